// A number of things that a sentence announces beside the table or list below it.

import { cellText, type Part, type Table } from '#model'
import { numberWord } from '#text'
import type { Finding, Reading } from '../finding.ts'
import { oneLine } from '../passages.ts'

const NUMBER = '(\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'
const announced = new RegExp(`\\b${NUMBER}\\s+((?:[\\p{L}-]+\\s+){0,4}?)(\\p{L}{3,}s)\\b`, 'giu')
const noRow = /^(?:overall|total|summary|key|note|none|assessment)\b/i

/**
 *   There are 3 key issues, as follows:
 *   Issue     Escalation
 *   …two rows
 *
 * The heading of the first column must be the thing that is counted, and the sentence must end in a colon.
 */
export function announcedCounts({ outlined }: Reading): Finding[] {
  return outlined.parts.flatMap((part, i): Finding[] => {
    const below = outlined.parts[i + 1]
    if (part.block.kind === 'table' || below?.block.kind !== 'table') return []
    const { text } = part.block.passage
    if (!/:\s*$/.test(text) || text.length > 400) return []
    const counts = [...text.matchAll(announced)]
    const heading = cellText(below.block.rows[0]!, below.block.rows[0]!.cells[0]?.column ?? 0).toLowerCase()
    const match = counts.find(([, , , thing]) => heading !== '' && sameThing(heading, thing!.toLowerCase()))
    const count = match && (Number(match[1]) || numberWord(match[1]!))
    if (!match || !count || counts.length > 1) return []
    const rows = rowsOf(tablesFrom(outlined.parts, i + 1))
    if (rows === count || rows === 0) return []
    return [finding(part, below, oneLine(match[0]), rows)]
  })
}

const sameThing = (heading: string, thing: string) => heading.replace(/s$/, '') === thing.replace(/s$/, '')

/** The table and those that go on with it on the next page. */
function tablesFrom(parts: readonly Part[], first: number): Table[] {
  const tables: Table[] = []
  const width = (table: Table) => Math.max(...table.rows.map((row) => row.cells.length))
  for (const { block } of parts.slice(first)) {
    if (block.kind !== 'table' || (tables[0] && width(block) > width(tables[0]))) break
    tables.push(block)
  }
  return tables
}

/** Rows below the heading that begin with words of their own. */
function rowsOf(tables: readonly Table[]): number {
  const heading = cellText(tables[0]!.rows[0]!, 0)
  const rows = tables.flatMap((table) => table.rows).slice(1)
  return rows
    .filter((row) => cellText(row, 0) !== heading)
    .filter((row) => {
      const first = cellText(row, row.cells[0]?.column ?? 0)
      return first !== '' && !noRow.test(first) && row.cells.length > 1
    }).length
}

function finding(part: Part, below: Part, words: string, rows: number): Finding {
  const head = below.block.kind === 'table' ? below.block.rows[0]!.cells[0]! : undefined
  return {
    agrees: false,
    rule: 'announced-count',
    message: `“${words}” are announced; the table below has ${rows} row${rows === 1 ? '' : 's'}.`,
    at: [
      { part, passage: part.block.kind === 'table' ? head!.passage : part.block.passage },
      ...(head ? [{ part: below, passage: head.passage }] : []),
    ],
    records: [],
  }
}
