// The reading of one document → rows, in one transaction.

import type {
  HiddenText,
  CoverageEntry,
  DocumentReading,
  ExportedRecord,
  OcrMode,
  Page,
  Problem,
  RecordType,
} from '#model'
import { columnValue, fieldColumns } from './columns.ts'
import type { Index } from './open.ts'
import { frameColumns, quoted } from './schema.ts'

/** What the reading itself does not know of its file. */
export interface Origin {
  /** Size of the file. */
  bytes: number
  /** Hash of the rules it was read with. */
  rulesHash: string
}

/** Puts a document into the index, in the place of what the same path or the same bytes gave before. */
export function saveReading(index: Index, reading: DocumentReading, { bytes, rulesHash }: Origin): void {
  const { source } = reading
  const { db } = index
  db.transaction(() => {
    // Records that leave take their links with them; so the links are to be made anew, even from the same papers.
    db.exec(`DELETE FROM _meta WHERE key = 'linked'`)
    const paths = db
      .prepare(`SELECT _paths.path FROM _paths JOIN documents ON documents.pk = document_id WHERE documents.id = ?`)
      .pluck()
      .all(source.id) as string[]
    releasePath(index, source.path)
    db.prepare('DELETE FROM documents WHERE id = ?').run(source.id)
    const pk = db
      .prepare(
        `INSERT INTO documents (id, path, title, kind, media, pages, bytes, rules_hash, ocr, pages_without_text, hidden_text)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        source.id,
        source.path,
        reading.title,
        reading.kind,
        source.media,
        reading.pages.length,
        bytes,
        rulesHash,
        reading.ocr,
        reading.pages.filter(({ lacksText }) => lacksText === 'picture').length,
        reading.hiddenText,
      ).lastInsertRowid as number
    for (const path of new Set([...paths, source.path])) addPath(index, path, pk)
    insertPages(index, pk, reading.pages)
    insertRecords(index, pk, reading.records)
    insertCoverage(index, pk, reading.coverage)
    const insertNotice = db.prepare(
      `INSERT INTO notices (document_id, body, meeting_date, relation, date, date_raw, outcome, page, line, quote)
       VALUES ($pk, $body, $meeting_date, $relation, $date, $date_raw, $outcome, $page, $line, $quote)`,
    )
    for (const notice of reading.notices) insertNotice.run({ pk, ...notice })
    const insertMark = db.prepare(
      'INSERT OR REPLACE INTO _meeting_marks (document_id, page, "offset", body, date) VALUES (?, ?, ?, ?, ?)',
    )
    for (const { page, offset, meeting } of reading.meetings)
      insertMark.run(pk, page, offset, meeting?.body ?? null, meeting?.date ?? null)
    const insertName = db.prepare('INSERT INTO _short_names (document_id, short, full) VALUES (?, ?, ?)')
    for (const [short, full] of reading.shortNames) insertName.run(pk, short, full)
    for (const problem of reading.problems) insertProblem(index, pk, problem)
  })()
}

/**
 * Keeps a problem of a file that could not be read. What the index holds of that path stays.
 */
export function saveProblem(index: Index, problem: Problem): void {
  index.db.transaction(() => {
    forgetProblem(index, problem.path)
    insertProblem(index, null, problem)
  })()
}

/** How many documents were read with other rules than these. */
export function documentsBehind({ db }: Index, rulesHash: string): number {
  return db.prepare('SELECT count(*) FROM documents WHERE rules_hash <> ?').pluck().get(rulesHash) as number
}

/**
 * Whether these bytes were read with these rules before, and reading them again would give the same.
 * @param ocr which pages are to be read by OCR; those that were, without
 * @param hidden whether text that the pages do not show is to be read
 */
export function knownDocument(index: Index, id: string, rulesHash: string, ocr?: OcrMode, hidden = false): boolean {
  const known = index.db
    .prepare(
      'SELECT media, ocr, pages_without_text AS textless, hidden_text AS hidden FROM documents WHERE id = ? AND rules_hash = ?',
    )
    .get(id, rulesHash) as { media: string; ocr: OcrMode; textless: number; hidden: HiddenText } | undefined
  if (!known || (known.hidden !== 'none' && (known.hidden === 'read') !== hidden)) return false
  if (ocr === undefined || ocr === known.ocr || known.media !== 'pdf') return true
  return known.textless === 0 && ocr !== 'force' && known.ocr !== 'force'
}

/** Which pages of a document were read by OCR, in this index or in the one that it takes the place of. */
export function knownOcr({ db, rebuild }: Index, id: string, path: string): OcrMode | undefined {
  const known = db.prepare('SELECT ocr FROM documents WHERE id = ?').pluck().get(id) as OcrMode | undefined
  return known ?? rebuild?.ocr.get(path)
}

/** Whether text that the pages of a document do not show was read. */
export function knownHidden({ db }: Index, id: string): boolean {
  return db.prepare('SELECT hidden_text FROM documents WHERE id = ?').pluck().get(id) === 'read'
}

/** Notes that a known document stands at a path (too). @returns whether that was new to the index */
export function notePath(index: Index, id: string, path: string): boolean {
  const { db } = index
  return db.transaction(() => {
    const pk = db.prepare('SELECT pk FROM documents WHERE id = ?').pluck().get(id) as number
    const before = db.prepare('SELECT document_id FROM _paths WHERE path = ?').pluck().get(path)
    forgetProblem(index, path)
    if (before === pk) return false
    releasePath(index, path)
    addPath(index, path, pk)
    return true
  })()
}

/** Takes paths from the index, with what could not be read there; a document that stands at no other path leaves it. */
export function forgetPaths(index: Index, paths: readonly string[]): void {
  const { db } = index
  db.transaction(() => {
    db.exec(`DELETE FROM _meta WHERE key = 'linked'`)
    for (const path of paths) releasePath(index, path)
  })()
}

/** Forgets why the file at a path could not be read. */
function forgetProblem({ db }: Index, path: string): void {
  db.prepare('DELETE FROM problems WHERE document_id IS NULL AND path = ?').run(path)
}

/** Takes a path from the document that stood there; a document without a path leaves the index. */
function releasePath(index: Index, path: string): void {
  const { db } = index
  forgetProblem(index, path)
  const pk = db.prepare('SELECT document_id FROM _paths WHERE path = ?').pluck().get(path)
  if (pk === undefined) return
  db.prepare('DELETE FROM _paths WHERE path = ?').run(path)
  db.prepare('DELETE FROM documents WHERE pk = ? AND NOT EXISTS (SELECT 1 FROM _paths WHERE document_id = ?)').run(
    pk,
    pk,
  )
  settlePath(db, pk as number)
}

function addPath({ db }: Index, path: string, pk: number): void {
  db.prepare('INSERT INTO _paths (path, document_id) VALUES (?, ?)').run(path, pk)
  settlePath(db, pk)
}

/** The same bytes at several paths are one document; it goes by the smallest path, whatever came first. */
function settlePath(db: Index['db'], pk: number): void {
  db.prepare(
    'UPDATE documents SET path = (SELECT min(path) FROM _paths WHERE document_id = $pk) WHERE pk = $pk AND EXISTS ' +
      '(SELECT 1 FROM _paths WHERE document_id = $pk)',
  ).run({ pk })
}

function insertPages({ db }: Index, pk: number, pages: readonly Page[]): void {
  const insert = db.prepare(
    'INSERT INTO pages (document_id, number, position, first_line, origin, text) VALUES (?, ?, ?, ?, ?, ?)',
  )
  pages.forEach((page, position) =>
    insert.run(pk, page.number, position, page.firstLine, page.origin ?? null, page.text),
  )
}

/** Puts records of a document into their tables. */
export function insertRecords({ db, types }: Index, documentPk: number, records: readonly ExportedRecord[]): void {
  const insert = db.prepare(
    `INSERT INTO _records (id, type, type_order, document_id, page_order, char_start, record)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const [order, type] of types.entries()) {
    const ofType = records.filter((record) => record.type === type.name)
    if (ofType.length === 0) continue
    const insertTyped = db.prepare(typedInsert(type))
    for (const record of ofType) {
      const { source } = record
      const page = source.spans?.[0]?.page ?? (source.page ?? 1) - 1
      const written = JSON.stringify({ ...record, document: undefined })
      const { lastInsertRowid } = insert.run(record.id, type.name, order, documentPk, page, source.char_start, written)
      insertTyped.run(
        lastInsertRowid,
        record.id,
        documentPk,
        ...fieldColumns(type).map((column) => columnValue(column, record)),
        ...frameColumns.map((column) => column.of(record)),
      )
    }
  }
  const stray = records.find((record) => types.every((type) => type.name !== record.type))
  if (stray) throw new Error(`record ${stray.id}: no record type is named ${stray.type}`)
}

/** Takes a record out of its tables. */
export function removeRecord({ db, types }: Index, id: string): void {
  const type = db.prepare('SELECT type FROM _records WHERE id = ?').pluck().get(id)
  const table = types.find(({ name }) => name === type)?.plural
  if (table) db.prepare(`DELETE FROM ${quoted(table)} WHERE id = ?`).run(id)
  db.prepare('DELETE FROM _records WHERE id = ?').run(id)
}

function typedInsert(type: RecordType): string {
  const names = ['pk', 'id', 'document_id', ...[...fieldColumns(type), ...frameColumns].map((column) => column.name)]
  return `INSERT INTO ${quoted(type.plural)} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
}

function insertCoverage({ db }: Index, pk: number, entries: readonly CoverageEntry[]): void {
  const insert = db.prepare(
    `INSERT INTO coverage (document_id, kind, name, title, page, line_start, line_end, records, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const entry of entries)
    insert.run(
      pk,
      entry.kind,
      entry.name,
      entry.title,
      entry.page,
      entry.line_start,
      entry.line_end,
      entry.records,
      entry.reason,
    )
}

function insertProblem({ db }: Index, pk: number | null, problem: Problem): void {
  db.prepare(
    `INSERT INTO problems (document_id, path, severity, code, page, line, message, remedy)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    pk,
    problem.path,
    problem.severity,
    problem.code,
    problem.page ?? null,
    problem.line ?? null,
    problem.message,
    problem.remedy,
  )
}
