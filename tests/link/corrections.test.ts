// Corrections change what they name and nothing else, and go away with their file.

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Correction } from '#model'
import { linkStage } from '#pipeline'
import { ledger } from '#query'
import { applyCorrections, eachRecord, type Index, saveLinks, storedShortNames } from '#store'
import { readCorrections } from '../../src/cli/corrections.ts'
import { indexOf, readSeries } from './seriesOf.ts'

const readings = await readSeries()
const written = { file: 'corrections/a.yaml', number: 1, because: 'A slip of the pen.' }
const told = (index: Index) => [...eachRecord(index)].map((record) => JSON.stringify(record))
const untouched = told(indexOf(readings))

function idOf(index: Index, type: string, words: string): string {
  return [...eachRecord(index, [type])].find(({ source }) => source.quote.includes(words))!.id
}

function correct(index: Index, corrections: readonly Correction[]) {
  const applied = applyCorrections(index, corrections)
  saveLinks(index, linkStage([...eachRecord(index)], storedShortNames(index), applied.orders), 'due')
  return applied.idle.map(({ reason }) => reason)
}

describe('a correction', () => {
  const index = indexOf(readings)
  const draft = idOf(index, 'action', 'Draft with the Chair')
  const raised = idOf(index, 'action', 'would write to the county council')
  const map = idOf(index, 'action', 'Map drawn')
  const rating = idOf(index, 'rag_rating', 'Medicines storage')
  const said = 'Letter to the county council'
  const asOf = '2025-12-31'

  test('fixes a field, keeps what was read, and is taken back', () => {
    expect(correct(index, [{ ...written, kind: 'fix', record: draft, quote: said, set: { due: '2025-06' } }])).toEqual(
      [],
    )
    const fixed = [...eachRecord(index)].find(({ id }) => id === draft)
    expect(fixed).toMatchObject({ due: '2025-06', corrected: { because: written.because, was: { due: '2025-05' } } })
    correct(index, [])
    expect(told(index)).toEqual(untouched)
  })

  test('rejects a record', () => {
    correct(index, [{ ...written, kind: 'reject', record: rating, quote: 'Medicines storage audit' }])
    expect([...eachRecord(index)].some(({ id }) => id === rating)).toBe(false)
    correct(index, [])
    expect(told(index)).toEqual(untouched)
  })

  test('adds a record where its words stand', () => {
    const quote = 'Mr Hask described the queues of December.'
    const set = { text: 'Describe the queues.', origin: 'minutes' }
    const add = {
      ...written,
      kind: 'add',
      type: 'action',
      document: '2025-01-16-minutes-confirmed.txt',
      quote,
      set,
    } as const
    expect(correct(index, [add])).toEqual([])
    const [added] = [...eachRecord(index)].filter(({ rule }) => rule === 'correction')
    expect(added).toMatchObject({ text: set.text, meeting: { date: '2025-01-16' }, source: { quote } })
    correct(index, [])
    expect(told(index)).toEqual(untouched)
  })

  test('splits and joins actions', () => {
    const quotes = ['would write to the county council', said] as const
    correct(index, [{ ...written, kind: 'split', records: [raised, draft], quotes }])
    expect(ledger(index, { asOf, text: 'county' }).length).toBe(2)
    correct(index, [{ ...written, kind: 'join', records: [raised, map], quotes: [quotes[0], 'Map drawn'] }])
    expect(ledger(index, { asOf, record: map })[0]!.history.length).toBe(5)
    correct(index, [])
  })

  test('merges two people', () => {
    correct(index, [{ ...written, kind: 'merge', names: ['Tom Hask', 'Priya Lund'] }])
    const names = index.db.prepare(`SELECT name FROM people WHERE name IN ('Tom Hask', 'Priya Lund')`).pluck().all()
    expect(names).toEqual(['Tom Hask'])
    correct(index, [])
  })

  const fix = { ...written, kind: 'fix' } as const
  test.each<[string, Correction, RegExp]>([
    [
      'no such record',
      { ...fix, record: '0', quote: 'words that nobody has printed', set: { due: '2025' } },
      /no record 0, and none/,
    ],
    ['other words', { ...fix, record: draft, quote: 'Map drawn', set: { due: '2025' } }, /other words/],
    ['a strange field', { ...fix, record: draft, quote: said, set: { colour: 'red' } }, /no field colour/],
    ['a strange value', { ...fix, record: draft, quote: said, set: { due: 'soon' } }, /due: /],
    [
      'a strange type',
      { ...written, kind: 'add', type: 'motion', document: 'x', quote: 'x', set: { a: 1 } },
      /no record type/,
    ],
    [
      'no such paper',
      { ...written, kind: 'add', type: 'action', document: 'x.txt', quote: 'x', set: { text: 'x' } },
      /0 documents/,
    ],
  ])('with %s says so and changes nothing', (_, correction, reason) => {
    expect(correct(index, [correction])).toEqual([expect.stringMatching(reason)])
    expect(told(index)).toEqual(untouched)
  })

  test('of a changed paper is found by its words', () => {
    expect(
      correct(index, [{ ...fix, record: '0', quote: `${said} about the bus stop`, set: { due: '2025-06' } }]),
    ).toEqual([])
    correct(index, [])
  })
})

test.each([
  ['- reject: "12ab"\n  quote: some words', 1, []],
  ['- reject: "12ab"', 0, [/entry 1 cannot be understood/]],
  ['fix: 1', 0, [/not a list/]],
  ['- fix: [', 0, [/./]],
  ['', 0, []],
])('file %j', (text, count, lines) => {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-'))
  mkdirSync(join(folder, 'corrections'))
  writeFileSync(join(folder, 'corrections', 'a.yaml'), text)
  const { corrections, problems } = readCorrections(join(folder, 'm.db'))
  expect(corrections.length).toBe(count)
  expect(problems.map(({ message }) => message)).toEqual(lines.map((line) => expect.stringMatching(line) as string))
})
