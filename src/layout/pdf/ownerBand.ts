// Minutes with names at the right margin → a row for each paragraph, with the name beside it.

import type { Word } from '#model'
import { type FlowSetting, linesToFlow } from './flow.ts'
import { type Band, type Gutter, lineToSegments } from './gutters.ts'
import { lineOf } from './lines.ts'
import type { CellPiece, FlowPiece, Line, Piece } from './pieces.ts'

/**
 * Minutes with names at the right margin: prose on the left, a few short words on the right. The paragraphs that begin
 * above the first name or end below the last belong to it.
 */
export function ownersBand(
  band: Band,
  lines: readonly Line[],
  start: number,
  first: number,
  width: number,
  setting: FlowSetting,
): Band | undefined {
  if (band.gutters.length !== 1) return undefined
  const [gutter] = band.gutters as [Gutter]
  const left = Math.min(...band.lines.map((line) => line.x0))
  const right = Math.max(...band.lines.map((line) => line.x1))
  if (right - gutter.to > width * 0.2 || gutter.to < left + (right - left) * 0.68) return undefined
  const { body, names } = besideGutter(band)
  const mean = (own: readonly Line[]) => own.reduce((sum, line) => sum + line.words.length, 0) / Math.max(1, own.length)
  if (mean(body) < 6 || mean(names) > 3 || names.length > body.length) return undefined
  const linked = (upper: Line, lower: Line) =>
    lower.base - upper.base < setting.leading * 1.28 * Math.max(upper.size, lower.size) &&
    lower.x1 <= gutter.to &&
    upper.x1 <= gutter.to
  let from = start
  while (
    from > first &&
    lines[from - 1]!.x1 <= gutter.to &&
    linked(lines[from - 1]!, lineOf(wordsLeft(lines[from]!, gutter)))
  )
    from--
  let to = start + band.lines.length
  while (to < lines.length && linked(lineOf(wordsLeft(lines[to - 1]!, gutter)), lines[to]!)) to++
  return { start: from, lines: lines.slice(from, to), gutters: band.gutters, owners: true }
}

const wordsLeft = (line: Line, gutter: Gutter): Word[] => {
  const words = line.words.filter((word) => word.x1 <= gutter.to)
  return words.length > 0 ? words : [...line.words]
}

function besideGutter({ lines, gutters }: Band): { body: Line[]; names: Line[] } {
  const segments = lines.flatMap((line) => lineToSegments(line, gutters))
  return {
    body: segments.filter(({ column }) => column === 0).map(({ line }) => line),
    names: segments.filter(({ column }) => column > 0).map(({ line }) => line),
  }
}

/** Each paragraph a row, with the name that stands beside it. */
export function ownerRows(band: Band, setting: FlowSetting): Piece[] {
  const { body, names } = besideGutter(band)
  const [gutter] = band.gutters as [Gutter]
  const left = Math.min(...band.lines.map((line) => line.x0))
  const right = Math.max(...band.lines.map((line) => line.x1))
  const pieces = linesToFlow(body, { ...setting, right: Math.max(...body.map((line) => line.x1)), headings: false })
  const beside: Line[][] = pieces.map(() => [])
  for (const line of names) {
    let best = 0
    pieces.forEach((piece, i) => {
      if (piece.lines[0]!.y0 <= line.y1 - line.size * 0.4) best = i
    })
    beside[best]!.push(line)
  }
  const edges = [left, (gutter.from + gutter.to) / 2, right]
  const cells: CellPiece[] = []
  pieces.forEach((piece, row) => {
    const y0 = piece.lines[0]!.y0
    const y1 = piece.lines.at(-1)!.y1
    const cell = (column: number, own: readonly FlowPiece[]): CellPiece => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      box: [edges[column]!, y0, edges[column + 1]!, y1],
      pieces: own,
      fills: [],
    })
    cells.push(cell(0, [piece]), cell(1, linesToFlow(beside[row]!, { ...setting, right, headings: false })))
  })
  const box = [left, pieces[0]!.lines[0]!.y0, right, pieces.at(-1)!.lines.at(-1)!.y1] as const
  return [
    {
      kind: 'table',
      rows: pieces.length,
      columns: 2,
      cells,
      edges,
      box,
      openTop: false,
      openBottom: false,
      ruled: false,
    },
  ]
}
