// Listings that follow a matter across meetings instead of listing its records: the ledger of actions.

import { Option } from 'commander'
import {
  followFindings,
  ledger,
  type LedgerRow,
  pledgeProgress,
  readTypedDate,
  readTypedNumber,
  transitions,
} from '#query'
import { type Index, misuse } from '#store'
import { type Context, type Globals, printRows, usualLimit } from './context.ts'
import { flatCell, type Rows, shownCell } from './formats.ts'
import { printable } from './paint.ts'

/** What was typed after the name of a listing. */
export interface Asked {
  /** Values by flag, as the filters of the listing read them. */
  given: Readonly<Record<string, readonly string[]>>
  /** Flags of the view. */
  on: ReadonlySet<string>
  /** ISO date. */
  asOf: string
}

/** Another answer of a listing, asked for by one of its flags. */
export interface View {
  options: readonly Option[]
  /** The flags that ask for it. */
  asks: readonly string[]
  /** The filters of the listing that it knows. */
  knows: readonly string[]
  rows: (
    index: Index,
    asked: Asked,
  ) => { rows: readonly object[]; columns: readonly string[]; shown: readonly string[] }
  nothing: string
}

const ledgerView: View = {
  options: [
    new Option('--ledger', 'one row an action, over all minutes and logs that tell of it'),
    new Option('--slipped', 'in the ledger, those whose due date was moved'),
    new Option('--vanished', 'in the ledger, those that a log should have and does not, and that were never closed'),
  ],
  asks: ['ledger', 'slipped', 'vanished'],
  knows: ['overdue', 'body', 'owner', 'text', 'ref'],
  rows(index, { given, on, asOf }) {
    const rows = ledger(index, {
      asOf,
      overdue: given['overdue'] !== undefined,
      slipped: on.has('slipped'),
      vanished: on.has('vanished'),
      ...only(given, ['body', 'owner', 'text', 'ref']),
    })
    return {
      rows,
      columns: ledgerColumns,
      shown: ['ref', 'action', 'owner', 'raised', 'dues', 'slips', 'status', 'last_seen', 'outcome', 'id'],
    }
  },
  nothing: 'no actions fit; minutebook actions lists what each paper tells',
}

const ledgerColumns: readonly (keyof LedgerRow)[] = [
  'id',
  'body',
  'ref',
  'action',
  'owner',
  'owners',
  'raised',
  'due',
  'dues',
  'slips',
  'slip_days',
  'status',
  'first_seen',
  'last_seen',
  'logs',
  'closed',
  'closed_words',
  'vanished',
  'overdue',
  'days_overdue',
  'outcome',
]

/** The one value of each of some flags, where it was typed. */
function only<K extends string>(given: Asked['given'], flags: readonly K[]): Partial<Record<K, string>> {
  return Object.fromEntries(flags.flatMap((flag) => (given[flag] ? [[flag, given[flag].join(' ')]] : []))) as Partial<
    Record<K, string>
  >
}

const transitionColumns = 'kind body report ref subject from from_date to to_date change document page quote id'.split(
  ' ',
)
const shownTransition = ['to_date', 'report', 'ref', 'subject', 'from_date', 'from', 'to', 'change', 'id']

const ratingsView: View = {
  options: [
    new Option('--changed', 'how ratings and risk scores moved from one report to the next'),
    new Option('--worse', 'of these, what got worse'),
  ],
  asks: ['changed', 'worse'],
  knows: ['since', 'until', 'body', 'subject', 'text'],
  rows(index, { given, on }) {
    const rows = transitions(index, {
      kinds: ['rating', 'risk'],
      changes: on.has('worse') ? ['worse'] : ['worse', 'better', 'changed', 'new', 'gone'],
      ...between(given),
    })
    return { rows, columns: transitionColumns, shown: shownTransition }
  },
  nothing: 'nothing moved; minutebook ratings lists every rating',
}

const risksView: View = {
  options: [
    new Option('--moved', 'how scores moved from one report to the next; with --min, those that were or are so high'),
  ],
  asks: ['moved'],
  knows: ['since', 'until', 'body', 'title', 'text', 'min'],
  rows(index, { given }) {
    const rows = transitions(index, {
      kinds: ['risk'],
      changes: ['worse', 'better', 'changed', 'new', 'gone'],
      ...between(given),
      ...(given['min'] ? { min: readTypedNumber('min', given['min'][0]!) } : {}),
    })
    return { rows, columns: transitionColumns, shown: shownTransition.filter((name) => name !== 'report') }
  },
  nothing: 'no score moved; minutebook risks lists every score',
}

function between(given: Asked['given']): { since?: string; until?: string; body?: string; subject?: string } {
  const subject = given['subject'] ?? given['title'] ?? given['text']
  return {
    ...only(given, ['body']),
    ...(subject ? { subject: subject.join(' ') } : {}),
    ...(given['since'] ? { since: readTypedDate('since', given['since'][0]!).first } : {}),
    ...(given['until'] ? { until: readTypedDate('until', given['until'][0]!).last } : {}),
  }
}

const findingsView: View = {
  options: [new Option('--followed', 'concerns and requirements with what later papers say of the same matter')],
  asks: ['followed'],
  knows: ['polarity', 'body'],
  rows(index, { given }) {
    const rows = followFindings(index, {
      ...only(given, ['body']),
      ...(given['polarity'] ? { polarity: given['polarity'] } : {}),
    })
    const shown = ['date', 'polarity', 'finding', 'mentions', 'first', 'last', 'told', 'searched', 'id']
    return { rows, columns: ['body', 'section', ...shown, 'passages'], shown }
  },
  nothing: 'no letter criticises or requires anything; minutebook findings lists every judgement',
}

const pledgesView: View = {
  options: [new Option('--progress', 'who reports on each numbered pledge, when first and last, and with which words')],
  asks: ['progress'],
  knows: ['number'],
  rows(index, { given }) {
    const rows = pledgeProgress(index).filter(
      ({ number }) => !given['number'] || given['number'].includes(String(number)),
    )
    const shown = ['number', 'pledge', 'measure', 'reported_by', 'mentions', 'first', 'last', 'told']
    return { rows, columns: [...shown, 'plan', 'id'], shown }
  },
  nothing: 'no pledge has a number',
}

/** Views by the name of the record type. */
export const views: Readonly<Record<string, View>> = {
  action: ledgerView,
  rag_rating: ratingsView,
  risk: risksView,
  finding: findingsView,
  pledge: pledgesView,
}

/** Prints a view where one of its flags was typed. @returns whether it did */
export async function printView(
  context: Context,
  globals: Globals,
  index: Index,
  view: View | undefined,
  asked: Asked,
): Promise<boolean> {
  if (!view || !view.asks.some((flag) => asked.on.has(flag))) return false
  const stray = Object.keys(asked.given).find((flag) => !view.knows.includes(flag))
  const flag = view.asks.find((one) => asked.on.has(one))!
  if (stray)
    throw misuse(
      `--${flag}: cannot be asked with --${stray}; use ${view.knows.map((known) => `--${known}`).join(', ')}`,
    )
  const { rows, columns, shown } = view.rows(index, asked)
  const limit = globals.limit ?? usualLimit
  await printRows(context, globals, viewRows(limit === 0 ? rows : rows.slice(0, limit), columns, shown), {
    total: rows.length,
    nothing: view.nothing,
  })
  return true
}

/** All columns for programs, the few that a person reads for the terminal. */
export function viewRows(objects: readonly object[], columns: readonly string[], shown: readonly string[]): Rows {
  const cells = (names: readonly string[], cell: (value: unknown) => unknown) =>
    objects.map((object) => names.map((name) => cell((object as Record<string, unknown>)[name])))
  return {
    objects,
    flat: () => ({ columns, rows: cells(columns, flatCell) }),
    shown: () => ({ columns: shown, rows: cells(shown, (value) => printable(shownCell(value))) as string[][] }),
  }
}
