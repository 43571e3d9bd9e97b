// Marked-up words to pages of text, blocks and tables.

import {
  type Block,
  type Cell,
  type Item,
  joinPassages,
  type Markup,
  type MarkupPart,
  type MarkupTable,
  type MarkupText,
  type Page,
  pageOf,
  type Paragraph,
  type Passage,
  type Row,
} from '#model'
import { itemMarker } from './lines.ts'
import { tabsToTables } from './tabs.ts'
import { headingLevel, looksLikeHeading } from './textBlocks.ts'

/** Pages of the words as they are shown, with the blocks on them. A file that names no pages is one page without a number. */
export function layOutMarkup({ parts, paged }: Markup): { pages: Page[]; blocks: Block[] } {
  const writer = new Writer()
  const blocks = tabsToTables(parts).flatMap((part) => writer.part(part))
  return { pages: writer.pages(paged), blocks }
}

const shown = ({ marker, text }: MarkupText): string => {
  const words = text.replace(/(?:(?<! ) +)?\t+ */g, ' ').replace(/^ +|(?<! ) +$/gm, '')
  return marker ? `${marker} ${words}` : words
}

class Writer {
  private readonly done: string[] = []
  /** The page that is being written; put together once, for a part of a growing string costs all of it. */
  private pieces: string[] = []
  private length = 0

  private put(words: string) {
    this.pieces.push(words)
    this.length += words.length
  }

  private endPage() {
    this.done.push(this.pieces.join(''))
    this.pieces = []
    this.length = 0
  }

  pages(paged: boolean): Page[] {
    return [...this.done, this.pieces.join('')].map((text, i) => pageOf(paged ? i + 1 : null, text, null))
  }

  part(part: MarkupPart): Block[] {
    if (part.kind === 'table') return this.table(part)
    const blocks = this.texts(part)
    if (blocks.length > 0) this.put('\n')
    return blocks
  }

  /** A paragraph; one whose lines each begin like an entry of a list is that list. */
  private texts(part: MarkupText): Exclude<Block, { kind: 'table' }>[] {
    const lines = shown(part).split('\n')
    const starts = lines.flatMap((line, i) => (i === 0 || itemMarker(line) ? [i] : []))
    return starts.flatMap((start, i) => {
      if (i > 0) this.put('\n')
      const words = this.words(lines.slice(start, starts[i + 1]).join('\n'))
      return words.text === '' ? [] : [blockOf(words, part)]
    })
  }

  /** Writes words; a form feed among them begins a page. */
  private words(words: string): Passage {
    const pieces = words.split('\f').map((piece, i) => {
      if (i > 0) this.endPage()
      const from = this.length
      const clean = i > 0 ? piece.trim() : piece.trimEnd()
      this.put(clean)
      const run = { at: 0, page: this.done.length, from, to: this.length }
      return clean === '' ? { text: '', runs: [] } : { text: clean, runs: [run] }
    })
    return joinPassages(pieces)
  }

  private table({ cells, newPages }: MarkupTable): Block[] {
    const rows: Row[] = []
    const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan))
    const last = Math.max(...cells.map(({ row }) => row))
    const places = new Map(cells.map((cell) => [cell.row * 1024 + cell.column, cell]))
    for (let r = 0; r <= last; r++) {
      if (newPages.includes(r)) this.words('\f')
      const found: Cell[] = []
      for (let column = 0; column < columns; column++) {
        const cell = places.get(r * 1024 + column)
        if (column > 0) this.put('\t')
        const from = this.length
        const page = this.done.length
        const first = this.pieces.length
        const blocks: (Paragraph | Item)[] = []
        cell?.texts.forEach((text, i) => {
          if (i > 0) this.put('\n')
          for (const block of this.texts(text))
            blocks.push(block.kind === 'heading' ? { kind: 'paragraph', passage: block.passage } : block)
        })
        // A cell that goes on over a page is what stands on the last.
        const whole = this.done.length === page
        const text = this.pieces.slice(whole ? first : 0).join('')
        const run = { at: 0, page: this.done.length, from: whole ? from : 0, to: this.length }
        const own: Cell = { column, passage: { text, runs: text === '' ? [] : [run] }, blocks }
        if (cell?.fill) own.fills = [cell.fill]
        if (cell && cell.rowSpan > 1) own.rowSpan = cell.rowSpan
        if (cell && cell.columnSpan > 1) own.columnSpan = cell.columnSpan
        if (/^[☐☒☑✓✔]$/u.test(text)) own.checked = text !== '☐'
        found.push(own)
      }
      rows.push({ cells: found })
      this.put('\n')
    }
    for (const row of newPages) if (row > last) this.words('\f')
    return [{ kind: 'table', rows }]
  }
}

function blockOf(passage: Passage, { kind, level, depth, strong }: MarkupText): Exclude<Block, { kind: 'table' }> {
  if (kind === 'heading') return { kind, level, passage }
  const marker = itemMarker(passage.text)
  if (marker) {
    const { text, runs } = passage
    const [first, ...others] = runs
    const words = {
      text: text.slice(marker.length),
      runs: [
        { ...first!, from: first!.from + marker.length },
        ...others.map((run) => ({ ...run, at: run.at - marker.length })),
      ],
    }
    return { kind: 'item', marker: marker.marker, depth, passage: words }
  }
  const alone = !passage.text.includes('\n')
  if (strong && alone && passage.text.length < 160)
    return { kind: 'heading', level: headingLevel(passage.text, 2), passage }
  if (alone && looksLikeHeading(passage.text)) return { kind: 'heading', level: headingLevel(passage.text, 3), passage }
  return { kind: 'paragraph', passage }
}
