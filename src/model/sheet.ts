// The nouns of a page as it was drawn: words with boxes, rulings, fills.

import { type Columns, packRows, unpackRows } from './columns.ts'
import type { LackOfText, Origin } from './page.ts'

/** [x0, y0, x1, y1] in points, origin at the top left of the page as it is shown. */
export type Box = readonly [number, number, number, number]

/** Letters set without a space between them, in one font and colour. Half a printed word where the font changes inside it. */
export interface Word {
  text: string
  x0: number
  y0: number
  x1: number
  y1: number
  /** Height of the baseline, from the top of the page. */
  base: number
  /** Size of the font in points, as it is shown. */
  size: number
  bold: boolean
  italic: boolean
  /** Colour of the letters as #rrggbb. */
  colour: string
  /** Direction of reading in degrees clockwise: 0 is upright. */
  turn: 0 | 90 | 180 | 270
  /** Whether a space was set before, or behind, the letters. */
  spaceBefore: boolean
  spaceAfter: boolean
  /** Whether the page does not show it. */
  hidden?: true
  /** Place among the tags of the sheet, or -1 where the file says that it belongs to the page and not to its text. */
  tag?: number
}

/** A block of text as the file itself tells of it: what the program that wrote it took for a heading, a paragraph, an entry of a list. */
export interface Tag {
  kind: 'heading' | 'paragraph' | 'item'
  /** 1 to 6 for a heading, 1 being the outermost; 0 for others. */
  level: number
  /** The cell in which it stands. */
  cell?: TaggedCell
}

/** Numbers count from 0 within one page; spans are not told. */
export interface TaggedCell {
  table: number
  row: number
  column: number
}

/** A line drawn across or down: its middle, its ends. */
export interface Ruling {
  across: boolean
  /** y of a line across, x of one down. */
  at: number
  from: number
  to: number
}

/** A filled rectangle of 3 points or more. */
export interface Fill {
  box: Box
  /** #rrggbb */
  colour: string
  /** Whether its edges are straight; false for circles, arrows and the like, of which the box is the outline. */
  straight: boolean
}

/** One page as it was drawn. Fills in the order of painting, the lowest first. */
export interface Sheet {
  /** 1-based. */
  number: number
  /** The number printed in the viewer's page field, where the file gives one: `iv`. */
  label: string | null
  width: number
  height: number
  words: readonly Word[]
  rulings: readonly Ruling[]
  fills: readonly Fill[]
  /** Rectangles to which drawing was limited; Word sets one for each cell. */
  clips: readonly Box[]
  /** Why there is no text layer: the page is a picture of text, or nothing is drawn on it. Absent where there is one. */
  lacksText?: LackOfText
  /** How many of the words the page does not show. */
  hiddenWords?: number
  /** What is printed aslant over the page in large letters; no part of its words. Absent where nothing is. */
  watermarks?: readonly string[]
  /** Where the words come from; absent where they are text that can be seen. */
  origin?: Origin
  /** The blocks of the page in the order in which the file would have them read; only where the file is tagged. */
  tags?: readonly Tag[]
}

/** What a file says about itself. */
export interface FileFacts {
  title: string | null
  producer: string | null
  bookmarks: readonly Bookmark[]
}

export interface Bookmark {
  title: string
  /** 0 is the outermost. */
  depth: number
  /** 1-based page that it leads to, where that is known. */
  page: number | null
  /** Points below the top of that page; null where it leads to the page as a whole. */
  top: number | null
}

/** A sheet with its words and lines in columns, as it is kept until all pages were read. */
export type PackedSheet = {
  [Key in keyof Sheet]: NonNullable<Sheet[Key]> extends readonly (infer Row extends object)[]
    ? Columns<Row>
    : Sheet[Key]
}

export function packSheet(sheet: Sheet): PackedSheet {
  const { words, rulings, fills, clips, tags, ...rest } = sheet
  return {
    ...rest,
    words: packRows(words),
    rulings: packRows(rulings),
    fills: packRows(fills),
    clips: packRows(clips),
    ...(tags ? { tags: packRows(tags) } : {}),
  }
}

export function unpackSheet(packed: PackedSheet): Sheet {
  const { words, rulings, fills, clips, tags, ...rest } = packed
  return {
    ...rest,
    words: unpackRows(words),
    rulings: unpackRows(rulings),
    fills: unpackRows(fills),
    clips: unpackRows(clips),
    ...(tags ? { tags: unpackRows(tags) } : {}),
  }
}
