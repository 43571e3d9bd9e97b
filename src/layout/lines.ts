// Pages of text to lines, each with its kind.

import type { Page } from '#model'

export type LineKind = 'blank' | 'rule' | 'row' | 'pipes' | 'item' | 'heading' | 'words'

export interface TextLine {
  kind: LineKind
  page: number
  from: number
  to: number
  /** Columns of white space before the first word. */
  indent: number
  /** List marker as printed without dots and brackets, and the offset of the words behind it. */
  marker?: string
  wordsFrom?: number
  /** Number of # of a Markdown heading. */
  level?: number
}

const itemStart =
  /^\s*(?:-\s+)?(?:([•●▪◦‣■➢⮚\uf0a7\uf0b7\uf0d8\uf0fc])\s*|([-*–o])\s+|\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+|\(([A-Z]|\d{1,3}|[a-z]{1,2}|[ivx]{1,5})\)\s+)(?=\S)/u

/** The list marker with which words begin, without dots and brackets, and how far it reaches; nothing where they begin with none. */
export function itemMarker(words: string): { marker: string; length: number } | undefined {
  const item = itemStart.exec(words)
  return item ? { marker: (item[1] ?? item[2] ?? item[3] ?? item[4])!, length: item[0].length } : undefined
}

/** Every line of the pages in order. */
export function pagesToLines(pages: readonly Page[]): TextLine[] {
  const lines: TextLine[] = []
  pages.forEach((page, index) => {
    page.lineStarts.forEach((from, i) => {
      const next = page.lineStarts[i + 1]
      lines.push(readLine(page.text, index, from, next === undefined ? page.text.length : next - 1))
    })
  })
  return lines
}

/**
 * The marks of a quotation at the start of a line of Markdown, and of the box that some programs make of it.
 *
 *   > Moved by A. Elm          > [!note]- Present:
 */
export const quotation = /^[ \t]{0,3}>(?:[ \t]?>)*[ \t]?(?:\[!\w+\][-+]?[ \t]*)?/

/** One line; `rows` says whether a line with tabs is a row of a table. */
export function readLine(text: string, page: number, start: number, to: number, rows = true): TextLine {
  const from = start + (quotation.exec(text.slice(start, to))?.[0].length ?? 0)
  const words = text.slice(from, to)
  const indent = words.length - words.trimStart().length
  const base = { page, from, to, indent }
  if (words.trim() === '') return { ...base, kind: 'blank' }
  if (/^[\s|:+=_-]+$/.test(words) && /[-=_]{2}/.test(words)) return { ...base, kind: 'rule' }
  if (rows && words.includes('\t')) return { ...base, kind: 'row' }
  if (/^\|.*\|$/.test(words.trim())) return { ...base, kind: 'pipes' }
  const hash = /^\s*(#{1,6})\s+(?=\S)/.exec(words)
  if (hash) return { ...base, kind: 'heading', level: hash[1]!.length, wordsFrom: from + hash[0].length }
  const item = itemMarker(words)
  if (item) return { ...base, kind: 'item', marker: item.marker, wordsFrom: from + item.length }
  return { ...base, kind: 'words' }
}
