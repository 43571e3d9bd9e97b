// Minutes of one meeting printed in several papers → one record each, and what the later version changed.

import { createHash } from 'node:crypto'
import type { ExportedRecord, Thread } from '#model'
import { likeness } from './likeness.ts'
import { bestPairs, type Dated, datedRecords, groupBy, type Pairing, type Series } from './series.ts'

const versioned = [
  'resolution',
  'action',
  'attendance',
  'agenda_item',
  'rag_rating',
  'figure',
  'risk',
  'metric',
  'meeting',
]

export interface Versions {
  threads: Thread[]
  superseded: Map<string, string>
}

/**
 * Finds meetings whose minutes stand in more than one document. Confirmed minutes take the place of others, otherwise
 * the later document does: minutes bound into the pack of a later meeting are the last seen.
 */
export function versionsOf(series: Series): Versions {
  const threads: Thread[] = []
  const superseded = new Map<string, string>()
  const last = lastMeetings(series)
  const minutes = datedRecords(series, versioned).filter(
    ({ record, body }) => record.zone === 'minutes' && body !== null,
  )
  const statuses = statusOf(series)
  for (const [, all] of groupBy(minutes, ({ body, date }) => `${body} ${date}`)) {
    const versions = groupBy(all, ({ record }) => record.document.id)
    if (versions.size < 2) continue
    const rank = (documentId: string) => {
      const { body, date } = versions.get(documentId)![0]!
      const status = statuses.get(`${documentId} ${body} ${date}`)
      return `${status === 'confirmed' ? 2 : status === 'draft' ? 0 : 1} ${last.get(documentId) ?? ''} ${documentId}`
    }
    const order = [...versions.keys()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    const winner = versions.get(order.at(-1)!)!
    for (const id of order.slice(0, -1)) {
      for (const { a, b, score, how } of pairVersions(versions.get(id)!, winner, series)) {
        superseded.set(a.record.id, b.record.id)
        threads.push({
          id: createHash('sha256').update(`minutes ${a.record.id}`).digest('hex').slice(0, 12),
          kind: 'minutes',
          body: b.body,
          title: wordsOf(b.record),
          members: [
            { record: a.record.id, role: 'draft', how: 'first', score: null },
            { record: b.record.id, role: 'confirmed', how, score },
          ],
        })
      }
    }
  }
  return { threads, superseded }
}

/** The last meeting that a document belongs to: the pack's own, not that of the minutes bound into it. */
function lastMeetings({ records }: Series): Map<string, string> {
  const last = new Map<string, string>()
  for (const { meeting, document } of records)
    if (meeting?.date && meeting.date > (last.get(document.id) ?? '')) last.set(document.id, meeting.date)
  return last
}

function statusOf(series: Series): Map<string, string> {
  const statuses = new Map<string, string>()
  for (const { record, body, date } of datedRecords(series, ['meeting']))
    if (typeof record['status'] === 'string') statuses.set(`${record.document.id} ${body} ${date}`, record['status'])
  return statuses
}

/** The words by which a record is told from its neighbours. */
export function wordsOf(record: ExportedRecord): string {
  const { text, name, subject, title, raw } = record as Record<string, unknown>
  return String(text ?? name ?? subject ?? title ?? raw ?? record.source.quote)
}

const flat = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function pairVersions(draft: readonly Dated[], final: readonly Dated[], { weigh }: Series): Pairing<Dated, Dated>[] {
  const placed = ({ record }: Dated) =>
    `${record.type} ${record.type === 'attendance' || record.type === 'meeting' ? '' : record.item_ref}`
  const there = groupBy(final, placed)
  const pairs = draft.flatMap((a) =>
    (there.get(placed(a)) ?? []).flatMap((b): Pairing<Dated, Dated>[] => {
      if (a.record.type === 'meeting') return [{ a, b, score: 1, how: 'same meeting' }]
      const [one, other] = [wordsOf(a.record), wordsOf(b.record)]
      if (flat(one) === flat(other)) return [{ a, b, score: 1, how: 'same words' }]
      if (a.record.type === 'attendance' || a.record.type === 'figure') return []
      const score = likeness(weigh(one), weigh(other))
      return score >= 0.5 ? [{ a, b, score, how: 'changed words' }] : []
    }),
  )
  return bestPairs(pairs)
}
