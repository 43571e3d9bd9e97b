// What runs in a thread of its own: a paper and a verb of the pipeline come in, how far it is and what it gave go out.

import { parentPort } from 'node:worker_threads'
import type { ExportedRecord, LostPage, Progress } from '#model'
import * as pipeline from '#pipeline'
import type { ReadOptions } from '#read'

/** A verb with what it takes beside the paper and the rules. */
export type Task =
  | { verb: 'readDocument' }
  | { verb: 'tablesOf' }
  | { verb: 'stylesOf' }
  | { verb: 'stageOf'; stage: pipeline.StageName }
  | { verb: 'viewPage'; number: number }
  | { verb: 'explain'; record: ExportedRecord }

export interface Order {
  task: Task
  path: string
  bytes: Uint8Array
  /** Folders of further rule files. */
  folders: readonly string[]
  options: Pick<ReadOptions, 'password' | 'ocr' | 'includeHidden'>
  lost: readonly LostPage[]
  /** Milliseconds after which no further page is read. */
  reading: number
}

export type Answer = { at: Progress } | { done: unknown } | { failed: { message: string; stack: string | undefined } }

const answer = (said: Answer) => parentPort?.postMessage(said)

let book: { folders: string; rules: ReturnType<typeof pipeline.ruleBookWith> } | undefined

function rulesOf(folders: readonly string[]) {
  const key = folders.join('\0')
  if (book?.folders !== key) book = { folders: key, rules: pipeline.ruleBookWith(folders) }
  return book.rules
}

function run({ task, path, bytes, folders, options: own, lost, reading }: Order): Promise<unknown> {
  const options: ReadOptions = {
    ...own,
    onOcr: (done, total) => answer({ at: { stage: 'ocr', page: done, total } }),
    watch: { heard: (at) => answer({ at }), lost, reading },
  }
  if (task.verb === 'tablesOf') return pipeline.tablesOf(path, bytes, options)
  const rules = rulesOf(folders)
  answer({ at: { stage: 'open', page: 0, total: 0 } })
  if (task.verb === 'readDocument') return pipeline.readDocument(path, bytes, rules, options)
  if (task.verb === 'stylesOf') return pipeline.stylesOf(path, bytes, rules, options)
  if (task.verb === 'stageOf') return pipeline.stageOf(path, bytes, task.stage, rules, options)
  if (task.verb === 'viewPage') return pipeline.viewPage(path, bytes, task.number, rules, options)
  return pipeline.explain(path, bytes, task.record, rules, options)
}

parentPort?.on('message', (order: Order) => {
  run(order).then(
    (done) => answer({ done }),
    (error: unknown) => {
      const { message, stack } = error instanceof Error ? error : new Error(String(error))
      answer({ failed: { message, stack } })
    },
  )
})
