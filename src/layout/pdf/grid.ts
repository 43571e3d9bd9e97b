// Rulings, fills and clip boxes to grids of cells.

import type { Box, Ruling, Sheet } from '#model'
import { components, covers, edgesOf, levels, mergeRulings, near } from './rulings.ts'

/** A cell of a grid: the rows and columns that no line divides. */
export interface GridCell {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  box: Box
}

export interface Grid {
  /** x of the edges of the columns, y of those of the rows, both outer ones included. */
  xs: readonly number[]
  ys: readonly number[]
  cells: readonly GridCell[]
  box: Box
  openTop: boolean
  openBottom: boolean
}

/** More lines than this on one page are a drawing. */
const tooMany = 4_000
const tooManyGrids = 200

/** Grids of two cells or more, from top to bottom. */
export function sheetToGrids(sheet: Sheet, rulings: readonly Ruling[]): Grid[] {
  const drawn = gridsOf(mergeRulings(rulings), sheet)
  const free = (box: Box) => !drawn.some((grid) => overlap(grid.box, box) > 0.5)
  const filled = sheet.fills.filter(
    (fill) => fill.straight && !isPale(fill.colour) && !isPageWide(fill.box, sheet) && free(fill.box),
  )
  const boxes = [...filled.map((fill) => fill.box), ...cellClips(sheet).filter(free)]
  const soft = boxes.length < 2 ? [] : gridsOf(mergeRulings(boxes.flatMap(edgesOf)), sheet)
  const grids = [...drawn, ...soft.filter((grid) => grid.xs.length > 2)].sort((a, b) => a.box[1] - b.box[1])
  return grids.length > tooManyGrids ? [] : grids
}

const isPale = (colour: string): boolean => colour === '#ffffff'

const isPageWide = ([x0, y0, x1, y1]: Box, sheet: Sheet): boolean =>
  x1 - x0 > sheet.width * 0.97 || y1 - y0 > sheet.height * 0.9

/** Clip boxes that stand in a row with others, as the cells of a table do. */
function cellClips(sheet: Sheet): Box[] {
  const boxes = sheet.clips.filter((box) => !isPageWide(box, sheet) && box[3] - box[1] > 6 && box[2] - box[0] > 6)
  return boxes.filter((box) =>
    boxes.some(
      (other) =>
        other !== box &&
        Math.abs(other[1] - box[1]) < near &&
        Math.abs(other[3] - box[3]) < near &&
        (Math.abs(other[0] - box[2]) < 2 * near || Math.abs(other[2] - box[0]) < 2 * near),
    ),
  )
}

function gridsOf(rulings: readonly Ruling[], sheet: Sheet): Grid[] {
  if (rulings.length > tooMany) return []
  const grids: Grid[] = []
  const found = components(rulings)
  const taken = new Set(found.flat())
  const loose = rulings.filter((ruling) => ruling.across && !taken.has(ruling))
  for (const component of found) {
    const grid = componentToGrid([...component, ...linesBelow(component, loose)])
    if (!grid) continue
    if (grid.cells.length < 2) continue
    if (grid.box[2] - grid.box[0] < sheet.width * 0.05) continue
    grids.push(...splitGrid(grid))
  }
  // A grid inside a cell of another belongs to that cell.
  return grids.filter((grid) => !grids.some((other) => other !== grid && contains(other.box, grid.box)))
}

/**
 * Lines across that go on under a grid and are as wide: rows that no line down divides.
 *
 *   | Port | Tonnes |
 *   -----------------
 *     A      210
 *   -----------------
 *     B      95
 *   -----------------
 */
function linesBelow(component: readonly Ruling[], loose: readonly Ruling[]): Ruling[] {
  const across = component.filter((ruling) => ruling.across)
  if (across.length === 0) return []
  const from = Math.min(...across.map((ruling) => ruling.from))
  const to = Math.max(...across.map((ruling) => ruling.to))
  let bottom = Math.max(...across.map((ruling) => ruling.at))
  const below: Ruling[] = []
  for (const ruling of loose) {
    if (ruling.at <= bottom + near || Math.abs(ruling.from - from) > 4 || Math.abs(ruling.to - to) > 4) continue
    if (ruling.at - bottom > 45) break
    below.push(ruling)
    bottom = ruling.at
  }
  return below.length >= 2 ? below : []
}

/** Cells by joining the smallest rectangles that no line divides. */
function componentToGrid(rulings: readonly Ruling[]): Grid | undefined {
  const across = rulings.filter((ruling) => ruling.across)
  const down = rulings.filter((ruling) => !ruling.across)
  if (across.length === 0 || down.length === 0) return undefined
  const xs = levels(down.map((ruling) => ruling.at))
  const ys = levels(across.map((ruling) => ruling.at))
  const left = Math.min(...across.map((ruling) => ruling.from))
  const right = Math.max(...across.map((ruling) => ruling.to))
  const top = Math.min(...down.map((ruling) => ruling.from))
  const bottom = Math.max(...down.map((ruling) => ruling.to))
  const openTop = top < ys[0]! - 5
  const openBottom = bottom > ys.at(-1)! + 5
  if (left < xs[0]! - 6) xs.unshift(left)
  if (right > xs.at(-1)! + 6) xs.push(right)
  if (openTop) ys.unshift(top)
  if (openBottom) ys.push(bottom)
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > 20_000) return undefined
  return gridFrom(xs, ys, across, down, openTop, openBottom)
}

function gridFrom(
  xs: readonly number[],
  ys: readonly number[],
  across: readonly Ruling[],
  down: readonly Ruling[],
  openTop: boolean,
  openBottom: boolean,
): Grid {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const parent = Array.from({ length: rows * columns }, (_, i) => i)
  const find = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!
      i = parent[i]!
    }
    return i
  }
  const upright = xs.map((x) => down.filter((ruling) => Math.abs(ruling.at - x) <= 2 * near))
  const level = ys.map((y) => across.filter((ruling) => Math.abs(ruling.at - y) <= 2 * near))
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (c + 1 < columns && !covers(upright[c + 1]!, ys[r]!, ys[r + 1]!))
        parent[find(r * columns + c + 1)] = find(r * columns + c)
      if (r + 1 < rows && !covers(level[r + 1]!, xs[c]!, xs[c + 1]!))
        parent[find((r + 1) * columns + c)] = find(r * columns + c)
    }
  const groups = new Map<number, { r0: number; c0: number; r1: number; c1: number }>()
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const root = find(r * columns + c)
      const seen = groups.get(root)
      if (!seen) groups.set(root, { r0: r, c0: c, r1: r, c1: c })
      else {
        seen.r0 = Math.min(seen.r0, r)
        seen.r1 = Math.max(seen.r1, r)
        seen.c0 = Math.min(seen.c0, c)
        seen.c1 = Math.max(seen.c1, c)
      }
    }
  const cells = [...groups.values()].map(({ r0, c0, r1, c1 }): GridCell => ({
    row: r0,
    column: c0,
    rowSpan: r1 - r0 + 1,
    columnSpan: c1 - c0 + 1,
    box: [xs[c0]!, ys[r0]!, xs[c1 + 1]!, ys[r1 + 1]!],
  }))
  cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { xs, ys, cells, box: [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!], openTop, openBottom }
}

/**
 * Two tables that share a line are two tables where no column goes through.
 *
 *   | Place | Town hall     |
 *   | Time  | 10.00         |
 *   +---+---+-------+-------+
 *   | 1 | Welcome   |       |
 */
function splitGrid(grid: Grid): Grid[] {
  const rows = grid.ys.length - 1
  const inner = Array.from({ length: rows }, () => new Set<number>())
  for (const cell of grid.cells)
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++) if (cell.column > 0) inner[r]!.add(cell.column)
  for (let r = 1; r < rows; r++) {
    if (grid.cells.some((cell) => cell.row < r && cell.row + cell.rowSpan > r)) continue
    const above = new Set(inner.slice(0, r).flatMap((set) => [...set]))
    const below = new Set(inner.slice(r).flatMap((set) => [...set]))
    if (above.size === 0 || below.size === 0 || [...above].some((column) => below.has(column))) continue
    return [cut(grid, 0, r), ...splitGrid(cut(grid, r, rows))]
  }
  return [grid]
}

/** The rows [from, to) of a grid, with only the edges that they use. */
function cut(grid: Grid, from: number, to: number): Grid {
  const cells = grid.cells.filter((cell) => cell.row >= from && cell.row < to)
  const used = new Set([0, grid.xs.length - 1])
  for (const cell of cells) used.add(cell.column).add(cell.column + cell.columnSpan)
  const kept = [...used].sort((a, b) => a - b)
  const at = (edge: number) => kept.indexOf(edge)
  const xs = kept.map((edge) => grid.xs[edge]!)
  const ys = grid.ys.slice(from, to + 1)
  return {
    xs,
    ys,
    cells: cells.map((cell) => ({
      ...cell,
      row: cell.row - from,
      column: at(cell.column),
      columnSpan: at(cell.column + cell.columnSpan) - at(cell.column),
    })),
    box: [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!],
    openTop: from === 0 && grid.openTop,
    openBottom: to === grid.ys.length - 1 && grid.openBottom,
  }
}

/** Part of `inner` that lies in `outer`. */
export function overlap(outer: Box, inner: Box): number {
  const width = Math.min(outer[2], inner[2]) - Math.max(outer[0], inner[0])
  const height = Math.min(outer[3], inner[3]) - Math.max(outer[1], inner[1])
  const area = (inner[2] - inner[0]) * (inner[3] - inner[1])
  return width <= 0 || height <= 0 || area <= 0 ? 0 : (width * height) / area
}

const contains = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] + 1 && outer[1] <= inner[1] + 1 && outer[2] >= inner[2] - 1 && outer[3] >= inner[3] - 1
