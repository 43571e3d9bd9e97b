import { describe, expect, it } from 'vitest'
import { layOut } from '#layout'
import { readSource } from '#read'
import { tinyPdf, words } from '../read/pdfFile.ts'

const text = words(50, 780, 'The Board considered the lease of the northern quay.')

async function pagesOf(...contents: string[]) {
  const read = await readSource('report.pdf', tinyPdf(contents.map((content) => ({ content }))))
  if ('problem' in read) throw new Error(read.problem.message)
  const { pages, notes } = layOut(read)
  return pages.map((page, i) => ({ text: page.text.trim(), furniture: notes![i]!.furniture }))
}

const said = 'The Board considered the lease of the northern quay.'

describe('the foot of a file of one page', () => {
  it.each([
    'Page 1 of 1',
    '1',
    '- 1 -',
    'quay-lease-final.docx',
    'S:\\Board Papers\\2031\\quay lease.docx',
    'file:///home/clerk/quay.html 1/1',
    '12/05/2031, 10:30',
    'Printed on 12.05.31',
  ])('%s is set aside', async (foot) => {
    expect(await pagesOf(text + words(50, 30, foot, 8))).toEqual([{ text: said, furniture: [foot] }])
  })

  it.each([
    ['a number that is not that of the page', words(280, 30, '7')],
    ['a number under other lines', words(50, 42, 'Berths let in May:') + words(50, 30, '1')],
    ['a sentence that names a file', words(50, 30, 'See the plan in quay.pdf for more.')],
    ['a note below the text', words(50, 30, '1 Plan of the quay, see https://quay.example/plan.pdf', 8)],
    ['a day in words, as under a signature', words(50, 30, '12 May 2031')],
    ['a date higher up', words(50, 120, '12/05/2031')],
    ['the last row of a list with numbers', words(50, 42, '2 Cranes') + words(50, 30, '1') + words(65, 30, 'Hoist')],
  ])('keeps %s', async (_, foot) => {
    const [page] = await pagesOf(text + foot)
    expect(page!.furniture).toEqual([])
  })
})

describe('the foot of a file of two pages', () => {
  it('is set aside with the file and the page on one line', async () => {
    const page = (n: number) => text + words(50, 30, 'quay-lease.docx', 8) + words(500, 30, `Page ${n} of 2`, 8)
    expect((await pagesOf(page(1), page(2))).map(({ text: own }) => own)).toEqual([said, said])
  })
})

it('a running foot that the page number of a later page touches is set aside there too', async () => {
  const foot = 'Harbour Board of Quillmouth, registered number'
  const page = (n: number) => words(50, 500, said) + words(50, 30, foot, 8) + words(n < 10 ? 260 : 223, 30, `${n}`, 8)
  const pages = await pagesOf(...Array.from({ length: 11 }, (_, i) => page(i + 1)))
  expect(pages.map(({ text: own }) => own)).toEqual(pages.map(() => said))
})
