// A fictional board over nine months: what became of each matter, as it was written down beside the papers.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  bodyRows,
  compareDecisions,
  followFindings,
  ledger,
  listCoverage,
  trace,
  transitions,
  versionRows,
} from '#query'
import { whoIs } from '#link'
import type { PersonName } from '#model'
import { type Index, saveReading, storedThreads } from '#store'
import { folder, indexOf, link, readSeries } from './seriesOf.ts'

interface Expected {
  ledger: Record<string, unknown>[]
  overdue: Record<string, string[]>
  transitions: [string, string, string | number | null, string | number | null, string][]
  decisions: ({ recommended: string } & Record<string, unknown>)[]
  versions: [string][]
  coverage: [string, string, string][]
  people: [string, string, string | null][]
  parents: [string, string][]
  unreported: number[]
  findings: [string, string | null][]
  trace: Record<string, Record<string, (string | null)[]>>
}
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected
const readings = await readSeries()
const index = indexOf(readings)
const asOf = '2025-12-31'

test('the ledger tells of every action once', () => {
  const rows = ledger(index, { asOf })
  expect(rows.length).toBe(expected.ledger.length)
  rows.forEach((row, i) => expect(row).toMatchObject(expected.ledger[i]!))
})

test.each(Object.entries(expected.overdue))('overdue on %s', (day, refs) => {
  expect(ledger(index, { asOf: day, overdue: true }).map(({ ref }) => ref)).toEqual(refs)
})

test('what later meetings tell is not known before', () => {
  const [row] = ledger(index, { asOf: '2025-06-01', ref: 'MFB/25/004' })
  expect(row).toMatchObject({ dues: ['2025-04', '2025-07'], slips: 1, closed: null, last_seen: '2025-05-15' })
})

test('ratings and scores move as the reports say', () => {
  const moved = transitions(index, { kinds: ['rating', 'risk'] }).filter(({ change }) => change !== 'same')
  const told = moved.map(({ to_date, subject, from, to, change }) => [to_date, subject, from, to, change])
  expect(told.map(String).sort()).toEqual(expected.transitions.map(String).sort())
})

test.each(expected.decisions)('decision: $recommended', ({ recommended, ...rest }) => {
  expect(compareDecisions(index, {}).find((row) => row.recommended === recommended)).toMatchObject(rest)
})

test('draft and confirmed minutes differ in one place', () => {
  const changed = versionRows(index, {}).filter(({ change }) => change === 'changed')
  expect(changed.map(({ difference }) => difference)).toEqual(
    expected.versions.map(([words]) => expect.stringContaining(words) as string),
  )
})

test('meetings that are announced and missing', () => {
  const { rows } = listCoverage(index, { kinds: ['meeting', 'gap'], limit: 0 })
  expect(rows.map(({ kind, name, reason }) => [kind, name, reason])).toEqual(expected.coverage)
})

test.each(expected.people)('%s on %s is %s', (words, date, name) => {
  const names = index.db
    .prepare(
      `SELECT n.person_id AS person, n.words, n.key, n.kind, n.body_id AS body, n.since, n.until, p.name
       FROM person_names n JOIN people p ON p.id = n.person_id`,
    )
    .all() as (PersonName & { name: string })[]
  const meant = whoIs(words, date, (key) => names.filter((row) => row.key === key))
  expect(names.find(({ person }) => person === meant.person)?.name ?? null).toBe(name)
})

test.each(expected.parents)('%s is a committee of %s', (name, parent) => {
  expect(bodyRows(index).find((row) => row.names.includes(name))).toMatchObject({ parent })
})

test('pledges that nobody reports on', () => {
  const silent = storedThreads(index, { kind: 'pledge' }).filter(({ members }) => members.length === 1)
  expect(silent.map(({ title }) => Number(/\d+/.exec(title)![0]))).toEqual(expected.unreported)
})

test.each(expected.findings)('the letter: %s', (words, later) => {
  const row = followFindings(index).find(({ finding }) => finding.includes(words))!
  if (later === null)
    expect(row).toMatchObject({ mentions: 0, searched: expect.stringContaining('looked for') as string })
  else expect(row.passages.map(({ quote }) => quote)).toEqual([expect.stringContaining(later)])
})

test.each(Object.entries(expected.trace))('trace %s', (ref, types) => {
  const { steps } = trace(index, ref, 0)
  for (const [type, dates] of Object.entries(types))
    expect(steps.filter((step) => step.type === type).map(({ meeting }) => meeting.date)).toEqual(dates)
})

describe('links hang on the papers alone', () => {
  const told = (one: Index) =>
    ['bodies', 'people', 'person_names', 'threads', 'thread_records', 'superseded'].map((table) =>
      (one.db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[]).map((row) =>
        JSON.stringify({ ...row, pk: 0 }),
      ),
    )

  test('not on the order in which they were read', () => {
    expect(told(indexOf([...readings].reverse()))).toEqual(told(index))
  })

  test('nor on what was there before and has left', () => {
    const own = indexOf(readings.slice(0, -2))
    for (const reading of readings.slice(-2)) saveReading(own, reading, { bytes: 1, rulesHash: 'r' })
    expect(told(link(own))).toEqual(told(index))
    own.db.prepare('DELETE FROM documents WHERE path = ?').run(readings[0]!.source.path)
    expect(told(link(own))).toEqual(told(indexOf(readings.slice(1))))
  })
})
