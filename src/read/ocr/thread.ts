// What runs in a thread of its own: a PDF and the numbers of its pages come in, the words in their pictures go out.

import { parentPort } from 'node:worker_threads'
import { openScan, type Scan } from './scan.ts'
import type { OcrPicture } from './words.ts'

export type Order = { open: { bytes: Uint8Array; password: string | undefined } } | { page: number } | { close: true }

export type Answer = { words: OcrPicture } | { done: true } | { error: string }

let scan: Scan | undefined

parentPort?.on('message', (order: Order) => {
  answer(order)
    .catch((error: unknown): Answer => ({ error: error instanceof Error ? error.message : String(error) }))
    .then((said) => parentPort!.postMessage(said))
})

// Promises that the libraries forget would end the thread; what was asked for is answered anyway.
process.on('unhandledRejection', () => undefined)

async function answer(order: Order): Promise<Answer> {
  if ('open' in order) scan = await openScan(order.open.bytes, order.open.password)
  else if ('page' in order) return { words: await scan!.read(order.page) }
  else {
    await scan?.close()
    scan = undefined
  }
  return { done: true }
}
