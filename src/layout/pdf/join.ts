// Tables of consecutive pages to one table where they go on.

import { type Block, type Cell, joinPassages, type Row, type Table } from '#model'
import { isCut } from '../join.ts'
import type { TableEnds, WrittenPage } from './write.ts'

/**
 * The blocks of all pages. The last table of a page and the first of the next are one table where their columns stand
 * at the same places; a heading printed again is left out, and a row that no line closes goes on.
 */
export function pagesToBlocks(pages: readonly WrittenPage[]): Block[] {
  const blocks: Block[] = []
  let open: { at: number; ends: TableEnds } | undefined
  for (const { blocks: own, ends } of pages) {
    own.forEach((block, i) => {
      const now = ends.get(block)
      const last = open && open.at === blocks.length - 1 ? (blocks[open.at] as Table) : undefined
      if (i === 0 && block.kind === 'table' && now && last && open && goesOn(open.ends, now)) {
        blocks[open.at] = joined(last, block, open.ends, now)
        open = { at: open.at, ends: { ...now, openTop: open.ends.openTop } }
        return
      }
      blocks.push(block)
      if (now) open = { at: blocks.length - 1, ends: now }
    })
  }
  return blocks
}

function goesOn(above: TableEnds, below: TableEnds): boolean {
  if (above.ruled !== below.ruled || above.edges.length !== below.edges.length) return false
  const near = above.ruled ? 4 : 12
  return above.edges.every((edge, i) => Math.abs(edge - below.edges[i]!) < near)
}

function joined(above: Table, below: Table, upper: TableEnds, lower: TableEnds): Table {
  const again = headingAgain(above.rows, below.rows)
  const rows = below.rows.slice(again)
  const last = above.rows.at(-1)!
  const first = rows[0]
  const boxes = [...(above.boxes ?? []), ...(below.boxes ?? [])]
  if (first && ((upper.openBottom && lower.openTop && again === 0) || finishes(last, first)))
    return { kind: 'table', rows: [...above.rows.slice(0, -1), mergedRow(last, first), ...rows.slice(1)], boxes }
  return { kind: 'table', rows: [...above.rows, ...rows], boxes }
}

/** Rows of the heading that are printed again: the first, and those under it that a cell of it spans or stands over. */
function headingAgain(above: readonly Row[], below: readonly Row[]): number {
  let rows = 0
  let tiers = 1
  while (rows < tiers && rows + 1 < above.length && rows < below.length && sameWords(above[rows]!, below[rows]!)) {
    const spans = above[rows]!.cells.map(({ rowSpan = 1, columnSpan = 1 }) => Math.max(rowSpan, columnSpan > 1 ? 2 : 1))
    tiers = Math.max(tiers, rows + Math.max(...spans))
    rows++
  }
  return rows
}

/** Words behind which nothing can end. */
const leftOpen = /\s(?:and|or|of|the|a|an|for|with|from|to|by)$/i
const whole = /[.!?:;][)\]”"’']*$/

/**
 * Whether a row goes on with the row above: it begins with nothing, or in lower case, and a sentence of it or, where
 * only few cells have words, each of them was left unfinished.
 *
 *   Non acute | Community scheme for | 18,626
 *             | discharge            |
 */
function finishes(last: Row, next: Row): boolean {
  const first = next.cells[0]!.passage.text
  if (first !== '' && !/^[\p{Ll}(]/u.test(first) && !leftOpen.test(last.cells[0]!.passage.text)) return false
  const filled = next.cells.flatMap((cell, i) => (cell.passage.text === '' ? [] : [{ cell, above: last.cells[i]! }]))
  if (first !== '' && leftOpen.test(last.cells[0]!.passage.text)) return true
  if (filled.some(({ cell, above }) => isCut(above.passage.text, cell.passage.text))) return true
  const words = last.cells.filter((cell) => cell.passage.text !== '').length
  return (
    first === '' &&
    filled.length > 0 &&
    filled.length <= words / 3 &&
    filled.every(({ above }) => above.passage.text !== '' && !whole.test(above.passage.text))
  )
}

function sameWords(a: Row, b: Row): boolean {
  if (a.cells.length !== b.cells.length) return false
  const words = (row: Row) => row.cells.map((cell) => cell.passage.text.replace(/\s+/g, ' ').trim().toLowerCase())
  const left = words(a)
  const right = words(b)
  return left.some((text) => text !== '') && left.every((text, i) => text === right[i])
}

function mergedRow(last: Row, next: Row): Row {
  return {
    cells: last.cells.map((cell, i): Cell => {
      const more = next.cells[i]
      if (!more || more.passage.text === '') return cell
      if (cell.passage.text === '') return { ...more, ...(cell.fills ? { fills: cell.fills } : {}) }
      const end = cell.blocks.at(-1)
      const [start, ...others] = more.blocks
      if (end && start?.kind === 'paragraph' && !whole.test(end.passage.text))
        return {
          ...cell,
          passage: joinPassages([cell.passage, more.passage]),
          blocks: [
            ...cell.blocks.slice(0, -1),
            { ...end, passage: joinPassages([end.passage, start.passage]) },
            ...others,
          ],
        }
      return {
        ...cell,
        passage: joinPassages([cell.passage, more.passage], '\n'),
        blocks: [...cell.blocks, ...more.blocks],
      }
    }),
  }
}
