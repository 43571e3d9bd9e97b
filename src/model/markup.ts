// The nouns of a file that says itself what is a heading, a list and a table: HTML, Word.

/** A paragraph as its writer made it. */
export interface MarkupText {
  kind: 'heading' | 'paragraph'
  /** White space as it is shown: a line feed where the writer broke the line, a form feed where a new page began, a tab where he set one. */
  text: string
  /** Level of a heading, 1 the outermost; 0 for a paragraph. */
  level: number
  /** What an automatic list sets before the words, as it is shown: `5.3`, `(a)`, `•`. */
  marker: string | null
  /** 0 outside of lists and for the outermost one. */
  depth: number
  /** Whether all words are bold. */
  strong: boolean
}

export interface MarkupCell {
  /** 0-based. */
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  /** #rrggbb, or null where nothing is painted behind the words. */
  fill: string | null
  texts: readonly MarkupText[]
}

export interface MarkupTable {
  kind: 'table'
  cells: readonly MarkupCell[]
  /** Row numbers, ascending, with which a new page began. */
  newPages: readonly number[]
}

export type MarkupPart = MarkupText | MarkupTable

/** The words of a file in the order in which they are read. */
export interface Markup {
  parts: readonly MarkupPart[]
  /** Whether the file says where its pages begin. */
  paged: boolean
}
