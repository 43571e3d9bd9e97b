// White strips between words that stand beside each other, and the words of a line by the columns that they make.

import type { Word } from '#model'
import { markerOf } from './flow.ts'
import { lineOf } from './lines.ts'
import type { Line } from './pieces.ts'

/** A white strip that no word crosses. */
export interface Gutter {
  from: number
  to: number
}

export interface Band {
  /** Index of the first line. */
  start: number
  lines: readonly Line[]
  gutters: readonly Gutter[]
  /** Whether the last column names who is responsible. */
  owners?: boolean
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
export function bandAt(lines: readonly Line[], start: number): Band | undefined {
  let gutters = gapsOf(lines[start]!)
  if (gutters.length === 0) return undefined
  let end = start + 1
  let last = start
  const form = gutters.length === 1 && isLabelled(lines[start]!)
  for (; end < lines.length; end++) {
    const line = lines[end]!
    const above = lines[end - 1]!
    if (line.y0 - above.y1 > 3.2 * Math.max(line.size, above.size)) break
    // "In attendance:" over the next list of names.
    if (line.bold && !lines[start]!.bold && line.words.at(-1)!.text.endsWith(':') && gapsOf(line).length === 0) break
    // The headings of a table under a form of two columns: "Date: 4 May", "Author: Ann Ash", "Ref  Action  Owner".
    if (form && !isLabelled(line) && gapsOf(line).length > 1) break
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

/** Whether the first phrase of a line ends in a colon. */
function isLabelled(line: Line): boolean {
  const [gap] = gapsOf(line)
  return gap !== undefined && line.words.some(({ x1, text }) => x1 === gap.from && text.endsWith(':'))
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
export interface Segment {
  column: number
  span: number
  line: Line
}

export function lineToSegments(line: Line, gutters: readonly Gutter[]): Segment[] {
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
