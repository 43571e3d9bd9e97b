// PledgeMention: Another text refers to a numbered pledge.

import { z } from 'zod'
import type { RecordType } from '#model'
import { count, text } from './kinds.ts'

const fields = z.object({
  numbers: z.array(count).meta({ description: 'Numbers of the pledges', filter: 'exact', column: true }),
  context: text.meta({ description: 'The sentence or cell', filter: 'words', search: true, column: true }),
})

export type PledgeMention = z.infer<typeof fields>

export const pledgeMention: RecordType<PledgeMention> = {
  name: 'pledge_mention',
  plural: 'mentions',
  summary: 'Another text refers to a numbered pledge.',
  fields,
  read: () => [],
}
