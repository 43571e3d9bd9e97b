// Rows of a table of sums: their names, the group under which they stand, and what they measure.

import { cellText, type Row, type Table } from '#model'
import { readMoneyCell } from '#text'
import { type Grid, linesOf } from './figureGrid.ts'
import type { Lexicon, Measure } from './figureLexicon.ts'

/** The row's name: its label column, or the next cell with words; a line of it where one row holds several. */
export function rowLabel(row: Row, grid: Grid, line: number | null): string {
  const first = Math.min(...grid.columns.map((c) => c.column))
  const cells = row.cells.filter((c) => c.column < first || c.column === grid.labelColumn)
  const preferred = [
    ...cells.filter((c) => c.column === grid.labelColumn),
    ...cells.filter((c) => c.column !== grid.labelColumn),
  ]
  for (const cell of preferred) {
    const words = line === null ? cell.passage.text : (linesOf(cell.passage.text)[line] ?? '')
    if (words.trim() !== '') return words.replace(/\s+/g, ' ').trim()
  }
  return ''
}

/** Whether a row sums up rows above it. */
export function isTotal(label: string, lexicon: Lexicon): boolean {
  return lexicon.holds('sum_of_rows', label)
}

/**
 * The name of the group in which a row stands: the nearest row above it that has a name and no numbers.
 *
 *   Income                     ← group
 *     Grants      410   398    ← row
 */
export function groupOf(table: Table, row: Row, grid: Grid, lexicon: Lexicon): string {
  let groups = known.get(grid)
  if (!groups) known.set(grid, (groups = groupsOf(table, grid, lexicon)))
  return groups.get(row) ?? ''
}

const known = new WeakMap<Grid, ReadonlyMap<Row, string>>()

function groupsOf(table: Table, grid: Grid, lexicon: Lexicon): ReadonlyMap<Row, string> {
  const groups = new Map<Row, string>()
  let group = ''
  table.rows.forEach((row, i) => {
    groups.set(row, group)
    if (i < grid.firstRow) return
    const label = rowLabel(row, grid, null)
    const bare = row.cells.every((c) => c.column === grid.labelColumn || cellText(row, c.column) === '')
    const numbers = row.cells.some((c) => c.column > 0 && readMoneyCell(c.passage.text.trim(), 1) !== undefined)
    if (label !== '' && bare && !numbers) group = label
    else if (isTotal(label, lexicon)) group = ''
  })
  return groups
}

/** What a row's own words measure; a word for any spending gives way to a closer one. */
export function measureOfWords(words: string, lexicon: Lexicon): Measure | undefined {
  const cues = lexicon.measures(words).filter((cue) => cue.measure !== 'variance')
  return (cues.find((cue) => !cue.vague) ?? cues.find((cue) => cue.measure !== 'surplus_deficit') ?? cues[0])?.measure
}

/** What a row of spending or income is called after: wages, premises, fees. */
export function measureOfLabel(label: string, lexicon: Lexicon): Measure | undefined {
  if (lexicon.holds('spend_rows', label)) return 'expenditure'
  return lexicon.holds('income_rows', label) ? 'income' : undefined
}
