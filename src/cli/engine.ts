// The pipeline → the functions that the commands call, so that a test can put others in their place.

import * as pipeline from '#pipeline'
import type { ExportedRecord } from '#model'
import type { ReadOptions } from '#read'
import { misuse } from '#store'

export interface Engine {
  readDocument: (path: string, bytes: Uint8Array, how: ReadOptions) => Promise<pipeline.Outcome>
  /** What the records of all documents have to do with each other. */
  linkStage: typeof pipeline.linkStage
  /** Changes whenever a rule does. */
  rulesHash: () => string
  /** What a file is after one stage, as JSON can hold it; or `{ problem }`. */
  stageOf: (path: string, bytes: Uint8Array, stage: pipeline.StageName, how: ReadOptions) => unknown
  /** The tables printed in a file, or the problem that stands in the way. */
  tablesOf: typeof pipeline.tablesOf
  /** What the rules made of the words that a record rests on. */
  explain: (path: string, bytes: Uint8Array, record: ExportedRecord, how: ReadOptions) => Promise<pipeline.TrialReport>
  /** What the rules of a zone make of some words. */
  tryText: (text: string, zone: string) => Promise<pipeline.TrialReport>
}

/** The pipeline with its own rules and those of further folders. */
export function pipelineEngine(folders: readonly string[] = []): Engine {
  let book: ReturnType<typeof pipeline.ruleBookWith> | undefined
  const rules = () => {
    try {
      return (book ??= pipeline.ruleBookWith(folders))
    } catch (error) {
      const { message, code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR')
        throw misuse(`--rules: no folder ${folders.join(', ')}; name one that holds .yaml files`)
      throw misuse(`${message}; correct the rule file, README shows one`, 1)
    }
  }
  return {
    readDocument: (path, bytes, how) => pipeline.readDocument(path, bytes, rules(), how),
    linkStage: pipeline.linkStage,
    rulesHash: () => pipeline.rulesHash(rules()),
    stageOf: (path, bytes, stage, how) => pipeline.stageOf(path, bytes, stage, rules(), how),
    tablesOf: pipeline.tablesOf,
    explain: (path, bytes, record, how) => pipeline.explain(path, bytes, record, rules(), how),
    tryText: (text, zone) => pipeline.tryText(text, zone, rules()),
  }
}
