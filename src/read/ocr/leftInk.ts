// Ink that is in no word → its boxes: bullets, and numbers that stand alone, which tesseract passes over.

import type { Box, Ruling, Word } from '#model'

/** Pixels along the side of a square in which ink is looked for. */
const side = 6

/** Pixels of ink that a square has at least. */
const least = 8

/** Darker pixels are ink. */
const dark = 140

/** More left over than this is a picture. */
const most = 60

export interface Speck {
  /** In pixels. */
  box: Box
  /** Whether it is a filled dot or square. */
  filled: boolean
}

/**
 * @param flat one byte a pixel, ink dark
 * @param rulings with `words` in points
 * @param scale pixels a point
 * @param size of most letters, in points
 */
export function leftInk(
  flat: Uint8Array,
  width: number,
  words: readonly Word[],
  rulings: readonly Ruling[],
  scale: number,
  size: number,
): Speck[] {
  const height = flat.length / width
  const across = Math.ceil(width / side)
  const down = Math.ceil(height / side)
  const inked = new Uint8Array(across * down)
  for (let v = 0; v < down; v++)
    for (let u = 0; u < across; u++) {
      let ink = 0
      for (let y = v * side; y < Math.min(height, (v + 1) * side); y++)
        for (let x = u * side; x < Math.min(width, (u + 1) * side); x++) if (flat[y * width + x]! < dark) ink++
      if (ink >= least) inked[v * across + u] = 1
    }
  const clear = (x0: number, y0: number, x1: number, y1: number) => {
    const [left, right] = [Math.max(0, Math.floor(x0 / side)), Math.min(across, Math.ceil(x1 / side))]
    for (let v = Math.max(0, Math.floor(y0 / side)); v < Math.min(down, Math.ceil(y1 / side)); v++)
      inked.fill(0, v * across + left, v * across + Math.max(left, right))
  }
  for (const { x0, y0, x1, y1 } of words) clear(x0 * scale - 2, y0 * scale - 4, x1 * scale + 2, y1 * scale + 4)
  for (const { across: lies, at, from, to } of rulings) {
    const [near, far] = [at * scale - 4, at * scale + 4]
    if (lies) clear(from * scale, near, to * scale, far)
    else clear(near, from * scale, far, to * scale)
  }
  const em = size * scale
  const specks = boxesOf(inked, across, down, Math.max(1, Math.round((em * 0.3) / side)))
    .map((box) => speckOf(flat, width, height, box))
    .filter(({ box: [x0, y0, x1, y1] }) => {
      const [wide, high] = [x1 - x0, y1 - y0]
      return high > em * 0.2 && high < em * 1.6 && wide > em * 0.2 && wide < em * 25
    })
    .filter(({ filled, box: [, y0, , y1] }) => filled || y1 - y0 > em * 0.5)
  return specks.length > most ? [] : specks
}

/** Boxes around squares with ink that lie near each other, in pixels. */
function boxesOf(inked: Uint8Array, across: number, down: number, reach: number): Box[] {
  const boxes: Box[] = []
  const seen = new Uint8Array(inked.length)
  for (let start = 0; start < inked.length; start++) {
    if (!inked[start] || seen[start]) continue
    let [left, top, right, bottom] = [across, down, 0, 0]
    const queue = [start]
    seen[start] = 1
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      const [u, v] = [at % across, Math.floor(at / across)]
      left = Math.min(left, u)
      right = Math.max(right, u)
      top = Math.min(top, v)
      bottom = Math.max(bottom, v)
      for (let y = Math.max(0, v - 1); y <= Math.min(down - 1, v + 1); y++)
        for (let x = Math.max(0, u - reach); x <= Math.min(across - 1, u + reach); x++) {
          const next = y * across + x
          if (!inked[next] || seen[next]) continue
          seen[next] = 1
          queue.push(next)
        }
    }
    boxes.push([left * side, top * side, (right + 1) * side, (bottom + 1) * side])
  }
  return boxes
}

/** The box drawn tight around its ink. */
function speckOf(flat: Uint8Array, width: number, height: number, [left, top, right, bottom]: Box): Speck {
  let [x0, y0, x1, y1, ink] = [right, bottom, left, top, 0]
  for (let y = top; y < Math.min(height, bottom); y++)
    for (let x = left; x < Math.min(width, right); x++) {
      if (flat[y * width + x]! >= dark) continue
      ink++
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x + 1)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y + 1)
    }
  const [wide, high] = [x1 - x0, y1 - y0]
  return { box: [x0, y0, x1, y1], filled: ink > wide * high * 0.62 && wide < high * 1.35 && high < wide * 1.35 }
}
