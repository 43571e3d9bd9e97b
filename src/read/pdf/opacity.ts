// The pictures of a page to whether they hide what was drawn before them.

import type { PDFDocumentLoadingTask, PDFPageProxy } from 'pdfjs-dist'
import { openPdf } from './library.ts'
import { operators as op } from './operators.ts'

/** What pdfjs hands over as a picture; kinds are 1 black and white, 2 colours, 3 colours with opacity. */
interface Pixels {
  kind?: number
  data?: ArrayLike<number>
}

/** Larger pictures, in pixels, are not looked at. */
const mostPixels = 20_000_000
/** Milliseconds for the pictures of a page. */
const patience = 10_000

/** A page and its drawing operators. */
export interface DrawnPage {
  page: PDFPageProxy
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}

/** A page with its pictures, which the first reading leaves out. */
export interface PicturedPage extends DrawnPage {
  /** Whether the picture of an operator hides what is below it. */
  isOpaque: (args: readonly unknown[]) => boolean
}

/** Opens a file a second time, once a page of it asks for its pictures. */
export class PictureReader {
  private task: Promise<PDFDocumentLoadingTask> | undefined

  constructor(
    private readonly bytes: Uint8Array,
    private readonly password: string | undefined,
  ) {}

  /** @param number 1-based */
  async read(number: number): Promise<PicturedPage> {
    this.task ??= openPdf(this.bytes, this.password, { maxImageSize: mostPixels })
    const page = await (await (await this.task).promise).getPage(number)
    const { fnArray, argsArray } = await page.getOperatorList()
    const opaque = new Set<unknown>()
    for (let i = 0; i < fnArray.length; i++) {
      const id = (argsArray[i] as unknown[] | null)?.[0]
      if (fnArray[i] === op.paintImageXObject && hides(await pixelsOf(page, id as string))) opaque.add(id)
      if (fnArray[i] === op.paintInlineImageXObject && hides(id as Pixels)) opaque.add(id)
    }
    return { page, fnArray, argsArray, isOpaque: ([id]) => opaque.has(id) }
  }

  async close(): Promise<void> {
    await (await this.task)?.destroy().catch(() => undefined)
  }
}

async function pixelsOf(page: PDFPageProxy, id: string): Promise<Pixels | null> {
  const store = id.startsWith('g_') ? page.commonObjs : page.objs
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patience)))
  const found = new Promise<Pixels | null>((resolve) => void store.get(id, resolve as (data: unknown) => void))
  return Promise.race([found, late]).finally(() => clearTimeout(timer))
}

function hides(pixels: Pixels | null): boolean {
  if (!pixels?.data) return false
  if (pixels.kind !== 3) return true
  for (let i = 3; i < pixels.data.length; i += 4) if (pixels.data[i] !== 255) return false
  return true
}
