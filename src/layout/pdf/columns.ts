// Lines beside each other without rulings: columns of prose, tables, and the owner column of minutes.

import type { Ruling } from '#model'
import { type FlowSetting, linesToFlow } from './flow.ts'
import { type Band, bandAt, lineToSegments, type Segment } from './gutters.ts'
import { looseTable } from './looseTable.ts'
import { ownerRows, ownersBand } from './ownerBand.ts'
import { withNamesBeside } from './margins.ts'
import type { Line, Piece } from './pieces.ts'
import { findTwoColumns } from './twoColumns.ts'

/** The pieces of lines from top to bottom. `rulings` are lines across that no grid took. */
export function linesToPieces(
  lines: readonly Line[],
  rulings: readonly Ruling[],
  width: number,
  setting: FlowSetting,
): Piece[] {
  const pieces: Piece[] = []
  let plain: Line[] = []
  const flush = () => {
    if (plain.length > 0)
      pieces.push(
        ...withNamesBeside(plain, {
          ...setting,
          right: setting.edge ?? Math.max(setting.right, ...plain.map((line) => line.x1)),
        }),
      )
    plain = []
  }
  const columns = findTwoColumns(lines, width)
  for (let i = 0; i < lines.length;) {
    const parted = columns.find(({ start }) => start === i)
    if (parted) {
      flush()
      for (const own of [parted.left, parted.right])
        pieces.push(...linesToFlow(own, { ...setting, right: Math.max(...own.map((line) => line.x1)) }))
      i = parted.end
      continue
    }
    const found = bandAt(lines, i)
    const band = found && (ownersBand(found, lines, i, i - plain.length, width, setting) ?? found)
    const taken = band && (band.owners ? ownerRows(band, setting) : bandToPieces(band, rulings, width, setting))
    if (taken) {
      plain.length -= i - band.start
      flush()
      pieces.push(...taken)
      i = band.start + band.lines.length
    } else plain.push(lines[i++]!)
  }
  flush()
  return pieces
}

function bandToPieces(
  band: Band,
  rulings: readonly Ruling[],
  width: number,
  setting: FlowSetting,
): Piece[] | undefined {
  const { lines, gutters } = band
  const columns = gutters.length + 1
  const segments = lines.map((line) => lineToSegments(line, gutters))
  const byColumn: Segment[][] = Array.from({ length: columns }, () => [])
  for (const row of segments) for (const segment of row) if (segment.span === 1) byColumn[segment.column]!.push(segment)
  if (columns <= 3 && lines.length >= 6 && isProse(byColumn, segments, width)) {
    return byColumn.flatMap((own) =>
      linesToFlow(
        own.map(({ line }) => line),
        { ...setting, right: Math.max(...own.map(({ line }) => line.x1)) },
      ),
    )
  }
  const left = Math.min(...lines.map((line) => line.x0))
  const right = Math.max(...lines.map((line) => line.x1))
  const multi = segments.filter((row) => row.length >= 2).length
  if (multi < 3 || multi < lines.length * 0.34) return undefined
  if (columns === 2) {
    const wide = gutters[0]!.to - gutters[0]!.from >= 8
    if (!wide || !aligned(byColumn[0]!) || !aligned(byColumn[1]!) || multi < lines.length * 0.45) return undefined
  } else if (byColumn.filter(aligned).length < columns * 0.6) return undefined
  return [looseTable(band, segments, rulings, left, right, setting)]
}

/** Whether columns hold running text: wide, with lines that mostly reach the gutter. */
function isProse(byColumn: readonly Segment[][], rows: readonly Segment[][], width: number): boolean {
  if (rows.some((row) => row.some((segment) => segment.span > 1))) return false
  return byColumn.every((own) => {
    if (own.length < 5) return false
    const x0 = Math.min(...own.map(({ line }) => line.x0))
    const x1 = Math.max(...own.map(({ line }) => line.x1))
    if (x1 - x0 < width * 0.2) return false
    const words = own.reduce((sum, { line }) => sum + line.words.length, 0)
    const full = own.filter(({ line }) => line.x1 - line.x0 > (x1 - x0) * 0.75).length
    return words / own.length >= 4 && full >= own.length * 0.55
  })
}

/** Whether most entries of a column begin, end or centre on one line. */
function aligned(own: readonly Segment[]): boolean {
  if (own.length < 2) return own.length === 1
  const most = (values: readonly number[]) => {
    let best = 0
    for (const value of values) best = Math.max(best, values.filter((other) => Math.abs(other - value) < 2.5).length)
    return best
  }
  const least = own.length * 0.55
  return (
    most(own.map(({ line }) => line.x0)) >= least ||
    most(own.map(({ line }) => line.x1)) >= least ||
    most(own.map(({ line }) => (line.x0 + line.x1) / 2)) >= least
  )
}
