// The nouns between words and blocks: lines, and pieces of a page that still know where they were printed.

import type { Box, Word } from '#model'

/** Words that stand side by side on one baseline, from left to right. */
export interface Line {
  words: readonly Word[]
  x0: number
  y0: number
  x1: number
  y1: number
  base: number
  /** Size of most of the letters, in points. */
  size: number
  /** Whether all letters are bold. */
  bold: boolean
  underlined: boolean
  /** The tag that all its words have, where they have one. */
  tag?: number
}

/** A heading, paragraph or list item. */
export interface FlowPiece {
  kind: 'heading' | 'paragraph' | 'item'
  lines: readonly Line[]
  /** For each line whether it begins anew rather than going on with a full line above; the first is always false. */
  hard: readonly boolean[]
  /** As printed, without brackets and dots. */
  marker?: string
  /** Words at the start of the first line that are the marker. */
  markerWords: number
  depth: number
  level: number
}

export interface CellPiece {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  box: Box
  pieces: readonly FlowPiece[]
  fills: readonly string[]
}

export interface TablePiece {
  kind: 'table'
  /** Number of rows and columns; a cell lies in as many as it spans. */
  rows: number
  columns: number
  cells: readonly CellPiece[]
  /** x of the edges between the columns, with both outer edges. */
  edges: readonly number[]
  box: Box
  /** Whether no line closes the table at the top or the bottom, so that a row may go on from or to another page. */
  openTop: boolean
  openBottom: boolean
  ruled: boolean
}

export type Piece = FlowPiece | TablePiece
