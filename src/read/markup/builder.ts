// Words and the marks among them → parts of a document, as the readers of HTML and Word meet them.

import type { MarkupCell, MarkupPart, MarkupText } from '#model'
import { UnreadableMarkup } from './unreadable.ts'

/** How the paragraph that is being read is set. */
export interface Setting {
  kind: MarkupText['kind']
  level: number
  marker: string | null
  depth: number
}

export const plainSetting: Setting = { kind: 'paragraph', level: 0, marker: null, depth: 0 }

interface OpenCell extends Omit<MarkupCell, 'texts'> {
  parts: MarkupPart[]
}

interface OpenTable {
  cells: OpenCell[]
  newPages: number[]
  /** Whether the file says that the table only arranges the page. */
  layout: boolean
  row: number
  column: number
  /** Columns that a cell of a row above still covers, with the number of rows left. */
  covered: Map<number, number>
  rowFill: string | null
  cell: OpenCell | null
}

/** A box of words, with the paragraph in which it stands as far as it was read. */
interface Aside {
  setting: Setting
  words: string
  letters: number
  boldLetters: number
  parts: MarkupPart[]
  /** How many tables were open when it began. */
  tables: number
}

export interface BuilderOptions {
  /** Whether a table without a heading whose cells hold whole passages is taken for an arrangement of the page. */
  unfold: boolean
  /** Whether tabs were set by the writer; else they are white space. */
  tabs: boolean
}

const mostColumns = 1000
const mostCells = 250_000
/** Rows times columns of one table. */
const largestGrid = 4_000_000
const number = /^\(?\d{1,4}(?:[./]\d{1,4})*\.?[a-z]?\)?[.:]?$/i

/** Collects the parts of a document. A table inside the cell of another that is kept gives its words to the cell. */
export class MarkupBuilder {
  readonly parts: MarkupPart[] = []
  private readonly tables: OpenTable[] = []
  private setting: Setting = plainSetting
  private words = ''
  private letters = 0
  private boldLetters = 0
  /** Paragraphs in whose middle a box of words stands, each with what the box holds. */
  private readonly asides: Aside[] = []
  private cells = 0
  /** What boxes hold, until the paragraph beside them has ended. */
  private held: MarkupPart[] = []

  constructor(private readonly options: BuilderOptions) {}

  /** Sets the paragraph that begins; what was read before it is ended. */
  begin(setting: Setting) {
    this.end()
    this.setting = setting
  }

  write(text: string, bold: boolean) {
    this.words += text
    const letters = text.replace(/\s+/g, '').length
    this.letters += letters
    if (bold) this.boldLetters += letters
  }

  /** Ends the paragraph; one without words leaves nothing but its page breaks. */
  end() {
    const text = this.words
      .replace(/[^\S\n\f]+/g, (space) =>
        this.options.tabs && space.includes('\t') ? space.replace(/[^\t]/g, '') : ' ',
      )
      .replace(/ ?([\n\f]) ?/g, '$1')
    const strong = this.letters > 0 && this.boldLetters >= this.letters * 0.95
    this.words = ''
    this.letters = this.boldLetters = 0
    const { kind, level, marker, depth } = this.setting
    const bare = text.replaceAll('\f', '').trim() === ''
    this.setting = plainSetting
    // An empty entry of a list was counted and is not shown; page breaks alone are kept.
    if (!bare || text.includes('\f'))
      this.put({
        kind,
        text: text.replace(/^[ \n]+|(?<![ \n])[ \n]+$/g, ''),
        level,
        marker: bare ? null : marker,
        depth,
        strong,
      })
    for (const part of this.held.splice(0)) this.put(part)
  }

  /** A box of words begins beside the paragraph that is being read. */
  openAside() {
    const { setting, words, letters, boldLetters } = this
    this.asides.push({ setting, words, letters, boldLetters, parts: [], tables: this.tables.length })
    this.setting = plainSetting
    this.words = ''
    this.letters = this.boldLetters = 0
  }

  /** The paragraph goes on; the words of the box come behind it. */
  closeAside() {
    const aside = this.asides.at(-1)
    if (!aside) return
    while (this.tables.length > aside.tables) this.closeTable()
    this.end()
    this.asides.pop()
    const { setting, words, letters, boldLetters, parts } = aside
    this.setting = setting
    this.words = words
    this.letters = letters
    this.boldLetters = boldLetters
    this.held.push(...parts)
  }

  /** A new page begins: among the words of a paragraph, or with a row of a table. */
  newPage() {
    const table = this.tables[0]
    if (!table) {
      this.words += '\f'
      return
    }
    const begun = table.cell !== null && (table.cell.parts.length > 0 || this.words.trim() !== '')
    const row = table.row + (begun ? 1 : 0)
    // Each cell that goes on over the page says so.
    if (!table.newPages.includes(row)) table.newPages.push(row)
  }

  openTable(layout: boolean) {
    this.end()
    const above = this.tables.at(-1)
    if (above) above.layout ||= this.options.unfold
    const covered = new Map<number, number>()
    this.tables.push({ cells: [], newPages: [], layout, row: -1, column: 0, covered, rowFill: null, cell: null })
  }

  openRow(fill: string | null) {
    const table = this.tables.at(-1)
    if (!table) return
    this.closeCell()
    table.row++
    table.column = 0
    table.rowFill = fill
    for (const [column, rows] of table.covered)
      if (rows === 1) table.covered.delete(column)
      else table.covered.set(column, rows - 1)
  }

  openCell({ rowSpan = 1, columnSpan = 1, fill = null as string | null }) {
    const table = this.tables.at(-1)
    if (!table) return
    this.closeCell()
    if (table.row === -1) this.openRow(null)
    while (table.covered.has(table.column)) table.column++
    this.cells++
    checkTable(table, this.cells)
    const place = {
      row: table.row,
      column: table.column,
      rowSpan,
      columnSpan: Math.min(columnSpan, mostColumns - table.column),
    }
    table.cell = { ...place, fill: fill ?? table.rowFill, parts: [] }
  }

  /** Columns at the left of a row that hold no cell. */
  skipColumns(columns: number) {
    const table = this.tables.at(-1)
    if (!table) return
    table.column += Math.min(columns, mostColumns)
    checkTable(table, this.cells)
  }

  closeCell() {
    const table = this.tables.at(-1)
    if (!table?.cell) return
    this.end()
    const { rowSpan, columnSpan } = table.cell
    table.cells.push(table.cell)
    table.cell = null
    for (let i = 0; i < columnSpan; i++) if (rowSpan > 1) table.covered.set(table.column + i, rowSpan)
    table.column += columnSpan
  }

  /** The cell above goes on in this column of the row that is open. */
  goOnAbove(columnSpan: number) {
    const table = this.tables.at(-1)
    if (!table) return
    this.closeCell()
    const index = table.cells.findLastIndex(
      ({ row, rowSpan, column }) => column === table.column && row + rowSpan === table.row,
    )
    const above = table.cells[index]
    if (above) table.cells[index] = { ...above, rowSpan: above.rowSpan + 1 }
    table.column += Math.min(columnSpan, mostColumns)
    checkTable(table, this.cells)
  }

  closeTable() {
    this.closeCell()
    this.end()
    const table = this.tables.pop()
    if (!table || table.cells.length === 0) return
    if (table.layout || (this.options.unfold && holdsPassages(table.cells)))
      for (const part of unfolded(table.cells)) this.put(part)
    else {
      const cells = table.cells.map(({ parts, ...cell }) => ({ ...cell, texts: parts.flatMap(textsOf) }))
      this.put({ kind: 'table', cells, newPages: table.newPages.sort((a, b) => a - b) })
    }
  }

  /** All parts; whatever is still open is closed. */
  close(): MarkupPart[] {
    while (this.asides.length > 0) this.closeAside()
    while (this.tables.length > 0) this.closeTable()
    this.end()
    return this.parts
  }

  private put(part: MarkupPart) {
    const aside = this.asides.at(-1)
    if (aside && aside.tables === this.tables.length) {
      aside.parts.push(part)
      return
    }
    const cell = this.tables.at(-1)?.cell
    // Words between rows belong to no cell; browsers show them above the table.
    if (!cell) this.parts.push(part)
    else cell.parts.push(part)
  }
}

/** @throws UnreadableMarkup where a table is wider, or tables are larger, than any that somebody reads */
function checkTable({ row, column }: OpenTable, cells: number) {
  const split = 'split the table, or save it as a spreadsheet'
  if (column >= mostColumns)
    throw new UnreadableMarkup('too-large', `a table has more than ${mostColumns} columns`, split)
  if (cells > mostCells) throw new UnreadableMarkup('too-large', `its tables have more than ${mostCells} cells`, split)
  if ((row + 1) * (column + 1) > largestGrid)
    throw new UnreadableMarkup('too-large', `a table has more than ${row} rows of ${column} columns`, split)
}

const textsOf = (part: MarkupPart): readonly MarkupText[] =>
  part.kind === 'table' ? part.cells.flatMap(({ texts }) => texts) : [part]

/** Cells that hold several paragraphs each are the items of a page, not the values of a table. */
function holdsPassages(cells: readonly OpenCell[]): boolean {
  const columns = new Map<number, { cells: number; parts: number }>()
  for (const { column, parts } of cells) {
    if (parts.length === 0) continue
    const counts = columns.get(column) ?? { cells: 0, parts: 0 }
    columns.set(column, { cells: counts.cells + 1, parts: counts.parts + parts.length })
  }
  return [...columns.values()].some(({ cells, parts }) => parts >= cells * 2.5)
}

/** What stands in cells, in order; a number in a cell of its own stands before the words beside it. */
function unfolded(cells: readonly OpenCell[]): MarkupPart[] {
  return cells.flatMap(({ row, column, parts }, i) => {
    const left = cells[i - 1]
    const right = cells[i + 1]
    if (numberIn(parts) && right?.row === row && right.parts.length > 0) return []
    const beside = left?.row === row && left.column < column ? numberIn(left.parts) : undefined
    const [first, ...others] = parts
    return beside && first && first.kind !== 'table' ? [{ ...first, marker: beside }, ...others] : parts
  })
}

function numberIn([only, ...others]: readonly MarkupPart[]): string | undefined {
  return only && only.kind !== 'table' && others.length === 0 && number.test(only.text) ? only.text : undefined
}
