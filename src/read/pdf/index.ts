// Bytes of a PDF to sheets: pages of positioned words, rulings and fills. The one adapter that knows pdfjs.

import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Bookmark, FileFacts, Problem, Sheet } from '#model'
import { operatorsToDrawing } from './drawing.ts'
import type { Matrix } from './matrix.ts'
import type { FontFace } from './operators.ts'

export interface ReadPdf {
  sheets: Sheet[]
  facts: FileFacts
  problems: Problem[]
}

/** Pages after which pdfjs is told to forget fonts and streams, so that memory does not grow with the file. */
const forgetAfter = 100

/** The sheets of a PDF, or the problem that stands in the way. What cannot be read on one page is a warning. */
export async function readPdf(
  path: string,
  bytes: Uint8Array,
  password?: string,
): Promise<ReadPdf | { problem: Problem }> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string) => join(home, name) + '/'
  const task = pdfjs.getDocument({
    // pdfjs takes the buffer away from its owner, so it gets a copy.
    data: new Uint8Array(bytes),
    ...(password === undefined ? {} : { password }),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    standardFontDataUrl: folder('standard_fonts'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    useSystemFonts: false,
    isEvalSupported: false,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    // Pictures are not looked at; decoding them would take longer than all the rest.
    maxImageSize: 0,
  })
  try {
    const document = await task.promise
    const problems: Problem[] = []
    const sheets: Sheet[] = []
    const labels = await document.getPageLabels().catch(() => null)
    for (let number = 1; number <= document.numPages; number++) {
      const read = await readSheet(document, number, labels?.[number - 1] ?? null).catch(
        (error: unknown) => error as Error,
      )
      if (read instanceof Error) {
        problems.push(damagedPage(path, number, read))
        sheets.push(blankSheet(number, labels?.[number - 1] ?? null))
        continue
      }
      if (read.words.length === 0) problems.push(noText(path, number))
      sheets.push(read)
      if (number % forgetAfter === 0) await document.cleanup().catch(() => undefined)
    }
    return { sheets, facts: await readFacts(document), problems }
  } catch (error) {
    return { problem: unreadable(path, error) }
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

async function readSheet(document: PDFDocumentProxy, number: number, label: string | null): Promise<Sheet> {
  const page = await document.getPage(number)
  try {
    const { width, height, transform } = page.getViewport({ scale: 1 })
    const { fnArray, argsArray } = await page.getOperatorList()
    const drawing = operatorsToDrawing(fnArray, argsArray, transform as unknown as Matrix, width, height, (name) =>
      fontOf(page, name),
    )
    return { number, label, width, height, ...drawing }
  } finally {
    page.cleanup()
  }
}

function fontOf(page: PDFPageProxy, name: string): FontFace | undefined {
  return page.commonObjs.has(name) ? (page.commonObjs.get(name) as FontFace) : undefined
}

const blankSheet = (number: number, label: string | null): Sheet => ({
  number,
  label,
  width: 0,
  height: 0,
  words: [],
  rulings: [],
  fills: [],
  clips: [],
})

async function readFacts(document: PDFDocumentProxy): Promise<FileFacts> {
  const info = (await document.getMetadata().catch(() => undefined))?.info as Record<string, unknown> | undefined
  const word = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)
  return {
    title: word(info?.Title),
    producer: word(info?.Producer) ?? word(info?.Creator),
    bookmarks: await readBookmarks(document).catch(() => []),
  }
}

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]

async function readBookmarks(document: PDFDocumentProxy): Promise<Bookmark[]> {
  const bookmarks: Bookmark[] = []
  const walk = async (nodes: readonly OutlineNode[], depth: number): Promise<void> => {
    for (const node of nodes) {
      if (bookmarks.length >= 5_000 || depth > 20) return
      bookmarks.push({ title: node.title, depth, page: await pageOfBookmark(document, node).catch(() => null) })
      await walk(node.items as OutlineNode[], depth + 1)
    }
  }
  await walk((await document.getOutline()) ?? [], 0)
  return bookmarks
}

async function pageOfBookmark(document: PDFDocumentProxy, { dest }: OutlineNode): Promise<number | null> {
  const target = typeof dest === 'string' ? await document.getDestination(dest) : dest
  const page: unknown = target?.[0]
  if (typeof page === 'number') return page + 1
  return page ? (await document.getPageIndex(page as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1 : null
}

function noText(path: string, page: number): Problem {
  return {
    severity: 'warning',
    code: 'no-text-layer',
    path,
    page,
    message: 'the page has no text layer; it is a scan or blank',
    remedy: 'look at the page, or have the file read by OCR',
  }
}

function damagedPage(path: string, page: number, error: Error): Problem {
  return {
    severity: 'warning',
    code: 'damaged-page',
    path,
    page,
    message: `the page cannot be read (${oneLine(error.message)})`,
    remedy: 'fetch the file again; the other pages were read',
  }
}

function unreadable(path: string, error: unknown): Problem {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  if (name === 'PasswordException')
    return {
      severity: 'error',
      code: 'password',
      path,
      message: 'the PDF is protected by a password',
      remedy: 'save a copy without the password',
    }
  return {
    severity: 'error',
    code: 'damaged',
    path,
    message: `the PDF is damaged (${oneLine(message)})`,
    remedy: 'fetch the file again',
  }
}

const oneLine = (message: string): string => message.replace(/\s+/g, ' ').trim().slice(0, 160)
