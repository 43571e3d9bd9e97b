// A page of a PDF and boxes on it to a PNG picture.

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Box } from '#model'
import { openPdf } from './library.ts'
import { renderPage } from './render.ts'

/** A box to draw over the page. */
export interface Mark {
  box: Box
  /** CSS colour of the line. */
  line: string
  /** Width of the line in points. */
  width: number
  /** CSS colour of the area. */
  area?: string
  /** A word at the top left of the box. */
  label?: string
}

export interface LegendEntry {
  line: string
  area?: string
  label: string
}

/** Pixels a point, and at most. */
const scale = 2
const mostPixels = 30_000_000

/** The page as a reader shows it, under the marks, with a legend below. @param number 1-based */
export async function drawOverlay(
  bytes: Uint8Array,
  password: string | undefined,
  number: number,
  marks: readonly Mark[],
  legend: readonly LegendEntry[],
): Promise<Uint8Array> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas').catch(() => {
    throw new Error('the canvas is not installed; run npm ci without --omit=optional')
  })
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  GlobalFonts.registerFromPath(join(home, 'standard_fonts', 'LiberationSans-Regular.ttf'), labelFont)
  const task = await openPdf(bytes, password)
  try {
    const page = await renderPage(await task.promise, number, scale, mostPixels)
    const { canvas } = page
    const perRow = Math.max(1, Math.floor(canvas.width / entryWidth))
    const below = Math.ceil(legend.length / perRow) * entryHeight + entryHeight / 2
    const whole = createCanvas(canvas.width, canvas.height + below)
    const context = whole.getContext('2d')
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, whole.width, whole.height)
    context.drawImage(canvas, 0, 0)
    for (const mark of marks) drawMark(context, mark, page.scale)
    context.fillStyle = '#000000'
    context.fillRect(0, canvas.height, canvas.width, 1)
    legend.forEach((entry, i) => {
      const x = (i % perRow) * entryWidth + 12
      const y = canvas.height + Math.floor(i / perRow) * entryHeight + entryHeight / 2
      drawEntry(context, entry, x, y)
    })
    return await whole.encode('png')
  } finally {
    await task.destroy()
  }
}

const labelFont = 'minutebook label'
const entryWidth = 190
const entryHeight = 32

function drawMark(context: SKRSContext2D, { box, line, width, area, label }: Mark, pixels: number) {
  const [x0, y0, x1, y1] = box.map((value) => value * pixels) as [number, number, number, number]
  if (area) {
    context.fillStyle = area
    context.fillRect(x0, y0, x1 - x0, y1 - y0)
  }
  context.strokeStyle = line
  context.lineWidth = width * pixels
  context.strokeRect(x0, y0, x1 - x0, y1 - y0)
  if (!label) return
  context.font = `${7 * pixels}px "${labelFont}"`
  const { width: long } = context.measureText(label)
  // Beside the box where there is room, so that the label covers no words.
  const left = x0 - long - 4 * pixels > 0 ? x0 - long - 4 * pixels : x0
  context.fillStyle = line
  context.fillRect(left, y0, long + 3 * pixels, 9 * pixels)
  context.fillStyle = '#ffffff'
  context.fillText(label, left + 1.5 * pixels, y0 + 7 * pixels)
}

function drawEntry(context: SKRSContext2D, { line, area, label }: LegendEntry, x: number, y: number) {
  if (area) {
    context.fillStyle = area
    context.fillRect(x, y, 26, 16)
  }
  context.strokeStyle = line
  context.lineWidth = 3
  context.strokeRect(x, y, 26, 16)
  context.font = `17px "${labelFont}"`
  context.fillStyle = '#000000'
  context.fillText(label, x + 36, y + 14)
}
