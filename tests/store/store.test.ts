// The index keeps every reading as it was, and does not care in which order papers came.

import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { pageOf, type RecordType } from '#model'
import { recordTypes } from '#records'
import {
  closeIndex,
  documentPages,
  eachRecord,
  finishRebuild,
  type Index,
  knownDocument,
  knownPaths,
  notePath,
  openIndex,
  recordsById,
  saveProblem,
  saveReading,
} from '#store'
import { aprilMinutes, plan, readingOf, sheets } from './sample.ts'

const origin = { bytes: 100, rulesHash: 'r1' }
const exported = (index: Index) => [...eachRecord(index)].map((record) => JSON.stringify(record))
const folder = () => mkdtempSync(join(tmpdir(), 'minutebook-'))

function indexOf(chosen = sheets, path = ':memory:'): Index {
  const index = openIndex(path, recordTypes)
  for (const sheet of chosen) saveReading(index, readingOf(sheet), origin)
  return index
}

test('every record comes back as the same JSON, keys in the same order', () => {
  const stored = new Set(exported(indexOf()))
  for (const sheet of sheets)
    for (const record of readingOf(sheet).records) expect(stored).toContain(JSON.stringify(record))
})

test('pages come back with their lines', () => {
  const index = indexOf()
  const reading = readingOf(aprilMinutes)
  expect(documentPages(index, reading.source.id)).toEqual(reading.pages)
})

test('where words come from is kept with their page and their record, and can be asked in SQL', () => {
  const index = openIndex(':memory:', recordTypes)
  const reading = readingOf(aprilMinutes)
  const pages = reading.pages.map((page) => ({ ...page, origin: 'ocr' as const }))
  const records = reading.records.map((record) => ({ ...record, source: { ...record.source, origin: 'ocr' as const } }))
  saveReading(index, { ...reading, pages, records }, origin)
  expect(documentPages(index, reading.source.id)).toEqual(pages)
  expect([...eachRecord(index)].map(({ source }) => source.origin)).toEqual(records.map(() => 'ocr'))
  const counted = index.db.prepare(`SELECT count(*) FROM resolutions WHERE text_origin = 'ocr'`).pluck().get()
  expect(counted).toBe(records.filter(({ type }) => type === 'resolution').length)
})

test.each([
  // read with, asked for, pages without text, whether it is read again
  ['off', undefined, 2, false],
  ['auto', undefined, 2, false],
  ['off', 'auto', 2, true],
  ['off', 'auto', 0, false],
  ['auto', 'off', 0, false],
  ['auto', 'off', 1, true],
  ['auto', 'force', 0, true],
  ['force', 'auto', 0, true],
] as const)(
  'a PDF read with OCR %s and asked for %s, %i pages without text, is read again: %s',
  (was, ocr, without, again) => {
    const index = openIndex(':memory:', recordTypes)
    const reading = readingOf(aprilMinutes)
    const pages = [...reading.pages, pageOf(9, '', null), pageOf(10, '', null)].map((page, i) =>
      i < without ? { ...page, lacksText: 'picture' as const } : page,
    )
    saveReading(index, { ...reading, source: { ...reading.source, media: 'pdf' }, pages, ocr: was }, origin)
    expect(knownDocument(index, reading.source.id, 'r1', ocr)).toBe(!again)
  },
)

test.each([
  // what became of hidden text, whether it is asked for, whether the paper is read again
  ['none', true, false],
  ['left_out', true, true],
  ['read', true, false],
  ['read', false, true],
  ['left_out', false, false],
] as const)('a paper whose hidden text was %s, asked for: %s, is read again: %s', (hiddenText, asked, again) => {
  const index = openIndex(':memory:', recordTypes)
  const reading = readingOf(aprilMinutes)
  saveReading(index, { ...reading, hiddenText }, origin)
  expect(knownDocument(index, reading.source.id, 'r1', undefined, asked)).toBe(!again)
})

test('the order of ingest does not show, nor does reading twice', () => {
  const forwards = exported(indexOf(sheets))
  expect(exported(indexOf([...sheets].reverse()))).toEqual(forwards)
  expect(exported(indexOf([...sheets, ...sheets]))).toEqual(forwards)
})

test('a changed file takes the place of what its path gave before', () => {
  const index = indexOf()
  const changed = {
    ...aprilMinutes,
    pages: [`${aprilMinutes.pages[0]}\nMore.`],
    records: aprilMinutes.records.slice(1),
  }
  saveReading(index, readingOf(changed), origin)
  expect(exported(index)).toEqual(exported(indexOf([changed, ...sheets.slice(1)])))
  expect(index.db.prepare('SELECT count(*) FROM documents').pluck().get()).toBe(3)
  for (const type of recordTypes)
    index.db.exec(`INSERT INTO "${type.plural}_fts" ("${type.plural}_fts") VALUES ('integrity-check')`)
  expect(index.db.prepare('SELECT count(*) FROM _exact').pluck().get()).toBe(
    exported(index).length + sheets.flatMap((sheet) => sheet.pages).length,
  )
})

test('the same bytes at two paths are one document under the smaller path', () => {
  const twin = { ...plan, path: 'copies/plan.md' }
  for (const order of [
    [plan, twin],
    [twin, plan],
  ]) {
    const index = indexOf(order)
    expect([...eachRecord(index)].map((record) => record.document.path)).toEqual(['copies/plan.md'])
    expect(knownPaths(index)).toEqual(['copies/plan.md', 'papers/plan.md'])
    const other = { ...twin, pages: ['Pledge 10: hearing tests within six weeks. Changed.'], records: [] }
    saveReading(index, readingOf(other), origin)
    expect([...eachRecord(index)].map((record) => record.document.path)).toEqual(['papers/plan.md'])
  }
})

test('a known document need not be read again, unless the rules changed', () => {
  const index = indexOf()
  const { id } = readingOf(plan).source
  expect(knownDocument(index, id, 'r1')).toBe(true)
  expect(knownDocument(index, id, 'r2')).toBe(false)
  expect(knownDocument(index, 'other', 'r1')).toBe(false)
  expect(notePath(index, id, plan.path)).toBe(false)
  expect(notePath(index, id, 'a/plan.md')).toBe(true)
  expect(recordsById(index, 'pledge-')[0]!.document.path).toBe('a/plan.md')
})

test('a problem with a file leaves what the index holds of it', () => {
  const index = indexOf()
  const before = exported(index)
  const problem = { severity: 'error', code: 'binary', path: plan.path, message: 'not text', remedy: 'save as text' }
  saveProblem(index, problem as Parameters<typeof saveProblem>[1])
  saveProblem(index, problem as Parameters<typeof saveProblem>[1])
  expect(exported(index)).toEqual(before)
  const count = () => index.db.prepare('SELECT count(*) FROM problems').pluck().get()
  expect(count()).toBe(1)
  saveReading(index, readingOf(plan), origin)
  expect(count()).toBe(0)
})

describe('an index of another shape', () => {
  const fewer = recordTypes.slice(1) as readonly RecordType[]

  test('is made again beside the old one and takes its place when done', () => {
    const path = join(folder(), 'm.db')
    closeIndex(indexOf(sheets, path))
    expect(() => openIndex(path, fewer, { readonly: true })).toThrow(/another version; run minutebook ingest/)
    const rebuilt = openIndex(path, fewer)
    expect(rebuilt.rebuild!.paths).toEqual(sheets.map((sheet) => sheet.path).sort())
    expect(existsSync(`${path}.rebuild`)).toBe(true)
    expect(exported(openIndex(path, recordTypes, { readonly: true })).length).toBeGreaterThan(0)
    expect(finishRebuild(rebuilt, true)).toBe(`${path}.old`)
    expect(exported(openIndex(path, fewer, { readonly: true }))).toEqual([])
    expect(exported(openIndex(`${path}.old`, recordTypes, { readonly: true })).length).toBeGreaterThan(0)
  })

  test('is never confused with a file of someone else', () => {
    const dir = folder()
    const words = join(dir, 'words.txt')
    writeFileSync(words, 'not a database at all, but long enough to be read as one. '.repeat(20))
    const other = join(dir, 'other.db')
    new Database(other).exec('CREATE TABLE t (a)').close()
    for (const path of [words, other]) expect(() => openIndex(path, recordTypes)).toThrow(/not an index of minutebook/)
    expect(() => openIndex(join(dir, 'none.db'), recordTypes, { readonly: true })).toThrow(/no such index/)
  })
})

test('Datasette finds the full-text table of every table', () => {
  const index = indexOf()
  // The statement of datasette/utils/__init__.py, detect_fts_sql.
  const detect = (table: string) =>
    index.db
      .prepare(
        `select name from sqlite_master where rootpage = 0 and (
           sql like '%VIRTUAL TABLE%USING FTS%content=[${table}]%'
           or sql like '%VIRTUAL TABLE%USING FTS%content="${table}"%'
           or (tbl_name = '${table}' and sql like '%VIRTUAL TABLE%USING FTS%'))`,
      )
      .pluck()
      .all()
  for (const type of recordTypes) expect(detect(type.plural)).toEqual([`${type.plural}_fts`])
  expect(detect('pages')).toEqual(['pages_fts'])
  const keys = index.db.pragma('foreign_key_list(figures)') as { table: string; from: string; to: string }[]
  expect(keys).toMatchObject([{ table: 'documents', from: 'document_id', to: 'pk' }])
})

test('columns carry units and members, enums are checked', () => {
  const { db } = indexOf()
  const names = (db.pragma('table_info(figures)') as { name: string }[]).map((column) => column.name)
  expect(names).toEqual(expect.arrayContaining(['value_gbp', 'period_fy', 'period_month', 'table_row', 'quote']))
  expect(() => db.exec(`UPDATE figures SET measure = 'weather'`)).toThrow(/CHECK/)
})
