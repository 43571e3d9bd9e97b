// Bytes to pages; the only room that opens sources.

import { createHash } from 'node:crypto'
import { type FileFacts, type Markup, type PackedSheet, type Page, pageOf, type Problem, type Source } from '#model'
import { decodeText } from './decode.ts'
import { markupReader, otherWordFile } from './markup/index.ts'

export interface ReadFile {
  source: Source
  /** The pages of a text; those of other files come from the layout. */
  pages: readonly Page[]
  /** The pages of a PDF as they were drawn. */
  sheets?: readonly PackedSheet[]
  /** The words of HTML and Word files as they are marked up. */
  markup?: Markup
  facts?: FileFacts
  /** What could not be read of a file that was. */
  problems?: readonly Problem[]
}

/** Endings of the files that can be read. */
export const readableEndings = ['.txt', '.text', '.md', '.markdown', '.pdf', '.html', '.htm', '.xhtml', '.docx']

/** sha256 of the bytes in lower-case hex. */
export function sourceId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The pages of one file, or the problem that stands in the way. */
export async function readSource(path: string, bytes: Uint8Array): Promise<ReadFile | { problem: Problem }> {
  if (isPdf(bytes)) {
    // Who reads texts only does not wait for the PDF reader.
    const { readPdfInThread } = await import('./pdf/guard.ts')
    const read = await readPdfInThread(path, bytes)
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
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-')
}
