// A picture to what tesseract reads in it. Nothing is fetched and nothing is written to disk.

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Worker as Thread } from 'node:worker_threads'
import type { Page, PSM, Worker } from 'tesseract.js'

/** PSM.AUTO of tesseract.js: it looks for columns and tables. The library takes a page for one block unless it is told so. */
const wholePage = '3' as PSM
/** PSM.SINGLE_LINE */
const oneLine = '7' as PSM

let started: Promise<Worker> | undefined

/**
 * What tesseract reads in a picture of a page; its English data comes with the program.
 * @param grey one byte a pixel, 255 is white
 * @param line whether it is a picture of one line
 */
export async function recognise(grey: Uint8Array, width: number, dotsAnInch: number, line = false): Promise<Page> {
  started ??= start()
  const engine = await started.catch((error: unknown) => {
    started = undefined
    throw error
  })
  const { worker: thread } = engine as unknown as { worker: Thread }
  thread.ref()
  try {
    await engine.setParameters({
      user_defined_dpi: String(Math.round(dotsAnInch)),
      tessedit_pageseg_mode: line ? oneLine : wholePage,
    })
    return (await engine.recognize(greyToPgm(grey, width), {}, { blocks: true, text: false })).data
  } finally {
    // An engine that waits for the next page must not keep the program from ending.
    thread.unref()
  }
}

async function start(): Promise<Worker> {
  const { createWorker, OEM } = await import('tesseract.js').catch(() => {
    throw new Error('it is not installed; run npm ci without --omit=optional')
  })
  const data = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json'))
  return createWorker('eng', OEM.LSTM_ONLY, {
    langPath: join(data, '4.0.0_best_int'),
    gzip: true,
    cacheMethod: 'none',
    // Without a handler the library throws what the rejected promise says as well.
    errorHandler: () => undefined,
  })
}

/** A PGM file (https://netpbm.sourceforge.net/doc/pgm.html): made and read in a tenth of the time that PNG takes. */
function greyToPgm(grey: Uint8Array, width: number): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${grey.length / width}\n255\n`), grey])
}
