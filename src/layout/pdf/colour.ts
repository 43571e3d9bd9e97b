// Fills behind a cell, and the names of colours.

import type { Box, Fill } from '#model'
import { overlap } from './grid.ts'

export type ColourName = 'red' | 'amber' | 'green' | 'blue' | 'grey' | 'purple' | 'black'

/**
 * The name of a colour that a reader would call by a name; nothing for white and for tints.
 *
 *   #c00000 red   #ffc000 amber   #ffff00 amber   #00b050 green   #dce6f1 (a tint)
 */
export function colourName(hex: string): ColourName | undefined {
  const { hue, saturation, lightness } = hexToHsl(hex)
  if (lightness > 0.93) return undefined
  if (lightness < 0.12) return 'black'
  if (saturation < 0.15) return lightness > 0.82 ? undefined : 'grey'
  if (lightness > 0.86) return undefined
  if (hue < 18 || hue >= 340) return 'red'
  if (hue < 66) return 'amber'
  if (hue < 170) return 'green'
  if (hue < 255) return 'blue'
  return hue < 310 ? 'purple' : 'red'
}

function hexToHsl(hex: string): { hue: number; saturation: number; lightness: number } {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number]
  const max = Math.max(r, g, b)
  const min = Math.min(r, g, b)
  const lightness = (max + min) / 2
  const range = max - min
  if (range === 0) return { hue: 0, saturation: 0, lightness }
  const saturation = range / (1 - Math.abs(2 * lightness - 1))
  const hue = max === r ? ((g - b) / range + 6) % 6 : max === g ? (b - r) / range + 2 : (r - g) / range + 4
  return { hue: hue * 60, saturation, lightness }
}

/** Colours that rate: not what tints headings and every second row. */
const rates = (colour: string): boolean => {
  const name = colourName(colour)
  return name === 'red' || name === 'amber' || name === 'green'
}

/** The colours behind a cell from the bottom layer up, each once. */
export function fillsBehind(box: Box, fills: readonly Fill[]): string[] {
  const found: string[] = []
  for (const fill of fills) {
    const covers = overlap(box, fill.box) > 0.6 && overlap(fill.box, box) > 0.04
    const under = overlap(fill.box, box) > 0.55
    if (!covers && !under) continue
    // An opaque layer over the whole cell hides what is below it.
    if (overlap(fill.box, box) > 0.9) found.length = 0
    if (found.at(-1) !== fill.colour) found.push(fill.colour)
  }
  return found.filter((colour) => hexToHsl(colour).lightness < 0.97)
}

/**
 * Leaves out the colours of headings, label columns and striped rows: those that a whole row or a whole column of a
 * table has, unless they rate.
 */
export function withoutDecor<
  T extends { row: number; column: number; columnSpan: number; rowSpan: number; fills: readonly string[] },
>(cells: readonly T[]): T[] {
  const shared = (group: readonly T[], least: number): string[] => {
    if (group.length < least) return []
    return group[0]!.fills.filter((colour) => group.every((cell) => cell.fills.includes(colour)))
  }
  const byRow = groupBy(cells, (cell) => cell.row)
  const byColumn = groupBy(cells, (cell) => cell.column)
  return cells.map((cell) => {
    if (cell.fills.length === 0) return cell
    const row = byRow.get(cell.row)!
    const decor = new Set([...shared(row, 2), ...shared(byColumn.get(cell.column)!, 3)])
    if (row.length === 1 && byRow.size > 1) for (const colour of cell.fills) decor.add(colour)
    const fills = cell.fills.filter((colour) => !decor.has(colour) || rates(colour))
    return fills.length === cell.fills.length ? cell : { ...cell, fills }
  })
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
