// Corrections → changed records in the index, with what was read kept beside them.

import { createHash } from 'node:crypto'
import { type Corrected, type Correction, type ExportedRecord, lineAt, type LinkOrders, type RecordType } from '#model'
import { documentPages, eachRecord } from './load.ts'
import type { Index } from './open.ts'
import { insertRecords, removeRecord } from './save.ts'

export interface Applied {
  orders: LinkOrders
  /** Corrections that do not apply, each with the reason. */
  idle: readonly { correction: Correction; reason: string }[]
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * Takes back what corrections changed before, then applies these. A correction whose record is not there, or whose words
 * are others, changes nothing and is told.
 */
export function applyCorrections(index: Index, corrections: readonly Correction[]): Applied {
  return index.db.transaction(() => {
    takeBack(index)
    const idle: { correction: Correction; reason: string }[] = []
    const orders = {
      joins: [] as [string, string][],
      splits: [] as [string, string][],
      merges: [] as [string, string][],
    }
    const note = index.db.prepare(
      'INSERT INTO corrections (file, number, kind, record_id, because, reason) VALUES (?, ?, ?, ?, ?, ?)',
    )
    for (const correction of corrections) {
      const outcome = apply(index, correction, orders)
      const reason = 'reason' in outcome ? outcome.reason : null
      if (reason !== null) idle.push({ correction, reason })
      const record = 'record' in outcome ? outcome.record : null
      note.run(correction.file, correction.number, correction.kind, record, correction.because, reason)
    }
    return { orders, idle }
  })()
}

function takeBack(index: Index): void {
  const { db } = index
  db.exec('DELETE FROM corrections')
  const added = db
    .prepare(`SELECT id FROM _records WHERE json_extract(record, '$.rule') = 'correction'`)
    .pluck()
    .all() as string[]
  for (const id of added) removeRecord(index, id)
  const originals = db.prepare('SELECT document_id, record FROM _originals ORDER BY record_id').all() as {
    document_id: number
    record: string
  }[]
  for (const { document_id: document, record } of originals) {
    const read = JSON.parse(record) as ExportedRecord
    removeRecord(index, read.id)
    insertRecords(index, document, [read])
  }
  db.exec('DELETE FROM _originals')
}

type Outcome = { reason: string } | { record: string | null }
type Orders = { joins: [string, string][]; splits: [string, string][]; merges: [string, string][] }

function apply(index: Index, correction: Correction, orders: Orders): Outcome {
  switch (correction.kind) {
    case 'fix':
    case 'reject': {
      const found = theRecord(
        index,
        correction.record,
        correction.quote,
        correction.kind === 'fix' ? correction.set : {},
      )
      return 'reason' in found ? found : change(index, correction, found.record)
    }
    case 'add':
      return add(index, correction)
    case 'join':
    case 'split': {
      const [a, b] = correction.records.map((id, i) => theRecord(index, id, correction.quotes[i]!)) as [Found, Found]
      if ('reason' in a) return a
      if ('reason' in b) return b
      orders[correction.kind === 'join' ? 'joins' : 'splits'].push([a.record.id, b.record.id])
      return { record: a.record.id }
    }
    case 'merge':
      orders.merges.push([...correction.names])
      return { record: null }
  }
}

type Found = { reason: string } | { record: ExportedRecord }

/** The record with the id and the words; where a changed paper gave it another id, the only one with the words. */
function theRecord(index: Index, id: string, quote: string, set: Readonly<Record<string, unknown>> = {}): Found {
  const words = flat(quote)
  const all = [...eachRecord(index)]
  const own = all.find((record) => record.id === id)
  if (own)
    return flat(own.source.quote).includes(words) ? { record: own } : { reason: 'the record has other words now' }
  const fits = ({ type }: ExportedRecord) =>
    misfit(
      index.types.find(({ name }) => name === type)!,
      set,
    ) === undefined
  const same = all.filter((record) => flat(record.source.quote).includes(words) && fits(record))
  if (words.length >= 20 && same.length === 1) return { record: same[0]! }
  return {
    reason:
      same.length > 1
        ? `no record ${id}, and ${same.length} have the words`
        : `no record ${id}, and none has the words`,
  }
}

const documentPk = ({ db }: Index, id: string) =>
  db.prepare('SELECT pk FROM documents WHERE id = ?').pluck().get(id) as number

/** Fields of a correction that the record type does not take, in words. */
function misfit(type: RecordType, set: Readonly<Record<string, unknown>>): string | undefined {
  const strange = Object.keys(set).find((key) => !(key in type.fields.shape))
  if (strange) return `${type.name} has no field ${strange}`
  const read = type.fields.partial().safeParse(set)
  return read.success
    ? undefined
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}

function change(index: Index, correction: Correction & { kind: 'fix' | 'reject' }, record: ExportedRecord): Outcome {
  const { db } = index
  const pk = documentPk(index, record.document.id)
  if (correction.kind === 'fix') {
    const wrong = misfit(
      index.types.find(({ name }) => name === record.type)!,
      correction.set,
    )
    if (wrong) return { reason: wrong }
  }
  const before = record['corrected'] as Corrected | undefined
  if (!before)
    db.prepare('INSERT INTO _originals (record_id, document_id, record) VALUES (?, ?, ?)').run(
      record.id,
      pk,
      JSON.stringify({ ...record, document: undefined }),
    )
  removeRecord(index, record.id)
  if (correction.kind === 'reject') return { record: record.id }
  const was = Object.fromEntries(Object.keys(correction.set).map((field) => [field, record[field] ?? null]))
  const corrected: Corrected = { file: correction.file, because: correction.because, was: { ...was, ...before?.was } }
  insertRecords(index, pk, [{ ...record, ...correction.set, corrected }])
  return { record: record.id }
}

function add(index: Index, correction: Correction & { kind: 'add' }): Outcome {
  const type = index.types.find(({ name, plural }) => name === correction.type || plural === correction.type)
  if (!type) return { reason: `no record type is named ${correction.type}` }
  const documents = index.db
    .prepare(
      `SELECT pk, id, path, title, kind FROM documents WHERE path = $path OR substr(path, -length($path) - 1) = '/' || $path`,
    )
    .all({ path: correction.document }) as (ExportedRecord['document'] & { pk: number })[]
  if (documents.length !== 1) return { reason: `${documents.length} documents are named ${correction.document}` }
  const { pk, ...document } = documents[0]!
  const wrong = misfit(type, correction.set)
  if (wrong) return { reason: wrong }
  const fields = Object.fromEntries(
    Object.entries(type.fields.shape).flatMap(([name, schema]) =>
      name in correction.set ? [[name, correction.set[name]]] : schema.safeParse(null).success ? [[name, null]] : [],
    ),
  )
  const whole = type.fields.safeParse(fields)
  if (!whole.success) return { reason: `lacks ${whole.error.issues.map(({ path }) => path.join('.')).join(', ')}` }
  const pages = documentPages(index, document.id)
  const pattern = new RegExp(
    correction.quote
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('\\s+'),
    'g',
  )
  const places = pages.flatMap((page, i) =>
    correction.page === undefined || page.number === correction.page
      ? [...page.text.matchAll(pattern)].map((match) => ({
          page,
          i,
          start: match.index,
          end: match.index + match[0].length,
        }))
      : [],
  )
  if (places.length !== 1) return { reason: `the words stand ${places.length} times in ${correction.document}` }
  const { page, i, start, end } = places[0]!
  const near = neighbour(index, pk, i, start)
  const record: ExportedRecord = {
    type: type.name,
    id: createHash('sha256')
      .update(`${document.id} ${type.name} ${i}:${start}-${end} correction`)
      .digest('hex')
      .slice(0, 12),
    document,
    meeting: near?.meeting ?? null,
    paper: near?.paper ?? null,
    item_ref: near?.item_ref ?? null,
    section: near?.section ?? [],
    zone: near?.zone ?? 'front',
    source: {
      page: page.number,
      line_start: lineAt(page, start),
      line_end: lineAt(page, end - 1),
      char_start: start,
      char_end: end,
      quote: page.text.slice(start, end),
      ...(i === (page.number ?? 1) - 1 ? {} : { spans: [{ page: i, start, end }] }),
    },
    rule: 'correction',
    inferred: ['meeting', 'paper', 'item_ref', 'section', 'zone'],
    ...fields,
    corrected: { file: correction.file, because: correction.because } satisfies Corrected,
  }
  insertRecords(index, pk, [record])
  return { record: record.id }
}

/** The last record before a place, else the first of the document: it stands in the same paper and meeting. */
function neighbour({ db }: Index, pk: number, page: number, start: number): ExportedRecord | undefined {
  const before = db
    .prepare(
      `SELECT record FROM _records WHERE document_id = ? AND (page_order < ? OR (page_order = ? AND char_start <= ?))
       ORDER BY page_order DESC, char_start DESC, id LIMIT 1`,
    )
    .pluck()
    .get(pk, page, page, start) as string | undefined
  const found =
    before ??
    (db
      .prepare('SELECT record FROM _records WHERE document_id = ? ORDER BY page_order, char_start, id LIMIT 1')
      .pluck()
      .get(pk) as string | undefined)
  return found === undefined ? undefined : (JSON.parse(found) as ExportedRecord)
}
