// The date of the next meeting beside the date of this one.

import { slicePassage } from '#model'
import { readDates } from '#text'
import type { Finding, Reading } from '../finding.ts'
import { oneLine, passagesOf } from '../passages.ts'

const next =
  /\b(?:date (?:and \w+ )?of (?:the )?next (?:\w+ ){0,3}meeting|next (?:\w+ ){0,3}meeting(?: (?:is|will be|would be|to be|date))?)\b/i

/** The next meeting cannot be before, or on the day of, the meeting that names it. */
export function nextMeetings({ outlined }: Reading): Finding[] {
  return outlined.parts.flatMap((part) => {
    const { meeting, zone } = part.place
    if (!meeting?.date || meeting.date.length < 10 || (zone !== 'minutes' && zone !== 'agenda')) return []
    return passagesOf(part.block).flatMap((passage): Finding[] => {
      const named = next.exec(passage.text)
      if (!named) return []
      const from = named.index + named[0].length
      const stop = /[.;](?:\s|$)/.exec(passage.text.slice(from))?.index ?? passage.text.length
      const [date] = readDates(passage.text.slice(from, from + Math.min(stop, 90)))
      if (!date || date.date.length < 10 || date.yearInferred || date.date >= meeting.date!) return []
      return [
        {
          agrees: false,
          rule: 'next-meeting',
          message: `The next meeting is dated ${oneLine(date.raw)}, before the meeting of ${meeting.date} that names it.`,
          at: [{ part, passage: slicePassage(passage, named.index, from + date.end) }],
          records: [],
        },
      ]
    })
  })
}
