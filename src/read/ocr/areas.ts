// Blocks of a page to the areas of one colour among them, as far as they are rectangles.

import type { Fill } from '#model'
import type { Bitmap } from './bitmap.ts'
import { alike, type Blocks, inky, same } from './blocks.ts'

/** More coloured areas than this are a photograph. */
const mostFills = 400

/** Areas of another colour than the paper. */
export function colouredAreas(blocks: Blocks, whole: Uint8Array, paper: number): Area[] {
  const { across, down } = blocks
  const areas: Area[] = []
  let open: Area[] = []
  for (let v = 0; v < down; v++) {
    const row: Area[] = []
    for (let u = 0; u < across; u++) {
      const at = v * across + u
      if (!whole[at] || !isColoured(blocks, at, paper)) continue
      const last = row.at(-1)
      if (last && u <= last.to + 2 && alike(blocks, at, last.at, same * 2)) last.to = u
      else row.push({ from: u, to: u, top: v, bottom: v, at })
    }
    const still: Area[] = []
    for (const run of row) {
      const above = open.find(
        (area) =>
          Math.abs(area.from - run.from) <= 1 &&
          Math.abs(area.to - run.to) <= 1 &&
          alike(blocks, area.at, run.at, same * 2),
      )
      if (above) above.bottom = v
      else areas.push(run)
      still.push(above ?? run)
    }
    // Words on a colour may leave no block of it in a row.
    open = [...still, ...open.filter((area) => !still.includes(area) && v - area.bottom < 4)]
  }
  const large = grown(areas, blocks, whole).filter((area) => isArea(area, blocks, whole))
  return large.length > mostFills ? [] : large
}

/** Whether the blocks are not the strokes of large letters, which leave more of the paper. */
function isArea({ from, to, top, bottom, at }: Area, blocks: Blocks, whole: Uint8Array): boolean {
  if (to - from < 2 || bottom - top < 2) return false
  let own = 0
  for (let v = top; v <= bottom; v++)
    for (let u = from; u <= to; u++) {
      const block = v * blocks.across + u
      if (whole[block] && alike(blocks, block, at, same * 2)) own++
    }
  const part = own / ((to - from + 1) * (bottom - top + 1))
  return blocks.grey[at]! < inky ? part > 0.6 && to - from >= 7 && bottom - top >= 3 : part > 0.3
}

/** Blocks that show one colour, all ends included. */
export interface Area {
  from: number
  to: number
  top: number
  bottom: number
  /** One of them. */
  at: number
}

/** Blocks by which two parts of one area may lie apart: words stand between them. */
const apart = 14

/**
 * Parts of one coloured cell, which its words tear into pieces, put together where nothing else shows between them.
 *
 *   ▓▓▓▓▓▓▓▓▓▓▓▓
 *   ▓▓ Status ▓▓
 *   ▓▓▓▓▓▓▓▓▓▓▓▓
 */
function grown(parts: readonly Area[], blocks: Blocks, whole: Uint8Array): Area[] {
  if (parts.length > mostFills * 4) return []
  const areas = [...parts]
  const joins = (a: Area, b: Area): Area | undefined => {
    if (Math.max(a.from, b.from) - Math.min(a.to, b.to) > apart) return undefined
    if (Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom) > apart) return undefined
    if (!alike(blocks, a.at, b.at, same * 2)) return undefined
    const both: Area = {
      from: Math.min(a.from, b.from),
      to: Math.max(a.to, b.to),
      top: Math.min(a.top, b.top),
      bottom: Math.max(a.bottom, b.bottom),
      at: a.at,
    }
    let others = 0
    let own = 0
    for (let v = both.top; v <= both.bottom; v++)
      for (let u = both.from; u <= both.to; u++) {
        const at = v * blocks.across + u
        if (!whole[at]) continue
        if (alike(blocks, at, a.at, same * 2)) own++
        else others++
      }
    return others * 12 <= own ? both : undefined
  }
  for (let changed = true; changed;) {
    changed = false
    for (let i = 0; i < areas.length; i++)
      for (let k = i + 1; k < areas.length; k++) {
        const both = joins(areas[i]!, areas[k]!)
        if (!both) continue
        areas[i] = both
        areas.splice(k--, 1)
        changed = true
      }
  }
  return areas
}

function isColoured({ red, green, blue, grey }: Blocks, at: number, paper: number): boolean {
  const chroma = (of: number) => Math.max(red[of]!, green[of]!, blue[of]!) - Math.min(red[of]!, green[of]!, blue[of]!)
  return chroma(at) - chroma(paper) > 28 || grey[paper]! - grey[at]! > 22
}

/** The area with its edges to the pixel. */
export function areaToFill(area: Area, bitmap: Bitmap, blocks: Blocks): Fill {
  const { from, to, top, bottom, at } = area
  const { size } = blocks
  const box = [from * size, top * size, (to + 1) * size, (bottom + 1) * size] as const
  return { box: fitted(bitmap, box, size, blocks, at), colour: hexOf(blocks, at), straight: true }
}

const hexOf = ({ red, green, blue }: Blocks, at: number): string =>
  `#${[red[at]!, green[at]!, blue[at]!].map((part) => part.toString(16).padStart(2, '0')).join('')}`

function fitted(
  { width, height, rgba }: Bitmap,
  [left, top, right, bottom]: readonly [number, number, number, number],
  reach: number,
  { red, green, blue }: Blocks,
  at: number,
): Fill['box'] {
  const has = (x: number, y: number): boolean => {
    const pixel = (y * width + x) * 4
    return (
      Math.abs(rgba[pixel]! - red[at]!) < 40 &&
      Math.abs(rgba[pixel + 1]! - green[at]!) < 40 &&
      Math.abs(rgba[pixel + 2]! - blue[at]!) < 40
    )
  }
  const edge = (near: number, outwards: 1 | -1, limit: number, upright: boolean, from: number, to: number): number => {
    const apart = Math.max(1, Math.floor((to - from) / 40))
    let last = near - outwards * reach
    for (let line = last; line !== near + outwards * reach && line >= 0 && line < limit; line += outwards) {
      let [hits, tries] = [0, 0]
      for (let along = from + apart; along < to; along += apart, tries++)
        if (upright ? has(line, along) : has(along, line)) hits++
      if (hits * 2 >= tries) last = line
    }
    return last + (outwards === 1 ? 1 : 0)
  }
  const [x0, x1] = [Math.max(0, left), Math.min(width, right)]
  const [y0, y1] = [Math.max(0, top), Math.min(height, bottom)]
  return [
    edge(x0, -1, width, true, y0, y1),
    edge(y0, -1, height, false, x0, x1),
    edge(x1 - 1, 1, width, true, y0, y1),
    edge(y1 - 1, 1, height, false, x0, x1),
  ]
}
