// One measure of one year → everything that was stated of it, in the order in which it was said, with what changed.

import type { ExportedRecord } from '#model'
import { bodyForms, entityKey } from '#text'
import { type Index, misuse, quoted, recordColumns, storedToRecord, type StoredRecord } from '#store'

export interface SeriesQuestion {
  measure: string
  /** "2023/24" */
  fy: string
  entity?: string | undefined
  /** Part of the name of the body whose papers state it. */
  body?: string | undefined
}

/** Where a statement stands. */
export interface StatementPlace {
  id: string
  document: string
  page: number | null
  line: number | null
  raw: string
  quote: string
}

/** One sum as it was stated at one time; copies and repetitions of it are its places. */
export interface Statement {
  /** The body in whose papers it stands; null where nothing names one. */
  body: string | null
  entity: string
  /** ISO date of the meeting or letter; null where the paper has none. */
  made: string | null
  /** `plan`, `plan to month 9`, `month 9`, `forecast`, `outturn`, or `not said`. */
  statement: string
  basis: string | null
  /** Month of the financial year up to which it counts; null is the whole year. */
  month: number | null
  raw: string
  /** Pounds, as exactly as any of the places prints it. */
  value: number
  /** Half of the last printed digit, in pounds. */
  precision: number
  /** Beside the statement of the same thing before: `as before`, `restated, was £(61.1)m`, `moved from …`, `beside …`. */
  change: string | null
  places: readonly StatementPlace[]
}

/**
 * Every statement, those of one body together, oldest first. A plan without a date stands before all others: it was made
 * before the year.
 */
export function seriesOf(index: Index, question: SeriesQuestion): Statement[] {
  const wanted = question.entity === undefined ? undefined : entityKey(question.entity)
  const names = bodyNames(index)
  const statements = new Map<string, Placed[]>()
  for (const placed of placedFigures(index, question, names)) {
    const { figure } = placed
    const entity = figure.entity as string | null
    if (!entity || (wanted !== undefined && !fitsEntity(entity, wanted))) continue
    if (question.body && !contains(`${placed.body ?? ''} ${names.get(placed.body ?? '') ?? ''}`, question.body))
      continue
    const key = [
      placed.body ?? '',
      entityKey(entity),
      placed.made ?? '',
      figure.basis ?? '',
      monthOf(figure) ?? '',
    ].join('\n')
    statements.set(key, [...(statements.get(key) ?? []), placed])
  }
  return withChanges([...statements.values()].flatMap(oneSum).sort(byTime))
}

interface Placed {
  figure: ExportedRecord
  body: string | null
  made: string | null
}

const fitsEntity = (entity: string, wanted: string) =>
  entityKey(entity) === wanted || ` ${entityKey(entity)} `.includes(` ${wanted} `)
const contains = (text: string, words: string) =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word))

/** The twelfth month of a year to date is the year. */
function monthOf(figure: ExportedRecord): number | null {
  const month = (figure.period as { month: number | null } | null)?.month ?? null
  return month === 12 ? null : month
}

function placedFigures(index: Index, { measure, fy }: SeriesQuestion, names: ReadonlyMap<string, string>): Placed[] {
  const type = index.types.find(({ name }) => name === 'figure')!
  const rows = index.db
    .prepare(
      `SELECT ${recordColumns}, d.pk FROM ${quoted(type.plural)} t JOIN _records r ON r.pk = t.pk
       JOIN documents d ON d.pk = t.document_id
       WHERE t.measure = ? AND t.period_fy = ? ORDER BY d.path, d.id, r.page_order, r.char_start, r.id`,
    )
    .all(measure, fy) as (StoredRecord & { pk: number })[]
  const ofDocument = documentFinder(index, names)
  return rows.map((row) => {
    const figure = storedToRecord(row)
    const own = ofDocument(row.pk)
    const met = figure.meeting?.body ? bodyCalled(figure.meeting.body, names) : undefined
    return { figure, body: met ?? own.body, made: figure.meeting?.date ?? own.made }
  })
}

/** Every body with its spellings in one string. */
function bodyNames({ db }: Index): Map<string, string> {
  const rows = db.prepare('SELECT name, names FROM bodies ORDER BY name').raw().all() as [string, string][]
  return new Map(rows.map(([name, names]) => [name, (JSON.parse(names) as string[]).join('\n')]))
}

/** The body with this spelling; a name that differs from another by a bracket only is the same. */
function bodyCalled(called: string, names: ReadonlyMap<string, string>): string {
  const found = [...names].find(([, spellings]) => spellings.split('\n').includes(called))?.[0] ?? called
  const [form] = bodyForms(found)
  const alike = [...names.keys()].filter((name) => bodyForms(name)[0] === form)
  return alike.find((name) => !/\([^)]*$/.test(name)) ?? found
}

/** The body and date of papers that belong to no meeting: of a letter, of the one body that a front page names. */
function documentFinder({ db }: Index, names: ReadonlyMap<string, string>): (pk: number) => Omit<Placed, 'figure'> {
  const letter = db.prepare('SELECT body, date FROM letters WHERE document_id = ? ORDER BY pk LIMIT 1').raw()
  const front = db
    .prepare('SELECT substr(text, 1, 3000) FROM pages WHERE document_id = ? ORDER BY position LIMIT 2')
    .pluck()
  const known = new Map<number, Omit<Placed, 'figure'>>()
  return (pk) => {
    const before = known.get(pk)
    if (before) return before
    const [body, made] = (letter.get(pk) as [string | null, string | null] | undefined) ?? [null, null]
    const found = {
      body: body ? bodyCalled(body, names) : namedIn((front.all(pk) as string[]).join('\n'), names),
      made,
    }
    known.set(pk, found)
    return found
  }
}

/** The only body whose name, without what kind of body it is, stands in the words. */
function namedIn(text: string, names: ReadonlyMap<string, string>): string | null {
  const [words = ''] = bodyForms(text.replace(/[()]/g, ' '))
  const named = [...names.keys()].filter((name) => {
    const place = bodyForms(name)[0]!.replace(/ (?:icb|ics|ccg|trust|council|board)\b.*$/, '')
    return place.includes(' ') && ` ${words} `.includes(` ${place} `)
  })
  return named.length === 1 ? named[0]! : null
}

/** What was said of one thing at one time: one statement, or several where the sums differ by more than their rounding. */
function oneSum(placed: readonly Placed[]): Statement[] {
  const sums: Placed[][] = []
  for (const each of [...placed].sort((a, b) => precision(a.figure) - precision(b.figure))) {
    const own = sums.find(([finest]) => same(finest!.figure, each.figure))
    if (own) own.push(each)
    else sums.push([each])
  }
  return sums.map((own) => {
    const finest = own[0]!
    const inOrder = placed.filter((each) => own.includes(each))
    const shown = inOrder[0]!.figure
    const month = monthOf(finest.figure)
    const basis = finest.figure.basis as string | null
    return {
      body: finest.body,
      entity: shown.entity as string,
      made: finest.made,
      statement: labelOf(basis, month),
      basis,
      month,
      raw: shown.raw as string,
      value: finest.figure.value as number,
      precision: precision(finest.figure),
      change: null,
      places: inOrder.map(({ figure }) => ({
        id: figure.id,
        document: figure.document.path,
        page: figure.source.page,
        line: figure.source.line_start,
        raw: figure.raw as string,
        quote: figure.source.quote,
      })),
    }
  })
}

const precision = (figure: ExportedRecord) => (figure.precision as number | undefined) ?? 0.5
const same = (a: ExportedRecord, b: ExportedRecord) =>
  Math.abs((a.value as number) - (b.value as number)) <= precision(a) + precision(b) + 0.01

function labelOf(basis: string | null, month: number | null): string {
  if (basis === 'plan') return month === null ? 'plan' : `plan to month ${month}`
  if (basis === 'forecast') return 'forecast'
  if (basis === 'actual') return month === null ? 'outturn' : `month ${month}`
  return 'not said'
}

const rank = ['plan', 'actual', 'forecast']

function byTime(a: Statement, b: Statement): number {
  const date = ({ made, basis }: Statement) => made ?? (basis === 'plan' ? '0000' : '9999')
  const order = ({ basis }: Statement) => (basis === null ? 9 : rank.indexOf(basis))
  return (
    compare(a.body ?? '~', b.body ?? '~') ||
    compare(date(a), date(b)) ||
    compare(entityKey(a.entity), entityKey(b.entity)) ||
    order(a) - order(b) ||
    (a.month ?? 13) - (b.month ?? 13) ||
    compare(a.places[0]!.document, b.places[0]!.document) ||
    (a.places[0]!.line ?? 0) - (b.places[0]!.line ?? 0)
  )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function withChanges(statements: readonly Statement[]): Statement[] {
  const last = new Map<string, Statement>()
  return statements.map((statement) => {
    const key = [statement.body, entityKey(statement.entity), statement.basis, statement.month].join('\n')
    const before = last.get(key)
    last.set(key, statement)
    if (!before || statement.basis === null) return statement
    const apart = Math.abs(statement.value - before.value)
    if (apart <= statement.precision + before.precision + 0.01) return { ...statement, change: 'as before' }
    const how =
      statement.made === before.made ? 'beside' : statement.basis === 'forecast' ? 'moved from' : 'restated, was'
    return { ...statement, change: `${how} ${before.raw}` }
  })
}

/** The bodies, entities, measures and years of the index, for those who asked for one that it has not. */
export function seriesChoices({ db }: Index, measure: string): { years: string[]; entities: string[] } {
  const list = (column: string) =>
    db
      .prepare(
        `SELECT ${column} FROM figures WHERE measure = ? AND ${column} IS NOT NULL GROUP BY ${column}
         ORDER BY count(*) DESC, ${column} LIMIT 8`,
      )
      .pluck()
      .all(measure) as string[]
  return { years: list('period_fy').sort(), entities: list('entity') }
}

/** Reads a financial year as people type it: 2023/24, 23/24, 2023-24. */
export function readTypedYear(text: string): string {
  const found = /^(?:FY\s?)?(?:20)?(\d\d)\s?[/–-]\s?(?:20)?(\d\d)$/i.exec(text.trim())
  if (!found || (Number(found[1]) + 1) % 100 !== Number(found[2]))
    throw misuse(`--fy: "${text}" is not a financial year; write for example 2023/24`)
  return `20${found[1]}/${found[2]}`
}
