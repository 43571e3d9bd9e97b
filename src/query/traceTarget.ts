// What was typed after trace → the words to look for, the records that belong to it, and what can be said of it.

import { type Meant, nameKey, whoIs } from '#link'
import type { ExportedRecord, PersonName } from '#model'
import { type Index, recordsById } from '#store'
import { followedThreads } from './threads.ts'

export interface Target {
  /** Phrases that lines and records carry; none where only certain records are meant. */
  phrases: readonly string[]
  /** Ids of records that belong to it whatever their words. */
  records: readonly string[]
  about: readonly string[]
}

const numberNames =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

export function traceTarget(index: Index, ref: string): Target {
  return (
    recordTarget(index, ref) ??
    personTarget(index, ref) ??
    bodyTarget(index, ref) ?? { phrases: phrasesOf(ref), records: [], about: [] }
  )
}

/** "pledge 10" is written "pledge ten" as well. */
function phrasesOf(ref: string): string[] {
  const [, name, digits] = /^(\D*[^\W\d]\s*)(\d{1,2})$/.exec(ref) ?? []
  const word = digits === undefined ? undefined : numberNames[Number(digits)]
  return word && /\s$/.test(name!) ? [ref, `${name}${word}`] : [ref]
}

/** The id of a record stands for the matters it is part of. */
function recordTarget(index: Index, ref: string): Target | undefined {
  if (!/^[0-9a-f]{8,64}$/.test(ref)) return undefined
  const found = recordsById(index, ref)
  if (found.length !== 1) return undefined
  const { id } = found[0]!
  const threads = followedThreads(index, { record: id })
  return {
    phrases: [],
    records: [...new Set([id, ...threads.flatMap(({ steps }) => steps.map(({ record }) => record.id))])],
    about: threads.map(({ kind, title }) => `${kind}: ${title}`),
  }
}

interface NameRow extends PersonName {
  name: string
}

/** Initials, titles and posts stand for the person who was called so; where they fit several, for nobody. */
function personTarget(index: Index, ref: string): Target | undefined {
  const rows = index.db
    .prepare(
      `SELECT n.person_id AS person, n.words, n.key, n.kind, n.body_id AS body, n.since, n.until, p.name
       FROM person_names n JOIN people p ON p.id = n.person_id ORDER BY n.since, p.name, n.words`,
    )
    .all() as NameRow[]
  const called = new Map<string, NameRow[]>()
  for (const row of rows) called.set(row.key, [...(called.get(row.key) ?? []), row])
  const lookup = (key: string) => called.get(key) ?? []
  const meant: Meant = whoIs(ref, null, lookup)
  if (meant.candidates.length === 0) return undefined
  const whole = (person: string) => {
    const own = rows.filter((row) => row.person === person)
    const posts = own
      .filter(({ kind }) => kind === 'post')
      .map(({ words, since, until }) => `${words} (${since} to ${until})`)
    return [own[0]!.name, ...posts].join(', ')
  }
  if (meant.person === null) {
    return {
      phrases: [ref],
      records: [],
      about: [`${ref} may be any of ${meant.candidates.length}: ${meant.candidates.map(whole).join('; ')}`],
    }
  }
  const own = rows.filter(({ person }) => person === meant.person)
  const owners = index.db
    .prepare(
      `SELECT id, owner, meeting_date AS date FROM actions WHERE owner IS NOT NULL AND meeting_date IS NOT NULL ORDER BY pk`,
    )
    .all() as { id: string; owner: string; date: string }[]
  const owned = owners.filter(({ owner, date }) => whoIs(owner, date, lookup).person === meant.person)
  const also = own.filter(({ kind }) => kind === 'initials').map(({ words }) => words)
  return {
    phrases: [...new Set(own.filter(({ kind }) => kind === 'name' || kind === 'title').map(({ words }) => words))],
    records: owned.map(({ id }) => id),
    about: [`${whole(meant.person)}${also.length > 0 ? `; in the minutes ${[...new Set(also)].join(', ')}` : ''}`],
  }
}

function bodyTarget(index: Index, ref: string): Target | undefined {
  const bodies = index.db.prepare('SELECT name, names FROM bodies ORDER BY name').all() as {
    name: string
    names: string
  }[]
  const found = bodies
    .map(({ name, names }) => ({ name, names: JSON.parse(names) as string[] }))
    .find(({ names }) => names.some((name) => nameKey(name) === nameKey(ref)))
  return (
    found && { phrases: found.names, records: [], about: [`${found.name}, also printed ${found.names.join('; ')}`] }
  )
}

/** Records of the actions that carry the reference, where a paper tells of them without printing it. */
export function matterRecords(index: Index, ref: string, carrying: readonly ExportedRecord[]): string[] {
  const key = ref.toLowerCase()
  const own = carrying.filter(
    ({ type, item_ref: item, ...fields }) =>
      type === 'action' &&
      [fields['ref'], item].some((value) => typeof value === 'string' && value.toLowerCase() === key),
  )
  return own.flatMap(({ id }) =>
    followedThreads(index, { record: id }).flatMap(({ steps }) => steps.map(({ record }) => record.id)),
  )
}
