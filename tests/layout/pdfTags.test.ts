import { describe, expect, it } from 'vitest'
import type { Block } from '#model'
import { layOut } from '#layout'
import { readSource } from '#read'
import { marked, tinyPdf, type TinyElement, words } from '../read/pdfFile.ts'

const shown = (block: Block): unknown =>
  block.kind === 'table'
    ? block.rows.map((row) => row.cells.map((cell) => cell.passage.text))
    : `${block.kind}${block.kind === 'heading' ? ` ${block.level}` : ''}: ${block.passage.text}`

/** The blocks of pages with the same structure tree, or without one. */
async function blocksOf(content: string | string[], structure?: readonly TinyElement[]) {
  const pages = (typeof content === 'string' ? [content] : content).map((one) => ({ content: one }))
  const read = await readSource('papers.pdf', tinyPdf(pages, structure ? { structure } : {}))
  if ('problem' in read) throw new Error(read.problem.message)
  const { blocks, notes } = layOut(read)
  return { blocks: blocks.map(shown), furniture: notes!.flatMap(({ furniture }) => furniture) }
}

const lines = (...texts: [id: number, text: string][]): string =>
  texts.map(([id, text], i) => marked(id, words(50, 700 - 13 * i, text))).join('')

const full = 'The clerk told the Conservancy that the lower lock had been emptied in the frost of last week.'

describe('tagged files', () => {
  it('tell headings that look like text, and their levels', async () => {
    const content = lines(
      [0, 'Lock gates, paddles, sluices and weirs of the upper and the lower river'],
      [1, full],
      [2, 'The weir, its boards and its keeper.'],
    )
    const structure: TinyElement[] = [['Document', ['H3', 0], ['P', 1], ['P', 2]]]
    expect((await blocksOf(content)).blocks).not.toContain(
      'heading 3: Lock gates, paddles, sluices and weirs of the upper and the lower river',
    )
    expect((await blocksOf(content, structure)).blocks[0]).toBe(
      'heading 3: Lock gates, paddles, sluices and weirs of the upper and the lower river',
    )
  })

  it('tell numbered headings from entries of a list', async () => {
    const content = marked(0, words(50, 700, '2.') + words(70, 700, 'Dredging')) + marked(1, words(50, 680, full))
    expect((await blocksOf(content)).blocks[0]).toBe('item: Dredging')
    expect(
      (
        await blocksOf(content, [
          ['H2', 0],
          ['P', 1],
        ])
      ).blocks[0],
    ).toBe('heading 2: 2. Dredging')
  })

  it('tell paragraphs that nothing parts, and hold together what is set ragged', async () => {
    const content = lines(
      [0, full],
      [1, 'The Conservancy thanked the keeper of the lock, who had been up all night, and'],
      [1, 'Mr Reed'],
    )
    expect(
      (
        await blocksOf(content, [
          ['P', 0],
          ['P', 1],
        ])
      ).blocks,
    ).toEqual([
      `paragraph: ${full}`,
      'paragraph: The Conservancy thanked the keeper of the lock, who had been up all night, and\nMr Reed',
    ])
    expect((await blocksOf(content)).blocks).toHaveLength(1)
  })

  it('tell the entry of a list together with its label', async () => {
    const content =
      marked(0, words(60, 700, '-')) +
      marked(1, words(75, 700, 'Repair the gate.')) +
      marked(2, words(75, 687, 'Paint it.'))
    const structure: TinyElement[] = [['L', ['LI', ['Lbl', 0], ['LBody', ['P', 1], ['P', 2]]]]]
    expect((await blocksOf(content, structure)).blocks).toEqual(['item: Repair the gate.', 'paragraph: Paint it.'])
  })

  it('tell a running foot on a single page', async () => {
    const foot = marked('artifact', words(50, 40, 'Conservancy minutes, confirmed'))
    const content = marked(0, words(50, 700, full)) + foot
    expect(await blocksOf(content, [['P', 0]])).toEqual({
      blocks: [`paragraph: ${full}`],
      furniture: ['Conservancy minutes, confirmed'],
    })
    expect((await blocksOf(content)).furniture).toEqual([])
  })

  const list = [
    ['Chair', 'Ms Ada Reed'],
    ['Clerk', 'Mr Tom Sluys, who took the minutes'],
  ]
  const cells = list.flatMap((row, r) =>
    row.map((text, c) => marked(2 * r + c, words(50 + 60 * c, 700 - 30 * r, text))),
  )
  const table: TinyElement = [
    'Table',
    ...list.map((_, r): TinyElement => ['TR', ['TD', ['P', 2 * r]], ['TD', ['P', 2 * r + 1]]]),
  ]

  it('tell tables of which no line is drawn', async () => {
    expect((await blocksOf(cells.join(''))).blocks).not.toContainEqual(list)
    expect((await blocksOf(cells.join(''), [table])).blocks).toEqual([list])
  })

  it('tell cells that are empty or span columns', async () => {
    const at = (id: number, x: number, y: number, text: string) => marked(id, words(x, y, text))
    const content =
      at(0, 50, 700, 'Lock') +
      at(1, 150, 700, 'Boats') +
      at(2, 250, 700, 'Days') +
      at(3, 50, 680, 'Upper') +
      at(4, 250, 680, '12') +
      at(5, 50, 660, 'Closed through the whole of the winter months')
    const row = (...ids: (number | null)[]): TinyElement => [
      'TR',
      ...ids.map((id): TinyElement => (id === null ? ['TD'] : ['TD', id])),
    ]
    expect((await blocksOf(content, [['Table', row(0, 1, 2), row(3, null, 4), row(5)]])).blocks).toEqual([
      [
        ['Lock', 'Boats', 'Days'],
        ['Upper', '', '12'],
        ['Closed through the whole of the winter months', '', ''],
      ],
    ])
  })
})

describe('what a file tells of itself is not believed', () => {
  const prose = [
    'The clerk told the Conservancy that the lower lock, which was emptied in the week of the frost,',
    'had been found sound, that the gates of the upper one were to be lifted out in the spring,',
    'and that boats would have to wait.',
  ]
  const each = lines(...prose.map((text, i): [number, string] => [i, text]))
  const joined = `paragraph: ${prose.join(' ')}`

  it.each<[string, readonly TinyElement[]]>([
    ['where each line is a paragraph', prose.map((_, i) => ['P', i])],
    ['where each line is a row', [['Table', ...prose.map((_, i): TinyElement => ['TR', ['TD', i]])]]],
    ['where nothing of the page is in the tree', [['P']]],
  ])('%s', async (_, structure) => {
    expect((await blocksOf(each, structure)).blocks).toEqual([joined])
  })

  it('where all of it is headings', async () => {
    const content = lines([0, prose[0]!], [0, prose[1]!], [0, prose[2]!])
    expect((await blocksOf(content, [['H1', 0]])).blocks).toEqual([joined])
  })

  it('where most of the page is no text', async () => {
    const content = prose.map((text, i) => marked('artifact', words(50, 790 - 13 * i, text))).join('')
    expect(await blocksOf(content, [['P']])).toEqual({ blocks: [joined], furniture: [] })
  })

  it('where rows stand in another order than they are told', async () => {
    const content =
      marked(0, words(50, 640, 'Chair')) +
      marked(1, words(110, 640, 'Ms Reed')) +
      marked(2, words(50, 700, 'Clerk')) +
      marked(3, words(110, 700, 'Mr Sluys'))
    const structure: TinyElement[] = [['Table', ['TR', ['TD', 0], ['TD', 1]], ['TR', ['TD', 2], ['TD', 3]]]]
    expect((await blocksOf(content, structure)).blocks).toEqual((await blocksOf(content)).blocks)
  })
})
