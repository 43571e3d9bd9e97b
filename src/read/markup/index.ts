// Bytes of HTML and Word files → marked-up words; says which files are such.

import { extname } from 'node:path'
import type { Markup, Problem } from '#model'
import { decodeText } from '../decode.ts'
import { readHtml } from './html.ts'
import { UnreadableMarkup } from './unreadable.ts'
import { readWord } from './word.ts'

/** A reader of marked-up files, by what the bytes are; nothing where they are another kind of file. */
export function markupReader(
  path: string,
  bytes: Uint8Array,
): { media: 'html' | 'docx'; read: () => { markup: Markup } | { problem: Problem } } | undefined {
  if (beginsWith(bytes, [0x50, 0x4b, 0x03, 0x04]))
    return { media: 'docx', read: () => attempt(path, () => readWord(bytes)) }
  return looksLikeHtml(path, bytes) ? { media: 'html', read: () => fromHtml(path, bytes) } : undefined
}

/** What an older or other word processor wrote, which cannot be read; nothing for all other files. */
export function otherWordFile(path: string, bytes: Uint8Array): Problem | undefined {
  const remedy = 'save it as .docx or PDF'
  const problem = (code: string, message: string): Problem => ({ severity: 'error', code, path, message, remedy })
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return problem('old-office', 'the file is of an Office before 2007')
  if (beginsWith(bytes, [...Buffer.from('{\\rtf')])) return problem('rtf', 'the file is rich text (RTF)')
  return undefined
}

const beginsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)

function looksLikeHtml(path: string, bytes: Uint8Array): boolean {
  if (/^\.(?:html?|xhtml)$/i.test(extname(path))) return true
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  return /^\W*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/i.test(head)
}

function fromHtml(path: string, bytes: Uint8Array): { markup: Markup } | { problem: Problem } {
  const decoded = decodeText(path, bytes, Infinity)
  return 'problem' in decoded ? decoded : attempt(path, () => readHtml(decoded.text))
}

function attempt(path: string, read: () => Markup): { markup: Markup } | { problem: Problem } {
  try {
    return orEmpty(path, read())
  } catch (error) {
    if (!(error instanceof UnreadableMarkup)) throw error
    const { code, message, remedy } = error
    return { problem: { severity: 'error', code, path, message, remedy } }
  }
}

function orEmpty(path: string, markup: Markup): { markup: Markup } | { problem: Problem } {
  const words = markup.parts.some((part) =>
    part.kind === 'table' ? part.cells.some(({ texts }) => texts.length > 0) : part.text.trim() !== '',
  )
  if (words) return { markup }
  const message = 'the file holds no words'
  return { problem: { severity: 'error', code: 'empty', path, message, remedy: 'fetch it again' } }
}
