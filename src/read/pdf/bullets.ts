// Small drawn shapes to the bullets that they stand for.

import type { Box, Word } from '#model'

/**
 * A drawn dot is a bullet where words begin to the right of it and none end to the left.
 *
 *   ● Receive the report        bullet
 *   Plan ● Actual               part of a key, no bullet
 */
export function dotsToBullets(
  dots: readonly { box: Box; mark: string; colour: string }[],
  words: readonly Word[],
): Word[] {
  if (dots.length === 0 || dots.length > 500) return []
  const bullets: Word[] = []
  for (const { box, mark, colour } of dots) {
    const [x0, y0, x1, y1] = box
    const middle = (y0 + y1) / 2
    let right: Word | undefined
    let left = false
    for (const word of words) {
      if (word.turn !== 0 || middle > word.base || middle < word.base - word.size * 0.8) continue
      if (word.x0 >= x1 - 0.5) {
        if (!right || word.x0 < right.x0) right = word
      } else if (word.x1 > x0 - word.size * 1.5) left = true
    }
    if (!right || left || right.x0 - x1 > 3 * right.size || y1 - y0 > right.size * 0.65) continue
    if (bullets.some((other) => Math.abs(other.x0 - x0) < 1 && Math.abs(other.base - right.base) < 1)) continue
    bullets.push({
      text: mark,
      x0,
      y0,
      x1,
      y1,
      base: right.base,
      size: right.size,
      bold: right.bold,
      italic: false,
      colour,
      turn: 0,
      spaceBefore: true,
      spaceAfter: true,
    })
  }
  return bullets
}
