// Ratings that a cell shows by its colour, and words that its colour contradicts.

import { expect, test } from 'vitest'
import { readDocument } from '#pipeline'
import { ruledTable, tinyPdf, words } from '../read/pdfFile.ts'

const red = '.9 .1 .1'
const amber = '1 .75 0'
const green = '0 .69 .31'
const stripe = '.72 .8 .89'

const log = [
  ['Ref', 'Owner', 'Action', 'Due', 'Status'],
  ['HB/1', 'Ann Ash', 'Mend the crane', 'May 2031', ''],
  ['HB/2', 'Bo Birch', 'Paint the buoy', 'June 2031', ''],
  ['HB/3', 'Cy Cedar', 'Sweep the quay', 'June 2031', ''],
]
const report = (...status: string[]) => [
  ['Project', 'Comment', 'RAG'],
  ...status.map((word, i) => [['Crane', 'Buoy', 'Quay'][i]!, 'As planned so far', word]),
]

async function recordsOf(rows: string[][], fills: Record<string, string>, drawn = '') {
  const widths = rows[0]!.map((_, i) => (i === rows[0]!.length - 1 ? 60 : 100))
  const content = words(50, 780, 'Report of the harbour engineer', 14, 'F2') + ruledTable(50, 740, widths, rows, fills)
  const outcome = await readDocument('paper.pdf', tinyPdf([{ content: content + drawn }]))
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  return outcome.reading.records
}

test.each([
  ['filled cells of a log', log, { '1,4': green, '2,4': red, '3,4': amber }, '', ['green', 'red', 'amber']],
  ['a striped row of a log', log, Object.fromEntries([0, 1, 2, 3, 4].map((c) => [`2,${c}`, stripe])), '', []],
  ['a heading in a strong colour', log, Object.fromEntries([0, 1, 2, 3, 4].map((c) => [`0,${c}`, green])), '', []],
  ['a few words on a colour', report('On track', 'Late', ''), { '1,2': green, '2,2': red }, '', ['green', 'red']],
  [
    'squares drawn in cells',
    report('', '', ''),
    {},
    `${red} rg 274 707 8 8 re f ${green} rg 274 687 8 8 re f`,
    ['red', 'green'],
  ],
  [
    'coloured letters',
    report('', '', ''),
    {},
    `${amber} rg ${words(264, 706, 'Some delay')} ${green} rg ${words(264, 686, 'On track')}`,
    ['amber', 'green'],
  ],
  ['words without a colour', report('On track', 'Late', 'Late'), {}, '', []],
])('%s', async (_, rows, fills, drawn, expected) => {
  const found = (await recordsOf(rows, fills, drawn)).filter((record) => record.type === 'rag_rating')
  expect(found.map((record) => record['rating'])).toEqual(expected)
  expect(found.every((record) => record['evidence'] === 'colour')).toBe(true)
})

test.each([
  [
    'a word on another colour',
    report('Green', 'Red'),
    { '1,2': red, '2,2': red.replace('.9', '.8') },
    ['"Green" stands in a cell that is red (#e61a1a).'],
  ],
  ['words on their own colours', report('Green', 'Amber'), { '1,2': green, '2,2': amber }, []],
  ['a column of one colour', report('Green', 'Red', 'Amber'), { '1,2': green, '2,2': green, '3,2': green }, []],
  ['a row of one colour', report('Green', 'Red'), { '1,0': red, '1,1': red, '1,2': red }, []],
])('%s is held against it', async (_, rows, fills, messages) => {
  const records = await recordsOf(rows, fills)
  const checks = records.filter((record) => record['kind'] === 'rating_mismatch')
  expect(checks.map((record) => record['message'])).toEqual(messages)
  for (const { source, records: own } of checks as unknown as {
    source: { page: number; bbox: unknown }
    records: string[]
  }[]) {
    expect(source.page).toBe(1)
    expect(source.bbox).toBeDefined()
    expect(own).toEqual(records.flatMap((r) => (r.type === 'rag_rating' && r['rating'] === 'green' ? [r.id] : [])))
  }
})
