// Bytes to pages; the only room that opens sources.

import { createHash } from 'node:crypto'
import { type Page, pageOf, type Problem, type Source } from '#model'
import { decodeText } from './decode.ts'

export interface ReadFile {
  source: Source
  pages: readonly Page[]
}

/** Endings of the files that can be read. */
export const readableEndings = ['.txt', '.text', '.md', '.markdown'] as const

/** sha256 of the bytes in lower-case hex. */
export function sourceId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The pages of one file, or the problem that stands in the way. */
export function readSource(path: string, bytes: Uint8Array): ReadFile | { problem: Problem } {
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
