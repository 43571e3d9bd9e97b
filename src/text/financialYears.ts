// Printed financial years → "2023/24", and dates to their place in a financial year. Years run April to March.

import { fullYear, MONTH } from './calendar.ts'
import { matchAt } from './sticky.ts'

/** The financial year of a date or month: '2023-12-14' and '2024-03' are in "2023/24". Throws on a bare year. */
export function financialYearOf(isoDate: string): string {
  const { year, month } = yearAndMonth(isoDate)
  return financialYearFrom(month >= 4 ? year : year - 1)
}

/** The month of the financial year of a date or month: '2023-12-14' is month 9. Throws on a bare year. */
export function financialMonthOf(isoDate: string): number {
  return ((yearAndMonth(isoDate).month + 8) % 12) + 1
}

/** The calendar month of a month of a financial year: ('2023/24', 9) is '2023-12'. */
export function monthOfFinancialYear(fy: string, month: number): string {
  const year = Number(fy.slice(0, 4)) + (month > 9 ? 1 : 0)
  return `${year}-${String(((month + 2) % 12) + 1).padStart(2, '0')}`
}

function yearAndMonth(isoDate: string): { year: number; month: number } {
  const found = /^(\d{4})-(\d{2})/.exec(isoDate)
  if (!found) throw new RangeError(`no month in the date "${isoDate}"`)
  return { year: Number(found[1]), month: Number(found[2]) }
}

/** The financial year that begins in April of a calendar year: 2023 → "2023/24". */
export function financialYearFrom(firstYear: number): string {
  return `${firstYear}/${String((firstYear + 1) % 100).padStart(2, '0')}`
}

/** Pattern sources of a dash, and of what joins the ends of a range. */
export const DASH = '[-\\u2010-\\u2015\\u2212]'
export const JOIN = `\\s{0,2}(?:${DASH}|to|until)\\s{0,2}`

const FOUR = new RegExp(`((?:19|20)\\d\\d)\\s?([/\\u2010-\\u2015-])\\s?((?:19|20)?\\d\\d|\\d)(?![\\d%])`, 'y')
const TWO = new RegExp(`(\\d\\d)([/\\u2010-\\u2015-])(\\d\\d)(?![\\d%]|[.,]\\d)`, 'y')
const BARE = /(\d\d)(\d\d)(?![\d%/]|[.,]\d)/y
const YEARS = new RegExp(`((?:19|20)\\d\\d)\\s?${DASH}\\s?((?:19|20)\\d\\d)(?![\\d/%])`, 'y')
const PREFIXED = /FY\s?(\d\d|20\d\d)(?![\d/%-])/y

/** A financial year as printed, or a range of years, which has no single `fy`. Offsets are UTF-16, half-open. */
export interface PrintedYear {
  start: number
  end: number
  /** "2023/24", or null of several years. */
  fy: string | null
  several: boolean
}

/**
 * Reads financial years: 2023/24, 2023-24, 2023/2024, 2008/9, 23/24, FY24, FY2023/24; 23-24 beside a word that wants a
 * year; 2425 beside a plan or business case. The two halves must be consecutive: 23/34 is no year. FY24 ends in 2024.
 *
 *   2023/24 – 2027/28      2025-2030      both are ranges of several years
 */
export function readFinancialYears(text: string): PrintedYear[] {
  const found: PrintedYear[] = []
  for (const at of text.matchAll(/(?<![\w£$€#.,]|[\w.,][/-])(?=FY|\d\d)/g)) {
    const start = at.index
    if (start < (found.at(-1)?.end ?? 0)) continue
    const next = yearAt(text, start)
    if (next) found.push(next)
  }
  return joinYearRanges(text, found)
}

function yearAt(text: string, start: number): PrintedYear | undefined {
  const skip = /FY\s?(?=\d\d)/y
  skip.lastIndex = start
  const labelled = skip.test(text)
  const at = labelled ? skip.lastIndex : start
  const yearOf = (end: number, first: number) => ({ start, end, fy: financialYearFrom(first), several: false })
  const four = matchAt(FOUR, text, at)
  if (four) {
    const first = Number(four[1])
    const last = four[3]!
    const consecutive = String(first + 1).endsWith(last)
    const end = at + four[0].length
    if (consecutive && !/^[/-]\d{1,2}(?!\d)|^\/\d/.test(text.slice(end, end + 4))) return yearOf(end, first)
  }
  const span = matchAt(YEARS, text, at)
  if (span && Number(span[2]) > Number(span[1]) + 1) return { start, end: at + span[0].length, fy: null, several: true }
  const two = matchAt(TWO, text, at)
  if (two && (Number(two[1]) + 1) % 100 === Number(two[3])) {
    const end = at + two[0].length
    if (!/^[/-]\d/.test(text.slice(end, end + 2)) && (labelled || shortYearFits(text, at, end, two[2] === '/')))
      return yearOf(end, fullYear(two[1]!))
    if (/^[/-]\d\d[/-]\d\d/.test(text.slice(end, end + 6))) return undefined
  }
  const bare = matchAt(BARE, text, at)
  if (bare && Number(bare[1]) + 1 === Number(bare[2]) && Number(bare[1]) >= 15 && Number(bare[1]) <= 40) {
    const end = at + bare[0].length
    if (labelled || bareYearFits(text, at, end)) return yearOf(end, 2000 + Number(bare[1]))
  }
  const prefixed = matchAt(PREFIXED, text, start)
  if (prefixed) return yearOf(start + prefixed[0].length, fullYear(prefixed[1]!) - 1)
  return undefined
}

const NOT_A_YEAR_BEFORE =
  /(?:pages?|pp?\.?|paragraphs?|paras?\.?|sections?|items?|minutes?|ref\.?|refs|nos?\.?|papers?|slides?|rows?|aged?|room|weeks?)\s{0,2}$/i
const NOT_A_YEAR_AFTER = new RegExp(
  `^\\s{0,2}(?:${MONTH}\\b|(?:patients?|people|members|persons|staff|wte|fte|hours?|hrs|weeks?|days?|months?|minutes?|mins|cases|beds|per\\s?cent|percent|years?\\sold|am\\b|pm\\b|miles|km|mm|cm|kg))`,
  'i',
)
const YEAR_CUE_BEFORE =
  /\b(?:in|for|during|of|from|to|by|until|since|the|throughout|over|winter|year|fy|plan|budget|outturn|accounts|funding|savings|and|&)\s{1,2}$/i
const YEAR_CUE_AFTER =
  /^\s{1,2}(?:plan|budget|accounts|outturn|year|fy|operat|financial|target|savings|onwards|allocation|funding|system|programme|position|winter|contract|pay)/i

/** A two-digit pair is a year when nothing beside it makes it pages, people or days; a hyphen also wants a cue. */
function shortYearFits(text: string, start: number, end: number, slash: boolean): boolean {
  const before = text.slice(Math.max(0, start - 20), start)
  const after = text.slice(end, end + 20)
  if (NOT_A_YEAR_BEFORE.test(before) || NOT_A_YEAR_AFTER.test(after)) return false
  const first = Number(text.slice(start, start + 2))
  if (slash && first >= 15 && first <= 40) return true
  return YEAR_CUE_BEFORE.test(before) || YEAR_CUE_AFTER.test(after)
}

function bareYearFits(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start)
  const after = text.slice(end, end + 40)
  if (/\b(?:financial year|fy|plan(?:ning)? for|budget for)\s{1,2}$/i.test(before)) return true
  return /^\s{1,2}(?:(?!people|patients)[a-z]{1,12}\s){0,1}(?:business case|(?:operat\w{1,6}\s)?plan|budget|allocation|savings|outturn|financial|contract|efficienc)/i.test(
    after,
  )
}

/** "2023/24 – 2027/28" is one range and no single year. */
function joinYearRanges(text: string, years: PrintedYear[]): PrintedYear[] {
  const joined: PrintedYear[] = []
  for (const year of years) {
    const before = joined.at(-1)
    const gap = before && year.start - before.end < 12 ? text.slice(before.end, year.start) : ''
    if (before?.fy && year.fy && new RegExp(`^${JOIN}$`, 'i').test(gap)) {
      joined[joined.length - 1] = { ...before, end: year.end, fy: null, several: true }
    } else joined.push(year)
  }
  return joined
}
