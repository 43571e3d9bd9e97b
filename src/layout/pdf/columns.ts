// Lines beside each other without rulings: columns of prose, tables, and the owner column of minutes.

import type { Ruling, Word } from '#model'
import { type FlowSetting, linesToFlow, markerOf } from './flow.ts'
import { lineOf, wordsToLines } from './lines.ts'
import type { CellPiece, FlowPiece, Line, Piece, TablePiece } from './pieces.ts'
import { findTwoColumns } from './twoColumns.ts'

/** A white strip that no word crosses. */
export interface Gutter {
  from: number
  to: number
}

interface Band {
  /** Index of the first line. */
  start: number
  lines: readonly Line[]
  gutters: readonly Gutter[]
  /** Whether the last column names who is responsible. */
  owners?: boolean
}

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
        ...linesToFlow(plain, { ...setting, right: Math.max(setting.right, ...plain.map((line) => line.x1)) }),
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

/** Gaps between the words of a line that can be a gutter. */
function gapsOf(line: Line): Gutter[] {
  const gaps: Gutter[] = []
  const least = Math.max(5, line.size * 0.75)
  const marker = markerOf(line)
  let end = line.words[0]!.x1
  line.words.forEach((word, i) => {
    if (i === 0) return
    if (word.x0 - end >= least && !(marker && i === marker.words)) gaps.push({ from: end, to: word.x0 })
    end = Math.max(end, word.x1)
  })
  return gaps
}

/** What is left of the gutters when the words of a line are taken out. */
function narrow(gutters: readonly Gutter[], line: Line): Gutter[] {
  const left: Gutter[] = []
  const least = Math.max(5, line.size * 0.6)
  for (const gutter of gutters) {
    let from = gutter.from
    for (const word of [...line.words, undefined]) {
      const stop = word ? Math.min(word.x0, gutter.to) : gutter.to
      if (stop - from >= least) left.push({ from, to: stop })
      if (word && word.x1 > from) from = Math.max(from, word.x1)
      if (from >= gutter.to) break
    }
  }
  return left
}

/** The longest run of lines from `start` that shares a gutter, or nothing. */
function bandAt(lines: readonly Line[], start: number): Band | undefined {
  let gutters = gapsOf(lines[start]!)
  if (gutters.length === 0) return undefined
  let end = start + 1
  let last = start
  for (; end < lines.length; end++) {
    const line = lines[end]!
    const above = lines[end - 1]!
    if (line.y0 - above.y1 > 3.2 * Math.max(line.size, above.size)) break
    // "In attendance:" over the next list of names.
    if (line.bold && !lines[start]!.bold && line.words.at(-1)!.text.endsWith(':') && gapsOf(line).length === 0) break
    const next = narrow(gutters, line)
    if (!next.some((gutter) => isInner(gutter, lines, start, end))) break
    gutters = next
    if (gapsOf(line).some((gap) => gutters.some((gutter) => gap.from <= gutter.from + 1 && gap.to >= gutter.to - 1)))
      last = end
    else if (crossesNone(line, gutters) && line.x0 > gutters[0]!.from) last = end
  }
  const own = lines.slice(start, last + 1)
  if (own.length < 3) return undefined
  // A heading over several columns hides gutters: they are those of the lines below it.
  let best = innerGutters(own)
  for (let skip = 1; skip <= Math.min(3, own.length - 3); skip++) {
    const found = innerGutters(own.slice(skip))
    if (found.length > best.length) best = found
  }
  return best.length === 0 ? undefined : { start, lines: own, gutters: best }
}

const crossesNone = (line: Line, gutters: readonly Gutter[]): boolean =>
  gutters.every((gutter) => line.words.every((word) => word.x1 <= gutter.from + 1 || word.x0 >= gutter.to - 1))

function isInner(gutter: Gutter, lines: readonly Line[], start: number, end: number): boolean {
  let left = false
  let right = false
  for (let i = start; i <= end; i++) {
    left ||= lines[i]!.x0 < gutter.from
    right ||= lines[i]!.x1 > gutter.to
  }
  return left && right
}

/** Strips that no word of any line crosses, with words on both sides. */
export function innerGutters(lines: readonly Line[]): Gutter[] {
  const spans: Gutter[] = []
  let size = 0
  for (const line of lines) {
    size += line.size
    const marker = markerOf(line)
    line.words.forEach((word, i) => {
      // A marker and its words are one.
      const next = marker && i < marker.words ? line.words[i + 1] : undefined
      spans.push({ from: word.x0, to: next ? next.x0 : word.x1 })
    })
  }
  spans.sort((a, b) => a.from - b.from)
  const least = Math.max(5, (size / lines.length) * 0.6)
  const gutters: Gutter[] = []
  let end = spans[0]!.to
  for (const span of spans) {
    if (span.from - end >= least) gutters.push({ from: end, to: span.from })
    end = Math.max(end, span.to)
  }
  return gutters
}

/** The words of a line by column; a cell that crosses gutters spans columns. */
interface Segment {
  column: number
  span: number
  line: Line
}

function lineToSegments(line: Line, gutters: readonly Gutter[]): Segment[] {
  const segments: Segment[] = []
  let words: Word[] = []
  let first = 0
  let last = 0
  const close = () => {
    if (words.length > 0) segments.push({ column: first, span: last - first + 1, line: lineOf(words) })
    words = []
  }
  for (const word of line.words) {
    let from = 0
    while (from < gutters.length && word.x0 >= gutters[from]!.to - 1) from++
    let to = from
    while (to < gutters.length && word.x1 > gutters[to]!.from + 1) to++
    const above = words.at(-1)
    const gap = above ? word.x0 - above.x1 : 0
    if (above && (from > last || (from === last && last > first && gap > line.size * 0.75))) close()
    if (words.length === 0) {
      first = from
      last = to
    }
    last = Math.max(last, to)
    // Narrow gaps inside one phrase that happen to lie over a gutter hold it together.
    words.push(word)
  }
  close()
  return joinNarrow(segments, line.size)
}

/** Segments whose gap is that of ordinary words belong together: a heading over several columns. */
function joinNarrow(segments: Segment[], size: number): Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    const above = joined.at(-1)
    if (above && segment.line.x0 - above.line.x1 < size * 0.42)
      joined[joined.length - 1] = {
        column: above.column,
        span: segment.column + segment.span - above.column,
        line: lineOf([...above.line.words, ...segment.line.words]),
      }
    else joined.push(segment)
  }
  return joined
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
  return [toTable(band, segments, rulings, left, right, setting)]
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

/**
 * Minutes with names at the right margin: prose on the left, a few short words on the right. The paragraphs that begin
 * above the first name or end below the last belong to it.
 */
function ownersBand(
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
function ownerRows(band: Band, setting: FlowSetting): Piece[] {
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

function toTable(
  { lines, gutters }: Band,
  segments: readonly (readonly Segment[])[],
  rulings: readonly Ruling[],
  left: number,
  right: number,
  setting: FlowSetting,
): TablePiece {
  const columns = gutters.length + 1
  const edges = [left, ...gutters.map((gutter) => (gutter.from + gutter.to) / 2), right]
  const starts = rowStarts(lines, segments, rulings, left, right)
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
  const dividers = rulings
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
    const tight = split < Infinity && !wide && (row.length === 1 || !opens) && numbers === 0 && under
    if (!goesOn && !tight) starts.push(i)
  }
  return starts
}

const overlaps = (a: Segment, b: Segment): boolean => a.column < b.column + b.span && b.column < a.column + a.span
