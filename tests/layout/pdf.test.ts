import { describe, expect, it } from 'vitest'
import { boxAt, type Block, type Laid, passageSpans, type Table } from '#model'
import { blocksToTables, layOut } from '#layout'
import { colourName } from '#text'
import { readSource } from '#read'
import { ruledTable, tinyPdf, type TinyPage, words } from '../read/pdfFile.ts'

async function laidOut(...pages: (string | TinyPage)[]): Promise<Laid> {
  const read = await readSource(
    'papers.pdf',
    tinyPdf(pages.map((page) => (typeof page === 'string' ? { content: page } : page))),
  )
  if ('problem' in read) throw new Error(read.problem.message)
  return layOut(read)
}

const shown = (block: Block): unknown =>
  block.kind === 'table'
    ? block.rows.map((row) => row.cells.map((cell) => cell.passage.text))
    : `${block.kind}: ${block.passage.text}`

describe('lines', () => {
  it('become headings, paragraphs and items, joined where the line was full', async () => {
    const { blocks } = await laidOut(
      words(50, 780, 'Harbour Board', 16, 'F2') +
        words(50, 740, 'The Board considered the lease of the northern quay and the state of the') +
        words(50, 727, 'wall below it.') +
        words(50, 700, 'It was RESOLVED to:') +
        words(60, 680, '\x95  RECEIVE the report of the engineer, who had inspected the wall in May') +
        words(72, 667, 'and again in June;') +
        words(60, 650, '\x95  APPROVE the lease.'),
    )
    expect(blocks.map(shown)).toEqual([
      'heading: Harbour Board',
      'paragraph: The Board considered the lease of the northern quay and the state of the wall below it.',
      'heading: It was RESOLVED to:',
      'item: RECEIVE the report of the engineer, who had inspected the wall in May and again in June;',
      'item: APPROVE the lease.',
    ])
  })

  it('are slices of the page, with boxes', async () => {
    const { pages, blocks } = await laidOut(words(50, 780, 'The lease was approved by all who were there.'))
    const block = blocks[0] as Exclude<Block, Table>
    const [span] = passageSpans(block.passage)
    expect(pages[0]!.text.slice(span!.start, span!.end)).toBe('The lease was approved by all who were there.')
    const box = boxAt(pages[0]!, span!.start, span!.end)!
    expect(box[0]).toBe(50)
    expect(box[1]).toBeLessThan(62)
    expect(box[3]).toBeGreaterThanOrEqual(62)
  })

  it('in two columns are read one column after the other', async () => {
    const left = [
      'The harbour office opens at eight',
      'and closes at five on every day',
      'but Sunday, when the tide gauge',
      'is read by the watchman and his',
      'dog, who has served the port for',
      'eleven years without complaint.',
    ]
    const right = [
      'Dredging of the inner basin was',
      'put off until the autumn, since',
      'the dredger lay at another port',
      'with a broken pump, and the cost',
      'of a second one was thought too',
      'high by the members of the board.',
    ]
    const { blocks } = await laidOut(
      left.map((line, i) => words(50, 700 - i * 12, line)).join('') +
        right.map((line, i) => words(320, 700 - i * 12, line)).join(''),
    )
    expect(blocks.map(shown)).toEqual([`paragraph: ${left.join(' ')}`, `paragraph: ${right.join(' ')}`])
  })

  it('that come again on three pages are set aside, with page numbers', async () => {
    const page = (n: number, text: string) =>
      words(50, 810, 'Harbour Board papers') + words(280, 30, `Page ${n} of 3`) + words(50, 700, text)
    const { blocks } = await laidOut(
      page(1, 'The crane was mended.'),
      page(2, 'The buoy was lost.'),
      page(3, 'The quay was swept.'),
    )
    expect(blocks.map(shown)).toEqual([
      'paragraph: The crane was mended.',
      'paragraph: The buoy was lost.',
      'paragraph: The quay was swept.',
    ])
  })

  it('with names at the right margin are rows of words and owner', async () => {
    const body = [
      'The clerk reported that the harbour wall had been inspected in',
      'the spring and that three stones had moved since the autumn.',
      '',
      'The engineer would write to the contractor before the end of',
      'the month and ask for a price for the repair of the wall.',
    ]
    const { blocks } = await laidOut(
      body.map((line, i) => (line === '' ? '' : words(50, 700 - i * 12, line))).join('') +
        words(460, 664, 'AB') +
        words(460, 700, 'CD'),
    )
    expect(blocks.map(shown)).toEqual([
      [
        [`${body[0]} ${body[1]}`, 'CD'],
        [`${body[3]} ${body[4]}`, 'AB'],
      ],
    ])
  })
})

describe('tables', () => {
  it('with lines keep rows, columns and the colours of their cells', async () => {
    const { blocks } = await laidOut(
      ruledTable(
        50,
        700,
        [120, 200, 60],
        [
          ['Ref', 'Matter', 'Rating'],
          ['1', 'Mend the crane', ''],
          ['2', 'Find the buoy', ''],
        ],
        { '0,0': '0.8 0.8 0.9', '0,1': '0.8 0.8 0.9', '0,2': '0.8 0.8 0.9', '1,2': '1 0.75 0', '2,2': '0 0.69 0.31' },
      ),
    )
    expect(blocks.map(shown)).toEqual([
      [
        ['Ref', 'Matter', 'Rating'],
        ['1', 'Mend the crane', ''],
        ['2', 'Find the buoy', ''],
      ],
    ])
    const table = blocks[0] as Table
    expect(table.rows.map((row) => row.cells.map((cell) => cell.fills ?? []))).toEqual([
      [[], [], []],
      [[], [], ['#ffbf00']],
      [[], [], ['#00b04f']],
    ])
    expect(colourName('#ffbf00')).toBe('amber')
  })

  it('that go on over the page under the same heading are one', async () => {
    const head = ['Ref', 'Matter']
    const { blocks } = await laidOut(
      ruledTable(50, 120, [100, 300], [head, ['1', 'Mend the crane']]),
      ruledTable(50, 800, [100, 300], [head, ['2', 'Find the buoy']]),
    )
    expect(blocks.map(shown)).toEqual([[head, ['1', 'Mend the crane'], ['2', 'Find the buoy']]])
  })

  it('finish on the next page a row that was cut there', async () => {
    const head = ['Ref', 'Matter', 'Owner']
    const { blocks } = await laidOut(
      ruledTable(50, 120, [100, 300, 60], [head, ['1', 'The crane of the northern quay is to be mended by', 'AB']]),
      ruledTable(
        50,
        800,
        [100, 300, 60],
        [
          ['', 'the end of May.', ''],
          ['2', 'Find the buoy', 'CD'],
        ],
      ),
    )
    expect(blocks.map(shown)).toEqual([
      [
        head,
        ['1', 'The crane of the northern quay is to be mended by the end of May.', 'AB'],
        ['2', 'Find the buoy', 'CD'],
      ],
    ])
  })

  it('without lines are found by their columns', async () => {
    const rows = [
      ['Harbour', '12.4', '13.9', '1.5'],
      ['Pilots', '3.1', '2.8', '(0.3)'],
      ['Dredging', '44.0', '41.7', '(2.3)'],
      ['Total', '59.5', '58.4', '(1.1)'],
    ]
    const at = [50, 200, 280, 360]
    const { blocks } = await laidOut(
      rows.map((row, r) => row.map((cell, c) => words(at[c]!, 700 - r * 14, cell)).join('')).join(''),
    )
    expect(blocks.map(shown)).toEqual([rows])
  })

  it('with lines on some sides only are divided by white space on the others', async () => {
    const rows = [
      ['Port', 'Tonnes', 'Ships'],
      ['Northquay', '210', '14'],
      ['Southquay', '95', '7'],
      ['Eastquay', '3,120', '88'],
    ]
    const cells = rows
      .map((row, r) => row.map((cell, c) => words([54, 204, 304][c]!, 686 - r * 20, cell)).join(''))
      .join('')
    const across = [700, 680, 660, 640, 620].map((y) => `50 ${y} m 350 ${y} l S\n`).join('')
    // Lines down in the heading only, and lines down but none between the rows.
    const heading = across + [50, 200, 300, 350].map((x) => `${x} 700 m ${x} 680 l S\n`).join('')
    const down =
      [700, 680, 620].map((y) => `50 ${y} m 350 ${y} l S\n`).join('') +
      [50, 200, 300, 350].map((x) => `${x} 700 m ${x} 620 l S\n`).join('')
    for (const lines of [heading, down]) expect((await laidOut(lines + cells)).blocks.map(shown)).toEqual([rows])
  })

  it('of minutes give a row to each paragraph with a name beside it', async () => {
    const grid =
      [700, 680, 600].map((y) => `50 ${y} m 550 ${y} l S\n`).join('') +
      [50, 90, 480, 550].map((x) => `${x} 700 m ${x} 600 l S\n`).join('')
    const { blocks } = await laidOut(
      grid +
        words(484, 686, 'Action') +
        words(54, 666, '4') +
        words(94, 666, 'The minutes were agreed.') +
        words(94, 642, 'The clerk will mend the crane.') +
        words(484, 642, 'AB') +
        words(94, 618, 'The watchman will find the buoy.') +
        words(484, 618, 'CD'),
    )
    expect(blocks.map(shown)).toEqual([
      [
        ['', '', 'Action'],
        ['4', 'The minutes were agreed.', ''],
        ['', 'The clerk will mend the crane.', 'AB'],
        ['', 'The watchman will find the buoy.', 'CD'],
      ],
    ])
  })

  it('say which cells span columns', async () => {
    const lines =
      '50 700 m 350 700 l S 50 680 m 350 680 l S 50 660 m 350 660 l S 50 700 m 50 660 l S 350 700 m 350 660 l S 200 680 m 200 660 l S\n'
    const { blocks, pages } = await laidOut(
      lines + words(54, 686, 'Both') + words(54, 666, 'Left') + words(204, 666, 'Right'),
    )
    const [table] = blocksToTables(blocks, pages)
    expect(table).toMatchObject({
      page: 1,
      cells: [
        { row: 0, col: 0, rowspan: 1, colspan: 2, text: 'Both' },
        { row: 1, col: 0, rowspan: 1, colspan: 1, text: 'Left' },
        { row: 1, col: 1, rowspan: 1, colspan: 1, text: 'Right' },
      ],
    })
  })
  const from = (y: number, rows: readonly (readonly string[])[]) => ruledTable(50, y, [60, 240, 60], rows)
  const head = ['No', 'Matter', 'Owner']
  it.each<[string, string, string, readonly string[], number]>([
    [
      'under its heading printed again',
      from(100, [head, ['1', 'Mend the crane.', 'AB']]),
      from(780, [head, ['2', 'Find the buoy.', 'CD']]),
      ['1 No', '1 Matter', '1 Owner', '1 1', '1 Mend the crane.', '1 AB', '2 2', '2 Find the buoy.', '2 CD'],
      3,
    ],
    [
      'without its heading',
      from(100, [head, ['1', 'Mend the crane.', 'AB']]),
      from(780, [
        ['2', 'Find the buoy.', 'CD'],
        ['3', 'Dredge.', ''],
      ]),
      [
        '1 No',
        '1 Matter',
        '1 Owner',
        '1 1',
        '1 Mend the crane.',
        '1 AB',
        '2 2',
        '2 Find the buoy.',
        '2 CD',
        '2 3',
        '2 Dredge.',
        '2 ',
      ],
      4,
    ],
    [
      'in the middle of a row',
      from(100, [head, ['1', 'Mend the crane and report to the', 'AB']]),
      from(780, [
        ['', 'next meeting.', ''],
        ['2', 'Dredge.', 'CD'],
      ]),
      [
        '1 No',
        '1 Matter',
        '1 Owner',
        '1 1',
        '1 Mend the crane and report to the next meeting.',
        '1 AB',
        '2 2',
        '2 Dredge.',
        '2 CD',
      ],
      3,
    ],
  ])('are one table where they go on over a page %s', async (_, above, below, cells, rows) => {
    const { blocks, pages } = await laidOut(words(50, 780, 'Log of actions', 16, 'F2') + above, below)
    const [table, other] = blocksToTables(blocks, pages)
    expect(other).toBeUndefined()
    expect(table!.cells.map(({ page, text }) => `${page} ${text}`)).toEqual(cells)
    expect(Math.max(...table!.cells.map(({ row }) => row)) + 1).toBe(rows)
    expect(table).toMatchObject({
      page: 1,
      bbox: [50, 742, 410, expect.any(Number)],
      continued: [{ page: 2, bbox: [50, 62, 410, expect.any(Number)] }],
    })
  })

  it('leave out a heading of two rows printed again', async () => {
    const grid = (y: number) =>
      `50 ${y} m 350 ${y} l S 150 ${y - 20} m 350 ${y - 20} l S 50 ${y - 40} m 350 ${y - 40} l S ` +
      `50 ${y - 60} m 350 ${y - 60} l S 50 ${y} m 50 ${y - 60} l S 150 ${y} m 150 ${y - 60} l S ` +
      `250 ${y - 20} m 250 ${y - 60} l S 350 ${y} m 350 ${y - 60} l S\n`
    const part = (y: number, [name, plan, actual]: readonly [string, string, string]) =>
      grid(y) +
      words(54, y - 24, 'Quay') +
      words(154, y - 14, 'Dues') +
      words(154, y - 34, 'Plan') +
      words(254, y - 34, 'Actual') +
      words(54, y - 54, name) +
      words(154, y - 54, plan) +
      words(254, y - 54, actual)
    const { blocks } = await laidOut(part(140, ['Northern', '12', '13']), part(790, ['Southern', '12', '14']))
    expect(blocks.map(shown)).toEqual([
      [
        ['Quay', 'Dues', ''],
        ['', 'Plan', 'Actual'],
        ['Northern', '12', '13'],
        ['Southern', '12', '14'],
      ],
    ])
  })

  it('keep a cell over several rows whole where a page ends in it', async () => {
    // The left cell lies over two rows, and its words go on on the next page.
    const grid = (y: number) =>
      `50 ${y} m 350 ${y} l S 200 ${y - 20} m 350 ${y - 20} l S 50 ${y - 40} m 350 ${y - 40} l S ` +
      `50 ${y} m 50 ${y - 40} l S 200 ${y} m 200 ${y - 40} l S 350 ${y} m 350 ${y - 40} l S\n`
    const { blocks, pages } = await laidOut(
      grid(140) +
        words(54, 126, 'Northern quay') +
        words(204, 126, 'Lamps') +
        words(204, 106, 'Rails, steps, bollards and'),
      ruledTable(
        50,
        790,
        [150, 150],
        [
          ['', 'ladders'],
          ['Ferry', 'Paint'],
        ],
      ),
    )
    const [table, other] = blocksToTables(blocks, pages)
    expect(other).toBeUndefined()
    expect(table!.cells.map(({ row, col, rowspan, text }) => [row, col, rowspan, text])).toEqual([
      [0, 0, 2, 'Northern quay'],
      [0, 1, 1, 'Lamps'],
      [1, 1, 1, 'Rails, steps, bollards and ladders'],
      [2, 0, 1, 'Ferry'],
      [2, 1, 1, 'Paint'],
    ])
  })
})
