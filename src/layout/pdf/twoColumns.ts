// Prose set in two columns whose lines do not stand level with each other.

import type { Word } from '#model'
import { wordsToLines } from './lines.ts'
import type { Line } from './pieces.ts'

/** A run of lines that are those of two columns, parted. */
export interface TwoColumns {
  /** Index of the first line, and of the first behind the last. */
  start: number
  end: number
  left: readonly Line[]
  right: readonly Line[]
}

/** A column has as many lines as this, or it may be anything. */
const fewest = 6

/**
 * The stretches of a page that are set in two columns: a white strip in the middle that no word crosses, with running text on both
 * sides. Lines come from top to bottom; words of both columns stand in one line where their baselines agree, else in two.
 *
 *   The Committee met in         Members agreed that
 *   the hall and heard of                                     left, right, left, both, …
 *                                the fees be raised.
 */
export function findTwoColumns(lines: readonly Line[], width: number): TwoColumns[] {
  const found: TwoColumns[] = []
  for (let start = 0; start < lines.length;) {
    const { end, strip } = stripFrom(lines, start, width)
    const own = end - start >= fewest ? partAt(lines, start, end, (strip[0] + strip[1]) / 2, width) : undefined
    if (own) found.push(own)
    start = Math.max(end, start + 1)
  }
  return found
}

/** How far a white strip in the middle third goes down from a line. */
function stripFrom(lines: readonly Line[], start: number, width: number): { end: number; strip: [number, number] } {
  let strips: [number, number][] = [[width * 0.33, width * 0.67]]
  let end = start
  for (; end < lines.length; end++) {
    const line = lines[end]!
    const least = Math.max(8, line.size * 0.8)
    const left = strips.flatMap((strip) => without(strip, line.words)).filter(([from, to]) => to - from >= least)
    if (left.length === 0) break
    strips = left
  }
  return {
    end,
    strip: strips.reduce((widest, strip) => (strip[1] - strip[0] > widest[1] - widest[0] ? strip : widest)),
  }
}

function without([from, to]: [number, number], words: readonly Word[]): [number, number][] {
  const left: [number, number][] = []
  let at = from
  for (const { x0, x1 } of words) {
    if (x1 <= at || x0 >= to) continue
    if (x0 > at) left.push([at, x0])
    at = Math.max(at, x1)
  }
  if (at < to) left.push([at, to])
  return left
}

function partAt(lines: readonly Line[], start: number, end: number, at: number, width: number): TwoColumns | undefined {
  const sides = lines.slice(start, end).map(({ words }) => ({
    left: words.filter(({ x1 }) => x1 <= at),
    right: words.filter(({ x0 }) => x0 >= at),
  }))
  // What stands above and below the right column belongs to the page, not to the left column.
  const first = sides.findIndex(({ right }) => right.length > 0)
  const last = sides.findLastIndex(({ right }) => right.length > 0)
  const own = first === -1 ? [] : sides.slice(first, goesOn(lines, start + last, end) - start)
  const apart = own.filter(({ left, right }) => left.length === 0 || right.length === 0).length
  const left = wordsToLines(own.flatMap((side) => side.left))
  const right = wordsToLines(own.flatMap((side) => side.right))
  // Lines that stand level throughout are read as they are, by their own rules.
  if (apart < own.length * 0.3 || !isProse(left, width) || !isProse(right, width) || !isBeside(left, right))
    return undefined
  return { start: start + first, end: start + first + own.length, left, right }
}

/** Index behind the last line of the left column where it is longer than the right one. */
function goesOn(lines: readonly Line[], last: number, end: number): number {
  let behind = last + 1
  while (behind < end && lines[behind]!.base - lines[behind - 1]!.base < 2 * lines[behind]!.size) behind++
  return behind
}

function isProse(lines: readonly Line[], width: number): boolean {
  if (lines.length < fewest) return false
  const x0 = Math.min(...lines.map((line) => line.x0))
  const x1 = Math.max(...lines.map((line) => line.x1))
  const words = lines.reduce((sum, line) => sum + line.words.length, 0)
  const full = lines.filter((line) => line.x1 - line.x0 > (x1 - x0) * 0.7).length
  return x1 - x0 > width * 0.2 && words / lines.length >= 4 && full >= lines.length * 0.5
}

/** Whether the columns share most of their height. */
function isBeside(left: readonly Line[], right: readonly Line[]): boolean {
  const top = Math.max(left[0]!.y0, right[0]!.y0)
  const bottom = Math.min(left.at(-1)!.y1, right.at(-1)!.y1)
  const height = (lines: readonly Line[]) => lines.at(-1)!.y1 - lines[0]!.y0
  return bottom - top > 0.6 * Math.min(height(left), height(right))
}
