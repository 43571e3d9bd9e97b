// Tables without rulings: cells centred between top and bottom, and a form above a table.

import { expect, test } from 'vitest'
import { layOut } from '#layout'
import { readSource } from '#read'
import { tinyPdf, words } from '../read/pdfFile.ts'

const lefts = [50, 110, 330, 430]

/** Rows of cells with their lines, each cell at the top of its row or around its middle. */
function loose(y: number, rows: readonly (readonly string[])[], where: 'top' | 'middle', gap = 6): string {
  let top = y
  return rows
    .map((row) => {
      const cells = row.map((cell) => cell.split('|'))
      const most = Math.max(...cells.map((lines) => lines.length))
      const drawn = cells.map((lines, column) => {
        const down = where === 'middle' ? ((most - lines.length) * 12) / 2 : 0
        return lines.map((line, i) => words(lefts[column]!, top - down - i * 12, line)).join('')
      })
      top -= most * 12 + gap
      return drawn.join('')
    })
    .join('')
}

async function tablesOf(content: string): Promise<string[][][]> {
  const read = await readSource('paper.pdf', tinyPdf([{ content }]))
  if ('problem' in read) throw new Error(read.problem.message)
  return layOut(read).blocks.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map(({ cells }) => cells.map(({ passage }) => passage.text))] : [],
  )
}

const head = ['Ref', 'Action', 'Owner', 'Due']
const log = [
  [
    'HB/1',
    'Mend the crane at the north quay and|report to the board on what the repair|cost and how long it took',
    'Ann Ash',
    'May 2031',
  ],
  ['HB/2', 'Paint the buoys', 'Bo Birch and the|team of engineers', 'June 2031'],
  ['HB/3', 'Write to the county about the road to|the quay, which is full of holes', 'Cy Cedar', 'July 2031'],
  ['HB/4', 'Grease the gates', 'Di Dunn', 'July 2031'],
]
const plain = (rows: readonly string[][]) => rows.map((row) => row.map((cell) => cell.replaceAll('|', ' ')))

test.each(['top', 'middle'] as const)('cells at the %s of their rows keep their lines together', async (where) => {
  expect(await tablesOf(loose(740, [head, ...log], where))).toEqual([plain([head, ...log])])
})

test('single lines under a head of two stay rows', async () => {
  const rows = [
    ['Port', 'Ships in|the year', 'Cargo', 'Dues'],
    ['Ayle', '12', '340', '88'],
    ['Bree', '14', '410', '95'],
    ['Corm', '9', '120', '31'],
    ['Dunn', '22', '870', '140'],
  ]
  const [table] = await tablesOf(loose(740, rows, 'middle', 0))
  expect(table!.slice(-4)).toEqual(rows.slice(1))
})

test('a form is told from the table under it', async () => {
  const form = [
    ['Title:', 'Work of the harbour board'],
    ['Date:', '4 May 2031'],
    ['Author:', 'Ann Ash, Harbour Engineer'],
  ]
  const single = log.map((row) => [row[0]!, row[1]!.split('|')[0]!, row[2]!.split('|')[0]!, row[3]!])
  const drawn = loose(740, form, 'top', 2) + loose(698, [head, ...single], 'top', 2)
  expect(await tablesOf(drawn)).toEqual([form, [head, ...single]])
})
