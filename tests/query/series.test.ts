// A series tells every statement once, in the order in which it was made, with its places and with what changed.

import { describe, expect, test } from 'vitest'
import { linkStage } from '#pipeline'
import { readTypedYear, seriesChoices, seriesOf } from '#query'
import { recordTypes } from '#records'
import { eachRecord, linksDue, openIndex, saveLinks, saveReading, storedShortNames } from '#store'
import { readingOf, type Sheet } from '../store/sample.ts'

const body = 'NHS Marlow Vale (MV) Integrated Care Board'

interface Said {
  raw: string
  value: number
  basis: 'plan' | 'actual' | 'forecast' | null
  month?: number
  entity?: string
  precision?: number
  fy?: string
}

function sheetOf(path: string, date: string | null, sums: readonly Said[], head = ''): Sheet {
  const words = ({ raw, entity, basis, month }: Said) => `${entity ?? 'system'} ${basis} ${month ?? 'year'} ${raw}.`
  return {
    path,
    meeting: date ? { body, date } : null,
    pages: [[path, head, ...sums.map(words)].join('\n')],
    records: sums.map((said) => ({
      type: 'figure',
      quote: words(said),
      meeting: date ? { body, date } : null,
      fields: {
        raw: said.raw,
        value: said.value,
        unit_raw: 'm',
        measure: 'surplus_deficit',
        basis: said.basis,
        entity: said.entity ?? 'system',
        period: { fy: said.fy ?? '2030/31', month: said.month ?? null, raw: null },
        recurrent: null,
        table: null,
        precision: said.precision ?? 50_000,
      },
    })),
  } as Sheet
}

const sheets = [
  sheetOf('plan.txt', null, [{ raw: '£10m', value: -10e6, basis: 'plan', precision: 5e5 }], 'Marlow Vale\nOur plan'),
  sheetOf('november.txt', '2030-11-14', [
    { raw: '£31.4m', value: -31.4e6, basis: 'actual', month: 7 },
    { raw: '£24.0m', value: -24e6, basis: 'forecast' },
    { raw: '£19.7m', value: -19.7e6, basis: 'actual', month: 7, entity: 'MVH' },
    { raw: '£8m', value: -8e6, basis: 'actual', month: 7, fy: '2029/30' },
  ]),
  sheetOf('january.pdf.txt', '2031-01-09', [
    { raw: '£(34.0)m', value: -34e6, basis: 'forecast' },
    { raw: '(34,012)', value: -34_012_000, basis: 'forecast', entity: 'System', precision: 500 },
    { raw: '£(32.9)m', value: -32.9e6, basis: 'actual', month: 7 },
    { raw: '£(10.0)m', value: -10e6, basis: 'plan' },
  ]),
  sheetOf('january.txt', '2031-01-09', [{ raw: '£(34.0)m', value: -34e6, basis: 'forecast', entity: 'MV system' }]),
]

function indexOf(chosen: readonly Sheet[]) {
  const index = openIndex(':memory:', recordTypes)
  for (const sheet of chosen) saveReading(index, readingOf(sheet), { bytes: 1, rulesHash: 'r' })
  saveLinks(index, linkStage([...eachRecord(index)], storedShortNames(index)), linksDue(index, '')!)
  return index
}

const question = { measure: 'surplus_deficit', fy: '2030/31', entity: 'system' }
const told = (index: ReturnType<typeof indexOf>, more: object = {}) =>
  seriesOf(index, { ...question, ...more }).map(({ made, statement, raw, change, places }) => [
    made,
    statement,
    raw,
    change,
    places.length,
  ])

describe('a series', () => {
  const story = [
    [null, 'plan', '£10m', null, 1],
    ['2030-11-14', 'month 7', '£31.4m', null, 1],
    ['2030-11-14', 'forecast', '£24.0m', null, 1],
    ['2031-01-09', 'plan', '£(10.0)m', 'as before', 1],
    ['2031-01-09', 'month 7', '£(32.9)m', 'restated, was £31.4m', 1],
    ['2031-01-09', 'forecast', '£(34.0)m', 'moved from £24.0m', 3],
  ]

  test('tells the plan, each month and each forecast with what changed', () => {
    expect(told(indexOf(sheets))).toEqual(story)
  })

  test('is the same in any order of ingest', () => {
    expect(told(indexOf([...sheets].reverse()))).toEqual(story)
  })

  test('takes the most exact of the places, and names them all', () => {
    const forecast = seriesOf(indexOf(sheets), question).at(-1)!
    expect(forecast.value).toBe(-34_012_000)
    expect(forecast.places.map(({ document }) => document)).toEqual([
      'january.pdf.txt',
      'january.pdf.txt',
      'january.txt',
    ])
  })

  test.each([
    [{ entity: 'MVH' }, 1],
    [{ fy: '2029/30' }, 1],
    [{ fy: '2031/32' }, 0],
    [{ body: 'Otterton' }, 0],
    [{ body: 'marlow' }, 6],
    [{ measure: 'agency' }, 0],
  ])('%j has %d statements', (more, count) => expect(told(indexOf(sheets), more)).toHaveLength(count))

  test('knows what could be asked instead', () => {
    expect(seriesChoices(indexOf(sheets), 'surplus_deficit')).toEqual({
      years: ['2029/30', '2030/31'],
      entities: ['system', 'MV system', 'MVH', 'System'],
    })
  })
})

test.each([
  ['2030/31', '2030/31'],
  ['30/31', '2030/31'],
  ['2030-31', '2030/31'],
  ['FY 2030/2031', '2030/31'],
])('the year %s is %s', (typed, fy) => expect(readTypedYear(typed)).toBe(fy))

test.each(['2030', '2030/32', 'last year'])('%s is no financial year', (typed) =>
  expect(() => readTypedYear(typed)).toThrow(/--fy: .* write for example 2023\/24/),
)
