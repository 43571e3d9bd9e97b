// Attendance: Who was present, in attendance, or sent apologies.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'

const fields = z.object({
  name: text.meta({ description: 'Name with title, without role', filter: 'words', search: true, column: true }),
  role: text.nullable().meta({ description: 'Post or role as printed', filter: 'words', search: true, column: true }),
  organisation: text
    .nullable()
    .meta({ description: 'Employer or body represented', filter: 'words', search: true, column: true }),
  status: z
    .enum(['present', 'participant', 'in_attendance', 'apologies'])
    .meta({ description: 'How the person took part', filter: 'exact', column: true }),
  deputising_for: text.nullable().meta({ description: 'For whom the person came', filter: 'words', search: true }),
})

export type Attendance = z.infer<typeof fields>

export const attendance: RecordType<Attendance> = {
  name: 'attendance',
  plural: 'attendance',
  summary: 'Who was present, in attendance, or sent apologies.',
  fields,
  read: () => [],
}
