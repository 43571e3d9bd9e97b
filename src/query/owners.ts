// Owners as printed → the same with initials written out by the attendance list of the meeting.

import { initialsToNames, type Listed } from '#link'
import type { ExportedRecord } from '#model'
import type { Index } from '#store'

/**
 * Gives for the records of one action how each of its owners is to be shown: `SB (Sara Birch)` where the attendance lists of
 * the meetings that print the initials leave no doubt, else as printed.
 */
export type OwnersOf = (records: readonly ExportedRecord[]) => (printed: string) => string

/** Reads the attendance lists of the index once. */
export function writtenOwners({ db }: Index): OwnersOf {
  const bodies = new Map<string, string>()
  const named = db.prepare('SELECT id, names FROM bodies ORDER BY id').raw().all() as [string, string][]
  for (const [id, names] of named) for (const name of JSON.parse(names) as string[]) bodies.set(name, id)
  const key = (body: string | null, date: string) => `${bodies.get(body ?? '') ?? body}\n${date}`
  const lists = new Map<string, Listed[]>()
  const rows = db
    .prepare(
      `SELECT meeting_body AS body, meeting_date AS date, name, role FROM attendance WHERE meeting_date IS NOT NULL ORDER BY pk`,
    )
    .all() as ({ body: string | null; date: string } & Listed)[]
  for (const { body, date, name, role } of rows) {
    const at = key(body, date)
    lists.set(at, [...(lists.get(at) ?? []), { name, role }])
  }
  const abbreviations = new Set(
    db
      .prepare(`SELECT d.id || ' ' || n.short FROM _short_names n JOIN documents d ON d.pk = n.document_id`)
      .pluck()
      .all(),
  )
  return (records) => {
    const written = new Map<string, string>()
    return (printed) => {
      let shown = written.get(printed)
      if (shown === undefined) written.set(printed, (shown = show(printed, records)))
      return shown
    }
  }

  function show(printed: string, records: readonly ExportedRecord[]): string {
    const own = records.filter((record) => record['owner'] === printed)
    if (own.some(({ document }) => abbreviations.has(`${document.id} ${printed}`))) return printed
    const found = own.flatMap(({ meeting }) => {
      const list = meeting?.date ? lists.get(key(meeting.body, meeting.date)) : undefined
      return list ? [initialsToNames(printed, list)?.join(', ')] : []
    })
    const [name] = found
    return name !== undefined && found.every((other) => other === name) ? `${printed} (${name})` : printed
  }
}
