// A table of sums to one figure for each of its money cells.

import {
  type Cell,
  cellAt,
  cellText,
  joinPassages,
  type Match,
  type Passage,
  passageSpans,
  type Reading,
  type Row,
  slicePassage,
  type Surroundings,
} from '#model'
import { type MoneyCell, readMoney, readMoneyCell } from '#text'
import type { Figure } from './figure.ts'
import { basisOfCell, entityOfCell, measureOfCell, periodOfCell, type Scene, signOfCell } from './figureCell.ts'
import { detailOfCell, extentOf } from './figureDetail.ts'
import { type Grid, linesOf, type MoneyColumn, tableToGrid } from './figureGrid.ts'
import { lexiconOf } from './figureLexicon.ts'
import { findPeriods } from './figurePeriod.ts'
import { isTotal, rowLabel } from './figureRows.ts'
import { unitElsewhere, wordsOverTable } from './figureUnit.ts'

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
    const cell = cellAt(row, column.column)
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
    column.unitFrom === 'sibling' && money.scale === column.scale && money.unitRaw === null ? ['value'] : []
  const measure = measureOfCell(row, label, column, scene)
  const basis = basisOfCell(column, scene)
  const period = periodOfCell(label, column, scene)
  if (period && findPeriods(column.label).length === 0) inferred.push('period')
  const { sign, inferred: concluded } = signOfCell(money, row, label, column, measure, scene)
  if (concluded && !inferred.includes('value')) inferred.push('value')
  const fields: Figure = {
    raw: money.raw.replace(/\s+/g, ' '),
    value: sign * money.amount || 0,
    unit_raw: money.unitRaw ?? (column.unitFrom === 'sibling' ? null : column.unitRaw),
    measure,
    basis,
    entity: entityOfCell(row, label, line, scene),
    period,
    recurrent: lexicon.recurrences(label).at(-1)?.recurrent ?? null,
    table: { row: label || null, column: column.label || null },
    ...detailOfCell(money, column.unitFrom),
    scope: isTotal(label, lexicon) ? 'total' : null,
    extent: extentOf(column.label, measure, basis, lexicon),
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
