// Loads pdfjs, and leaves the language as it was.

import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Functions that the build for older runtimes puts others in place of, ten times slower, for faults that we do not meet. */
const kept = [
  [Array.prototype, 'push'],
  [JSON, 'parse'],
  [JSON, 'stringify'],
] as const

/** It comes without types, and would be loaded with the first file. */
const worker: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs'

type Library = typeof Pdfjs

let loaded: Promise<Library> | undefined

/** The library with its worker, which runs in the same thread, loaded once. */
export function loadPdfjs(): Promise<Library> {
  loaded ??= load()
  return loaded
}

async function load() {
  const own = kept.map(([home, name]) => Object.getOwnPropertyDescriptor(home, name)!)
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  await import(worker)
  kept.forEach(([home, name], i) => Object.defineProperty(home, name, own[i]!))
  return pdfjs
}
