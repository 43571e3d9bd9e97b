// What an ingest leaves when it is killed while it writes is taken back by whoever opens the index next.

import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordTypes } from '#records'
import { closeIndex, eachRecord, openIndex, saveReading } from '#store'
import { readingOf, sheets } from './sample.ts'

const nobody = 65_534
const isRoot = process.getuid?.() === 0
const origin = { bytes: 100, rulesHash: 'r1' }

const recordsIn = (path: string) => {
  const index = openIndex(path, recordTypes, { readonly: true })
  const records = [...eachRecord(index)].map((record) => JSON.stringify(record))
  const whole = index.db.pragma('integrity_check', { simple: true })
  closeIndex(index)
  return { records, whole }
}

/** An index as a kill leaves it in the middle of a commit, and the records that were in it before. */
function killed(mode: { file: number; folder: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-'))
  const path = join(folder, 'm.db')
  const index = openIndex(path, recordTypes)
  for (const sheet of sheets) saveReading(index, readingOf(sheet), origin)
  const before = [...eachRecord(index)].map((record) => JSON.stringify(record))
  index.db.pragma('cache_size = 1')
  index.db.exec('BEGIN')
  // More than fits into the memory that it may use, so that it is written before it is whole.
  index.db.exec(`UPDATE _records SET record = record || hex(zeroblob(20000))`)
  const copy = mkdtempSync(join(tmpdir(), 'minutebook-'))
  for (const name of readdirSync(folder)) {
    copyFileSync(join(folder, name), join(copy, name))
    chmodSync(join(copy, name), mode.file)
    if (isRoot) chownSync(join(copy, name), nobody, nobody)
  }
  if (isRoot) chownSync(copy, nobody, nobody)
  chmodSync(copy, mode.folder)
  index.db.exec('ROLLBACK')
  closeIndex(index)
  const left = join(copy, 'm.db')
  expect(statSync(`${left}-journal`).size).toBeGreaterThan(0)
  return { left, before }
}

/** Does as somebody whom permissions bind; root may write everywhere. */
function asNobody<Result>(does: () => Result): Result {
  if (isRoot) process.seteuid!(nobody)
  try {
    return does()
  } finally {
    if (isRoot) process.seteuid!(0)
  }
}

const open = { file: 0o644, folder: 0o755 }

test.each([
  ['to read', { readonly: true }],
  ['to write', { readonly: false }],
])('opening it %s takes back what was half written', (_, how) => {
  const { left, before } = killed(open)
  closeIndex(openIndex(left, recordTypes, how))
  expect(existsSync(`${left}-journal`)).toBe(false)
  expect(recordsIn(left)).toEqual({ records: before, whole: 'ok' })
})

test.each([
  ['the file', { ...open, file: 0o444 }],
  ['the folder', { ...open, folder: 0o555 }],
  ['both', { file: 0o444, folder: 0o555 }],
])('where %s may not be written, it says how to mend it, and that mends it', (_, mode) => {
  const { left, before } = killed(mode)
  expect(() => asNobody(() => recordsIn(left))).toThrow(
    /m\.db: an ingest was cut off while it wrote.*make the file and its folder writable, or copy m\.db and m\.db-journal/,
  )
  const own = mkdtempSync(join(tmpdir(), 'minutebook-'))
  for (const name of ['m.db', 'm.db-journal']) {
    copyFileSync(join(left, '..', name), join(own, name))
    chmodSync(join(own, name), 0o644)
  }
  expect(recordsIn(join(own, 'm.db'))).toEqual({ records: before, whole: 'ok' })
})

test('an index in a read-only folder is read, and nothing is left beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-'))
  const path = join(folder, 'm.db')
  closeIndex(openIndex(path, recordTypes))
  chmodSync(path, 0o444)
  chmodSync(folder, 0o555)
  if (isRoot) for (const place of [path, folder]) chownSync(place, nobody, nobody)
  expect(asNobody(() => recordsIn(path))).toEqual({ records: [], whole: 'ok' })
  expect(readdirSync(folder)).toEqual(['m.db'])
})

test.skipIf(isRoot)('an ingest into what may not be written says so at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-'))
  const path = join(folder, 'm.db')
  closeIndex(openIndex(path, recordTypes))
  chmodSync(path, 0o444)
  expect(() => openIndex(path, recordTypes)).toThrow(/m\.db: the file may not be written; make it writable/)
  chmodSync(folder, 0o555)
  expect(() => openIndex(join(folder, 'new.db'), recordTypes)).toThrow(/new\.db: its folder may not be written/)
})

test('a damaged index is named as such', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-'))
  const path = join(folder, 'm.db')
  const index = openIndex(path, recordTypes)
  closeIndex(index)
  const size = statSync(path).size
  const bytes = Buffer.alloc(size, 0xff)
  bytes.write('SQLite format 3\0', 0, 'latin1')
  writeFileSync(path, bytes)
  expect(() => openIndex(path, recordTypes, { readonly: true })).toThrow(/not an index|damaged/)
})
