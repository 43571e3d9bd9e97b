// Lines to lines without running heads, page numbers and watermarks.

import type { Page } from '#model'
import type { TextLine } from './lines.ts'

const pageNumber = /^\s*(?:[-–—]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\s*(?:[-–—|]\s*)?$/i
/** Page 3 · p. 3 of 7 · Page 3 – Minutes – 4 June 2031 */
const pageWord = /^\s*(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*|\s+[-–—|]\s.{1,80})$/i

/**
 * Sets aside what belongs to the page and not to the text: on numbered pages the first and last lines that come again on
 * three pages or more with at most their digits changed, and everywhere a line that only says which page it is.
 */
export function withoutFurniture(pages: readonly Page[], lines: readonly TextLine[]): TextLine[] {
  const words = (line: TextLine) => pages[line.page]!.text.slice(line.from, line.to)
  const repeated = pages.length >= 3 ? repeatedEdges(pages, lines, words) : new Set<TextLine>()
  const outer = outermost(pages, lines)
  return lines.map((line) => {
    if (line.kind === 'blank') return line
    const text = words(line)
    const numbered = pages.length > 1 && outer.has(line) && pageNumber.test(text)
    return repeated.has(line) || numbered || pageWord.test(text) ? { ...line, kind: 'blank' } : line
  })
}

/** First and last three printed lines of each page. */
function edges(pages: readonly Page[], lines: readonly TextLine[]): TextLine[] {
  const byPage: TextLine[][] = pages.map(() => [])
  for (const line of lines) if (line.kind !== 'blank') byPage[line.page]!.push(line)
  return byPage.flatMap((printed) => (printed.length <= 6 ? printed : [...printed.slice(0, 3), ...printed.slice(-3)]))
}

/** The first and the last printed line of each page. */
function outermost(pages: readonly Page[], lines: readonly TextLine[]): Set<TextLine> {
  const first: (TextLine | undefined)[] = pages.map(() => undefined)
  const last: (TextLine | undefined)[] = pages.map(() => undefined)
  for (const line of lines) {
    if (line.kind === 'blank') continue
    first[line.page] ??= line
    last[line.page] = line
  }
  return new Set([...first, ...last].filter((line) => line !== undefined))
}

function repeatedEdges(
  pages: readonly Page[],
  lines: readonly TextLine[],
  words: (line: TextLine) => string,
): Set<TextLine> {
  const pagesOf = new Map<string, Set<number>>()
  const all = edges(pages, lines)
  const key = (line: TextLine) => words(line).replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase()
  for (const line of all) {
    const seen = pagesOf.get(key(line)) ?? new Set()
    seen.add(line.page)
    pagesOf.set(key(line), seen)
  }
  return new Set(all.filter((line) => pagesOf.get(key(line))!.size >= 3))
}
