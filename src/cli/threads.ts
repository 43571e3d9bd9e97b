// Papers to what a verb of the pipeline makes of them, each in a thread that is ended when it is stuck.

import { Worker } from 'node:worker_threads'
import type { LostPage, Problem, Progress } from '#model'
import type { ReadOptions } from '#read'
import { type Budget, paperBudget } from './budget.ts'
import type { Answer, Order, Task } from './thread.ts'

/** Compiled programs only: from the TypeScript source, as the tests run it, no thread can be started. */
export const canThread = !import.meta.url.endsWith('.ts')

/** Threads that wait for the next paper. */
const idle: Worker[] = []

/** A thread at work, and since when it has been at its page or stage. */
interface Busy {
  since: number
}
const busy = new Set<Busy>()

/** Stages of which a part can be left out. */
const partial: ReadonlySet<Progress['stage']> = new Set(['read', 'facts', 'layout'])

/** Where a thread was, and why it was ended. */
interface Loss {
  at: Progress
  because: string
}

/**
 * Does as the verb of the pipeline does, and can be stopped. A page at which a thread was stuck is left out the next time.
 *
 *   page 1 ✓   page 2 ✓   page 3 … 20 s     the thread ends; a new one reads the paper without page 3
 *
 * As many run beside each other as are called beside each other.
 * @throws Error where the verb does
 */
export async function inThread<Result>(
  task: Task,
  path: string,
  bytes: Uint8Array,
  folders: readonly string[],
  { password, ocr, onOcr, includeHidden }: ReadOptions = {},
  budget: Budget = paperBudget,
): Promise<Result | { problem: Problem }> {
  const lost: LostPage[] = []
  for (;;) {
    const options = { password, ocr, includeHidden }
    const order: Order = { task, path, bytes: new Uint8Array(bytes), folders, options, lost, reading: budget.file }
    const result = await runOn<Result>(order, budget, ({ stage, page, total }) => {
      if (stage === 'ocr') onOcr?.(page, total)
    })
    if ('done' in result) return result.done
    const { at, because } = result.loss
    if (!partial.has(at.stage) || lost.length > budget.losses) return { problem: stuck(path, at, because) }
    lost.push({ page: at.page, because, rest: lost.length === budget.losses })
  }
}

/** Ends the threads that wait, and gives back their memory. */
export async function endThreads(): Promise<void> {
  await Promise.all(idle.splice(0).map((thread) => thread.terminate()))
}

function newThread(): Worker {
  return new Worker(new URL('./thread.js', import.meta.url), {
    stdout: true,
    stderr: true,
    // A page's words and drawings are in use for longer than the usual 48 MB of young objects last; what is in use is copied.
    // Below 2 GB the heap is let grow to less than twice of what is in use before it is tidied, and not to four times.
    resourceLimits: { maxOldGenerationSizeMb: paperBudget.memory / 1e6, maxYoungGenerationSizeMb: 96 },
  })
}

/** Has one thread do an order until it is done or lost. */
function runOn<Result>(
  order: Order,
  budget: Budget,
  heard: (at: Progress) => void,
): Promise<{ done: Result } | { loss: Loss }> {
  const thread = idle.pop() ?? newThread()
  thread.ref()
  return new Promise((resolve, reject) => {
    let at: Progress = { stage: 'open', page: 0, total: 0 }
    // The thread must load the program first.
    let time = budget.page * 3
    let base = process.memoryUsage.rss()
    const own: Busy = { since: performance.now() }
    busy.add(own)
    const scales = setInterval(() => {
      const now = performance.now()
      // What the thread said while this one was busy comes before the look at the clock.
      setImmediate(() => {
        if (busy.has(own) && own.since <= now && now - own.since > time) lose(`it takes more than ${seconds(time)}`)
      })
      const grown = process.memoryUsage.rss() - base
      // Of several threads it is the one that has been longest at its page.
      if (grown > budget.memory && [...busy].every(({ since }) => since >= own.since))
        lose(`it needs more than ${Math.round(budget.memory / 1e6)} MB of memory`)
    }, 100)
    const settle = () => {
      busy.delete(own)
      clearInterval(scales)
      thread.off('error', onError).off('exit', onExit).off('message', onMessage)
    }
    const lose = (because: string) => {
      if (!busy.has(own)) return
      settle()
      // What a thread says while it ends is of no interest.
      thread.on('error', () => undefined)
      void thread.terminate()
      resolve({ loss: { at, because } })
    }
    const onError = (error: Error) => lose(error.message.replace(/\s+/g, ' ').slice(0, 160))
    const onExit = () => lose('the reader ended')
    const onMessage = (said: Answer) => {
      if ('at' in said) {
        at = said.at
        heard(at)
        own.since = performance.now()
        time = timeFor(at, budget)
        base = Math.min(base, process.memoryUsage.rss())
        return
      }
      settle()
      thread.unref()
      idle.push(thread)
      if ('done' in said) return resolve({ done: said.done as Result })
      reject(Object.assign(new Error(said.failed.message), { stack: said.failed.stack }))
    }
    thread.on('error', onError).on('exit', onExit).on('message', onMessage)
    thread.postMessage(order, [order.bytes.buffer as ArrayBuffer])
  })
}

/** Milliseconds for what is begun. Real papers need 5 a page for the stages behind the layout. */
function timeFor({ stage, total }: Progress, budget: Budget): number {
  if (stage === 'ocr') return budget.ocr
  const whole = stage === 'outline' || stage === 'extract'
  return whole ? Math.min(budget.file, budget.page + 100 * total) : budget.page
}

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`

const failures: Readonly<Record<Progress['stage'], string>> = {
  open: 'the paper cannot be opened',
  read: 'the paper cannot be read',
  facts: 'the paper cannot be read',
  ocr: 'the pictures of the paper cannot be read',
  layout: 'the paper cannot be laid out',
  outline: 'the parts of the paper cannot be told apart',
  extract: 'the records of the paper cannot be read',
}

function stuck(path: string, { stage }: Progress, because: string): Problem {
  return {
    severity: 'error',
    code: 'budget',
    path,
    message: `${failures[stage]}, and nothing of it is kept: ${because}`,
    remedy: 'look at the file; it may be damaged on purpose',
  }
}
