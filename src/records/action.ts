// A log row, a sentence or a list entry to an action.

import { z } from 'zod'
import type { RecordType } from '#model'
import { readOwnerColumn, readOwnerLine } from './actionOwner.ts'
import { readRow } from './actionRow.ts'
import { statuses } from './statusWords.ts'
import { readWords } from './actionWords.ts'
import { date, text } from './kinds.ts'

const fields = z.object({
  ref: text
    .nullable()
    .meta({ description: 'Reference of the action as printed', filter: 'exact', search: true, column: true }),
  raised_on: date.nullable().meta({ description: 'Date of the meeting that raised it', filter: 'date' }),
  item_title: text.nullable().meta({ description: 'Agenda item under which it was raised', search: true }),
  owner: text
    .nullable()
    .meta({ description: 'Person or body as printed', filter: 'words', search: true, column: true }),
  owner_role: text.nullable().meta({ description: 'Post of the owner', filter: 'words', search: true }),
  text: text.meta({ description: 'What is to be done', filter: 'words', search: true, column: true }),
  due_raw: text.nullable().meta({ description: 'Deadline as printed' }),
  due: date.nullable().meta({
    description: 'ISO date cut to what is known; the last where several are listed',
    filter: 'date',
    column: true,
  }),
  progress: text.nullable().meta({ description: 'Update as printed', search: true }),
  status_raw: text.nullable().meta({ description: 'Status as printed' }),
  status: z
    .enum(statuses)
    .nullable()
    .meta({ description: "Status through the log's own key", filter: 'exact', column: true }),
  origin: z.enum(['action_log', 'minutes', 'report']).meta({ description: 'Where the action stands', filter: 'exact' }),
})

export type Action = z.infer<typeof fields>

export const action: RecordType<Action> = {
  name: 'action',
  plural: 'actions',
  summary: 'Something that somebody has to do.',
  fields,
  contract: {
    slots: {
      owner: 'Who has to do it',
      act: 'What is to be done',
      matter: 'What is to be done, where the owner stands elsewhere',
    },
    hints: {
      known: { does: 'The owner counts only where the attendance names the person' },
      perhaps: { does: 'With known: initials and first names count without the attendance' },
      label: { does: 'The owner stands as a label in front of the words' },
      agreed: { does: 'The words were agreed, so that what the meeting settles by agreeing is no action' },
      asked: { does: 'Somebody was asked to do it' },
      pending: { does: 'Counts only where the words leave something to do' },
      reads: {
        does: 'Where owner and words stand',
        values: ['sentence above', 'person above', 'label behind', 'words beside'],
      },
    },
    columns: {
      ref: 'Reference',
      raised: 'Day on which it was raised',
      item: 'Item under which it was raised',
      text: 'What is to be done',
      owner: 'Who has to do it',
      due: 'By when',
      progress: 'What was done',
      status: 'How it stands',
    },
  },
  read(match, around) {
    if (match.cells) return readRow(match, around)
    switch (match.rule.set.reads) {
      case 'sentence above':
        return readOwnerLine(match, around)
      case 'words beside':
        return readOwnerColumn(match, around)
      default:
        return readWords(match, around)
    }
  },
  key: (found, place) =>
    `${place.meeting?.date} ${place.item?.ref} ${found.ref} ${found.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`,
}
