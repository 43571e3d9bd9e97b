// Attendance and posts → people, and what each of them is called at which meetings.

import { createHash } from 'node:crypto'
import type { ExportedRecord, LinkOrders, Person, PersonName } from '#model'
import type { BodyBook } from './bodies.ts'

export interface PeopleBook {
  people: readonly Person[]
  names: readonly PersonName[]
  /** Who is meant, at a meeting of a body; see `whoIs`. */
  meant: (words: string, body: string | null, date: string | null) => Meant
}

/** One person, or several that the words fit equally well, or nobody known. */
export interface Meant {
  person: string | null
  /** Ids of all the people the words may mean, sorted. */
  candidates: readonly string[]
}

const titles =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|baroness|cllrs?|councillors?|rev(?:erend|d)?|canon|alderman|hon|the)\.?\s+)+/i

/** Given name or initials in lower case, and the surname; undefined for a single word without a title. */
export function partsOf(name: string): { title: string | null; given: string; last: string } | undefined {
  const flat = name.replace(/\s+/g, ' ').trim()
  const title = titles.exec(flat)?.[0].trim() ?? null
  const words = flat
    .slice(title === null ? 0 : title.length)
    .trim()
    .split(' ')
    .filter(Boolean)
  const last = words.at(-1)
  if (!last || (words.length < 2 && title === null)) return undefined
  return { title, given: words.slice(0, -1).join(' ').toLowerCase(), last: last.toLowerCase() }
}

/** `Rachna Vyas` fits `R Vyas`, `Nil` fits `Nilesh`, and no given name fits all. */
export function givenFits(a: string, b: string): boolean {
  if (a === '' || b === '') return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const first = short.split(' ')[0]!.replace('.', '')
  const other = long.split(' ')[0]!.replace('.', '')
  return first === other || (first.length !== 2 && other.startsWith(first))
}

interface Sighting {
  name: string
  /** Posts held at the body, or at another organisation with its name behind. */
  posts: readonly string[]
  /** Id of the body that met, and of the body at its head. */
  body: string
  root: string
  date: string
}

/** People by their full names; a name that fits two of them is left to both and decides nothing. */
export function peopleOf(
  records: readonly ExportedRecord[],
  { bodies, bodyOf }: BodyBook,
  merges: LinkOrders['merges'] = [],
): PeopleBook {
  const parents = new Map(bodies.map(({ id, parent }) => [id, parent]))
  const rootOf = (id: string): string => {
    let at = id
    for (let i = 0; i < 5; i++) at = parents.get(at) ?? at
    return at
  }
  const sightings = records.flatMap((record): Sighting[] => {
    const body = bodyOf(record.meeting?.body, record.document.id)?.id
    const date = record.meeting?.date
    if (!body || !date) return []
    const seen = (name: unknown, posts: readonly string[]): Sighting[] =>
      typeof name === 'string' ? [{ name, posts, body, root: rootOf(body), date }] : []
    const role = record[record.type === 'action' ? 'owner_role' : 'role'] as string | null
    if (record.type === 'attendance') {
      const elsewhere = record['organisation'] as string | null
      const own = elsewhere === null || rootOf(bodyOf(elsewhere, record.document.id)?.id ?? '') === rootOf(body)
      return seen(record['name'], own ? postsIn(role) : postsIn(role).map((post) => `${post}, ${elsewhere}`))
    }
    // An owner without a post may be a team, initials, or two people.
    if (record.type === 'action') return role ? seen(record['owner'], postsIn(role)) : []
    return record.type === 'meeting' ? seen(record['chair'], ['Chair']) : []
  })
  const full = merged(fullNames(sightings), merges)
  const names = new Map<string, PersonName>()
  const note = (person: string, words: string, kind: PersonName['kind'], { root, date }: Sighting) => {
    const key = `${person}\n${kind}\n${words.toLowerCase()}`
    const before = names.get(key)
    if (!before) names.set(key, { person, words, key: nameKey(words), kind, body: root, since: date, until: date })
    else {
      if (date < before.since) before.since = date
      if (date > before.until) before.until = date
      if (words < before.words) before.words = words
    }
  }
  for (const sighting of sightings) {
    const found = full.find(sighting)
    if (!found) continue
    const parts = partsOf(sighting.name)!
    note(found.id, sighting.name.replace(/\s+/g, ' ').trim(), 'name', sighting)
    const last = found.name.split(' ').at(-1)!
    if (parts.title) note(found.id, `${parts.title} ${last}`, 'title', sighting)
    const initials = found.name.split(/[\s-]+/).map((word) => word[0]!)
    note(found.id, `${initials[0]}${initials.at(-1)}`.toUpperCase(), 'initials', sighting)
    for (const post of sighting.posts) note(found.id, post, 'post', sighting)
  }
  const sorted = [...names.values()].sort(
    (a, b) =>
      compare(a.body, b.body) || compare(a.person, b.person) || compare(a.kind, b.kind) || compare(a.words, b.words),
  )
  const lookup = new Map<string, PersonName[]>()
  for (const name of sorted) push(lookup, `${name.body}\n${name.key}`, name)
  return {
    people: full.people,
    names: sorted,
    meant: (words, body, date) =>
      whoIs(words, date, (key) => (body ? (lookup.get(`${rootOf(body)}\n${key}`) ?? []) : [])),
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** The form in which what somebody is called is looked up. */
export function nameKey(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim()
  // Initials are capitals; a name in them would fit too much otherwise.
  return /^\p{Lu}{2,3}$/u.test(flat) ? flat : flat.toLowerCase().replace(/[.,]/g, '').replace(/^the /, '')
}

/**
 * Who is meant by a name, initials or a post on a date: those who were called so at the time; else those who were
 * called so last before it; else first after it.
 */
export function whoIs(words: string, date: string | null, called: (key: string) => readonly PersonName[]): Meant {
  const found = [...called(nameKey(words))]
  if (found.length === 0) {
    const parts = partsOf(words)
    if (parts) found.push(...called(`${parts.given} ${parts.last}`.trim()))
  }
  const people = (list: readonly PersonName[]) => [...new Set(list.map(({ person }) => person))].sort()
  const told = (list: readonly PersonName[]): Meant => {
    const candidates = people(list)
    return { person: candidates.length === 1 ? candidates[0]! : null, candidates }
  }
  if (date === null || found.length === 0) return told(found)
  const then = found.filter(({ since, until }) => since <= date && date <= until)
  if (then.length > 0) return told(then)
  const last = found
    .filter(({ until }) => until < date)
    .map(({ until }) => until)
    .sort()
    .at(-1)
  if (last !== undefined) return told(found.filter(({ until }) => until === last))
  const first = found.map(({ since }) => since).sort()[0]
  return told(found.filter(({ since }) => since === first))
}

interface FullName extends Person {
  given: string
}

/** The people with a given name and a surname, and which of them a sighting means. */
function fullNames(sightings: readonly Sighting[]) {
  const bySurname = new Map<string, Map<string, string>>()
  for (const { name, root } of sightings) {
    const parts = partsOf(name)
    if (!parts || parts.given === '' || !/^\p{Lu}/u.test(name)) continue
    const key = `${root}\n${parts.last}`
    const given = bySurname.get(key) ?? new Map<string, string>()
    const plain = name.replace(/\s+/g, ' ').trim().replace(titles, '')
    const before = given.get(parts.given)
    if (before === undefined || plain < before) given.set(parts.given, plain)
    bySurname.set(key, given)
  }
  const people = new Map<string, FullName[]>()
  for (const [key, given] of [...bySurname].sort(([a], [b]) => compare(a, b))) {
    const all = [...given.keys()].sort()
    // "R Vyas" and "Nil" go to the one longer name they fit; where they fit two they stay by themselves.
    const longest = all.filter((one) => longerFits(one, all).length !== 1)
    people.set(
      key,
      longest.map((one) => ({
        id: createHash('sha256').update(`person ${key} ${one}`).digest('hex').slice(0, 12),
        name: given.get(one)!,
        given: one,
      })),
    )
  }
  const find = ({ name, root }: Sighting): Person | undefined => {
    const parts = partsOf(name)
    if (!parts) return undefined
    const fits = (people.get(`${root}\n${parts.last}`) ?? []).filter(
      (person) => person.given === parts.given || givenFits(parts.given, person.given),
    )
    const exact = fits.filter((person) => person.given === parts.given)
    return exact.length === 1 ? exact[0] : fits.length === 1 ? fits[0] : undefined
  }
  const all = [...people.values()].flat().map(({ id, name }): Person => ({ id, name }))
  return { people: all.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id)), find }
}

/** Two names that a person says are one stay under the first. */
function merged(
  { people, find }: ReturnType<typeof fullNames>,
  merges: LinkOrders['merges'],
): ReturnType<typeof fullNames> {
  const into = new Map<string, Person>()
  const key = (name: string) => nameKey(name.replace(titles, ''))
  for (const [kept, other] of merges) {
    const first = people.find(({ name }) => key(name) === key(kept))
    if (first) for (const one of people) if (one !== first && key(one.name) === key(other)) into.set(one.id, first)
  }
  return {
    people: people.filter(({ id }) => !into.has(id)),
    find: (sighting) => {
      const found = find(sighting)
      return found && (into.get(found.id) ?? found)
    },
  }
}

const longerFits = (one: string, all: readonly string[]) =>
  all.filter((other) => other !== one && other.length > one.length && givenFits(one, other))

const postNoun =
  /\b(?:chair(?:man|woman|person)?|director|officer|executive|manager|secretary|treasurer|clerk|leader|governor|nurse|lead|mayor|observer|member|auditor)$/i

/** `NHS Vale ICB Chief Nurse` is Chief Nurse too; `Hon. Secretary & Treasurer` is two posts; a long description is none. */
function postsIn(role: string | null): string[] {
  if (!role) return []
  const flat = role
    .replace(/\s*\([^)]*\)?/g, ' ')
    .replace(/(?<!\s)\s+and chair of (?:the|this) meeting/i, '')
    .replace(/^(?:acting|interim)\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const parts = flat.split(/(?<!\s)\s*[,;&]\s*|(?<!\s)\s+and\s+/)
  const posts = parts.length > 1 && parts.every((part) => postNoun.test(part)) ? parts : [flat]
  const bare = posts.flatMap(
    (post) => /^(?:NHS\s+)?(?:[A-Z]{2,}\s+)+(\p{Lu}\p{Ll}+\s+\p{L}+.*)$/u.exec(post)?.[1] ?? [],
  )
  return [...posts, ...bare].filter((post) => post.split(' ').length <= 8 && /^\p{Lu}\p{L}/u.test(post))
}
