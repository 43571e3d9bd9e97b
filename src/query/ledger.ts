// Threads of actions → a ledger: what each action was, who has it, how its date moved, and what became of it.

import { daysBetween, lastDay } from '#link'
import type { ExportedRecord } from '#model'
import type { Index } from '#store'
import { readDates } from '#text'
import { type OwnersOf, writtenOwners } from './owners.ts'
import { type Followed, followedThreads, partOf } from './threads.ts'

/** What one meeting's papers told of an action. */
export interface Telling {
  date: string
  /** `raised`, `logged`, `told`. */
  role: string
  record: string
  document: string
  page: number | null
  owner: string | null
  due: string | null
  status: string | null
  /** Status or colour as printed. */
  status_raw: string | null
  progress: string | null
  how: string
  score: number | null
}

export interface LedgerRow {
  /** Id of the thread. */
  id: string
  body: string | null
  ref: string | null
  action: string
  /** As printed, initials with the name behind them where the attendance lists leave no doubt: `SB (Sara Birch)`. */
  owner: string | null
  /** Everyone who had it, in order. */
  owners: readonly string[]
  /** ISO date of the meeting that raised it, as printed or as read. */
  raised: string | null
  due: string | null
  /** Every date it was due, in order. */
  dues: readonly string[]
  slips: number
  /** Days from the first date to the last. */
  slip_days: number
  status: string | null
  first_seen: string
  last_seen: string
  /** How many logs carry it. */
  logs: number
  closed: string | null
  /** The words with which it was closed. */
  closed_words: string | null
  /** Date of the first log that should have it and does not. */
  vanished: string | null
  overdue: boolean
  days_overdue: number | null
  /** What became of it, in one sentence. */
  outcome: string
  history: readonly Telling[]
}

export interface LedgerQuestion {
  /** ISO date; what later meetings tell is left out. */
  asOf: string
  overdue?: boolean
  slipped?: boolean
  vanished?: boolean
  open?: boolean
  /** Part of the body's name, of the owner's, of the words; a reference. */
  body?: string
  owner?: string
  text?: string
  ref?: string
  /** Records one of which the action must hold. */
  record?: string
}

/** Actions as they stood on a date: the overdue by age, then by date of raising. */
export function ledger(index: Index, question: LedgerQuestion): LedgerRow[] {
  const threads = followedThreads(index, { kind: 'action' })
  const logs = logDates(threads, question.asOf)
  const { asOf } = question
  const ownersOf = writtenOwners(index)
  return threads
    .flatMap((thread) => ledgerRow(thread, logs.get(thread.body ?? '') ?? [], asOf, ownersOf) ?? [])
    .filter(
      (row) =>
        (!question.overdue || row.overdue) &&
        (!question.slipped || row.slips > 0) &&
        (!question.vanished || row.vanished !== null) &&
        (!question.open || row.closed === null) &&
        partOf(question.body, row.body) &&
        (question.owner === undefined || row.owners.some((owner) => partOf(question.owner, owner))) &&
        partOf(question.text, row.action) &&
        (question.ref === undefined || row.ref?.toLowerCase() === question.ref.toLowerCase()) &&
        (question.record === undefined || row.history.some(({ record }) => record === question.record)),
    )
    .sort(
      (a, b) =>
        compare(a.raised ?? a.first_seen, b.raised ?? b.first_seen) ||
        compare(a.ref ?? '', b.ref ?? '') ||
        compare(a.id, b.id),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Days on which each body had an action log before it. */
function logDates(threads: readonly Followed[], asOf: string): Map<string, string[]> {
  const dates = new Map<string, Set<string>>()
  for (const { body, steps } of threads)
    for (const { role, record } of steps) {
      const date = record.meeting!.date!
      if (role !== 'logged' || date > asOf) continue
      dates.set(body ?? '', (dates.get(body ?? '') ?? new Set()).add(date))
    }
  return new Map([...dates].map(([body, days]) => [body, [...days].sort()]))
}

const textOf = (record: ExportedRecord, field: string) => (record[field] as string | null | undefined) ?? null

/** One action as it stood on a date; nothing where no paper until then tells of it. */
export function ledgerRow(
  thread: Followed,
  logs: readonly string[],
  asOf: string,
  ownersOf: OwnersOf,
): LedgerRow | undefined {
  const known = thread.steps.filter(({ record }) => record.meeting!.date! <= asOf)
  const written = ownersOf(known.map(({ record }) => record))
  const shown = (owner: string | null) => (owner === null ? null : written(owner))
  const history = known.map(({ record, role, how, score }): Telling => ({
    date: record.meeting!.date!,
    role,
    record: record.id,
    document: record.document.path,
    page: record.source.page,
    owner: shown(textOf(record, 'owner')),
    due: textOf(record, 'due'),
    status: textOf(record, 'status'),
    status_raw: textOf(record, 'status_raw'),
    progress: textOf(record, 'progress'),
    how,
    score,
  }))
  if (history.length === 0) return undefined
  const told = known.map(({ record }) => record)
  const last = history.at(-1)!
  const owners = history
    .map(({ owner }) => owner)
    .filter((owner, i, all): owner is string => owner !== null && all.indexOf(owner) === i)
  const dues = told.reduce(mergeDues, [] as string[])
  const slips = dues.slice(1).filter((due, i) => lastDay(due) > lastDay(dues[i]!)).length
  const closing = history.find(
    ({ status }, i) =>
      status === 'completed' &&
      history.slice(i).every((later) => later.status === 'completed' || later.status === null),
  )
  const closed = closing?.date ?? null
  const missing = closed === null ? logs.find((date) => date > last.date) : undefined
  const due = dues.at(-1) ?? null
  const raised =
    known
      .filter(({ role }) => role !== 'told')
      .map(({ record }) => textOf(record, 'raised_on'))
      .find((date) => date !== null) ?? null
  const late = closed === null && due !== null && lastDay(due) < asOf
  const row = {
    id: thread.id,
    body: thread.bodyName,
    ref: told.map((record) => textOf(record, 'ref')).findLast((ref) => ref !== null) ?? null,
    action: textOf(told.findLast((record) => record['origin'] === 'action_log') ?? told[0]!, 'text')!,
    owner: owners.at(-1) ?? null,
    owners,
    raised,
    due,
    dues,
    slips,
    slip_days: slips > 0 ? daysBetween(dues[0]!, due!) : 0,
    status: closed === null ? (history.findLast(({ status }) => status !== null)?.status ?? null) : 'completed',
    first_seen: history[0]!.date,
    last_seen: last.date,
    logs: new Set(history.filter(({ role }) => role === 'logged').map(({ date }) => date)).size,
    closed,
    closed_words: closing ? (closing.progress ?? closing.status_raw) : null,
    vanished: missing ?? null,
    overdue: late || (closed === null && last.status === 'overdue'),
    days_overdue: late ? daysBetween(due, asOf) : null,
    history,
  }
  return { ...row, outcome: outcomeWords(row, logs.length > 0) }
}

/**
 * The dates an action was due, with those of one more paper. A log often prints the earlier dates before the last:
 *
 *   known  2024-04               printed  January / February / April 2024      together  01, 02, 04
 *   known  2024-01               printed  March 2024                           together  01, 03
 */
function mergeDues(known: readonly string[], record: ExportedRecord): string[] {
  const raw = textOf(record, 'due_raw')
  const near = record.meeting?.date
  const last = textOf(record, 'due')
  const read =
    raw && record['origin'] === 'action_log' ? readDates(raw, near ? { near } : {}).map(({ date }) => date) : []
  const printed = read.at(-1) === last ? read.filter((date, i) => date !== read[i - 1]) : last === null ? [] : [last]
  if (printed.length === 0) return [...known]
  if (known.every((date) => printed.includes(date))) return printed
  const fresh = printed.filter(
    (date, i) => !known.includes(date) || (i === printed.length - 1 && date !== known.at(-1)),
  )
  return [...known, ...fresh]
}

const words: Readonly<Record<string, string>> = {
  on_track: 'on track',
  at_risk: 'at risk',
  no_progress: 'no progress',
}

function outcomeWords(row: Omit<LedgerRow, 'outcome'>, hasLogs: boolean): string {
  const moved =
    row.slips > 0 ? `due date moved ${row.slips === 1 ? 'once' : `${row.slips} times`} (${row.slip_days} days)` : null
  const end =
    row.closed !== null
      ? `closed ${row.closed}`
      : row.vanished !== null
        ? `not seen again from the log of ${row.vanished} on, never closed`
        : row.logs > 0
          ? `${row.status === null ? 'open' : (words[row.status] ?? row.status)} on ${row.last_seen}`
          : hasLogs
            ? 'in no log yet'
            : row.last_seen > row.first_seen
              ? `last told of on ${row.last_seen}, not reported done`
              : 'not told of again in these papers'
  return [moved, end].filter(Boolean).join('; ')
}
