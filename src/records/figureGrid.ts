// A table to its columns: which hold sums, in what unit, planned or spent, and which column names the rows.

import { cellAt, cellText, type Table } from '#model'
import { readMoneyCell, readUnit } from '#text'
import type { Figure } from './figure.ts'
import type { Lexicon } from './figureLexicon.ts'

/** A column that holds sums. */
export interface MoneyColumn {
  /** 0-based. */
  column: number
  /** The heading as printed, both tiers of a double heading joined. */
  label: string
  /** Pounds a printed unit; null where every cell brings its own. */
  scale: number | null
  unitRaw: string | null
  kind: Figure['basis'] | 'variance' | 'both'
  /** Where the unit stands; that of another table of the paper is concluded, not read. */
  unitFrom: 'heading' | 'caption' | 'sibling' | null
}

export interface Grid {
  columns: MoneyColumn[]
  /** 0-based row of the first data row. */
  firstRow: number
  /** Column whose words name the row. */
  labelColumn: number
  heads: ReadonlyMap<number, string>
}

/** Where the unit of a table without one in its own heading can be read: its caption, or another table of the paper. */
export interface UnitElsewhere {
  caption: { scale: number; raw: string } | undefined
  sibling: { scale: number; raw: string } | undefined
}

/** The sums of a table; undefined where nothing says that its numbers are pounds. */
export function tableToGrid(table: Table, lexicon: Lexicon, elsewhere: UnitElsewhere): Grid | undefined {
  const firstRow = headingRows(table)
  const heads = columnLabels(table, firstRow)
  const corner = readUnit(heads.get(0) ?? '')
  const columns: MoneyColumn[] = []
  const finance = [...heads.values()].filter((label) => kindOf(label, lexicon) !== null).length
  for (const [column, label] of allColumns(table, heads)) {
    if (column === 0 && firstRow > 0) continue
    const own = readUnit(label)
    const kind = kindOf(label, lexicon)
    const shown = cellsShow(table, firstRow, column)
    if (!shown.numbers || (!own && isNoMoney(label, lexicon) && !shown.pounds)) continue
    const unit = own ?? corner ?? elsewhere.caption
    const unitFrom = own || corner ? 'heading' : 'caption'
    if (unit) columns.push({ column, label, scale: unit.scale, unitRaw: unit.raw, kind, unitFrom })
    else if (shown.pounds) columns.push({ column, label, scale: null, unitRaw: null, kind, unitFrom: null })
    else if (elsewhere.sibling && ((finance >= 2 && kind !== null) || rowsTellSums(table, firstRow, lexicon)))
      columns.push({ column, label, scale: elsewhere.sibling.scale, unitRaw: null, kind, unitFrom: 'sibling' })
  }
  if (columns.length === 0) return undefined
  return { columns, firstRow, labelColumn: labelColumn(heads, columns, lexicon), heads }
}

/** Most rows are called surpluses, savings, pressures, and their numbers stand in brackets: nothing but money looks so. */
function rowsTellSums(table: Table, firstRow: number, lexicon: Lexicon): boolean {
  const rows = table.rows.slice(firstRow)
  const telling = rows.filter((row) => lexicon.measures(cellText(row, row.cells[0]?.column ?? 0)).length > 0)
  const bracketed = rows.filter((row) =>
    row.cells.some((cell) => /^\s*\(\d{1,3}(?:,\d{3})+\)\s*$/.test(cell.passage.text)),
  )
  return telling.length >= 3 && telling.length * 2 >= rows.length && bracketed.length >= 3
}

/** Rows above the first that holds a number; a single row of words is a heading only where numbers follow it. */
function headingRows(table: Table): number {
  const limit = Math.min(table.rows.length, 5)
  for (let i = 0; i < limit; i++) {
    const row = table.rows[i]!
    const numbers = row.cells.filter((cell) => cell.column > 0 && isNumber(cell.passage.text)).length
    if (numbers > 0) return i
  }
  return 1
}

const isNumber = (text: string) => {
  const money = readMoneyCell(text.trim(), 1)
  return money !== undefined && /\d/.test(money.raw) && !/^(?:19|20)\d\d$/.test(money.raw)
}

/**
 * Column → heading. The upper tier of a double heading holds for the empty columns to its right.
 *
 *   |           | YTD £'000 |        | M1-12 £'000 |     |
 *   |           | Target    | Actual | Target      | FOT |      "YTD £'000 Actual"
 */
function columnLabels(table: Table, firstRow: number): Map<number, string> {
  const labels = new Map<number, string>()
  for (let i = 0; i < firstRow; i++) {
    const row = table.rows[i]!
    const lower = firstRow > 1 && i < firstRow - 1
    let over = ''
    for (const cell of row.cells) {
      const text = cellText(row, cell.column)
      over = text === '' && lower && cell.column > 1 ? over : text
      if (over === '') continue
      const before = labels.get(cell.column)
      labels.set(cell.column, before ? `${before} ${over}` : over)
    }
  }
  return labels
}

function allColumns(table: Table, heads: ReadonlyMap<number, string>): [number, string][] {
  const columns = new Set<number>()
  for (const row of table.rows) for (const cell of row.cells) columns.add(cell.column)
  return [...columns].sort((a, b) => a - b).map((column) => [column, heads.get(column) ?? ''])
}

/** Whether a column's cells are numbers, and whether pound signs or units stand in them. */
function cellsShow(table: Table, firstRow: number, column: number): { numbers: boolean; pounds: boolean } {
  let [numbers, pounds] = [false, false]
  for (const row of table.rows.slice(firstRow)) {
    for (const line of cellText(row, column) === '' ? [] : linesOf(cellAt(row, column)!.passage.text)) {
      const money = readMoneyCell(line, 1)
      if (!money) continue
      numbers = true
      if (/£/.test(money.raw)) pounds = true
    }
  }
  return { numbers, pounds }
}

/** The lines of a cell, or the sums that stand in it one below the other. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** "Actual to date", "In month" and "Year to date" name no dates and months. */
function isNoMoney(label: string, lexicon: Lexicon): boolean {
  return lexicon.holds('column_not_money', label.replace(lexicon.pattern('time_of_column'), ' '))
}

/** What a column's heading says; null where it says nothing of plan, spending or variance. */
export function kindOf(label: string, lexicon: Lexicon): MoneyColumn['kind'] {
  if (lexicon.holds('column_variance', label)) return 'variance'
  const [forecast, actual, plan] = ['column_forecast', 'column_actual', 'column_plan'].map((list) =>
    lexicon.holds(list, label),
  )
  if (forecast && actual) return lexicon.holds('forecast_outturn', label) ? 'forecast' : 'both'
  if (forecast) return 'forecast'
  if (actual && !plan) return 'actual'
  return plan ? 'plan' : null
}

/** The column that names the rows: by its heading, else the first one. */
function labelColumn(heads: ReadonlyMap<number, string>, columns: readonly MoneyColumn[], lexicon: Lexicon): number {
  const first = Math.min(...columns.map((c) => c.column))
  const named = [...heads].filter(([column, label]) => column < first && lexicon.holds('row_label', label))
  const exact = named.find(([, label]) => /^(?:payee|supplier|scheme)/i.test(label.trim()))
  return (exact ?? named[0])?.[0] ?? 0
}
