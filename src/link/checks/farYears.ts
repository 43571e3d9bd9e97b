// Years and days that no calendar near the document has: "March 2103", "31 June", "Operational Plan 23/34".

import { slicePassage } from '#model'
import type { Finding, Reading } from '../finding.ts'
import { oneLine, passagesOf } from '../passages.ts'
import { yearOfDocument } from '../years.ts'

const month =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const dated = new RegExp(
  `(?<![\\p{L}\\d])(?:(\\d{1,2})(?:\\s?(?:st|nd|rd|th))?\\s+)?${month},?\\s+(\\d{4})(?![\\d/]|-\\d)`,
  'gu',
)
const numeric = /(?<![\p{L}\d/.-])(?:\d{1,2})\/(?:\d{1,2})\/(\d{4})(?![\d/])/gu
const daysOff = new RegExp(
  `(?<![\\p{L}\\d.,£])(?:3[01](?:\\s?(?:st|th))?\\s+(?:of\\s+)?Feb(?:ruary)?|31(?:\\s?st)?\\s+(?:of\\s+)?(?:Apr(?:il)?|June?|Sept?(?:ember)?|Nov(?:ember)?))\\b`,
  'gu',
)
const financialYear =
  /\b(?:(?:operational|financial|business|annual|delivery|operating) (?:plan|year)|budget|FY)\s(?:for\s)?((?:20)?(\d\d)\/(\d\d))(?![\d/])/giu

/** A hundred years ahead, or before any public body, is no date of a paper; a history may look far back. */
const AHEAD = 60
const EARLIEST = 1066

export function farYears(reading: Reading): Finding[] {
  const year = yearOfDocument(reading)
  return reading.outlined.parts.flatMap((part) =>
    passagesOf(part.block).flatMap((passage) => {
      const at = (start: number, end: number): Finding['at'] => [{ part, passage: slicePassage(passage, start, end) }]
      const far = [...passage.text.matchAll(dated), ...passage.text.matchAll(numeric)].flatMap((match): Finding[] => {
        const printed = Number(match.at(-1))
        if (year === null || (printed <= year + AHEAD && printed >= EARLIEST)) return []
        const apart = Math.abs(printed - year)
        return [
          {
            agrees: false,
            rule: 'far-year',
            message: `${oneLine(match[0])} is ${apart} years ${printed > year ? 'after' : 'before'} the document's own dates (${year}).`,
            at: at(match.index, match.index + match[0].length),
            records: [],
          },
        ]
      })
      const off = [...passage.text.matchAll(daysOff)].map((match): Finding => ({
        agrees: false,
        rule: 'no-such-day',
        message: `${oneLine(match[0])}: the month has no such day.`,
        at: at(match.index, match.index + match[0].length),
        records: [],
      }))
      const split = [...passage.text.matchAll(financialYear)].flatMap((match): Finding[] => {
        const [from, to] = [Number(match[2]), Number(match[3])]
        // 23/34 has one digit too many; 23/28 may be five years.
        if (to !== (from + 11) % 100 && to >= from) return []
        return [
          {
            agrees: false,
            rule: 'no-such-financial-year',
            message: `${oneLine(match[1]!)} is no financial year; ${match[1]!.slice(0, -2)}${String((from + 1) % 100).padStart(2, '0')} would be one.`,
            at: at(match.index, match.index + match[0].length),
            records: [],
          },
        ]
      })
      return [...far, ...off, ...split]
    }),
  )
}
