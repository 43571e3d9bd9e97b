// Blocks cut by a page break to whole blocks.

import { type Block, type Cell, joinPassages, type Passage, type Row, type Table, type TableBox } from '#model'

/** A table to which rows can still be appended. */
interface OpenTable {
  kind: 'table'
  rows: Row[]
  boxes?: readonly TableBox[]
}

const ends = /[.!?:;][)\]”"’']*$/
const loneNumber = /^\*?\d{1,4}[.)]$/
const lower = /^[\p{Ll}(]/u

/**
 * Joins a paragraph or list entry that runs over the page.
 *
 *   page 3 | RESOLVED that the lease be
 *   page 4 | renewed for five years.
 *          ^ no full stop above, lower case here
 */
export function joinBroken(blocks: readonly Block[]): Block[] {
  const joined: (Exclude<Block, Table> | OpenTable)[] = []
  for (const block of blocks) {
    const above = joined.at(-1)
    if (
      above &&
      above.kind !== 'table' &&
      block.kind === 'paragraph' &&
      isCut(above.passage.text, block.passage.text, above.kind === 'heading')
    ) {
      const passage = joinPassages([above.passage, block.passage])
      joined[joined.length - 1] = above.kind === 'heading' ? { kind: 'paragraph', passage } : { ...above, passage }
    } else if (above?.kind === 'table' && block.kind === 'paragraph' && finishesRow(above, block.passage)) {
      above.rows[above.rows.length - 1] = withMore(above.rows.at(-1)!, block.passage)
    } else if (above && above.kind !== 'table' && block.kind === 'heading' && loneNumber.test(above.passage.text)) {
      // "124." on a line of its own is the number of the heading below it.
      const marker = above.passage.text.replace(/[.)*\s]/g, '')
      joined[joined.length - 1] = { kind: 'item', marker, depth: 0, passage: block.passage }
    } else if (block.kind === 'table') {
      if (above?.kind === 'table' && joinTables(above, block)) continue
      // A copy, since later tables may be appended to it.
      joined.push({ ...block, rows: [...block.rows] })
    } else joined.push(block)
  }
  return joined
}

/** Whether `below` goes on with the sentence of `above`. A heading may end in a dash and be whole. */
export function isCut(above: string, below: string, heading = false): boolean {
  if (above.length < 25 || ends.test(above)) return false
  return (
    lower.test(below) ||
    closesBracket(above, below) ||
    (!heading && /[,–-]$|\b(and|or|of|the|to|for|with|in|by|a)$/.test(above))
  )
}

/** Whether a bracket that `above` leaves open ends in `below`: "(in Primary" and "Care)." */
const closesBracket = (above: string, below: string): boolean =>
  above.lastIndexOf('(') > above.lastIndexOf(')') && /^[^()]{0,80}\)/.test(below)

/**
 * A table that goes on: under the same heading row printed again, or with a first row that finishes the last one.
 *
 *   REF | ITEM                    REF | ITEM
 *   12  | The board noted the     12  | The board noted the lease and asked
 *   REF | ITEM               →        |   for a valuation.
 *       | lease and asked …
 */
function joinTables(above: OpenTable, below: Table): boolean {
  const again = above.rows.length > 1 && sameWords(above.rows[0]!, below.rows[0]!) && below.rows.length > 1
  const rows = again ? below.rows.slice(1) : below.rows
  const last = above.rows.at(-1)!
  const next = rows[0]!
  const continued = last.cells.length === next.cells.length && continuesRow(last, next)
  if (!again && !continued) return false
  if (continued) above.rows[above.rows.length - 1] = mergeRows(last, next)
  above.rows.push(...(continued ? rows.slice(1) : rows))
  if (above.boxes && below.boxes) above.boxes = [...above.boxes, ...below.boxes]
  return true
}

/** Whether words at the top of a page finish the sentence in the longest cell of a row at the bottom of the last. */
function finishesRow(table: OpenTable, passage: Passage): boolean {
  const row = table.rows.at(-1)!
  const cell = longestCell(row)
  const page = cell.passage.runs.at(-1)?.page
  const next = passage.runs[0]?.page
  if (page === undefined || next !== page + 1 || row.cells.length < 2) return false
  return (
    cell.passage.text.split(/\s+/).length >= 8 && lower.test(passage.text) && isCut(cell.passage.text, passage.text)
  )
}

function withMore(row: Row, passage: Passage): Row {
  const longest = longestCell(row)
  return {
    cells: row.cells.map((cell): Cell => {
      if (cell !== longest) return cell
      const end = cell.blocks.at(-1)
      const blocks = end
        ? [...cell.blocks.slice(0, -1), { ...end, passage: joinPassages([end.passage, passage]) }]
        : [{ kind: 'paragraph' as const, passage }]
      return { ...cell, passage: joinPassages([cell.passage, passage]), blocks }
    }),
  }
}

const longestCell = (row: Row): Cell =>
  row.cells.reduce((best, cell) => (cell.passage.text.length > best.passage.text.length ? cell : best))

function sameWords(a: Row, b: Row): boolean {
  if (a.cells.length !== b.cells.length) return false
  const words = (row: Row) => row.cells.map((cell) => cell.passage.text.trim().toLowerCase())
  const left = words(a)
  const right = words(b)
  return left.filter((text) => text !== '').length >= 2 && left.every((text, i) => text === right[i])
}

function continuesRow(last: Row, next: Row): boolean {
  const first = next.cells[0]!.passage.text
  if (first !== '' && !lower.test(first)) return false
  return next.cells.some((cell, i) => cell.passage.text !== '' && isCut(last.cells[i]!.passage.text, cell.passage.text))
}

function mergeRows(last: Row, next: Row): Row {
  return {
    cells: last.cells.map((cell, i): Cell => {
      const more = next.cells[i]!
      if (more.passage.text === '') return cell
      if (cell.passage.text === '') return more
      const end = cell.blocks.at(-1)
      const start = more.blocks[0]
      const glued = end && start?.kind === 'paragraph' && isCut(end.passage.text, start.passage.text)
      const blocks = glued
        ? [
            ...cell.blocks.slice(0, -1),
            { ...end, passage: joinPassages([end.passage, start.passage]) },
            ...more.blocks.slice(1),
          ]
        : [...cell.blocks, ...more.blocks]
      return { ...cell, passage: joinPassages([cell.passage, more.passage]), blocks }
    }),
  }
}
