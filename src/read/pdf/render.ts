// A page of a PDF to a picture of it.

import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import type { PDFDocumentProxy } from 'pdfjs-dist'

export interface Picture {
  canvas: Canvas
  /** Pixels a point. */
  scale: number
}

/**
 * Draws a page as a reader shows it: cropped, turned, and with its annotations.
 * @param number 1-based
 * @param scale pixels a point; less where the picture would have more pixels than `most`
 */
export async function renderPage(
  document: PDFDocumentProxy,
  number: number,
  scale: number,
  most: number,
): Promise<Picture> {
  const page = await document.getPage(number)
  try {
    const { width, height } = page.getViewport({ scale: 1 })
    const fit = Math.min(scale, Math.sqrt(most / (width * height)))
    const viewport = page.getViewport({ scale: fit })
    // Only a canvas that pdfjs makes itself is known to it; its types name the browser's.
    const { canvas, context } = (document.canvasFactory as CanvasFactory).create(
      Math.max(1, Math.ceil(viewport.width)),
      Math.max(1, Math.ceil(viewport.height)),
    )
    await page.render({ canvas: null, canvasContext: context as never, viewport }).promise
    return { canvas, scale: fit }
  } finally {
    page.cleanup()
  }
}

interface CanvasFactory {
  create: (width: number, height: number) => { canvas: Canvas; context: SKRSContext2D }
}
