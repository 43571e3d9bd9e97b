// Pages that are pictures of text are said with their numbers, and read where that is asked.

import { describe, expect, it } from 'vitest'
import { type PackedSheet, type PrintedTable, unpackSheet } from '#model'
import { readDocument, tablesOf } from '#pipeline'
import { readSource, type ReadOptions } from '#read'
import { colourName } from '#text'
import { pageRanges } from '../../src/read/pdf/textLayer.ts'
import { tinyPdf, type TinyPage, words } from './pdfFile.ts'
import { type PrintedBox, type PrintedLine, scannedPage } from './scannedPage.ts'

const minutesOf = (day: string, quay: string) => [
  { x: 50, y: 60, text: 'HARBOUR BOARD', size: 16 },
  { x: 50, y: 100, text: `Minutes of the meeting held on ${day} at 10.00 in the Custom House` },
  { x: 50, y: 130, text: 'Present: Ada Finch (Chair), Tom Wren, Ivy Crane' },
  { x: 50, y: 170, text: `24/031 The ${quay} quay` },
  { x: 50, y: 210, text: `It was RESOLVED to approve the lease of the ${quay} quay.` },
]
const minutes = minutesOf('Tuesday 14 May 2024', 'northern')
const prose = words(
  70,
  700,
  'The Board heard that the crane had been mended and that the dredger would return in June.',
)

async function read(pages: readonly TinyPage[], options: ReadOptions = {}) {
  const file = await readSource('pack.pdf', tinyPdf(pages), options)
  if ('problem' in file) throw new Error(file.problem.message)
  return file
}
const text = (sheet: PackedSheet) =>
  unpackSheet(sheet)
    .words.map((word) => word.text)
    .join(' ')

describe('a page without a text layer', () => {
  it('is said with its number, also where a page number is stamped on it; a blank page is not one', async () => {
    const stamp = words(220, 30, 'Page 3 of 5')
    const file = await read([
      { content: prose },
      scannedPage(minutes),
      scannedPage(minutes, { content: stamp }),
      { content: '' },
      scannedPage(minutes),
    ])
    expect(file.sheets!.map(({ lacksText }) => lacksText)).toEqual([
      undefined,
      'picture',
      'picture',
      'blank',
      'picture',
    ])
    expect(file.problems).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'no-text-layer',
        message: 'pages 2-3, 5 have no text layer',
        remedy: 'read them with --ocr auto',
      }),
    ])
  })

  it('is none where a picture stands among text, or is small', async () => {
    const drawn = 'q 500 0 0 700 50 60 cm /P1 Do Q\n'
    const { picture } = scannedPage(minutes)
    const file = await read([
      { content: drawn + prose, picture: picture! },
      { content: `q 60 0 0 60 50 700 cm /P1 Do Q\n${words(70, 400, 'Harbour Board')}`, picture: picture! },
    ])
    expect(file.sheets!.map(({ lacksText }) => lacksText)).toEqual([undefined, undefined])
    expect(file.problems).toEqual([])
  })

  it.each([
    [[1], '1'],
    [[3, 4, 5], '3-5'],
    [[1, 3, 4, 9], '1, 3-4, 9'],
  ])('of %j are written %s', (pages, written) => expect(pageRanges(pages)).toBe(written))
})

describe('OCR', () => {
  it('makes records of scans, with their page, their box and where they come from', { timeout: 60_000 }, async () => {
    const pages = [
      scannedPage(minutes, { content: words(220, 30, 'Folio 77') }),
      scannedPage(minutesOf('Tuesday 11 June 2024', 'southern'), { turn: 90 }),
    ]
    const seen: string[] = []
    const outcome = await readDocument('pack.pdf', tinyPdf(pages), undefined, {
      ocr: 'auto',
      onOcr: (done, total) => seen.push(`${done} of ${total}`),
    })
    if ('problem' in outcome) throw new Error(outcome.problem.message)
    const { records, problems, pages: laid, ocr } = outcome.reading
    expect([ocr, problems, seen]).toEqual(['auto', [], ['0 of 2', '1 of 2']])
    expect(laid.map(({ origin }) => origin)).toEqual(['ocr', 'ocr'])
    expect(laid[0]!.text).toContain('Folio 77')
    const resolutions = records.filter(({ type }) => type === 'resolution')
    expect(resolutions.map(({ source, text }) => [source.page, source.origin, text])).toEqual([
      [1, 'ocr', 'approve the lease of the northern quay.'],
      [2, 'ocr', 'approve the lease of the southern quay.'],
    ])
    for (const { source } of resolutions) {
      const [x0, y0, x1, y1] = source.bbox!
      expect(x0).toBeGreaterThan(45)
      expect(x1).toBeLessThan(420)
      expect(y0).toBeGreaterThan(195)
      expect(y1).toBeLessThan(220)
    }
  })

  /** A log of three actions, their status a colour alone. */
  const log = () => {
    const columns = [40, 110, 300, 400, 440]
    const rows = [
      ['Ref', 'Action', 'Owner', 'RAG'],
      ['31/07', 'Mend the crane', 'Tom Wren', '#00b050'],
      ['31/08', 'Dredge the basin', 'Ivy Crane', '#ffc000'],
      ['31/09', 'Paint the lamps', 'Ada Finch', '#ff0000'],
    ]
    const boxes: PrintedBox[] = []
    const lines: PrintedLine[] = [{ x: 40, y: 50, text: 'HARBOUR BOARD ACTION LOG', size: 14 }]
    rows.forEach((cells, row) =>
      cells.forEach((text, column) => {
        const [x, y, w] = [columns[column]!, 80 + row * 40, columns[column + 1]! - columns[column]!]
        const colour = row === 0 ? '#c6d9f1' : text.startsWith('#') ? text : undefined
        boxes.push({ x, y, w, h: 40, ...(colour ? { colour } : {}) })
        if (!text.startsWith('#')) lines.push({ x: x + 5, y: y + 24, text, size: 11 })
      }),
    )
    return { boxes, lines }
  }

  it.each([0.9, -1.7, 90, 180])(
    'finds the table and the colours of a page that lies %d degrees aslant',
    { timeout: 60_000 },
    async (lies) => {
      const { boxes, lines } = log()
      const file = tinyPdf([scannedPage(lines, { boxes, lies })])
      const { tables } = (await tablesOf('log.pdf', file, { ocr: 'auto' })) as { tables: PrintedTable[] }
      expect(tables).toHaveLength(1)
      const cells = tables[0]!.cells.filter(({ row }) => row > 0)
      expect(cells.filter(({ col }) => col < 3).map(({ text }) => text)).toEqual([
        ...['31/07', 'Mend the crane', 'Tom Wren'],
        ...['31/08', 'Dredge the basin', 'Ivy Crane'],
        ...['31/09', 'Paint the lamps', 'Ada Finch'],
      ])
      const ratings = cells.filter(({ col }) => col === 3).map(({ fills }) => colourName(fills![0]!))
      expect(ratings).toEqual(['green', 'amber', 'red'])
    },
  )

  it('reads printed pages again only where it is forced to', { timeout: 60_000 }, async () => {
    const file = await read(
      [{ size: [480, 300], content: words(70, 200, 'The Board heard that the crane had been mended and that', 12) }],
      {
        ocr: 'force',
      },
    )
    expect(file.sheets![0]!.origin).toBe('ocr')
    expect(text(file.sheets![0]!)).toBe('The Board heard that the crane had been mended and that')
  })
})
