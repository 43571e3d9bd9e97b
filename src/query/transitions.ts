// Threads of ratings and risks → how each subject moved from one report to the next.

import type { Index } from '#store'
import { type Followed, followedThreads, partOf, type Step } from './threads.ts'

export const changes = ['worse', 'better', 'same', 'changed', 'new', 'gone'] as const
/** `changed` is from or to a colour that is neither better nor worse, such as grey. */
export type Change = (typeof changes)[number]

export interface Transition {
  kind: 'rating' | 'risk'
  body: string | null
  /** The committee or the heading under which the subject is reported. */
  report: string | null
  ref: string | null
  subject: string
  from: string | number | null
  /** ISO date of the meeting before; null where one paper states both. */
  from_date: string | null
  to: string | number | null
  to_date: string
  change: Change
  document: string
  page: number | null
  quote: string
  /** Id of the record that states `to`; for what is gone, of the last one. */
  id: string
}

export interface TransitionQuestion {
  kinds: readonly ('rating' | 'risk')[]
  changes?: readonly Change[]
  /** First day and last day, ISO, of the later of both meetings. */
  since?: string
  until?: string
  /** Risks with a score of at least this, before or after. */
  min?: number
  body?: string
  subject?: string
}

/** Every step from report to report, oldest first. */
export function transitions(index: Index, question: TransitionQuestion): Transition[] {
  const threads = question.kinds.flatMap((kind) => followedThreads(index, { kind }))
  const reports = reportDates(threads)
  return threads
    .flatMap((thread) => moves(thread, reports.get(reportOf(thread)) ?? []))
    .filter(
      (move) =>
        (!question.changes || question.changes.includes(move.change)) &&
        (!question.since || move.to_date >= question.since) &&
        (!question.until || move.to_date <= question.until) &&
        (question.min === undefined || Math.max(Number(move.from ?? 0), Number(move.to ?? 0)) >= question.min) &&
        partOf(question.body, move.body) &&
        partOf(question.subject, `${move.ref ?? ''} ${move.subject}`),
    )
    .sort((a, b) => compare(a.to_date, b.to_date) || compare(a.subject, b.subject) || compare(a.id, b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const reportOf = ({ kind, body, report }: Followed) => `${kind} ${body} ${report ?? ''}`
const dateOf = ({ record }: Step) => record.meeting!.date!

/** Days on which a report told of two subjects or more; a single one in a sentence is no report. */
function reportDates(threads: readonly Followed[]): Map<string, string[]> {
  const counts = new Map<string, Map<string, number>>()
  for (const thread of threads) {
    const of = counts.get(reportOf(thread)) ?? new Map<string, number>()
    for (const date of new Set(thread.steps.map(dateOf))) of.set(date, (of.get(date) ?? 0) + 1)
    counts.set(reportOf(thread), of)
  }
  return new Map(
    [...counts].map(([report, of]) => [
      report,
      report.endsWith(' minutes') ? [] : [...of].flatMap(([date, count]) => (count > 1 ? [date] : [])).sort(),
    ]),
  )
}

/** What a record says of its subject: the value before, where it tells that too, and now. */
function valuesOf({ record }: Step): { before: string | number | null; now: string | number | null } {
  if (record.type === 'risk')
    return { before: record['score_from'] as number | null, now: record['score_to'] as number | null }
  return { before: null, now: record['rating'] as string }
}

function moves(thread: Followed, reports: readonly string[]): Transition[] {
  const found: Transition[] = []
  const tell = (
    step: Step,
    from: Transition['from'],
    from_date: string | null,
    to: Transition['to'],
    to_date: string,
    change: Change,
  ) =>
    found.push({
      kind: thread.kind as 'rating' | 'risk',
      body: thread.bodyName,
      report: thread.kind === 'risk' ? null : (thread.report ?? null),
      ref: (step.record['ref'] as string | null | undefined) ?? null,
      subject: titleOf(thread, step),
      from,
      from_date,
      to,
      to_date,
      change,
      document: step.record.document.path,
      page: step.record.source.page,
      quote: step.record.source.quote,
      id: step.record.id,
    })
  let last: { value: string | number | null; date: string } | undefined
  for (const step of thread.steps) {
    const { before, now } = valuesOf(step)
    const date = dateOf(step)
    if (last?.date === date && last.value === now) continue
    if (before !== null && before !== (last?.value ?? now)) tell(step, before, null, now, date, changeOf(before, now))
    else if (last) tell(step, last.value, last.date, now, date, changeOf(last.value, now))
    else if (reports.some((other) => other < date) && reports.includes(date)) tell(step, null, null, now, date, 'new')
    last = { value: now, date }
  }
  const after = last && reports.includes(last.date) ? reports.find((date) => date > last.date) : undefined
  if (last && after) tell(thread.steps.at(-1)!, last.value, last.date, null, after, 'gone')
  return found
}

const titleOf = (thread: Followed, { record }: Step) =>
  ((record['subject'] ?? record['title']) as string | null | undefined) ?? thread.title

const ranks: Readonly<Record<string, number>> = { blue: 0, green: 0, amber: 1, red: 2 }

function changeOf(from: string | number | null, to: string | number | null): Change {
  if (from === to) return 'same'
  const [a, b] = [from, to].map((value) => (typeof value === 'number' ? value : ranks[value ?? '']))
  if (a === undefined || b === undefined) return 'changed'
  return a === b ? 'same' : b > a ? 'worse' : 'better'
}
