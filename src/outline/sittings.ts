// Segments to sittings: the meeting that each agenda and each set of minutes belongs to.

import type { Announcement, Block, Laid, Meeting, PageNote } from '#model'
import type { RuleBook } from '#rules'
import { readDates } from '#text'
import { bodyEvidence, type BodyEvidence, bodyInFull, titledMeeting } from './bodyEvidence.ts'
import { startsAttendance } from './attendance.ts'
import { gridToMeeting, minutesToMeeting, withMinutes } from './meetings.ts'
import { matches } from './openings.ts'
import type { Segment } from './segments.ts'

/** A meeting that the document holds an agenda or minutes of. */
export interface Sitting {
  meeting: Meeting
  announcement: Omit<Announcement, 'place'>
  at: number
}

/** The meeting of each agenda and each set of minutes. */
export function sittingsToMeetings(laid: Laid, segments: readonly Segment[], book: RuleBook): Map<number, Sitting> {
  const { blocks, notes = [] } = laid
  const evidence = bodyEvidence(laid, book.zones)
  const titled = titledMeeting(laid)
  const votes = new Map<string, number>()
  for (const block of blocks) {
    const texts =
      block.kind === 'table'
        ? block.rows.flatMap((row) => row.cells.map((cell) => cell.passage.text))
        : [block.passage.text]
    for (const text of texts) {
      if (!/\d{4}/.test(text) || text.length > 20_000) continue
      for (const date of readDates(text))
        if (date.kind === 'day' && !date.yearInferred) votes.set(date.date, (votes.get(date.date) ?? 0) + 1)
    }
  }
  const sittings = new Map<number, Sitting>()
  for (const segment of segments) {
    if (segment.sitting === 0 || sittings.has(segment.sitting)) continue
    let announcement: Omit<Announcement, 'place'> | undefined
    const all = segments.filter((s) => s.sitting === segment.sitting && s.paper === segment.paper)
    const own = segment.grid ?? (segment.zone === 'minutes' ? all.find((s) => s.grid)?.grid : undefined)
    const grid = own?.spec.zone === 'cover' ? undefined : own
    if (grid) {
      announcement = gridToMeeting(grid, votes)
      if (segment.zone === 'minutes')
        announcement = withMinutes(announcement, blocks.slice(segment.start, all.at(-1)!.end), book.zones)
    } else if (segment.zone === 'minutes' || segment.zone === 'agenda') {
      const end = all.at(-1)!.end
      const own = blocks.slice(segment.start, end)
      const title = titleIndex(own, book)
      if (title !== -1)
        announcement = minutesToMeeting(
          own,
          title,
          segment.rule === 'front' ? 'minutes-title' : segment.rule,
          book.zones,
          votes,
        )
    }
    if (!announcement) continue
    if (segment.zone === 'minutes' && announcement.fields.status === null && isDraft(announcement, notes, book))
      announcement = { ...announcement, fields: { ...announcement.fields, status: 'draft' } }
    // Minutes bound into a pack as a paper may be those of a committee: the pack does not name them.
    if (segment.paper === null) announcement = withBody(announcement, evidence, titled)
    const { body, date } = announcement.fields as { body: string | null; date: string | null }
    if (!body && !date) continue
    sittings.set(segment.sitting, { meeting: { body, date }, announcement, at: segment.start })
  }
  return sittings
}

/** Front matter that names the meeting is its title; what is called by a name below it may be an item. */
function withBody(
  found: Omit<Announcement, 'place'>,
  evidence: BodyEvidence,
  titled: boolean,
): Omit<Announcement, 'place'> {
  const named = found.fields.body as string | null
  const body = (titled ? evidence.body : null) ?? bodyInFull(named, evidence)
  return body?.toLowerCase() === named?.toLowerCase()
    ? found
    : { ...found, fields: { ...found.fields, body }, inferred: [...found.inferred, 'body'] }
}

/** Whether a watermark says so on the page on which the meeting is named. */
function isDraft({ passage }: Pick<Announcement, 'passage'>, notes: readonly PageNote[], { zones }: RuleBook): boolean {
  const page = passage.runs[0]?.page
  const watermarks = page === undefined ? [] : (notes[page]?.watermarks ?? [])
  return watermarks.some((text) => matches(zones.patterns('draft'), text))
}

/**
 * The block that names the meeting: the first above the attendance that speaks of minutes or a meeting and has a year,
 * else the first that speaks of them, else the first of all. -1 where the attendance comes first.
 */
function titleIndex(blocks: readonly Block[], { zones }: RuleBook): number {
  const head = blocks.slice(0, 12)
  const people = head.findIndex((block) =>
    startsAttendance(
      block.kind === 'table' ? (block.rows[0]?.cells[0]?.passage.text ?? '') : block.passage.text,
      zones,
    ),
  )
  const above = people === -1 ? head : head.slice(0, people)
  if (above.length === 0) return -1
  const find = (pattern: RegExp) =>
    above.findIndex(
      (block) =>
        block.kind !== 'table' &&
        block.kind !== 'item' &&
        block.passage.text.length < 500 &&
        pattern.test(block.passage.text),
    )
  const first = find(/\b(minutes|meeting|agenda|notes of)\b/i)
  const dated = find(/^(?!\d)[^]*\bminutes\b[^]*\b(?:19|20)\d\d\b/i)
  return Math.max(0, dated > first && dated <= first + 4 ? dated : first)
}
