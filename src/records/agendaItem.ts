// AgendaItem: An item of an agenda, or a numbered minute.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text, time } from './kinds.ts'

const fields = z.object({
  ref: text.nullable().meta({ description: 'Reference as printed', filter: 'exact', search: true, column: true }),
  title: text.nullable().meta({ description: 'Title of the item', filter: 'words', search: true, column: true }),
  purpose: text.nullable().meta({
    description: 'What the meeting is to do with it: receive, approve, note, discuss, …',
    filter: 'exact',
    column: true,
  }),
  presenter: text.nullable().meta({ description: 'Who presents', filter: 'words', search: true, column: true }),
  paper_label: text
    .nullable()
    .meta({ description: 'Label of the paper, null when verbal', filter: 'exact', column: true }),
  time: time.nullable().meta({ description: 'HH:MM' }),
})

export type AgendaItem = z.infer<typeof fields>

export const agendaItem: RecordType<AgendaItem> = {
  name: 'agenda_item',
  plural: 'agenda',
  summary: 'An item of an agenda, or a numbered minute.',
  fields,
  read: () => [],
}
