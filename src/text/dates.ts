// Short strings → dates as ISO text cut to what is known; day before month, as in the United Kingdom.

import {
  DAY,
  fullYear,
  isDay,
  isFinancialYear,
  isoDate,
  isWeekday,
  WEEKDAY,
  weekdayName,
  weekdayOf,
} from './calendar.ts'
import { readNamedDates } from './namedDates.ts'
import { clearOf, firstAndLongest } from './overlaps.ts'

export { weekdayOf } from './calendar.ts'

/** A date as printed. `start` and `end` are UTF-16 offsets, half-open, in the string that was given. */
export interface DateReading {
  start: number
  end: number
  raw: string
  /** '2024-02-08', '2024-02' or '2024'. */
  date: string
  /** The printed weekday in lower-case English, or null. */
  weekday: string | null
  /** Whether the printed weekday is the day's; null where no weekday or no full date is printed. */
  weekdayAgrees: boolean | null
  /** `week` names its first day; `approximate` is "mid-February 2024", "early 2024", "Spring 2024". */
  kind: 'day' | 'month' | 'week' | 'approximate' | 'year'
  /** The year is not printed with the date. */
  yearInferred: boolean
}

type Found = Omit<DateReading, 'raw' | 'weekdayAgrees'>

/**
 * Reads every date in a string, in order, without overlaps. Dates without a year take the year that brings them
 * nearest to `near` (an ISO date); without `near` they are left out. A day that does not exist is no date.
 *
 *   ICB/24/12    24/05/12 after "Item"    Papers M1 and M2    none of these
 */
export function readDates(text: string, options: { near?: string } = {}): DateReading[] {
  const found = [...namedDates(text, options.near), ...numericDates(text), ...feasts(text)]
  const dates = firstAndLongest(found)
  const years = clearOf(readYears(text), dates)
  return [...dates, ...years].sort((a, b) => a.start - b.start).map((date) => toReading(text, date))
}

function toReading(text: string, found: Found): DateReading {
  const { start, end, date, weekday, kind, yearInferred } = found
  const weekdayAgrees = weekday && date.length === 10 ? weekdayOf(date) === weekday : null
  return { start, end, raw: text.slice(start, end), date, weekday, weekdayAgrees, kind, yearInferred }
}

const WEEK_BEFORE =
  /(?<![a-z])(?:w\s?\/\s?[cbe]|wc|week\s{1,2}(?:of|commencing|beginning|ending))[:\s]{0,3}(?:the\s)?$/i
const ABOUT_BEFORE = /(?<![a-z])(?:(?:early|mid|late)\s?(?:to|\/|-)\s?)?(?:early|mid|late)[\s\u2010-\u2015-]{1,3}$/i
const WEEKDAY_BEFORE = new RegExp(`(?<![a-z])(${WEEKDAY})[,.]?\\s{0,3}(?:the\\s{1,2})?$`, 'i')
const WEEKDAY_RUN_ON = new RegExp(`(?<=[a-z])((?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)[,.]?\\s{0,3}$`)
const WEEKDAY_AFTER = new RegExp(`^\\s?\\((${WEEKDAY})\\)`, 'i')

/** Takes in the weekday, "w/c" and "mid-" that stand before a date. */
function withLead(text: string, found: Found): Found {
  let { start, end, weekday, kind } = found
  const before = () => text.slice(Math.max(0, start - 26), start)
  if (kind === 'day' && !weekday) {
    const whole = WEEKDAY_BEFORE.exec(before()) ?? WEEKDAY_RUN_ON.exec(before())
    const lead = whole && isWeekday(whole[1]!) ? whole : null
    const late = lead ? null : WEEKDAY_AFTER.exec(text.slice(end, end + 14))
    if (lead) start -= lead[0].length
    if (late) end += late[0].length
    const name = (lead ?? late)?.[1]
    weekday = name ? weekdayName(name) : null
  }
  const lead = kind === 'day' ? WEEK_BEFORE.exec(before()) : ABOUT_BEFORE.exec(before())
  if (lead) {
    start -= lead[0].length
    kind = kind === 'day' ? 'week' : 'approximate'
  }
  return { ...found, start, end, weekday, kind }
}

function namedDates(text: string, near: string | undefined): Found[] {
  return readNamedDates(text, near).map(({ start, end, year, month, day, weekday, yearInferred }) => {
    const kind = day === null ? 'month' : 'day'
    const date = isoDate(year!, month, day ?? undefined)
    return withLead(text, { start, end, date, weekday, kind, yearInferred })
  })
}

/** Not after a letter, a digit, or one of them with a stroke: "ICB/24/05/12" is a reference. */
const FREE = '(?<![\\p{L}\\d]|[\\p{L}\\d][/.]|\\p{L}[-\\u2010-\\u2015])'
const NUMERIC = new RegExp(
  [
    `${FREE}(?<d>${DAY})/(?<m>0?[1-9]|1[0-2])/(?<y>(?:19|20)\\d\\d|\\d\\d)(?![\\d/])`,
    `${FREE}(?<d2>${DAY})\\.(?<m2>0?[1-9]|1[0-2])\\.(?<y2>(?:19|20)\\d\\d)(?![\\d/]|\\.\\d)`,
    `${FREE}(?<d3>0[1-9]|[12]\\d|3[01])\\.(?<m3>0[1-9]|1[0-2])\\.(?<y3>\\d\\d)(?![\\d/]|\\.\\d)`,
    `${FREE}(?<d4>${DAY})-(?<m4>0?[1-9]|1[0-2])-(?<y4>(?:19|20)\\d\\d)(?![\\d/]|-\\d)`,
    `${FREE}(?<y5>(?:19|20)\\d\\d)[-/](?<m5>0[1-9]|1[0-2])[-/](?<d5>0[1-9]|[12]\\d|3[01])(?![\\d/]|-\\d)`,
    `^\\s{0,9}(?<d7>${DAY})\\.(?<m7>0?[1-9]|1[0-2])\\.(?<y7>\\d\\d)(?=\\s{0,9}$)`,
    `${FREE}(?<m6>0?[1-9]|1[0-2])/(?<y6>(?:19|20)\\d\\d)(?![\\d/-])`,
  ].join('|'),
  'gu',
)
const REFERENCE_BEFORE = /\b(?:items?|minutes?|mins?|refs?|references?|nos?|numbers?|papers?|agenda)[.:]?\s{1,2}$/i

function numericDates(text: string): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(NUMERIC)) {
    const part = (name: string) => ['', 2, 3, 4, 5, 6, 7].map((n) => match.groups![`${name}${n}`]).find(Boolean)
    const [day, month, year] = [part('d'), Number(part('m')), fullYear(part('y')!)]
    if (day !== undefined && !isDay(year, month, Number(day))) continue
    const short = part('y')!.length === 2
    if (short && REFERENCE_BEFORE.test(text.slice(Math.max(0, match.index - 14), match.index))) continue
    const date = isoDate(year, month, day === undefined ? undefined : Number(day))
    const [start, end, kind] = [
      match.index,
      match.index + match[0].length,
      day === undefined ? 'month' : 'day',
    ] as const
    found.push(withLead(text, { start, end, date, weekday: null, kind, yearInferred: false }))
  }
  return found
}

/** "Christmas 2014" is about December 2014; "Spring 2024" is some time in 2024. */
function feasts(text: string): Found[] {
  return [
    ...text.matchAll(/\b(christmas|spring|summer|autumn|winter)(?:\s|\/[a-z]{6}\s)((?:19|20)\d\d)(?![\d/-])/gi),
  ].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    date: isoDate(Number(match[2]), /^c/i.test(match[1]!) ? 12 : undefined),
    weekday: null,
    kind: 'approximate',
    yearInferred: false,
  }))
}

const YEAR = /(?<![\p{L}\d£$€.,/]|[\p{L}\d][-\u2010-\u2015])((?:19|20)\d\d)(?![\p{L}\d%]|[.,/]\d)/gu
const YEAR_RANGE = /(?<![\d/.,£-])((?:19|20)\d\d)(\s?[\u2010-\u2015-]\s?)((?:19|20)\d\d)(?![\d/]|[.,]\d)/g
const YEAR_CUE =
  /(?<![a-z])(?:in|by|since|during|from|until|till|before|after|early|late|mid|year|throughout|between|end of|end|of year)[\s-]{1,2}$/i
const COUNT_AFTER =
  /^\s{1,2}(?:people|patients|residents|staff|more|to\s\d{4,}\s|homes|adults|children|members|beds|wte)/i

/** Years on their own, only after a word that wants one ("by 2030") or as the ends of a range ("2023 – 2027"). */
function readYears(text: string): Found[] {
  const found: Found[] = []
  for (const span of text.matchAll(YEAR_RANGE)) {
    const high = span.index + 4 + span[2]!.length
    if (Number(span[1]) + 1 < Number(span[3])) found.push(yearAt(text, span.index), yearAt(text, high))
  }
  let end = 0
  for (const match of text.matchAll(YEAR)) {
    const start = match.index
    const after = text.slice(start + 4, start + 20)
    if (isFinancialYear(Number(match[1]), after) || COUNT_AFTER.test(after)) continue
    const joined = start - end < 6 && /^\s(?:and|to|or)\s$/.test(text.slice(end, start))
    if (!joined && !YEAR_CUE.test(text.slice(Math.max(0, start - 14), start))) continue
    end = start + 4
    found.push(yearAt(text, start))
  }
  return firstAndLongest(found)
}

function yearAt(text: string, start: number): Found {
  const date = text.slice(start, start + 4)
  return withLead(text, { start, end: start + 4, date, weekday: null, kind: 'year', yearInferred: false })
}
