// Risk: A risk whose score or status the document states or changes.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'

const fields = z.object({
  ref: text.nullable().meta({ description: 'Reference on the register', filter: 'exact', search: true, column: true }),
  title: text.nullable().meta({ description: 'The risk', filter: 'words', search: true, column: true }),
  score_from: z.number().nullable().meta({ description: 'Score before', filter: 'range', column: true }),
  score_to: z.number().nullable().meta({ description: 'Score now', filter: 'range', column: true }),
})

export type Risk = z.infer<typeof fields>

export const risk: RecordType<Risk> = {
  name: 'risk',
  plural: 'risks',
  summary: 'A risk whose score or status the document states or changes.',
  fields,
  read: () => [],
}
