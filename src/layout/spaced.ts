// Lines set in columns by spaces to blocks (the style of `pdftotext -layout`).

import {
  type Block,
  type Cell,
  joinPassages,
  type Page,
  type Passage,
  pageToPassage,
  type Row,
  type Table,
  trimPassage,
} from '#model'
import { isLabel, textWidth } from './breaks.ts'
import type { TextLine } from './lines.ts'

type ToBlocks = (pages: readonly Page[], lines: readonly TextLine[], width?: number) => Block[]

/** Words of a line between gaps of two spaces or more; `x` is the column of the first character. */
interface Segment {
  x: number
  from: number
  to: number
}
interface SpacedLine extends TextLine {
  segments: Segment[]
}

/** Blocks of the lines; where no columns are set by spaces, what `toBlocks` makes of them. */
export function spacedToRows(pages: readonly Page[], lines: readonly TextLine[], toBlocks: ToBlocks): Block[] {
  const printed = lines.filter((line) => line.kind !== 'blank')
  if (printed.some((line) => line.kind === 'row' || line.kind === 'pipes')) return toBlocks(pages, lines)
  const spaced = lines.map((line): SpacedLine => ({ ...line, segments: segmentsOf(pages[line.page]!.text, line) }))
  const gapped = spaced.filter((line) => line.segments.length > 1)
  const grid = regions(pages, spaced).some((region) => region.filter(isLabelled).length >= 3)
  if (gapped.length < 3 || (!grid && gapped.length < printed.length * 0.03)) return toBlocks(pages, lines)
  const side = sideColumn(pages, spaced)
  // The width to which the words are set is that of the document, not of each region.
  const width = textWidth(pages, lines)
  const paragraphs: ToBlocks = (of, some) => toBlocks(of, some, width)
  return regions(pages, spaced).flatMap((region) => regionToBlocks(pages, region, side, paragraphs))
}

/** A label and its words behind a wide gap, as in the head of minutes. */
function isLabelled({ segments }: SpacedLine): boolean {
  const [label, words] = segments
  return words !== undefined && label!.to - label!.from <= 30 && words.x - label!.x - (label!.to - label!.from) >= 4
}

/** Whether all words of a line are labels over lists beside each other: `Present    Apologies`. */
function isHeads(pages: readonly Page[], { page, segments }: SpacedLine): boolean {
  return segments.length > 1 && segments.every(({ from, to }) => isLabel(pages[page]!.text.slice(from, to)))
}

/** Whether the first of the lines begins left of all others, which are rows of three columns or more. */
function hangs([first, ...others]: readonly SpacedLine[]): boolean {
  const left = Math.min(...others.map((line) => line.segments[0]!.x))
  return (
    first!.segments.length <= 2 &&
    first!.segments[0]!.x + 4 <= left &&
    others.filter((line) => line.segments.length >= 3).length >= others.length * 0.6
  )
}

function segmentsOf(text: string, line: TextLine): Segment[] {
  const words = text.slice(line.from, line.to)
  const segments = [...words.matchAll(/\S+(?: \S+)*/g)].map((match) => ({
    x: match.index,
    from: line.from + match.index,
    to: line.from + match.index + match[0].length,
  }))
  // The marker of a list entry stands before its words, it is no column.
  const [marker, entry] = segments
  if (
    marker &&
    entry &&
    /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[•●▪◦‣*-]|\d{1,3}(?:\.\d{1,2})?\.?)$/i.test(
      text.slice(marker.from, marker.to),
    ) &&
    entry.x - marker.x < 16
  ) {
    return [{ x: marker.x, from: marker.from, to: entry.to }, ...segments.slice(2)]
  }
  return segments
}

/**
 * The column at the right in which minutes name who acts, over the whole document; undefined where there is none.
 *
 *   The clerk reported on the lease.                     AB
 *   Quotes would be sought before the next meeting.      CD/EF
 *                                                        ^ short words, again and again, behind a gap, nothing to their right
 */
function sideColumn(pages: readonly Page[], lines: readonly SpacedLine[]): number | undefined {
  const starts = new Map<number, number>()
  let widest = 0
  for (const line of lines) {
    const last = line.segments.at(-1)
    if (!last) continue
    widest = Math.max(widest, last.x + last.to - last.from)
    const before = line.segments.at(-2)
    if (last.to - last.from > 24) continue
    // A name between two paragraphs has a line to itself, far at the right.
    if (before ? last.x - (before.x + before.to - before.from) < 3 : last.x < 60) continue
    const words = pages[line.page]!.text.slice(last.from, last.to)
    if (/^[\d£(),.%-]+$/.test(words)) continue
    starts.set(last.x, (starts.get(last.x) ?? 0) + 1)
  }
  let best: number | undefined
  let most = 0
  for (const x of starts.keys()) {
    const near = [x - 2, x - 1, x, x + 1, x + 2].reduce((sum, n) => sum + (starts.get(n) ?? 0), 0)
    if (near > most || (near === most && best !== undefined && x < best)) {
      most = near
      best = x
    }
  }
  return best !== undefined && most >= 3 && best > widest * 0.55 ? best - 3 : undefined
}

/** Runs of lines without a blank one; lists beside each other hold on over blank lines. */
function regions(pages: readonly Page[], lines: readonly SpacedLine[]): SpacedLine[][] {
  const found: SpacedLine[][] = []
  let region: SpacedLine[] = []
  const goesOn = (head: SpacedLine, next: SpacedLine | undefined) =>
    next?.page === head.page &&
    isHeads(pages, head) &&
    (next.segments.length > 1 || (next.segments[0]?.x ?? 0) > head.segments[0]!.x + 2) &&
    next.segments.every((s) => head.segments.some(({ x }) => Math.abs(s.x - x) <= 2))
  for (const [i, line] of lines.entries()) {
    if (line.kind === 'blank' || (region[0] && region[0].page !== line.page)) {
      if (line.kind === 'blank' && region[0] && goesOn(region[0], lines[i + 1])) continue
      if (region.length > 0) found.push(region)
      region = []
    }
    if (line.kind !== 'blank') region.push(line)
  }
  if (region.length > 0) found.push(region)
  return found
}

function regionToBlocks(
  pages: readonly Page[],
  region: readonly SpacedLine[],
  side: number | undefined,
  toBlocks: ToBlocks,
): Block[] {
  const [title, below] = region
  if (title && below && region.length > 2 && title.segments.length === 1 && isLabelled(below)) {
    // A title in the middle stands over the columns, not in them.
    const { x } = title.segments[0]!
    if (!below.segments.some((s) => Math.abs(s.x - x) <= 1))
      return [...toBlocks(pages, [{ ...title }]), ...regionToBlocks(pages, region.slice(1), side, toBlocks)]
  }
  if (title && below && region.length > 2 && hangs(region)) {
    // The number and title of a minute, with a table set in below them.
    return [...toBlocks(pages, [{ ...title }]), ...regionToBlocks(pages, region.slice(1), side, toBlocks)]
  }
  const lists = title && isHeads(pages, title) ? gutters(region) : undefined
  if (lists) return [gridRows(pages, region, lists)]
  const named = (line: SpacedLine) => side !== undefined && line.segments.at(-1)!.x >= side
  if (side !== undefined && region.some((line) => line.segments.some((s) => s.x < side)) && region.some(named)) {
    const narrow = region.map((line) => ({ ...line, segments: line.segments.filter((s) => s.x < side) }))
    if (!gutters(narrow.filter((line) => line.segments.length > 0))) return [sideTable(pages, region, side)]
  }
  const columns = gutters(region)
  if (columns) return [gridRows(pages, region, columns)]
  return toBlocks(
    pages,
    region.map((line) => ({ ...line })),
  )
}

/** Starts of the columns where the gaps of most lines stand under each other; undefined where they do not. */
function gutters(region: readonly SpacedLine[]): number[] | undefined {
  const wide = region.filter((line) => line.segments.length > 1)
  if (wide.length === 0) return undefined
  // A line that begins where a column does goes on with the cell above it.
  const starts = new Set(wide.flatMap((line) => line.segments.slice(1).map((s) => s.x)))
  const fitting = region.filter((line) => line.segments.length > 1 || starts.has(line.segments[0]!.x))
  if (wide.length < 3 ? wide.length < region.length * 0.5 : fitting.length < region.length * 0.5) return undefined
  const single = region.length === 1 || wide.length === 1
  const label = wide.some((line) => line.segments.length === 2 && line.segments[1]!.x - line.segments[0]!.x < 40)
  if (single && wide[0]!.segments.length < 3 && !label) return undefined
  const right = Math.max(
    ...region.map((line) => line.segments.at(-1)!.x + line.segments.at(-1)!.to - line.segments.at(-1)!.from),
  )
  const covered = new Uint16Array(right + 1)
  for (const line of region)
    for (const s of line.segments) for (let x = s.x; x < s.x + s.to - s.from; x++) covered[x]!++
  const columns = [Math.min(...region.map((line) => line.segments[0]!.x))]
  for (let x = columns[0]! + 1; x <= right; x++) {
    if (covered[x]! > 0 && covered[x - 1] === 0 && covered[x - 2] === 0) columns.push(x)
  }
  return columns.length > 1 ? columns : undefined
}

function gridRows(pages: readonly Page[], region: readonly SpacedLine[], columns: readonly number[]): Table {
  const rows: Segment[][][] = []
  for (const line of region) {
    const cells: Segment[][] = columns.map(() => [])
    for (const segment of line.segments) cells[columnAt(columns, segment.x)]!.push(segment)
    const last = rows.at(-1)
    // A line without a first cell finishes the row above.
    if (last && cells[0]!.length === 0) cells.forEach((cell, i) => last[i]!.push(...cell))
    else rows.push(cells)
  }
  const { page } = region[0]!
  return {
    kind: 'table',
    rows: rows.map((cells): Row => ({ cells: cells.map((segments, column) => cellOf(pages, page, column, segments)) })),
  }
}

function columnAt(columns: readonly number[], x: number): number {
  let column = 0
  while (column + 1 < columns.length && columns[column + 1]! <= x) column++
  return column
}

/**
 * Rows of the words at the left and the names beside them. A name between two paragraphs belongs to the one below.
 *
 *   The lease was signed.
 *                                                IB/
 *   The board will review the fees at the next   Agenda
 *   meeting.
 */
function sideTable(pages: readonly Page[], region: readonly SpacedLine[], side: number): Table {
  const { page } = region[0]!
  const rows: { left: Segment[]; right: Segment[] }[] = [{ left: [], right: [] }]
  for (const line of region) {
    const body = line.segments.filter((s) => s.x < side)
    const names = line.segments.filter((s) => s.x >= side)
    const row = rows.at(-1)!
    const last = row.left.at(-1)
    const ended = last !== undefined && /[.!?:]["’”)]?$/.test(pages[page]!.text.slice(last.from, last.to))
    if (body.length === 0 && ended) rows.push({ left: [], right: names })
    else {
      if (body.length > 0) row.left.push({ x: body[0]!.x, from: body[0]!.from, to: body.at(-1)!.to })
      row.right.push(...names)
    }
  }
  // A name below the last paragraph belongs to it.
  const end = rows.at(-1)!
  if (end.left.length === 0 && rows.length > 1)
    rows.splice(-2, 2, { left: rows.at(-2)!.left, right: [...rows.at(-2)!.right, ...end.right] })
  return {
    kind: 'table',
    rows: rows.map(({ left, right }) => ({ cells: [cellOf(pages, page, 0, left), cellOf(pages, page, 1, right)] })),
  }
}

function cellOf(pages: readonly Page[], page: number, column: number, segments: readonly Segment[]): Cell {
  const parts: Passage[] = segments.map((s) => pageToPassage(pages[page]!, page, s.from, s.to))
  const passage = trimPassage(joinPassages(parts, '\n'))
  return { column, passage, blocks: passage.text === '' ? [] : [{ kind: 'paragraph', passage }] }
}
