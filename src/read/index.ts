// Bytes to pages; the only room that opens sources.

import { createHash } from 'node:crypto'
import {
  type FileFacts,
  type HiddenText,
  type Markup,
  type OcrMode,
  type PackedSheet,
  type Page,
  pageOf,
  type Problem,
  type Source,
  type Watch,
} from '#model'
import type * as overlay from './pdf/overlay.ts'
import { decodeText } from './decode.ts'
import { markupReader, otherWordFile } from './markup/index.ts'

export type { LegendEntry, Mark } from './pdf/overlay.ts'

export interface ReadFile {
  source: Source
  /** The pages of a text; those of other files come from the layout. */
  pages: readonly Page[]
  /** The pages of a PDF as they were drawn. */
  sheets?: readonly PackedSheet[]
  /** The words of HTML and Word files as they are marked up. */
  markup?: Markup
  facts?: FileFacts
  /** What became of text that its pages do not show. */
  hiddenText?: HiddenText
  /** What could not be read of a file that was. */
  problems?: readonly Problem[]
}

/** Endings of the files that can be read. */
export const readableEndings = ['.txt', '.text', '.md', '.markdown', '.pdf', '.html', '.htm', '.xhtml', '.docx']

/** Endings of papers that have to be saved in another form first; the reader says of each what it is. */
export const foreignEndings = ['.doc', '.odt', '.rtf']

/** sha256 of the bytes in lower-case hex. */
export function sourceId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** How a file is read. */
export interface ReadOptions {
  /** Opens protected PDFs. */
  password?: string | undefined
  /** Which pages are read by OCR; none without. */
  ocr?: OcrMode | undefined
  /** Whether words that the pages do not show are read, too. */
  includeHidden?: boolean | undefined
  /** Hears before each page that is read by OCR how many of how many are done. */
  onOcr?: ((done: number, total: number) => void) | undefined
  /** Hears how far it is, and knows what is left out. */
  watch?: Watch | undefined
}

/** The pages of one file, or the problem that stands in the way. */
export async function readSource(
  path: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<ReadFile | { problem: Problem }> {
  if (isPdf(bytes)) {
    const read = await readPdfFile(path, bytes, options)
    return 'problem' in read ? read : { source: { id: sourceId(bytes), path, media: 'pdf' }, pages: [], ...read }
  }
  const other = otherWordFile(path, bytes)
  if (other) return { problem: other }
  const marked = markupReader(path, bytes)
  if (marked) {
    const read = marked.read()
    return 'problem' in read ? read : { source: { id: sourceId(bytes), path, media: marked.media }, pages: [], ...read }
  }
  const decoded = decodeText(path, bytes)
  if ('problem' in decoded) return decoded
  return { source: { id: sourceId(bytes), path, media: 'text' }, pages: textToPages(decoded.text) }
}

/** Who reads texts only does not wait for the PDF reader, nor who reads printed pages for OCR. */
async function readPdfFile(
  path: string,
  bytes: Uint8Array,
  { password, ocr = 'off', onOcr, includeHidden = false, watch }: ReadOptions,
) {
  const { readPdf } = await import('./pdf/index.ts')
  const read = await readPdf(path, bytes, { password, watch })
  if ('problem' in read) return read
  const { textlessPages } = await import('./pdf/textLayer.ts')
  const { readScans } = await import('./ocr/index.ts')
  const { withoutHidden } = await import('./pdf/hiddenWords.ts')
  const shown = withoutHidden(path, read.sheets, includeHidden)
  const { sheets, problems } = await readScans({ path, bytes, password }, shown.sheets, ocr, onOcr)
  const found = [...read.problems, ...shown.problems, ...problems, ...textlessPages(path, sheets)]
  const hiddenText: HiddenText = shown.problems.length === 0 ? 'none' : includeHidden ? 'read' : 'left_out'
  return { ...read, sheets, hiddenText, problems: found }
}

/** A page of a PDF with marks over it, as a PNG. */
export async function drawOverlay(...asked: Parameters<typeof overlay.drawOverlay>): Promise<Uint8Array> {
  return (await import('./pdf/overlay.ts')).drawOverlay(...asked)
}

/** Pages at form feeds; a text without them is one page that has no number. */
export function textToPages(text: string): Page[] {
  const parts = text.split('\f')
  if (parts.length > 1 && parts.at(-1)!.trim() === '') parts.pop()
  if (parts.length === 1) return [pageOf(null, parts[0]!, 1)]
  let line = 1
  return parts.map((part, i) => {
    const page = pageOf(i + 1, part, line)
    line += page.lineStarts.length - 1
    return page
  })
}

/** A PDF says so in its first kilobyte, whatever its name. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-')
}
