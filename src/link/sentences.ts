// Paragraphs and figures to the sentences that hold figures.

import type { ExportedRecord, Outline, Part, Passage, Span } from '#model'
import { sentenceEnds } from '#text'
import { passagesOf } from './passages.ts'

export interface Sentence {
  part: Part
  /** The paragraph or cell, and where the sentence stands in it. */
  passage: Passage
  from: number
  to: number
  text: string
  /** Its figures in order; `at` is the offset in `text` at which the sum is printed. */
  sums: readonly { figure: ExportedRecord; at: number }[]
  /** Sentences of one paragraph, and of the list directly below it, share a stretch. */
  stretch: number
}

/** Every sentence with a figure that is no cell of a table of sums, in the order of print. */
export function sentencesWithFigures(outlined: Outline, figures: readonly ExportedRecord[]): Sentence[] {
  const byPage = new Map<number, { figure: ExportedRecord; start: number }[]>()
  for (const figure of figures) {
    const span = (figure.source.fields as { raw?: Span } | undefined)?.raw
    if (figure.table || !span) continue
    const beside = byPage.get(span.page)
    if (beside) beside.push({ figure, start: span.start })
    else byPage.set(span.page, [{ figure, start: span.start }])
  }
  for (const placed of byPage.values()) placed.sort((a, b) => a.start - b.start)
  const taken = new Set<ExportedRecord>()
  const found: Sentence[] = []
  let stretch = 0
  for (const part of outlined.parts) {
    if (part.block.kind !== 'item') stretch++
    for (const passage of passagesOf(part.block)) {
      const placed = passage.runs
        .flatMap((run) =>
          within(byPage.get(run.page) ?? [], run.from, run.to).map(({ figure, start }) => ({
            figure,
            at: run.at + start - run.from,
          })),
        )
        .filter(({ figure }) => !taken.has(figure))
        .sort((a, b) => a.at - b.at)
      if (placed.length === 0) continue
      for (const { figure } of placed) taken.add(figure)
      found.push(...sentencesOf(part, passage, placed, stretch))
      if (part.block.kind === 'table') stretch++
    }
  }
  return found
}

/** Those of sorted places that begin in [from, to). */
function within<P extends { start: number }>(sorted: readonly P[], from: number, to: number): P[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.start < from) low = middle + 1
    else high = middle
  }
  const found: P[] = []
  for (; low < sorted.length && sorted[low]!.start < to; low++) found.push(sorted[low]!)
  return found
}

function sentencesOf(part: Part, passage: Passage, placed: Sentence['sums'], stretch: number): Sentence[] {
  const found: Sentence[] = []
  let from = 0
  let next = 0
  for (const to of new Set([...sentenceEnds(passage.text), passage.text.length])) {
    const sums: { figure: ExportedRecord; at: number }[] = []
    for (; next < placed.length && placed[next]!.at < to; next++)
      sums.push({ figure: placed[next]!.figure, at: placed[next]!.at - from })
    if (sums.length > 0) found.push({ part, passage, from, to, text: passage.text.slice(from, to), sums, stretch })
    from = to
  }
  return found
}
