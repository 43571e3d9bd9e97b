// A due cell or phrase → its deadline.

import { isoDate, nearestYear } from './calendar.ts'
import { readDates } from './dates.ts'
import { monthOfFinancialYear } from './financialYears.ts'
import { clearOf } from './overlaps.ts'
import { type Period, readPeriods } from './periods.ts'

const PREPOSITION = '(?:on or before|with effect from|no later than|not later than|before|by|until|during|in|from)'
const END_OF = '(?:end|start|beginning|middle|close)(?:\\s{1,2}of)?(?:\\s{1,2}the)?'
const LEAD = new RegExp(`(?<![a-z])(?:${PREPOSITION}\\s{1,2}(?:the\\s{1,2})?)?(?:${END_OF}\\s{1,2})?$`, 'i')

interface Deadline {
  start: number
  end: number
  due: string
}

/**
 * The deadline in a due cell or phrase, as an ISO date cut to what is known: the last where several are listed.
 * A quarter, half or year is due in its last month. `near` is the ISO date from which missing years are inferred.
 * Undefined where no date is printed ("Ongoing", "TBC", "next meeting").
 *
 *   January 2024 / February 2024 April 2024      by the end of Q3 2024/25
 *                                ^ 2024-04                     ^ 2024-12
 */
export function readDue(text: string, near?: string): { raw: string; due: string } | undefined {
  const deadlines = [...datesDue(text, near), ...periodsDue(text, near)].sort((a, b) => a.start - b.start)
  const last = deadlines.at(-1)
  if (!last) return /^\s{0,9}20\d\d\s{0,9}$/.test(text) ? { raw: text.trim(), due: text.trim() } : undefined
  let first = last
  for (const deadline of deadlines.reverse()) {
    const gap = text.slice(deadline.end, first.start)
    if (gap.length < 48 && !/[.;]\s/.test(gap)) first = deadline
  }
  const lead = LEAD.exec(text.slice(Math.max(0, first.start - 40), first.start))?.[0] ?? ''
  return { raw: text.slice(first.start - lead.length, last.end), due: last.due }
}

function datesDue(text: string, near: string | undefined): Deadline[] {
  const ends = readDates(text, near === undefined ? {} : { near })
  return ends.map(({ start, end, date }) => ({ start, end, due: date }))
}

function periodsDue(text: string, near: string | undefined): Deadline[] {
  return clearOf(readPeriods(text), readDates(text)).flatMap((period) => {
    const due = lastMonth(period, near)
    return due === undefined ? [] : [{ start: period.start, end: period.end, due }]
  })
}

function lastMonth(period: Period, near: string | undefined): string | undefined {
  if (period.kind === 'ytd') return undefined
  const parts = period.kind === 'range' && period.fy === null ? readPeriods(lastOf(period.raw)) : []
  if (parts[0]?.fy) return monthOfFinancialYear(parts[0].fy, 12)
  const month = period.month ?? (period.quarter ?? (period.half ?? 2) * 2) * 3
  if (period.fy !== null) return monthOfFinancialYear(period.fy, month)
  const known = period.month ?? period.quarter ?? period.half ?? (/end/i.test(period.raw) ? 12 : null)
  const calendar = ((month + 2) % 12) + 1
  const year = known !== null && near ? nearestYear(near, calendar) : undefined
  return year === undefined ? undefined : isoDate(year, calendar)
}

/** The second half of "2023/24 – 2027/28". */
function lastOf(range: string): string {
  return range.split(/\s?(?:[\u2010-\u2015]|-(?=20)|to|until)\s?/).at(-1)!
}
