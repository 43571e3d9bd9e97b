// The nouns of linking: a matter followed across meetings, the bodies that met, the people and what they are called.

export const threadKinds = ['action', 'decision', 'minutes', 'rating', 'risk', 'pledge', 'finding'] as const
/** `minutes` holds the versions of one record in draft and confirmed minutes. */
export type ThreadKind = (typeof threadKinds)[number]

/** One record's part in a matter. */
export interface Member {
  /** Id of the record. */
  record: string
  /** `raised`, `logged`, `asked`, `decided`, `condition`, `draft`, `confirmed`, `rated`, `promised`, `mentioned`, `criticised`, `later`. */
  role: string
  /** Why the record belongs to the matter: `same reference`, `same item`, `same words`, … */
  how: string
  /** How sure the join is, 0 to 1; null for the first member. */
  score: number | null
}

/** A matter over its life; members are in the order in which they happened. */
export interface Thread {
  /** Hangs on the kind and on the first member, so that it stays while papers are added after it. */
  id: string
  kind: ThreadKind
  /** Id of the body, or null. */
  body: string | null
  title: string
  members: readonly Member[]
  /** Whose report rates the subject, for ratings and risks. */
  report?: string
}

export interface Body {
  id: string
  /** The longest of its names. */
  name: string
  /** Every spelling, sorted. */
  names: readonly string[]
  /** Id of the body whose committee it is. */
  parent: string | null
}

export const nameKinds = ['name', 'title', 'initials', 'post'] as const

/** What a person is called between two meetings: `Ms Rachna Vyas`, `Ms Vyas`, `RV`, `Chief Operating Officer`. */
export interface PersonName {
  /** Id of the person. */
  person: string
  words: string
  /** The words as they are looked up: without regard to case, but for initials. */
  key: string
  kind: (typeof nameKinds)[number]
  /** Id of the body at whose meetings the person is called so. */
  body: string
  /** ISO dates of the first and last meeting. */
  since: string
  until: string
}

export interface Person {
  id: string
  /** The fullest of the names. */
  name: string
}

/** Everything that follows from all records together. */
export interface Linked {
  bodies: readonly Body[]
  people: readonly Person[]
  names: readonly PersonName[]
  threads: readonly Thread[]
  /** Records of a draft whose place a record of the confirmed minutes took: draft id → confirmed id. */
  superseded: ReadonlyMap<string, string>
}
