// What runs in a thread of its own: the bytes of a PDF come in, its pages go out one by one.

import { parentPort } from 'node:worker_threads'
import type { FileFacts, Problem } from '#model'
import { type PageRead, pdfToPages } from './index.ts'

export interface Order {
  path: string
  bytes: Uint8Array
  password: string | undefined
  /** 1-based number of the first page that is read. */
  from: number
}

export type Answer = { page: PageRead } | { end: FileFacts | { problem: Problem } }

const answer = (said: Answer) => parentPort?.postMessage(said)

parentPort?.on('message', ({ path, bytes, password, from }: Order) => {
  void (async () => {
    const pages = pdfToPages(path, bytes, password, from)
    for (let next = await pages.next(); ; next = await pages.next()) {
      if (next.done) return answer({ end: next.value })
      answer({ page: next.value })
    }
  })()
})
