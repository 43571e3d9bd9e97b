import { describe, expect, it } from 'vitest'
import { layOut } from '#layout'
import { readDocument } from '#pipeline'
import { readSource } from '#read'
import { tinyPdf, words } from '../read/pdfFile.ts'

/** Operators that show words from (x, y) upwards at an angle in degrees. */
function aslant(text: string, size: number, degrees: number): string {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return `q 0.9 g BT /F2 ${size} Tf ${cos} ${sin} ${-sin} ${cos} 120 300 Tm (${text}) Tj ET Q\n`
}

const body = words(50, 780, 'The Board considered the lease of the northern quay.')

async function pageOf(content: string) {
  const read = await readSource('minutes.pdf', tinyPdf([{ content }]))
  if ('problem' in read) throw new Error(read.problem.message)
  const { pages, notes } = layOut(read)
  return { text: pages[0]!.text.trim(), watermarks: notes![0]!.watermarks }
}

describe('watermarks', () => {
  it.each([
    ['DRAFT', 110, 50],
    ['NOT FOR PUBLICATION', 40, 45],
    ['Confidential', 72, 30],
    ['DRAFT', 90, -55],
  ])('%s is set aside, and told of the page', async (text, size, degrees) => {
    const plain = await pageOf(body)
    expect(plain.watermarks).toBeUndefined()
    for (const content of [aslant(text, size, degrees) + body, body + aslant(text, size, degrees)])
      expect(await pageOf(content)).toEqual({ text: plain.text, watermarks: [text] })
  })

  const upright = (text: string, size: number, ink: string) => `q ${ink} ${words(80, 755, text, size, 'F2')} Q\n`

  it.each([
    ['pale behind the text', 'SPECIMEN', 80, '0.85 g'],
    ['a stamp where no text runs over it', 'DRAFT', 60, '0.75 g'],
    ['in a pale red', 'Confidential', 60, '1 0.8 0.8 rg'],
  ])('%s are set aside though they stand upright', async (_, text, size, ink) => {
    const plain = await pageOf(body)
    const mark = text === 'DRAFT' ? upright(text, size, ink).replace('755', '300') : upright(text, size, ink)
    expect(await pageOf(mark + body)).toEqual({ text: plain.text, watermarks: [text] })
  })

  it.each([
    ['a pale title with nothing over it', 'Papers', 60, '0.8 g'],
    ['black letters', 'Papers', 80, '0 g'],
    ['white letters', 'Papers', 80, '1 g'],
    ['pale letters of a heading', 'Papers', 20, '0.8 g'],
  ])('are not %s', async (_, text, size, ink) => {
    const content = upright(text, size, ink).replace('755', size === 60 ? '300' : '755')
    expect((await pageOf(content + body)).watermarks).toBeUndefined()
  })

  it.each([
    ['small letters aslant, as under a chart', aslant('April', 9, 45)],
    ['a large heading', aslant('Papers', 40, 0)],
    ['words up the side', aslant('Papers', 40, 90)],
  ])('are not %s', async (_, content) => {
    const { text, watermarks } = await pageOf(content + body)
    expect(watermarks).toBeUndefined()
    expect(text.replace(/\s/g, '')).toMatch(/April|rilpA|Papers/)
  })

  it.each([
    ['Minutes', null, null],
    ['Minutes', 'DRAFT', 'draft'],
    ['Minutes', 'CONFIDENTIAL', null],
    ['Confirmed minutes', 'DRAFT', 'confirmed'],
  ])('over "%s": %s makes their status %s', async (title, mark, status) => {
    const lines = [
      `${title} of the Quay Committee held on Tuesday 6 May 2025`,
      '',
      'Present:',
      'Ann Ash, Chair',
      'Max Birch, Treasurer',
      '1. Fees',
      'It was RESOLVED to APPROVE the new fees.',
    ]
    const content = lines.map((line, i) => words(50, 800 - 20 * i, line)).join('')
    const outcome = await readDocument(
      'minutes.pdf',
      tinyPdf([{ content: content + (mark ? aslant(mark, 80, 50) : '') }]),
    )
    if ('problem' in outcome) throw new Error(outcome.problem.message)
    const meeting = outcome.reading.records.find(({ type }) => type === 'meeting')
    expect(meeting).toMatchObject({ body: 'Quay Committee', status })
  })
})
