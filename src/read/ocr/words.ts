// What tesseract read → words with boxes in points.

import type { Block, Line } from 'tesseract.js'
import type { Word } from '#model'

/** Words of which tesseract is less sure than this, in per cent, are left out: mostly specks, lines and signatures. */
const leastConfidence = 40

/** Ascent and descent of letters as a part of the size of a font; tesseract measures the two together. */
const rowPart = 0.93

/** Lines as much smaller or larger than most of the page were set in the same size; what differs is the measuring. */
const sameSize = 0.15

export interface OcrWords {
  words: Word[]
  /** How many words were left out because tesseract was not sure of them. */
  unsure: number
}

/**
 * @param blocks with boxes in pixels
 * @param scale pixels a point
 */
export function ocrToWords(blocks: readonly Block[], scale: number): OcrWords {
  const lines = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  const usual = usualSize(lines)
  const words: Word[] = []
  let unsure = 0
  for (const line of lines) {
    const measured = sizeOf(line)
    const size = (Math.abs(measured - usual) < usual * sameSize ? usual : measured) / scale
    for (const { text, confidence, bbox } of line.words) {
      if (text.trim() === '') continue
      if (confidence < leastConfidence) {
        unsure++
        continue
      }
      words.push({
        text: text.trim(),
        x0: bbox.x0 / scale,
        y0: bbox.y0 / scale,
        x1: bbox.x1 / scale,
        y1: bbox.y1 / scale,
        base: baseAt(line, (bbox.x0 + bbox.x1) / 2) / scale,
        size,
        bold: false,
        italic: false,
        colour: '#000000',
        turn: 0,
        spaceBefore: true,
        spaceAfter: true,
      })
    }
  }
  return { words, unsure }
}

/** Size of a line's letters in pixels. */
const sizeOf = ({ rowAttributes, bbox }: Line): number => (rowAttributes?.rowHeight ?? bbox.y1 - bbox.y0) / rowPart

/** The size that half of the letters are below. */
function usualSize(lines: readonly Line[]): number {
  const sizes = lines.map((line) => ({ size: sizeOf(line), letters: line.text.length })).sort((a, b) => a.size - b.size)
  let half = sizes.reduce((sum, { letters }) => sum + letters, 0) / 2
  for (const { size, letters } of sizes) if ((half -= letters) <= 0) return size
  return 0
}

/** y of the baseline at x; scans lie a little askew. */
function baseAt({ baseline: { x0, y0, x1, y1 } }: Line, x: number): number {
  return x1 === x0 ? y0 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)
}
