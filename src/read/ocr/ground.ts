// The pixels of a page to what is painted behind its words: the colours of its cells, and the words alone on white.

import type { Fill } from '#model'
import { type Area, areaToFill, colouredAreas } from './areas.ts'
import type { Bitmap } from './bitmap.ts'
import { bitmapToBlocks, type Blocks, inky, paperOf, same, wholeBlocks } from './blocks.ts'

/** Points along the side of a block, in which one colour is looked for. */
const side = 3

export interface Ground {
  /** One byte a pixel: what differs from what is behind it is dark, whether it was darker or lighter. */
  flat: Uint8Array
  /** Coloured areas, their boxes in pixels. */
  fills: Fill[]
}

/** @param scale pixels a point */
export function bitmapToGround(bitmap: Bitmap, scale: number): Ground {
  const blocks = bitmapToBlocks(bitmap, Math.max(4, Math.round(side * scale)))
  const whole = wholeBlocks(blocks)
  const paper = paperOf(blocks, whole)
  const areas = colouredAreas(blocks, whole, paper)
  const fills = areas.map((area) => areaToFill(area, bitmap, blocks))
  return { flat: flatten(bitmap, blocks, whole, areas, paper), fills }
}

function flatten(
  { width, height, grey }: Bitmap,
  blocks: Blocks,
  whole: Uint8Array,
  areas: readonly Area[],
  paper: number,
): Uint8Array {
  const { size, across, down } = blocks
  const isGround = (at: number) => whole[at] && (blocks.grey[at]! >= inky || behind[at]! >= 0)
  const behind = new Int16Array(across * down).fill(-1)
  for (const { from, to, top, bottom, at } of areas)
    for (let v = top; v <= bottom; v++) behind.fill(blocks.grey[at]!, v * across + from, v * across + to + 1)
  const flat = new Uint8Array(width * height)
  const lights: number[] = []
  for (let v = 0; v < down; v++)
    for (let u = 0; u < across; u++) {
      lights.length = 0
      const own = behind[v * across + u]!
      if (own >= 0) lights.push(own)
      for (let reach = 1; reach <= 3 && (reach === 1 || lights.length === 0); reach++)
        for (let y = Math.max(0, v - reach); y <= Math.min(down - 1, v + reach); y++)
          for (let x = Math.max(0, u - reach); x <= Math.min(across - 1, u + reach); x++) {
            const at = y * across + x
            const light = blocks.grey[at]!
            if (isGround(at) && !lights.some((other) => Math.abs(other - light) < same)) lights.push(light)
          }
      if (lights.length === 0) lights.push(blocks.grey[paper]!)
      const bottom = Math.min(height, (v + 1) * size)
      const right = Math.min(width, (u + 1) * size)
      for (let y = v * size; y < bottom; y++)
        for (let x = u * size; x < right; x++) {
          const light = grey[y * width + x]!
          let part = 1
          for (const ground of lights) part = Math.min(part, contrast(light, ground))
          flat[y * width + x] = 255 - Math.round(part * 255)
        }
    }
  return flat
}

/** How far a pixel is from what is behind it to black, or to white: 0 to 1. Noise counts no more on a dark colour. */
const contrast = (light: number, ground: number): number =>
  Math.min(1, light < ground ? (ground - light) / Math.max(ground, 90) : (light - ground) / Math.max(255 - ground, 120))
