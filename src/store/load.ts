// Rows of the index → records and pages as they were stored.

import { type ExportedRecord, type Origin, type Page, pageOf } from '#model'
import type { Index } from './open.ts'

/** A stored record with the columns of its document, as `recordColumns` selects them. */
export interface StoredRecord {
  record: string
  document_id: string
  document_path: string
  document_title: string | null
  document_kind: ExportedRecord['document']['kind']
}

/** What to select, from `_records r` joined with `documents d`. */
export const recordColumns =
  'r.record, d.id AS document_id, d.path AS document_path, d.title AS document_title, d.kind AS document_kind'

/** Order that does not depend on when a document was read: path, place on the page, type, id. */
export const recordOrder = 'd.path, d.id, r.page_order, r.char_start, r.type_order, r.id'

/** A record in the shape that leaves the program, keys in the order of the contract. */
export function storedToRecord(row: StoredRecord): ExportedRecord {
  const { type, id, ...rest } = JSON.parse(row.record) as Omit<ExportedRecord, 'document'> & {
    type: string
    id: string
  }
  const document = {
    id: row.document_id,
    path: row.document_path,
    title: row.document_title,
    kind: row.document_kind,
  }
  return { type, id, document, ...rest } as ExportedRecord
}

/**
 * All records, or those of some types, in the order of export.
 * @param standing without the records of drafts whose place those of later minutes took
 */
export function* eachRecord(
  index: Index,
  types?: readonly string[],
  { standing = false }: { standing?: boolean } = {},
): Generator<ExportedRecord> {
  const conditions = [
    ...(types ? [`r.type IN (${types.map(() => '?').join(', ')})`] : []),
    ...(standing ? ['NOT EXISTS (SELECT 1 FROM superseded s WHERE s.record_id = r.id)'] : []),
  ]
  const some = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const rows = index.db
    .prepare(
      `SELECT ${recordColumns} FROM _records r JOIN documents d ON d.pk = r.document_id ${some} ORDER BY ${recordOrder}`,
    )
    .iterate(...(types ?? [])) as IterableIterator<StoredRecord>
  for (const row of rows) yield storedToRecord(row)
}

/** Records whose id is, or begins with, the given one; an exact match comes alone. At most `most`. */
export function recordsById(index: Index, id: string, most = 10): ExportedRecord[] {
  const select = (where: string) =>
    index.db
      .prepare(
        `SELECT ${recordColumns} FROM _records r JOIN documents d ON d.pk = r.document_id
         WHERE ${where} ORDER BY r.id LIMIT $most`,
      )
      .all({ id, most }) as StoredRecord[]
  const exact = select('r.id = $id')
  return (exact.length > 0 ? exact : select('substr(r.id, 1, length($id)) = $id')).map(storedToRecord)
}

/** The pages of a document, in order. */
export function documentPages(index: Index, documentId: string): Page[] {
  const rows = index.db
    .prepare(
      `SELECT number, text, first_line, origin FROM pages JOIN documents d ON d.pk = document_id
       WHERE d.id = ? ORDER BY position`,
    )
    .all(documentId) as { number: number | null; text: string; first_line: number | null; origin: Origin | null }[]
  return rows.map(({ number, text, first_line, origin }) => ({
    ...pageOf(number, text, first_line),
    ...(origin ? { origin } : {}),
  }))
}

/** Every path that the index knows, sorted. */
export function knownPaths(index: Index): string[] {
  return index.db.prepare('SELECT path FROM _paths ORDER BY path').pluck().all() as string[]
}
