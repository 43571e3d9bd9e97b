// Bytes of a PDF to the words, lines and colours in the pictures of its pages.

import type { Canvas } from '@napi-rs/canvas'
import type { PDFDocumentLoadingTask } from 'pdfjs-dist'
import type { Box, Word } from '#model'
import { openPdf } from '../pdf/library.ts'
import { renderPage } from '../pdf/render.ts'
import { canvasToBitmap, turned } from './bitmap.ts'
import { recognise } from './engine.ts'
import { bitmapToGround } from './ground.ts'
import { cleanRulings } from './lines.ts'
import { leftInk } from './leftInk.ts'
import { slopeOf } from './skew.ts'
import { markBold } from './strokes.ts'
import { type OcrPicture, ocrToPicture, plainWord } from './words.ts'

/** What tesseract was made for; text of 8 points is then 33 pixels high. */
const dotsAnInch = 300
/** Pixels of a picture at most: an A4 page has 8.7 million at 300 dots an inch. A poster is read more coarsely. */
const mostPixels = 12_000_000

/** Confidence of tesseract, in per cent, below which a page may lie on its side or its head. */
const upright = 70

export interface Scan {
  /** What is in the picture of a page. @param number 1-based */
  read: (number: number) => Promise<OcrPicture>
  close: () => Promise<void>
}

export async function openScan(bytes: Uint8Array, password: string | undefined): Promise<Scan> {
  const task: PDFDocumentLoadingTask = await openPdf(bytes, password)
  const document = await task.promise
  return {
    read: async (number) => {
      const { canvas, scale } = await renderPage(document, number, dotsAnInch / 72, mostPixels)
      let best = await readCanvas(canvas, scale, 0)
      for (const turn of otherTurns(best)) {
        const other = await readCanvas(canvas, scale, turn)
        if (worth(other) > worth(best) * 1.2) best = other
        if (otherTurns(best).length === 0) break
      }
      return best
    },
    close: () => task.destroy(),
  }
}

/** How a page may have to be turned that was read badly, or along words that run up or down. */
function otherTurns({ confidence, letters, sideways }: OcrPicture): OcrPicture['turn'][] {
  if (letters === 0) return []
  if (sideways > letters / 2) return [90, 270]
  return confidence < upright ? [180, 90, 270] : []
}

/** Letters that stand upright, each as far as tesseract is sure of it. */
const worth = ({ confidence, letters, sideways }: OcrPicture): number => confidence * (letters - sideways)

/** @param turn degrees by which the picture is turned clockwise before it is read */
async function readCanvas(canvas: Canvas, scale: number, turn: OcrPicture['turn']): Promise<OcrPicture> {
  const { createCanvas } = await import('@napi-rs/canvas')
  let picture = turn === 0 ? canvas : turned(canvas, turn, createCanvas)
  let bitmap = canvasToBitmap(picture)
  const slope = slopeOf(bitmap)
  if (slope !== 0) {
    picture = turned(picture, slope, createCanvas)
    bitmap = canvasToBitmap(picture)
  }
  const { width, height } = bitmap
  const ground = bitmapToGround(bitmap, scale)
  const { rulings, flat } = cleanRulings(ground.flat, width, height, scale)
  const { blocks } = await recognise(flat, width, scale * 72)
  const found = ocrToPicture(blocks ?? [], { rulings, fills: ground.fills, scale, turn })
  const words = [...found.words, ...(await readLeftInk(found, flat, width, scale))]
  return { ...found, words: markBold(words, flat, width, scale) }
}

/** Pixels of white around a number that is read by itself; without them tesseract reads none. */
const rim = 12

/** Bullets and the words of which tesseract is sure when it reads them by themselves. */
async function readLeftInk(
  { words, rulings, confidence }: OcrPicture,
  flat: Uint8Array,
  width: number,
  scale: number,
): Promise<Word[]> {
  if (confidence < upright) return []
  const sizes = words.map(({ size }) => size).sort((a, b) => a - b)
  const size = sizes[Math.floor(sizes.length / 2)] ?? 0
  const read: Word[] = []
  for (const { box, filled } of leftInk(flat, width, words, rulings, scale, size)) {
    const [x0, y0, x1, y1] = box.map((value) => value / scale) as [number, number, number, number]
    // The words of a line share its baseline, also where a bullet hangs above it.
    const beside = words.find((word) => word.x0 > x0 && word.x0 - x1 < size * 3 && word.y0 < y1 && word.y1 > y0)
    const place = { x0, y0, x1, y1, base: beside?.base ?? y1, size: beside?.size ?? size }
    if (filled && y1 - y0 < size * 0.7) {
      if (beside) read.push({ ...plainWord, ...place, text: '•' })
      continue
    }
    const piece = cut(flat, width, box)
    const { blocks } = await recognise(piece.flat, piece.width, scale * 72, true)
    const found = (blocks ?? []).flatMap((block) =>
      block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words)),
    )
    if (found.some(({ confidence }) => confidence < upright)) continue
    for (const { text, bbox } of found)
      if (/[\p{L}\p{N}]/u.test(text))
        read.push({
          ...plainWord,
          ...place,
          x0: x0 + (bbox.x0 - rim) / scale,
          x1: x0 + (bbox.x1 - rim) / scale,
          text: text.trim(),
        })
  }
  return read
}

function cut(flat: Uint8Array, width: number, [x0, y0, x1, y1]: Box): { flat: Uint8Array; width: number } {
  const [wide, high] = [x1 - x0 + 2 * rim, y1 - y0 + 2 * rim]
  const piece = new Uint8Array(wide * high).fill(255)
  for (let y = y0; y < y1; y++) piece.set(flat.subarray(y * width + x0, y * width + x1), (y - y0 + rim) * wide + rim)
  return { flat: piece, width: wide }
}
