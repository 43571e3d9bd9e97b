// Bytes of a PDF to sheets: pages of positioned words, rulings and fills. The one adapter that knows pdfjs.

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import {
  type Bookmark,
  type FileFacts,
  type LostPage,
  type PackedSheet,
  packSheet,
  type Problem,
  type Sheet,
  unwatched,
  type Watch,
} from '#model'
import { mostBlank, mostOnPage } from './budget.ts'
import { operatorsToDrawing } from './drawing.ts'
import { formMarks, hasForm } from './forms.ts'
import { openPdf } from './library.ts'
import type { Matrix } from './matrix.ts'
import type { FontFace } from './operators.ts'
import { Marks } from './marks.ts'
import { foldPages } from './problems.ts'
import { type DrawnPage, type PicturedPage, PictureReader } from './opacity.ts'
import { operatorsToPictures } from './pictures.ts'
import { TagReader } from './tags.ts'
import { lackOfText, mayLackText } from './textLayer.ts'

export interface ReadPdf {
  sheets: PackedSheet[]
  facts: FileFacts
  problems: Problem[]
}

/** Pages after which pdfjs is told to forget fonts and streams, so that memory does not grow with the file. */
const forgetAfter = 100

/** The sheets of a PDF, or the problem that stands in the way. What cannot be read on one page is a warning. */
export async function readPdf(
  path: string,
  bytes: Uint8Array,
  { password, watch = unwatched }: { password?: string | undefined; watch?: Watch | undefined } = {},
): Promise<ReadPdf | { problem: Problem }> {
  process.on('unhandledRejection', stray)
  // Pictures are not looked at; decoding them would take longer than all the rest.
  const task = await openPdf(bytes, password, { maxImageSize: 0 })
  const pictured = new PictureReader(bytes, password)
  try {
    const document = await task.promise
    const labels = await document.getPageLabels().catch(() => null)
    const total = document.numPages
    const sheets: PackedSheet[] = []
    const problems: Problem[] = []
    const lostFacts = watch.lost.find(({ page }) => page === 0)
    watch.heard({ stage: 'facts', page: 0, total })
    const form = !lostFacts && (await hasForm(document))
    const tags = (await isTagged(document)) ? new TagReader() : undefined
    const layers = await document.getOptionalContentConfig().catch(() => undefined)
    const isShown = (layer: unknown) => layers?.isVisible(layer) !== false
    const start = performance.now()
    let blank = 0
    for (let number = 1; number <= total; number++) {
      if (blank === mostBlank) {
        problems.push(lostPages(path, number, total, `nothing is drawn on the ${mostBlank} pages before`))
        break
      }
      const label = labels?.[number - 1] ?? null
      const spent = performance.now() - start > watch.reading
      const lost = spent ? outOfTime(number, watch.reading) : watch.lost.find(({ page }) => page === number)
      if (lost) {
        const last = lost.rest ? total : number
        problems.push(lostPages(path, number, last, lost.because))
        for (; number < last; number++) sheets.push(packSheet(blankSheet(number, labels?.[number - 1] ?? null)))
        sheets.push(packSheet(blankSheet(last, labels?.[last - 1] ?? null)))
        continue
      }
      watch.heard({ stage: 'read', page: number, total })
      try {
        const whole = await readSheet(document, number, label, form, tags, isShown, pictured)
        const sheet = cutSheet(whole)
        blank = sheet.lacksText === 'blank' ? blank + 1 : 0
        if (sheet !== whole) problems.push(crowdedPage(path, number))
        sheets.push(packSheet(sheet))
      } catch (error) {
        sheets.push(packSheet(blankSheet(number, label)))
        problems.push(damagedPage(path, number, error))
      }
      if (number % forgetAfter === 0) await document.cleanup().catch(() => undefined)
    }
    watch.heard({ stage: 'facts', page: 0, total })
    if (lostFacts) problems.push(lostBookmarks(path, lostFacts.because))
    const facts = lostFacts ? noFacts : await readFacts(document)
    return { sheets, facts, problems: foldPages(problems) }
  } catch (error) {
    return { problem: unreadable(path, error) }
  } finally {
    await Promise.all([task.destroy().catch(() => undefined), pictured.close()])
    // What was rejected in this turn is reported in the next.
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', stray)
  }
}

/** Promises that pdfjs forgets in damaged files would end the program; the damage itself is reported elsewhere. */
function stray(reason: unknown) {
  if (!(reason instanceof Error && reason.stack?.includes('pdfjs-dist'))) throw reason
}

async function readSheet(
  document: PDFDocumentProxy,
  number: number,
  label: string | null,
  form: boolean,
  reader: TagReader | undefined,
  isShown: (layer: unknown) => boolean,
  pictured: PictureReader,
): Promise<Sheet> {
  const page = await document.getPage(number)
  try {
    const { width, height, transform } = page.getViewport({ scale: 1 })
    const { fnArray, argsArray } = await page.getOperatorList()
    const view = transform as unknown as Matrix
    const boxes = form ? await formMarks(page, view) : undefined
    const newMarks = () => new Marks(reader !== undefined, isShown)
    const marks = newMarks()
    const draw = (of: DrawnPage, marks: Marks, isOpaque?: PicturedPage['isOpaque']) => {
      const font = (name: string) => fontOf(of.page, name)
      return operatorsToDrawing(of.fnArray, of.argsArray, view, width, height, font, boxes, marks, isOpaque)
    }
    const { mayBeCovered, ...first } = draw({ page, fnArray, argsArray }, marks)
    // Pages whose pictures cannot be had are read without them.
    const again = mayBeCovered ? await pictured.read(number).catch(() => undefined) : undefined
    const drawing = again ? draw(again, newMarks(), again.isOpaque) : first
    again?.page.cleanup()
    const tags = await reader?.read(page, drawing.words, marks.generic)
    const sheet: Sheet = { number, label, width, height, ...drawing, ...(tags ? { tags } : {}) }
    if (!mayLackText(sheet)) return sheet
    const pictures = operatorsToPictures(fnArray, argsArray, view, width, height).map(({ box }) => box)
    const lacksText = lackOfText(sheet, pictures)
    return lacksText ? { ...sheet, lacksText } : sheet
  } finally {
    page.cleanup()
  }
}

/** Whether the file says that its marked content means something. */
async function isTagged(document: PDFDocumentProxy): Promise<boolean> {
  const said = (await document.getMarkInfo().catch(() => null)) as { Marked?: boolean } | null
  return said?.Marked === true
}

function fontOf(page: PDFPageProxy, name: string): FontFace | undefined {
  return page.commonObjs.has(name) ? (page.commonObjs.get(name) as FontFace) : undefined
}

/** The sheet itself, or what of it is not too much to be looked at. */
function cutSheet(sheet: Sheet): Sheet {
  const { words, rulings, fills, clips } = sheet
  if (Math.max(words.length, rulings.length, fills.length, clips.length) <= mostOnPage) return sheet
  const cut = <T>(many: readonly T[]) => (many.length > mostOnPage ? many.slice(0, mostOnPage) : many)
  return { ...sheet, words: cut(words), rulings: cut(rulings), fills: cut(fills), clips: cut(clips) }
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

const noFacts: FileFacts = { title: null, producer: null, bookmarks: [] }

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
      const place = await placeOfBookmark(document, node).catch(() => nowhere)
      bookmarks.push({ title: node.title, depth, ...place })
      await walk(node.items as OutlineNode[], depth + 1)
    }
  }
  await walk((await document.getOutline()) ?? [], 0)
  return bookmarks
}

const nowhere = { page: null, top: null }

async function placeOfBookmark(
  document: PDFDocumentProxy,
  { dest }: OutlineNode,
): Promise<Pick<Bookmark, 'page' | 'top'>> {
  const target: readonly unknown[] | null = typeof dest === 'string' ? await document.getDestination(dest) : dest
  const at = target?.[0]
  if (at === undefined || at === null) return nowhere
  const page = typeof at === 'number' ? at + 1 : (await document.getPageIndex(at as PageReference)) + 1
  const y = yOf(target!)
  if (y === null) return { page, top: null }
  const { view, rotate } = await document.getPage(page)
  return { page, top: rotate === 0 ? Math.max(0, Math.round(view[3]! - y)) : null }
}

type PageReference = Parameters<PDFDocumentProxy['getPageIndex']>[0]

/** Height from the bottom in a destination: `[page, /XYZ, left, top, zoom]`, `[page, /FitH, top]`, `[page, /FitR, l, b, r, top]`. */
function yOf([, kind, ...numbers]: readonly unknown[]): number | null {
  const at = { XYZ: 1, FitH: 0, FitBH: 0, FitR: 3 }[(kind as { name?: string } | undefined)?.name ?? '']
  const y = at === undefined ? null : numbers[at]
  return typeof y === 'number' ? y : null
}

function crowdedPage(path: string, page: number): Problem {
  return {
    severity: 'warning',
    code: 'crowded-page',
    path,
    page,
    message: `more than ${mostOnPage} words or lines are drawn on the page; the rest of them is left out`,
    remedy: 'look at the page',
  }
}

function damagedPage(path: string, page: number, error: unknown): Problem {
  return {
    severity: 'warning',
    code: 'damaged-page',
    path,
    page,
    message: `the page cannot be read (${oneLine(error instanceof Error ? error.message : String(error))})`,
    remedy: 'fetch the file again; the other pages were read',
  }
}

/** What pdfjs calls `PasswordResponses.INCORRECT_PASSWORD`. */
const wrongPassword = 2

const outOfTime = (page: number, milliseconds: number): LostPage => ({
  page,
  because: `the pages above took ${Math.round(milliseconds / 1000)} s`,
  rest: true,
})

function lostPages(path: string, page: number, last: number, because: string): Problem {
  return {
    severity: 'warning',
    code: 'budget',
    path,
    page,
    message: page === last ? `the page is left out: ${because}` : `pages ${page} to ${last} are left out: ${because}`,
    remedy: page === last ? 'look at the page; the other pages were read' : 'look at the pages, or split the file',
  }
}

function lostBookmarks(path: string, because: string): Problem {
  return {
    severity: 'warning',
    code: 'budget',
    path,
    message: `the bookmarks cannot be read: ${because}`,
    remedy: 'look at the file; its pages were read',
  }
}

function unreadable(path: string, error: unknown): Problem {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  if (name === 'PasswordException')
    return {
      severity: 'error',
      code: 'password',
      path,
      ...((error as { code?: number }).code === wrongPassword
        ? { message: 'the password does not open the PDF', remedy: 'check it and give it again with --password' }
        : { message: 'the PDF is protected by a password', remedy: 'give it with --password' }),
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
