// The words over a block, the letter and the meeting to the period in which its sums stand.

import type { Place, Surroundings } from '#model'
import { frontOf, periodOfHeading } from './figureFront.ts'
import { lexiconOf, type Measure } from './figureLexicon.ts'
import { type FigurePeriod, findPeriods, type PeriodWords, yearOfMonth } from './figurePeriod.ts'

/** Measures of a body's running finances; grants, prices and debts told in passing belong to no report. */
export const steady: ReadonlySet<Measure> = new Set<Measure>([
  'surplus_deficit',
  'variance',
  'efficiency',
  'agency',
  'capital',
  'cash',
  'cost_pressure',
])
/** Measures that are told of the year in which the meeting is held, whatever the paper. */
export const current: ReadonlySet<Measure> = new Set<Measure>(['surplus_deficit', 'variance', 'efficiency', 'agency'])

export type OverPeriod = FigurePeriod & Pick<PeriodWords, 'reach'>

/** Measures that a finance report states for its period beside those of the running finances. */
const reported: ReadonlySet<Measure> = new Set<Measure>(['expenditure', 'income', 'debt', 'risk', 'allocation'])

/** Whether sums of a measure take the period of what stands over them. */
export function takesPeriod(measure: Measure, over: readonly string[], place: Place, around: Surroundings): boolean {
  if (steady.has(measure)) return true
  if (!reported.has(measure) || place.zone === 'article' || place.zone === 'letter' || place.zone === 'plan')
    return false
  return over.some((text) => periodOfHeading(text, around)) || frontOf(place, around).report !== null
}

/**
 * The period that headings and titles name, nearest first; else the one of the finance report in which the words stand,
 * or the year of the assessment; else, for the running finances, the year of the meeting. `month` is a month that the
 * words themselves gave.
 */
export function periodOver(
  over: readonly string[],
  place: Place,
  around: Surroundings,
  measure: Measure,
  month: number | null = null,
): OverPeriod | null {
  if (!takesPeriod(measure, over, place, around)) return null
  const told = place.zone === 'letter' || place.zone === 'plan'
  const front = told ? { report: null, date: null } : frontOf(place, around)
  const date = place.meeting?.date ?? front.date
  if (month !== null)
    return { fy: yearOver(over) ?? front.report?.fy ?? yearOfMonth(month, date), month, raw: null, reach: 'month' }
  const named = over
    .map((text) => periodOfHeading(text, around) ?? findPeriods(text).find((period) => period.reach !== 'vague'))
    .filter((p) => p !== undefined)
  if (front.report) named.push(front.report)
  const nearest = named.find((period) => period.fy !== null)
  const first = named.find((p) => p.month !== null && (p.fy ?? nearest?.fy) === nearest?.fy) ?? named[0]
  if (first) {
    const fy = first.fy ?? named.find((period) => period.fy !== null)?.fy ?? yearOfMonth(first.month, date)
    return { fy, month: first.month, raw: first.raw, reach: first.reach }
  }
  const assessed = around.announcements.find((a) => a.of === 'letter')?.fields.period_fy
  if (typeof assessed === 'string' && place.zone === 'letter')
    return { fy: assessed, month: null, raw: null, reach: 'fy' }
  const lexicon = lexiconOf(around.words)
  if (!date || !(current.has(measure) || over.some((text) => lexicon.holds('finance_report', text)))) return null
  const fy = yearOfMonth(null, date)
  return fy ? { fy, month: null, raw: null, reach: 'fy' } : null
}

function yearOver(over: readonly string[]): string | null {
  for (const text of over) {
    const fy = findPeriods(text).find((period) => period.fy !== null)?.fy
    if (fy) return fy
  }
  return null
}
