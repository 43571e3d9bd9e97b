// Check: Something in the documents that does not agree.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'

/** What can fail to agree. */
export const checkKinds = [
  'weekday_date',
  'sum_mismatch',
  'text_table_mismatch',
  'scale_suspect',
  'date_order',
  'restated',
  'percentage_mismatch',
  'month_number',
  'attendance_conflict',
  'rating_mismatch',
  'numbering',
] as const

const fields = z.object({
  kind: z.enum(checkKinds).meta({ description: 'What does not agree', filter: 'exact', column: true }),
  message: text.meta({ description: 'Both sides and the difference', filter: 'words', search: true, column: true }),
  records: z.array(text).meta({ description: 'Ids of the records concerned' }),
})

export type Check = z.infer<typeof fields>

export const check: RecordType<Check> = {
  name: 'check',
  plural: 'checks',
  summary: 'Something in the documents that does not agree.',
  fields,
  contract: { slots: {} },
  read: () => [],
}
