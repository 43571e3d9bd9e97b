// Rows of a table without rulings whose cells are centred between their top and their bottom.

import type { Segment } from './gutters.ts'

/** Lines of one column that follow each other as closely as the lines of one cell do. */
interface Stack {
  column: number
  top: number
  bottom: number
  lines: number
  numbers: boolean
}

/**
 * Indices of the lines with which rows begin, or nothing where the cells are not centred for certain: each row has its
 * stacks of lines around one middle, and some have stacks of unlike height.
 *
 *           Mend the crane at           Ann Ash
 *   HB/1    the north quay                          one row of three lines
 *           in the spring               Finance
 */
export function centredRows(segments: readonly (readonly Segment[])[]): number[] | undefined {
  const stacks = stacksOf(segments)
  const rows = overlapping(stacks)
  if (rows.length < 3 || !rows.every(isCentred)) return undefined
  const telling = rows.filter(isUneven)
  // Two heads of a column centred over data of single lines say nothing of the data.
  if (telling.filter((row) => row !== rows[0]).length < 2) return undefined
  return rows.map((row) => {
    const top = Math.min(...row.map((stack) => stack.top))
    return segments.findIndex((line) => line.some((segment) => Math.abs(segment.line.base - top) < 0.01))
  })
}

function stacksOf(segments: readonly (readonly Segment[])[]): Stack[] {
  const columns = new Map<number, Segment[]>()
  for (const segment of segments.flat()) {
    const own = columns.get(segment.column)
    if (own) own.push(segment)
    else columns.set(segment.column, [segment])
  }
  const leading = leadingOf([...columns.values()])
  return [...columns].flatMap(([column, own]) => {
    const stacks: Stack[] = []
    for (const { line } of own) {
      const last = stacks.at(-1)
      const number = line.words.every(({ text }) => /^[-–(£$€+]?[\d.,]+[)%]?$/.test(text))
      if (last && line.base - last.bottom < leading * 1.07) {
        last.bottom = line.base
        last.lines++
        last.numbers &&= number
      } else stacks.push({ column, top: line.base, bottom: line.base, lines: 1, numbers: number })
    }
    return stacks
  })
}

/** The distance of the lines of a cell: the least one between lines of a column. */
function leadingOf(columns: readonly (readonly Segment[])[]): number {
  const distances = columns.flatMap((own) =>
    own
      .slice(1)
      .map(({ line }, i) => line.base - own[i]!.line.base)
      .filter((distance) => distance > 2),
  )
  return distances.length === 0 ? 0 : Math.min(...distances)
}

/** Stacks that stand beside each other, from the top down. */
function overlapping(stacks: readonly Stack[]): Stack[][] {
  const rows: Stack[][] = []
  let bottom = -Infinity
  for (const stack of [...stacks].sort((a, b) => a.top - b.top)) {
    if (stack.top > bottom + 2) rows.push([])
    rows.at(-1)!.push(stack)
    bottom = Math.max(bottom, stack.bottom)
  }
  return rows
}

const middle = ({ top, bottom }: Stack): number => (top + bottom) / 2

function isCentred(row: readonly Stack[]): boolean {
  const columns = new Set(row.map(({ column }) => column))
  if (columns.size < row.length || row.some(({ numbers, lines }) => numbers && lines > 1)) return false
  // Rows that stand too close to be told apart make one with the same lines in each column.
  if (row.length > 1 && row[0]!.lines > 1 && !isUneven(row)) return false
  const middles = row.map(middle)
  return Math.max(...middles) - Math.min(...middles) < 1.5
}

const isUneven = (row: readonly Stack[]): boolean => new Set(row.map(({ lines }) => lines)).size > 1
