// Papers go into the index once, problems are lines, and nothing is lost when the index is made again.

import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { plan } from '../store/sample.ts'
import { bytesOf, newStage, put } from './stage.ts'

const papers = ['papers/2024-04-minutes.txt', 'papers/2024-06-pack.txt', 'papers/plan.md']

test('a folder is read once, and only what changed is read again', async () => {
  const { type, engine, folder } = newStage()
  put(folder, 'papers/picture.png', 'x')
  put(folder, 'papers/.hidden.txt', 'x')
  const first = await type(['ingest', './papers/'])
  expect(first).toMatchObject({ exit: 0, out: '' })
  expect(first.err).toBe(
    '3 papers read, 17 records, 0 unchanged, 0 problems, 1 other file passed over; 3 documents and 17 records in minutebook.db\n',
  )
  expect([...engine.read].sort()).toEqual(papers)
  expect((await type(['ingest', 'papers'])).err).toContain('0 papers read, 0 records, 3 unchanged')
  engine.rules = 'r2'
  expect((await type(['ingest', 'papers/plan.md'])).err).toContain(
    '2 documents read with other rules; minutebook ingest',
  )
  await type(['ingest'])
  expect(new Set(engine.read.slice(3))).toEqual(new Set(['papers/plan.md', ...papers.slice(0, 2)]))
  await type(['ingest', 'papers/plan.md', '--force'])
  expect(engine.read).toHaveLength(7)
})

test('what cannot be read is one line each, and the rest goes on', async () => {
  const { type, folder } = newStage()
  put(folder, 'papers/strange.txt', 'strange')
  put(folder, 'empty/picture.png', 'x')
  const said = await type(['ingest', 'papers', 'empty', 'nowhere.txt', 'empty/picture.png'])
  expect(said.exit).toBe(3)
  expect(said.err.split('\n')).toEqual([
    'papers/strange.txt: not a known paper; use another',
    'empty: no papers in this folder; papers end in .txt, .text, .md, .markdown, .pdf, .html, .htm, .xhtml, .docx',
    'nowhere.txt: no such file or folder; check the path',
    'empty/picture.png: not a paper by its ending; papers end in .txt, .text, .md, .markdown, .pdf, .html, .htm, .xhtml, .docx',
    '3 papers read, 17 records, 0 unchanged, 4 problems, 1 other file passed over; 3 documents and 17 records in minutebook.db',
    '',
  ])
  expect((await type(['coverage', '--kind', 'problem', '--nl'])).out.split('\n')).toHaveLength(2)
})

test('without any paper no index is made', async () => {
  const { type, folder } = newStage()
  expect(await type(['ingest', 'nowhere'])).toMatchObject({
    exit: 3,
    err: 'nowhere: no such file or folder; check the path\n',
  })
  expect((await type(['ingest'])).exit).toBe(2)
  expect(readdirSync(folder)).toEqual(['papers'])
})

test('a minus is stdin', async () => {
  const { type, engine } = newStage()
  const said = await type(['ingest', '-'], { stdin: bytesOf(plan).toString() })
  expect(said).toMatchObject({ exit: 0 })
  expect(engine.read).toEqual(['stdin.txt'])
})

test('a paper that breaks the program does not take the others with it', async () => {
  const { type, engine } = newStage()
  const { readDocument } = engine
  engine.readDocument = (path, bytes, how) => {
    if (path.endsWith('plan.md')) throw new Error('a slip\nof the pen')
    return readDocument(path, bytes, how)
  }
  const said = await type(['ingest', 'papers'])
  expect(said.exit).toBe(3)
  expect(said.err).toContain('papers/plan.md: a slip of the pen; please report it; --debug says more\n2 papers read')
})

test('an index of another version is read again from its papers, and kept where some are gone', async () => {
  const { type, folder } = newStage()
  await type(['ingest', 'papers'])
  const file = join(folder, 'minutebook.db')
  const age = () => new Database(file).exec(`UPDATE _meta SET value = 'older' WHERE key = 'schema_hash'`).close()
  age()
  expect(await type(['actions'])).toMatchObject({ exit: 1, out: '' })
  const all = await type(['ingest'])
  expect(all.err).toContain('minutebook.db: made by another version; its 3 papers are read again')
  expect(all.exit).toBe(0)
  expect(existsSync(`${file}.old`)).toBe(false)

  age()
  rmSync(join(folder, 'papers/plan.md'))
  const some = await type(['ingest'])
  expect(some.exit).toBe(3)
  expect(some.err).toContain('papers/plan.md: no longer there, and left out of the new index; put the file back')
  expect(some.err).toContain('minutebook.db.old, because not all of its papers could be read again')
  expect(existsSync(`${file}.old`)).toBe(true)
  expect((await type(['pledges'])).out).toBe('')
})

test('a stage is printed as JSON and nothing is stored', async () => {
  const { type, folder } = newStage()
  const said = await type(['ingest', '--stop-after', 'outline', 'papers/plan.md'])
  expect(JSON.parse(said.out)).toEqual({ path: 'papers/plan.md', stage: 'outline', size: bytesOf(plan).length })
  expect(existsSync(join(folder, 'minutebook.db'))).toBe(false)
  expect((await type(['ingest', '--stop-after', 'supper', 'papers/plan.md'])).err).toBe(
    'error: --stop-after: "supper" is not known; use read, layout, outline, extract\n',
  )
})
