// Reads pictures of pages in a thread that is ended when one takes more than its budget.

import { Worker } from 'node:worker_threads'
import { openScan, type Scan } from './scan.ts'
import type { Answer, Order } from './thread.ts'
import type { OcrPicture } from './words.ts'

/** Milliseconds for one page. Real pages take 2 to 10 seconds. */
export const pageBudget = 120_000

/** A thread that waits for the next file; it keeps its engine. */
let idle: Worker | undefined

/**
 * Opens a PDF as `openScan` does; a page that takes too long is given up, and the next is read in a new thread.
 *
 * Compiled programs only: from the TypeScript source, as the tests run it, no thread can be started.
 */
export async function openScanInThread(
  bytes: Uint8Array,
  password: string | undefined,
  budget = pageBudget,
): Promise<Scan> {
  if (import.meta.url.endsWith('.ts')) return openScan(bytes, password)
  let thread: Worker | undefined
  const start = async (): Promise<Worker> => {
    const fresh = idle ?? new Worker(new URL('./thread.js', import.meta.url), { stdout: true, stderr: true })
    idle = undefined
    await ask(fresh, { open: { bytes, password } }, budget)
    return fresh
  }
  const lose = () => {
    void thread?.terminate()
    thread = undefined
  }
  return {
    read: async (number) => {
      try {
        thread ??= await start()
        return ((await ask(thread, { page: number }, budget)) as { words: OcrPicture }).words
      } catch (error) {
        if (error instanceof Lost) lose()
        throw error
      }
    },
    close: async () => {
      const finished = thread
      if (!finished) return
      await ask(finished, { close: true }, budget)
      idle = finished
    },
  }
}

/** The thread cannot be asked again. */
class Lost extends Error {}

/** Asks a thread, which keeps the program running only meanwhile. */
function ask(thread: Worker, order: Order, budget: number): Promise<Exclude<Answer, { error: string }>> {
  thread.ref()
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(clock)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      thread.unref()
      act()
    }
    const clock = setTimeout(
      () => settle(() => reject(new Lost(`it takes more than ${Math.round(budget / 1_000)} s`))),
      budget,
    )
    const onMessage = (said: Answer) => settle(() => ('error' in said ? reject(new Error(said.error)) : resolve(said)))
    const onError = (error: Error) => settle(() => reject(new Lost(error.message)))
    const onExit = () => settle(() => reject(new Lost('the reader ended')))
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    thread.postMessage(order)
  })
}
