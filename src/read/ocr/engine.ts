// A picture to what tesseract reads in it. Nothing is fetched and nothing is written to disk.

import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Worker as Thread } from 'node:worker_threads'
import type { Canvas } from '@napi-rs/canvas'
import type { Page, Worker } from 'tesseract.js'

let started: Promise<Worker> | undefined

/** What tesseract reads in a picture of a page; its English data comes with the program. */
export async function recognise(canvas: Canvas, dotsAnInch: number): Promise<Page> {
  started ??= start()
  const engine = await started.catch((error: unknown) => {
    started = undefined
    throw error
  })
  const { worker: thread } = engine as unknown as { worker: Thread }
  thread.ref()
  try {
    const picture = canvasToGrey(canvas)
    await engine.setParameters({ user_defined_dpi: String(Math.round(dotsAnInch)) })
    return (await engine.recognize(picture, {}, { blocks: true, text: false })).data
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
function canvasToGrey(canvas: Canvas): Buffer {
  const { width, height } = canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`)
  const file = Buffer.alloc(head.length + width * height)
  head.copy(file)
  for (let from = 0, to = head.length; from < data.length; from += 4)
    file[to++] = (data[from]! * 77 + data[from + 1]! * 150 + data[from + 2]! * 29) >> 8
  return file
}
