// A question put to a meeting, with its answer where it is printed.

import { z } from 'zod'
import type { RecordType } from '#model'
import { count, text } from './kinds.ts'
import { plain } from './plain.ts'

const statuses = ['answered', 'written_reply', 'deferred'] as const

const fields = z.object({
  number: count.nullable().meta({ description: 'Number of the question, where it has one' }),
  asker: text.meta({ description: 'Who asked, as printed', filter: 'words', search: true, column: true }),
  text: text
    .nullable()
    .meta({ description: 'The question, or what it was about', filter: 'words', search: true, column: true }),
  respondent: text.nullable().meta({ description: 'Who answered', filter: 'words', column: true }),
  response: text.nullable().meta({ description: 'The answer', filter: 'words', search: true }),
  supplementary: text.nullable().meta({ description: 'A further question of the same person', search: true }),
  status: z
    .enum(statuses)
    .nullable()
    .meta({ description: 'What became of it, as far as it is said', filter: 'exact', column: true }),
})

export type Question = z.infer<typeof fields>

const answer = /^(?:(?:written\s+)?(?:answer|response|reply)(?:\s+(?:from|by)\s+[^:]{2,60})?\s*[:–-]\s*)/i
const supplement = /^supplementary(?:\s+question)?(?:\s+(?:from|by)\s+[^:]{2,60})?\s*[:–-]?\s*/i
const inWriting = /\b(?:written\s+(?:response|reply|answer)|(?:respond|reply|answer\w*)\s+in\s+writing)\b/i
const later = /\bdeferred\b|\b(?:next|a\s+future)\s+meeting\b/i

function statusOf(response: string | null, said: string): Question['status'] {
  if (inWriting.test(said)) return 'written_reply'
  if (response) return 'answered'
  return later.test(said) ? 'deferred' : null
}

export const question: RecordType<Question> = {
  name: 'question',
  plural: 'questions',
  summary: 'A question that somebody put to a meeting.',
  fields,
  contract: {
    slots: {
      asker: 'Who asked',
      text: 'What was asked',
      response: 'What was answered',
      respondent: 'Who answered',
      number: 'Number of the question',
    },
  },
  read({ slots, lead, leadSlots, passage }) {
    const asker = plain((lead ? leadSlots : slots)?.asker)
    // A name begins with a capital; "the public" is nobody.
    if (!asker || !/^\p{Lu}/u.test(asker) || /^(?:the|members|questions?)\b/i.test(asker)) return []
    const blank = {
      number: null,
      asker,
      text: null,
      respondent: null,
      response: null,
      supplementary: null,
      status: null,
    }
    const words = plain(passage)
    if (!lead) {
      const response = plain(slots.response)?.replace(/(?<![.\s])[.\s]+$/, '') ?? null
      const about = plain(slots.text)?.replace(/(?<![.\s])[.\s]+$/, '') ?? null
      return [
        {
          fields: {
            ...blank,
            text: about,
            respondent: plain(slots.respondent),
            response,
            status: statusOf(response, words ?? ''),
          },
          passage,
        },
      ]
    }
    const number = plain(leadSlots?.number)
    const own = { ...blank, number: number ? Number(number) : null }
    if (!words) return []
    const given = answer.exec(words)
    if (given) {
      const response = words.slice(given[0].length)
      return [{ fields: { ...own, response, status: statusOf(response, words) } }]
    }
    const further = supplement.exec(words)
    return [{ fields: further ? { ...own, supplementary: words.slice(further[0].length) } : { ...own, text: words } }]
  },
  // The question, its answer and a further question are one record.
  key: (found, place) =>
    found.text !== null && found.response !== null
      ? null
      : `${place.meeting?.date} ${place.meeting?.body} ${place.item?.ref} ${found.number} ${found.asker}`,
}
