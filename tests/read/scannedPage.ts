// Lines of print to a page that is a picture of them, as a scanner makes it.

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import type { TinyPage } from './pdfFile.ts'

// A font that comes with pdfjs: the machine may have none.
const fonts = join(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'), '../standard_fonts')
GlobalFonts.registerFromPath(join(fonts, 'LiberationSans-Regular.ttf'), 'print')

/** Points; small, so that it is quickly read. */
const width = 480
const height = 300
const dotsAnInch = 150
const scale = dotsAnInch / 72

/** A line of print at (x, y) in points from the top left; y is that of the baseline. */
export interface PrintedLine {
  x: number
  y: number
  text: string
  size?: number
}

/** A box with a frame, in points from the top left; its corner, width and height. */
export interface PrintedBox {
  x: number
  y: number
  w: number
  h: number
  colour?: string
}

interface Scanning {
  /** Degrees by which the paper lay turned in the scanner; the page is turned back for the reader. */
  turn?: number
  /** Degrees clockwise by which it lay turned, and nobody turned it back. */
  lies?: number
  /** What is printed over the scan. */
  content?: string
  boxes?: readonly PrintedBox[]
}

export function scannedPage(
  lines: readonly PrintedLine[],
  { turn = 0, lies = 0, content = '', boxes = [] }: Scanning = {},
): TinyPage {
  const lying = (turn + lies) % 180 === 90
  const canvas = createCanvas((lying ? height : width) * scale, (lying ? width : height) * scale)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fdfcf8'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(scale, scale)
  // The reader turns the page clockwise, so the print lies anticlockwise.
  if (turn === 90) context.setTransform(0, -scale, scale, 0, 0, width * scale)
  if (turn === 180) context.setTransform(-scale, 0, 0, -scale, width * scale, height * scale)
  if (lies !== 0) {
    context.translate(canvas.width / scale / 2, canvas.height / scale / 2)
    context.rotate((lies * Math.PI) / 180)
    context.translate(-width / 2, -height / 2)
  }
  for (const { x, y, w, h, colour } of boxes) {
    context.fillStyle = colour ?? '#fdfcf8'
    context.fillRect(x, y, w, h)
    context.strokeStyle = '#222222'
    context.lineWidth = 0.75
    context.strokeRect(x, y, w, h)
  }
  context.fillStyle = '#222222'
  for (const { x, y, text, size = 12 } of lines) {
    context.font = `${size}px print`
    context.fillText(text, x, y)
  }
  const size: [number, number] = lying ? [height, width] : [width, height]
  return {
    size,
    rotate: turn,
    content: `q ${size[0]} 0 0 ${size[1]} 0 0 cm /P1 Do Q\n${content}`,
    picture: { jpeg: canvas.toBuffer('image/jpeg', 90), width: canvas.width, height: canvas.height },
  }
}
