// A picture of a page to its pixels, on one level of light, and back into a picture that lies straight.

import type { Canvas } from '@napi-rs/canvas'

export interface Bitmap {
  width: number
  height: number
  /** Four bytes a pixel: red, green, blue, opacity. */
  rgba: Uint8ClampedArray
  /** One byte a pixel, 255 is white. */
  grey: Uint8Array
}

export function canvasToBitmap(canvas: Canvas): Bitmap {
  const { width, height } = canvas
  const rgba = canvas.getContext('2d').getImageData(0, 0, width, height).data
  const grey = new Uint8Array(width * height)
  for (let from = 0, to = 0; to < grey.length; from += 4, to++)
    grey[to] = (rgba[from]! * 77 + rgba[from + 1]! * 150 + rgba[from + 2]! * 29) >> 8
  return { width, height, rgba, grey }
}

/** The picture turned clockwise around its middle; what comes in at the corners is white. */
export function turned(
  canvas: Canvas,
  degrees: number,
  createCanvas: (width: number, height: number) => Canvas,
): Canvas {
  const lying = Math.abs(degrees) % 180 === 90
  const [width, height] = lying ? [canvas.height, canvas.width] : [canvas.width, canvas.height]
  const straight = createCanvas(width, height)
  const context = straight.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.translate(width / 2, height / 2)
  context.rotate((degrees * Math.PI) / 180)
  context.drawImage(canvas, -canvas.width / 2, -canvas.height / 2)
  return straight
}
