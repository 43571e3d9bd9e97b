// How far the lines of a scan lie aslant.

import type { Bitmap } from './bitmap.ts'

/** Degrees to either side that are tried: what lies more aslant was not fed through a scanner. */
const most = 4

/** Less is not worth drawing the page again. */
const least = 0.06

/** Pixels between those that are looked at. */
const step = 3

/** Levels of grey by which paper is lighter than ink. */
const rim = 60

/**
 * Degrees by which the picture is to be turned clockwise for its lines to lie level; 0 where they do, or where there are none.
 *
 * Along the right slope the lower rims of a line's letters fall into few rows, and the rows between stay empty: the sum of
 * the squares of what each row has is the largest (W. Postl, Detection of linear oblique structures and skew scan, 1986).
 */
export function slopeOf({ grey, width, height }: Pick<Bitmap, 'grey' | 'width' | 'height'>): number {
  const xs: number[] = []
  const ys: number[] = []
  for (let y = 0; y < height - step; y++)
    for (let x = 0, at = y * width; x < width; x += step, at += step)
      if (grey[at]! + rim < grey[at + step * width]!) {
        xs.push(x)
        ys.push(y)
      }
  // A few specks are no lines.
  if (xs.length < 300) return 0
  const rows = new Uint32Array(Math.ceil((height + 2 * width * Math.tan((most * Math.PI) / 180)) / step) + 4)
  const middle = rows.length / 2 - height / step / 2
  const gathered = (degrees: number): number => {
    rows.fill(0)
    const slope = Math.tan((degrees * Math.PI) / 180)
    for (let i = 0; i < xs.length; i++) rows[Math.round((ys[i]! + (xs[i]! - width / 2) * slope) / step + middle)]!++
    let sum = 0
    for (const ink of rows) sum += ink * ink
    return sum
  }
  const level = gathered(0)
  let best = 0
  let sum = level
  for (const [span, fine] of [
    [most, 0.25],
    [0.2, 0.05],
    [0.04, 0.02],
  ] as const) {
    const middleOf = best
    for (let k = -Math.round(span / fine); k <= Math.round(span / fine); k++) {
      const degrees = middleOf + k * fine
      const found = Math.abs(degrees) > most ? 0 : gathered(degrees)
      if (found > sum) [best, sum] = [degrees, found]
    }
  }
  return Math.abs(best) < least || sum < level * 1.02 ? 0 : best
}
