// A cell of a money table to what its sum is: measure, basis, body, period and sign, out of the row, the column and the caption.

import { cellText, type Match, type Row, type Surroundings, type Table } from '#model'
import { type MoneyCell, readMoneyCell, readUnit } from '#text'
import type { Figure } from './figure.ts'
import { findEntities } from './figureEntity.ts'
import { ownerOf } from './figureFront.ts'
import { type Grid, linesOf, type MoneyColumn } from './figureGrid.ts'
import type { Lexicon, Measure } from './figureLexicon.ts'
import { findPeriods } from './figurePeriod.ts'
import { groupOf, isTotal, measureOfLabel, measureOfWords } from './figureRows.ts'
import { type OverPeriod, periodOver } from './figureSetting.ts'

/** What holds for all rows of a table. */
export interface Scene {
  table: Table
  grid: Grid
  match: Match
  around: Surroundings
  lexicon: Lexicon
  /** Captions and headings over the table, nearest first. */
  over: readonly string[]
  kind: 'options' | 'payments' | 'schemes' | 'other'
}

/** What the sum of a cell measures: by its column, its row, its group, the caption and the other columns, in that order. */
export function measureOfCell(row: Row, label: string, column: MoneyColumn, scene: Scene): Measure {
  const { lexicon, kind, over, grid, table } = scene
  if (column.kind === 'variance') return 'variance'
  if (kind === 'payments') return 'expenditure'
  const heading = lexicon.measures(column.label).find((cue) => cue.measure !== 'variance')
  if (heading && column.kind === null) return heading.measure
  const named = (words: string) =>
    measureOfWords(words, lexicon) ?? (kind === 'schemes' ? undefined : measureOfLabel(words, lexicon))
  const own = named(label) ?? named(groupOf(table, row, grid, lexicon))
  if (own) return own
  if (kind === 'schemes') return 'efficiency'
  for (const text of over.slice(0, 3)) {
    const cue = lexicon.measures(text).at(-1)
    if (cue?.measure === 'surplus_deficit' && listsSpending(scene) && !isTotal(label, lexicon)) return 'expenditure'
    if (cue?.measure === 'surplus_deficit' && cue.vague && listsServices(scene)) return 'expenditure'
    if (cue) return cue.measure
  }
  if (ranksBodies(scene)) return 'surplus_deficit'
  const head = [...grid.heads.values()]
    .flatMap((text) => lexicon.measures(text))
    .find((cue) => cue.measure !== 'variance')
  return head?.measure ?? 'other'
}

/** Bodies with their plans and actuals in brackets: nothing but deficits looks so. */
function ranksBodies({ table, grid, lexicon }: Scene): boolean {
  if (!lexicon.holds('owner_column', grid.heads.get(grid.labelColumn) ?? '')) return false
  const stated = grid.columns.filter((c) => c.kind !== null && c.kind !== 'variance')
  const cells = table.rows.slice(grid.firstRow).flatMap((row) => stated.map((c) => cellText(row, c.column)))
  const numbers = cells.filter((cell) => /\d/.test(cell) && !/^[\D0]*0(?:\.0+)?$/.test(cell))
  return numbers.length > 2 && numbers.filter((cell) => /^£?\s?\(/.test(cell)).length * 2 > numbers.length
}

/** Services with budgets, in plain numbers, under "Financial position": what they spend, not how they stand. */
function listsServices(scene: Scene): boolean {
  const { grid, lexicon } = scene
  const heads = [...grid.heads.values()].join(' | ')
  return (
    /\bbudget/i.test(heads) &&
    lexicon.holds('owner_column', grid.heads.get(grid.labelColumn) ?? '') &&
    !ranksBodies(scene)
  )
}

/** Rows of income and of spending: what has no name of either kind is spending. */
function listsSpending({ table, grid, lexicon }: Scene): boolean {
  const named = table.rows.slice(grid.firstRow).map((row) => measureOfWords(cellText(row, grid.labelColumn), lexicon))
  return named.includes('income') || named.includes('expenditure')
}

/** A variance is as actual as the column that it compares with the plan. */
export function basisOfCell(column: MoneyColumn, { grid, kind, lexicon }: Scene): Figure['basis'] {
  if (column.kind === 'both') return null
  if (column.kind === 'variance') {
    if (lexicon.holds('column_forecast', column.label)) return 'forecast'
    const before = comparedWithPlan(column, grid)
    return before === undefined || before.kind === 'both' ? null : (before.kind as Figure['basis'])
  }
  if (column.kind) return column.kind
  if (kind === 'payments') return 'actual'
  return kind === 'options' || [...grid.heads.values()].some((head) => lexicon.holds('option_table', head))
    ? 'plan'
    : null
}

const comparedWithPlan = (variance: MoneyColumn, grid: Grid) =>
  grid.columns.filter((c) => c.column < variance.column && c.kind !== 'plan' && c.kind !== 'variance').at(-1)

/** Whose sum it is: the payee, a body in the row's name, the row's name under "Directorate", else the body told just above. */
export function entityOfCell(row: Row, label: string, line: number | null, scene: Scene): string | null {
  const { grid, around, lexicon, kind, match, table } = scene
  if (kind === 'options') return null
  const total = isTotal(label, lexicon)
  if (kind === 'payments') return payeeOf(row, line, scene)
  const sense = { lexicon, shortNames: around.shortNames, strict: true }
  const own = findEntities(label, sense)[0] ?? findEntities(grid.heads.get(0) ?? '', sense)[0]
  if (own) return own.name
  if (!total && label !== '' && lexicon.holds('owner_column', grid.heads.get(grid.labelColumn) ?? '')) return label
  const group = findEntities(groupOf(table, row, grid, lexicon), sense)[0]
  if (group) return group.name
  if (kind !== 'other') return null
  const owner = ownerOf(match.part.place, around)
  if (owner) return owner
  for (let i = around.index - 1; i >= 0 && i >= around.index - 4; i--) {
    const { block, place } = around.parts[i]!
    if (place.item !== match.part.place.item || block.kind === 'table') break
    const named = findEntities(block.passage.text, { ...sense, strict: false }).find(
      ({ name }) => !lexicon.holds('bodies.accounts', name),
    )
    if (named) return named.name
  }
  return null
}

function payeeOf(row: Row, line: number | null, { grid, lexicon }: Scene): string | null {
  const heads = [...grid.heads].filter(([column]) => !grid.columns.some((c) => c.column === column))
  const payee =
    heads.find(([, head]) => lexicon.holds('payee', head)) ??
    heads.find(([, head]) => lexicon.holds('payment_table', head))
  if (!payee) return null
  const words = row.cells.find((cell) => cell.column === payee[0])?.passage.text ?? ''
  const name = (line === null ? cellText(row, payee[0]) : (linesOf(words)[line] ?? '')).trim()
  return name === '' || /^[\d\s./-]+$/.test(name) || isTotal(name, lexicon) ? null : name
}

/** The column's own words, with the month and year of the headings where it leaves them open. */
export function periodOfCell(label: string, column: MoneyColumn, scene: Scene): Figure['period'] {
  const { around, over, match, grid, kind } = scene
  const printed =
    findPeriods(column.label).find((p) => p.reach !== 'vague') ?? findPeriods(label).find((p) => p.reach === 'fy')
  if (kind === 'payments' || kind === 'options')
    return printed ? { fy: printed.fy, month: printed.month, raw: printed.raw } : null
  const open = printed === undefined || printed.fy === null || (printed.reach === 'ytd' && printed.month === null)
  const financial = grid.columns.some((c) => c.kind !== null) || readUnit(grid.heads.get(0) ?? '') !== undefined
  const outside: OverPeriod | null =
    open && financial ? periodOver(over, match.part.place, around, 'surplus_deficit') : null
  if (!printed)
    return outside && { fy: outside.fy, month: isOfYear(column, scene) ? null : outside.month, raw: outside.raw }
  const raw =
    printed.reach === 'fy'
      ? printed.raw
      : column.label.replace(/\s(?:target|plan|actual|budget|FOT|forecast|var(?:iance)?)$/i, '')
  const month = printed.reach === 'ytd' ? (printed.month ?? outside?.month ?? null) : printed.month
  return { fy: printed.fy ?? outside?.fy ?? null, month, raw }
}

/** A forecast, an annual budget, and the one budget beside a forecast are of the whole year, whatever month the report is of. */
function isOfYear(column: MoneyColumn, scene: Scene): boolean {
  const { grid, lexicon } = scene
  const basis = basisOfCell(column, scene)
  if (basis === 'forecast' || lexicon.holds('column_of_year', column.label)) return true
  const forecasts = grid.columns.some((c) => c.kind === 'forecast')
  return basis === 'plan' && forecasts && !lexicon.holds('time_of_column', column.label)
}

/** The sign of a sum: as printed, by the words of its row, or by what a plain number means in a column of variances. */
export interface CellSign {
  sign: 1 | -1
  /** Concluded from how the columns add up. */
  inferred: boolean
}

export function signOfCell(
  money: MoneyCell,
  row: Row,
  label: string,
  column: MoneyColumn,
  measure: Measure,
  scene: Scene,
): CellSign {
  const printed = money.printedSign === null ? null : money.printedSign === 'suffix_favourable' ? 1 : -1
  if (column.kind === 'variance' && !money.printedSign?.startsWith('suffix')) {
    const over = overIsPlain(row, column, scene)
    if (over) return { sign: (printed ?? 1) === 1 ? -1 : 1, inferred: over === 'summed' }
  }
  const directions = scene.lexicon.measures(label).map((cue) => cue.direction)
  const lost = measure === 'surplus_deficit' && directions.length > 0 && directions.every((d) => d === -1)
  return { sign: printed ?? (lost ? -1 : 1), inferred: false }
}

/**
 * Whether spending above its budget is a plain number here. The heading says it, or the columns show it:
 *
 *   Budget  Forecast  Variance
 *     78.4      82.3       3.9      82.3 − 78.4: an overspend without a sign
 */
function overIsPlain(row: Row, column: MoneyColumn, scene: Scene): 'said' | 'summed' | null {
  const { lexicon, over, grid } = scene
  const sums = sumsOfRow(row, column, grid)
  const earned = measureOfCell(row, cellText(row, grid.labelColumn), { ...column, kind: 'plan' }, scene)
  const spends = earned === 'expenditure' || earned === 'capital' || earned === 'agency' || earned === 'cost_pressure'
  if (lexicon.holds('over_is_plain', column.label) || lexicon.holds('over_is_plain', over[0] ?? ''))
    return earned === 'income' && sums && sums.plan > 0 && sums.fits ? null : 'said'
  if (/[()/]|fav|adv/i.test(column.label.replace(/\(?£\S*\)?/g, ''))) return null
  if (scene.kind === 'schemes') return null
  const ways = waysOf(column, scene)
  if (ways.against > 0 || ways.fits === 0) return null
  return spends || (sums && sums.plan < 0) ? 'summed' : null
}

const counted = new WeakMap<Table, Map<number, { fits: number; against: number }>>()

/** How many rows of plain spending show actual − plan, and how many plan − actual, in a column of variances. */
function waysOf(column: MoneyColumn, scene: Scene): { fits: number; against: number } {
  let byColumn = counted.get(scene.table)
  if (!byColumn) counted.set(scene.table, (byColumn = new Map()))
  let ways = byColumn.get(column.column)
  if (!ways) {
    ways = { fits: 0, against: 0 }
    for (const row of scene.table.rows.slice(scene.grid.firstRow)) {
      const sums = sumsOfRow(row, column, scene.grid)
      const measure = measureOfCell(row, cellText(row, scene.grid.labelColumn), { ...column, kind: 'plan' }, scene)
      if (!sums || sums.plan <= 0 || sums.variance === 0 || !['expenditure', 'capital', 'agency'].includes(measure))
        continue
      if (sums.fits) ways.fits++
      else ways.against++
    }
    byColumn.set(column.column, ways)
  }
  return ways
}

/** The sums that a variance compares, as printed; `fits` where it is the later less the plan. */
function sumsOfRow(
  row: Row,
  column: MoneyColumn,
  grid: Grid,
): { plan: number; variance: number; fits: boolean } | undefined {
  const other = comparedWithPlan(column, grid)
  const plan = grid.columns.filter((c) => c.kind === 'plan' && c.column < (other?.column ?? 0)).at(-1)
  if (!other || !plan) return undefined
  const [a, b, v] = [plan, other, column].map((c) => printedNumber(cellText(row, c.column)))
  if (a === undefined || b === undefined || v === undefined) return undefined
  const slack = 1.01 * 10 ** -decimals(cellText(row, column.column))
  return { plan: a, variance: v, fits: Math.abs(b - a - v) <= slack && Math.abs(b - a) > slack / 2 }
}

function printedNumber(text: string): number | undefined {
  const cell = readMoneyCell(text, 1)
  if (!cell) return undefined
  return cell.printedSign === null || cell.printedSign === 'suffix_favourable' ? cell.amount : -cell.amount
}

const decimals = (text: string) => /\.(\d+)/.exec(text)?.[1]?.length ?? 0
