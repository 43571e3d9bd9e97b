// Record types → the CREATE statements of the index, and a hash that changes with them.

import { createHash } from 'node:crypto'
import {
  documentKinds,
  type ExportedRecord,
  media,
  nameKinds,
  hiddenTexts,
  ocrModes,
  origins,
  type RecordType,
  threadKinds,
  zoneKinds,
} from '#model'
import { type Column, fieldColumns, type SqlValue } from './columns.ts'

/** Raise it when the meaning of a stored value changes while the statements stay the same. */
const layout = 1

/** A name as SQL wants it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A column that every record has. */
interface FrameColumn {
  name: string
  sql: string
  of: (record: ExportedRecord) => SqlValue
}

const json = (value: unknown): SqlValue => (value === undefined ? null : JSON.stringify(value))

export const frameColumns: readonly FrameColumn[] = [
  { name: 'meeting_body', sql: 'TEXT', of: (r) => r.meeting?.body ?? null },
  { name: 'meeting_date', sql: 'TEXT', of: (r) => r.meeting?.date ?? null },
  { name: 'paper', sql: 'TEXT', of: (r) => r.paper },
  { name: 'item_ref', sql: 'TEXT', of: (r) => r.item_ref },
  { name: 'point', sql: 'TEXT', of: (r) => r.point ?? null },
  { name: 'section', sql: 'TEXT NOT NULL', of: (r) => json(r.section) },
  { name: 'zone', sql: `TEXT NOT NULL ${check('zone', zoneKinds)}`, of: (r) => r.zone },
  { name: 'page', sql: 'INTEGER', of: (r) => r.source.page },
  { name: 'line_start', sql: 'INTEGER', of: (r) => r.source.line_start },
  { name: 'line_end', sql: 'INTEGER', of: (r) => r.source.line_end },
  { name: 'char_start', sql: 'INTEGER NOT NULL', of: (r) => r.source.char_start },
  { name: 'char_end', sql: 'INTEGER NOT NULL', of: (r) => r.source.char_end },
  { name: 'text_origin', sql: `TEXT ${check('text_origin', origins)}`, of: (r) => r.source.origin ?? null },
  { name: 'quote', sql: 'TEXT NOT NULL', of: (r) => r.source.quote },
  { name: 'spans', sql: 'TEXT', of: (r) => json(r.source.spans) },
  { name: 'field_spans', sql: 'TEXT', of: (r) => json(r.source.fields) },
  { name: 'rule', sql: 'TEXT NOT NULL', of: (r) => r.rule },
  { name: 'inferred', sql: 'TEXT', of: (r) => json(r.inferred) },
]

function check(name: string, choices: readonly string[]): string {
  return `CHECK (${quoted(name)} IN (${choices.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')}))`
}

const frame = [
  `CREATE TABLE _meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE TABLE documents (
    pk INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, path TEXT NOT NULL, title TEXT,
    kind TEXT NOT NULL ${check('kind', documentKinds)}, media TEXT NOT NULL ${check('media', media)},
    pages INTEGER NOT NULL, bytes INTEGER NOT NULL, rules_hash TEXT NOT NULL,
    ocr TEXT NOT NULL ${check('ocr', ocrModes)}, pages_without_text INTEGER NOT NULL,
    hidden_text TEXT NOT NULL ${check('hidden_text', hiddenTexts)})`,
  `CREATE INDEX documents_path ON documents (path)`,
  `CREATE TABLE _paths (
    path TEXT PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE) WITHOUT ROWID`,
  `CREATE INDEX _paths_document ON _paths (document_id)`,
  `CREATE TABLE pages (
    pk INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    number INTEGER, position INTEGER NOT NULL, first_line INTEGER, origin TEXT ${check('origin', origins)},
    text TEXT NOT NULL, UNIQUE (document_id, position))`,
  // From where on a document belongs to which meeting.
  `CREATE TABLE _meeting_marks (
    document_id INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE, page INTEGER NOT NULL,
    "offset" INTEGER NOT NULL, body TEXT, date TEXT, PRIMARY KEY (document_id, page, "offset")) WITHOUT ROWID`,
  `CREATE TABLE coverage (
    pk INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    kind TEXT NOT NULL, name TEXT NOT NULL, title TEXT, page INTEGER, line_start INTEGER, line_end INTEGER,
    records INTEGER NOT NULL, reason TEXT)`,
  `CREATE INDEX coverage_document ON coverage (document_id)`,
  `CREATE TABLE problems (
    pk INTEGER PRIMARY KEY, document_id INTEGER REFERENCES documents (pk) ON DELETE CASCADE, path TEXT NOT NULL,
    severity TEXT NOT NULL ${check('severity', ['error', 'warning'])}, code TEXT NOT NULL, page INTEGER, line INTEGER,
    message TEXT NOT NULL, remedy TEXT NOT NULL)`,
  `CREATE INDEX problems_document ON problems (document_id)`,
  `CREATE INDEX problems_path ON problems (path)`,
  // Every record of every type once more, as it leaves the program: what is read back is what was stored.
  `CREATE TABLE _records (
    pk INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, type TEXT NOT NULL, type_order INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE, page_order INTEGER NOT NULL,
    char_start INTEGER NOT NULL, record TEXT NOT NULL)`,
  `CREATE INDEX _records_order ON _records (document_id, page_order, char_start, type_order, id)`,
  `CREATE TABLE _short_names (
    document_id INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE, short TEXT NOT NULL, full TEXT NOT NULL,
    PRIMARY KEY (document_id, short)) WITHOUT ROWID`,
  `CREATE TABLE notices (
    pk INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE, body TEXT,
    meeting_date TEXT NOT NULL, relation TEXT NOT NULL ${check('relation', ['previous', 'next'])}, date TEXT NOT NULL,
    date_raw TEXT NOT NULL, outcome TEXT ${check('outcome', ['agreed', 'amended'])}, page INTEGER, line INTEGER,
    quote TEXT NOT NULL)`,
  `CREATE INDEX notices_document ON notices (document_id)`,
  // Records as they were read, where a correction changed or rejected them; and what became of each correction.
  `CREATE TABLE _originals (
    record_id TEXT PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    record TEXT NOT NULL) WITHOUT ROWID`,
  `CREATE INDEX _originals_document ON _originals (document_id)`,
  `CREATE TABLE corrections (
    pk INTEGER PRIMARY KEY, file TEXT NOT NULL, number INTEGER NOT NULL,
    kind TEXT NOT NULL ${check('kind', ['fix', 'reject', 'add', 'join', 'split', 'merge'])}, record_id TEXT,
    because TEXT NOT NULL, reason TEXT)`,
  // What follows from all records together; made anew when the documents of the index are others than before.
  `CREATE TABLE bodies (
    pk INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, name TEXT NOT NULL, names TEXT NOT NULL,
    parent_id TEXT REFERENCES bodies (id) DEFERRABLE INITIALLY DEFERRED)`,
  `CREATE TABLE people (pk INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, name TEXT NOT NULL)`,
  `CREATE TABLE person_names (
    pk INTEGER PRIMARY KEY, person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE, words TEXT NOT NULL,
    key TEXT NOT NULL, kind TEXT NOT NULL ${check('kind', nameKinds)}, body_id TEXT NOT NULL, since TEXT NOT NULL,
    until TEXT NOT NULL)`,
  `CREATE INDEX person_names_key ON person_names (key)`,
  `CREATE INDEX person_names_person ON person_names (person_id)`,
  `CREATE TABLE threads (
    pk INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, kind TEXT NOT NULL ${check('kind', threadKinds)}, body_id TEXT,
    title TEXT NOT NULL, report TEXT)`,
  `CREATE INDEX threads_kind ON threads (kind, body_id)`,
  `CREATE TABLE thread_records (
    thread_id TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    record_id TEXT NOT NULL REFERENCES _records (id) ON DELETE CASCADE, role TEXT NOT NULL, how TEXT NOT NULL,
    score REAL, PRIMARY KEY (thread_id, position)) WITHOUT ROWID`,
  `CREATE INDEX thread_records_record ON thread_records (record_id)`,
  `CREATE TABLE superseded (
    record_id TEXT PRIMARY KEY REFERENCES _records (id) ON DELETE CASCADE,
    by_id TEXT NOT NULL REFERENCES _records (id) ON DELETE CASCADE) WITHOUT ROWID`,
  `CREATE INDEX superseded_by ON superseded (by_id)`,
  // Unstemmed words for exact phrases. Odd rows are pages, even rows are records.
  `CREATE VIRTUAL TABLE _exact USING FTS5(text, content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2')`,
  ...fullText('pages', ['text'], 'new.pk * 2 + 1', 'old.pk * 2 + 1'),
]

function fullText(table: string, columns: readonly string[], newRow: string, oldRow: string): string[] {
  const list = columns.map(quoted).join(', ')
  const fts = quoted(`${table}_fts`)
  const values = (row: string) => columns.map((name) => `${row}.${quoted(name)}`).join(', ')
  const words = columns.map((name) => `coalesce(new.${quoted(name)}, '')`).join(' || char(10) || ')
  const enter = `INSERT INTO ${fts} (rowid, ${list}) VALUES (new.pk, ${values('new')});
    INSERT INTO _exact (rowid, text) VALUES (${newRow}, ${words});`
  const leave = `INSERT INTO ${fts} (${fts}, rowid, ${list}) VALUES ('delete', old.pk, ${values('old')});
    DELETE FROM _exact WHERE rowid = ${oldRow};`
  const trigger = (moment: string, word: string, body: string) =>
    `CREATE TRIGGER ${quoted(`${table}_${moment}`)} AFTER ${word} ON ${quoted(table)} BEGIN ${body} END`
  return [
    // Datasette finds the index of a table by this very spelling of content=.
    `CREATE VIRTUAL TABLE ${fts} USING FTS5(${list}, content=${quoted(table)}, content_rowid="pk",
    tokenize='porter unicode61 remove_diacritics 2')`,
    trigger('inserted', 'INSERT', enter),
    trigger('deleted', 'DELETE', leave),
    trigger('updated', 'UPDATE', `${leave} ${enter}`),
  ]
}

const sqlKinds = { text: 'TEXT', integer: 'INTEGER', real: 'REAL', boolean: 'INTEGER', list: 'TEXT' } as const

function columnSql(column: Column): string {
  const name = quoted(column.name)
  const limits =
    column.kind === 'boolean' ? `CHECK (${name} IN (0, 1))` : column.choices ? check(column.name, column.choices) : ''
  return `${name} ${sqlKinds[column.kind]} ${limits}`.trim()
}

/** Columns of a type that its full-text index holds: the searched fields, then the quote. */
export function searchedColumns(type: RecordType): readonly string[] {
  return [
    ...fieldColumns(type)
      .filter((column) => column.search)
      .map((column) => column.name),
    'quote',
  ]
}

function typeStatements(type: RecordType): string[] {
  const table = type.plural
  const own = fieldColumns(type)
  const taken = new Set(['pk', 'id', 'document_id', ...frameColumns.map((column) => column.name)])
  for (const { name } of own) {
    if (taken.has(name)) throw new Error(`record type ${type.name}: two columns named ${name}; rename the field`)
    taken.add(name)
  }
  const lines = [
    'pk INTEGER PRIMARY KEY',
    'id TEXT UNIQUE NOT NULL',
    'document_id INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE',
    ...own.map(columnSql),
    ...frameColumns.map((column) => `${quoted(column.name)} ${column.sql}`),
  ]
  const indexed = [
    'document_id',
    'meeting_date',
    'item_ref',
    ...own.filter(({ filter, kind }) => filter && filter !== 'words' && kind !== 'list').map(({ name }) => name),
  ]
  return [
    `CREATE TABLE ${quoted(table)} (\n    ${lines.join(',\n    ')})`,
    ...indexed.map((name) => `CREATE INDEX ${quoted(`${table}_by_${name}`)} ON ${quoted(table)} (${quoted(name)})`),
    ...fullText(table, searchedColumns(type), 'new.pk * 2', 'old.pk * 2'),
  ]
}

/** The statements that make an empty index, in order. */
export function schemaStatements(types: readonly RecordType[]): readonly string[] {
  return [...frame, ...types.flatMap(typeStatements)]
}

/** Changes whenever an index made before can no longer be read. */
export function schemaHash(types: readonly RecordType[]): string {
  return createHash('sha256')
    .update(`${layout}\n${schemaStatements(types).join('\n')}`)
    .digest('hex')
}
