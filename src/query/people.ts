// Bodies and people of the index → their names, posts and dates, and which names fit several.

import type { Index } from '#store'
import { partOf } from './threads.ts'

export interface PersonRow {
  name: string
  /** The board whose meetings, and those of its committees, the person attends. */
  body: string
  /** Everything the person is called, without posts. */
  called: readonly string[]
  /** `Chief Nurse (2024-01-11 to 2024-05-09)`. */
  posts: readonly string[]
  first: string
  last: string
  /** Names and initials that fit somebody else at the same time, with whom. */
  ambiguous: readonly string[]
  id: string
}

interface NameRow {
  id: string
  name: string
  words: string
  key: string
  kind: string
  body_id: string
  body: string
  since: string
  until: string
}

/** People by name. @param question part of a name, post or initials; part of the body's name */
export function peopleRows(index: Index, question: { body?: string; name?: string }): PersonRow[] {
  const rows = index.db
    .prepare(
      `SELECT p.id, p.name, n.words, n.key, n.kind, n.body_id, b.name AS body, n.since, n.until
       FROM people p JOIN person_names n ON n.person_id = p.id JOIN bodies b ON b.id = n.body_id
       ORDER BY p.name, p.id, b.name, n.since, n.words`,
    )
    .all() as NameRow[]
  const byKey = new Map<string, NameRow[]>()
  for (const row of rows)
    byKey.set(`${row.body_id} ${row.key}`, [...(byKey.get(`${row.body_id} ${row.key}`) ?? []), row])
  const people = new Map<string, NameRow[]>()
  for (const row of rows)
    people.set(`${row.id} ${row.body_id}`, [...(people.get(`${row.id} ${row.body_id}`) ?? []), row])
  return [...people.values()]
    .map((own): PersonRow => {
      const first = own[0]!
      const clashes = own.flatMap((row) =>
        byKey
          .get(`${row.body_id} ${row.key}`)!
          .filter((other) => other.id !== row.id && other.since <= row.until && row.since <= other.until)
          .map((other) => `${row.words} may be ${other.name}`),
      )
      return {
        name: first.name,
        body: first.body,
        called: [...new Set(own.filter(({ kind }) => kind !== 'post').map(({ words }) => words))],
        posts: own
          .filter(({ kind }) => kind === 'post')
          .map(({ words, since, until }) => `${words} (${since} to ${until})`),
        first: own.map(({ since }) => since).sort()[0]!,
        last: own
          .map(({ until }) => until)
          .sort()
          .at(-1)!,
        ambiguous: [...new Set(clashes)],
        id: first.id,
      }
    })
    .filter(
      ({ body, name, called, posts }) =>
        partOf(question.body, body) && [name, ...called, ...posts].some((words) => partOf(question.name, words)),
    )
}

/** Bodies by name, each with its spellings and the body whose committee it is. */
export function bodyRows(
  index: Index,
): { name: string; names: readonly string[]; parent: string | null; id: string }[] {
  const rows = index.db
    .prepare(
      `SELECT b.name, b.names, p.name AS parent, b.id FROM bodies b LEFT JOIN bodies p ON p.id = b.parent_id ORDER BY b.name`,
    )
    .all() as { name: string; names: string; parent: string | null; id: string }[]
  return rows.map((row) => ({ ...row, names: JSON.parse(row.names) as string[] }))
}
