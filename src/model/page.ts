// The nouns of a file as it was read: source, page, span.

/** sha256 of the file's bytes, in lower-case hex. */
export type SourceId = string

export interface Source {
  id: SourceId
  /** The path as the user gave it, with forward slashes. */
  path: string
  media: 'text' | 'pdf'
}

/** One page of a file. A text file without form feeds is one page that has no number. */
export interface Page {
  /** 1-based, or null where the file has no pages. */
  number: number | null
  /** The words as they were read; every offset of a span counts UTF-16 units in here. */
  text: string
  /** 1-based line of the file on which the page begins, or null where lines mean nothing (PDF). */
  firstLine: number | null
  /** Offsets at which the lines of the page begin, ascending, the first 0. */
  lineStarts: readonly number[]
}

/** A page out of its words. `firstLine` is null where lines mean nothing. */
export function pageOf(number: number | null, text: string, firstLine: number | null): Page {
  const lineStarts = [0]
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) lineStarts.push(i + 1)
  return { number, text, firstLine, lineStarts }
}

/** 1-based line of the file at an offset of a page, or null where lines mean nothing. */
export function lineAt(page: Page, offset: number): number | null {
  if (page.firstLine === null) return null
  let low = 0
  let high = page.lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (page.lineStarts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return page.firstLine + low
}

/** Half-open [start, end) in the text of one page of one source. `page` is the 0-based index into the pages. */
export interface Span {
  page: number
  start: number
  end: number
}
