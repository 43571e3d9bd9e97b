// Loads pdfjs, leaves the language as it was, and opens files.

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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

/** Begins to open a PDF, with what the library needs from its own folder and nothing from anywhere else. */
export async function openPdf(
  bytes: Uint8Array,
  password: string | undefined,
  more: { maxImageSize?: number } = {},
): Promise<Pdfjs.PDFDocumentLoadingTask> {
  const pdfjs = await loadPdfjs()
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string) => join(home, name) + '/'
  return pdfjs.getDocument({
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
    ...more,
  })
}
