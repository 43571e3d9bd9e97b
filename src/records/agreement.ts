// Agreement: Sums that were held against each other and agree.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'

/** What was compared. */
export const agreementKinds = ['sum', 'percentage', 'text_table', 'stated_twice'] as const

const fields = z.object({
  kind: z.enum(agreementKinds).meta({ description: 'What agrees', filter: 'exact', column: true }),
  message: text.meta({ description: 'Both sides', filter: 'words', search: true, column: true }),
  records: z.array(text).meta({ description: 'Ids of the records concerned' }),
})

export type Agreement = z.infer<typeof fields>

export const agreement: RecordType<Agreement> = {
  name: 'agreement',
  plural: 'agreements',
  summary: 'Sums in the documents that agree with each other.',
  fields,
  contract: { slots: {} },
  read: () => [],
}
