// A record → what became of it, in a few words: the ledger for actions, the decision for what was asked, mentions for pledges.

import type { ExportedRecord } from '#model'
import type { Index } from '#store'
import { compareDecisions, type DecisionRow } from './decisions.ts'
import { ledger, type LedgerRow } from './ledger.ts'
import { followedThreads } from './threads.ts'
import { type Transition, transitions } from './transitions.ts'

export interface BecameNotes {
  of: (record: ExportedRecord) => string | undefined
  /** Ids of records whose place those of later minutes took. */
  superseded: ReadonlySet<string>
}

/** Everything is looked up when it is first asked for. */
export function becameNotes(index: Index): BecameNotes {
  const superseded = new Set(index.db.prepare('SELECT record_id FROM superseded').pluck().all() as string[])
  const actions = later(() =>
    byRecord(ledger(index, { asOf: '9999-12-31' }), ({ history }) => history.map(({ record }) => record)),
  )
  const decisions = later(() => byRecord(compareDecisions(index, {}), (row) => [row.recommendation, row.resolution]))
  const moves = later(() => byRecord(transitions(index, { kinds: ['rating', 'risk'] }), ({ id }) => [id]))
  const pledges = later(() =>
    byRecord(followedThreads(index, { kind: 'pledge' }), ({ steps }) =>
      steps.slice(0, 1).map(({ record }) => record.id),
    ),
  )
  return {
    superseded,
    of: (record) => {
      const { id, type } = record
      switch (type) {
        case 'action':
          return actionNote(actions().get(id), record)
        case 'recommendation':
        case 'resolution':
          return decisionNote(decisions().get(id), type)
        case 'rag_rating':
        case 'risk':
          return moveNote(moves().get(id))
        case 'pledge': {
          const count = (pledges().get(id)?.steps.length ?? 1) - 1
          const measure = record['measure'] ? `measure: ${record['measure'] as string}; ` : ''
          return record['number'] === null
            ? undefined
            : `${measure}${count === 0 ? 'no paper mentions it' : `mentioned ${count} times`}`
        }
        default:
          return undefined
      }
    },
  }
}

function later<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function byRecord<T>(rows: readonly T[], ids: (row: T) => readonly (string | null)[]): Map<string, T> {
  const found = new Map<string, T>()
  for (const row of rows) for (const id of ids(row)) if (id !== null) found.set(id, row)
  return found
}

function actionNote(row: LedgerRow | undefined, record: ExportedRecord): string | undefined {
  if (!row) return undefined
  const status = record['status_raw'] ?? record['status']
  return [
    `owner ${row.owner ?? 'not named'}`,
    row.raised ? `raised ${row.raised}` : null,
    row.dues.length > 0 ? `due ${row.dues.join(' → ')}` : null,
    status ? `${status as string} on ${record.meeting!.date!}` : null,
    row.outcome,
  ]
    .filter(Boolean)
    .join('; ')
}

function decisionNote(row: DecisionRow | undefined, type: string): string | undefined {
  if (!row) return undefined
  const own =
    type === 'recommendation' ? (row.decided ? `${row.outcome} ${row.date}: ${row.decided}` : row.agreement) : null
  return [own, row.difference ? `differs: ${row.difference}` : null, row.later].filter(Boolean).join('; ') || undefined
}

const moveNote = (move: Transition | undefined): string | undefined =>
  move &&
  `${move.change}: ${move.from ?? 'not reported'}${move.from_date ? ` on ${move.from_date}` : ''} to ${move.to ?? 'not reported'} on ${move.to_date}`
