// Clean words that know where each of them was read.

import type { Page, Span } from './page.ts'

/**
 * A stretch of a passage that was read in one go.
 *
 *   clean   RECEIVE the report          runs  { at: 0, page: 4, from: 12, to: 19 }
 *   read    **RECEIVE** the report            { at: 7, page: 4, from: 21, to: 32 }
 *
 * Clean [at, next.at) came from [from, to) of the page; both have the same length unless the run is a single
 * decoded character (`&amp;`). A run with a `seam` follows words that stand elsewhere on the page or on another page.
 */
export interface Run {
  at: number
  page: number
  from: number
  to: number
  seam?: boolean
}

/** Words without markup, with the way back to the pages they were read from. */
export interface Passage {
  readonly text: string
  readonly runs: readonly Run[]
}

export const emptyPassage: Passage = { text: '', runs: [] }

/** The whole of [from, to) of a page as a passage, unchanged. */
export function pageToPassage(page: Page, index: number, from: number, to: number): Passage {
  return from >= to ? emptyPassage : { text: page.text.slice(from, to), runs: [{ at: 0, page: index, from, to }] }
}

/** The part [start, end) of a passage. Offsets beyond the ends are cut to them. */
export function slicePassage(passage: Passage, start: number, end: number): Passage {
  const from = Math.max(0, start)
  const to = Math.min(passage.text.length, end)
  if (from >= to) return emptyPassage
  if (from === 0 && to === passage.text.length) return passage
  const runs: Run[] = []
  for (let i = runAt(passage.runs, from); i < passage.runs.length; i++) {
    const run = passage.runs[i]!
    if (run.at >= to) break
    const runEnd = passage.runs[i + 1]?.at ?? passage.text.length
    // Only a decoded character is shorter than what was read; a glued space makes the clean words one longer.
    const length = run.to - run.from
    const identical = runEnd - run.at >= length
    const cutLeft = Math.min(length, Math.max(0, from - run.at))
    const cutRight = Math.min(length - cutLeft, Math.max(0, run.at + length - to))
    const piece: Run = {
      at: Math.max(run.at, from) - from,
      page: run.page,
      from: identical ? run.from + cutLeft : run.from,
      to: identical ? run.to - cutRight : run.to,
    }
    if (run.seam && runs.length > 0) piece.seam = true
    runs.push(piece)
  }
  return { text: passage.text.slice(from, to), runs }
}

/** A passage without the white space at its ends. */
export function trimPassage(passage: Passage): Passage {
  const start = passage.text.length - passage.text.trimStart().length
  const end = passage.text.trimEnd().length
  return slicePassage(passage, start, Math.max(start, end))
}

/** The lines of a passage, trimmed. */
export function splitLines(passage: Passage): Passage[] {
  const lines: Passage[] = []
  let from = 0
  for (const line of passage.text.split('\n')) {
    const piece = trimPassage(slicePassage(passage, from, from + line.length))
    if (piece.text !== '') lines.push(piece)
    from += line.length + 1
  }
  return lines
}

/** Passages one after the other with `glue` between them; `seam` says that they do not stand side by side in the page. */
export function joinPassages(passages: readonly Passage[], glue = ' ', seam = true): Passage {
  const parts = passages.filter((passage) => passage.text !== '')
  if (parts.length <= 1) return parts[0] ?? emptyPassage
  const runs: Run[] = []
  let text = ''
  for (const part of parts) {
    if (text !== '') text += glue
    part.runs.forEach((run, i) => {
      const moved: Run = { ...run, at: run.at + text.length }
      if (i === 0 && runs.length > 0 && seam) moved.seam = true
      runs.push(moved)
    })
    text += part.text
  }
  return { text, runs }
}

/**
 * The places in the pages of the clean words [start, end), in order, one for each stretch that can be read without a jump.
 * White space at the ends is left out.
 */
export function passageSpans(passage: Passage, start = 0, end = passage.text.length): Span[] {
  const { runs } = trimPassage(slicePassage(passage, start, end))
  const spans: Span[] = []
  for (const run of runs) {
    const last = spans.at(-1)
    if (last && !run.seam && last.page === run.page && run.from >= last.end) last.end = run.to
    else spans.push({ page: run.page, start: run.from, end: run.to })
  }
  return spans
}

function runAt(runs: readonly Run[], at: number): number {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runs[middle]!.at <= at) low = middle
    else high = middle - 1
  }
  return low
}
