// Numbered pledges and the passages that name them → one thread a pledge.

import { createHash } from 'node:crypto'
import type { ExportedRecord, Thread } from '#model'
import { likeness } from './likeness.ts'
import { groupBy, type Series } from './series.ts'

/** Where several plans number their pledges, a mention goes to the plan whose pledges it words; from this lead on. */
const lead = 0.08

/** Every numbered pledge with its mentions. A mention that fits the pledges of two plans equally well stays with none. */
export function followPledges({ records, weigh }: Series): Thread[] {
  const pledges = records.filter(({ type, ...fields }) => type === 'pledge' && typeof fields['number'] === 'number')
  const plans = [...groupBy(pledges, ({ document }) => document.id)]
  const mentions = records.filter(({ type }) => type === 'pledge_mention')
  const kin = kinship(records)
  const wordsOf = new Map(
    pledges.map((pledge) => [pledge.id, weigh(`${pledge['theme'] as string} ${pledge['text'] as string}`)]),
  )
  const byPledge = new Map<string, { mention: ExportedRecord; score: number; how: string }[]>()
  for (const mention of mentions) {
    const context = weigh(mention['context'] as string)
    const numbers = mention['numbers'] as readonly number[]
    const scored = plans
      .filter(([id]) => id !== mention.document.id)
      .map(([id, of]) => {
        const meant = of.filter((pledge) => numbers.includes(pledge['number'] as number))
        const alike = Math.max(0, ...meant.map((pledge) => likeness(context, wordsOf.get(pledge.id)!)))
        return { meant, alike, score: alike + (kin(id, mention.document.id) ? 0.5 : 0) }
      })
      .filter(({ meant }) => meant.length > 0)
      .sort((a, b) => b.score - a.score)
    const [best, second] = scored
    if (!best || (second && best.score - second.score < lead)) continue
    for (const pledge of best.meant) {
      const listed = byPledge.get(pledge.id) ?? []
      listed.push({ mention, score: Math.round(Math.min(1, 0.5 + best.alike) * 100) / 100, how: 'named by its number' })
      byPledge.set(pledge.id, listed)
    }
  }
  return pledges.map((pledge): Thread => {
    const told = [...(byPledge.get(pledge.id) ?? [])].sort((a, b) => compare(dateOf(a.mention), dateOf(b.mention)))
    return {
      id: createHash('sha256').update(`pledge ${pledge.id}`).digest('hex').slice(0, 12),
      kind: 'pledge',
      body: null,
      title: `Pledge ${pledge['number'] as number}: ${pledge['text'] as string}`,
      members: [
        { record: pledge.id, role: 'promised', how: 'first', score: null },
        ...told.map(({ mention, score, how }) => ({ record: mention.id, role: 'mentioned', how, score })),
      ],
    }
  })
}

const dateOf = ({ meeting }: ExportedRecord) => meeting?.date ?? '9999'
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Whether two documents speak of the same area or organisation, by the names of bodies and the titles of documents. */
function kinship(records: readonly ExportedRecord[]) {
  const common = new Set(
    'board council committee trust plan nhs integrated care the of and our for year five four strategy report system partnership'.split(
      ' ',
    ),
  )
  const names = new Map<string, Set<string>>()
  const add = (id: string, words: unknown) => {
    if (typeof words !== 'string') return
    const own = names.get(id) ?? new Set<string>()
    for (const word of words.toLowerCase().match(/\p{L}{4,}/gu) ?? []) if (!common.has(word)) own.add(word)
    names.set(id, own)
  }
  for (const record of records) {
    if (names.has(record.document.id) && !record.meeting?.body) continue
    add(record.document.id, record.document.title)
    add(record.document.id, record.meeting?.body)
    add(record.document.id, record['plan'])
  }
  return (a: string, b: string) => [...(names.get(a) ?? [])].some((word) => names.get(b)?.has(word))
}
