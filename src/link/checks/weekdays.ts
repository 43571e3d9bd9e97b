// A printed weekday beside the weekday of its date.

import { type Part, slicePassage } from '#model'
import { readDates, weekdayOf } from '#text'
import type { Finding, Reading } from '../finding.ts'
import { passagesOf } from '../passages.ts'

/** Each printed date whose weekday is another day, once a document. */
export function weekdays({ outlined }: Reading): Finding[] {
  const seen = new Set<string>()
  const found: Finding[] = []
  for (const part of outlined.parts) {
    for (const passage of passagesOf(part.block)) {
      if (!/day\b/i.test(passage.text)) continue
      for (const date of readDates(passage.text)) {
        if (date.weekdayAgrees !== false || date.yearInferred) continue
        const raw = date.raw.replace(/\s+/g, ' ')
        if (seen.has(raw)) continue
        seen.add(raw)
        found.push({
          agrees: false,
          rule: 'weekday-and-date',
          message: `${raw}: ${date.date} was a ${capital(weekdayOf(date.date))}${meantYear(part, date.date, date.weekday)}.`,
          at: [{ part, passage: slicePassage(passage, date.start, date.end) }],
          records: [],
        })
      }
    }
  }
  return found
}

/** The meeting's own date, where the weekday fits that. */
function meantYear(part: Part, iso: string, weekday: string | null): string {
  const date = part.place.meeting?.date
  return date && date.slice(4) === iso.slice(4) && date !== iso && weekdayOf(date) === weekday
    ? `; ${date} was a ${capital(weekday)}`
    : ''
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
