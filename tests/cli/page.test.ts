// What was found on a page, as text, as JSON, and drawn over the page where it stands.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it, test } from 'vitest'
import { run } from '#cli'
import type { PageView } from '#model'
import { ruledTable, tinyPdf, type TinyPage, words } from '../read/pdfFile.ts'
import { captured, newStage, put } from './stage.ts'

const table = ruledTable(
  60,
  500,
  [120, 80],
  [
    ['Matter', 'Status'],
    ['Mend the crane', ''],
    ['Dredge the basin', ''],
  ],
  { '1,1': '1 0 0', '2,1': '0 0.69 0.31' },
)
const upright = `${words(60, 560, 'Works of the harbour', 18, 'F2')}${table}`
const pages: TinyPage[] = [
  { content: upright },
  { content: upright, crop: [40, 300, 340, 700] },
  { content: `q 0 1 -1 0 595 0 cm ${upright} Q`, rotate: 90 },
  { content: upright, rotate: 180 },
]
const { folder } = newStage([])
put(folder, 'works.pdf', Buffer.from(tinyPdf(pages)))

async function type(...argv: string[]) {
  const said = captured(folder)
  return { exit: await run(argv, said.io), out: said.out(), err: said.err() }
}

describe('the overlay', () => {
  it.each([1, 2, 3, 4])('stands on page %i where its words and colours stand', async (number) => {
    const png = `page-${number}.png`
    const { exit, out, err } = await type('page', 'works.pdf', `${number}`, '--overlay', png)
    expect([exit, out]).toEqual([0, ''])
    expect(err).toMatch(/^page \d of works\.pdf drawn into page-\d\.png: \d+ words/)
    const { page } = JSON.parse((await type('page', 'works.pdf', `${number}`, '--nl')).out) as { page: PageView }
    const image = await loadImage(readFileSync(join(folder, png)))
    expect(image.width).toBe(Math.ceil(page.width * 2))
    expect(image.height).toBeGreaterThan(page.height * 2)
    const context = createCanvas(image.width, image.height).getContext('2d')
    context.drawImage(image, 0, 0)
    const pixel = (x: number, y: number) => [...context.getImageData(Math.round(2 * x), Math.round(2 * y), 1, 1).data]
    expect(page.fills.map(({ colour }) => colour)).toEqual(['#ff0000', '#00b04f'])
    for (const { box, colour } of page.fills) {
      const [r, g, b] = pixel((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
      expect(`#${[r, g, b].map((part) => part!.toString(16).padStart(2, '0')).join('')}`).toBe(colour)
    }
    // Somewhere in the box of every word there is ink.
    for (const { box, text } of page.words) {
      const [x, y, width, height] = [box[0] + 1, box[1] + 1, box[2] - box[0] - 2, box[3] - box[1] - 2]
      const { data } = context.getImageData(2 * x, 2 * y, Math.max(1, 2 * width), Math.max(1, 2 * height))
      expect([text, data.some((value, i) => i % 4 === 0 && value < 100 && data[i + 1]! < 100)]).toEqual([text, true])
    }
  })
})

test('for a person, blocks and cells are listed with their boxes and the names of colours', async () => {
  const { out } = await type('page', 'works.pdf', '1')
  expect(out).toContain('page 1, 595 × 842 points, ')
  expect(out).toMatch(/^heading 2 \[60 \d+ \d+ \d+\] Works of the harbour$/m)
  expect(out).toMatch(/^ {2}row 2, column 2 \[180 362 260 382\] {2}\{#ff0000 red\}$/m)
})

test.each([
  [['page', 'works.pdf', '0'], 2, '"0" is not the number of a page; write for example 3'],
  [['page', 'works.pdf', '9'], 3, 'works.pdf: there is no page 9; the last page is 4'],
  [['page', 'lost.pdf', '1'], 1, 'lost.pdf: no such file; check the path'],
  [['page', 'works.pdf', '1', '--format', 'csv'], 2, '--format: "csv" is not known here; use table, json, ndjson'],
  [['page', 'works.pdf', '1', '--overlay', 'nowhere/x.png'], 1, '--overlay: nowhere/x.png cannot be written (ENOENT)'],
])('%j is exit %i and one line', async (argv, code, line) => {
  const { exit, out, err } = await type(...argv)
  expect([exit, out]).toEqual([code, ''])
  expect(err).toContain(line)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
})
