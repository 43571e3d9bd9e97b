// One sum that a document states in two places: in its text and in a table, or in two of its papers.

import type { ExportedRecord } from '#model'
import { entity, pounds, raw, sameWithinRounding, value } from '../amounts.ts'
import type { Finding, Reading } from '../finding.ts'
import { alike, sameMoment, type Statement, statementsOf } from '../statements.ts'

/** Every statement is held against the first of its kind: against a table where there is one, for a table is exact. */
export function statedTwice({ figures }: Reading): Finding[] {
  const groups = new Map<string, Statement[]>()
  for (const statement of statementsOf(figures))
    groups.set(statement.key, [...(groups.get(statement.key) ?? []), statement])
  return [...groups.values()].flatMap((statements) => {
    const first = statements.find(({ figure }) => figure.table) ?? statements[0]!
    return statements.flatMap((other) => (other === first ? [] : compare(first, other)))
  })
}

function compare(first: Statement, other: Statement): Finding[] {
  if (!sameMoment(first, other) || samePlace(first.figure, other.figure)) return []
  const agrees = sameWithinRounding(first.figure, other.figure)
  if (!agrees && !alike(first.figure, other.figure)) return []
  const tables = [first, other].filter(({ figure }) => figure.table).length
  const apart = pounds(Math.abs(value(first.figure) - value(other.figure)))
  const both = `${sideOf(other.figure)} and ${sideOf(first.figure)}`
  return [
    {
      agrees,
      rule: tables === 1 ? 'text-and-table' : 'stated-twice',
      kind: tables === 1 ? 'text_table_mismatch' : 'restated',
      message: agrees
        ? `${both} are the same sum within their rounding.`
        : `${both} are stated for the same sum, ${apart} apart.`,
      at: other.figure,
      records: [other.figure, first.figure],
    },
  ]
}

/** Sums of one paragraph, or of one table, are told apart by those who wrote them. */
function samePlace(a: ExportedRecord, b: ExportedRecord): boolean {
  if (a.table && b.table) return true
  const [left, right] = [a.source, b.source]
  return left.line_start !== null ? left.line_start === right.line_start : sameParagraph(a, b)
}

function sameParagraph(a: ExportedRecord, b: ExportedRecord): boolean {
  return (
    a.source.page === b.source.page && Math.abs(a.source.char_start - b.source.char_start) < 400 && !a.table && !b.table
  )
}

function sideOf(figure: ExportedRecord): string {
  const { page, line_start } = figure.source
  const place = page !== null ? `page ${page}` : `line ${line_start}`
  const where = [figure.paper && `paper ${figure.paper}`, place].filter(Boolean).join(', ')
  return `${raw(figure)} (${entity(figure)}${figure.table ? ', table' : ''}, ${where})`
}
