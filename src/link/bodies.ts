// Names of bodies as printed → the bodies, their spellings, and which is a committee of which.

import { createHash } from 'node:crypto'
import type { Body, ExportedRecord } from '#model'

/** Short names that documents explain: document id → short → full. */
export type ShortNames = ReadonlyMap<string, ReadonlyMap<string, string>>

export interface BodyBook {
  bodies: readonly Body[]
  /** The body that a name means in a document; undefined where the name says too little. */
  bodyOf: (name: string | null | undefined, documentId: string) => Body | undefined
}

/** Words that do not tell one body from another. */
const idle = new Set(
  'nhs the of and for in a at & ltd limited plc cic ips llp meeting meetings public private'.split(' '),
)
/** Names that are only what kind of body it is. */
const vague =
  /^(?:(?:full|joint|extraordinary|annual|general|main)\s+)*(?:board|council|committee|cabinet|executive|governing body|board directors|trust board|parish council|town council|sub-?committee|group|panel|trust|members)$/
const committee = /\b(?:committee|sub-?committee|panel|forum|group|collaborative|partnership)$/i

/**
 * The letters and figures of a name with its short names written out.
 *
 *   NHS LLR Integrated Care Board                                        leicester leicestershire rutland integrated care board
 *   Leicester, Leicestershire and Rutland (LLR) Integrated Care Board    the same
 */
function keyOf(name: string, short: (word: string) => string | undefined): string {
  const written = name
    .replace(/\(([^)]*)\)/g, (whole, inside: string) =>
      /^[A-Z&]{2,}$/.test(inside.trim()) || /public|private|virtual/i.test(inside) ? ' ' : whole,
    )
    .replace(/\b[A-Z][A-Za-z&]*[A-Z]\b/g, (word) => short(word) ?? word)
  return (written.toLowerCase().match(/[\p{L}\p{N}&-]+/gu) ?? [])
    .filter((word) => !idle.has(word))
    .join(' ')
    .replace(/ (?:board|council) directors$/, ' board')
}

/** Bodies that the records name as meeting, as assessed, or as rating; the same for any order of the records. */
export function bodiesOf(records: readonly ExportedRecord[], shortNames: ShortNames): BodyBook {
  const everywhere = agreedNames(shortNames)
  const known = new Map<string, string>()
  const key = (name: string, documentId: string) => {
    const of = `${documentId}\n${name}`
    let found = known.get(of)
    if (found === undefined) {
      const own = shortNames.get(documentId)
      known.set(of, (found = keyOf(name, (word) => own?.get(word) ?? everywhere.get(word))))
    }
    return found
  }
  const spellings = new Map<string, Set<string>>()
  const above = new Map<string, string>()
  const enter = (name: unknown, documentId: string): string | undefined => {
    if (typeof name !== 'string' || name.length > 140) return undefined
    const own = key(name, documentId)
    if (own === '' || vague.test(own)) return undefined
    const names = spellings.get(own)
    if (names) names.add(name)
    else spellings.set(own, new Set([name]))
    return own
  }
  for (const { type, meeting, document, ...fields } of records) {
    const met = enter(meeting?.body, document.id)
    if (type === 'letter') enter(fields['body'], document.id)
    if (type !== 'rag_rating' || !met || !committee.test(String(fields['rated_by'] ?? ''))) continue
    const rating = enter(fields['rated_by'], document.id)
    if (rating && rating !== met) above.set(rating, smaller(above.get(rating), met))
  }
  const bodies = [...spellings].sort(byKey).map(([own, names]): Body => {
    const sorted = [...names].sort()
    const name = sorted.reduce((best, next) => (next.length > best.length ? next : best))
    return { id: idOf(own), name, names: sorted, parent: null }
  })
  const byId = new Map(bodies.map((body) => [body.id, body]))
  const keys = [...spellings.keys()].sort()
  const placed = bodies.map((body, i): Body => {
    const parent = parentKey(keys[i]!, keys) ?? above.get(keys[i]!)
    return parent ? { ...body, parent: idOf(parent) } : body
  })
  for (const body of placed) byId.set(body.id, body)
  return {
    bodies: placed,
    bodyOf: (name, documentId) => (name ? byId.get(idOf(key(name, documentId))) : undefined),
  }
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1)
const smaller = (a: string | undefined, b: string) => (a === undefined || b < a ? b : a)
const idOf = (key: string) => createHash('sha256').update(`body ${key}`).digest('hex').slice(0, 12)

/** The short names that mean the same in every document that explains them. */
function agreedNames(shortNames: ShortNames): ReadonlyMap<string, string> {
  const agreed = new Map<string, string | null>()
  for (const names of shortNames.values())
    for (const [short, full] of names) {
      const before = agreed.get(short)
      const same = before === undefined || (before !== null && keyOf(before, none) === keyOf(full, none))
      agreed.set(short, same ? smaller(before ?? undefined, full) : null)
    }
  return new Map([...agreed].filter((entry): entry is [string, string] => entry[1] !== null))
}

const none = () => undefined

/** "Marlow Trust Board Audit Committee" and "Marlow Trust Audit Committee" are committees of "Marlow Trust Board". */
function parentKey(own: string, keys: readonly string[]): string | undefined {
  if (!committee.test(own)) return undefined
  const fits = keys.filter((other) => {
    if (other === own || committee.test(other)) return false
    const core = other.replace(/ (?:board|council|cabinet)$/, '')
    return core.includes(' ') && (own.startsWith(`${other} `) || own.startsWith(`${core} `))
  })
  return fits.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0]
}
