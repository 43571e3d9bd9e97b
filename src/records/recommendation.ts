// An entry under "is asked to" to a recommendation.

import { z } from 'zod'
import type { RecordType } from '#model'
import { endOfClause } from '#text'
import { text } from './kinds.ts'
import { plain } from './plain.ts'
import { readVerbs } from './verbs.ts'

const fields = z.object({
  addressee: text.nullable().meta({ description: 'Body that is asked', filter: 'words', search: true, column: true }),
  verbs: z.array(text).meta({ description: 'Lower-case lemmas in printed order', filter: 'exact', column: true }),
  text: text.meta({ description: 'What is asked, verbs included', filter: 'words', search: true, column: true }),
})

export type Recommendation = z.infer<typeof fields>

export const recommendation: RecordType<Recommendation> = {
  name: 'recommendation',
  plural: 'recommendations',
  summary: 'What a paper asks a body to do.',
  fields,
  contract: {
    slots: {
      addressee: 'Who is asked',
      verbs: 'What is asked: approve, note',
      verbs3: 'The same in the third person: approves, notes',
      thirds: 'The same in the third person',
      pasts: 'The same as participles: approved, noted',
      first: 'The first verb, whatever it is',
    },
  },
  read(match, around) {
    const whole = plain(match.passage) ?? ''
    const words = /[;,]\s?(?:and|or)?$/i.test(whole) ? whole.slice(0, endOfClause(whole)) : whole
    if (words.split(' ').length < 2) return []
    const slots = match.slots.verbs3 ? { verbs: match.slots.verbs3 } : match.slots
    const verbs = readVerbs(slots, words, around)
    if (verbs.length === 0) return []
    const printed = plain(match.leadSlots?.addressee) ?? plain(match.slots.addressee)
    const clause = printed?.split(/,\s+(?:and|so|therefore)\s+|\bthat\s+/).at(-1) ?? null
    // A heading set in one paragraph with the words below it.
    const addressee = clause?.replace(/^Recommendations?:?\s+(?=\p{Lu}|the\s)/u, '') ?? null
    const point =
      match.marker && /^[\p{L}\p{N}]+$/u.test(match.marker) && match.marker !== 'o' ? `(${match.marker})` : undefined
    return [{ fields: { addressee, verbs, text: words }, ...(point ? { point } : {}) }]
  },
  // Printed on the cover sheet and again at the end it is one recommendation.
  key: ({ text: words, addressee }, place) =>
    [place.paper?.label ?? '', addressee?.replace(/^the\s+/i, '') ?? '', words].map(wordsOnly).join('|'),
}

const wordsOnly = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
