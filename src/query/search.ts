// Typed words → pages and records that contain them, best first, with snippets and counts by type.

import type { RecordType } from '#model'
import { type Index, misuse, quoted } from '#store'
import { type LineHit, linesThatFit } from './lineHits.ts'
import { meetingFinder, type MeetingOfPlace } from './meetings.ts'
import { markedToSnippet, markEnd, markStart, patternToSnippet, type Snippet } from './snippet.ts'
import { readTypedDate } from './typedValues.ts'
import {
  hasWords,
  phrasesToMatch,
  readTypedWords,
  type TypedWords,
  wordsToMatch,
  wordsToPattern,
} from './typedWords.ts'

export interface Hit {
  /** Name of the record type, or `page`. */
  type: string
  /** Id of the record, null for a page. */
  id: string | null
  /** Path of the document. */
  document: string
  /** 1-based, null where the file has no pages. */
  page: number | null
  /** 1-based line of the file; null where lines mean nothing, or where the words are spread over a page. */
  line: number | null
  meeting: MeetingOfPlace
  snippet: Snippet
}

export interface Found {
  hits: readonly Hit[]
  total: number
  /** How many hits there are of each type, pages first. */
  facets: Readonly<Record<string, number>>
}

export interface SearchOptions {
  /** The words are FTS5 syntax. */
  raw?: boolean
  /** Names of record types, or `page`. */
  types?: readonly string[]
  since?: string
  until?: string
  body?: string
  document?: string
  /** 0 is all. */
  limit: number
}

interface Ranked {
  type: string
  pk: number
  rank: number
  path: string
  document_pk: number
  page: number
  offset: number
  /** The line of a document without pages. */
  within?: LineHit
}

/**
 * Full text over pages and records. Words are looked up by their stem; a phrase in double quotes must occur exactly.
 * @throws a misuse where nothing was asked for, or where the raw syntax is wrong
 */
export function search(index: Index, words: string, options: SearchOptions): Found {
  const typed: TypedWords = options.raw ? { terms: [], phrases: [] } : readTypedWords(words)
  if (!options.raw && !hasWords(typed))
    throw misuse(`search: "${words}" holds no word to look for; give letters or digits`)
  const match = options.raw ? words : wordsToMatch(typed)
  const meetingAt = meetingFinder(index)
  const meetingOf = (hit: Ranked) => {
    const whole = hit.type === 'page' && !hit.within
    return meetingAt(hit.document_pk, hit.page, whole ? null : hit.offset + (hit.within?.text.length ?? 0))
  }
  const fits = hitFilter(options, meetingOf)

  const facets: Record<string, number> = {}
  const ranked: Ranked[] = []
  let refusal: Error | undefined
  let answers = 0
  for (const { name, table } of sources(index.types, options.types)) {
    try {
      const exact = phrasesToMatch(typed)
      const whole = rankedHits(index, name, table, match, exact)
      const hits = (name === 'page' ? whole.flatMap((hit) => pageToLines(index, hit, match, exact)) : whole).filter(
        fits,
      )
      answers++
      if (hits.length > 0) facets[name] = hits.length
      ranked.push(...hits)
    } catch (error) {
      if (!options.raw || (error as { code?: string }).code !== 'SQLITE_ERROR') throw error
      refusal ??= error as Error
    }
  }
  // A column that one table lacks is no mistake; one that every table lacks is.
  if (answers === 0 && refusal)
    throw misuse(`search --raw: ${refusal.message}; leave out --raw to search for the words`)
  ranked.sort(byRank)
  const shown = options.limit === 0 ? ranked : ranked.slice(0, options.limit)
  const hits = shown.map((hit) => hitOf(index, hit, match, typed, meetingOf(hit)))
  return { hits, total: ranked.length, facets }
}

function sources(types: readonly RecordType[], chosen: readonly string[] | undefined) {
  const all = [{ name: 'page', table: 'pages' }, ...types.map(({ name, plural }) => ({ name, table: plural }))]
  for (const word of chosen ?? [])
    if (!all.some(({ name, table }) => word === name || word === table))
      throw misuse(`--type: "${word}" is not known; use ${all.map(({ name }) => name).join(', ')}`)
  return chosen ? all.filter(({ name, table }) => chosen.includes(name) || chosen.includes(table)) : all
}

function rankedHits(index: Index, type: string, table: string, match: string, exact: string | undefined): Ranked[] {
  const fts = quoted(`${table}_fts`)
  const [place, row] =
    table === 'pages'
      ? ['t.position AS page, 0 AS "offset"', 't.pk * 2 + 1']
      : ['r.page_order AS page, r.char_start AS "offset"', 't.pk * 2']
  const records = table === 'pages' ? '' : 'JOIN _records r ON r.pk = t.pk'
  const phrase = exact === undefined ? '' : `AND ${row} IN (SELECT rowid FROM _exact WHERE _exact MATCH ?)`
  return index.db
    .prepare(
      `SELECT '${type}' AS type, t.pk, f.rank, d.path, d.pk AS document_pk, ${place}
       FROM ${fts} f JOIN ${quoted(table)} t ON t.pk = f.rowid ${records} JOIN documents d ON d.pk = t.document_id
       WHERE ${fts} MATCH ? ${phrase}`,
    )
    .all(match, ...(exact === undefined ? [] : [exact])) as Ranked[]
}

/** A text file is one long page; each of its lines that fits is a hit of its own. */
function pageToLines(index: Index, hit: Ranked, match: string, exact: string | undefined): Ranked[] {
  const page = index.db.prepare('SELECT number, text FROM pages WHERE pk = ?').get(hit.pk) as {
    number: number | null
    text: string
  }
  if (page.number !== null) return [hit]
  const lines = linesThatFit(index, page.text, match, exact, [markStart, markEnd])
  return lines?.map((within) => ({ ...hit, offset: within.offset, within })) ?? [hit]
}

const byRank = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || compare(a.path, b.path) || a.page - b.page || a.offset - b.offset || compare(a.type, b.type)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function hitFilter(options: SearchOptions, meetingOf: (hit: Ranked) => MeetingOfPlace): (hit: Ranked) => boolean {
  const { since, until, body, document } = options
  const first = since === undefined ? undefined : readTypedDate('since', since).first
  const last = until === undefined ? undefined : readTypedDate('until', until).last
  return (hit) => {
    if (document !== undefined && !hit.path.toLowerCase().includes(document.toLowerCase())) return false
    if (first === undefined && last === undefined && body === undefined) return true
    const meeting = meetingOf(hit)
    if (body !== undefined && !meeting.body?.toLowerCase().includes(body.toLowerCase())) return false
    if (first === undefined && last === undefined) return true
    if (meeting.date === null) return false
    return (
      (first === undefined || meeting.date >= first.slice(0, meeting.date.length)) &&
      (last === undefined || meeting.date <= last)
    )
  }
}

function hitOf(index: Index, hit: Ranked, match: string, typed: TypedWords, meeting: MeetingOfPlace): Hit {
  const table = hit.type === 'page' ? 'pages' : index.types.find(({ name }) => name === hit.type)!.plural
  const fts = quoted(`${table}_fts`)
  const [id, number, line, text] =
    table === 'pages' ? ['NULL', 't.number', 'NULL', 't.text'] : ['t.id', 't.page', 't.line_start', 't.quote']
  const row = index.db
    .prepare(
      `SELECT ${id} AS id, ${number} AS page, ${line} AS line, ${text} AS text,
         snippet(${fts}, -1, '${markStart}', '${markEnd}', '…', 24) AS marked
       FROM ${fts} JOIN ${quoted(table)} t ON t.pk = ${fts}.rowid WHERE ${fts} MATCH ? AND ${fts}.rowid = ?`,
    )
    .get(match, hit.pk) as Pick<Hit, 'id' | 'page' | 'line'> & { text: string; marked: string }
  const { text: words, marked } = hit.within ?? row
  // FTS5 would mark other inflections of a phrase that was asked for exactly.
  const exact = typed.phrases.length > 0 ? patternToSnippet(words, typed.phrases.map(wordsToPattern)) : undefined
  return {
    type: hit.type,
    id: row.id,
    document: hit.path,
    page: row.page,
    line: hit.within?.line ?? row.line,
    meeting,
    snippet: exact ?? markedToSnippet(marked),
  }
}
