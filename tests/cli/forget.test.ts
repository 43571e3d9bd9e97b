// A paper that is forgotten leaves nothing behind, and what cannot be forgotten is said.

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { sheets } from '../store/sample.ts'
import { bytesOf, newStage, put, type Stage } from './stage.ts'

const [minutes, pack, plan] = ['papers/2024-04-minutes.txt', 'papers/2024-06-pack.txt', 'papers/plan.md'] as const
const bytes = (path: string) => bytesOf(sheets.find((sheet) => sheet.path === path)!)

/** Everything that hangs on the papers, without the numbers of its rows. */
function held({ folder }: Stage): unknown {
  const db = new Database(join(folder, 'minutebook.db'), { readonly: true })
  const rows = (sql: string) => db.prepare(sql).raw().all()
  try {
    return {
      records: rows('SELECT id FROM _records ORDER BY id'),
      threads: rows('SELECT id, kind, title FROM threads ORDER BY id'),
      members: rows('SELECT thread_id, position, record_id, role, how, score FROM thread_records ORDER BY 1, 2'),
      names: rows('SELECT person_id, words, since, until FROM person_names ORDER BY 1, 2, 3'),
      bodies: rows('SELECT id, names FROM bodies ORDER BY id'),
      pages: rows('SELECT number, text FROM pages ORDER BY text'),
      paths: rows('SELECT path FROM _paths ORDER BY path'),
      problems: rows('SELECT path FROM problems ORDER BY path'),
    }
  } finally {
    db.close()
  }
}

test.each([[minutes], [pack], [plan]])('without %s the index is as if it had never been there', async (gone) => {
  const whole = newStage()
  await whole.type(['ingest', 'papers'])
  const said = await whole.type(['forget', `./${gone}`])
  expect(said).toMatchObject({ exit: 0, out: '' })
  expect(said.err).toMatch(/^1 paper forgotten; 2 documents and \d+ records in minutebook\.db\n$/)
  const never = newStage()
  await never.type(['ingest', ...[minutes, pack, plan].filter((path) => path !== gone)])
  expect(held(whole)).toEqual(held(never))
  expect((await whole.type(['ingest'])).err).toContain('0 papers read, 0 records, 2 unchanged')
  await whole.type(['ingest', gone])
  const all = newStage()
  await all.type(['ingest', 'papers'])
  expect(held(whole)).toEqual(held(all))
})

test('a folder takes all that was read from it, also what could not be read', async () => {
  const stage = newStage()
  put(stage.folder, 'papers/strange.txt', 'strange')
  put(stage.folder, 'papers-of-others/plan.md', bytes(plan))
  await stage.type(['ingest', 'papers', 'papers-of-others'])
  const { err } = await stage.type(['forget', 'papers/'])
  expect(err).toContain(`${plan}: its records stay, for papers-of-others/plan.md is the same paper\n4 papers forgotten`)
  expect(held(stage)).toMatchObject({ paths: [['papers-of-others/plan.md']], problems: [] })
})

test('a correction of a paper that is forgotten stays in its file and is told', async () => {
  const stage = newStage()
  await stage.type(['ingest', 'papers'])
  const [id, quote] = (await stage.type(['actions', '--nl'])).out
    .split('\n')
    .slice(0, 1)
    .map((line) => JSON.parse(line) as { id: string; source: { quote: string }; document: { path: string } })
    .flatMap((record) => [record.id, record.source.quote, record.document.path])
  const file = `- reject: "${id!}"\n  quote: ${JSON.stringify(quote)}\n`
  put(stage.folder, 'corrections/a.yaml', file)
  expect((await stage.type(['ingest'])).err).not.toContain('does not apply')
  const said = await stage.type(['forget', 'papers'])
  expect(said.exit).toBe(0)
  expect(said.err).toContain('corrections/a.yaml: entry 1 does not apply')
  await stage.type(['ingest', 'papers'])
  expect((await stage.type(['actions', '--nl'])).out).not.toContain(id!)
})

test.each([
  [['forget', 'papers/plan.md', 'nowhere.txt'], /nowhere\.txt is not in the index/],
  [['forget', 'paper'], /paper is not in the index/],
  [['forget'], /missing required argument/],
])('%j changes nothing and says why', async (argv, line) => {
  const stage = newStage()
  await stage.type(['ingest', 'papers'])
  const before = held(stage)
  expect(await stage.type(argv)).toMatchObject({ exit: 2, err: expect.stringMatching(line) as string })
  expect(held(stage)).toEqual(before)
})

test('without an index there is nothing to forget', async () => {
  expect(await newStage().type(['forget', 'papers'])).toMatchObject({
    exit: 1,
    err: expect.stringContaining('no such index') as string,
  })
})
