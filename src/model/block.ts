// The nouns of a page laid out: heading, paragraph, list item, table, cell.

import type { Passage } from './passage.ts'
import type { Box } from './sheet.ts'

export interface Heading {
  kind: 'heading'
  /** 1 is the outermost. */
  level: number
  passage: Passage
}

export interface Paragraph {
  kind: 'paragraph'
  passage: Passage
}

/** An entry of a bulleted, numbered or lettered list. */
export interface Item {
  kind: 'item'
  /** As printed, without brackets and dots: `•`, `-`, `3`, `a`, `iv`. */
  marker: string
  /** 0 for the outermost list. */
  depth: number
  passage: Passage
}

export interface Cell {
  /** 0-based column. */
  column: number
  /** All words of the cell. */
  passage: Passage
  /** The same words as paragraphs and list items. */
  blocks: readonly (Paragraph | Item)[]
  /** State of the tick box in the cell, where there is one. */
  checked?: boolean
  /** Background colours from the bottom layer up, as #rrggbb; only where the medium has colours. */
  fills?: readonly string[]
  /** Rows and columns it lies in, itself counted, where they are more than one; the cells under it have no words. */
  rowSpan?: number
  columnSpan?: number
  /** Colours of its letters as #rrggbb, without black and greys, each once; only where the medium has colours. */
  inks?: readonly string[]
}

export interface Row {
  cells: readonly Cell[]
}

export interface Table {
  kind: 'table'
  rows: readonly Row[]
  /** Where it is drawn, one box a page in the order of the pages; only where there is paper. */
  boxes?: readonly TableBox[]
}

export interface TableBox {
  /** 0-based index into the pages. */
  page: number
  box: Box
}

export type Block = Heading | Paragraph | Item | Table

/** A cell as people take it into a spreadsheet. */
export interface PrintedCell {
  /** 1-based page on which it begins, or null where the file has no pages. */
  page: number | null
  /** 0-based. */
  row: number
  col: number
  rowspan: number
  colspan: number
  text: string
  /** Colours behind the words from the bottom layer up, as #rrggbb, without those of headings and stripes. */
  fills?: readonly string[]
}

/** A table; one that goes on over pages is one table, its heading printed once. */
export interface PrintedTable {
  /** 1-based page on which it begins, or null where the file has no pages. */
  page: number | null
  /** [x0, y0, x1, y1] in points on that page, origin at the top left; only where there is paper. */
  bbox?: readonly number[]
  /** Where it goes on. */
  continued?: readonly { page: number; bbox: readonly number[] }[]
  cells: readonly PrintedCell[]
}

const byColumn = new WeakMap<Row, ReadonlyMap<number, Cell>>()

/** The cell of a row that begins in a column. Wide rows are looked through once, not once a column. */
export function cellAt(row: Row, column: number): Cell | undefined {
  if (row.cells.length < 12) return row.cells.find((cell) => cell.column === column)
  let cells = byColumn.get(row)
  // Of two in one column the first counts, so it is set last.
  if (!cells) byColumn.set(row, (cells = new Map(row.cells.toReversed().map((cell) => [cell.column, cell]))))
  return cells.get(column)
}

/** The words of a cell as one string with single spaces; empty where the column has no cell. */
export function cellText(row: Row, column: number): string {
  const cell = cellAt(row, column)
  return cell ? cell.passage.text.replace(/\s+/g, ' ').trim() : ''
}
