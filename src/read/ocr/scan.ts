// Bytes of a PDF to the words that can be read in the pictures of its pages.

import type { PDFDocumentLoadingTask } from 'pdfjs-dist'
import { openPdf } from '../pdf/library.ts'
import { renderPage } from '../pdf/render.ts'
import { recognise } from './engine.ts'
import { type OcrWords, ocrToWords } from './words.ts'

/** What tesseract was made for; text of 8 points is then 33 pixels high. */
const dotsAnInch = 300
/** Pixels of a picture at most: an A4 page has 8.7 million at 300 dots an inch. A poster is read more coarsely. */
const mostPixels = 12_000_000

export interface Scan {
  /** The words in the picture of a page. @param number 1-based */
  read: (number: number) => Promise<OcrWords>
  close: () => Promise<void>
}

export async function openScan(bytes: Uint8Array, password: string | undefined): Promise<Scan> {
  const task: PDFDocumentLoadingTask = await openPdf(bytes, password)
  const document = await task.promise
  return {
    read: async (number) => {
      const { canvas, scale } = await renderPage(document, number, dotsAnInch / 72, mostPixels)
      const { blocks } = await recognise(canvas, scale * 72)
      return ocrToWords(blocks ?? [], scale)
    },
    close: () => task.destroy(),
  }
}
