// Words around a sum to the financial year and month it belongs to.

import { financialMonthOf, financialYearOf, monthOfFinancialYear, type Period, readDates, readPeriods } from '#text'
import type { Figure } from './figure.ts'
import { between } from './figureClause.ts'

export type FigurePeriod = NonNullable<Figure['period']>

/**
 * What one stretch of words says of time. `year` is a whole year (no month is meant), `ytd` leaves the month to the
 * surroundings, `vague` ("last year", "over 5 years", "2019") is no financial year and takes none from elsewhere.
 */
export interface PeriodWords extends FigurePeriod {
  start: number
  end: number
  reach: 'month' | 'year' | 'ytd' | 'fy' | 'vague'
}

const NUMBER = '(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|several)'
const VAGUE = new RegExp(
  [
    `(?:over|for|in|during|within)?\\s?(?:the\\s)?(?:next|last|past|first|final|coming|previous)?\\s?${NUMBER}\\s(?:financial\\s)?years?\\b(?!\\sto\\sdate|-)`,
    '(?:a|the)\\s(?:financial\\s)?year\\s(?:earlier|before|ago)(?![\\p{L}-])',
    '(?<![\\p{L}-])(?:last|previous|prior|following|next)\\s(?:financial\\s)?year(?![\\p{L}-])',
    '(?<![\\p{L}\\d/£.,-])(?:19|20)\\d\\d(?:\\s?[-–]\\s?(?:19|20)\\d\\d)?(?![\\d/,-]|\\.\\d|\\s?[-–]\\s?\\d)',
  ].join('|'),
  'giu',
)
const MONTHS_ONLY = new RegExp(
  `(?<!each of\\s(?:the\\s)?)(?:the\\s)?(?:next|last|past|first|final|coming|remaining)\\s${NUMBER}\\smonths?\\b`,
  'giu',
)

/** Every period in a text, in order; a financial period goes before looser words in the same place. */
export function findPeriods(text: string): PeriodWords[] {
  const financial: PeriodWords[] = readPeriods(text).map((period) => ({
    start: period.start,
    end: period.end,
    fy: period.fy,
    month: monthOf(period),
    raw: period.raw.replace(/\s+/g, ' '),
    reach: reachOf(period),
  }))
  const days = readDates(text).filter((date) => date.date.length > 4)
  const loose = [...monthRanges(text), ...wordedPeriods(text)].filter(
    ({ start, end, reach }) =>
      !between(financial, start - 80, end).some((other) => start < other.end) &&
      !(reach === 'vague' && between(days, start - 40, end).some((day) => start < day.end)),
  )
  return [...financial, ...loose].sort((a, b) => a.start - b.start)
}

/** "from October 2031 to March 2032" is of 2031/32. */
function monthRanges(text: string): PeriodWords[] {
  return [...text.matchAll(/((?<!\p{L})\p{L}+ 20\d\d)\s(?:to|and|until|[-–])\s(\p{L}+ 20\d\d)/gu)].flatMap((match) => {
    const [first, last] = [readDates(match[1]!)[0]?.date, readDates(match[2]!)[0]?.date]
    if (first?.length !== 7 || last?.length !== 7) return []
    const fy = financialYearOf(first)
    return [words(match, { fy: fy === financialYearOf(last) ? fy : null, reach: 'year' })]
  })
}

/**
 * "the year to 31 July 2031" is the financial year 2030/31 of those whose year ends in July; a calendar year is none.
 */
function yearsEnded(text: string): PeriodWords[] {
  return [
    ...text.matchAll(/\byear\s(?:to|ended|ending)(?:\son)?\s(\d{1,2}(?:st|nd|rd|th)?\s\p{L}+\s20\d\d)/giu),
  ].flatMap((match) => {
    const date = readDates(match[1]!)[0]?.date
    if (date?.length !== 10 || date.slice(5, 7) === '12') return []
    const first = Number(date.slice(0, 4)) - 1
    return [words(match, { fy: `${first}/${String((first + 1) % 100).padStart(2, '0')}`, reach: 'year' })]
  })
}

function wordedPeriods(text: string): PeriodWords[] {
  return [
    ...yearsEnded(text),
    ...[...text.matchAll(MONTHS_ONLY)].map((match) => words(match, { fy: null, reach: 'year' })),
    ...[...text.matchAll(/(?<![\p{L}-])to\sdate(?![\p{L}-])/giu)].map((match) =>
      words(match, { fy: null, reach: 'ytd' }),
    ),
    ...[...text.matchAll(VAGUE)].map((match) => words(match, { fy: null, reach: 'vague' })),
  ]
}

function words(match: RegExpMatchArray, period: Pick<PeriodWords, 'fy' | 'reach'>): PeriodWords {
  const raw = match[0].trim()
  const start = match.index! + match[0].indexOf(raw)
  return { start, end: start + raw.length, raw: raw.replace(/\s+/g, ' '), month: null, ...period }
}

/** The day or month at which a balance stood, as the month of a financial year: "31 January 2025" is 2024/25, month 10. */
export function findBalanceDates(text: string, near: string | null): PeriodWords[] {
  if (lastDated.text !== text || lastDated.near !== near)
    lastDated = { text, near, dates: readBalanceDates(text, near) }
  return lastDated.dates
}

/** Every sum of a sentence asks for the dates of the same sentence, so the last answer is kept. */
let lastDated: { text: string; near: string | null; dates: PeriodWords[] } = { text: '', near: null, dates: [] }

function readBalanceDates(text: string, near: string | null): PeriodWords[] {
  return readDates(text, near ? { near } : {})
    .filter((date) => date.date.length >= 7)
    .map(({ start, end, raw, date }) => ({
      start,
      end,
      raw,
      fy: financialYearOf(date),
      month: financialMonthOf(date),
      reach: 'month',
    }))
}

function monthOf(period: Period): number | null {
  if (period.kind === 'range' && period.fullYear && /12$/.test(period.raw.trim())) return 12
  if (period.kind === 'quarter' && period.quarter !== null) return null
  return period.month
}

function reachOf(period: Period): PeriodWords['reach'] {
  if (period.kind === 'range' && period.fy === null && period.month === null && !period.fullYear && !period.ytd) {
    return period.quarter === null ? 'vague' : 'year'
  }
  if (period.month !== null) return 'month'
  if (period.fullYear) return /12$/.test(period.raw.trim()) ? 'month' : 'year'
  if (period.ytd || period.kind === 'month') return 'ytd'
  return period.kind === 'fy' ? 'fy' : 'year'
}

/**
 * The period that speaks of a sum: the nearest one in its clause, before it rather than behind; a month takes the year
 * from the same clause.
 */
export function periodOfClause(
  text: string,
  periods: readonly PeriodWords[],
  sum: { start: number; end: number },
  from: number,
  to: number,
): PeriodWords | undefined {
  const own = periods.filter((period) => period.start >= from && period.end <= to)
  const before = own.filter((period) => period.end <= sum.start)
  const near = (period: PeriodWords) => !/,|\sand\s/.test(text.slice(sum.end, period.start))
  const behind = own.filter((period) => period.start >= sum.end && (period.reach !== 'vague' || near(period)))
  const firm = (list: readonly PeriodWords[]) => list.filter((period) => period.reach !== 'vague')
  const chosen = firm(before).at(-1) ?? firm(behind)[0] ?? behind[0] ?? before.at(-1)
  if (!chosen || chosen.reach === 'vague') return chosen
  const mate = own.find((other) => other !== chosen && other.reach !== 'vague' && completes(chosen, other))
  if (!mate) return chosen
  const parted = chosen.reach === 'fy' || (chosen.reach === 'ytd' && mate.month !== null) ? mate : chosen
  return { ...parted, fy: chosen.fy ?? mate.fy, month: chosen.month ?? mate.month }
}

/** A month and a year, each without the other, make one period. */
function completes(a: PeriodWords, b: PeriodWords): boolean {
  if (a.fy !== null && a.month === null && a.reach === 'fy')
    return b.fy === null && (b.month !== null || b.reach === 'ytd')
  if (a.reach === 'ytd' && a.month === null && b.month !== null) return true
  return a.fy === null && b.fy !== null && b.reach === 'fy'
}

/** The financial year in which a month had last begun on an ISO date: month 12 told in May belongs to the year before. */
export function yearOfMonth(month: number | null, date: string | null): string | null {
  if (!date || date.length < 7) return null
  const fy = financialYearOf(date)
  if (month === null || monthOfFinancialYear(fy, month) <= date.slice(0, 7)) return fy
  const first = Number(fy.slice(0, 4)) - 1
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}
