// Partly ruled grids to whole ones: rows and columns that only white space divides.

import type { Word } from '#model'
import { type Gutter, innerGutters } from './gutters.ts'
import type { GridCell } from './grid.ts'
import { wordsToLines } from './lines.ts'
import type { Line } from './pieces.ts'

export interface FilledCell extends GridCell {
  words: readonly Word[]
}

export interface FilledGrid {
  xs: readonly number[]
  ys: readonly number[]
  cells: readonly FilledCell[]
}

/** Columns first, since rows are found by their numbers. */
export function refine(grid: FilledGrid): FilledGrid {
  return splitRows(splitColumns(splitSpans(grid)))
}

/**
 * Cells that span columns only because their row has no lines down.
 *
 *   | Country | Home | Abroad |        the words of the second row keep off the edges of the first
 *   | Austria   93.8      6.2 |
 */
function splitSpans(grid: FilledGrid): FilledGrid {
  const wide = grid.cells.filter((cell) => cell.columnSpan > 1 && cell.words.length > 1)
  if (wide.length === 0) return grid
  const votes = new Map<number, number>()
  const plans = new Map<FilledCell, number[]>()
  for (const cell of wide) {
    const edges = edgesBetween(cell, grid.xs)
    if (edges.length === 0) continue
    plans.set(cell, edges)
    for (const edge of edges) votes.set(edge, (votes.get(edge) ?? 0) + 1)
  }
  const cells = grid.cells.flatMap((cell) => {
    const edges = plans.get(cell)?.filter((edge) => votes.get(edge)! >= 2) ?? []
    if (edges.length === 0) return [cell]
    const bounds = [cell.column, ...edges, cell.column + cell.columnSpan]
    return bounds.slice(1).map((to, i): FilledCell => {
      const from = bounds[i]!
      const [x0, x1] = [grid.xs[from]!, grid.xs[to]!]
      return {
        ...cell,
        column: from,
        columnSpan: to - from,
        box: [x0, cell.box[1], x1, cell.box[3]],
        words: cell.words.filter((word) => middle(word) >= x0 && middle(word) < x1),
      }
    })
  })
  return { ...grid, cells: inOrder(cells) }
}

const middle = (word: Word): number => (word.x0 + word.x1) / 2

/** Edges inside a cell that no word crosses and that stand in a wide gap. */
function edgesBetween(cell: FilledCell, xs: readonly number[]): number[] {
  const lines = wordsToLines(cell.words)
  const found: number[] = []
  for (let edge = cell.column + 1; edge < cell.column + cell.columnSpan; edge++) {
    const x = xs[edge]!
    let divided = 0
    let crossed = 0
    for (const line of lines) {
      const left = line.words.filter((word) => middle(word) < x).at(-1)
      const right = line.words.find((word) => middle(word) >= x)
      if (left && right && right.x0 - left.x1 < line.size * 0.6) crossed++
      else if (left && right && left.x1 < x + 2 && right.x0 > x - 2) divided++
    }
    if (crossed === 0 && divided > 0) found.push(edge)
  }
  return found
}

const inOrder = (cells: readonly FilledCell[]): FilledCell[] =>
  [...cells].sort((a, b) => a.row - b.row || a.column - b.column)

/** Columns without lines down, by the gutters that the lines of all their cells share. */
function splitColumns(grid: FilledGrid): FilledGrid {
  let now = grid
  for (let column = grid.xs.length - 2; column >= 0; column--) {
    const own = now.cells.filter((cell) => cell.column === column && cell.columnSpan === 1 && cell.words.length > 0)
    const lines = own.flatMap((cell) => wordsToLines(cell.words))
    if (lines.length < 3) continue
    const gutters = innerGutters(lines).filter((gutter) => gutter.to - gutter.from >= lines[0]!.size * 0.9)
    if (gutters.length === 0 || !isTabular(lines, gutters)) continue
    now = insertColumns(now, column, gutters)
  }
  return now
}

/** Whether most lines have words on both sides of a gutter, and short ones. */
function isTabular(lines: readonly Line[], gutters: readonly Gutter[]): boolean {
  const sides = (line: Line) => {
    let count = 1
    for (const gutter of gutters) if (line.x0 < gutter.from && line.x1 > gutter.to) count++
    return count
  }
  const several = lines.filter((line) => sides(line) > 1)
  const numbers = several.filter((line) => line.words.slice(1).some((word) => isNumber(word.text)))
  return several.length >= Math.max(3, lines.length * 0.6) && numbers.length >= several.length * 0.6
}

function insertColumns(grid: FilledGrid, column: number, gutters: readonly Gutter[]): FilledGrid {
  const added = gutters.map((gutter) => (gutter.from + gutter.to) / 2)
  const xs = [...grid.xs.slice(0, column + 1), ...added, ...grid.xs.slice(column + 1)]
  const more = added.length
  const cells = grid.cells.flatMap((cell): FilledCell[] => {
    if (cell.column > column) return [{ ...cell, column: cell.column + more }]
    if (cell.column + cell.columnSpan <= column) return [cell]
    if (cell.columnSpan > 1) return [{ ...cell, columnSpan: cell.columnSpan + more }]
    const bounds = [cell.box[0], ...added, cell.box[2]]
    return bounds.slice(1).map((x1, i) => ({
      ...cell,
      column: column + i,
      box: [bounds[i]!, cell.box[1], x1, cell.box[3]],
      words: cell.words.filter((word) => slotOf(bounds, middle(word)) === i),
    }))
  })
  return { ...grid, xs, cells: inOrder(cells) }
}

function slotOf(bounds: readonly number[], x: number): number {
  let i = 0
  while (i < bounds.length - 2 && x >= bounds[i + 1]!) i++
  return i
}

export const isNumber = (text: string): boolean => /^[-–—(£$€+]*\d[\d.,]*[)%*†]*$|^[-–—]$|^n\/?a$/i.test(text)

/**
 * Rows without lines across, by the numbers in their columns.
 *
 *   | Bulgaria | 2.3 | 3.2 |
 *   | Cyprus   | 0.2 | 0   |       two rows: each line has its numbers
 */
function splitRows(grid: FilledGrid): FilledGrid {
  let now = grid
  for (let row = grid.ys.length - 2; row >= 0; row--) {
    const own = now.cells.filter((cell) => cell.row === row && cell.rowSpan === 1)
    const lined = own.map((cell) => ({ cell, lines: wordsToLines(cell.words) }))
    const anchors = numberLines(lined.slice(1).map(({ lines }) => lines))
    if (anchors.length < 3) continue
    now = insertRows(now, row, anchors, lined)
  }
  return now
}

/** Baselines on which numbers stand in columns that hold nothing but numbers. */
function numberLines(columns: readonly (readonly Line[])[]): number[] {
  const filled = columns.filter((lines) => lines.length > 0)
  const numeric = filled.filter((lines) => lines.every((line) => line.words.every((word) => isNumber(word.text))))
  if (numeric.length === 0 || numeric.length < filled.length * 0.6) return []
  const bases = numeric.flatMap((lines) => lines.map((line) => line.base)).sort((a, b) => a - b)
  const found: number[] = []
  for (const base of bases) if (found.length === 0 || base - found.at(-1)! > 3) found.push(base)
  return found
}

function insertRows(
  grid: FilledGrid,
  row: number,
  anchors: readonly number[],
  lined: readonly { cell: FilledCell; lines: readonly Line[] }[],
): FilledGrid {
  const more = anchors.length - 1
  const [top, bottom] = [grid.ys[row]!, grid.ys[row + 1]!]
  // A label of several lines has its numbers beside the first or beside the last of them.
  const first = lined[0]?.lines[0]
  const below = first !== undefined && first.base < anchors[0]! - 3
  const bounds = [
    top,
    ...anchors.slice(1).map((base, i) => (below ? anchors[i]! + 3 : base - (base - anchors[i]!) * 0.75)),
    bottom,
  ]
  const cells = grid.cells.flatMap((cell): FilledCell[] => {
    if (cell.row > row) return [{ ...cell, row: cell.row + more }]
    if (cell.row + cell.rowSpan <= row) return [cell]
    if (cell.rowSpan > 1) return [{ ...cell, rowSpan: cell.rowSpan + more }]
    return bounds.slice(1).map((y1, i) => ({
      ...cell,
      row: row + i,
      box: [cell.box[0], bounds[i]!, cell.box[2], y1],
      words: cell.words.filter((word) => slotOf(bounds, word.base) === i),
    }))
  })
  return {
    ...grid,
    ys: [...grid.ys.slice(0, row), ...bounds.slice(0, -1), ...grid.ys.slice(row + 1)],
    cells: inOrder(cells),
  }
}
