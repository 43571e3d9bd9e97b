import { readFileSync } from 'node:fs'
import { OPS, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { type Sheet, unpackSheet } from '#model'
import { readSource } from '#read'
import { operators } from '../../src/read/pdf/operators.ts'
import { tinyPdf, words } from './pdfFile.ts'

async function readWell(path: string, bytes: Uint8Array) {
  const read = await readSource(path, bytes)
  if ('problem' in read) throw new Error(read.problem.message)
  return read
}

const sheetsOf = async (bytes: Uint8Array): Promise<readonly Sheet[]> =>
  (await readWell('papers.pdf', bytes)).sheets!.map(unpackSheet)

describe('the shape of what pdfjs hands over', () => {
  it('numbers its operators as we do', () => {
    for (const [name, number] of Object.entries(operators))
      expect([name, OPS[name as keyof typeof OPS]]).toEqual([name, number])
  })

  it('gives a path as one operator with the paint operator inside, and words as glyphs', async () => {
    const document = await getDocument({
      data: tinyPdf([{ content: `1 0 0 rg 10 20 30 40 re f\n${words(50, 60, 'Quay')}` }]),
      verbosity: 0,
    }).promise
    const page = await document.getPage(1)
    const { fnArray, argsArray } = await page.getOperatorList()
    const path = argsArray[fnArray.indexOf(OPS.constructPath)] as [number, Float32Array[], Float32Array]
    expect(path[0]).toBe(OPS.fill)
    expect([...path[1][0]!]).toEqual([0, 10, 20, 1, 40, 20, 1, 40, 60, 1, 10, 60, 4])
    expect(argsArray[fnArray.indexOf(OPS.setFillRGBColor)]).toEqual(['#ff0000'])
    const glyphs = (argsArray[fnArray.indexOf(OPS.showText)] as [{ unicode: string; width: number }[]])[0]
    expect(glyphs.map(({ unicode }) => unicode).join('')).toBe('Quay')
    expect(glyphs[0]!.width).toBeGreaterThan(500)
    await document.destroy()
  })
})

describe('words', () => {
  it('are cut at spaces and wide gaps, and know their box from the top left', async () => {
    const [sheet] = await sheetsOf(
      tinyPdf([{ content: `BT /F2 10 Tf 1 0 0 1 100 700 Tm [(Har) -20 (bour) -400 (Board)] TJ ET` }]),
    )
    expect(sheet!.words.map(({ text }) => text)).toEqual(['Harbour', 'Board'])
    const [first] = sheet!.words
    expect(first!.x0).toBeCloseTo(100, 0)
    expect(first!.base).toBeCloseTo(142, 0)
    expect(first!.bold).toBe(true)
  })

  it('keep their place on rotated and cropped pages and in forms', async () => {
    const [cropped, rotated, form] = await sheetsOf(
      tinyPdf([
        { content: words(150, 600, 'Pier'), crop: [100, 100, 400, 700] },
        { content: 'BT /F1 10 Tf 0 1 -1 0 200 300 Tm (Mole) Tj ET', rotate: 90 },
        { content: '/X1 Do', form: { content: words(10, 20, 'Buoy'), matrix: [1, 0, 0, 1, 100, 500] } },
      ]),
    )
    expect([cropped!.width, cropped!.height]).toEqual([300, 600])
    expect(cropped!.words[0]!.x0).toBeCloseTo(50, 0)
    expect(cropped!.words[0]!.base).toBeCloseTo(100, 0)
    expect(rotated!.words[0]).toMatchObject({ text: 'Mole', turn: 0 })
    expect(form!.words[0]!.x0).toBeCloseTo(110, 0)
    expect(form!.words[0]!.base).toBeCloseTo(842 - 520, 0)
  })

  it('take a drawn dot before a line for a bullet', async () => {
    const dot =
      '100 703 m 100 704 101 705 102 705 c 103 705 104 704 104 703 c 104 702 103 701 102 701 c 101 701 100 702 100 703 c h f\n'
    const [sheet] = await sheetsOf(tinyPdf([{ content: dot + words(112, 700, 'RECEIVE the report.') }]))
    expect(sheet!.words.map(({ text }) => text)).toContain('•')
  })
})

describe('drawings', () => {
  it('are rulings where thin, though their ends are cut aslant to meet others', async () => {
    const mitred = '50 700 m 50.3 700.3 l 299.7 700.3 l 300 700 l 299.7 699.7 l 50.3 699.7 l h f*\n'
    const aslant = '50 600 m 300 610 l 300 611 l 50 601 l h f\n'
    const [sheet] = await sheetsOf(tinyPdf([{ content: mitred + aslant }]))
    expect(sheet!.rulings.map(({ across, from, to }) => [across, from, to])).toEqual([[true, 50, 300]])
  })

  it('are rulings where thin, fills where not, in the order of painting, under the transform of their state', async () => {
    const [sheet] = await sheetsOf(
      tinyPdf([
        {
          content:
            'q 2 0 0 2 0 0 cm 1 0 0 rg 10 10 50 20 re f Q 0 1 0 rg 30 30 20 10 re f 100 100 200 0.5 re f 50 50 m 50 90 l S',
        },
      ]),
    )
    expect(sheet!.fills.map(({ colour }) => colour)).toEqual(['#ff0000', '#00ff00'])
    expect(sheet!.fills[0]!.box).toEqual([20, 782, 120, 822])
    expect(sheet!.rulings.map(({ across }) => across)).toEqual([true, false])
  })
})

describe('what cannot be read', () => {
  // Made with: qpdf --encrypt quay harbour 256 -- open.pdf locked.pdf
  const locked = readFileSync(new URL('locked.pdf', import.meta.url))

  it.each([
    [undefined, { message: 'the PDF is protected by a password', remedy: 'give it with --password' }],
    ['pier', { message: 'the password does not open the PDF', remedy: 'check it and give it again with --password' }],
  ])('is a file under a password where %s is given: a problem', async (password, said) => {
    const problem = { severity: 'error', code: 'password', path: 'locked.pdf', ...said }
    expect(await readSource('locked.pdf', locked, { password })).toEqual({ problem })
  })

  it.each(['quay', 'harbour'])(
    'is nothing of a file under the password %s, the reader’s or the owner’s',
    async (password) => {
      const read = await readSource('locked.pdf', locked, { password })
      if ('problem' in read) throw new Error(read.problem.message)
      expect(
        unpackSheet(read.sheets![0]!)
          .words.map(({ text }) => text)
          .slice(0, 3),
      ).toEqual(['It', 'was', 'RESOLVED'])
    },
  )

  it('is no PDF at all: a problem', async () => {
    const broken = await readSource('broken.pdf', new TextEncoder().encode('%PDF-1.7\nnothing else'))
    expect(broken).toMatchObject({ problem: { code: 'damaged' } })
  })

  it('leaves a file cut short a problem or the pages that are left', async () => {
    const whole = tinyPdf([{ content: words(50, 700, 'The quay wall') }, { content: words(50, 700, 'The crane') }])
    for (let part = 1; part < 10; part++) {
      const read = await readSource('cut.pdf', whole.subarray(0, Math.floor((whole.length * part) / 10)))
      expect('problem' in read || read.sheets!.length >= 0).toBe(true)
    }
  })
})

describe('what the file says about itself', () => {
  it('is its title, its producer and its bookmarks with pages', async () => {
    const read = await readWell(
      'pack.pdf',
      tinyPdf([{ content: words(50, 700, 'One') }, { content: words(50, 700, 'Two') }], {
        title: 'Harbour papers',
        bookmarks: [
          { title: 'Agenda', page: 0 },
          { title: 'Paper A', page: 1, y: 742 },
        ],
      }),
    )
    expect(read.facts).toEqual({
      title: 'Harbour papers',
      producer: 'tiny',
      bookmarks: [
        { title: 'Agenda', depth: 0, page: 1, top: null },
        { title: 'Paper A', depth: 0, page: 2, top: 100 },
      ],
    })
  })
})
