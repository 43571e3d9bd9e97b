// The nouns of a file as it was read: source, page, span.

/** sha256 of the file's bytes, in lower-case hex. */
export type SourceId = string

export interface Source {
  id: SourceId
  /** The path as the user gave it, with forward slashes. */
  path: string
  media: Media
}

/** Where words come from that nobody printed as text: a picture that was read, or text that cannot be seen. */
export const origins = ['ocr', 'hidden'] as const
export type Origin = (typeof origins)[number]

/** What a file is written in. */
export const media = ['text', 'pdf', 'html', 'docx'] as const
export type Media = (typeof media)[number]

export type LackOfText = 'picture' | 'blank'

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
  /** Where the words stand on paper, where the medium has paper. */
  places?: WordPlaces
  /** Why it has no text layer: it is a picture of text, or nothing is drawn on it. Absent where it has one. */
  lacksText?: LackOfText
  /** The parts of the text that the paper does not show, ascending; absent where it shows all. */
  hidden?: readonly (readonly [start: number, end: number])[]
  /** Where its words come from; absent where they are text that can be seen. */
  origin?: Origin
}

/** What a page says of itself beside its text. */
export interface PageNote {
  /** The number in the viewer's page field, where the file gives one: `iv`. */
  label: string | null
  /** Running heads, footers and page numbers, as printed, from the top down. */
  furniture: readonly string[]
  /** What is printed aslant over it in large letters: `DRAFT`. Absent where nothing is. */
  watermarks?: readonly string[]
}

/** Offsets of the words in the text of a page, ascending, and four numbers for each: its box in points from the top left. */
export interface WordPlaces {
  starts: Uint32Array
  /** x0, y0, x1, y1, x0, … */
  boxes: Float32Array
}

/** The box around the words at [start, end) of a page, or null where the page has no paper. */
export function boxAt(page: Page, start: number, end: number): [number, number, number, number] | null {
  if (!page.places) return null
  const { starts, boxes } = page.places
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= start) low = middle + 1
    else high = middle
  }
  let box: [number, number, number, number] | null = null
  for (let i = Math.max(0, low - 1); i < starts.length && starts[i]! < end; i++) {
    const [x0, y0, x1, y1] = boxes.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number]
    box = box
      ? [Math.min(box[0], x0), Math.min(box[1], y0), Math.max(box[2], x1), Math.max(box[3], y1)]
      : [x0, y0, x1, y1]
  }
  return box && (box.map((value) => Math.round(value * 10) / 10) as typeof box)
}

/** Where the words at [start, end) of a page come from; undefined where they are text that can be seen. */
export function originAt({ origin, hidden }: Page, start: number, end: number): Origin | undefined {
  return hidden?.some(([from, to]) => from < end && start < to) ? 'hidden' : origin
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
