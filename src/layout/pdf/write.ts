// Pieces of a page to its text and its blocks; every block is a slice of the text.

import {
  type Block,
  type Cell,
  type Item,
  type Page,
  pageOf,
  type Paragraph,
  type Passage,
  type Row,
  type Run,
  type Word,
} from '#model'
import { headingLevel } from '../textBlocks.ts'
import { inksOf } from './colour.ts'
import { bulletBefore } from './flow.ts'
import { isSpaced } from './lines.ts'
import type { FlowPiece, Line, Piece, TablePiece } from './pieces.ts'

/** A table of one page that may go on on the next. */
export interface TableEnds {
  edges: readonly number[]
  openTop: boolean
  openBottom: boolean
  ruled: boolean
}

export interface WrittenPage {
  page: Page
  blocks: Block[]
  /** What is known of the tables among the blocks. */
  ends: ReadonlyMap<Block, TableEnds>
}

/** Words of the document in lower case, to tell broken words from hyphened ones. */
export type Vocabulary = ReadonlySet<string>

export function writePage(
  number: number,
  index: number,
  pieces: readonly Piece[],
  vocabulary: Vocabulary,
): WrittenPage {
  const writer = new Writer(index, vocabulary)
  const blocks: Block[] = []
  const ends = new Map<Block, TableEnds>()
  for (const piece of pieces) {
    if (piece.kind === 'table') {
      const block = writer.table(piece)
      if (!block) continue
      const { edges, openTop, openBottom, ruled } = piece
      ends.set(block, { edges, openTop, openBottom, ruled })
      blocks.push(block)
    } else {
      const block = writer.flow(piece)
      if (block) blocks.push(block)
    }
    writer.put('\n')
  }
  return { page: writer.page(number), blocks, ends }
}

class Writer {
  private text = ''
  private readonly starts: number[] = []
  private readonly passages: { text: string; runs: readonly Run[] }[] = []
  private readonly boxes: number[] = []
  private readonly hidden: [number, number][] = []

  constructor(
    private readonly index: number,
    private readonly vocabulary: Vocabulary,
  ) {}

  put(glue: string) {
    this.text += glue
  }

  page(number: number): Page {
    const page = pageOf(number, this.text, null)
    // Slices of the finished text: each of an unfinished one would keep that one in memory too.
    for (const passage of this.passages) passage.text = page.text.slice(passage.runs[0]!.from, passage.runs[0]!.to)
    return {
      ...page,
      places: { starts: Uint32Array.from(this.starts), boxes: Float32Array.from(this.boxes) },
      ...(this.hidden.length > 0 ? { hidden: this.hidden } : {}),
    }
  }

  flow(piece: FlowPiece): Exclude<Block, { kind: 'table' }> | undefined {
    const { from, to } = this.lines(piece)
    const passage = this.slice(from, to)
    if (passage.text === '') return undefined
    if (piece.kind === 'item') return { kind: 'item', marker: piece.marker!, depth: piece.depth, passage }
    if (piece.kind === 'heading') {
      const level = piece.level === 1 ? 1 : headingLevel(passage.text, piece.level)
      return { kind: 'heading', level, passage }
    }
    const glued = bulletBefore(passage.text)
    if (glued) return { kind: 'item', marker: glued, depth: 0, passage: this.slice(from + 1, to) }
    return { kind: 'paragraph', passage }
  }

  table(piece: TablePiece): Block | undefined {
    const rows: Row[] = []
    for (let r = 0; r < piece.rows; r++) {
      const own = piece.cells.filter((cell) => cell.row === r)
      const cells: Cell[] = []
      for (let column = 0; column < piece.columns; column++) {
        const cell = own.find((candidate) => candidate.column === column)
        if (column > 0) this.put('\t')
        const from = this.text.length
        const blocks: (Paragraph | Item)[] = []
        cell?.pieces.forEach((part, i) => {
          if (i > 0) this.put('\n')
          const block = this.flow(part)
          if (block && block.kind !== 'heading') blocks.push(block)
        })
        const found: Cell = { column, passage: this.slice(from, this.text.length), blocks }
        if (cell && cell.fills.length > 0) found.fills = cell.fills
        if (cell && cell.rowSpan > 1) found.rowSpan = cell.rowSpan
        if (cell && cell.columnSpan > 1) found.columnSpan = cell.columnSpan
        const inks = cell ? inksOf(cell.pieces) : []
        if (inks.length > 0) found.inks = inks
        if (/^[☐☒☑✓✔]$/u.test(found.passage.text)) found.checked = found.passage.text !== '☐'
        cells.push(found)
      }
      rows.push({ cells })
      if (r + 1 < piece.rows) this.put('\n')
    }
    return rows.length === 0 ? undefined : { kind: 'table', rows, boxes: [{ page: this.index, box: piece.box }] }
  }

  /** Writes the lines and says where the words behind the marker stand. */
  private lines({ lines, hard, markerWords }: FlowPiece): { from: number; to: number } {
    let from = this.text.length
    lines.forEach((line, i) => {
      const above = lines[i - 1]
      if (above) this.lineBreak(above, line, hard[i]!)
      line.words.forEach((word, k) => {
        if (k > 0 && (k === markerWords || isSpaced(line.words[k - 1]!, word))) this.put(' ')
        if (i === 0 && k === markerWords) from = this.text.length
        this.word(word)
      })
    })
    return { from, to: this.text.length }
  }

  private word(word: Word) {
    this.starts.push(this.text.length)
    this.boxes.push(word.x0, word.y0, word.x1, word.y1)
    if (word.hidden) this.hidden.push([this.text.length, this.text.length + word.text.length])
    this.text += word.text
  }

  /**
   * Between two lines: a line feed where the upper one was left short, else a space, or nothing after a hyphen.
   *
   *   a Non-        Non-Executive        the commis-       the commissioning
   *   Executive  →                       sioning       →   (where the document has the whole word elsewhere)
   */
  private lineBreak(above: Line, below: Line, hard: boolean) {
    if (hard) return this.put('\n')
    const last = above.words.at(-1)!.text
    const next = below.words[0]!.text
    if (/[\p{L}\p{N}][-\u00ad\u2010]$/u.test(last) && /^[\p{L}\p{N}]/u.test(next)) {
      const stem = /(?<![\p{L}])[\p{L}]+$/u.exec(last.slice(0, -1))?.[0] ?? ''
      const rest = /^[\p{L}]+/u.exec(next)?.[0] ?? ''
      const whole = (stem + rest).toLowerCase()
      const broken = /^\p{Ll}/u.test(next) && this.vocabulary.has(whole)
      if (last.endsWith('\u00ad') || broken) this.text = this.text.slice(0, -1)
      return
    }
    this.put(' ')
  }

  private slice(start: number, end: number): Passage {
    let from = start
    let to = end
    while (from < to && /\s/.test(this.text[from]!)) from++
    while (to > from && /\s/.test(this.text[to - 1]!)) to--
    if (from === to) return { text: '', runs: [] }
    const passage = { text: this.text.slice(from, to), runs: [{ at: 0, page: this.index, from, to }] }
    this.passages.push(passage)
    return passage
  }
}
