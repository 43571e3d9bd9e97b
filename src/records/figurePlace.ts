// A block of words to the words around it that a reader keeps in mind: the blocks before, the row, the headings.

import {
  type Cell,
  cellText,
  type Item,
  type Match,
  type Paragraph,
  type Part,
  type Place,
  type Surroundings,
  type Table,
} from '#model'

/** A block of words and where it stands. */
export interface Stand {
  block: Exclude<Match['block'], Table>
  part: Part
  /** 0-based index of the part. */
  index: number
  cell: { table: Table; rowIndex: number; cell: Cell } | null
}

export function standOf(match: Match, around: Surroundings): Stand | undefined {
  const { block, part, table, rowIndex } = match
  if (block.kind === 'table') return undefined
  const index = around.parts[around.index] === part ? around.index : around.parts.indexOf(part)
  const row = table && rowIndex !== undefined ? table.rows[rowIndex] : undefined
  const cell = row?.cells.find((c) => c.blocks.includes(block as Paragraph | Item))
  return { block, part, index, cell: table && cell ? { table, rowIndex: rowIndex!, cell } : null }
}

const sameItem = (a: Place, b: Place) =>
  a.paper === b.paper && (a.item?.ref ?? null) === (b.item?.ref ?? null) && a.zone !== 'key' && a.zone !== 'contents'

/** Blocks before a block, nearest first: in its cell, or the parts before it of the same paper and item; at most `limit`. */
export function standsBefore(stand: Stand, around: Surroundings, limit: number): Stand[] {
  return stand.cell ? cellsBefore(stand, stand.cell, around) : partsBefore(stand, around, limit)
}

function partsBefore(stand: Stand, around: Surroundings, limit: number): Stand[] {
  const found: Stand[] = []
  for (let i = stand.index - 1; i >= 0 && i >= stand.index - limit; i--) {
    const part = around.parts[i]!
    if (!sameItem(part.place, stand.part.place)) break
    if (part.block.kind === 'paragraph' || part.block.kind === 'item')
      found.push({ block: part.block, part, index: i, cell: null })
  }
  return found
}

/**
 * The blocks before in the same cell; a row whose first cell is empty goes on with the row above, also over the heading
 * that a table repeats on the next page.
 */
function cellsBefore(stand: Stand, at: NonNullable<Stand['cell']>, around: Surroundings): Stand[] {
  const found: Stand[] = []
  const add = (part: Part, index: number, table: Table, rowIndex: number, until?: unknown) => {
    const cell = table.rows[rowIndex]?.cells.find((c) => c.column === at.cell.column)
    const end = cell?.blocks.findIndex((block) => block === until) ?? -1
    const blocks = cell ? cell.blocks.slice(0, end < 0 ? undefined : end) : []
    for (const block of [...blocks].reverse())
      found.push({ block, part, index, cell: { table, rowIndex, cell: cell! } })
  }
  add(stand.part, stand.index, at.table, at.rowIndex, stand.block)
  if (cellText(at.table.rows[at.rowIndex]!, 0) !== '') return found
  const above = at.rowIndex - 1
  if (above > 0) add(stand.part, stand.index, at.table, above)
  const earlier = tableBefore(stand, at.table, around)
  if (above <= 0 && earlier) add(earlier.part, earlier.index, earlier.table, earlier.table.rows.length - 1)
  return found
}

function tableBefore(
  stand: Stand,
  table: Table,
  around: Surroundings,
): { part: Part; index: number; table: Table } | undefined {
  for (let index = stand.index - 1; index >= 0 && index >= stand.index - 3; index--) {
    const part = around.parts[index]!
    if (part.block.kind !== 'table') continue
    return part.block.rows[0]?.cells.length === table.rows[0]?.cells.length
      ? { part, index, table: part.block }
      : undefined
  }
  return undefined
}

/**
 * A line that heads the blocks below it, though its print does not tell: numbered or not, short, no sentence, no list entry.
 *
 *   6. Budget 2031/32
 *   The Board is asked to approve a turnover of £4m.
 */
export function lineOver(stand: Stand, around: Surroundings): string | undefined {
  if (stand.cell) return undefined
  const section = stand.part.place.section.at(-1)
  const heads = partsBefore(stand, around, 8)
  let below: Part = stand.part
  for (const { block, part } of heads) {
    if (part.place.section.at(-1) !== section) return undefined
    if (isHeadLine(block) && !isHeadLine(below.block)) {
      const { text } = block.passage
      return text.trim() === section ? undefined : text.trim()
    }
    below = part
  }
  return undefined
}

function isHeadLine(block: Part['block']): boolean {
  if (block.kind === 'table') return false
  if (block.kind === 'item' && !/^\d/.test(block.marker)) return false
  const text = block.passage.text.trim()
  return text.length <= 60 && /^[\p{Lu}\d]/u.test(text) && !/[.;:,?!£]|\d\s?%/.test(text.replace(/^[\d.]+\s/, ''))
}

/** Words that stand over a block, nearest first: the row's label, the headings, the item, the paper. */
export function wordsOver(stand: Stand, around: Surroundings): string[] {
  const { place } = stand.part
  const { cell } = stand
  const words: string[] = []
  if (cell) {
    words.push(rowLabel(stand, cell, around))
    words.push(cellText(cell.table.rows[0]!, cell.cell.column))
  }
  words.push(lineOver(stand, around) ?? '')
  words.push(...[...place.section].reverse(), place.item?.title ?? '', place.paper?.title ?? '')
  return words.filter((text) => text !== '')
}

/** Words of the first cell of the row, or of the row that it goes on with. */
function rowLabel(stand: Stand, at: NonNullable<Stand['cell']>, around: Surroundings): string {
  if (at.cell.column === at.table.rows[at.rowIndex]!.cells[0]?.column) return ''
  for (let i = at.rowIndex; i > 0; i--) {
    const label = cellText(at.table.rows[i]!, at.table.rows[i]!.cells[0]?.column ?? 0)
    if (label !== '') return label
  }
  const earlier = tableBefore(stand, at.table, around)?.table.rows.at(-1)
  return earlier ? cellText(earlier, earlier.cells[0]?.column ?? 0) : ''
}
