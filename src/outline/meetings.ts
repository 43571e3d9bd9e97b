// The head of an agenda or of minutes to the meeting it names.

import { type Announcement, type Block, type Passage } from '#model'
import type { ZoneRules } from '#rules'
import { readDates, readTime, readTimeRange, weekdayOf } from '#text'
import { bodyName, ofOwner } from './bodyName.ts'
import { chairOf, personName } from './chair.ts'
import type { Grid } from './grids.ts'
import { matches } from './openings.ts'

/** How often each full date is printed in the document. */
export type DateVotes = ReadonlyMap<string, number>

export interface MeetingFields extends Record<string, unknown> {
  body: string | null
  title: string | null
  date: string | null
  date_raw: string | null
  start_time: string | null
  end_time: string | null
  number: string | null
  venue: string | null
  chair: string | null
  status: 'draft' | 'confirmed' | null
}

type Found = Omit<Announcement, 'place'>

/** The meeting that the grid over an agenda names. */
export function gridToMeeting(grid: Grid, votes: DateVotes): Found {
  const words = (field: string) => grid.fields.get(field)?.text.replace(/\s+/g, ' ').trim() || null
  const date = readMeetingDate(words('date') ?? words('title') ?? '', votes)
  const range = readTimeRange(words('time') ?? '') ?? readTimeRange(words('date') ?? '')
  const title = words('title')
  const evidence = grid.fields.get('title') ?? grid.fields.get('date')!
  return {
    of: 'meeting',
    rule: grid.spec.id,
    passage: evidence.text ? evidence : grid.fields.get('date')!,
    fields: {
      body: title ? bodyName(title) : null,
      title,
      date: date?.date ?? null,
      date_raw: date?.raw ?? null,
      start_time: range?.start ?? readTime(words('time') ?? '') ?? null,
      end_time: range?.end ?? null,
      number: words('number'),
      venue: words('venue'),
      chair: personName(words('chair')),
      status: null,
    } satisfies MeetingFields,
    inferred: date?.corrected ? ['date'] : [],
  }
}

/** What the grid over minutes does not say: when they end, who chaired, whether they are a draft. */
export function withMinutes(found: Found, blocks: readonly Block[], zones: ZoneRules): Found {
  const all = textsOf(blocks)
  const fields = found.fields as MeetingFields
  const people = all.filter((text) => text.length < 1_500).slice(0, 60)
  return {
    ...found,
    fields: {
      ...fields,
      end_time: fields.end_time ?? closingTime(all, zones) ?? null,
      chair: fields.chair ?? chairOf(people),
      status: fields.status ?? statusOf(all, found.passage.text, zones),
    } satisfies MeetingFields,
  }
}

/** Every paragraph and every row; the cells of a row are parted by tabs. */
function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap((row) => {
          const cells = row.cells.map((cell) => cell.passage.text.trim()).filter((text) => text !== '')
          const short = cells.length === 2 && cells.every((cell) => cell.length < 100)
          return short ? [cells.join('\t')] : cells
        })
      : [block.passage.text],
  )
}

/** Draft or confirmed, as a line of its own at the head or a watermark says. */
function statusOf(all: readonly string[], title: string, zones: ZoneRules): MeetingFields['status'] {
  const lines = (texts: readonly string[]) =>
    texts.filter((text) => text.length < 200).flatMap((text) => text.split(/\n|\t/).map((line) => line.trim()))
  if (lines(all).some((line) => line.length < 80 && matches(zones.patterns('draft'), line))) return 'draft'
  const head = lines(all.slice(0, 8))
  if (head.some((line) => line.length < 80 && matches(zones.patterns('confirmed'), line))) return 'confirmed'
  return /\b(draft|unconfirmed)\b/i.test(title) ? 'draft' : null
}

/**
 * The meeting that minutes name, from their title, the lines around it and the end of the minutes.
 * @param title index of the title among the blocks of the minutes
 */
export function minutesToMeeting(
  blocks: readonly Block[],
  title: number,
  rule: string,
  zones: ZoneRules,
  votes: DateVotes,
): Found | undefined {
  const head = headLines(blocks, title, zones)
  const printed = head.lines
  if (rule === 'minutes-web-page') {
    const dated = head.lines.filter((line) => webMeeting.test(line.text))
    if (dated[0]) head.title = dated[0]
    head.lines = head.lines.filter((line) => webMeeting.test(line.text) || /^venue/i.test(line.text.trim()))
  }
  if (head.lines.length === 0) return undefined
  // The title first: a date above it may be that of the pack in which the minutes are printed.
  const at = Math.max(0, head.lines.indexOf(head.title))
  const text = [...head.lines.slice(at), ...head.lines.slice(0, at)].map((line) => line.text).join('\n')
  const date =
    readMeetingDate(titleLines(head.title.text), votes) ?? readMeetingDate(text, votes) ?? readMonth(head.title.text)
  const labelled = (labels: RegExp) =>
    head.lines.map((line) => labels.exec(line.text.trim())?.[1]?.trim()).find((value) => value)
  const opening = head.lines.filter(
    (line) => !matches(zones.patterns('closing'), line.text) && !matches(zones.patterns('nextmeeting'), line.text),
  )
  const times = opening.map((line) => readTimeRange(line.text)).find((range) => range)
  const start = times?.start ?? opening.map((line) => readTime(line.text)).find((time) => time) ?? null
  // A page for one item of a meeting names the meeting only beside its date.
  if (rule === 'minutes-web-page' && !date) return undefined
  const titleText = head.title.text.replace(/\s+/g, ' ').trim()
  const named = fullest(
    [runOn(head.title, head.lines), head.title, ...head.lines, ...printed].map((line) => line && bodyName(line.text)),
  )
  const body =
    named &&
    ofOwner(
      named,
      printed.map((line) => line.text),
    )
  const all = textsOf(blocks)
  return {
    of: 'meeting',
    rule,
    passage: head.title,
    fields: {
      body,
      title: titleText
        .split(/(?<!\s)\s+(?:on\s+)?(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)/i)[0]!
        .replace(/(?<![\s,–-])[\s,–-]+$/, ''),
      date: date?.date ?? null,
      date_raw: date?.raw ?? null,
      start_time: start,
      end_time: times?.end ?? closingTime(all, zones) ?? null,
      number:
        /\b(\d{1,4})(?:st|nd|rd|th)\s+meeting\b/i.exec(text)?.[1] ??
        labelled(/^(?:meeting|mtg)\s*(?:no|number)\.?\s*:?\s*(\S+)$/i) ??
        null,
      venue:
        labelled(/^(?:venue|location|place)\s*:?\s+(.+?)(?:\.?\s+view directions)?$/i) ??
        venueOf(
          head.lines
            .slice(at)
            .filter((line) => opening.includes(line))
            .map((line) => line.text)
            .join('\n'),
        ),
      chair: labelled(/^(?:chair|chairman|chairperson|in the chair)\s*:\s*(.+)$/i) ?? chairOf(all),
      status: statusOf(all, titleText, zones),
    } satisfies MeetingFields,
    inferred: date?.corrected ? ['date'] : [],
  }
}

/** "Harbour Committee - Monday, 4th June, 2031 10.00 am", "Meeting: 04/06/2031 - Harbour Committee (Item 3)". */
const webMeeting =
  /^(?!to\b)(?!.*\bminutes of\b).{0,80}\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+(?:\d|[a-z]{3}\w*\s+\d)|^meeting:\s*\d/i

/** The lines of a title with the first that speaks of minutes or a meeting, and what follows it. */
function titleLines(title: string): string {
  const lines = title.split('\n')
  const first = lines.findIndex((line) => /\b(?:minutes?|meeting|notes of)\b/i.test(line))
  return lines.slice(Math.max(0, first)).join('\n')
}

/** A title that goes on in lines of their own until it says where or when: "MEETING OF THE", "HARBOUR AND QUAY", "COMMITTEE HELD IN …". */
function runOn(title: Passage, lines: readonly Passage[]): Passage | null {
  const at = lines.indexOf(title)
  if (at === -1 || /\bheld\b|\d{4}/i.test(title.text)) return null
  const after = lines.slice(at, at + 9).map((line) => line.text.replace(/\s+/g, ' ').trim())
  const last = after.findIndex((text) => /\bheld\b/i.test(text))
  const text = after.slice(0, last + 1).join(' ')
  return last > 0 &&
    text.length < 300 &&
    text.match(/meeting\b/gi)?.length === 1 &&
    /meeting of\b/i.test(text) &&
    !/[.:;]\s/.test(text.split(/\bheld\b/i)[0]!)
    ? { ...title, text }
    : null
}

/** The first name, or a longer one that ends with it: "Harbour Valley Governing Body" rather than "Governing Body". */
function fullest(names: readonly (string | null)[]): string | null {
  const known = names.filter((name) => name !== null)
  const first = known[0]
  if (first === undefined) return null
  const longer = known.find(
    (name) => name.length > first.length && name.toLowerCase().endsWith(first.toLowerCase()) && name.length < 90,
  )
  return longer ?? first
}

/** Lines from the title (and the short lines above it) to the attendance. */
function headLines(blocks: readonly Block[], title: number, zones: ZoneRules): { title: Passage; lines: Passage[] } {
  const lines: Passage[] = []
  const take = (block: Block): boolean => {
    const passages =
      block.kind === 'table' ? block.rows.map((row) => joined(row.cells.map((cell) => cell.passage))) : [block.passage]
    for (const passage of passages) {
      const text = passage.text.trim()
      if (
        matches(zones.patterns('attendance'), text.split('\n')[0]!.replace(/:.*/, '')) &&
        text.length < 200 &&
        (lines.length > 0 || /^(?:present|attendees|in attendance)\b/i.test(text))
      )
        return false
      lines.push(passage)
    }
    return true
  }
  const inMinutes = (block: Block) =>
    block.kind !== 'table' && /^(?:present|attendees|in attendance)\b.{0,3}$/i.test(block.passage.text.trim())
  let first = Math.max(0, title - 5)
  for (let i = first; i < title; i++) if (inMinutes(blocks[i]!)) first = i + 1
  for (let i = first; i < Math.min(blocks.length, title + 10); i++) {
    const block = blocks[i]!
    if (block.kind !== 'table' && block.passage.text.split(/\s+/).length > 70) {
      if (i > title) break
      continue
    }
    if (!take(block) && i >= title) break
  }
  const block = blocks[title]
  const passage = block && block.kind !== 'table' ? block.passage : (lines[0] ?? { text: '', runs: [] })
  return { title: passage, lines }
}

function joined(cells: readonly Passage[]): Passage {
  return {
    text: cells
      .map((cell) => cell.text.trim())
      .filter((t) => t !== '')
      .join(': '),
    runs: cells.flatMap((cell) => cell.runs),
  }
}

/**
 * The date of a meeting. A weekday that does not fit the year is a slip of the year where another printed date says so.
 *
 *   Thursday 8 May 2024   8 May 2024 was a Wednesday; "8 May 2025", a Thursday, is printed twice elsewhere: 2025
 */
export function readMeetingDate(
  text: string,
  votes: DateVotes,
): { date: string; raw: string; corrected: boolean } | undefined {
  const dates = readDates(text).filter((date) => date.kind === 'day' && date.date.length === 10 && !date.yearInferred)
  const first = dates[0]
  if (!first) return undefined
  const raw = withWeekday(text, first.start, first.end)
  if (first.weekdayAgrees === false) {
    const year = Number(first.date.slice(0, 4))
    const better = [year + 1, year - 1, year + 2, year - 2]
      .map((other) => `${other}${first.date.slice(4)}`)
      .filter((date) => weekdayOf(date) === first.weekday && (votes.get(date) ?? 0) > 0)
    if (better[0]) return { date: better[0], raw, corrected: true }
  }
  return { date: first.date, raw, corrected: false }
}

/** The month of a meeting whose title says no day: "Trust Committee Meeting - January 2031". */
function readMonth(title: string): { date: string; raw: string; corrected: boolean } | undefined {
  const month = readDates(title).find((date) => date.date.length === 7 && !date.yearInferred)
  return month && { date: month.date, raw: title.slice(month.start, month.end), corrected: false }
}

function withWeekday(text: string, start: number, end: number): string {
  const before = /(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?$/i.exec(text.slice(0, start))
  return text.slice(start - (before?.[0].length ?? 0), end).replace(/\s+/g, ' ')
}

function venueOf(whole: string): string | null {
  const held = /\bheld\b/i.exec(whole)
  const text = held ? whole.slice(held.index) : whole
  const match =
    /\b(?:via|at|in|on|through|by|using)\s+(?![Pp]ublic|[Pp]rivate|[Cc]ommon\b|the\s+chair|(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b|\d|(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)\b|least|a\s+meeting|[Tt]he\s+\d)((?:the\s+)?(?:MS\s*Teams|Microsoft\s+Teams|Teams|[Zz]oom|\p{Lu})[^\n.;]{0,70})/u.exec(
      text,
    )
  if (!match) return null
  return (
    match[1]!
      .replace(
        /\s*(?:[,–-]\s*)?\b(?:on\s+)?(?:(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|commencing|from\s+\d|at\s+\d|\d{1,2}[.:]\d{2}).*$/i,
        '',
      )
      .replace(/(?<![\s,])[\s,]+$/, '') || null
  )
}

function closingTime(texts: readonly string[], zones: ZoneRules): string | undefined {
  for (const text of texts.slice(-12).reverse()) {
    if (matches(zones.patterns('closing'), text)) {
      const time = readTime(text.slice(Math.max(0, text.search(/clos|end|conclud|finish/i))))
      if (time) return time
    }
  }
  return undefined
}
