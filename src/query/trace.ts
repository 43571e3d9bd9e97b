// A reference or a term → everything that carries it, oldest first.

import { createRequire } from 'node:module'
import type { ExportedRecord, RecordType, Span } from '#model'
import { fieldColumns, type Index, misuse, quoted, recordColumns, storedToRecord, type StoredRecord } from '#store'
import { inTable } from './condition.ts'
import { meetingFinder, type MeetingOfPlace } from './meetings.ts'
import { patternToSnippet, type Snippet } from './snippet.ts'
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
  record?: ExportedRecord
}

export interface Trace {
  steps: readonly Step[]
  total: number
  /** Known references that look like the one that was not found. */
  alike: readonly string[]
}

interface Placed {
  step: Step
  pageOrder: number
  offset: number
}

const numberNames =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

/** @param limit 0 is all */
export function trace(index: Index, reference: string, limit: number): Trace {
  const ref = reference.trim().replace(/^"(.*)"$/, '$1')
  if (!hasWords(readTypedWords(ref))) throw misuse(`trace: "${reference}" holds no word to look for; give a reference`)
  const phrases = phrasesOf(ref)
  const patterns = phrases.map(wordsToPattern)
  const records = tracedRecords(index, ref, phrases, patterns)
  const lines = tracedLines(index, phrases, patterns, records)
  const steps = [...records, ...lines].sort(byTime)
  return {
    steps: (limit === 0 ? steps : steps.slice(0, limit)).map(({ step }) => step),
    total: steps.length,
    alike: steps.length === 0 ? alikeRefs(index, ref) : [],
  }
}

/** "pledge 10" is written "pledge ten" as well. */
function phrasesOf(ref: string): string[] {
  const [, name, digits] = /^(\D*[^\W\d]\s*)(\d{1,2})$/.exec(ref) ?? []
  const word = digits === undefined ? undefined : numberNames[Number(digits)]
  return word && /\s$/.test(name!) ? [ref, `${name}${word}`] : [ref]
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
      .all(exact, ref.toLowerCase(), ...own.values) as (StoredRecord & { page_order: number; char_start: number })[]
    return rows.map((row): Placed => {
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
    })
  })
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

/** Up to three references and names of the index that are spelt almost like this one. */
export function alikeRefs(index: Index, ref: string): string[] {
  const known = new Set<string>()
  for (const type of index.types)
    for (const column of [
      'item_ref',
      ...fieldColumns(type)
        .filter(isName)
        .map(({ name }) => name),
    ])
      for (const value of index.db
        .prepare(
          `SELECT DISTINCT ${quoted(column)} FROM ${quoted(type.plural)} WHERE length(${quoted(column)}) BETWEEN 2 AND 60`,
        )
        .pluck()
        .all() as string[])
        known.add(value)
  // Loaded here, and by its own path: the whole of natural takes half a second and reads the user's .env.
  const likeness = createRequire(import.meta.url)('natural/lib/natural/distance/jaro-winkler_distance') as (
    a: string,
    b: string,
    options: { ignoreCase: boolean },
  ) => number
  return [...known]
    .map((name) => ({ name, score: likeness(name, ref, { ignoreCase: true }) }))
    .filter(({ score }) => score >= 0.85)
    .sort((a, b) => b.score - a.score || compare(a.name, b.name))
    .slice(0, 3)
    .map(({ name }) => name)
}

const isName = ({ name, kind, filter, choices }: ReturnType<typeof fieldColumns>[number]): boolean =>
  kind === 'text' && !choices && (name === 'ref' || (filter === 'words' && name !== 'text' && name !== 'context'))
