// Sheets without a text layer to sheets with the words that can be read in their pictures.

import { type OcrMode, type PackedSheet, packSheet, type Problem, unpackSheet, type Word } from '#model'
import { openScanInThread } from './guard.ts'
import type { OcrPicture } from './words.ts'

/** Pages of one file that may fail one after the other before the rest is given up. */
const mostFailures = 3

export interface ScannedFile {
  path: string
  bytes: Uint8Array
  password: string | undefined
}

/** Whether a page is read by OCR. */
export const wantsOcr = ({ lacksText, width }: PackedSheet, mode: OcrMode): boolean =>
  width > 0 && (mode === 'force' ? lacksText !== 'blank' : mode === 'auto' && lacksText === 'picture')

/** Sheets in the same order. @param onPage hears before each page is read how many of how many are done */
export async function readScans(
  { path, bytes, password }: ScannedFile,
  sheets: readonly PackedSheet[],
  mode: OcrMode,
  onPage: (done: number, total: number) => void = () => undefined,
): Promise<{ sheets: readonly PackedSheet[]; problems: readonly Problem[] }> {
  const total = sheets.filter((sheet) => wantsOcr(sheet, mode)).length
  if (total === 0) return { sheets, problems: [] }
  const problems: Problem[] = []
  const read: PackedSheet[] = []
  let done = 0
  let failures = 0
  const scan = await openScanInThread(bytes, password)
  try {
    for (const sheet of sheets) {
      if (!wantsOcr(sheet, mode) || failures >= mostFailures) {
        read.push(sheet)
        continue
      }
      onPage(done++, total)
      try {
        const found = await scan.read(sheet.number)
        failures = 0
        read.push(withOcr(sheet, found, mode))
        if (found.unsure > found.words.length / 3) problems.push(unsurePage(path, sheet.number, found))
      } catch (error) {
        failures++
        problems.push(failedPage(path, sheet.number, error, failures >= mostFailures))
        read.push(sheet)
      }
    }
  } finally {
    await scan.close().catch(() => undefined)
  }
  return { sheets: read, problems }
}

/**
 * A page number printed over a scan is kept as it was printed; of the words of a text layer nothing is. A page that lay on
 * its side is set upright.
 */
function withOcr(packed: PackedSheet, { words, rulings, fills, turn }: OcrPicture, mode: OcrMode): PackedSheet {
  const sheet = unpackSheet(packed)
  const upright = turn === 0
  const printed = (mode === 'force' && !sheet.lacksText) || !upright ? [] : sheet.words
  const fresh = words.filter((word) => !printed.some((other) => overlaps(word, other)))
  const { width, height } = sheet
  return packSheet({
    ...sheet,
    ...(turn % 180 === 0 ? {} : { width: height, height: width }),
    words: [...printed, ...fresh],
    ...(sheet.lacksText ? { rulings, fills, clips: [] } : {}),
    origin: 'ocr',
  })
}

/** Whether the middle of one word lies in the box of another. */
function overlaps(word: Word, { x0, y0, x1, y1 }: Word): boolean {
  const x = (word.x0 + word.x1) / 2
  const y = (word.y0 + word.y1) / 2
  return x >= x0 && x <= x1 && y >= y0 && y <= y1
}

function unsurePage(path: string, page: number, { words, unsure }: OcrPicture): Problem {
  return {
    severity: 'warning',
    code: 'ocr-unsure',
    path,
    page,
    message: `OCR could not read ${unsure} of ${words.length + unsure} words, which are left out`,
    remedy: 'look at the page',
  }
}

function failedPage(path: string, page: number, error: unknown, last: boolean): Problem {
  const because = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 160)
  return {
    severity: 'warning',
    code: 'ocr-failed',
    path,
    page,
    message: `OCR failed (${because})${last ? ', and the pages behind it are not tried' : ''}`,
    remedy: 'look at the page; the other pages were read',
  }
}
