// Records of many documents → what linking works with: records by body and meeting, in the order in which they happened.

import type { ExportedRecord } from '#model'
import type { BodyBook } from './bodies.ts'
import type { PeopleBook } from './people.ts'
import type { Weighted } from './likeness.ts'

/** A record with the body and the day of its meeting. */
export interface Dated {
  record: ExportedRecord
  /** Id of the body, or null. */
  body: string | null
  /** ISO date of the meeting. */
  date: string
}

export interface Series {
  /** Every record, in the order of export. */
  records: readonly ExportedRecord[]
  bodies: BodyBook
  people: PeopleBook
  weigh: (text: string) => Weighted
}

/** Records of some types that belong to a dated meeting, oldest first; those of one day stay in the order of export. */
export function datedRecords({ records, bodies }: Series, types: readonly string[]): Dated[] {
  return records
    .flatMap((record): Dated[] => {
      const date = record.meeting?.date
      if (!date || !types.includes(record.type)) return []
      return [{ record, body: bodies.bodyOf(record.meeting?.body, record.document.id)?.id ?? null, date }]
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

export function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** A pair that may belong together. */
export interface Pairing<A, B> {
  a: A
  b: B
  score: number
  how: string
}

/** The best pairs first, each side once. Ties go to the pair that was proposed first. */
export function bestPairs<A, B>(pairs: readonly Pairing<A, B>[]): Pairing<A, B>[] {
  const taken = new Set<unknown>()
  return [...pairs]
    .sort((x, y) => y.score - x.score)
    .filter(({ a, b }) => {
      if (taken.has(a) || taken.has(b)) return false
      taken.add(a)
      taken.add(b)
      return true
    })
}

/** A reference that stands for one thing wherever it is printed: `MV/24/011`, `A-112`; not `5`, `3.2` or `(b)`. */
export const isWideReference = (ref: string | null | undefined): ref is string =>
  typeof ref === 'string' && /\d/.test(ref) && (ref.includes('/') || /(?<![A-Za-z])[A-Za-z]{1,}[\s.-]?\d{2,}/.test(ref))

/** Spaces and zeros before a number do not tell references apart. */
export const referenceKey = (ref: string): string =>
  ref
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/(?<!\d)0+(?=\d)/g, '')

/** Days from one date to another; a date cut to its month or year counts as its last day. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(lastDay(to)) - Date.parse(lastDay(from))) / 86_400_000)

/** The last day that a date cut to its month or year can mean. */
export function lastDay(date: string): string {
  if (date.length === 10) return date
  const [year, month] = date.length === 7 ? date.split('-').map(Number) : [Number(date), 12]
  return new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10)
}
