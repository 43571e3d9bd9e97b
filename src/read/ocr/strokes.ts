// How thick the letters of words were printed → which words are bold; tesseract does not say.

import type { Word } from '#model'

/** Letters of bold type are by this much thicker than those of most words, as a part of their size. */
const thicker = 1.28

/** Words with fewer letters and digits do not say. */
const fewest = 3

/**
 * @param flat one byte a pixel, ink dark
 * @param scale pixels a point
 */
export function markBold(words: readonly Word[], flat: Uint8Array, width: number, scale: number): Word[] {
  const thickness = words.map((word) => strokeOf(word, flat, width, scale))
  const sure = thickness.filter((value) => value > 0).sort((a, b) => a - b)
  const usual = sure[Math.floor(sure.length / 2)] ?? 0
  return words.map((word, i) => (thickness[i]! > usual * thicker ? { ...word, bold: true } : word))
}

/** Half of the runs of ink across a word are thinner than this part of its size; 0 where it has too few letters. */
function strokeOf({ text, x0, y0, x1, y1, size }: Word, flat: Uint8Array, width: number, scale: number): number {
  if ((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < fewest) return 0
  const counts = new Uint16Array(Math.ceil(size * scale * 0.4) + 1)
  let total = 0
  const right = Math.min(width, Math.ceil(x1 * scale))
  for (let y = Math.floor(y0 * scale); y < y1 * scale; y++) {
    let run = 0
    for (let x = Math.max(0, Math.floor(x0 * scale)); x <= right; x++)
      if (x < right && flat[y * width + x]! < 140) run++
      else {
        if (run > 0 && run < counts.length) {
          counts[run]!++
          total++
        }
        run = 0
      }
  }
  let half = total / 2
  for (let run = 1; run < counts.length; run++) {
    const here = counts[run]!
    // Between whole pixels, so that thin letters are told apart.
    if (here >= half) return here === 0 ? 0 : (run - 0.5 + half / here) / (size * scale)
    half -= here
  }
  return 0
}
