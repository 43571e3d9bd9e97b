// The index → what was read of each document, what gave nothing and why, and what could not be read.

import type { Problem } from '#model'
import type { Index } from '#store'
import { meetingRows } from './meetingCoverage.ts'

/** A document, a stretch of one, or a problem. */
export interface CoverageRow {
  /** Path; for meetings and gaps that no paper names, the body. */
  document: string
  /** `document`, `problem`, `meeting`, `gap`, or the kind of the stretch: `page`, `paper`, `zone`, `table`, `agenda_paper`, `other_paper`. */
  kind: string
  name: string | null
  title: string | null
  page: number | null
  line_start: number | null
  line_end: number | null
  /** Null for a problem. */
  records: number | null
  /** Why there is nothing, or what is wrong. */
  reason: string | null
}

export interface CoverageOptions {
  /** Every stretch, and not only those that gave nothing. */
  all?: boolean
  kinds?: readonly string[]
  /** Part of the path. */
  document?: string
  /** 0 is all. */
  limit: number
}

/** Each document with its count, then its problems, then its stretches in the order in which they stand. */
export function listCoverage(index: Index, options: CoverageOptions): { rows: readonly CoverageRow[]; total: number } {
  const documents = index.db
    .prepare(
      `SELECT path AS document, 'document' AS kind, kind AS name, title, NULL AS page, NULL AS line_start,
         NULL AS line_end, (SELECT count(*) FROM _records r WHERE r.document_id = d.pk) AS records,
         CASE pages WHEN 1 THEN '1 page' ELSE pages || ' pages' END || CASE scans WHEN 0 THEN '' ELSE
         ', ' || scans || ' read by OCR' END AS reason
       FROM (SELECT *, (SELECT count(*) FROM pages p WHERE p.document_id = documents.pk AND p.origin = 'ocr') AS scans
         FROM documents) d`,
    )
    .all() as CoverageRow[]
  const stretches = index.db
    .prepare(
      `SELECT d.path AS document, c.kind, c.name, c.title, c.page, c.line_start, c.line_end, c.records, c.reason
       FROM coverage c JOIN documents d ON d.pk = c.document_id ${options.all ? '' : 'WHERE c.reason IS NOT NULL'}
       ORDER BY c.pk`,
    )
    .all() as CoverageRow[]
  const problems = index.db.prepare('SELECT * FROM problems ORDER BY pk').all() as (Problem & { pk: number })[]
  const rows = [
    ...documents.map(withPapers(index)),
    ...problems.map(problemToRow),
    ...(options.all ? stretches : foldPages(stretches)),
    ...meetingRows(index, options.all === true),
  ]
    .filter((row) => !options.document || row.document.toLowerCase().includes(options.document.toLowerCase()))
    .filter((row) => !options.kinds || options.kinds.includes(row.kind))
    // Sorting is stable: within a path the order above stays.
    .sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : 0))
  return { rows: options.limit === 0 ? rows : rows.slice(0, options.limit), total: rows.length }
}

/** Pages that follow each other and gave nothing for one reason are one row: `27–30`. */
function foldPages(rows: readonly CoverageRow[]): CoverageRow[] {
  const folded: CoverageRow[] = []
  let until = 0
  for (const row of rows) {
    const above = folded.at(-1)
    const goesOn =
      above?.kind === 'page' &&
      row.kind === 'page' &&
      row.page === until + 1 &&
      above.document === row.document &&
      above.reason === row.reason
    if (goesOn) folded[folded.length - 1] = { ...above, name: `${above.page}–${row.page}`, line_end: row.line_end }
    else folded.push(row)
    until = row.kind === 'page' && row.page !== null ? row.page : 0
  }
  return folded
}

/** Adds to a document how many of the papers on its agenda were found. */
function withPapers(index: Index): (row: CoverageRow) => CoverageRow {
  const papers = new Map(
    (
      index.db
        .prepare(
          `SELECT d.path, count(*) AS announced, count(*) - count(CASE WHEN c.reason LIKE 'on the agenda, not found%' THEN 1 END) AS found
           FROM coverage c JOIN documents d ON d.pk = c.document_id WHERE c.kind = 'agenda_paper' GROUP BY d.pk`,
        )
        .all() as { path: string; announced: number; found: number }[]
    ).map((row) => [row.path, row]),
  )
  return (row) => {
    const of = papers.get(row.document)
    return of ? { ...row, reason: `${row.reason}; ${of.found} of the ${of.announced} papers on the agenda found` } : row
  }
}

function problemToRow(problem: Problem): CoverageRow {
  return {
    document: problem.path,
    kind: 'problem',
    name: problem.code,
    title: null,
    page: problem.page ?? null,
    line_start: problem.line ?? null,
    line_end: problem.line ?? null,
    records: null,
    reason: `${problem.message}; ${problem.remedy}`,
  }
}
