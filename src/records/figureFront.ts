// The first lines of a paper to the period that its finance report is about, and the day it was written for.

import type { Paper, Part, Place, Surroundings } from '#model'
import { readDates } from '#text'
import { lexiconOf } from './figureLexicon.ts'
import { findBalanceDates, findPeriods, type PeriodWords } from './figurePeriod.ts'

/** What the front of a paper, or of a whole document without papers, tells of time. */
export interface Front {
  /** The line that names the paper as a finance report of a period: "Finance Report – Month 9 2030/31". */
  report: PeriodWords | null
  /** ISO date of the meeting or of the report, where the outline knows none. */
  date: string | null
}

const REACH = 16
const LONG = 140
const fronts = new WeakMap<readonly unknown[], Map<Paper | null, Front>>()

/** Reads the front of the paper in which a block stands, once. */
export function frontOf(place: Place, around: Surroundings): Front {
  let byPaper = fronts.get(around.parts)
  if (!byPaper) fronts.set(around.parts, (byPaper = new Map()))
  let front = byPaper.get(place.paper)
  if (!front) byPaper.set(place.paper, (front = readFront(place.paper, around)))
  return front
}

function readFront(paper: Paper | null, around: Surroundings): Front {
  const own = around.parts.filter((part) => part.place.paper === paper).slice(0, REACH)
  const lines = frontLines(paper, own, around)
  const article = own.every((part) => part.place.zone === 'article')
  const titles = article ? lines.filter((line) => /\b(?:report|accounts|monitoring)\b/i.test(line)) : lines
  const report = titles.map((line) => periodOfHeading(line, around)).find((period) => period !== undefined)
  const dated = lines
    .filter((line) => !holdsFinance(line, around))
    .flatMap((line) => readDates(line))
    .find((date) => date.kind === 'day' && !date.yearInferred)
  return { report: report ?? null, date: dated?.date ?? null }
}

function frontLines(paper: Paper | null, own: readonly Part[], around: Surroundings): string[] {
  const lines = paper?.title ? [paper.title] : []
  for (const { block, place } of own) {
    const listed = place.zone === 'contents' || (place.zone === 'agenda' && around.agenda.length > 1)
    if (block.kind === 'table' || listed) continue
    lines.push(...block.passage.text.split('\n').filter((line) => line.length < LONG))
  }
  return lines
}

const holdsFinance = (text: string, around: Surroundings) => lexiconOf(around.words).holds('finance_report', text)
const TIMED = /\b(?:to|at|as at|ended|ending|for|up to)\s+(?:the\s+)?(?:end\s+of\s+)?$|[–—(:,-]\s*$/i

/**
 * The period in the title of a finance report, with the date to which it counts where no month is named.
 *
 *   Financial monitoring to 31 December 2030      2030/31, month 9
 *   Minutes of the Finance Committee of 4 May     none: the day of a meeting
 */
export function periodOfHeading(text: string, around: Surroundings): PeriodWords | undefined {
  if (!holdsFinance(text, around) || text.length > LONG || /\b(?:held|meeting|committee|minutes)\b/i.test(text))
    return undefined
  const named = findPeriods(text).filter((period) => period.reach !== 'vague')
  const month = named.find((period) => period.month !== null)
  const fy = named.find((period) => period.fy !== null)
  if (month) return { ...month, fy: month.fy ?? fy?.fy ?? null }
  const date = findBalanceDates(text, null).find((d) => d.fy !== null && TIMED.test(text.slice(0, d.start)))
  return date ?? fy ?? named[0]
}
