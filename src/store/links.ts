// What follows from all records together → its tables, and back.

import { createHash } from 'node:crypto'
import type { Linked, Member, Thread, ThreadKind } from '#model'
import type { Index } from './open.ts'

/** Changes whenever a document, the rules it was read with, or a correction does. */
export function linksDue({ db }: Index, corrections: string): string | undefined {
  const hash = createHash('sha256').update(corrections)
  for (const row of db.prepare('SELECT id, path, rules_hash FROM documents ORDER BY id').raw().iterate())
    hash.update(`\n${(row as string[]).join(' ')}`)
  const due = hash.digest('hex')
  const done = db.prepare(`SELECT value FROM _meta WHERE key = 'linked'`).pluck().get()
  return done === due ? undefined : due
}

/** The short names that each document explains, by its id. */
export function storedShortNames({ db }: Index): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const rows = db
    .prepare(
      'SELECT d.id, n.short, n.full FROM _short_names n JOIN documents d ON d.pk = n.document_id ORDER BY d.id, n.short',
    )
    .all() as { id: string; short: string; full: string }[]
  const names = new Map<string, Map<string, string>>()
  for (const { id, short, full } of rows) {
    const own = names.get(id) ?? new Map<string, string>()
    own.set(short, full)
    names.set(id, own)
  }
  return names
}

/**
 * Puts links in the place of those that were there.
 * @param due what `linksDue` said; the links stay until it says something else
 */
export function saveLinks({ db }: Index, linked: Linked, due: string): void {
  db.transaction(() => {
    for (const table of ['thread_records', 'threads', 'superseded', 'person_names', 'people', 'bodies'])
      db.exec(`DELETE FROM ${table}`)
    const body = db.prepare('INSERT INTO bodies (id, name, names, parent_id) VALUES (?, ?, ?, ?)')
    for (const { id, name, names, parent } of linked.bodies) body.run(id, name, JSON.stringify(names), parent)
    const person = db.prepare('INSERT INTO people (id, name) VALUES (?, ?)')
    for (const { id, name } of linked.people) person.run(id, name)
    const called = db.prepare(
      'INSERT INTO person_names (person_id, words, key, kind, body_id, since, until) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    for (const { person: id, words, key, kind, body: of, since, until } of linked.names)
      called.run(id, words, key, kind, of, since, until)
    const thread = db.prepare('INSERT INTO threads (id, kind, body_id, title, report) VALUES (?, ?, ?, ?, ?)')
    const member = db.prepare(
      'INSERT INTO thread_records (thread_id, position, record_id, role, how, score) VALUES (?, ?, ?, ?, ?, ?)',
    )
    for (const { id, kind, body: of, title, members, report } of linked.threads) {
      thread.run(id, kind, of, title, report ?? null)
      members.forEach(({ record, role, how, score }, i) => member.run(id, i, record, role, how, score))
    }
    const version = db.prepare('INSERT INTO superseded (record_id, by_id) VALUES (?, ?)')
    for (const pair of linked.superseded) version.run(...pair)
    db.prepare(`INSERT OR REPLACE INTO _meta (key, value) VALUES ('linked', ?)`).run(due)
  })()
}

interface ThreadRow {
  id: string
  kind: ThreadKind
  body_id: string | null
  title: string
  report: string | null
}

/** Threads of a kind, or those that hold a record; in an order that hangs on their content only. */
export function storedThreads({ db }: Index, asked: { kind?: ThreadKind; record?: string }): Thread[] {
  const where = asked.record
    ? 't.id IN (SELECT thread_id FROM thread_records WHERE record_id = $record)'
    : 't.kind = $kind'
  const rows = db.prepare(
    `SELECT t.id, t.kind, t.body_id, t.title, t.report FROM threads t WHERE ${where} ORDER BY t.pk`,
  )
  const members = db.prepare(
    'SELECT record_id AS record, role, how, score FROM thread_records WHERE thread_id = ? ORDER BY position',
  )
  return (rows.all(asked) as ThreadRow[]).map(({ id, kind, body_id, title, report }): Thread => ({
    id,
    kind,
    body: body_id,
    title,
    members: members.all(id) as Member[],
    ...(report === null ? {} : { report }),
  }))
}
