// RagRating: A rating that somebody gave.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'

const fields = z.object({
  subject: text.meta({ description: 'What was rated', filter: 'words', search: true, column: true }),
  rating: text.meta({
    description: 'red, amber, green, blue, grey or another colour word',
    filter: 'exact',
    column: true,
  }),
  rating_raw: text.meta({ description: 'The rating as printed' }),
  scheme: z
    .enum(['assurance', 'delivery', 'action_status', 'risk', 'readiness', 'other'])
    .meta({ description: 'What the rating says', filter: 'exact', column: true }),
  rated_by: text.nullable().meta({ description: 'Who rated', filter: 'words', search: true, column: true }),
  rationale: text.nullable().meta({ description: 'Why', filter: 'words', search: true }),
  escalation: text.nullable().meta({ description: 'What is escalated', search: true }),
  evidence: z
    .enum(['text', 'colour', 'key'])
    .meta({ description: 'Whether the rating is a word, a colour, or read through a key', filter: 'exact' }),
})

export type RagRating = z.infer<typeof fields>

export const ragRating: RecordType<RagRating> = {
  name: 'rag_rating',
  plural: 'ratings',
  summary: 'A rating that somebody gave.',
  fields,
  read: () => [],
}
