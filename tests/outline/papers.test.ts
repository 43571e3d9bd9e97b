// Papers by running heads, bookmarks, page labels and the agenda's page numbers.

import { describe, expect, it } from 'vitest'
import { layOut } from '#layout'
import { outline } from '#outline'
import { ownRuleBook } from '#pipeline'
import { readSource } from '#read'
import { readPaperWords, titlesAgree } from '../../src/outline/paperWords.ts'
import { ruledTable, tinyPdf, type TinyFile, words } from '../read/pdfFile.ts'

describe('the words of a bookmark', () => {
  it.each([
    ['Paper C', { label: 'C', noun: 'paper', title: '' }],
    ['Paper C - Finance report', { label: 'C', noun: 'paper', title: 'Finance report' }],
    ['Enclosure 4', { label: '4', noun: 'paper', title: '' }],
    ['Enc. No. 4: Quay lease', { label: '4', noun: 'paper', title: 'Quay lease' }],
    ['Agenda Item 7.1 Finance report', { item: '7.1', title: 'Finance report' }],
    ['Item 7 - Paper C - Finance report', { item: '7', label: 'C', title: 'Finance report' }],
    ['Microsoft Word - Paper_C_Finance_report_v2.docx', { label: 'C', title: 'Finance report' }],
    ['05 Quay lease FINAL.pdf', { code: '05', title: 'Quay lease' }],
    ['Appendix 1 Map', { label: '1', noun: 'appendix', title: 'Map' }],
    ['Finance report (Paper H)', { label: 'H', noun: 'paper', title: 'Finance report' }],
    ['Paper prices rose', { label: null, code: null, title: 'Paper prices rose' }],
    ['Enc to follow', { label: null, title: 'Enc to follow' }],
    ['Introduction', { label: null, item: null, code: null, title: 'Introduction' }],
  ])('%s', (printed, expected) => {
    expect(readPaperWords(printed)).toMatchObject(expected)
  })
})

describe('two titles', () => {
  it.each([
    ['Finance report month 9', 'Harbour finance report, month 9', true],
    ['Quay lease', 'Renewal of the quay lease', true],
    ['Finance report', 'Workforce report', false],
    ['Report', 'Finance report', false],
    ['Minutes', 'Minutes of the last meeting', false],
    ['Annual report', 'Annual report', true],
  ])('%s / %s', (a, b, expected) => {
    expect(titlesAgree(a, b)).toBe(expected)
  })
})

const agenda = (columns: readonly string[], rows: readonly (readonly string[])[]) =>
  words(50, 800, 'Marlow Harbour Board', 16, 'F2') +
  words(50, 770, 'AGENDA', 14, 'F2') +
  ruledTable(50, 740, [60, 220, 120, 60], [columns, ...rows])
const lettered = agenda(
  ['Ref', 'Agenda item', 'Presenter', 'Paper'],
  [
    ['1', 'Apologies', 'Ann Ash', 'Verbal'],
    ['2', 'Renewal of the quay lease', 'Bo Birch', 'A'],
    ['3', 'Dredging programme', 'Cy Cole', 'B'],
    ['4', 'Harbour dues 2032', 'Di Dunn', 'C'],
  ],
)
const page = (title: string, head = '', foot = '') =>
  (head ? words(470, 815, head, 9) : '') +
  (foot ? words(290, 25, foot, 9) : '') +
  words(50, 760, title, 15, 'F2') +
  words(50, 730, 'The Harbour Board has looked after the quay and its walls for many years now.') +
  words(50, 700, 'Nothing that was found in the last survey gives cause for alarm to anybody.')

async function papersOf(contents: readonly string[], file: TinyFile = {}) {
  const read = await readSource(
    'pack.pdf',
    tinyPdf(
      contents.map((content) => ({ content })),
      file,
    ),
  )
  if ('problem' in read) throw new Error(read.problem.message)
  const { papers } = outline(layOut(read), ownRuleBook())
  return papers.map(({ label, itemRef, pages }) => [label, itemRef, ...(pages ?? [])])
}

const pack = [
  lettered,
  page('Renewal of the quay lease'),
  page('What it costs'),
  page('Dredging'),
  page('Dues in 2032'),
]
const all = [
  ['A', '2', 2, 3],
  ['B', '3', 4, 4],
  ['C', '4', 5, 5],
]

describe('papers are found', () => {
  it('by bookmarks with their labels', async () => {
    const bookmarks = [
      { title: 'Agenda', page: 0 },
      { title: 'Paper A', page: 1 },
      { title: 'Paper B', page: 3 },
      { title: 'Paper C', page: 4 },
    ]
    expect(await papersOf(pack, { bookmarks })).toEqual(all)
  })

  it('by the names of the files that were put together', async () => {
    const bookmarks = [
      { title: '00 Agenda.docx', page: 0 },
      { title: 'Microsoft Word - 02 Quay lease renewal v3.docx', page: 1 },
      { title: '03_Dredging_programme.pdf', page: 3 },
      { title: '04 Harbour dues 2032 FINAL.docx', page: 4 },
    ]
    expect(await papersOf(pack, { bookmarks })).toEqual(all)
  })

  it('by running heads on every page of a paper', async () => {
    const contents = [
      lettered,
      page('Lease', 'Paper A'),
      page('What it costs', 'Paper A'),
      page('Dredging', 'Paper B'),
      page('Dues', 'Paper C'),
    ]
    expect(await papersOf(contents)).toEqual(all)
  })

  it('by the words before the count in page labels', async () => {
    const labels = ['', 'A-', 'B-', 'C-'].map((prefix, i) => ({ prefix, page: [0, 1, 3, 4][i]! }))
    expect(await papersOf(pack, { labels })).toEqual(all)
  })

  it('by the page numbers that the agenda gives', async () => {
    const list =
      words(50, 800, 'Marlow Harbour Board', 16, 'F2') +
      words(50, 770, 'AGENDA', 14, 'F2') +
      [
        '1. Apologies',
        '2. Renewal of the quay lease (Pages 3 - 4)',
        '3. Dredging programme (Pages 5 - 5)',
        '4. Harbour dues (Pages 6 - 6)',
      ]
        .map((line, i) => words(50, 730 - 24 * i, line))
        .join('')
    const contents = [
      list,
      ...pack.slice(1).map((_, i) => page(['Lease', 'Costs', 'Mud', 'Dues'][i]!, '', `Page ${i + 3}`)),
    ]
    expect(await papersOf(contents)).toEqual([
      [null, '2', 2, 3],
      [null, '3', 4, 4],
      [null, '4', 5, 5],
    ])
  })

  it('by bookmarks that lead to pages without words', async () => {
    const bookmarks = ['Paper A', 'Paper B', 'Paper C'].map((title, i) => ({ title, page: [1, 3, 4][i]! }))
    expect(await papersOf([...pack.slice(0, 3), '', pack[4]!], { bookmarks })).toEqual(all)
  })
})

describe('a label on one line with a letterhead', () => {
  const headed = (head: string, title: string) => words(50, 800, head, 11) + page(title)
  const cover = (head: string) =>
    words(50, 810, head, 11) +
    ruledTable(
      50,
      780,
      [150, 320],
      [
        ['Report title', 'Dredging programme'],
        ['Author', 'Cy Cole'],
        ['Meeting date', '4 May 2032'],
      ],
    )

  it.each([
    ['behind the name of the body', headed('Marlow Harbour Board Paper B', 'Dredging'), ['B']],
    ['before a logo', headed('Paper B MHB', 'Dredging'), ['B']],
    ['behind a logo that nothing else names, over a cover sheet', cover('Tides & Trade Paper B'), ['B']],
    ['in a sentence', headed('The dredging is described in Paper B', 'Dredging'), []],
    ['behind the title of another matter', headed('Minutes of Dredging Paper B', 'What was said'), []],
    ['that is not on the agenda', headed('Marlow Harbour Board Paper X', 'Dredging'), []],
  ])('%s', async (_, content, expected) => {
    const found = await papersOf([lettered, content])
    expect(found.map(([label]) => label)).toEqual(expected)
  })

  it('begins one paper, not one a page', async () => {
    const contents = [
      lettered,
      headed('MHB Paper B', 'Dredging'),
      headed('MHB Paper B', 'Costs'),
      headed('MHB Paper C', 'Dues'),
    ]
    expect((await papersOf(contents)).map(([label]) => label)).toEqual(['B', 'C'])
  })
})

describe('no paper begins', () => {
  it('where each heading has a bookmark', async () => {
    const bookmarks = [
      { title: 'Marlow Harbour Board', page: 0, y: 810 },
      { title: 'Introduction', page: 1, y: 770 },
      { title: 'What it costs', page: 2, y: 770 },
      { title: 'Dredging programme', page: 2, y: 300 },
      { title: 'Conclusion', page: 4, y: 770 },
    ]
    const contents = [lettered, page('Introduction'), page('What it costs'), page('Mud'), page('Conclusion')]
    expect(await papersOf(contents, { bookmarks })).toEqual([])
  })

  it('on the pages of the agenda', async () => {
    const bookmarks = ['Paper A', 'Paper B', 'Paper C'].map((title) => ({ title, page: 0 }))
    expect(await papersOf(pack, { bookmarks })).toEqual([])
  })

  it('where the label is not on the agenda', async () => {
    const bookmarks = ['Paper X', 'Paper Y', 'Paper Z'].map((title, i) => ({ title, page: i + 1 }))
    expect(await papersOf(pack, { bookmarks })).toEqual([])
  })
})

it('believes the cover sheet where a bookmark says otherwise', async () => {
  const cover = ruledTable(
    50,
    780,
    [150, 320],
    [
      ['Paper', 'B'],
      ['Report title', 'Dredging programme'],
      ['Author', 'Cy Cole'],
      ['Meeting date', '4 May 2032'],
    ],
  )
  const bookmarks = [
    { title: 'Paper A', page: 1 },
    { title: 'Paper C', page: 3 },
  ]
  expect(
    await papersOf([...pack.slice(0, 3), cover + words(50, 600, 'The basin silts up.'), pack[4]!], { bookmarks }),
  ).toEqual([
    ['A', '2', 2, 3],
    ['B', '3', 4, 5],
  ])
})
