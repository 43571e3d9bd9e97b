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

const paragraphs = [
  [
    'The clerk reported that the harbour wall had been inspected in the spring and that',
    'three stones had moved since the autumn.',
  ],
  [
    'The engineer would write to the contractor before the end of the month and ask for a',
    'price for the repair of the wall, and bring it to the next meeting.',
  ],
  [
    'Members thanked the harbour master for the care that he had taken of the crane and',
    'asked that the ropes be looked at.',
  ],
  [
    'The treasurer told members of the dues that had been paid in the quarter, which were',
    'less than had been hoped for in the plan.',
  ],
]
const [first, second, third, fourth] = paragraphs.map((lines) => lines.join(' '))

/** Baselines of the first lines of the paragraphs. */
const bases = [700, 665, 630, 595] as const

const body = (x: number): string =>
  paragraphs.map((lines, i) => lines.map((line, k) => words(x, bases[i]! - 12.5 * k, line)).join('')).join('')

describe('names beyond the right edge of the text', () => {
  it.each([
    ['beside the last line of a paragraph', bases[1] - 12.5],
    ['between two of its lines', bases[1] - 8],
    ['under its last line', bases[1] - 12.5 - 10],
  ])('%s stand beside the paragraph', async (_, y) => {
    expect(await blocksOf(body(50) + words(500, y, 'AB'))).toEqual([first, [[second, 'AB']], third, fourth])
  })
})

it('names under the heading of their column stand beside the paragraph, however near its words come', async () => {
  const title = words(
    50,
    780,
    'Minutes of the Harbour Board of the third of May, taken in the old net loft above the quay and the slip',
  )
  const content = title + words(449, 740, 'ACTION') + body(50) + words(449, bases[1], 'AB')
  const [name, ...blocks] = await blocksOf(content)
  expect(name).toMatch(/^Minutes .* slip$/)
  expect(blocks).toEqual([[['', 'ACTION']], first, [[second, 'AB']], third, fourth])
})

it('numbers before the left edge begin paragraphs, whatever their height', async () => {
  const numbers = [4, 5, 6, 3].map((lower, i) => words(50, bases[i]! - lower, `4.${i + 1}`)).join('')
  expect((await blocksOf(body(100) + numbers)).flat()).toEqual([
    ['4.1', first],
    ['4.2', second],
    ['4.3', third],
    ['4.4', fourth],
  ])
})

it.each([
  ['left', 130, 50],
  ['right', 50, 500],
])('notes on the %s are read behind the paragraph beside which they stand', async (_, x, at) => {
  const note = (y: number, lines: readonly string[]) => lines.map((line, i) => words(at, y - 8 * i, line, 7)).join('')
  const notes =
    note(bases[1], ['Repair of', 'the harbour', 'wall agreed']) + note(bases[3], ['Dues paid', 'in the quarter'])
  expect(await blocksOf(body(x) + notes)).toEqual([
    first,
    second,
    'Repair of the harbour wall agreed',
    third,
    fourth,
    'Dues paid in the quarter',
  ])
})

it('columns of a table that is wider than the text are no margin', async () => {
  const row = (y: number, cells: readonly string[]) =>
    cells.map((cell, c) => words([50, 200, 300, 480][c]!, y, cell)).join('')
  const rows = [
    ['Quay', 'Dues', 'Boats', 'Year'],
    ['North', '1,200', '14', '2030'],
    ['South', '800', '9', '2030'],
    ['West', '90', '2', '2031'],
  ]
  const table = rows.map((cells, i) => row(540 - 20 * i, cells)).join('')
  expect(await blocksOf(body(50) + table)).toEqual([first, second, third, fourth, rows])
})
