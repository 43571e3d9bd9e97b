// What was read in the picture of a page → words, lines and colours with boxes in points.

import type { Block, Line } from 'tesseract.js'
import type { Box, Fill, Ruling, Word } from '#model'

/** Words of which tesseract is less sure than this, in per cent, are left out: mostly specks, lines and signatures. */
const leastConfidence = 40

/** A wrong figure costs more than a missing one. */
const leastOfSums = 65
const isSum = (text: string): boolean => /£|\d[.,]\d|\d%|^\(?\d{3,}\)?$/.test(text)

/** Ascent and descent of letters as a part of the size of a font; tesseract measures the two together. */
const rowPart = 0.93

/** Lines as much smaller or larger than most of the page were set in the same size; what differs is the measuring. */
const sameSize = 0.15

export interface OcrPicture {
  words: Word[]
  rulings: Ruling[]
  fills: Fill[]
  /** Degrees by which the page was turned clockwise to stand upright. */
  turn: 0 | 90 | 180 | 270
  /** How many words were left out because tesseract was not sure of them. */
  unsure: number
  /** How sure tesseract is of a letter, in per cent. */
  confidence: number
  letters: number
  /** Those in words that run up or down the page. */
  sideways: number
}

/** What is not known of a word that was read in a picture. */
export const plainWord = {
  bold: false,
  italic: false,
  colour: '#000000',
  turn: 0,
  spaceBefore: true,
  spaceAfter: true,
} as const

/**
 * @param blocks with boxes in pixels, as `rulings` and `fills` are
 * @param scale pixels a point
 */
export function ocrToPicture(
  blocks: readonly Block[],
  { rulings, fills, scale, turn }: Pick<OcrPicture, 'rulings' | 'fills' | 'turn'> & { scale: number },
): OcrPicture {
  const lines = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  const usual = usualSize(lines)
  const words: Word[] = []
  let unsure = 0
  let letters = 0
  let sureness = 0
  let sideways = 0
  for (const line of lines) {
    const measured = sizeOf(line)
    const size = (Math.abs(measured - usual) < usual * sameSize ? usual : measured) / scale
    const texts = line.words.map((word) => withoutRims(word, rulings, scale))
    for (const [i, { confidence, bbox }] of line.words.entries()) {
      const text = i === 0 && texts[1] ? asBullet(texts[0]!) : withoutRaised(texts[i]!, texts[i + 1])
      const own = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
      letters += own
      if (own >= 3 && bbox.y1 - bbox.y0 > (bbox.x1 - bbox.x0) * 1.5) sideways += own
      sureness += own * confidence
      if (text === '' || specks.test(text)) continue
      if (confidence < (isSum(text) ? leastOfSums : leastConfidence)) {
        unsure++
        continue
      }
      words.push({
        text,
        x0: bbox.x0 / scale,
        y0: bbox.y0 / scale,
        x1: bbox.x1 / scale,
        y1: bbox.y1 / scale,
        base: baseAt(line, (bbox.x0 + bbox.x1) / 2) / scale,
        size,
        ...plainWord,
      })
    }
  }
  const points = (box: Box): Box => [box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale]
  return {
    words,
    rulings: rulings.map(({ across, at, from, to }) => ({
      across,
      at: at / scale,
      from: from / scale,
      to: to / scale,
    })),
    fills: fills.map((fill) => ({ ...fill, box: points(fill.box) })),
    turn,
    unsure,
    confidence: letters > 0 ? sureness / letters : 0,
    letters,
    sideways,
  }
}

/** Marks that stand alone in no text: noise. */
const specks = /^[|¦:;.,'"`´‘’“”~_^\\!]+$/

/** A word without the line of the table beside it, which tesseract may read as a letter. */
function withoutRims({ text, bbox }: Line['words'][number], rulings: readonly Ruling[], scale: number): string {
  const beside = (x: number) =>
    rulings.some(
      ({ across, at, from, to }) => !across && Math.abs(at - x) < 3 * scale && from < bbox.y1 && to > bbox.y0,
    )
  let word = text.trim()
  if (beside(bbox.x0)) word = word.replace(/^[|[\]{}!_~—]+(?!\w*[\]}])/, '')
  if (beside(bbox.x1)) word = word.replace(/(?<![|{}_~—])[|{}_~—]+$/, '')
  return word
}

/** What tesseract makes of a bullet at the beginning of a line. */
const asBullet = (text: string): string => (/^[«»¢©®°*+·•■¥§e]$/.test(text) ? '•' : text)

const months = /^(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)/i

/** The raised letters of `25th May` are too small to be read; what stands for them is no part of the day. */
function withoutRaised(text: string, next: string | undefined): string {
  return next && months.test(next) ? text.replace(/^(\d{1,2})(?:["“”'‘’°*%®™]+|[t1]?\?)$/, '$1') : text
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
