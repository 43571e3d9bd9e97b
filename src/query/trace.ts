// A reference or a term → everything that carries it, oldest first.

import type { ExportedRecord, RecordType, Span } from '#model'
import { alikeRefs } from './alike.ts'
import { fieldColumns, type Index, misuse, quoted, recordColumns, storedToRecord, type StoredRecord } from '#store'
import { inTable } from './condition.ts'
import { meetingFinder, type MeetingOfPlace } from './meetings.ts'
import { patternToSnippet, type Snippet } from './snippet.ts'
import { becameNotes } from './traceNotes.ts'
import { matterRecords, traceTarget } from './traceTarget.ts'
import { hasWords, matchString, readTypedWords, wordsToPattern } from './typedWords.ts'

/** One step on the way: a record, or a line of a page that no record rests on. */
export interface Step {
  meeting: MeetingOfPlace
  /** Name of the record type, or `line`. */
  type: string
  id: string | null
  document: string
  page: number | null
  line: number | null
  snippet: Snippet
  /** What became of it, for records that are part of a matter. */
  became?: string
  record?: ExportedRecord
}

export interface Trace {
  steps: readonly Step[]
  total: number
  /** What was asked for, in a few lines: whose name it is, what the reference came to, what is not certain. */
  about: readonly string[]
  /** Known references that look like the one that was not found. */
  alike: readonly string[]
}

interface Placed {
  step: Step
  pageOrder: number
  offset: number
}

/**
 * Everything about a reference, a record, a pledge, a person, a body or some words, oldest first.
 * @param limit 0 is all
 */
export function trace(index: Index, reference: string, limit: number): Trace {
  const ref = reference.trim().replace(/^"(.*)"$/, '$1')
  if (!hasWords(readTypedWords(ref))) throw misuse(`trace: "${reference}" holds no word to look for; give a reference`)
  const target = traceTarget(index, ref)
  const { phrases } = target
  const patterns = phrases.map(wordsToPattern)
  const carrying = phrases.length > 0 ? tracedRecords(index, ref, phrases, patterns) : []
  const known = new Set(carrying.map(({ step }) => step.id!))
  const others = [
    ...new Set([
      ...target.records,
      ...matterRecords(
        index,
        ref,
        carrying.map(({ step }) => step.record!),
      ),
    ]),
  ]
  const records = [
    ...carrying,
    ...recordSteps(
      index,
      others.filter((id) => !known.has(id)),
      patterns,
    ),
  ]
  const lines = phrases.length > 0 ? tracedLines(index, phrases, patterns, records) : []
  const notes = becameNotes(index)
  const standing = records.filter(({ step }) => !notes.superseded.has(step.id!))
  const steps = [...standing, ...lines].sort(byTime)
  for (const { step } of standing) {
    const became = notes.of(step.record!)
    if (became) step.became = became
  }
  return {
    steps: (limit === 0 ? steps : steps.slice(0, limit)).map(({ step }) => step),
    total: steps.length,
    about: target.about,
    alike: steps.length === 0 ? alikeRefs(index, ref) : [],
  }
}

function tracedRecords(index: Index, ref: string, phrases: readonly string[], patterns: readonly RegExp[]): Placed[] {
  const exact = phrases.map(matchString).join(' OR ')
  return index.types.flatMap((type) => {
    const own = ownReferences(type, ref)
    const rows = index.db
      .prepare(
        `SELECT ${recordColumns}, r.page_order, r.char_start
         FROM ${quoted(type.plural)} t JOIN _records r ON r.pk = t.pk JOIN documents d ON d.pk = t.document_id
         WHERE t.pk * 2 IN (SELECT rowid FROM _exact WHERE _exact MATCH ?) OR lower(t.item_ref) = ? ${own.sql}`,
      )
      .all(exact, ref.toLowerCase(), ...own.values) as OrderedRecord[]
    return rows.map((row) => recordStep(row, patterns))
  })
}

type OrderedRecord = StoredRecord & { page_order: number; char_start: number }

function recordStep(row: OrderedRecord, patterns: readonly RegExp[]): Placed {
  const record = storedToRecord(row)
  const { quote } = record.source
  const step: Step = {
    meeting: record.meeting ?? { body: null, date: null },
    type: record.type,
    id: record.id,
    document: record.document.path,
    page: record.source.page,
    line: record.source.line_start,
    snippet: patternToSnippet(quote, patterns) ?? { text: shortened(quote), marks: [] },
    record,
  }
  return { step, pageOrder: row.page_order, offset: row.char_start }
}

/** Records that belong to the target though they do not carry its words. */
function recordSteps(index: Index, ids: readonly string[], patterns: readonly RegExp[]): Placed[] {
  const select = index.db.prepare(
    `SELECT ${recordColumns}, r.page_order, r.char_start
     FROM _records r JOIN documents d ON d.pk = r.document_id WHERE r.id = ?`,
  )
  return ids.map((id) => recordStep(select.get(id) as OrderedRecord, patterns))
}

/** The type's own reference, and for "pledge 10" the number of a pledge and the numbers that a mention names. */
function ownReferences(type: RecordType, ref: string): { sql: string; values: (string | number)[] } {
  const columns = fieldColumns(type)
  const refs = columns.filter(({ name }) => name === 'ref').map((column) => `lower(${inTable(column)}) = ?`)
  const values: (string | number)[] = refs.map(() => ref.toLowerCase())
  const [, name, number] = /^(\p{L}+?)s?\s+(\d+)$/u.exec(ref.toLowerCase()) ?? []
  if (name && type.name.split('_')[0] === name)
    for (const column of columns) {
      if (column.name === 'number') refs.push(`${inTable(column)} = ?`)
      else if (column.name === 'numbers')
        refs.push(`EXISTS (SELECT 1 FROM json_each(${inTable(column)}) WHERE value = ?)`)
      else continue
      values.push(Number(number))
    }
  return { sql: refs.map((condition) => `OR ${condition}`).join(' '), values }
}

interface PageRow {
  document_pk: number
  path: string
  number: number | null
  position: number
  first_line: number | null
  text: string
}

/** Lines of pages that carry the words and that none of the records rests on. */
function tracedLines(
  index: Index,
  phrases: readonly string[],
  patterns: readonly RegExp[],
  records: readonly Placed[],
): Placed[] {
  const pages = index.db
    .prepare(
      `SELECT d.pk AS document_pk, d.path, p.number, p.position, p.first_line, p.text
       FROM pages p JOIN documents d ON d.pk = p.document_id
       WHERE p.pk * 2 + 1 IN (SELECT rowid FROM _exact WHERE _exact MATCH ?)`,
    )
    .all(phrases.map(matchString).join(' OR ')) as PageRow[]
  const meetingAt = meetingFinder(index)
  const covered = new Map<string, Span[]>()
  for (const { step, pageOrder } of records) {
    const { spans, char_start: start, char_end: end } = step.record!.source
    for (const span of spans ?? [{ page: pageOrder, start, end }]) {
      const key = `${step.document}\n${span.page}`
      covered.set(key, [...(covered.get(key) ?? []), span])
    }
  }
  return pages.flatMap((page) => {
    const spans = covered.get(`${page.path}\n${page.position}`) ?? []
    const seen = new Set<number>()
    return patterns.flatMap((pattern) =>
      [...page.text.matchAll(pattern)].flatMap((match): Placed[] => {
        const at = match.index
        const start = page.text.lastIndexOf('\n', at) + 1
        if (seen.has(start) || spans.some((span) => span.start <= at && at < span.end)) return []
        seen.add(start)
        return [lineStep(page, start, at + match[0].length, patterns, meetingAt(page.document_pk, page.position, at))]
      }),
    )
  })
}

function lineStep(
  page: PageRow,
  start: number,
  matchEnd: number,
  patterns: readonly RegExp[],
  meeting: MeetingOfPlace,
): Placed {
  const newline = page.text.indexOf('\n', matchEnd)
  const line = page.text.slice(start, newline === -1 ? undefined : newline)
  const step: Step = {
    meeting,
    type: 'line',
    id: null,
    document: page.path,
    page: page.number,
    line: page.first_line === null ? null : page.first_line + page.text.slice(0, start).split('\n').length - 1,
    snippet: patternToSnippet(line, patterns) ?? { text: shortened(line), marks: [] },
  }
  return { step, pageOrder: page.position, offset: start }
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > 160 ? `${flat.slice(0, 159)}…` : flat
}

function byTime(a: Placed, b: Placed): number {
  const undated = '9999'
  return (
    compare(a.step.meeting.date ?? undated, b.step.meeting.date ?? undated) ||
    compare(a.step.document, b.step.document) ||
    a.pageOrder - b.pageOrder ||
    a.offset - b.offset ||
    compare(a.step.type, b.step.type) ||
    compare(a.step.id ?? '', b.step.id ?? '')
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
