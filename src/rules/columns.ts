// A table to rows whose cells have names.

import { type Cell, cellAt, type Passage, type Row, type Table } from '#model'
import { anchorWords, canHold, type Pattern } from './pattern.ts'

export interface Columns {
  columnPatterns: ReadonlyMap<string, readonly Pattern[]>
  need: readonly string[]
}

/** Which column holds which field, and how many columns the heading row has. */
export interface Heading {
  columns: ReadonlyMap<string, number>
  width: number
  rowIndex: number
}

export interface NamedRow {
  rowIndex: number
  row: Row
  heading: Heading
  cells: Readonly<Record<string, Passage>>
}

/** The text of a heading cell as patterns see it: no emphasis, no unit or note in brackets, no colon. */
export function headText(cell: Cell | undefined): string {
  return (cell?.passage.text ?? '')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[*_:]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const known = new WeakMap<Cell, { text: string; words: ReadonlySet<string> }>()

/** The text of a heading cell and its words, read once for all rules. */
function headWords(cell: Cell): { text: string; words: ReadonlySet<string> } {
  let found = known.get(cell)
  if (!found) {
    const text = headText(cell)
    found = { text, words: anchorWords(text) }
    known.set(cell, found)
  }
  return found
}

/** The first row of the table that names the needed columns, or nothing. */
export function findHeading(table: Table, spec: Columns): Heading | undefined {
  const limit = Math.min(table.rows.length, 6)
  for (let i = 0; i < limit; i++) {
    const columns = headingColumns(table.rows[i]!, spec)
    if (columns) return { columns, width: width(table.rows[i]!), rowIndex: i }
  }
  return undefined
}

/** Field → column, where the row names all needed fields. */
export function headingColumns(row: Row, spec: Columns): ReadonlyMap<string, number> | undefined {
  const columns = new Map<string, number>()
  for (const cell of row.cells) {
    const { text, words } = headWords(cell)
    if (text === '' || text.length > 80) continue
    for (const [field, patterns] of spec.columnPatterns) {
      if (columns.has(field)) continue
      if (patterns.some((pattern) => canHold(pattern, words) && pattern.regex.test(text))) {
        columns.set(field, cell.column)
        break
      }
    }
  }
  return spec.need.every((need) => need.split('/').some((field) => columns.has(field))) ? columns : undefined
}

/**
 * The data rows of a table by field names. Rows that repeat the heading are left out. `inherited` is the heading of the
 * table directly above, for a table that goes on without one.
 */
export function nameRows(table: Table, spec: Columns, inherited?: Heading): NamedRow[] {
  const found = findHeading(table, spec)
  const heading = found ?? (inherited && width(table.rows[0]) === inherited.width ? { ...inherited, rowIndex: -1 } : undefined)
  if (!heading) return []
  const rows: NamedRow[] = []
  let current = heading
  for (let i = heading.rowIndex + 1; i < table.rows.length; i++) {
    const row = table.rows[i]!
    const again = headingColumns(row, spec)
    if (again) {
      current = { columns: again, width: width(row), rowIndex: i }
      continue
    }
    const cells: Record<string, Passage> = {}
    for (const [field, column] of current.columns) {
      const cell = cellAt(row, column)
      if (cell && cell.passage.text.trim() !== '') cells[field] = cell.passage
    }
    if (Object.keys(cells).length > 0) rows.push({ rowIndex: i, row, heading: current, cells })
  }
  return rows
}

export function width(row: Row | undefined): number {
  return row?.cells.length ?? 0
}
