// Threads and what a person says about them → threads joined and split.

import { createHash } from 'node:crypto'
import type { ExportedRecord, LinkOrders, Member, Thread } from '#model'

/** Joins the threads of two records, then parts those that hold both of two. Draft and confirmed minutes stay as they are. */
export function obey(
  threads: readonly Thread[],
  { joins, splits }: LinkOrders,
  records: readonly ExportedRecord[],
): Thread[] {
  if (joins.length + splits.length === 0) return [...threads]
  const order = new Map(
    [...records]
      .map((record, i) => ({ id: record.id, date: record.meeting?.date ?? '', i }))
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.i - b.i))
      .map(({ id }, i) => [id, i]),
  )
  let list = [...threads]
  const holding = (record: string, kind?: string) =>
    list.find(
      (thread) =>
        thread.kind !== 'minutes' &&
        (!kind || thread.kind === kind) &&
        thread.members.some((one) => one.record === record),
    )
  for (const [a, b] of joins) {
    const one = holding(a)
    const other = one && holding(b, one.kind)
    if (!one || !other || one === other) continue
    const said = (member: Member): Member =>
      member.score === null ? { ...member, how: 'joined by a correction', score: 1 } : member
    const members = [...one.members, ...other.members]
      .sort((x, y) => order.get(x.record)! - order.get(y.record)!)
      .map((member, i): Member => (i === 0 ? { ...member, how: 'first', score: null } : said(member)))
    list = [...list.filter((thread) => thread !== one && thread !== other), renamed({ ...one, members })]
  }
  for (const [a, b] of splits) {
    const both = list.find(
      ({ kind, members }) => kind !== 'minutes' && [a, b].every((id) => members.some(({ record }) => record === id)),
    )
    if (!both) continue
    const cut = Math.max(...[a, b].map((id) => both.members.findIndex(({ record }) => record === id)))
    const rest = both.members
      .slice(cut)
      .map((member, i): Member => (i === 0 ? { ...member, how: 'first', score: null } : member))
    list = [
      ...list.filter((thread) => thread !== both),
      { ...both, members: both.members.slice(0, cut) },
      renamed({ ...both, members: rest }),
    ]
  }
  return list
}

const renamed = (thread: Thread): Thread => ({
  ...thread,
  id: createHash('sha256').update(`${thread.kind} ${thread.members[0]!.record}`).digest('hex').slice(0, 12),
})
