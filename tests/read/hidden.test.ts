// Words that a page does not show are told from those that it does; doubt counts for the page.

import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { readDocument } from '#pipeline'
import { readSource } from '#read'
import { unpackRows } from '#model'
import { tinyPdf, type TinyPage, words } from './pdfFile.ts'

const line = words(50, 700, 'The price was agreed in private.')
const box = '45 690 300 25 re f'
const white = '1 1 1 rg'
const black = '0 0 0 rg'

async function read(page: TinyPage | string, includeHidden = false) {
  const file = tinyPdf([typeof page === 'string' ? { content: page } : page])
  const found = await readSource('paper.pdf', file, { includeHidden })
  if ('problem' in found) throw new Error(found.problem.message)
  return {
    words: unpackRows(found.sheets![0]!.words).map(({ text }) => text),
    origin: found.sheets![0]!.origin,
    problems: (found.problems ?? []).filter(({ code }) => code === 'hidden-text'),
  }
}

describe('hidden', () => {
  test.each<[string, TinyPage | string]>([
    ['under a black box', `${line}${black} ${box}`],
    ['under a white box', `${line}${white} ${box}`],
    ['under a thick line', `${line}24 w 45 703 m 400 703 l S`],
    ['under boxes side by side', `${line}${black} 45 690 60 25 re f 105 690 50 25 re f 155 690 200 25 re f`],
    ['under bars one below the other', `${line}${white} 45 698 300 6 re f 45 704 300 12 re f 45 690 300 8.2 re f`],
    ['clipped away', `q 50 600 200 20 re W n ${line} Q`],
    ['in a layer that is switched off', { content: `/OC /L1 BDC ${line} EMC`, layer: false }],
    ['white on white', `${white} ${line}`],
    ['blue on blue', `.1 .2 .6 rg ${box} ${line}`],
    ['in invisible mode', `3 Tr ${line}`],
    ['tiny', words(50, 700, 'The price was agreed in private.', 0.5)],
    ['beside the page', { content: line, crop: [0, 0, 595, 600] }],
  ])('%s', async (_, page) => {
    const found = await read(page)
    expect(found.words).toEqual([])
    expect(found.problems).toMatchObject([{ page: 1, severity: 'warning' }])
    expect(found.problems[0]!.message).toContain('(6 words)')
    expect((await read(page, true)).words).toHaveLength(6)
  })
})

describe('a picture', () => {
  const at = 'q 310 0 0 40 40 685 cm'
  /** One pixel, black or all but clear. */
  const inline = '/W 1 /H 1 /BPC 8'
  const opaque = `${at} BI ${inline} /CS /G ID \u0000 EI Q `
  const stencil = `${at} BI /W 1 /H 1 /BPC 1 /IM true ID \u0000 EI Q `
  const photo = createCanvas(8, 8).encodeSync('jpeg', 90)
  const picture = { jpeg: new Uint8Array(photo), width: 8, height: 8 }
  const over = `${line}${at} /P1 Do Q`

  test.each<[string, TinyPage, number]>([
    ['over words', { content: over, picture }, 0],
    ['over words, in the content itself', { content: `${line}${opaque}` }, 0],
    ['under words', { content: `${at} /P1 Do Q ${line}`, picture }, 6],
    ['beside words', { content: `${line}q 310 0 0 40 40 585 cm /P1 Do Q`, picture }, 6],
    ['over half a line', { content: `${line}q 310 0 0 5 40 685 cm /P1 Do Q`, picture }, 6],
    ['over words, with a soft mask of its own', { content: over, picture: { ...picture, mask: true } }, 6],
    ['over words, half through', { content: `${line}q /A1 gs ${at} /P1 Do Q Q`, picture }, 6],
    ['over words in a clip elsewhere', { content: `${line}q 0 0 100 100 re W n ${at} /P1 Do Q Q`, picture }, 6],
    ['over words, as a stencil', { content: `${line}${stencil}` }, 6],
    ['over words, aslant', { content: `${line}q 400 90 -90 400 40 500 cm /P1 Do Q`, picture }, 6],
    ['that fills the page over what was read in it', { content: `${line}q 595 0 0 842 0 0 cm /P1 Do Q`, picture }, 6],
  ])('%s', async (_, page, seen) => {
    const found = await read(page)
    expect(found.words).toHaveLength(seen)
    expect(found.problems).toHaveLength(seen === 0 ? 1 : 0)
  })
})

describe('shown', () => {
  test.each<[string, string, number?]>([
    ['on a box drawn before', `.1 .2 .6 rg ${box} ${white} ${line}`],
    ['on a curve', `0 0 0 rg 40 690 m 40 760 400 760 400 690 c f ${white} ${line}`],
    ['on a picture, which is left out', `q 400 0 0 100 40 660 cm /Im1 Do Q ${white} ${line}`],
    ['half on a box', `${black} 45 690 20 25 re f ${white} ${words(50, 700, 'Thepricewasagreed')}`, 1],
    ['under a frame', `${line}${black} 45 690 300 25 re 46 691 298 23 re f*`],
    ['beside a box', `${line}${black} 45 640 300 25 re f`],
    ['under a box that a clip cuts away', `${line}q 0 0 100 100 re W n ${black} ${box} Q`],
    ['under a box in a ragged clip', `${line}q 0 0 m 600 0 l 0 800 l h W n ${black} ${box} Q`],
    ['under bars with a gap between', `${line}${black} 45 690 300 12 re f 45 704 300 11 re f`],
    ['under a box that lets it through', `${line}/A1 gs ${black} ${box}`],
    ['under a box with a mask', `${line}/M1 gs ${black} ${box}`],
    ['in a layer that is switched on', `/OC /L1 BDC ${line} EMC`],
    ['half in a clip', `q 50 704 400 20 re W n ${line} Q`],
    ['drawn again over the box', `${line}${white} ${box} ${black} ${line}`],
    ['with an outline', `1 1 1 rg 2 Tr ${line}`],
    ['above a speck that is not', `${line}${white} ${words(50, 600, '.')}`],
    ['under a corner', `${line}${black} 45 690 m 345 690 l 345 691 l 46 691 l 46 715 l 45 715 l h f`],
  ])('%s', async (_, page, count = 6) => {
    const found = await read(page)
    expect(found.words.filter((word) => word !== '.')).toHaveLength(count)
    expect(found.problems).toEqual([])
  })
})

test('the invisible layer over a picture was read by OCR', async () => {
  const found = await read(`q 595 0 0 842 0 0 cm /Im1 Do Q 3 Tr ${line}`)
  expect(found).toMatchObject({ origin: 'ocr', problems: [] })
  expect(found.words).toHaveLength(6)
})

test('records that rest on hidden words are marked, the others are not', async () => {
  const sum = (y: number, text: string) => words(50, y, `The trust forecast a deficit of ${text} at month 9.`)
  const file = tinyPdf([{ content: `${sum(700, '£5.2m')}${sum(650, '£7.4m')}${black} 45 640 400 25 re f` }])
  for (const includeHidden of [false, true]) {
    const outcome = await readDocument('paper.pdf', file, undefined, { includeHidden })
    if ('problem' in outcome) throw new Error(outcome.problem.message)
    const { records, pages, hiddenText } = outcome.reading
    const figures = records.filter(({ type }) => type === 'figure')
    const marked = figures.map(({ raw, source }) => `${raw as string} ${source.origin ?? 'shown'}`)
    expect(marked).toEqual(includeHidden ? ['£5.2m shown', '£7.4m hidden'] : ['£5.2m shown'])
    expect(pages[0]!.text.includes('7.4')).toBe(includeHidden)
    expect(hiddenText).toBe(includeHidden ? 'read' : 'left_out')
  }
})
