// A table of sums to one figure for each of its money cells.

import {
  type Cell,
  cellText,
  joinPassages,
  type Match,
  type Passage,
  passageSpans,
  type Reading,
  type Row,
  slicePassage,
  type Surroundings,
  type Table,
} from '#model'
import { type MoneyCell, readMoney, readMoneyCell, readUnit } from '#text'
import type { Figure } from './figure.ts'
import { findEntities } from './figureEntity.ts'
import { type Grid, linesOf, type MoneyColumn, tableToGrid } from './figureGrid.ts'
import { unitElsewhere, wordsOverTable } from './figureUnit.ts'
import { type Lexicon, lexiconOf, type Measure } from './figureLexicon.ts'
import { findPeriods } from './figurePeriod.ts'
import { type OverPeriod, periodOver } from './figureSetting.ts'

/** What holds for all rows of a table. */
interface Scene {
  table: Table
  grid: Grid
  match: Match
  around: Surroundings
  lexicon: Lexicon
  /** Captions and headings over the table, nearest first. */
  over: readonly string[]
  kind: 'options' | 'payments' | 'schemes' | 'other'
}

/** The figures of a table, row by row; none where nothing says that its numbers are pounds. */
export function readTable(match: Match, around: Surroundings): Reading<Figure>[] {
  if (match.block.kind !== 'table') return []
  const table = match.block
  const lexicon = lexiconOf(around.words)
  const over = wordsOverTable(match, around)
  const grid = tableToGrid(table, lexicon, unitElsewhere(match, around, over))
  if (!grid) return []
  const heads = [...grid.heads.values()].join(' | ')
  const kind = lexicon.holds('payment_table', heads)
    ? 'payments'
    : lexicon.holds('scheme_table', `${heads} | ${over[0] ?? ''}`)
      ? 'schemes'
      : lexicon.holds('option_table', heads)
        ? 'options'
        : 'other'
  const scene: Scene = { table, grid, match, around, lexicon, over, kind }
  return table.rows.slice(grid.firstRow).flatMap((row) => (isHeading(row, grid) ? [] : readRow(row, scene)))
}

/** A heading that the table repeats on the next page. */
function isHeading(row: Row, grid: Grid): boolean {
  return grid.columns.every(
    ({ column, label }) => label !== '' && label.endsWith(cellText(row, column)) && cellText(row, column) !== '',
  )
}

/** One printed row can hold several rows whose lines were not kept apart; each line of the money cells is one. */
function readRow(row: Row, scene: Scene): Reading<Figure>[] {
  const { grid } = scene
  const cells = grid.columns.flatMap((column) => {
    const cell = row.cells.find((c) => c.column === column.column)
    return cell ? [{ column, cell, lines: linesWithin(cell.passage, column.scale) }] : []
  })
  const depth = Math.max(0, ...cells.map((c) => c.lines.length))
  return Array.from({ length: depth }, (_, i) => i).flatMap((i) =>
    cells.flatMap(({ column, cell, lines }) => {
      const line = lines[i]
      return line ? readCell(row, cell, column, line, depth > 1 ? i : null, scene) : []
    }),
  )
}

interface Line {
  money: MoneyCell
  passage: Passage
}

function linesWithin(passage: Passage, scale: number | null): Line[] {
  const whole = readMoneyCell(passage.text, scale)
  if (whole) return [{ money: whole, passage: slicePassage(passage, whole.start, whole.end) }]
  const parts = linesOf(passage.text)
  const found: Line[] = []
  let at = 0
  for (const part of parts) {
    const from = passage.text.indexOf(part, at)
    at = from + part.length
    const money = readMoneyCell(part, scale)
    if (!money) return []
    found.push({ money, passage: slicePassage(passage, from + money.start, from + money.end) })
  }
  return found
}

function readCell(
  row: Row,
  cell: Cell,
  column: MoneyColumn,
  { money, passage }: Line,
  line: number | null,
  scene: Scene,
): Reading<Figure>[] {
  const { lexicon, grid } = scene
  const label = rowLabel(row, grid, line)
  const scale = money.scale ?? column.scale
  if (
    (scale === null && money.amount !== 0) ||
    lexicon.holds('row_not_money', label) ||
    (label === '' && money.amount === 0)
  )
    return []
  const inferred: (keyof Figure & string)[] =
    column.unitInferred && money.scale === column.scale && money.unitRaw === null ? ['value'] : []
  const measure = measureOf(label, column, scene)
  const period = periodOfCell(label, column, scene)
  if (period && findPeriods(column.label).length === 0) inferred.push('period')
  const negative = money.printedSign !== null && money.printedSign !== 'suffix_favourable'
  const fields: Figure = {
    raw: money.raw.replace(/\s+/g, ' '),
    value: (negative ? -money.amount : money.amount) || 0,
    unit_raw: money.unitRaw ?? (column.unitInferred ? null : column.unitRaw),
    measure,
    basis: basisOf(column, scene),
    entity: entityOf(row, label, line, scene),
    period,
    recurrent: lexicon.recurrences(label).at(-1)?.recurrent ?? null,
    table: { row: label || null, column: column.label || null },
    precision: money.precision,
  }
  return [
    {
      fields,
      passage: quoteOfCell(row, cell, passage, grid),
      at: { raw: passage },
      ...(inferred.length > 0 ? { inferred } : {}),
    },
  ]
}

/** The row's words from its label to the sum, where they stand side by side; else the sum alone. */
function quoteOfCell(row: Row, cell: Cell, sum: Passage, grid: Grid): Passage {
  const from = row.cells.findIndex(
    (c) => c.column >= Math.min(grid.labelColumn, cell.column) && c.passage.text.trim() !== '',
  )
  const to = row.cells.indexOf(cell)
  const before = from < 0 ? [] : row.cells.slice(from, to)
  const prose = before.some(
    (c) => readMoneyCell(c.passage.text, 1) === undefined && readMoney(c.passage.text).length > 0,
  )
  if (prose) return sum
  const whole = joinPassages([...before.map((c) => c.passage), sum], '\t', false)
  return passageSpans(whole).length === 1 ? whole : sum
}

/** The row's name: its label column, or the next cell with words; a line of it where one row holds several. */
function rowLabel(row: Row, grid: Grid, line: number | null): string {
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

function measureOf(label: string, column: MoneyColumn, { lexicon, kind, over }: Scene): Measure {
  if (column.kind === 'variance') return 'variance'
  const cues = lexicon.measures(label).filter((cue) => cue.measure !== 'variance')
  const own = cues.find((cue) => !cue.vague) ?? cues.find((cue) => cue.measure !== 'surplus_deficit') ?? cues[0]
  const heading = lexicon.measures(column.label).find((cue) => cue.measure !== 'variance')
  if (kind === 'payments') return 'expenditure'
  if (heading && column.kind === null) return heading.measure
  if (own) return own.measure
  if (kind === 'schemes') return 'efficiency'
  for (const text of over.slice(0, 3)) {
    const cue = lexicon.measures(text).at(-1)
    if (cue) return cue.measure
  }
  return 'other'
}

/** A variance is as actual as the column that it compares with the plan. */
function basisOf(column: MoneyColumn, { grid, kind, lexicon }: Scene): Figure['basis'] {
  if (column.kind === 'both') return null
  if (column.kind === 'variance') {
    const before = grid.columns
      .filter((c) => c.column < column.column && c.kind !== 'plan' && c.kind !== 'variance')
      .at(-1)
    return before === undefined || before.kind === 'both' ? null : (before.kind as Figure['basis'])
  }
  if (column.kind) return column.kind
  if (kind === 'payments') return 'actual'
  return kind === 'options' || [...grid.heads.values()].some((head) => lexicon.holds('option_table', head))
    ? 'plan'
    : null
}

function entityOf(
  row: Row,
  label: string,
  line: number | null,
  { grid, around, lexicon, kind, match }: Scene,
): string | null {
  if (kind === 'options') return null
  const payee = [...grid.heads].find(([, head]) => lexicon.holds('payment_table', head))
  if (kind === 'payments' && payee) {
    const name = (line === null ? cellText(row, payee[0]) : (linesOf(wordsAt(row, payee[0]))[line] ?? '')).trim()
    return name === '' || lexicon.holds('sum_of_rows', name) ? null : name
  }
  const sense = { lexicon, shortNames: around.shortNames, strict: true }
  const own = findEntities(label, sense)[0] ?? findEntities(grid.heads.get(0) ?? '', sense)[0]
  if (own) return own.name
  if (kind !== 'other') return null
  for (let i = around.index - 1; i >= 0 && i >= around.index - 4; i--) {
    const { block, place } = around.parts[i]!
    if (place.item !== match.part.place.item || block.kind === 'table') break
    const named = findEntities(block.passage.text, { ...sense, strict: false })[0]
    if (named) return named.name
  }
  return null
}

const wordsAt = (row: Row, column: number) => row.cells.find((cell) => cell.column === column)?.passage.text ?? ''

/** The column's own words, with the month and year of the headings where it leaves them open. */
function periodOfCell(label: string, column: MoneyColumn, scene: Scene): Figure['period'] {
  const { around, over, match, grid, kind } = scene
  const printed =
    findPeriods(column.label).find((p) => p.reach !== 'vague') ?? findPeriods(label).find((p) => p.reach === 'fy')
  if (kind === 'payments' || kind === 'options')
    return printed ? { fy: printed.fy, month: printed.month, raw: printed.raw } : null
  const open = printed === undefined || printed.fy === null || (printed.reach === 'ytd' && printed.month === null)
  const financial = grid.columns.some((c) => c.kind !== null) || readUnit(grid.heads.get(0) ?? '') !== undefined
  const outside: OverPeriod | null =
    open && financial ? periodOver(over, match.part.place, around, 'surplus_deficit') : null
  if (!printed) return outside && { fy: outside.fy, month: outside.month, raw: outside.raw }
  const raw =
    printed.reach === 'fy'
      ? printed.raw
      : column.label.replace(/\s(?:target|plan|actual|budget|FOT|forecast|var(?:iance)?)$/i, '')
  const month = printed.reach === 'ytd' ? (printed.month ?? outside?.month ?? null) : printed.month
  return { fy: printed.fy ?? outside?.fy ?? null, month, raw }
}
