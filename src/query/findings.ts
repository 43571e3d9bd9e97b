// Criticisms and requirements of assessment letters → what later papers say about the same matter, or what was searched in vain.

import type { ExportedRecord } from '#model'
import { eachRecord, type Index } from '#store'
import { followUp, type LaterPassage } from './followUp.ts'
import { partOf } from './threads.ts'

export interface FollowedFinding {
  id: string
  /** Body that the letter assesses, and the letter's date. */
  body: string | null
  date: string | null
  section: string | null
  polarity: string
  finding: string
  /** How many later passages there are. */
  mentions: number
  first: string | null
  last: string | null
  /** The last passage, or that there is none. */
  told: string
  searched: string
  passages: readonly LaterPassage[]
}

/** From which share of its words on a passage is about a finding. */
const aboutFinding = 0.3

/** Every concern and requirement, in the order of the letters. */
export function followFindings(
  index: Index,
  question: { body?: string; polarity?: readonly string[] } = {},
): FollowedFinding[] {
  const letters = new Map([...eachRecord(index, ['letter'])].map((letter) => [letter.document.id, letter]))
  const wanted = question.polarity ?? ['concern', 'requirement']
  return [...eachRecord(index, ['finding'])]
    .filter((record) => wanted.includes(record['polarity'] as string))
    .map((record) => followFinding(index, record, letters.get(record.document.id)))
    .filter(({ body }) => partOf(question.body, body))
}

function followFinding(index: Index, record: ExportedRecord, letter: ExportedRecord | undefined): FollowedFinding {
  const date = (letter?.['date'] as string | null | undefined) ?? null
  const words = record['text'] as string
  const { passages, searched } = date
    ? followUp(index, { words, after: date, document: record.document.id, least: aboutFinding })
    : { passages: [], searched: 'the letter has no date, so nothing can be called later' }
  const last = passages.at(-1)
  return {
    id: record.id,
    body: (letter?.['body'] as string | null | undefined) ?? null,
    date,
    section: record['section_title'] as string | null,
    polarity: record['polarity'] as string,
    finding: words,
    mentions: passages.length,
    first: passages[0]?.meeting.date ?? null,
    last: last?.meeting.date ?? null,
    told: last ? last.quote : 'no later mention found',
    searched,
    passages,
  }
}
