// A grid and the words inside it to a table.

import type { Fill, Word } from '#model'
import { fillsBehind, isColourKey, withoutDecor } from './colour.ts'
import { type FlowSetting, linesToFlow } from './flow.ts'
import type { Grid } from './grid.ts'
import { wordsToLines } from './lines.ts'
import type { CellPiece, Piece, TablePiece } from './pieces.ts'
import { type FilledGrid, isNumber, refine } from './refine.ts'

/** A table, or the pieces of a box that is none: one column, or words in one cell only. */
export function gridToPieces(
  grid: Grid,
  words: readonly Word[],
  fills: readonly Fill[],
  setting: FlowSetting,
): Piece[] {
  const drawn = fillCells(grid, words)
  const near = fills.filter(
    ({ box }) => box[0] < grid.box[2] && box[2] > grid.box[0] && box[1] < grid.box[3] && box[3] > grid.box[1],
  )
  const filled = drawn.cells.filter((cell) => cell.words.length > 0).length
  if (filled <= 1 && near.length === 0) return boxToPieces(drawn, setting)
  const { xs, ys, cells } = refine(drawn)
  if (isChart(xs.length - 1, cells)) return boxToPieces(drawn, setting)
  const table = cells.map(({ words: own, ...cell }): CellPiece => ({
    ...cell,
    pieces: linesToFlow(wordsToLines(own), { ...setting, right: rightOf(own, cell.box[2]), headings: false }),
    fills: fillsBehind(cell.box, near),
  }))
  if (xs.length === 2 && !isColourKey(table)) return boxToPieces(drawn, setting)
  return [
    withoutEmpty({
      kind: 'table',
      rows: ys.length - 1,
      columns: xs.length - 1,
      cells: withoutDecor(table),
      edges: xs,
      box: grid.box,
      openTop: grid.openTop,
      openBottom: grid.openBottom,
      ruled: true,
    }),
  ]
}

function fillCells(grid: Grid, words: readonly Word[]): FilledGrid {
  const columns = grid.xs.length - 1
  const rows = grid.ys.length - 1
  const owner = new Int32Array(rows * columns)
  grid.cells.forEach((cell, index) => {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++) owner[r * columns + c] = index
  })
  const own: Word[][] = grid.cells.map(() => [])
  for (const word of words) {
    const c = slot(grid.xs, (word.x0 + word.x1) / 2)
    const r = slot(grid.ys, (word.y0 + word.y1) / 2)
    own[owner[r * columns + c]!]!.push(word)
  }
  return { xs: grid.xs, ys: grid.ys, cells: grid.cells.map((cell, i) => ({ ...cell, words: own[i]! })) }
}

/** The lines of a chart with numbers along its sides and nothing between them. */
function isChart(columns: number, cells: FilledGrid['cells']): boolean {
  const filled = cells.filter((cell) => cell.words.length > 0)
  const used = new Set(filled.map((cell) => cell.column))
  return used.size < columns && filled.every((cell) => cell.words.every((word) => isNumber(word.text)))
}

/** The words of a box around text, which is no table. */
function boxToPieces({ cells }: FilledGrid, setting: FlowSetting): Piece[] {
  return cells.flatMap((cell) =>
    linesToFlow(wordsToLines(cell.words), { ...setting, right: cell.box[2] - 4, headings: true }),
  )
}

/** Words end some points before the edge of their cell; as far before it as they begin behind the left one. */
function rightOf(words: readonly Word[], edge: number): number {
  let right = 0
  for (const word of words) right = Math.max(right, word.x1)
  return Math.max(right, edge - 8)
}

function slot(edges: readonly number[], at: number): number {
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (edges[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** Leaves out rows and columns in which no cell of their own has words or a colour. */
export function withoutEmpty(table: TablePiece): TablePiece {
  const full = table.cells.filter((cell) => cell.pieces.length > 0 || cell.fills.length > 0)
  const rowUsed = new Uint8Array(table.rows)
  const columnUsed = new Uint8Array(table.columns)
  for (const cell of full) {
    if (cell.rowSpan === 1 || cell.pieces.length > 0) rowUsed[cell.row] = 1
    if (cell.columnSpan === 1) columnUsed[cell.column] = 1
    else if (!columnUsed.subarray(cell.column, cell.column + cell.columnSpan).includes(1)) columnUsed[cell.column] = 1
  }
  // A column that stands empty under its own heading, or is wide, is a column all the same.
  for (const cell of table.cells)
    if (cell.columnSpan === 1 && cell.box[2] - cell.box[0] >= 16) columnUsed[cell.column] = 1
  if (!rowUsed.includes(0) && !columnUsed.includes(0)) return table
  const rowAt = ranks(rowUsed)
  const columnAt = ranks(columnUsed)
  const cells = table.cells
    .map((cell) => {
      const row = rowAt[cell.row]!
      const column = columnAt[cell.column]!
      return {
        ...cell,
        row,
        column,
        rowSpan: rowAt[cell.row + cell.rowSpan]! - row,
        columnSpan: columnAt[cell.column + cell.columnSpan]! - column,
      }
    })
    .filter((cell) => cell.rowSpan > 0 && cell.columnSpan > 0)
  const edges = table.edges.filter((_, i) => i === table.columns || columnUsed[i] === 1)
  return { ...table, cells, rows: rowAt[table.rows]!, columns: columnAt[table.columns]!, edges }
}

/** For each index how many used ones stand before it. */
function ranks(used: Uint8Array): number[] {
  const found = [0]
  for (const one of used) found.push(found.at(-1)! + one)
  return found
}
