// Every quote of a PDF is found again on its page by another reader: pdftotext of poppler.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { ExportedRecord } from '#model'
import { readDocument } from '#pipeline'
import { ruledTable, tinyPdf, words } from './read/pdfFile.ts'

const shared = fileURLToPath(new URL('../../shared/documents/', import.meta.url))
const installed = spawnSync('pdftotext', ['-v']).error === undefined
const folder = mkdtempSync(join(tmpdir(), 'minutebook-quotes-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Letters and digits only: white space, hyphens at line ends, ligatures and styles of letters are no words. */
const letters = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')

/**
 * The letters of each page, once in the reading order that pdftotext finds and once in the order of drawing. Lines of
 * cells that stand side by side are together in one of the two.
 */
function otherReading(file: string): string[][] {
  const pagesOf = (...flags: string[]) => {
    const { stdout, status, stderr } = spawnSync('pdftotext', ['-enc', 'UTF-8', ...flags, file, '-'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    if (status !== 0) throw new Error(stderr)
    return stdout.split('\f').map(letters)
  }
  const drawn = pagesOf('-raw')
  return pagesOf().map((page, i) => [page, drawn[i] ?? ''])
}

/** The parts of a quote with the 1-based pages on which they stand, cut at cells and lines. */
function partsOf({ source }: ExportedRecord, text: (page: number) => string): { page: number; words: string }[] {
  const spans = source.spans ?? [{ page: source.page! - 1, start: source.char_start, end: source.char_end }]
  return spans.flatMap(({ page, start, end }) =>
    text(page)
      .slice(start, end)
      .split(/[\t\n]/)
      .map((part) => ({ page: page + 1, words: letters(part) }))
      .filter((part) => part.words !== ''),
  )
}

/** How many records of a file there are, and those of which another reader does not find the words. */
async function compare(file: string): Promise<{ records: number; lost: string[] }> {
  const outcome = await readDocument(file, readFileSync(file))
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  const { records, pages } = outcome.reading
  const other = otherReading(file)
  const lost = records.flatMap((record) => {
    const parts = partsOf(record, (page) => pages[page]!.text)
    expect(parts.map((part) => part.words).join('')).toBe(letters(record.source.quote))
    const missing = parts.filter((part) => !other[part.page - 1]?.some((page) => page.includes(part.words)))
    return missing.length === 0 ? [] : [`${record.rule} on page ${missing[0]!.page}: ${missing[0]!.words}`]
  })
  return { records: records.length, lost }
}

describe.skipIf(!installed)('pdftotext finds the words of every quote on its page', () => {
  it('in a small file', async () => {
    const file = join(folder, 'minutes.pdf')
    const lines = [
      'Minutes of the Quay Committee held on Tuesday 6 May 2025',
      'Present:',
      'Ann Ash, Chair',
      'Max Birch, Treasurer',
      '1. Fees',
      'It was RESOLVED to:',
      '• APPROVE the new fees of £5.',
    ]
    const actions = ruledTable(
      50,
      600,
      [60, 260, 120],
      [
        ['Ref', 'Action', 'Owner'],
        ['1', 'Mend the crane by June', 'Max Birch'],
        ['2', 'Paint the quay', 'Ann Ash'],
      ],
    )
    const content = lines.map((line, i) => words(50, 800 - 20 * i, line.replace('•', '\x95').replace('£', '\xa3')))
    writeFileSync(file, tinyPdf([{ content: content.join('') + actions }]))
    const { records, lost } = await compare(file)
    expect(records).toBeGreaterThan(4)
    expect(lost).toEqual([])
  })

  it.each(['saltmarsh-pack', 'fenholt-pack'])('in corpus/%s', async (name) => {
    const { records, lost } = await compare(fileURLToPath(new URL(`../corpus/${name}/source.pdf`, import.meta.url)))
    expect(records).toBeGreaterThan(40)
    expect(lost).toEqual([])
  })

  const files = [
    'suffolk-libraries/board-meeting-minutes-2013-05-02.pdf',
    'suffolk-libraries/board-meeting-minutes-2014-09-25.pdf',
    'pdf/letter-leicester.pdf',
    'pdf/pack-libreoffice.pdf',
    'pdf/pack-chromium.pdf',
  ]
  it.skipIf(!existsSync(shared)).each(files)(
    'in %s',
    async (name) => {
      const { records, lost } = await compare(join(shared, name))
      console.log(`${name}: ${records - lost.length} of ${records} quotes found again`)
      if (lost.length > 0) console.log(lost.slice(0, 20).join('\n'))
      expect(records).toBeGreaterThan(10)
      expect(1 - lost.length / records).toBeGreaterThanOrEqual(0.99)
    },
    60_000,
  )
})

it.skipIf(installed)('is not compared: pdftotext is not installed (poppler-utils)', () => undefined)
