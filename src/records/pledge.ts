// Pledge: A promise that a body makes to the public.

import { z } from 'zod'
import type { RecordType } from '#model'
import { count, text } from './kinds.ts'

const fields = z.object({
  number: count.nullable().meta({ description: 'Number of the pledge', filter: 'exact', column: true }),
  theme: text.nullable().meta({ description: 'Theme or priority', filter: 'words', search: true, column: true }),
  text: text.meta({ description: 'The promise', filter: 'words', search: true, column: true }),
  plan: text.nullable().meta({ description: 'Title of the plan', search: true }),
  owner: text.nullable().meta({ description: 'Who answers for it', filter: 'words', search: true, column: true }),
  measure: text.nullable().meta({ description: 'How it will be measured', search: true }),
})

export type Pledge = z.infer<typeof fields>

export const pledge: RecordType<Pledge> = {
  name: 'pledge',
  plural: 'pledges',
  summary: 'A promise that a body makes to the public.',
  fields,
  read: () => [],
}
