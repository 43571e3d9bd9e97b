// Bytes of a PDF to sheets in a thread that is ended when a page, or the file, takes more than its budget.

import { Worker } from 'node:worker_threads'
import { type FileFacts, type PackedSheet, packSheet, type Problem } from '#model'
import { type Budget, mostThreads, pdfBudget } from './budget.ts'
import { blankSheet, type ReadPdf, readPdf } from './index.ts'
import { foldPages } from './problems.ts'
import type { Answer, Order } from './thread.ts'

/** Threads that wait for the next file. */
const idle: Worker[] = []

const noFacts: FileFacts = { title: null, producer: null, bookmarks: [] }

/** Why a thread was ended: words for the user, and whether the pages behind may still be tried. */
interface Loss {
  because: string
  more: boolean
}

/**
 * Reads as `readPdf` does, and can be stopped.
 *
 *   page 1 ✓   page 2 ✓   page 3 … 20 s     the thread ends; a new one begins at page 4
 *
 * Compiled programs only: from the TypeScript source, as the tests run it, no thread can be started.
 */
export async function readPdfInThread(
  path: string,
  bytes: Uint8Array,
  password?: string,
  budget: Budget = pdfBudget,
): Promise<ReadPdf | { problem: Problem }> {
  if (import.meta.url.endsWith('.ts')) {
    const read = await readPdf(path, bytes, password)
    return 'problem' in read ? read : { ...read, problems: foldPages(read.problems) }
  }
  const sheets: PackedSheet[] = []
  const problems: Problem[] = []
  let facts = noFacts
  let total: number | undefined
  let over = false
  const end = new AbortController()
  const clock = setTimeout(() => {
    over = true
    end.abort()
  }, budget.file)
  try {
    for (let threads = 0; ; threads++) {
      const order: Order = { path, bytes: new Uint8Array(bytes), password, from: sheets.length + 1 }
      const result = await readOn(order, budget, end.signal, (page) => {
        total = page.total
        if (page.sheet) sheets.push(page.sheet)
        problems.push(...page.problems)
      })
      if ('problem' in result) {
        if (sheets.length === 0) return result
        problems.push(result.problem)
        break
      }
      if ('facts' in result) {
        facts = result.facts
        break
      }
      if (total === undefined) return { problem: unopened(path, result.loss) }
      const page = sheets.length + 1
      // All pages were read; it was the bookmarks that took too long.
      if (page > total) {
        problems.push({ ...lostPages(path, total, total, result.loss), message: 'the bookmarks cannot be read' })
        break
      }
      const last = over || threads + 1 >= mostThreads ? total : page
      problems.push(lostPages(path, page, last, over ? { because: spent(budget.file), more: false } : result.loss))
      while (sheets.length < last) sheets.push(packSheet(blankSheet(sheets.length + 1, null)))
      if (sheets.length === total) break
    }
  } finally {
    clearTimeout(clock)
  }
  return { sheets, facts, problems: foldPages(problems) }
}

type Result = { facts: FileFacts } | { problem: Problem } | { loss: Loss }

/** Has pages read by one thread until it is done or lost. */
function readOn(
  order: Order,
  budget: Budget,
  signal: AbortSignal,
  onPage: (page: Extract<Answer, { page: unknown }>['page']) => void,
): Promise<Result> {
  const thread = idle.pop() ?? new Worker(new URL('./thread.js', import.meta.url), { stdout: true, stderr: true })
  thread.ref()
  return new Promise((resolve) => {
    let base = process.memoryUsage.rss()
    const clock = setTimeout(() => lose(spent(budget.page)), budget.page)
    const scales = setInterval(() => {
      if (process.memoryUsage.rss() - base > budget.memory)
        lose(`it needs more than ${Math.round(budget.memory / 1e6)} MB of memory`)
    }, 100)
    const settle = (result: Result) => {
      clearTimeout(clock)
      clearInterval(scales)
      signal.removeEventListener('abort', stop)
      thread.off('error', onError).off('exit', onExit).off('message', onMessage)
      resolve(result)
    }
    const lose = (because: string) => {
      settle({ loss: { because, more: true } })
      // What a thread says while it ends is of no interest.
      thread.on('error', () => undefined)
      void thread.terminate()
    }
    const stop = () => lose(spent(budget.file))
    const onError = (error: Error) => lose(error.message.replace(/\s+/g, ' ').slice(0, 160))
    const onExit = () => lose('the reader ended')
    const onMessage = (said: Answer) => {
      if ('end' in said) {
        thread.unref()
        idle.push(thread)
        return settle('problem' in said.end ? said.end : { facts: said.end })
      }
      onPage(said.page)
      base = Math.min(base, process.memoryUsage.rss())
      clock.refresh()
    }
    signal.addEventListener('abort', stop)
    if (signal.aborted) return stop()
    thread.on('error', onError).on('exit', onExit).on('message', onMessage)
    thread.postMessage(order, [order.bytes.buffer as ArrayBuffer])
  })
}

const spent = (milliseconds: number): string => `it takes more than ${Math.round(milliseconds / 100) / 10} s`

function unopened(path: string, { because }: Loss): Problem {
  return {
    severity: 'error',
    code: 'budget',
    path,
    message: `the PDF cannot be opened: ${because}`,
    remedy: 'look at the file; it may be damaged on purpose',
  }
}

function lostPages(path: string, page: number, last: number, { because }: Loss): Problem {
  return {
    severity: 'warning',
    code: 'budget',
    path,
    page,
    message: page === last ? `the page is left out: ${because}` : `pages ${page} to ${last} are left out: ${because}`,
    remedy: 'look at the page; the other pages were read',
  }
}
