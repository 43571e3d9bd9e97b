// The pixels of a page to blocks of them, each with the colour that most of it shows.

import type { Bitmap } from './bitmap.ts'

/** Levels of grey by which two blocks may differ and show the same. */
export const same = 14

/** Steps of eight levels of grey over which one colour of a scan is spread by its noise. */
const band = 4

/** Darker areas may be ink. */
export const inky = 100

export interface Blocks {
  size: number
  across: number
  down: number
  /** The commonest colour in each. */
  red: Uint8Array
  green: Uint8Array
  blue: Uint8Array
  grey: Uint8Array
}

/** @param size pixels along the side of a block */
export function bitmapToBlocks({ width, height, grey, rgba }: Bitmap, size: number): Blocks {
  const across = Math.ceil(width / size)
  const down = Math.ceil(height / size)
  const count = across * down
  const blocks: Blocks = {
    size,
    across,
    down,
    red: new Uint8Array(count),
    green: new Uint8Array(count),
    blue: new Uint8Array(count),
    grey: new Uint8Array(count),
  }
  const levels = new Uint32Array(32 + band)
  for (let v = 0; v < down; v++)
    for (let u = 0; u < across; u++) {
      const [left, top] = [u * size, v * size]
      const [right, bottom] = [Math.min(width, left + size), Math.min(height, top + size)]
      levels.fill(0)
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) levels[grey[y * width + x]! >> 3]!++
      let common = 0
      let pixelsOf = 0
      for (let level = 0; level < 32; level++) {
        let here = 0
        for (let above = 0; above < band; above++) here += levels[level + above]!
        if (here > pixelsOf) [pixelsOf, common] = [here, level]
      }
      let [red, green, blue, light, pixels] = [0, 0, 0, 0, 0]
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++) {
          const at = y * width + x
          const level = grey[at]! >> 3
          if (level < common || level >= common + band) continue
          red += rgba[at * 4]!
          green += rgba[at * 4 + 1]!
          blue += rgba[at * 4 + 2]!
          light += grey[at]!
          pixels++
        }
      const at = v * across + u
      blocks.red[at] = red / pixels
      blocks.green[at] = green / pixels
      blocks.blue[at] = blue / pixels
      blocks.grey[at] = light / pixels
    }
  return blocks
}

/** Whether two blocks show one colour. */
export const alike = ({ red, green, blue }: Blocks, a: number, b: number, within = same): boolean =>
  Math.abs(red[a]! - red[b]!) <= within * 1.7 &&
  Math.abs(green[a]! - green[b]!) <= within &&
  Math.abs(blue[a]! - blue[b]!) <= within * 1.7

/** Blocks that belong to an area of one colour of three blocks by three at least; the others are ink, edges and specks. */
export function wholeBlocks(blocks: Blocks): Uint8Array {
  const { across, down } = blocks
  const whole = new Uint8Array(across * down)
  for (let v = 1; v < down - 1; v++)
    for (let u = 1; u < across - 1; u++) {
      const at = v * across + u
      const around = [-across - 1, -across, -across + 1, -1, 1, across - 1, across, across + 1]
      if (around.every((step) => alike(blocks, at, at + step))) for (const step of [0, ...around]) whole[at + step] = 1
    }
  return whole
}

/** The block that looks as most of the page does. */
export function paperOf({ grey, red }: Blocks, whole: Uint8Array): number {
  const counts = new Map<number, { count: number; at: number }>()
  let paper = 0
  let most = 0
  for (let at = 0; at < whole.length; at++) {
    if (!whole[at]) continue
    const key = (grey[at]! >> 3) * 64 + (red[at]! >> 3)
    const seen = counts.get(key) ?? { count: 0, at }
    seen.count++
    counts.set(key, seen)
    if (seen.count > most) [most, paper] = [seen.count, seen.at]
  }
  return paper
}
