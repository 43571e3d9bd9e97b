// Resolution: A decision that a meeting took.

import { z } from 'zod'
import type { RecordType } from '#model'
import { count, text } from './kinds.ts'

const fields = z.object({
  verbs: z
    .array(text)
    .meta({ description: 'Lower-case lemmas in printed order; "be assured" is assure', filter: 'exact', column: true }),
  text: text.meta({ description: 'The decision, verbs included', filter: 'words', search: true, column: true }),
  form: z
    .enum(['formal', 'narrative'])
    .meta({ description: 'Under a decision formula, or told in a sentence', filter: 'exact' }),
  outcome: z
    .enum(['decided', 'deferred', 'rejected', 'withdrawn', 'provisional'])
    .meta({ description: 'What became of the motion', filter: 'exact', column: true }),
  moved_by: text.nullable().optional().meta({ description: 'Mover', filter: 'words' }),
  seconded_by: text.nullable().optional().meta({ description: 'Seconder', filter: 'words' }),
  votes: z
    .object({
      for: count.nullable(),
      against: count.nullable(),
      abstained: count.nullable(),
      unanimous: z.boolean().nullable(),
    })
    .optional()
    .meta({ description: 'Votes where printed' }),
})

export type Resolution = z.infer<typeof fields>

export const resolution: RecordType<Resolution> = {
  name: 'resolution',
  plural: 'resolutions',
  summary: 'A decision that a meeting took.',
  fields,
  read: () => [],
}
