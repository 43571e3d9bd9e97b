// A kind of thread → its threads with their records.

import type { ExportedRecord, Member, Thread, ThreadKind } from '#model'
import { type Index, recordColumns, storedThreads, storedToRecord, type StoredRecord } from '#store'

/** A record in its matter. */
export interface Step extends Omit<Member, 'record'> {
  record: ExportedRecord
}

export interface Followed extends Omit<Thread, 'members'> {
  /** Name of the body. */
  bodyName: string | null
  steps: readonly Step[]
}

/** All threads of a kind, or those that hold a record, with their records in order. */
export function followedThreads(index: Index, asked: { kind?: ThreadKind; record?: string }): Followed[] {
  const threads = storedThreads(index, asked)
  const select = index.db.prepare(
    `SELECT ${recordColumns} FROM thread_records m JOIN _records r ON r.id = m.record_id
     JOIN documents d ON d.pk = r.document_id WHERE m.thread_id = ? ORDER BY m.position`,
  )
  const names = new Map(index.db.prepare('SELECT id, name FROM bodies').raw().all() as [string, string][])
  return threads.map(({ members, ...thread }) => {
    const records = (select.all(thread.id) as StoredRecord[]).map(storedToRecord)
    return {
      ...thread,
      bodyName: thread.body === null ? null : (names.get(thread.body) ?? null),
      steps: members.map(({ role, how, score }, i) => ({ role, how, score, record: records[i]! })),
    }
  })
}

/** Whether what was typed is part of a name, in any case. */
export const partOf = (typed: string | undefined, name: string | null): boolean =>
  typed === undefined || (name ?? '').toLowerCase().includes(typed.toLowerCase())
