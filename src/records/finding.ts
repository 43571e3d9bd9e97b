// Finding: A judgement in an assessment letter.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'

const fields = z.object({
  section_title: text.nullable().meta({ description: 'Section of the letter', filter: 'words', search: true }),
  polarity: z
    .enum(['strength', 'concern', 'requirement', 'neutral'])
    .meta({ description: 'Praise, shortfall, or what must be done', filter: 'exact', column: true }),
  text: text.meta({ description: 'The sentence', filter: 'words', search: true, column: true }),
})

export type Finding = z.infer<typeof fields>

export const finding: RecordType<Finding> = {
  name: 'finding',
  plural: 'findings',
  summary: 'A judgement in an assessment letter.',
  fields,
  read: () => [],
}
