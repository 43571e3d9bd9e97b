// Two dates of one row of which the second comes before the first: due before raised, closed before opened.

import { cellText, type Part, type Passage, type Table } from '#model'
import { readDates } from '#text'
import type { Finding, Reading } from '../finding.ts'
import { oneLine } from '../passages.ts'

const first =
  /\b(?:raised|opened|open date|date opened|start(?:s|ed|ing)?|commenc\w+|from|identified|logged|added|created|issued|meeting date|date of meeting|last review\w*)\b/i
const second =
  /\b(?:due|deadline|target|closed|clos(?:ure|ing)|end(?:s|ed|ing)?|completed?|completion|resolved|expir\w+|next review\w*)\b/i

/**
 * A table whose headings name a beginning and an end, each for one column.
 *
 *   Ref   Raised       Due
 *   14    12/03/2031   01/02/2031
 */
export function dateColumns({ outlined }: Reading): Finding[] {
  return outlined.parts.flatMap((part) => (part.block.kind === 'table' ? inTable(part, part.block) : []))
}

function inTable(part: Part, table: Table): Finding[] {
  const [head, ...rows] = table.rows
  if (!head || rows.length === 0) return []
  const columns = head.cells.map(({ column }) => ({ column, words: cellText(head, column) }))
  const from = columns.filter(({ words }) => words.length < 40 && first.test(words) && !second.test(words))
  const to = columns.filter(({ words }) => words.length < 40 && second.test(words) && !first.test(words))
  if (from.length !== 1 || to.length === 0) return []
  return rows.flatMap((row) =>
    to.flatMap(({ column, words }): Finding[] => {
      const begin = dayIn(row.cells.find((cell) => cell.column === from[0]!.column)?.passage)
      const end = dayIn(row.cells.find((cell) => cell.column === column)?.passage)
      const length = Math.min(begin?.date.length ?? 0, end?.date.length ?? 0)
      if (!begin || !end || end.date.slice(0, length) >= begin.date.slice(0, length)) return []
      const sides = [
        { part, passage: begin.passage },
        { part, passage: end.passage },
      ] as const
      return [
        {
          agrees: false,
          rule: 'dates-of-a-row',
          message: `${oneLine(words)} ${end.raw} is before ${oneLine(from[0]!.words)} ${begin.raw}.`,
          at: column > from[0]!.column ? sides : [sides[1], sides[0]],
          records: [],
        },
      ]
    }),
  )
}

/** The one date of a cell; of several, none says what it is. */
function dayIn(passage: Passage | undefined): { date: string; raw: string; passage: Passage } | undefined {
  if (!passage || passage.text.length > 40) return undefined
  const dates = readDates(passage.text)
  const [only] = dates
  if (!only || dates.length > 1 || only.yearInferred || only.kind === 'approximate' || only.date.length < 7)
    return undefined
  return { date: only.date, raw: oneLine(only.raw), passage }
}
