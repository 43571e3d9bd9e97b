// Meetings that papers announce and meetings in the index → which are missing, and in which months nothing is there.

import { daysBetween } from '#link'
import type { Index } from '#store'
import type { CoverageRow } from './coverage.ts'

interface Notice {
  body: string
  meeting_date: string
  relation: 'previous' | 'next'
  date: string
  outcome: string | null
  page: number | null
  line: number | null
  path: string
}

/** A meeting of one body, and what the index holds of it. */
interface Held {
  date: string
  minutes: number
  path: string
}

/** An announced date and a meeting so many days from it may be the same meeting. */
const nearby = 14

/** Per body, in order of date: meetings that are announced and missing, months without papers; with `all`, every meeting. */
export function meetingRows(index: Index, all: boolean): CoverageRow[] {
  const spellings = new Map(
    (index.db.prepare('SELECT name, names FROM bodies').all() as { name: string; names: string }[]).flatMap(
      ({ name, names }) => (JSON.parse(names) as string[]).map((spelling) => [spelling, name] as const),
    ),
  )
  const held = heldMeetings(index, spellings)
  const notices = new Map<string, Notice[]>()
  const read = index.db
    .prepare(
      `SELECT n.body, n.meeting_date, n.relation, n.date, n.outcome, n.page, n.line, d.path
       FROM notices n JOIN documents d ON d.pk = n.document_id WHERE n.body IS NOT NULL
       ORDER BY n.date, n.meeting_date, d.path, n.page, n.line, n.relation`,
    )
    .all() as Notice[]
  for (const notice of read) {
    const body = spellings.get(notice.body) ?? notice.body
    notices.set(body, [...(notices.get(body) ?? []), notice])
  }
  return [...held].sort().flatMap(([body, meetings]) => bodyRows(body, meetings, notices.get(body) ?? [], all))
}

function heldMeetings(index: Index, spellings: ReadonlyMap<string, string>): Map<string, Held[]> {
  const rows = index.db
    .prepare(
      `SELECT m.body, m.date, max(m.zone = 'minutes') AS minutes, min(d.path) AS path
       FROM meetings m JOIN documents d ON d.pk = m.document_id
       WHERE m.body IS NOT NULL AND length(m.date) = 10 GROUP BY m.body, m.date ORDER BY m.date, m.body`,
    )
    .all() as (Held & { body: string })[]
  const held = new Map<string, Held[]>()
  for (const { body, ...meeting } of rows) {
    const name = spellings.get(body) ?? body
    const list = held.get(name) ?? []
    const same = list.find(({ date }) => date === meeting.date)
    if (same) same.minutes = Math.max(same.minutes, meeting.minutes)
    else list.push({ ...meeting })
    held.set(name, list)
  }
  return held
}

function bodyRows(body: string, held: readonly Held[], notices: readonly Notice[], all: boolean): CoverageRow[] {
  const row = (kind: string, name: string, reason: string | null, at?: Partial<Notice>, records = 0): CoverageRow => ({
    document: at?.path ?? held[0]!.path,
    kind,
    name,
    title: body,
    page: at?.page ?? null,
    line_start: at?.line ?? null,
    line_end: at?.line ?? null,
    records,
    reason,
  })
  const rows: CoverageRow[] = []
  const dates = new Set(held.map(({ date }) => date))
  const missing = [...new Set(notices.map(({ date }) => date))].filter((date) => !dates.has(date))
  for (const date of missing) {
    const of = notices.filter((notice) => notice.date === date)
    rows.push(row('meeting', date, missingReason(of, held), of[0]))
  }
  const last = held.at(-1)!.date
  for (const meeting of held) {
    const confirmed = notices.find(
      ({ relation, date, outcome }) => relation === 'previous' && date === meeting.date && outcome !== null,
    )
    const words = confirmed
      ? `minutes ${confirmed.outcome} on ${confirmed.meeting_date}`
      : 'nothing says that the minutes were agreed'
    if (!meeting.minutes && meeting.date < last)
      rows.push(row('meeting', meeting.date, 'papers in the index, no minutes', meeting))
    else if (all) rows.push(row('meeting', meeting.date, words, confirmed ?? meeting, 1))
  }
  rows.push(...gaps(held, missing).map(({ name, reason }) => row('gap', name, reason)))
  return rows.sort((a, b) => (a.name! < b.name! ? -1 : a.name! > b.name! ? 1 : 0))
}

function missingReason(of: readonly Notice[], held: readonly Held[]): string {
  const minuted = of.find(({ relation }) => relation === 'previous')
  const notice = minuted ?? of[0]!
  const told = of
    .map(({ relation, meeting_date }) =>
      relation === 'previous' ? `its minutes were taken on ${meeting_date}` : `announced on ${meeting_date}`,
    )
    .filter((words, i, list) => list.indexOf(words) === i)
    .join(', ')
  const near = held.find(
    ({ date }) => date !== notice.meeting_date && Math.abs(daysBetween(date, notice.date)) <= (minuted ? 3 : nearby),
  )
  if (near && !minuted) return `${told}; the body met on ${near.date} instead`
  return near ? `${told}; the minutes in the index say ${near.date}` : `${told}; not in the index`
}

/** Runs of months between two meetings that lie further apart than is usual for the body. */
function gaps(held: readonly Held[], missing: readonly string[]): { name: string; reason: string }[] {
  const distances = held.slice(1).map(({ date }, i) => daysBetween(held[i]!.date, date))
  const usual = [...distances].sort((a, b) => a - b)[Math.floor((distances.length - 1) / 2)] ?? 0
  return distances.flatMap((days, i) => {
    const [from, to] = [held[i]!.date, held[i + 1]!.date]
    const months = monthsBetween(from, to)
    if (days <= usual * 1.5 || months.length === 0) return []
    const known = missing.filter((date) => from < date && date < to)
    const words = known.length > 0 ? `; papers name ${known.join(', ')}` : ''
    return [
      {
        name: months.join(', '),
        reason: `no meeting in the index between ${from} and ${to} (${days} days; usual are ${usual})${words}`,
      },
    ]
  })
}

/** `2013-12`, `2014-01`, … between two days, without their own months. */
function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  let [year, month] = from.split('-').map(Number) as [number, number]
  for (;;) {
    month++
    if (month > 12) [year, month] = [year + 1, 1]
    const name = `${year}-${String(month).padStart(2, '0')}`
    if (name >= to.slice(0, 7)) return months
    months.push(name)
  }
}
