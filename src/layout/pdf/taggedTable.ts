// Words of which a tagged file says in which cells they stand → a table without rulings, where the page shows the same.

import type { Fill, Tag, Word } from '#model'
import { fillsBehind, withoutDecor } from './colour.ts'
import { type FlowSetting, linesToFlow } from './flow.ts'
import { overlap } from './grid.ts'
import { wordsToLines } from './lines.ts'
import type { CellPiece, Line, TablePiece } from './pieces.ts'
import type { TrustedTags } from './tags.ts'

interface Entry {
  words: Word[]
  row: number
  column: number
  x0: number
  y0: number
  x1: number
  y1: number
}

/** The tables of a page from top to bottom, and the lines without their words. */
export function taggedTables(
  lines: readonly Line[],
  tagged: TrustedTags | undefined,
  fills: readonly Fill[],
  setting: FlowSetting,
): { tables: TablePiece[]; lines: readonly Line[] } {
  if (!tagged?.paragraphs) return { tables: [], lines }
  const found = new Map<number, Map<string, Entry>>()
  for (const { words } of lines)
    for (const word of words) {
      const cell = cellOf(word, tagged.tags)
      if (!cell) continue
      const table = found.get(cell.table) ?? new Map<string, Entry>()
      found.set(cell.table, table)
      put(table, cell.row, cell.column, word)
    }
  const tables: TablePiece[] = []
  const taken = new Set<number>()
  for (const [table, entries] of found) {
    const others = lines.flatMap(({ words }) => words.filter((word) => cellOf(word, tagged.tags)?.table !== table))
    const piece = entriesToTable([...entries.values()], others, fills, setting)
    if (!piece) continue
    tables.push(piece)
    taken.add(table)
  }
  if (tables.length === 0) return { tables, lines }
  const free = (word: Word) => !taken.has(cellOf(word, tagged.tags)?.table ?? -1)
  const rest = lines.flatMap((line) => {
    const words = line.words.filter(free)
    if (words.length === line.words.length) return [line]
    return wordsToLines(words).map((kept): Line => ({ ...kept, underlined: line.underlined }))
  })
  return { tables: tables.sort((a, b) => a.box[1] - b.box[1]), lines: rest }
}

const cellOf = ({ tag }: Word, tags: readonly Tag[]) => (tag === undefined || tag < 0 ? undefined : tags[tag]?.cell)

function put(table: Map<string, Entry>, row: number, column: number, word: Word) {
  const key = `${row},${column}`
  const entry = table.get(key)
  if (!entry) {
    const { x0, y0, x1, y1 } = word
    table.set(key, { words: [word], row, column, x0, y0, x1, y1 })
    return
  }
  entry.words.push(word)
  entry.x0 = Math.min(entry.x0, word.x0)
  entry.y0 = Math.min(entry.y0, word.y0)
  entry.x1 = Math.max(entry.x1, word.x1)
  entry.y1 = Math.max(entry.y1, word.y1)
}

/** Points by which the words of one cell may reach into the next. */
const slack = 2

/** Undefined where the words do not stand in rows and columns as they are told to. */
function entriesToTable(
  entries: readonly Entry[],
  others: readonly Word[],
  fills: readonly Fill[],
  setting: FlowSetting,
): TablePiece | undefined {
  const rows = toRows(entries)
  const columns = columnsOf(rows)
  if (!columns) return undefined
  const box = [
    Math.min(...entries.map(({ x0 }) => x0)),
    Math.min(...entries.map(({ y0 }) => y0)),
    Math.max(...entries.map(({ x1 }) => x1)),
    Math.max(...entries.map(({ y1 }) => y1)),
  ] as const
  const [left, top, right, bottom] = box
  if (others.some(({ x0, x1, base }) => x0 < right && x1 > left && base > top + slack && base < bottom))
    return undefined
  // One row alone is how letter heads are laid out, unless it has colours, as a key has.
  const near = fills.filter((fill) => overlap(fill.box, box) > 0 || overlap(box, fill.box) > 0)
  const coloured = entries.filter(({ x0, y0, x1, y1 }) => fillsBehind([x0, y0, x1, y1], near).length > 0).length
  if (rows.length < 2 && coloured < 2) return undefined
  const edges = [...columns.map(({ from }) => from), Math.max(right, setting.right)]
  const cells: CellPiece[] = []
  for (const [r, row] of rows.entries()) {
    let next = 0
    for (const entry of row) {
      const over = columns.flatMap(({ from, to }, c) => (entry.x0 < to - slack && entry.x1 > from + slack ? [c] : []))
      const column = over[0] ?? next
      const last = over.at(-1) ?? column
      // Two cells of a row in one column: the rows are told wrongly.
      if (column < next) return undefined
      for (; next < column; next++) cells.push(emptyCell(r, next, edges, row))
      next = last + 1
      cells.push({
        row: r,
        column,
        rowSpan: 1,
        columnSpan: next - column,
        box: [edges[column]!, entry.y0, edges[next]!, entry.y1],
        pieces: linesToFlow(wordsToLines(entry.words), { ...setting, right: edges[next]! - 4, headings: false }),
        fills: fillsBehind([entry.x0, entry.y0, entry.x1, entry.y1], near),
      })
    }
    for (; next < columns.length; next++) cells.push(emptyCell(r, next, edges, row))
  }
  const size = { rows: rows.length, columns: columns.length }
  return {
    kind: 'table',
    ...size,
    cells: withoutDecor(cells),
    edges,
    box,
    openTop: false,
    openBottom: false,
    ruled: false,
  }
}

function emptyCell(row: number, column: number, edges: readonly number[], own: readonly Entry[]): CellPiece {
  const y0 = Math.min(...own.map((entry) => entry.y0))
  const y1 = Math.max(...own.map((entry) => entry.y1))
  const box = [edges[column]!, y0, edges[column + 1]!, y1] as const
  return { row, column, rowSpan: 1, columnSpan: 1, box, pieces: [], fills: [] }
}

/** Rows from top to bottom, each from left to right; none where they stand in another order than they are told. */
function toRows(entries: readonly Entry[]): Entry[][] {
  const byRow = new Map<number, Entry[]>()
  for (const entry of entries) {
    const own = byRow.get(entry.row)
    if (own) own.push(entry)
    else byRow.set(entry.row, [entry])
  }
  const rows = [...byRow].sort(([a], [b]) => a - b).map(([, own]) => own.sort((a, b) => a.column - b.column))
  const inOrder = rows.every((own, i) => {
    const above = rows[i - 1]
    if (above && Math.min(...own.map(({ y0 }) => y0)) < Math.max(...above.map(({ y0 }) => y0)) + slack) return false
    return own.every((entry, k) => k === 0 || entry.x0 >= own[k - 1]!.x1 - slack)
  })
  return inOrder ? rows : []
}

/** The columns of the fullest rows, two or more of them, which keep clear of each other. */
function columnsOf(rows: readonly (readonly Entry[])[]): { from: number; to: number }[] | undefined {
  const most = Math.max(...rows.map((row) => row.length))
  if (most < 2) return undefined
  const full = rows.filter((row) => row.length === most)
  const columns = Array.from({ length: most }, (_, c) => ({
    from: Math.min(...full.map((row) => row[c]!.x0)),
    to: Math.max(...full.map((row) => row[c]!.x1)),
  }))
  return columns.every(({ from }, c) => c === 0 || from >= columns[c - 1]!.to - slack) ? columns : undefined
}
