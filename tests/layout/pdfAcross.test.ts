import { describe, expect, it } from 'vitest'
import type { Block } from '#model'
import { layOut } from '#layout'
import { readSource } from '#read'
import { tinyPdf, words } from '../read/pdfFile.ts'

const shown = (block: Block): unknown =>
  block.kind === 'table'
    ? block.rows.map((row) => row.cells.map((cell) => cell.passage.text.replace(/\s+/g, ' ')))
    : block.passage.text

async function blocksOf(content: string) {
  const read = await readSource('papers.pdf', tinyPdf([{ content }]))
  if ('problem' in read) throw new Error(read.problem.message)
  return layOut(read).blocks.map(shown)
}

const xs = [50, 130, 330, 545]

/** A line across at y, drawn in one piece or cell by cell. */
const rule = (y: number, pieces: boolean): string =>
  (pieces ? xs.slice(1).map((x, i) => [xs[i], x]) : [[xs[0], xs.at(-1)]])
    .map(([from, to]) => `${from} ${y} m ${to} ${y} l S\n`)
    .join('')

/** A table of which only the foot of each row is ruled; a line feed begins a new line of a cell. */
function footRuled(top: number, rows: readonly (readonly string[])[], pieces: boolean) {
  let y = top
  let drawn = ''
  for (const row of rows) {
    const cells = row.map((cell) => cell.split('\n'))
    cells.forEach((own, c) => own.forEach((text, i) => (drawn += text ? words(xs[c]! + 4, y - 12 - 12 * i, text) : '')))
    y -= 8 + 12 * Math.max(...cells.map((own) => own.length))
    drawn += rule(y, pieces)
  }
  return { drawn, bottom: y }
}

const log = [
  ['Minute', 'Action', 'Progress'],
  [
    '12/4',
    'To bring a plan for the repair of\nthe lower sluice to the board.',
    'The plan was adopted with the\nharbour and goes out for prices in\nthe autumn.',
  ],
  ['12/7', 'To paint the boards.', ''],
  ['12/9\n(part)', 'To move the crane to the store\nbefore the winter.', 'Moved.'],
]
const read = log.map((row) => row.map((cell) => cell.replaceAll('\n', ' ')))
const sentence = 'The Committee looked at the actions that were open in April, and thanked the officers for their work.'

describe('tables of which only the foot of each row is ruled', () => {
  describe.each([
    ['in one piece', false],
    ['cell by cell', true],
  ])('drawn %s', (_, pieces) => {
    it('have a row between each two lines', async () => {
      expect(await blocksOf(footRuled(700, log, pieces).drawn)).toEqual([read])
    })

    it('directly below a paragraph', async () => {
      expect(await blocksOf(words(50, 704, sentence) + footRuled(698, log, pieces).drawn)).toEqual([sentence, read])
    })

    it('directly below a colour key', async () => {
      const key = ['1 0 0', '0 0.7 0'].map((colour, i) => `${colour} rg ${50 + 250 * i} 704 250 18 re f 0 g\n`).join('')
      const names = words(54, 709, 'Red - no progress') + words(304, 709, 'Green - done')
      expect(await blocksOf(key + names + footRuled(700, log, pieces).drawn)).toEqual([
        [['Red - no progress', 'Green - done']],
        read,
      ])
    })

    it('as wide as another, with a paragraph between them', async () => {
      const upper = footRuled(760, log, pieces)
      const lower = footRuled(upper.bottom - 40, log.slice(0, 2), pieces)
      expect(await blocksOf(upper.drawn + words(50, upper.bottom - 20, sentence) + lower.drawn)).toEqual([
        read,
        sentence,
        read.slice(0, 2),
      ])
    })
  })

  it('with a cell over several columns', async () => {
    const total = 'All of the actions of the spring are closed, or have been taken over by the harbour.'
    const upper = footRuled(700, log, true)
    const lower = words(54, upper.bottom - 12, total) + `50 ${upper.bottom - 20} m 545 ${upper.bottom - 20} l S\n`
    expect(await blocksOf(upper.drawn + lower)).toEqual([[...read, [total, '', '']]])
  })
})

describe('lines across are no table', () => {
  it.each([
    ['between paragraphs', [760, 720, 680, 640].map((y) => rule(y, false) + words(50, y - 15, sentence)).join('')],
    [
      'at the head and the foot of a page',
      words(50, 805, 'Sluice Committee') +
        words(480, 805, 'May 2031') +
        rule(800, false) +
        words(50, 700, sentence) +
        words(50, 660, sentence) +
        rule(500, false) +
        words(50, 490, 'Papers'),
    ],
    ['under signatures', words(50, 700, 'Signed') + rule(690, false) + words(50, 660, 'Dated') + rule(650, false)],
  ])('%s', async (_, content) => {
    expect((await blocksOf(content)).every((block) => typeof block === 'string')).toBe(true)
  })
})

it('rows that only the heading is ruled from go on where a cell is full', async () => {
  const row = (y: number, ...cells: string[]) =>
    cells.map((cell, c) => (cell ? words([54, 200, 260][c]!, y, cell) : '')).join('')
  const content =
    row(700, 'Scheme', 'Plan', 'Comment') +
    '50 694 m 545 694 l S\n' +
    row(676, 'Pumps and their long', '1,200', 'Late by a month, because of the flood at the lower') +
    row(664, 'sheds', '', 'sluice.') +
    row(642, 'Weirs', '800', 'Done.') +
    row(620, 'Locks', '300', 'Done in the spring.') +
    row(598, 'Total', '2,300', '')
  expect(await blocksOf(content)).toEqual([
    [
      ['Scheme', 'Plan', 'Comment'],
      ['Pumps and their long sheds', '1,200', 'Late by a month, because of the flood at the lower sluice.'],
      ['Weirs', '800', 'Done.'],
      ['Locks', '300', 'Done in the spring.'],
      ['Total', '2,300', ''],
    ],
  ])
})
