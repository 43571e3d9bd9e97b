// Recommendations and resolutions → one thread a decision: asked for, put off, taken.

import { createHash } from 'node:crypto'
import type { ExportedRecord, Member, Thread } from '#model'
import { likeness, type Weighted } from './likeness.ts'
import {
  bestPairs,
  type Dated,
  datedRecords,
  daysBetween,
  groupBy,
  isWideReference,
  type Pairing,
  type Series,
} from './series.ts'

/** From this likeness on a later decision is the one that was put off. */
const sameMatter = 0.5
/** A deferred matter is looked for so many days. */
const memory = 730
/** Verbs that take a paper and decide nothing. */
const idle = new Set([
  'receive',
  'note',
  'consider',
  'discuss',
  'defer',
  'postpone',
  'adjourn',
  'review',
  'acknowledge',
])

const verbsOf = (record: ExportedRecord) => (record['verbs'] as readonly string[] | undefined) ?? []

/**
 * A recommendation and a resolution on the same item of the same meeting are one decision; a matter that was deferred
 * and the resolution that takes it later are one too.
 */
export function followDecisions(series: Series, superseded: ReadonlyMap<string, string>): Thread[] {
  const undated = series.records
    .filter(({ type, meeting }) => (type === 'recommendation' || type === 'resolution') && !meeting?.date)
    .map((record): Dated => ({ record, body: null, date: '' }))
  const dated = [...undated, ...datedRecords(series, ['recommendation', 'resolution'])].filter(
    ({ record }) => !superseded.has(record.id),
  )
  const lives = new Map<string, Dated[]>()
  const joins = new Map<string, Omit<Member, 'record' | 'role'>>()
  for (const [, side] of groupBy(dated.filter(hasItem), itemOf)) {
    const asked = side.filter(({ record }) => record.type === 'recommendation')
    const taken = side.filter(({ record }) => record.type === 'resolution')
    for (const { a, b, score, how } of bestPairs(proposals(asked, taken, series))) {
      lives.set(a.record.id, [a, b])
      joins.set(b.record.id, { how, score: round(score) })
    }
  }
  const inPairs = new Set([...lives.values()].flat().map(({ record }) => record.id))
  for (const one of dated) if (!inPairs.has(one.record.id)) lives.set(one.record.id, [one])
  joinDeferred(lives, joins, series)
  return [...lives.values()].map((life) => ({
    id: createHash('sha256').update(`decision ${life[0]!.record.id}`).digest('hex').slice(0, 12),
    kind: 'decision',
    body: life[0]!.body,
    title: life[0]!.record['text'] as string,
    members: life.map(({ record }, i): Member => ({
      record: record.id,
      role: record.type === 'recommendation' ? 'asked' : (record['outcome'] as string),
      ...(i === 0 ? { how: 'first', score: null } : joins.get(record.id)!),
    })),
  }))
}

const round = (score: number) => Math.round(score * 100) / 100

/** A number without a meeting tells nothing. */
const hasItem = ({ record, date }: Dated) => record.item_ref !== null && (date !== '' || record.item_ref.includes('/'))

/** What tells an item from all others: its reference, or a number at one meeting. */
const itemOf = ({ record, body, date }: Dated) =>
  isWideReference(record.item_ref) && record.item_ref.includes('/')
    ? record.item_ref.toLowerCase()
    : `${body} ${date} ${record.item_ref}`

function proposals(asked: readonly Dated[], taken: readonly Dated[], { weigh }: Series): Pairing<Dated, Dated>[] {
  const decided = taken.map((b) => ({ b, words: weigh(b.record['text'] as string) }))
  return asked.flatMap((a) => {
    const words = weigh(a.record['text'] as string)
    const verbs = verbsOf(a.record)
    return decided.flatMap(({ b, words: other }): Pairing<Dated, Dated>[] => {
      const alike = likeness(words, other)
      const shared = verbsOf(b.record).filter((verb) => verbs.includes(verb)).length
      const all = Math.max(verbs.length, verbsOf(b.record).length, 1)
      const score = 0.3 + 0.45 * alike + 0.25 * (shared / all)
      const alone = asked.length === 1 && taken.length === 1
      // Of several points of one item, those belong together that say the same, or do the same with like words.
      if (!alone && alike < 0.45 && !(shared > 0 && alike >= 0.15)) return []
      return [{ a, b, score, how: alone ? 'only point of the item' : 'same item, like words' }]
    })
  })
}

interface Open {
  key: string
  life: Dated[]
  last: Dated
  words: Weighted
}

/** Puts the decision that takes a deferred matter into the thread of the deferral. */
function joinDeferred(
  lives: Map<string, Dated[]>,
  joins: Map<string, Omit<Member, 'record' | 'role'>>,
  series: Series,
): void {
  const titles = new Map<string, string>()
  for (const { record, body, date } of datedRecords(series, ['agenda_item']))
    titles.set(`${body} ${date} ${record['ref'] as string}`, (record['title'] as string | null) ?? '')
  const matterOf = ({ record, body, date }: Dated) =>
    series.weigh(`${titles.get(`${body} ${date} ${record.item_ref}`) ?? ''} ${record['text'] as string}`)
  const order = [...lives].sort(([, a], [, b]) => compare(a.at(-1)!.date, b.at(-1)!.date))
  let open: Open[] = []
  for (const [key, life] of order) {
    const last = life.at(-1)!
    const { record } = last
    if (record.type !== 'resolution' || last.date === '') continue
    open = open.filter((one) => daysBetween(one.last.date, last.date) <= memory)
    const outcome = record['outcome'] as string
    if (outcome === 'deferred') {
      open.push({ key, life, last, words: matterOf(last) })
      continue
    }
    const takes = verbsOf(record).some((verb) => !idle.has(verb))
    if (!takes) continue
    const words = matterOf(last)
    const scored = open
      .filter((one) => one.last.body === last.body && one.last.date < last.date)
      .map((one) => ({ one, score: likeness(one.words, words) }))
      .sort((x, y) => y.score - x.score)
    const [best] = scored
    if (!best || best.score < sameMatter) continue
    const [first, ...rest] = life
    best.one.life.push(first!, ...rest)
    joins.set(first!.record.id, { how: 'the deferred matter', score: round(best.score) })
    lives.delete(key)
    open = open.filter((one) => one !== best.one)
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
