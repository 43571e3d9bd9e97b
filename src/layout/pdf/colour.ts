// Fills behind a cell.

import type { Box, Fill } from '#model'
import { colourName, hexToHsl } from '#text'
import { overlap } from './grid.ts'
import type { FlowPiece } from './pieces.ts'

/** Strong colours of ratings: not what tints headings and every second row. */
const rates = (colour: string): boolean => {
  const name = colourName(colour)
  return (name === 'red' || name === 'amber' || name === 'green') && hexToHsl(colour).chroma > 0.35
}

/** A cell as far as its colours go. */
interface Coloured {
  row: number
  column: number
  fills: readonly string[]
}

/** The colours behind a cell from the bottom layer up, each once. */
export function fillsBehind(box: Box, fills: readonly Fill[]): string[] {
  const found: string[] = []
  for (const fill of fills) {
    const covers = overlap(box, fill.box) > 0.6 && overlap(fill.box, box) > 0.04
    const under = overlap(fill.box, box) > 0.55
    if (!covers && !under && !isMark(fill, box)) continue
    // An opaque layer over the whole cell hides what is below it.
    if (overlap(fill.box, box) > 0.9) found.length = 0
    if (found.at(-1) !== fill.colour) found.push(fill.colour)
  }
  return found.filter((colour) => hexToHsl(colour).lightness < 0.97)
}

/** A drawn circle, arrow or small square inside a cell, however large the cell. */
function isMark({ box, straight }: Fill, cell: Box): boolean {
  const width = box[2] - box[0]
  const height = box[3] - box[1]
  const small = Math.max(width, height) < 40 && Math.min(width, height) >= 4
  return small && (!straight || Math.abs(width - height) < 2) && overlap(cell, box) > 0.9
}

/** The colours of the letters, each once, without black, white and greys. */
export function inksOf(pieces: readonly FlowPiece[]): string[] {
  const found = new Set<string>()
  for (const { lines } of pieces)
    for (const { words } of lines)
      for (const { colour } of words)
        if (colour !== '#000000' && hexToHsl(colour).chroma > 0.35 && colourName(colour)) found.add(colour)
  return [...found]
}

/**
 * Leaves out the colours of headings, label columns and striped rows: those that a whole row or a whole column of a
 * table has, unless they rate.
 */
export function withoutDecor<T extends Coloured>(cells: readonly T[]): T[] {
  const byRow = groupBy(cells, (cell) => cell.row)
  const byColumn = groupBy(cells, (cell) => cell.column)
  if (isKeyed([...byRow.values()])) return [...cells]
  return cells.map((cell) => {
    if (cell.fills.length === 0) return cell
    const row = byRow.get(cell.row)!
    const decor = new Set([...shared(row, 2), ...shared(byColumn.get(cell.column)!, 3)])
    if (row.length === 1 && byRow.size > 1) for (const colour of cell.fills) decor.add(colour)
    const fills = cell.fills.filter((colour) => !decor.has(colour) || rates(colour))
    return fills.length === cell.fills.length ? cell : { ...cell, fills }
  })
}

/** Whether the rows are each of a colour of their own, some of which rate, and short. */
export function isColourKey(cells: readonly (Coloured & { pieces: readonly FlowPiece[] })[]): boolean {
  const isShort = ({ pieces }: { pieces: readonly FlowPiece[] }) =>
    pieces.length <= 1 && pieces.every(({ lines }) => lines.length === 1 && lines[0]!.words.length <= 6)
  return cells.every(isShort) && isKeyed([...groupBy(cells, ({ row }) => row).values()])
}

/** Whether the rows are each of a colour of their own, some of which rate, as in a key: no decoration. */
function isKeyed(rows: readonly (readonly Coloured[])[]): boolean {
  const filled = rows.flatMap((row) => shared(row, 1).at(-1) ?? [])
  return (
    filled.length >= Math.max(3, rows.length - 1) &&
    new Set(filled).size === filled.length &&
    filled.filter(rates).length >= 2
  )
}

/** The colours that all cells of a group have, if it is not too small. */
function shared(group: readonly Coloured[], least: number): string[] {
  if (group.length < least) return []
  return group[0]!.fills.filter((colour) => group.every((cell) => cell.fills.includes(colour)))
}

function groupBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
