import { describe, expect, it } from 'vitest'
import type { Block } from '#model'
import { layOut } from '#layout'
import { readSource } from '#read'
import { ruledTable, tinyPdf, type TinyPage, words } from '../read/pdfFile.ts'

async function blocksOf(...pages: (string | TinyPage)[]): Promise<readonly Block[]> {
  const bytes = tinyPdf(pages.map((page) => (typeof page === 'string' ? { content: page } : page)))
  const read = await readSource('form.pdf', bytes)
  if ('problem' in read) throw new Error(read.problem.message)
  return layOut(read).blocks
}

const shown = (block: Block): unknown =>
  block.kind === 'table'
    ? block.rows.map((row) => row.cells.map((cell) => cell.passage.text))
    : `${block.kind === 'item' ? `${block.marker} ` : ''}${block.passage.text}`

const square = (x: number, y: number, side = 9) => `${x} ${y} ${side} ${side} re S\n`
const cross = (x: number, y: number) =>
  `${x + 1} ${y + 1} m ${x + 8} ${y + 8} l S ${x + 8} ${y + 1} m ${x + 1} ${y + 8} l S\n`
const tick = (x: number, y: number) => `${x + 1} ${y + 4} m ${x + 3} ${y + 1} l ${x + 8} ${y + 8} l S\n`
const frame = (x: number, y: number) => `${x} ${y} 9 9 re ${x + 1} ${y + 1} 7 7 re f*\n`

describe('boxes to tick', () => {
  it.each([
    ['ZapfDingbats', 'F3', 'o48', '☐✓✗'],
    ['Wingdings', 'F4', '\xa8\xfe\xfd\xfb\xfc', '☐☑☒✗✓'],
    ['Wingdings 2', 'F5', '\xa3RSOP', '☐☑☒✗✓'],
    ['Webdings', 'F6', 'car', '☐✓✗'],
  ])('are read from the letters of %s', async (_, font, letters, signs) => {
    const content = words(50, 700, 'For decision') + words(120, 700, letters, 10, font)
    expect((await blocksOf(content)).map(shown)).toEqual([`For decision ${signs}`])
  })

  it('are small squares beside words, crossed or not, however they are drawn', async () => {
    const labels = ['note', 'decide', 'discuss', 'approve', 'delegate']
    const content =
      labels.map((label, i) => words(64 + i * 80, 700, label)).join('') +
      square(50, 699) +
      square(130, 699) +
      cross(130, 699) +
      square(210, 699) +
      tick(210, 699) +
      frame(290, 699) +
      square(370, 699) +
      words(372, 701, 'X', 8)
    expect((await blocksOf(content)).map(shown)).toEqual(['☐ note ☒ decide ☒ discuss ☐ approve ☒ delegate'])
  })

  it('are ticked cells where they stand alone in one', async () => {
    const rows = [
      ['Duty', 'Yes', 'No'],
      ['Quality reviewed', '', ''],
      ['Equality reviewed', '', ''],
    ]
    const content =
      ruledTable(50, 700, [200, 60, 60], rows) +
      [265, 325].map((x) => square(x, 665) + square(x, 645)).join('') +
      cross(265, 665) +
      cross(325, 645)
    const [table] = await blocksOf(content)
    expect(
      table!.kind === 'table' && table!.rows.slice(1).map(({ cells }) => cells.map(({ checked }) => checked)),
    ).toEqual([
      [undefined, true, false],
      [undefined, false, true],
    ])
  })

  it('are the check boxes of a form that can be filled in, whatever they look like', async () => {
    const boxes = [
      { rect: [50, 699, 60, 709], ticked: true },
      { rect: [130, 699, 140, 709], ticked: false },
    ] as const
    const content = words(66, 700, 'public') + words(146, 700, 'private') + square(50, 699) + square(130, 699)
    expect((await blocksOf({ content, boxes })).map(shown)).toEqual(['☒ public ☐ private'])
  })

  it.each([
    ['a patch of colour in a key', '1 0 0 rg 50 699 9 9 re B 0 0 0 rg\n' + words(64, 700, 'Off track'), 'Off track'],
    ['a square far from words', square(400, 300) + words(50, 700, 'The quay'), 'The quay'],
    ['one of many that touch', square(50, 699) + square(59, 699) + words(74, 700, 'Ref'), 'Ref'],
    ['a frame around a word', square(50, 698, 13) + words(51, 701, 'A1') + words(70, 701, 'Berth'), 'A1 Berth'],
  ])('are not %s', async (_, content, text) => {
    expect((await blocksOf(content)).map(shown).join()).toBe(text)
  })
})

/** A circle with its middle at (x, y), as four curves; `paint` is S, f or B. */
function circle(x: number, y: number, r: number, paint: string): string {
  const k = r * 0.5523
  return (
    `${x + r} ${y} m ${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r} c ${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y} c ` +
    `${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r} c ${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y} c h ${paint}\n`
  )
}

describe('drawn radio buttons', () => {
  const labels = ['Note', 'Decide', 'Discuss']
  const line = labels.map((label, i) => words(64 + i * 80, 700, label)).join('')
  const rings = labels.map((_, i) => circle(56 + i * 80, 703.5, 4.5, 'S')).join('')

  it.each([
    ['none chosen', rings, '☐ Note ☐ Decide ☐ Discuss'],
    ['one with a dot', rings + circle(136, 703.5, 2.2, 'f'), '☐ Note ☒ Decide ☐ Discuss'],
    ['one filled', rings + circle(216, 703.5, 4.5, 'B'), '☐ Note ☐ Decide ☒ Discuss'],
  ])('are boxes to tick: %s', async (_, drawn, text) => {
    expect((await blocksOf(drawn + line)).map(shown)).toEqual([text])
  })

  it.each([
    ['a single circle', circle(56, 703.5, 4.5, 'S')],
    [
      'coloured discs',
      labels.map((_, i) => `${i / 2} 0.6 0 rg ${circle(56 + i * 80, 703.5, 4.5, 'B')}`).join('') + '0 g\n',
    ],
    ['circles around letters', labels.map((_, i) => circle(66 + i * 80, 703.5, 4.5, 'S')).join('')],
  ])('are not %s', async (_, drawn) => {
    expect((await blocksOf(drawn + line)).map(shown)).toEqual(['Note Decide Discuss'])
  })

  it('and boxes filled with a colour hold the tick that is cut out of them', async () => {
    const filled = '0 0.4 1 rg 50 699 9 9 re f 0 g 1 G ' + tick(50, 699) + '0 G\n'
    expect((await blocksOf(filled + line)).map(shown)).toEqual(['☒ Note Decide Discuss'])
  })
})
