// The first lines of a paper to the period that its finance report is about, and the day it was written for.

import type { Paper, Part, Place, Surroundings } from '#model'
import { readDates } from '#text'
import { lexiconOf } from './figureLexicon.ts'
import { findEntities } from './figureEntity.ts'
import { findBalanceDates, findPeriods, type PeriodWords } from './figurePeriod.ts'

/** What the front of a paper, or of a whole document without papers, tells of time. */
export interface Front {
  /** The body whose report it is: named in full on a line of its own. */
  body: string | null
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
  return { body: bodyOf(lines, around), report: report ?? null, date: dated?.date ?? null }
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

/** The first name of a body that fills its line. */
function bodyOf(lines: readonly string[], around: Surroundings): string | null {
  const sense = { lexicon: lexiconOf(around.words), shortNames: around.shortNames }
  for (const line of lines.map(unshouted)) {
    const named = findEntities(line, sense)[0]
    if (named && / /.test(named.name) && named.end - named.start > line.length * 0.45 && !holdsMeeting.test(line))
      return named.name
  }
  return null
}

/** "MARLOW FIRE AND RESCUE AUTHORITY" as names are written. */
function unshouted(line: string): string {
  if (/\p{Ll}/u.test(line)) return line
  return line.replace(/\p{Lu}+/gu, (word) =>
    word.length > 1 && !/^(?:NHS|ICB|ICS)$/.test(word)
      ? /^(?:AND|OF|FOR|THE)$/.test(word)
        ? word.toLowerCase()
        : word[0]! + word.slice(1).toLowerCase()
      : word,
  )
}

const holdsMeeting = /\b(?:committee|panel|meeting|report|minutes|paper|cabinet)\b/i
const owners = new WeakMap<Front, string | null>()

/**
 * The body whose finance report it is, by the short form that the report uses; null where the paper is no finance report.
 *
 *   Wexcombe Borough Council … the Council's reserves      Council
 */
export function ownerOf(place: Place, around: Surroundings): string | null {
  if (place.zone === 'minutes' || place.zone === 'article' || place.zone === 'letter' || place.zone === 'plan')
    return null
  const front = frontOf(place, around)
  const full = front.body ?? place.meeting?.body ?? null
  if (!front.report || !full) return null
  let owner = owners.get(front)
  if (owner === undefined) owners.set(front, (owner = shortFormOf(full, around)))
  return owner
}

function shortFormOf(full: string, around: Surroundings): string | null {
  const lexicon = lexiconOf(around.words)
  const named = findEntities(full, { lexicon, shortNames: around.shortNames })[0]
  const nouns = ['body', 'named_body'].flatMap((list) =>
    [...full.matchAll(lexicon.pattern(list))].map(([noun]) => noun),
  )
  const shorts = nouns.reverse().map((noun) => `${noun[0]!.toUpperCase()}${noun.slice(1).toLowerCase()}`)
  const used = (short: string) =>
    around.pages.some((page) => new RegExp(`\\b[Tt]he\\s+${short}\\b(?!\\s+\\p{Lu})`, 'u').test(page.text))
  return shorts.find(used) ?? (shorts.length > 0 ? full : (named?.name ?? null))
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
