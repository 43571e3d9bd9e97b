// Lines across without lines down → the grid of a table whose rows they part.

import type { Box, Ruling, Sheet, Word } from '#model'
import type { Grid, GridCell } from './grid.ts'
import { mergeRulings } from './rulings.ts'
import { innerGutters } from './gutters.ts'
import { wordsToLines } from './lines.ts'
import type { Line } from './pieces.ts'
import { isNumber } from './refine.ts'

/** Ends of the lines of one table lie within this many points of each other. */
const near = 4

/** More lines than this in a row are no row. */
const mostLines = 14

/**
 * Tables of which only the foot of each row is ruled.
 *
 *   Officer   Task                       By
 *   ---------------------------------------       the words above the first line are the heading,
 *   Clerk     Write to the contractor    May      the gaps that no word crosses part the columns
 *             about the wall.
 *   ---------------------------------------
 */
export function acrossGrids({ words, height }: Sheet, rulings: readonly Ruling[], grids: readonly Grid[]): Grid[] {
  const across = rulings.filter((ruling) => ruling.across)
  if (across.length < 2) return []
  const merged = mergeRulings(across).filter(
    ({ at, from, to }) =>
      !grids.some(({ box }) => at > box[1] - near && at < box[3] + near && from < box[2] && to > box[0]),
  )
  const upright = words.filter((word) => word.turn === 0)
  const found: Grid[] = []
  for (const group of groupsOf(merged, height)) {
    for (const grid of groupToGrids(group, across, upright))
      if (![...grids, ...found].some(({ box }) => meet(box, grid.box))) found.push(grid)
  }
  return found
}

/** Lines of one width, below each other. */
function groupsOf(merged: readonly Ruling[], height: number): Ruling[][] {
  const groups: Ruling[][] = []
  for (const ruling of [...merged].sort((a, b) => a.at - b.at)) {
    const group = groups.find((own) => {
      const last = own.at(-1)!
      const same = Math.abs(last.from - ruling.from) < near && Math.abs(last.to - ruling.to) < near
      return same && ruling.at - last.at < height * 0.4
    })
    if (group) group.push(ruling)
    else groups.push([ruling])
  }
  return groups.filter((group) => group.length >= 2)
}

/** What stands between two lines of a group. */
interface Band {
  lines: Line[]
  /** Where the lower line is joined of pieces. */
  joints: readonly number[]
}

/** The grids of lines of one width: several tables of one page are often as wide as each other. */
function groupToGrids(group: readonly Ruling[], drawn: readonly Ruling[], words: readonly Word[]): Grid[] {
  const left = Math.min(...group.map(({ from }) => from))
  const right = Math.max(...group.map(({ to }) => to))
  const inside = words.filter((word) => word.x1 > left - near && word.x0 < right + near)
  const bands = group.slice(1).map(({ at }, i): Band => ({
    lines: wordsToLines(inside.filter((word) => middle(word) > group[i]!.at && middle(word) < at)),
    joints: jointsOf(group[i + 1]!, drawn),
  }))
  const grids: Grid[] = []
  for (let start = 0; start < bands.length;) {
    let end = start
    let edges: readonly number[] = []
    while (end < bands.length) {
      const more = edgesOf(bands.slice(start, end + 1))
      if (more.length === 0 || isOther(bands.slice(start, end), bands[end]!)) break
      edges = more
      end++
    }
    const levels = group.slice(start, end + 1).map(({ at }) => at)
    const free = grids.at(-1)?.box[3] === levels[0] ? [] : inside.filter((word) => middle(word) < levels[0]!)
    const grid = end > start ? toGrid(levels, edges, inside, free, left, right) : undefined
    if (grid) grids.push(grid)
    start = Math.max(end, start + 1)
  }
  return grids
}

/** The edges of the columns of some bands below each other; none where they have none in common. */
function edgesOf(bands: readonly Band[]): readonly number[] {
  const lines = bands.flatMap((band) => band.lines)
  if (lines.length === 0 || bands.some((band) => band.lines.length > mostLines)) return []
  const joints = commonJoints(bands)
  const edges =
    joints.length > 0
      ? joints
      : innerGutters(lines)
          .filter(({ from, to }) => to - from >= lines[0]!.size * 0.7)
          .map(({ from, to }) => (from + to) / 2)
  return bands.some((band) => holdsRows(band.lines, edges)) ? [] : edges
}

/** The joints of most bands, unless words stand over one of their own. */
function commonJoints(bands: readonly Band[]): number[] {
  const all = bands.flatMap(({ joints }) => joints).sort((a, b) => a - b)
  const found = all.filter((x, i) => i === 0 || x - all[i - 1]! > 2)
  const common = found.filter((x) => bands.filter((band) => hasJoint(band, x)).length >= bands.length * 0.6)
  const torn = bands.some((band) =>
    common.some((x) => hasJoint(band, x) && band.lines.some((line) => crosses(line, x))),
  )
  return torn ? [] : common
}

/** Whether a line is joined elsewhere than those above it: another table, directly below. */
function isOther(run: readonly Band[], band: Band): boolean {
  if (run.length === 0 || band.joints.length === 0) return false
  const last = run.findLast(({ joints }) => joints.length > 0)
  if (!last) return false
  return !band.joints.every((x) => hasJoint(last, x)) && !last.joints.every((x) => hasJoint(band, x))
}

const hasJoint = ({ joints }: Band, x: number): boolean => joints.some((at) => Math.abs(at - x) < 2.5)

function toGrid(
  levels: readonly number[],
  edges: readonly number[],
  inside: readonly Word[],
  above: readonly Word[],
  left: number,
  right: number,
): Grid | undefined {
  const head = headOf(above, levels[0]!, edges, left, right)
  const between = (y0: number, y1: number) => inside.filter((word) => middle(word) > y0 && middle(word) < y1)
  // Lines drawn close together are one double line.
  const ys = [...(head === undefined ? [] : [head]), ...levels].filter(
    (y, i, every) => i + 1 === every.length || between(y, every[i + 1]!).length > 0,
  )
  if (ys.length < 3) return undefined
  const xs = [left, ...edges, right]
  const rows = ys.slice(1).map((y1, row) => cellsOf(row, ys[row]!, y1, xs, wordsToLines(between(ys[row]!, y1))))
  // One table has several cells in most of its rows.
  const parted = rows.filter((row) => row.filter(({ filled }) => filled).length > 1).length
  if (parted < 2 || parted < rows.length * 0.5) return undefined
  return { xs, ys, cells: rows.flat(), box: [left, ys[0]!, right, ys.at(-1)!], openTop: false, openBottom: false }
}

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]

const middle = ({ y0, y1 }: Word): number => (y0 + y1) / 2

/** Where a line that is drawn cell by cell is joined. */
function jointsOf({ at, from, to }: Ruling, drawn: readonly Ruling[]): number[] {
  return drawn
    .filter((one) => Math.abs(one.at - at) < 1.5 && one.from > from + near && one.from < to - near)
    .map((one) => one.from)
}

/** Whether words of one phrase stand on both sides of an edge. */
function crosses({ words, size }: Line, x: number): boolean {
  const left = words.filter((word) => (word.x0 + word.x1) / 2 < x).at(-1)
  const right = words.find((word) => (word.x0 + word.x1) / 2 >= x)
  return left !== undefined && right !== undefined && right.x0 - left.x1 < size * 0.5 && left.x1 > x - 2 * size
}

/** Whether several rows stand between two lines: numbers below each other in more than one column, or in the only one. */
function holdsRows(lines: readonly Line[], edges: readonly number[]): boolean {
  if (lines.length < 2) return false
  const columns = [...edges, Infinity].map((to, c) => {
    const from = edges[c - 1] ?? -Infinity
    return lines.map(({ words }) => words.filter((word) => word.x0 >= from && word.x0 < to))
  })
  const numeric = columns.filter((own) => {
    const filled = own.filter((words) => words.length > 0)
    return filled.length > 1 && filled.every((words) => words.every(({ text }) => isNumber(text)))
  })
  if (numeric.length > 0) return true
  // Wide gaps between lines that all begin in the first column.
  const firsts = lines.filter((_, i) => columns[0]![i]!.length > 0)
  return firsts.some(
    (line, i) =>
      i > 0 &&
      line.base - firsts[i - 1]!.base > 1.9 * line.size &&
      columns.filter((own) => own[lines.indexOf(line)]!.length > 0).length > 1,
  )
}

/** The top of the words above the first line that stand in the columns; undefined where there are none. */
function headOf(
  above: readonly Word[],
  at: number,
  edges: readonly number[],
  left: number,
  right: number,
): number | undefined {
  const lines = wordsToLines(above.filter((word) => at - middle(word) < 120))
  let top: number | undefined
  let base = at
  let columns = 0
  for (const line of lines.toReversed()) {
    const gap = base - line.base
    if (gap > (top === undefined ? 2.2 : 1.5) * line.size) break
    const apart = edges.some((x) => crosses(line, x)) || line.x0 < left - near || line.x1 > right + near
    // What goes on with a line that crosses the columns is the end of a paragraph.
    if (apart) return columns > 1 && gap > 1.35 * line.size ? top : undefined
    columns = Math.max(columns, columnsOf(line, edges))
    top = line.y0 - 1
    base = line.base
  }
  return columns > 1 ? top : undefined
}

const columnsOf = ({ words }: Line, edges: readonly number[]): number =>
  new Set(words.map((word) => edges.filter((x) => x <= (word.x0 + word.x1) / 2).length)).size

/** The cells of one row; one spans columns where its words stand on both sides of an edge. */
function cellsOf(
  row: number,
  y0: number,
  y1: number,
  xs: readonly number[],
  lines: readonly Line[],
): (GridCell & { filled: boolean })[] {
  const cells: (GridCell & { filled: boolean })[] = []
  let from = 0
  for (let column = 1; column < xs.length; column++) {
    if (column < xs.length - 1 && lines.some((line) => crosses(line, xs[column]!))) continue
    const [x0, x1] = [xs[from]!, xs[column]!]
    const filled = lines.some(({ words }) =>
      words.some((word) => (word.x0 + word.x1) / 2 > x0 && (word.x0 + word.x1) / 2 < x1),
    )
    cells.push({ row, column: from, rowSpan: 1, columnSpan: column - from, box: [x0, y0, x1, y1], filled })
    from = column
  }
  return cells
}
