// Ratings and risk scores → one thread a subject: how it stood at each meeting.

import { createHash } from 'node:crypto'
import type { ExportedRecord, Member, Thread } from '#model'
import { likeness, type Weighted } from './likeness.ts'
import { bestPairs, type Dated, datedRecords, groupBy, type Pairing, referenceKey, type Series } from './series.ts'

/** From this likeness on a subject of one report is that of the report before. */
const sameSubject = 0.6
const lead = 0.1

/** Ratings of one scheme by the same committee on the same subject, meeting by meeting; statuses of actions are left to the ledger. */
export function followRatings(series: Series, superseded: ReadonlyMap<string, string>): Thread[] {
  const rated = datedRecords(series, ['rag_rating']).filter(
    ({ record }) => record['scheme'] !== 'action_status' && !superseded.has(record.id),
  )
  return follow('rating', rated, series, {
    report: ({ record, body }) => `${body} ${committeeOf(record, series)} ${record['scheme'] as string}`,
    subject: subjectOf,
    key: () => null,
  })
}

/** Risks by their reference, else by their title. */
export function followRisks(series: Series, superseded: ReadonlyMap<string, string>): Thread[] {
  const risks = datedRecords(series, ['risk']).filter(({ record }) => !superseded.has(record.id))
  return follow('risk', risks, series, {
    report: ({ body }) => `${body}`,
    subject: (record) => (record['title'] as string | null) ?? '',
    key: (record) => (record['ref'] ? referenceKey(record['ref'] as string) : null),
  })
}

/** The committee that rated; else the paper's part in the pack, by the title of its section. */
function committeeOf(record: ExportedRecord, { bodies }: Series): string {
  const by = record['rated_by'] as string | null
  if (by) return bodies.bodyOf(by, record.document.id)?.id ?? by.toLowerCase()
  return record.zone === 'minutes' ? 'minutes' : plainSubject(record.section[0] ?? '')
}

/** The subject with the column of its table, where the table rates it several times. */
function subjectOf(record: ExportedRecord): string {
  const table = record['table'] as { column?: string | null } | null | undefined
  return `${record['subject'] as string}${table?.column ? ` | ${table.column}` : ''}`
}

const months =
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\b(?:month|quarter|week|m|q|h)\s?\d{1,2}\b/gi

/** A subject without what changes from report to report: months, years, numbers. */
export const plainSubject = (subject: string): string =>
  subject
    .toLowerCase()
    .replace(months, ' ')
    .replace(/\b\d{1,4}(?:[/–-]\d{2,4})*(?:st|nd|rd|th)?\b/g, ' ')
    .replace(/[^\p{L}|]+/gu, ' ')
    .trim()

interface Reading {
  report: (dated: Dated) => string
  subject: (record: ExportedRecord) => string
  /** A reference that decides alone. */
  key: (record: ExportedRecord) => string | null
}

interface Life {
  members: Dated[]
  joins: Omit<Member, 'record' | 'role'>[]
  subject: string
  key: string | null
  words: Weighted
}

/** Joins each report's subjects with those of the report before it; a subject that was left out once can come back. */
function follow(kind: 'rating' | 'risk', all: readonly Dated[], { weigh }: Series, how: Reading): Thread[] {
  const threads: Thread[] = []
  for (const [, reports] of groupBy(all, how.report)) {
    const lives: Life[] = []
    const byKey = new Map<string, Life>()
    const bySubject = new Map<string, Life>()
    let before: Life[] = []
    for (const [, report] of groupBy(reports, ({ date }) => date)) {
      const seen: Life[] = []
      const left: Dated[] = []
      for (const dated of report) {
        const key = how.key(dated.record)
        const subject = plainSubject(how.subject(dated.record))
        const life = key ? byKey.get(key) : bySubject.get(subject)
        if (life) seen.push(extend(life, dated, key ? 'same reference' : 'same subject', 1))
        else left.push(dated)
      }
      const missing = before.filter((life) => !seen.includes(life))
      const pairs = bestPairs(left.flatMap((dated) => alike(dated, missing, how, weigh)))
      const joined = new Map(pairs.map((pair) => [pair.a, pair]))
      for (const dated of left) {
        const pair = joined.get(dated)
        const life = pair ? extend(pair.b, dated, pair.how, pair.score) : begin(dated, how, weigh)
        if (!pair) lives.push(life)
        if (life.key) byKey.set(life.key, life)
        else bySubject.set(plainSubject(how.subject(dated.record)), life)
        seen.push(life)
      }
      before = seen
    }
    threads.push(...lives.map((life) => toThread(kind, life, reportName(kind, reports[0]!.record))))
  }
  return threads
}

function begin(dated: Dated, how: Reading, weigh: Series['weigh']): Life {
  const subject = how.subject(dated.record)
  return {
    members: [dated],
    joins: [{ how: 'first', score: null }],
    subject,
    key: how.key(dated.record),
    words: weigh(plainSubject(subject)),
  }
}

function extend(life: Life, dated: Dated, how: string, score: number): Life {
  life.members.push(dated)
  life.joins.push({ how, score: Math.round(score * 100) / 100 })
  return life
}

function alike(dated: Dated, lives: readonly Life[], how: Reading, weigh: Series['weigh']): Pairing<Dated, Life>[] {
  const key = how.key(dated.record)
  const words = weigh(plainSubject(how.subject(dated.record)))
  const scored = lives
    .filter((life) => key === null || life.key === null)
    .map((b) => ({ a: dated, b, score: likeness(words, b.words), how: 'like subject' }))
    .sort((x, y) => y.score - x.score)
  const [best, second] = scored
  return best && best.score >= sameSubject && best.score - (second?.score ?? 0) >= lead ? [best] : []
}

/** Who reports: the committee that rates, or the paper's heading. */
function reportName(kind: 'rating' | 'risk', record: ExportedRecord): string {
  if (kind === 'risk') return 'risks'
  return (record['rated_by'] as string | null) ?? (record.zone === 'minutes' ? 'minutes' : (record.section[0] ?? ''))
}

function toThread(kind: 'rating' | 'risk', { members, joins, subject }: Life, report: string): Thread {
  const first = members[0]!
  return {
    id: createHash('sha256').update(`${kind} ${first.record.id}`).digest('hex').slice(0, 12),
    kind,
    body: first.body,
    report,
    title: subject || ((first.record['ref'] as string | null) ?? first.record.source.quote),
    members: members.map(({ record }, i): Member => ({ record: record.id, role: 'rated', ...joins[i]! })),
  }
}
