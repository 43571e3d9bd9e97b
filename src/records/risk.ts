// A sentence or a register row to a risk with its scores.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'
import { plain } from './plain.ts'

const fields = z.object({
  ref: text.nullable().meta({ description: 'Reference on the register', filter: 'exact', search: true, column: true }),
  title: text.nullable().meta({ description: 'The risk', filter: 'words', search: true, column: true }),
  score_from: z.number().nullable().meta({ description: 'Score before', column: true }),
  score_to: z.number().nullable().meta({ description: 'Score now', filter: 'range', column: true }),
})

export type Risk = z.infer<typeof fields>

/** The score in a cell: `16`, `4x4=16`, `(4 x 5) 20`. Scores run to 25. */
function scoreOf(words: string | null): number | null {
  const product = /(\d)\s*[x×*]\s*(\d)/i.exec(words ?? '')
  const score = product
    ? Number(product[1]) * Number(product[2])
    : Number(/^\D{0,12}(\d{1,2})\b/.exec(words ?? '')?.[1] ?? Number.NaN)
  return score >= 1 && score <= 25 ? score : null
}

export const risk: RecordType<Risk> = {
  name: 'risk',
  plural: 'risks',
  summary: 'A risk whose score or status the document states or changes.',
  fields,
  contract: {
    slots: { ref: 'Reference', title: 'Title', from: 'Score before', to: 'Score now' },
    columns: { ref: 'Reference', title: 'Title', from: 'Score before', to: 'Score now' },
  },
  read({ cells, slots, passage }) {
    const from = cells ? cells.from : slots.from
    const to = cells ? cells.to : slots.to
    const score_to = scoreOf(plain(to))
    const ref = plain(cells ? cells.ref : slots.ref)?.replace(/^BAF\s+risk\s+/i, 'BAF ') ?? null
    if (score_to === null || (cells && !(ref && /\d/.test(ref)))) return []
    const words = plain(cells ? cells.title : slots.title)?.replace(/^[(–\s-]+|(?<![)\s(–-])[)\s(–-]+$/g, '') || null
    // "SR3 was lowered from 12 to 9" has no title between.
    const title =
      words && /\b(?:was|were|is|are|has|had|been|reduced|increased|lowered|raised|moved|which)\b/i.test(words)
        ? null
        : words
    return [{ fields: { ref, title, score_from: scoreOf(plain(from)), score_to }, passage }]
  },
  // The same movement told and resolved in one item is one record.
  key: (found, place) =>
    `${place.meeting?.date} ${place.paper?.label} ${place.item?.ref} ${found.score_from} ${found.score_to}`,
}
