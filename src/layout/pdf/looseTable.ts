// Lines that share gutters → a table without rulings.

import type { Ruling } from '#model'
import { centredRows } from './centredRows.ts'
import { type FlowSetting, linesToFlow } from './flow.ts'
import { mergeRulings } from './rulings.ts'
import type { Band, Segment } from './gutters.ts'
import { wordsToLines } from './lines.ts'
import type { CellPiece, Line, TablePiece } from './pieces.ts'

/** The table of a band whose lines are cut to segments. `left` and `right` are its edges. */
export function looseTable(
  { lines, gutters }: Band,
  segments: readonly (readonly Segment[])[],
  rulings: readonly Ruling[],
  left: number,
  right: number,
  setting: FlowSetting,
): TablePiece {
  const columns = gutters.length + 1
  const edges = [left, ...gutters.map((gutter) => (gutter.from + gutter.to) / 2), right]
  const starts = centredRows(segments) ?? rowStarts(lines, segments, rulings, left, right)
  const cells: CellPiece[] = []
  starts.forEach((from, row) => {
    const to = starts[row + 1] ?? lines.length
    const own = segments.slice(from, to).flat()
    const y0 = Math.min(...lines.slice(from, to).map((line) => line.y0))
    const y1 = Math.max(...lines.slice(from, to).map((line) => line.y1))
    const taken = new Set<number>()
    for (let column = 0; column < columns; column++) {
      if (taken.has(column)) continue
      const inside = own.filter((segment) => segment.column === column)
      const span = Math.max(1, ...inside.map((segment) => segment.span))
      // What a wide cell of another line of the row covers goes to its column.
      const covered = own.filter((segment) => segment.column > column && segment.column < column + span)
      for (let c = column; c < column + span; c++) taken.add(c)
      const found = [...inside, ...covered].map(({ line }) => line).sort((a, b) => a.base - b.base || a.x0 - b.x0)
      cells.push({
        row,
        column,
        rowSpan: 1,
        columnSpan: span,
        box: [edges[column]!, y0, edges[column + span]!, y1],
        pieces: linesToFlow(wordsToLines(found.flatMap((line) => [...line.words])), {
          ...setting,
          right: edges[column + span]! - 4,
          headings: false,
        }),
        fills: [],
      })
    }
  })
  return {
    kind: 'table',
    rows: starts.length,
    columns,
    cells,
    edges,
    box: [left, lines[0]!.y0, right, lines.at(-1)!.y1],
    openTop: false,
    openBottom: false,
    ruled: false,
  }
}

/** Indices of the lines with which rows begin. */
function rowStarts(
  lines: readonly Line[],
  segments: readonly (readonly Segment[])[],
  rulings: readonly Ruling[],
  left: number,
  right: number,
): number[] {
  const dividers = mergeRulings(rulings)
    .filter(
      (ruling) => ruling.across && Math.min(ruling.to, right) - Math.max(ruling.from, left) > (right - left) * 0.6,
    )
    .map((ruling) => ruling.at)
  const divided = lines.map(
    (line, i) => i > 0 && dividers.some((at) => at > lines[i - 1]!.base - 1 && at < line.base - line.size * 0.4),
  )
  const count = divided.filter(Boolean).length
  if (count >= 3) {
    const starts = [0, ...divided.flatMap((yes, i) => (yes ? [i] : []))]
    const several = starts
      .map((from, k) => segments.slice(from, starts[k + 1] ?? lines.length))
      .filter((own) => own.length > 1)
    const rowsInside = several.filter((own) => own.filter((row) => row[0]?.column === 0).length > 1).length
    if (several.length === 0 || rowsInside < several.length * 0.5) return starts
  }
  const distances = lines.slice(1).map((line, i) => (line.base - lines[i]!.base) / line.size)
  const sorted = [...distances].sort((a, b) => a - b)
  const low = sorted[Math.floor(sorted.length * 0.15)] ?? 1
  const high = sorted[Math.floor(sorted.length * 0.85)] ?? 1
  const split = high > low * 1.22 ? (low + high) / 2 : Infinity
  const rights = rightEnds(segments)
  const starts = [0]
  for (let i = 1; i < lines.length; i++) {
    const row = segments[i]!
    const wide = distances[i - 1]! > split
    if (divided[i] || wide) {
      starts.push(i)
      continue
    }
    const above = segments.slice(starts.at(-1)!, i).flat()
    const under = row.every((segment) => above.some((other) => overlaps(other, segment)))
    const numbers = row.filter(({ line }) => /^[-–(£$€]?[\d.,]+[)%]?$/.test(line.words[0]!.text)).length
    const opens = row.some((segment) => segment.column === 0)
    // Words that stand under words, with nothing in the first column, go on with the row above.
    const goesOn = !opens && under && numbers === 0 && above.some((segment) => segment.column === 0)
    const tight = split < Infinity && !wide && numbers === 0 && under
    const alone = row.length === 1 || !opens || isWrapped(row, above, rights)
    if (!goesOn && !(tight && alone)) starts.push(i)
  }
  return starts
}

/** Where the longest line of each column ends. */
function rightEnds(segments: readonly (readonly Segment[])[]): number[] {
  const ends: number[] = []
  for (const { column, span, line } of segments.flat())
    if (span === 1) ends[column] = Math.max(ends[column] ?? 0, line.x1)
  return ends
}

/** Whether each phrase of a line stands below one that it would not have fitted behind, and some cells of the row have ended. */
function isWrapped(row: readonly Segment[], above: readonly Segment[], rights: readonly number[]): boolean {
  if (new Set(above.map(({ column }) => column)).size <= row.length) return false
  return row.every(({ column, span, line }) => {
    const upper = above.findLast((other) => other.column === column)
    const first = line.words[0]!
    return (
      span === 1 && upper !== undefined && upper.line.x1 + (first.x1 - first.x0) + line.size * 0.2 > rights[column]! - 1
    )
  })
}

const overlaps = (a: Segment, b: Segment): boolean => a.column < b.column + b.span && b.column < a.column + a.span
