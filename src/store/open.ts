// A path → an open index, new where there is none, and begun again beside the old one where its shape is another.

import { accessSync, constants, copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { OcrMode, RecordType } from '#model'
import { misuse } from './misuse.ts'
import { schemaHash, schemaStatements } from './schema.ts'
import { bindingIntegers } from './statements.ts'

export interface Index {
  /** The file the user named. */
  readonly path: string
  readonly db: Database.Database
  readonly types: readonly RecordType[]
  /** There when the index had another shape and is being made again. */
  readonly rebuild?: Rebuild
}

export interface Rebuild {
  /** Every path that the old index knew, sorted. */
  readonly paths: readonly string[]
  /** Which pages were read by OCR, by path. */
  readonly ocr: ReadonlyMap<string, OcrMode>
  /** The new file until it takes the place of the old. */
  readonly written: string
}

type State =
  { kind: 'absent' } | { kind: 'current' } | { kind: 'foreign' } | ({ kind: 'other' } & Pick<Rebuild, 'paths' | 'ocr'>)

/**
 * Opens the index. An index of another shape is not touched: a new one is begun beside it, and `rebuild` tells what
 * was in the old one; `finishRebuild` puts the new one in its place.
 * @throws a misuse where there is nothing to read, where the file is not an index or is damaged, or where it should be
 *   written and may not
 */
export function openIndex(
  path: string,
  types: readonly RecordType[],
  { readonly = false }: { readonly?: boolean } = {},
): Index {
  const state = stateOf(path, types)
  if (state.kind === 'foreign')
    throw misuse(`${path}: not an index of minutebook; name another file with --db`, readonly ? 1 : 2)
  if (readonly) {
    if (state.kind === 'absent')
      throw misuse(`${path}: no such index; run minutebook ingest PATH first, or use --db`, 1)
    if (state.kind === 'other')
      throw misuse(`${path}: made by another version; run minutebook ingest to read its papers again`, 1)
    return { path, types, db: connect(path, true) }
  }
  mustBeWritable(path)
  if (state.kind !== 'other') {
    const db = connect(path, false)
    if (state.kind === 'absent') create(db, types)
    return { path, types, db }
  }
  const written = `${path}.rebuild`
  removeDatabase(written)
  const db = connect(written, false)
  create(db, types)
  return { path, types, db, rebuild: { paths: state.paths, ocr: state.ocr, written } }
}

export function closeIndex(index: Index): void {
  index.db.close()
}

/**
 * Closes a rebuilt index and puts it in the place of the old one.
 * @param keepOld where some papers could not be read again: the old index stays as a file beside the new one
 * @returns the path of the old index, where it was kept
 */
export function finishRebuild(index: Index, keepOld: boolean): string | undefined {
  if (!index.rebuild) throw new Error('finishRebuild: the index was not being rebuilt')
  index.db.close()
  const kept = keepOld ? freeName(`${index.path}.old`) : undefined
  // At no moment is there no index under its name.
  if (kept) nameAlso(index.path, kept)
  renameSync(index.rebuild.written, index.path)
  return kept
}

function nameAlso(path: string, name: string): void {
  try {
    linkSync(path, name)
  } catch {
    copyFileSync(path, name)
  }
}

function freeName(path: string): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? path : `${path}${i}`
    if (!existsSync(name)) return name
  }
}

function removeDatabase(path: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(path + ending, { force: true })
}

function stateOf(path: string, types: readonly RecordType[]): State {
  if (path === ':memory:' || !existsSync(path)) return { kind: 'absent' }
  const db = connect(path, true)
  try {
    const names = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[]
    if (names.length === 0) return { kind: 'absent' }
    if (!names.includes('_meta')) return { kind: 'foreign' }
    const hash = db.prepare(`SELECT value FROM _meta WHERE key = 'schema_hash'`).pluck().get()
    if (hash === schemaHash(types)) return { kind: 'current' }
    const paths = names.includes('_paths') ? db.prepare('SELECT path FROM _paths ORDER BY path').pluck().all() : []
    const readByOcr = db.prepare(`SELECT 1 FROM pragma_table_info('documents') WHERE name = 'ocr'`).get()
      ? db.prepare('SELECT _paths.path, ocr FROM _paths JOIN documents ON pk = document_id').raw().all()
      : []
    return { kind: 'other', paths: paths as string[], ocr: new Map(readByOcr as [string, OcrMode][]) }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === 'SQLITE_NOTADB') return { kind: 'foreign' }
    if (code?.startsWith('SQLITE_CORRUPT'))
      throw misuse(`${path}: damaged (${message}); move it away and ingest the papers again`, 1)
    throw error
  } finally {
    db.close()
  }
}

/**
 * The index is one file with a rollback journal, and no write-ahead log: it can be copied, mailed and read from a folder
 * that cannot be written, and other programs open it as it is.
 */
function connect(path: string, readonly: boolean): Database.Database {
  if (readonly) undoInterrupted(path)
  try {
    const db = bindingIntegers(new Database(path, { readonly, timeout: 10_000 }))
    db.pragma('foreign_keys = ON')
    if (!readonly) db.pragma('synchronous = NORMAL')
    return db
  } catch (error) {
    throw misuse(`${path}: ${(error as Error).message}; check that the folder is there and can be written`, 1)
  }
}

/** Takes back what a killed program left half written: a reader must not, and SQLite would refuse it every question. */
function undoInterrupted(path: string): void {
  const journal = statSync(`${path}-journal`, { throwIfNoEntry: false })
  if (!journal || journal.size === 0) return
  let db: Database.Database | undefined
  try {
    db = new Database(path, { timeout: 10_000 })
    db.prepare('SELECT count(*) FROM sqlite_master').get()
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string }
    if (code === 'SQLITE_NOTADB') return
    if (code === 'SQLITE_BUSY') throw misuse(`${path}: another program is writing it; ask again when that has ended`, 1)
    const file = basename(path)
    throw misuse(
      `${path}: an ingest was cut off while it wrote, and that cannot be undone here (${message}); make the file and its ` +
        `folder writable, or copy ${file} and ${file}-journal together to a folder of your own and name the copy with --db`,
      1,
    )
  } finally {
    db?.close()
  }
}

/** SQLite opens what may not be written for reading only, and fails when half of the papers are read. */
function mustBeWritable(path: string): void {
  if (path === ':memory:') return
  for (const place of [dirname(path), path].filter((name) => existsSync(name)))
    try {
      accessSync(place, constants.W_OK)
    } catch {
      const what = place === path ? 'the file' : 'its folder'
      throw misuse(`${path}: ${what} may not be written; make it writable, or name another index with --db`, 1)
    }
}

function create(db: Database.Database, types: readonly RecordType[]): void {
  db.transaction(() => {
    for (const statement of schemaStatements(types)) db.exec(statement)
    db.prepare(`INSERT INTO _meta (key, value) VALUES ('schema_hash', ?)`).run(schemaHash(types))
  })()
}
