// Actions in minutes and logs → one thread an action, over its life.

import { createHash } from 'node:crypto'
import type { Member, Thread } from '#model'
import { likeness, type Weighted } from './likeness.ts'
import {
  bestPairs,
  type Dated,
  datedRecords,
  daysBetween,
  groupBy,
  isWideReference,
  type Pairing,
  referenceKey,
  type Series,
} from './series.ts'

/** Without a reference, two actions are one from this likeness on, if no other is nearly as like. */
const sameWords = 0.55
const lead = 0.1
/** With a reference that one meeting's numbering gives, from this likeness on. */
const sameNumber = 0.35
/** With a reference that several actions share. */
const sameMinute = 0.25
/** An action that nothing told of for so many days is no longer looked for by its words. */
const memory = 400

interface Life {
  body: string | null
  members: Member[]
  last: Dated
  /** Wide references by which logs and minutes call it. */
  refs: Set<string>
  number: string | null
  /** The minute that raised it. */
  minute: string | null
  raisedOn: string | null
  item: string | null
  owner: string | null
  words: Weighted[]
  closed: boolean
  title: string
}

/** What one row of a log or one sentence of the minutes tells of an action. */
interface Told extends Dated {
  ref: string | null
  number: string | null
  minute: string | null
  raisedOn: string | null
  item: string | null
  owner: string | null
  words: Weighted
  logged: boolean
}

/**
 * Follows actions from the minutes that raise them through the logs that carry them.
 *
 *   minute MV/24/011, 14 March    The Clerk would obtain two quotations.
 *   log of 9 May                  MV/24/011 | 14 March | Obtain two quotations | due June
 *   log of 11 July                MV/24/011 | 14 March | Obtain two quotations | due September
 */
export function followActions(series: Series, superseded: ReadonlyMap<string, string>): Thread[] {
  const told = datedRecords(series, ['action'])
    .filter(({ record }) => record['origin'] !== 'report' && !superseded.has(record.id))
    .map((dated) => tell(dated, series))
  const lives: Life[] = []
  for (const [, ofBody] of groupBy(told, ({ body }) => `${body}`)) lives.push(...followBody(ofBody))
  return lives.map(({ body, members, title }) => ({
    id: createHash('sha256').update(`action ${members[0]!.record}`).digest('hex').slice(0, 12),
    kind: 'action',
    body,
    title,
    members,
  }))
}

function tell(dated: Dated, { weigh, people }: Series): Told {
  const { record, body, date } = dated
  const printed = record['ref'] as string | null
  const logged = record['origin'] === 'action_log'
  const owner = record['owner'] as string | null
  return {
    ...dated,
    ref: isWideReference(printed) ? referenceKey(printed) : null,
    number: printed && !isWideReference(printed) ? referenceKey(printed) : null,
    minute: !logged && isWideReference(record.item_ref) ? referenceKey(record.item_ref) : null,
    // A minute that speaks of an action by its reference did not raise it.
    raisedOn: logged || !printed ? ((record['raised_on'] as string | null) ?? (logged ? null : date)) : null,
    item: (record['item_title'] as string | null)?.toLowerCase() ?? null,
    owner: owner ? people.meant(owner, body, date).person : null,
    words: weigh(`${record['text'] as string}`),
    logged,
  }
}

function followBody(told: readonly Told[]): Life[] {
  const lives: Life[] = []
  const byRef = new Map<string, Life[]>()
  let active: Life[] = []
  // One paper tells of an action once; so its rows are joined all at a time.
  const papers = groupBy(
    told,
    ({ record, date, logged }) => `${date} ${logged ? 1 : 0} ${record.document.id} ${record.paper}`,
  )
  for (const key of [...papers.keys()].sort()) {
    const rows = papers.get(key)!
    active = active.filter((life) => daysBetween(life.last.date, rows[0]!.date) <= memory)
    const pairs = bestPairs(rows.flatMap((row) => proposals(row, rows, active, byRef)))
    const joined = new Map(pairs.map((pair) => [pair.a, pair]))
    for (const row of rows) {
      const pair = joined.get(row)
      const life = pair ? grow(pair) : begin(row)
      if (!pair) {
        lives.push(life)
        active.push(life)
      }
      for (const ref of [row.ref, row.minute]) {
        if (!ref || life.refs.has(ref)) continue
        life.refs.add(ref)
        byRef.set(ref, [...(byRef.get(ref) ?? []), life])
      }
    }
  }
  return lives
}

function begin(row: Told): Life {
  const { record, body } = row
  return {
    body,
    members: [
      {
        record: record.id,
        role: row.logged ? 'logged' : row.raisedOn === null ? 'told' : 'raised',
        how: 'first',
        score: null,
      },
    ],
    last: row,
    refs: new Set(),
    number: row.number,
    minute: row.minute,
    raisedOn: row.raisedOn,
    item: row.item,
    owner: row.owner,
    words: [row.words],
    closed: record['status'] === 'completed',
    title: record['text'] as string,
  }
}

function grow({ a: row, b: life, score, how }: Pairing<Told, Life>): Life {
  const { record } = row
  life.members.push({
    record: record.id,
    role: row.logged ? 'logged' : 'told',
    how,
    score: Math.round(score * 100) / 100,
  })
  life.last = row
  life.number = row.number ?? life.number
  life.raisedOn ??= row.raisedOn
  life.item ??= row.item
  life.owner = row.owner ?? life.owner
  if (row.logged && !life.words.includes(row.words)) life.words = [life.words[0]!, row.words]
  life.closed = record['status'] === 'completed'
  if (row.logged) life.title = record['text'] as string
  return life
}

function proposals(
  row: Told,
  rows: readonly Told[],
  active: readonly Life[],
  byRef: ReadonlyMap<string, readonly Life[]>,
): Pairing<Told, Life>[] {
  const alike = (life: Life) => Math.max(...life.words.map((words) => likeness(words, row.words)))
  const named = row.ref ? (byRef.get(row.ref) ?? []) : []
  const twins = rows.filter((other) => other.ref !== null && other.ref === row.ref).length
  const byReference = named.flatMap((life): Pairing<Told, Life>[] => {
    const score = alike(life)
    // A minute of one meeting and a row of another that share a number without sharing a word are two matters.
    const alone = named.length === 1 && twins === 1
    const renumbered =
      life.raisedOn && row.raisedOn && row.logged && !sameDay(life.raisedOn, row.raisedOn) && score < sameMinute
    if (renumbered || (!alone && score < sameMinute)) return []
    return [{ a: row, b: life, score: 0.6 + 0.4 * score, how: 'same reference' }]
  })
  if (byReference.length > 0) return byReference
  const open = active.filter((life) => mayBe(row, life))
  const scored = open.map((life) => ({ life, score: alike(life) })).sort((x, y) => y.score - x.score)
  const [best, second] = scored
  if (!best) return []
  const numbered = scored.filter(
    ({ life, score }) => row.number !== null && life.number === row.number && score >= sameNumber,
  )
  if (numbered.length === 1)
    return [{ a: row, b: numbered[0]!.life, score: 0.5 + 0.5 * numbered[0]!.score, how: 'same number, like words' }]
  const item = best.life.item !== null && best.life.item === row.item ? 0.05 : 0
  if (best.score + item < sameWords || best.score - (second?.score ?? 0) < lead) return []
  return [{ a: row, b: best.life, score: best.score, how: 'like words' }]
}

/** Whether a row may tell of an action by its words alone. */
function mayBe(row: Told, life: Life): boolean {
  // The reference of a log and the minute that raised the action may differ; two references of logs may not.
  if (row.ref && [...life.refs].some((ref) => ref !== life.minute)) return false
  if (life.owner && row.owner && life.owner !== row.owner) return false
  if (life.closed && row.raisedOn && row.raisedOn > life.last.date) return false
  return !(life.raisedOn && row.raisedOn && row.logged && !sameDay(life.raisedOn, row.raisedOn))
}

/** Dates cut to what is known agree as far as both go. */
const sameDay = (a: string, b: string) => a.startsWith(b) || b.startsWith(a)
