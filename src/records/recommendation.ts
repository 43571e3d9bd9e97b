// Recommendation: What a paper asks a body to do.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'

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
  read: () => [],
}
