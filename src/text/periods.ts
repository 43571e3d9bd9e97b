// Short strings → financial periods: years that run April to March, their months, quarters and halves.

import { fullYear, isoDate, MONTH, monthNumber } from './calendar.ts'
import {
  DASH,
  financialMonthOf,
  financialYearFrom,
  financialYearOf,
  JOIN,
  readFinancialYears,
} from './financialYears.ts'
import { CARDINAL, numberWord } from './numberWords.ts'
import { firstAndLongest } from './overlaps.ts'
import { matchAt } from './sticky.ts'

/** A period as printed. `start` and `end` are UTF-16 offsets, half-open, in the string that was given. */
export interface Period {
  start: number
  end: number
  raw: string
  /** The financial year as "2023/24"; null where none is printed, or where a range spans several years. */
  fy: string | null
  /** Month of the financial year, 1 is April; of a range the last one; null where the period is not a month. */
  month: number | null
  /** 1 is April to June; of a range the last one. */
  quarter: number | null
  /** 1 is April to September. */
  half: number | null
  /** From the start of the year up to the period. */
  ytd: boolean
  fullYear: boolean
  kind: 'fy' | 'month' | 'quarter' | 'half' | 'range' | 'ytd' | 'year'
}

type Reading = Omit<Period, 'start' | 'end' | 'raw'>
const NONE: Reading = { fy: null, month: null, quarter: null, half: null, ytd: false, fullYear: false, kind: 'fy' }

/**
 * Reads every financial period in a string, in order, without overlaps.
 * A month, quarter or half takes over the year that stands next to it, also through a list:
 *
 *   Q1 & Q2 23/24        Month 9 of 2023/24        month 8 (November 2023)
 *   ^^   ^^ ^^^^^        ^^^^^^^    ^^^^^^^        ^^^^^^^^^^^^^^^^^^^^^^^
 *   two quarters, both of 2023/24                  the gloss gives the year, 2023/24
 */
export function readPeriods(text: string): Period[] {
  const years = readFinancialYears(text).map(({ start, end, fy, several }) =>
    period(text, start, end, { ...NONE, fy, kind: several ? 'range' : 'fy' }),
  )
  const parts = [...monthsOfYear(text), ...quartersAndHalves(text), ...wordedPeriods(text)]
  const periods = firstAndLongest([...years, ...parts])
  return lendYears(text, periods)
}

/** Joins a part of a year to the year printed right after or before it. */
function lendYears(text: string, periods: Period[]): Period[] {
  const between = (a: Period, b: Period) => (b.start - a.end > 24 ? null : text.slice(a.end, b.start))
  const joined = new Set<Period>()
  for (let i = periods.length - 2; i >= 0; i--) {
    const part = periods[i]!
    const next = periods[i + 1]!
    if (!isPart(part) || part.fy !== null || next.fy === null) continue
    const gap = between(part, next)
    if (gap === null) continue
    if (
      next.kind === 'fy' &&
      /^[\s,(]{0,3}(?:(?:of|in|for)\s{1,3})?(?:the\s)?(?:financial year\s|FY\s?)?$/i.test(gap)
    ) {
      part.fy = next.fy
      part.end = gap.includes('(') ? part.end : next.end
      if (part.end === next.end) joined.add(next)
    } else if (isPart(next) && /^\s{0,3}(?:&|,|and|or|to|\/|[-–])\s{0,3}$/i.test(gap)) part.fy = next.fy
  }
  for (let i = 1; i < periods.length; i++) {
    const part = periods[i]!
    const before = periods[i - 1]!
    if (!isPart(part) || part.fy !== null || before.kind !== 'fy') continue
    if (/^[\s,:()–-]{1,3}(?:at\s)?$/i.test(between(before, part) ?? '?')) part.fy = before.fy
  }
  return periods
    .filter((period) => !joined.has(period))
    .map((period) => ({ ...period, raw: text.slice(period.start, period.end) }))
}

/** A part of a year, or words for the whole of it, that can take over a year printed beside it. */
function isPart(period: Period): boolean {
  if (period.month !== null || period.quarter !== null || period.half !== null) return true
  return period.fullYear || period.ytd
}

const MONTH_N = `(?:0?[1-9]|1[0-2])(?![\\d/.:,]\\d|\\d|%)|(?:${CARDINAL})(?![a-z])`
/** "Period 9" is month 9 in local government; "for the period 1 April" is not. */
const PERIOD = [
  `(?:(?<=\\b(?:at|to|of|by|in)\\s)period(?=\\s\\d{1,2}\\s(?!(?:years?|months?|weeks?|days?|hours?|${MONTH})\\b)[a-z])`,
  'period(?=\\s\\d{1,2}(?:[),.;:]|$|\\s(?:of|\\d{4}|position|forecast|report|outturn))))',
].join('|')
const MONTHS = new RegExp(
  `\\b(?:(?:(?:months?|mths?)\\.?|${PERIOD})\\s{0,3}(${MONTH_N})(?:(?:${JOIN}|\\s{0,2}(and|&)\\s{0,2})(?:month\\s{0,2})?(${MONTH_N}))?)`,
  'gi',
)
const M_SHORT = new RegExp(
  `(?<![\\w/.-])M(0?[1-9]|1[0-2])(?:\\s?(?:${DASH}|to)\\s?M?(0?[1-9]|1[0-2]))?(?![\\w/]|[.-]\\w)`,
  'g',
)
const PAPER = /\b(?:papers?|appendix|appendices|annex|enclosures?)\s{1,3}(?:[A-Z]\d{0,2}\s?(?:,|&|and|to|-)\s?){0,6}$/i
const ROAD = /^\s{1,2}(?:corridor|motorway|junction|road|northbound|southbound)/i

function monthsOfYear(text: string): Period[] {
  const found: Period[] = []
  const add = (start: number, end: number, first: number, last: number | undefined) => {
    if (!(first >= 1 && first <= 12) || (last !== undefined && !(last > first && last <= 12))) return
    const reading: Reading =
      last === undefined
        ? { ...NONE, month: first, kind: 'month' }
        : first === 1 && last === 12
          ? { ...NONE, fullYear: true, kind: 'range' }
          : { ...NONE, month: last, ytd: first === 1, kind: 'range' }
    found.push(glossed(text, period(text, start, end, reading)))
  }
  for (const match of text.matchAll(MONTHS)) {
    const first = numberIn(match[1]!)
    const last = match[3] === undefined ? undefined : numberIn(match[3])
    const end = match.index + match[0].length
    if (match[2] === undefined || last === undefined) add(match.index, end, first, last)
    else {
      add(match.index, match.index + match[0].indexOf(match[1]!) + match[1]!.length, first, undefined)
      add(end - match[3]!.length, end, last, undefined)
    }
  }
  for (const match of text.matchAll(M_SHORT)) {
    const end = match.index + match[0].length
    if (PAPER.test(text.slice(Math.max(0, match.index - 40), match.index)) || ROAD.test(text.slice(end, end + 14)))
      continue
    add(match.index, end, Number(match[1]), match[2] === undefined ? undefined : Number(match[2]))
  }
  return found
}

const GLOSS = new RegExp(
  `\\s?\\(\\s?(?:(?:end|up to|to|${MONTH}${JOIN})\\s?)?(${MONTH})\\.?\\s?((?:20)?\\d\\d)\\s?\\)`,
  'iy',
)

/** Takes the year from "month 8 (November 2023)" or "Q2 (July – September 2023)" where the gloss ends in that month. */
function glossed(text: string, part: Period): Period {
  const gloss = matchAt(GLOSS, text, part.end)
  if (!gloss) return part
  const date = isoDate(fullYear(gloss[2]!), monthNumber(gloss[1]!))
  const month = financialMonthOf(date)
  if (month !== part.month && month !== (part.quarter ?? 0) * 3 && month !== (part.half ?? 0) * 6) return part
  return { ...part, end: part.end + gloss[0].length, fy: financialYearOf(date) }
}

const OF_YEAR = '(?=\\s(?:of|in)\\s(?:the\\s(?:financial\\s)?year|FY|\\d)|\\s\\d\\d)'
const QUARTER = new RegExp(
  [
    '(?<![\\w.-]|(?<![QH][1-4])/)(?:(?<letter>[QH])\\s?(?<n>[1-4])',
    '(?:quarters?|qtrs?)\\s{1,2}(?<word>[1-4]|one|two|three|four)(?![\\w%])',
    `(?<ordinal>first|second|third|fourth|final)\\s(?<part>quarter|half)${OF_YEAR})`,
  ].join('|') +
    `(?:\\s?(?:${DASH}|to|(?<and>\\sand|&))\\s?[QH]?(?<last>[1-4])(?![\\d/%]|\\.\\d|\\s?%))?(?![\\w]|/(?!\\s?[QH])|[.-]\\d)`,
  'gi',
)
/** "Q1. What" is a question, "Q1 = Low" and "Q1 Lower quartile" are quarters of a list, not of a year. */
const NOT_A_QUARTER =
  /^(?:\s?=|\s(?:lower|upper|higher)\b)|^[.:)]?\s{0,2}(?:what|how|why|who|when|where|which|do|does|is|are|can|could|will|please|has|have|did|should)\b/i

function quartersAndHalves(text: string): Period[] {
  const found: Period[] = []
  for (const match of text.matchAll(QUARTER)) {
    const end = match.index + match[0].length
    const { letter, n, word, ordinal, part, and } = match.groups!
    if (letter && letter !== letter.toUpperCase()) continue
    if (letter && PAPER.test(text.slice(Math.max(0, match.index - 40), match.index))) continue
    if (letter && NOT_A_QUARTER.test(text.slice(end, end + 12))) continue
    const first = /^final$/i.test(ordinal ?? '') ? 4 : numberIn((n ?? word ?? ordinal)!)
    const last = match.groups!.last === undefined ? undefined : Number(match.groups!.last)
    const isHalf = letter === 'H' || /^half$/i.test(part ?? '')
    if (isHalf && (first > 2 || (last ?? 2) > 2)) continue
    if (last !== undefined && last <= first) continue
    const reading = isHalf ? halves : quarters
    if (and && last !== undefined) {
      const firstEnd = match.index + match[0].indexOf(n ?? word!) + (n ?? word!).length
      const lastStart = end - (/[QH]\d$/i.test(match[0]) ? 2 : 1)
      found.push(period(text, match.index, firstEnd, reading(first, undefined)))
      found.push(period(text, lastStart, end, reading(last, undefined)))
    } else found.push(glossed(text, period(text, match.index, end, reading(first, last))))
  }
  return found
}

function halves(first: number, last: number | undefined): Reading {
  return last === undefined ? { ...NONE, half: first, kind: 'half' } : { ...NONE, fullYear: true, kind: 'range' }
}

function quarters(first: number, last: number | undefined): Reading {
  if (last === undefined) return { ...NONE, quarter: first, kind: 'quarter' }
  if (first === 1 && last === 4) return { ...NONE, fullYear: true, kind: 'range' }
  const half = last - first === 1 && last % 2 === 0 ? last / 2 : null
  return { ...NONE, quarter: last, half, ytd: first === 1, kind: 'range' }
}

const WORDED = new RegExp(
  [
    '(?<ytd>\\bYTD\\b|\\byear[\\s\\u2010-\\u2015-]{1,2}to[\\s\\u2010-\\u2015-]{1,2}date\\b)',
    '(?<year>\\bfull[\\s-]year\\b|\\byear[\\s-]{0,1}end\\b|\\bend[\\s-]of[\\s-](?:the\\s)?(?:financial\\s)?year\\b)',
    `(?<month>\\bin[\\s-]month\\b(?!\\s{0,2}(?:\\d|${CARDINAL})))`,
    `\\byear\\s(?:to|ended|ending)\\s(?:the\\s)?31(?:\\s?st)?\\s(?:of\\s)?mar(?:ch)?\\s(?<ended>20\\d\\d)`,
  ].join('|'),
  'gi',
)

function wordedPeriods(text: string): Period[] {
  return [...text.matchAll(WORDED)].map((match) => {
    const { ytd, month, ended } = match.groups!
    const reading: Reading = ytd
      ? { ...NONE, ytd: true, kind: 'ytd' }
      : month
        ? { ...NONE, kind: 'month' }
        : { ...NONE, fullYear: true, kind: 'year', fy: ended ? financialYearFrom(Number(ended) - 1) : null }
    return period(text, match.index, match.index + match[0].length, reading)
  })
}

function numberIn(words: string): number {
  return /^\d/.test(words) ? Number(words) : (numberWord(words) ?? 0)
}

function period(text: string, start: number, end: number, reading: Reading): Period {
  return { start, end, raw: text.slice(start, end), ...reading }
}
