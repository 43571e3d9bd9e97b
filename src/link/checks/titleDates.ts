// The date behind a report's title beside the meeting that received it.

import { type Part, trimPassage } from '#model'
import { readDates } from '#text'
import type { Finding, Reading } from '../finding.ts'
import { oneLine } from '../passages.ts'

/**
 * A heading that repeats the title of its paper and adds nothing but a date: the report is of that date, and it cannot be
 * of a later one than the meeting that has it.
 *
 *   Report title:  Delivery of the plan              meeting of 8 February 2031
 *   Delivery of the plan – December 2031
 */
export function titleDates({ outlined }: Reading): Finding[] {
  return outlined.parts.flatMap((part): Finding[] => {
    const { meeting, paper } = part.place
    if (part.block.kind === 'table' || !meeting?.date || !paper?.title) return []
    const { text } = part.block.passage
    if (text.length > 250) return []
    const dates = readDates(text)
    const date = dates.at(-1)
    if (!date || dates.length > 1 || date.yearInferred || date.kind === 'approximate' || date.date.length < 7) return []
    if (/\p{L}|\d/u.test(text.slice(date.end)) || !repeats(text.slice(0, date.start), paper.title)) return []
    if (date.date.slice(0, 7) <= meeting.date.slice(0, 7)) return []
    return [
      {
        agrees: false,
        rule: 'title-and-meeting',
        message: `The heading is dated ${oneLine(date.raw)}, after the meeting of ${meeting.date} that received the report.`,
        at: [{ part: part as Part, passage: trimPassage(part.block.passage) }],
        records: [],
      },
    ]
  })
}

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** All words of the title, no others. */
function repeats(heading: string, title: string): boolean {
  const [own, known] = [words(heading).join(' '), words(title).join(' ')]
  return own.length > 8 && (own === known || (known.endsWith(own) && own.length > known.length / 2))
}
