// A page as the program sees it, for people who write rules or doubt a record.

import type { LackOfText, Origin } from './page.ts'
import type { Box, Fill } from './sheet.ts'

export interface ViewedFlow {
  kind: 'heading' | 'paragraph' | 'item'
  /** Of a heading; 1 is the outermost. */
  level?: number
  /** Of an item, as printed. */
  marker?: string
  box: Box
  text: string
}

export interface ViewedCell {
  /** 0-based. */
  row: number
  col: number
  rowspan: number
  colspan: number
  box: Box
  text: string
  /** Colours behind the words from the bottom layer up, as #rrggbb. */
  fills: readonly string[]
}

export interface ViewedTable {
  kind: 'table'
  box: Box
  cells: readonly ViewedCell[]
}

/** Boxes in points, origin at the top left of the page as it is shown. */
export interface PageView {
  /** 1-based. */
  number: number
  label: string | null
  width: number
  height: number
  lacksText?: LackOfText
  origin?: Origin
  words: readonly { text: string; box: Box }[]
  fills: readonly Fill[]
  /** In the order of reading. */
  blocks: readonly (ViewedFlow | ViewedTable)[]
  /** Lines that belong to the page and not to its text: running heads, page numbers. */
  furniture: readonly string[]
  /** What is printed aslant over it in large letters; absent where nothing is. */
  watermarks?: readonly string[]
}
