// Meeting: A meeting that an agenda or minutes identify.

import { z } from 'zod'
import type { RecordType } from '#model'
import { date, text, time } from './kinds.ts'

const fields = z.object({
  body: text.nullable().meta({ description: 'Name of the body that met', filter: 'words', search: true, column: true }),
  title: text.nullable().meta({ description: 'Heading of the agenda or minutes', search: true }),
  date: date
    .nullable()
    .meta({ description: 'ISO date, corrected where the printed one cannot be right', filter: 'date', column: true }),
  date_raw: text.nullable().meta({ description: 'The date as printed' }),
  start_time: time.nullable().meta({ description: 'HH:MM', column: true }),
  end_time: time.nullable().meta({ description: 'HH:MM', column: true }),
  number: text.nullable().meta({ description: 'Number of the meeting as printed' }),
  venue: text.nullable().meta({ description: 'Place or video service', search: true, column: true }),
  chair: text.nullable().meta({ description: 'Who chaired', filter: 'words', search: true, column: true }),
  status: z
    .enum(['draft', 'confirmed'])
    .nullable()
    .meta({ description: 'Whether the minutes are draft or confirmed', filter: 'exact', column: true }),
})

export type Meeting = z.infer<typeof fields>

export const meeting: RecordType<Meeting> = {
  name: 'meeting',
  plural: 'meetings',
  summary: 'A meeting that an agenda or minutes identify.',
  fields,
  contract: { slots: {} },
  read: () => [],
}
