// An agenda row or a numbered line to an agenda item.

import { z } from 'zod'
import type { Match, Passage, Reading, RecordType, Surroundings } from '#model'
import { readTime } from '#text'
import { text, time } from './kinds.ts'
import { plain } from './plain.ts'

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
  contract: {
    slots: { agendatitle: 'The title of the item' },
    columns: {
      ref: 'Number of the item',
      title: 'Title of the item',
      purpose: 'What the meeting is asked to do with it',
      presenter: 'Who presents it',
      paper: 'Label of its paper',
      time: 'When it begins',
    },
  },
  read: (match, around) => (match.cells ? readRow(match, around) : readLine(match, around)),
  key: (item, place) => (item.ref ? `${place.meeting?.date ?? ''} ${place.zone} ${item.ref}` : null),
}

function readRow({ cells = {}, passage }: Match, around: Surroundings): Reading<AgendaItem>[] {
  const title = titleOf(cells.title)
  // A banner (STRATEGY, PART B) has nothing but its words.
  if (
    !title ||
    (!cells.ref && !cells.presenter && !cells.paper) ||
    /^\p{Lu}[\p{Lu}\s&/,-]+$/u.test(passage.text.trim())
  )
    return []
  const ref = plain(cells.ref)?.replace(/[.)]$/, '') ?? null
  const item = {
    ref,
    title,
    purpose: purposeOf(plain(cells.purpose) ?? title, around),
    presenter: plain(cells.presenter),
    paper_label: paperLabel(plain(cells.paper)),
    time: readTime(cells.time?.text ?? '') ?? null,
  }
  return [{ fields: item, passage, ...(ref ? { itemRef: ref } : {}) }]
}

function readLine({ passage, marker, slots }: Match, around: Surroundings): Reading<AgendaItem>[] {
  const title = titleOf(slots.agendatitle ?? passage)
  if (!title || title.length > 240) return []
  const ref = marker && /^[\d\w]{1,4}$/.test(marker) && !/^[-•o*]$/.test(marker) ? marker : null
  if (!ref) return []
  return [
    {
      fields: { ref, title, purpose: purposeOf(title, around), presenter: null, paper_label: null, time: null },
      itemRef: ref,
    },
  ]
}

/** The words of the item before notes, bullets and reminders. */
function titleOf(passage: Passage | undefined): string | null {
  const words = plain(passage)
  return words?.split(/(?<!\s)\s+•\s|(?<!\s)\s+Members are reminded/)[0]?.replace(/(?<![:\s])[:\s]+$/, '') || null
}

/** `To receive and note` → receive; `For assurance` → assure; the first verb says it. */
function purposeOf(words: string, around: Surroundings): string | null {
  const verb =
    /^(?:to|for)\s+(?:be\s+)?(\p{L}+)/iu.exec(words)?.[1]?.toLowerCase() ??
    (words.split(/\s+/).length <= 3 ? /^\p{L}+/u.exec(words)?.[0]?.toLowerCase() : undefined)
  if (!verb) return null
  const nouns: Record<string, string> = { approval: 'approve', assurance: 'assure', assured: 'assure', discussion: 'discuss', decision: 'decide', information: 'information', noting: 'note', consideration: 'consider', ratification: 'ratify', review: 'review', endorsement: 'endorse', note: 'note' } // prettier-ignore
  const named = nouns[verb]
  if (named) return named
  if (!/^to\s/i.test(words) && words.split(/\s+/).length > 2) return null
  return around.lemma(verb)
}

function paperLabel(words: string | null): string | null {
  const match =
    /^(?:paper|enclosure|enc\.?|appendix)?\s*([A-Z]{1,2}\d{0,2}|\d{1,2}(?:\.\d{1,2})?[a-z]?)(?=$|[\s,;&/(–-])/i.exec(
      words ?? '',
    )
  if (!match || /^(no|na|to|tb)$/i.test(match[1]!)) return null
  return /^\d/.test(match[1]!) || /^[A-Z]{1,2}\d*$/.test(match[1]!) ? match[1]! : null
}
