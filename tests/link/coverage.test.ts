// What coverage says of papers, pages and tables that gave nothing.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readDocument } from '#pipeline'
import { ruledTable, tinyPdf, type TinyPage, words } from '../read/pdfFile.ts'

async function coverageOf(name: string, bytes: Uint8Array) {
  const outcome = await readDocument(name, bytes)
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  return outcome.reading.coverage
}

describe('the papers of a pack', async () => {
  const path = fileURLToPath(new URL('../../corpus/saltmarsh-pack/source.pdf', import.meta.url))
  const papers = (await coverageOf('pack.pdf', readFileSync(path))).filter(({ kind }) => /_paper$/.test(kind))

  it('are set beside its agenda, with their first pages', () => {
    expect(papers.map(({ kind, name, page }) => [kind, name, page])).toEqual([
      ['agenda_paper', '1', 2],
      ['agenda_paper', '2', 4],
      ['agenda_paper', '3', 6],
      ['agenda_paper', '4', 7],
      ['agenda_paper', '5', 10],
      ['agenda_paper', '6', null],
    ])
  })

  it('say why they gave nothing', () => {
    const reasons = new Map(papers.map(({ name, reason }) => [name, reason]))
    expect(reasons.get('3')).toBeNull()
    expect(reasons.get('6')).toBe('on the agenda, not found in the document')
  })
})

const agenda = ruledTable(
  50,
  740,
  [60, 220, 120, 60],
  [
    ['Ref', 'Agenda item', 'Presenter', 'Paper'],
    ['1', 'Renewal of the quay lease', 'Bo Birch', 'A'],
    ['2', 'Dredging programme', 'Cy Cole', 'B'],
  ],
)

const cover = ruledTable(
  50,
  780,
  [150, 320],
  [
    ['Paper', 'Q'],
    ['Report title', 'Gulls'],
    ['Author', 'Cy Cole'],
    ['Meeting date', '4 May 2032'],
  ],
)

it('names papers whose pages have no text, and papers on no agenda', async () => {
  const page = (head: string, text: string): TinyPage => ({ content: words(500, 815, head, 9) + words(50, 700, text) })
  const coverage = await coverageOf(
    'pack.pdf',
    tinyPdf(
      [
        { content: words(50, 790, 'AGENDA', 14, 'F2') + agenda },
        page('Paper A', 'The lease of the quay ends in May and the tenant would like to stay.'),
        page('Paper A', 'Its rent has not been looked at for many years.'),
        { content: '' },
        { content: cover },
      ],
      { bookmarks: ['Agenda', 'Paper A', 'Paper B'].map((title, i) => ({ title, page: [0, 1, 3][i]! })) },
    ),
  )
  expect(
    coverage.filter(({ kind }) => /_paper$/.test(kind)).map(({ name, page, reason }) => [name, page, reason]),
  ).toEqual([
    ['A', 2, 'found, but no rule matched in it'],
    ['B', 4, 'found, but its pages have no text'],
    ['Q', 5, 'in the document, not on the agenda'],
  ])
})

describe('a table that gave nothing', () => {
  const reasonOf = async (rows: readonly (readonly string[])[], fills: Record<string, string> = {}) => {
    const content =
      words(50, 790, 'Report', 14, 'F2') +
      ruledTable(
        50,
        740,
        rows[0]!.map(() => 120),
        rows,
        fills,
      )
    const coverage = await coverageOf('report.pdf', tinyPdf([{ content }]))
    return coverage.filter(({ kind }) => kind === 'table').map(({ reason }) => reason)
  }
  it.each([
    [
      'numbers without a unit',
      [
        ['Berth', 'Ships', 'Boats'],
        ['North', '12', '30'],
        ['South', '9', '41'],
      ],
      {},
      ['numbers without a unit: no heading says £, % or thousands, and no rule knows what is counted'],
    ],
    [
      'colours without a heading',
      [
        ['Berth', 'Depth', 'Light'],
        ['North', 'good', ''],
        ['South', 'poor', ''],
      ],
      { '1,2': '1 0 0', '2,2': '0 0.7 0.3' },
      ['cells are coloured, but no heading says that they rate'],
    ],
    [
      'words under headings that no rule knows',
      [
        ['Berth', 'Keeper', 'Mooring'],
        ['North', 'Ann Ash', 'rope'],
        ['South', 'Bo Birch', 'chain'],
      ],
      {},
      ['no rule knows its headings'],
    ],
    [
      'a label and its value',
      [
        ['Berth', 'North'],
        ['Keeper', 'Ann Ash'],
      ],
      {},
      [],
    ],
  ] as const)('%s', async (_, rows, fills, reasons) => {
    expect(await reasonOf(rows, fills)).toEqual(reasons)
  })
})
