// Dates with a month in words → readings: days, lists of days, months, ranges that share a year.

import { DAY, fullYear, isDay, isFinancialYear, MONTH, monthNumber, nearestYear } from './calendar.ts'
import { isWeekday, ORDINAL_LETTERS, WEEKDAY, weekdayName } from './calendar.ts'
import { matchAt } from './sticky.ts'

/** One day or month that was found; the year is null until it is printed, borrowed or inferred. */
export interface NamedDate {
  start: number
  end: number
  year: number | null
  month: number
  day: number | null
  weekday: string | null
  yearInferred: boolean
}

/** One month name with what stands around it. */
interface Mention {
  start: number
  end: number
  month: number
  days: { start: number; day: number; weekday: string | null }[]
  year: number | null
  yearInferred: boolean
}

/** White space inside a date: at most one line end, and no tab, which divides cells. */
const GAP = '(?:[^\\S\\t\\n]{0,3}\\n?[^\\S\\t\\n]{0,3})'
const MENTION = new RegExp(
  `(?:(?<![a-z])|(?<=\\d(?:st|nd|rd|th)))${MONTH}(?![a-z])(?:(?<!may|june|july|[a-z]{5})\\.)?`,
  'gi',
)
const DASH = '[-\\u2010-\\u2015]'
const AND = `(?:${GAP}(?:,\\s?and|,|&|/|${DASH})${GAP}|\\s{1,2}(?:and|to|or)\\s{1,2})`
const WEEKDAY_LEAD = `${WEEKDAY}[,.]?${GAP}(?:the\\s{1,2})?`
const ONE_DAY = `(?:${WEEKDAY_LEAD})?${DAY}${ORDINAL_LETTERS}?`
const DAYS_BEFORE = new RegExp(
  `(?<![\\d£$€]|\\d[.,/:-])${ONE_DAY}(?:${AND}${ONE_DAY}){0,5}(?:\\s{1,2}day)?(?:\\s{1,2}of)?(?:[-/.]|${GAP})$`,
  'i',
)
const EACH_DAY = new RegExp(`(?:(${WEEKDAY})[,.]?${GAP}(?:the\\s{1,2})?)?(?<!\\d)(${DAY})(?!\\d)`, 'gi')
const WEEKDAY_BEFORE = new RegExp(`(?<![a-z])(${WEEKDAY})[,.]?${GAP}$`, 'i')

const YEAR4 = new RegExp(`(?:[^\\S\\t]?[,/–-][^\\S\\t]?|\\.(?=\\d)|${GAP})['’]?((?:19|20)\\d\\d)(?!\\d)`, 'y')
const YEAR2_END = '(?!\\d|[%:/]|[.,]\\d|\\s?%|\\s?(?:st|nd|rd|th)\\b|\\s?[ap]\\.?m\\b)'
const YEAR2 = new RegExp(`(?: ?[-/] ?|[^\\S\\t\\n]{1,3})?['’]?([1-3]\\d)${YEAR2_END}`, 'y')
const DAY_YEAR = new RegExp(`${GAP}(${DAY})${ORDINAL_LETTERS}?,?\\s{1,3}((?:19|20)\\d\\d)(?!\\d)`, 'y')
const DAY_ORDINAL = new RegExp(`${GAP}(${DAY})${ORDINAL_LETTERS}`, 'y')
const DAY_PLAIN = new RegExp(`${GAP}(${DAY})(?!\\d|[%/:]|[.,]\\d)`, 'y')

/**
 * Reads every date with a month in words. Years are taken over through lists and ranges; a day or month without any
 * year gets the one nearest to `near`, or is left out where `near` is not given.
 *
 *   8 th and 15 th November 2023     Sept/Jan 24               14th March for
 *   ^        ^ two days              ^ September 2023          ^ the year of `near`
 */
export function readNamedDates(text: string, near: string | undefined): NamedDate[] {
  const mentions: Mention[] = []
  for (const match of text.matchAll(MENTION)) {
    const from = mentions.at(-1)?.end ?? 0
    if (match.index < from) continue
    const mention = readMention(text, from, match)
    if (mention) mentions.push(mention)
  }
  borrowYears(text, mentions)
  return mentions.flatMap((mention) => toDates(text, mention, near))
}

function readMention(text: string, from: number, match: RegExpExecArray): Mention | undefined {
  const name = match[0]
  const at = match.index
  const month = monthNumber(name)
  const lower = name === name.toLowerCase()
  const days = daysBefore(text, from, at)
  const after = at + name.length
  const mention = (end: number, year: number | null, own = days): Mention => {
    const start = Math.min(at, own[0]?.start ?? at)
    return {
      start,
      end: /\.$/.test(name) && end === after ? end - 1 : end,
      month,
      days: own,
      year,
      yearInferred: false,
    }
  }
  if (days.length > 0) {
    const year = yearAfter(text, after) ?? shortYearAfter(text, after)
    if (lower && !year) return undefined
    return mention(year?.end ?? after, year?.year ?? null)
  }
  return lower
    ? longMonth(text, after, mention)
    : (dayAfter(text, from, at, after, mention) ?? monthOnly(text, after, mention))
}

type Build = (end: number, year: number | null, days?: Mention['days']) => Mention

function longMonth(text: string, after: number, mention: Build): Mention | undefined {
  const year = text.slice(after - 3, after).toLowerCase() === 'may' ? undefined : yearAfter(text, after)
  return year && mention(year.end, year.year)
}

/** "Appendix 3 March 2024" and "sat 3 March 2024": a number of something else, a verb. */
const NOT_A_DAY = /\b(?:page|appendix|annex|version|section|table|figure|chapter|volume)\s{1,2}\d{1,2}\s{0,3}$/i

function daysBefore(text: string, from: number, at: number): Mention['days'] {
  const offset = Math.max(from, at - 72)
  const before = text.slice(offset, at)
  const list = DAYS_BEFORE.exec(before)
  if (!list || /^\d\d\/\d\d\s*\n/.test(list[0]) || NOT_A_DAY.test(before)) return []
  return [...list[0].matchAll(EACH_DAY)].map((one) => {
    const weekday = one[1] && isWeekday(one[1]) ? weekdayName(one[1]) : null
    const start = offset + list.index + one.index + (weekday ? 0 : one[0].length - one[2]!.length)
    return { start, day: Number(one[2]), weekday }
  })
}

/** "October 23, 2023", "October 23rd", "Thursday October 23"; a plain "October 23" is a month. */
function dayAfter(text: string, from: number, at: number, after: number, mention: Build): Mention | undefined {
  const offset = Math.max(from, at - 14)
  const lead = WEEKDAY_BEFORE.exec(text.slice(offset, at))
  const weekday = lead && isWeekday(lead[1]!) ? lead : null
  const start = weekday ? offset + weekday.index : at
  const day = (digits: string) => [{ start, day: Number(digits), weekday: weekday ? weekdayName(weekday[1]!) : null }]
  const dated = matchAt(DAY_YEAR, text, after)
  if (dated && !isFinancialYear(Number(dated[2]), text.slice(after + dated[0].length, after + dated[0].length + 5)))
    return mention(after + dated[0].length, Number(dated[2]), day(dated[1]!))
  const ordinal = matchAt(DAY_ORDINAL, text, after)
  if (ordinal) return mention(after + ordinal[0].length, null, day(ordinal[1]!))
  const plain = weekday && matchAt(DAY_PLAIN, text, after)
  return plain ? mention(after + plain[0].length, null, day(plain[1]!)) : undefined
}

function monthOnly(text: string, after: number, mention: Build): Mention {
  const year = yearAfter(text, after) ?? shortYearAfter(text, after)
  if (!year || dayOfNext(text, year.end)) return mention(after, null)
  return mention(year.end, year.year)
}

/** "May 12 June 2024": the number belongs to the month after it. */
function dayOfNext(text: string, end: number): boolean {
  return (
    /\D\d\d$/.test(text.slice(end - 3, end)) &&
    new RegExp(`^ ${MONTH} (?:19|20)\\d\\d`, 'i').test(text.slice(end, end + 16))
  )
}

function yearAfter(text: string, after: number): { year: number; end: number } | undefined {
  const found = matchAt(YEAR4, text, after)
  if (!found) return undefined
  const [year, end] = [Number(found[1]), after + found[0].length]
  return isFinancialYear(year, text.slice(end, end + 6)) ? undefined : { year, end }
}

function shortYearAfter(text: string, after: number): { year: number; end: number } | undefined {
  const found = matchAt(YEAR2, text, after)
  return found ? { year: fullYear(found[1]!), end: after + found[0].length } : undefined
}

const LIST_GAP = new RegExp(
  `^\\s{0,2}(?:,|/|&|${DASH}|\\b(?:to|and|or|until)\\b)\\s{0,2}(?:and\\s)?(?:(?:early|mid|late)[\\s-])?$`,
  'i',
)

/** Gives a year to the members of a list or range that print none: first from the right, then from the left. */
function borrowYears(text: string, mentions: Mention[]): void {
  const listed = (a: Mention, b: Mention) => b.start - a.end < 16 && LIST_GAP.test(text.slice(a.end, b.start))
  for (let i = mentions.length - 2; i >= 0; i--) {
    const [one, next] = [mentions[i]!, mentions[i + 1]!]
    if (one.year !== null || next.year === null || !listed(one, next)) continue
    const crosses = one.month > next.month
    Object.assign(one, { year: crosses ? next.year - 1 : next.year, yearInferred: crosses || next.yearInferred })
  }
  for (let i = 1; i < mentions.length; i++) {
    const [before, one] = [mentions[i - 1]!, mentions[i]!]
    if (one.year !== null || before.year === null || !listed(before, one)) continue
    if (one.days.length > 0) one.year = one.month < before.month ? before.year + 1 : before.year
    if (one.days.length > 0) one.yearInferred = true
  }
}

/** A month without a year wants one of these before it, or begins a short string: "by December", "March Board". */
const MONTH_CUE =
  /\b(?:by|in|before|until|till|during|since|end|of|from|early|mid|late|for|this|next|last|to)[\s-]{1,2}$/i

function toDates(text: string, mention: Mention, near: string | undefined): NamedDate[] {
  const { start, end, month, days } = mention
  if (days.length === 0) {
    const alone = text.length < 32 && !/\d/.test(text) && text.slice(0, start).trim() === ''
    const cued = alone || MONTH_CUE.test(text.slice(Math.max(0, start - 8), start))
    const year = mention.year ?? (near && cued ? nearestYear(near, month) : undefined)
    if (year === undefined) return []
    const yearInferred = mention.yearInferred || mention.year === null
    return [{ start, end, year, month, day: null, weekday: null, yearInferred }]
  }
  return days.flatMap(({ start: at, day, weekday }, i) => {
    const year = mention.year ?? (near ? nearestYear(near, month, day) : undefined)
    if (year === undefined || !isDay(year, month, day)) return []
    const last = i === days.length - 1
    const listEnd = /^(?:.{0,14}?\d{1,2}(?:\s?(?:st|nd|rd|th))?)/i.exec(text.slice(at, days[i + 1]?.start ?? at))
    const yearInferred = mention.yearInferred || mention.year === null
    return [{ start: at, end: last ? end : at + (listEnd?.[0].length ?? 1), year, month, day, weekday, yearInferred }]
  })
}
