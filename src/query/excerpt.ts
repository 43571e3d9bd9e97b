// A record → the lines of its pages around its words, with the words marked.

import type { ExportedRecord, Page, Span } from '#model'
import { documentPages, type Index, misuse, recordsById } from '#store'

export interface ExcerptLine {
  /** 1-based line of the file, or of the page where the file has no lines. */
  number: number
  text: string
  /** Half-open offsets in `text`. */
  marks: readonly (readonly [number, number])[]
}

/** Neighbouring lines of one page. */
export interface Excerpt {
  /** 1-based, null where the file has no pages. */
  page: number | null
  lines: readonly ExcerptLine[]
}

/**
 * The record with this id, or the only one whose id begins so.
 * @throws a misuse where there is none, or more than one
 */
export function theRecord(index: Index, id: string): ExportedRecord {
  const found = recordsById(index, id)
  if (found.length === 1) return found[0]!
  const rejected = index.db
    .prepare(`SELECT file, because FROM corrections WHERE kind = 'reject' AND record_id = ?`)
    .get(id)
  if (found.length === 0 && rejected) {
    const { file, because } = rejected as { file: string; because: string }
    throw misuse(`${id}: rejected in ${file}: ${because}; take the entry out and ingest to have it back`, 1)
  }
  if (found.length === 0) throw misuse(`${id}: no record has this id; copy the id from a listing`, 1)
  throw misuse(`${id}: ${found.map((record) => record.id).join(', ')} begin so; give more of the id`)
}

/** Where a record's words stand, page by page. */
export function recordSpans(record: ExportedRecord): readonly Span[] {
  const { spans, page, char_start: start, char_end: end } = record.source
  return spans ?? [{ page: (page ?? 1) - 1, start, end }]
}

/** @param around how many lines to show before and after the words */
export function recordExcerpts(index: Index, record: ExportedRecord, around: number): Excerpt[] {
  const pages = documentPages(index, record.document.id)
  const spans = recordSpans(record)
  return [...new Set(spans.map((span) => span.page))].flatMap((position) => {
    const page = pages[position]
    if (!page) return []
    return pageExcerpts(
      page,
      spans.filter((span) => span.page === position),
      around,
    )
  })
}

function pageExcerpts(page: Page, spans: readonly Span[], around: number): Excerpt[] {
  const lineOf = (offset: number) => page.lineStarts.findLastIndex((start) => start <= offset)
  const wanted = new Set<number>()
  for (const { start, end } of spans)
    for (let line = lineOf(start) - around; line <= lineOf(Math.max(start, end - 1)) + around; line++)
      if (line >= 0 && line < page.lineStarts.length) wanted.add(line)
  const excerpts: ExcerptLine[][] = []
  let last = -2
  for (const line of [...wanted].sort((a, b) => a - b)) {
    if (line !== last + 1) excerpts.push([])
    last = line
    excerpts.at(-1)!.push(excerptLine(page, line, spans))
  }
  return excerpts.map((lines) => ({ page: page.number, lines }))
}

function excerptLine(page: Page, line: number, spans: readonly Span[]): ExcerptLine {
  const from = page.lineStarts[line]!
  const text = page.text.slice(from, page.lineStarts[line + 1]).replace(/\r?\n$/, '')
  const marks = spans
    .map(({ start, end }) => [Math.max(0, start - from), Math.min(text.length, end - from)] as const)
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0])
  return { number: (page.firstLine ?? 1) + line, text, marks }
}
