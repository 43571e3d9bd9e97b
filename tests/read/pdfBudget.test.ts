import { describe, expect, it } from 'vitest'
import type { Problem } from '#model'
import { readSource } from '#read'
import { mostBlank, mostOnPage } from '../../src/read/pdf/budget.ts'
import { foldPages } from '../../src/read/pdf/problems.ts'
import { tinyPdf, words } from './pdfFile.ts'

const blank = (page: number): Problem => ({
  severity: 'warning',
  code: 'no-text-layer',
  path: 'scan.pdf',
  page,
  message: 'the page has no text layer',
  remedy: 'look at it',
})
const upTo = (n: number) => Array.from({ length: n }, (_, i) => blank(i + 1))

describe('what was lost', () => {
  it('is one problem for a long run of pages, and one for each page of a short one', () => {
    expect(foldPages(upTo(20))).toEqual(upTo(20))
    expect(foldPages([...upTo(30), blank(40)])).toEqual([
      { ...blank(1), message: 'pages 1 to 30: on each, the page has no text layer' },
      blank(40),
    ])
  })

  it('is what stands behind two hundred pages on which nothing is drawn', async () => {
    const blanks = Array.from({ length: mostBlank }, () => ({ content: '' }))
    const read = await readSource(
      'long.pdf',
      tinyPdf([...blanks, ...[...'ab'].map((word) => ({ content: words(50, 50, word) }))]),
    )
    if ('problem' in read) throw new Error(read.problem.message)
    expect(read.sheets!.length).toBe(mostBlank)
    expect(read.problems![0]).toMatchObject({
      code: 'budget',
      page: mostBlank + 1,
      message: expect.stringContaining(`pages ${mostBlank + 1} to ${mostBlank + 2} are left out`) as string,
    })
  })

  it('is the rest of a page on which too much is drawn', async () => {
    const crowd = Array.from({ length: mostOnPage + 10 }, () => '1 0 0 1 50 50 Tm (pier ) Tj').join(' ')
    const read = await readSource(
      'crowd.pdf',
      tinyPdf([{ content: `BT /F1 8 Tf ${crowd} ET` }, { content: words(50, 50, 'Quay') }]),
    )
    if ('problem' in read) throw new Error(read.problem.message)
    expect(read.problems).toEqual([expect.objectContaining({ code: 'crowded-page', page: 1 })])
    expect(read.sheets!.map((sheet) => sheet.words.length)).toEqual([mostOnPage, 1])
  })
})
