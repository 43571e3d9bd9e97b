// The pipeline → the functions that the commands call, so that a test can put others in their place.

import * as pipeline from '#pipeline'
import type { ExportedRecord } from '#model'
import { misuse } from '#store'
import type { TrialReport } from './explain.ts'

export interface Engine {
  readDocument: (path: string, bytes: Uint8Array) => Promise<pipeline.Outcome>
  /** Changes whenever a rule does. */
  rulesHash: () => string
  /** Records that only all papers together can give, such as checks; each names the document it is kept with. */
  linkRecords: (records: Iterable<ExportedRecord>) => readonly ExportedRecord[]
  /** What a file is after one stage, as JSON can hold it; or `{ problem }`. */
  stageOf: (path: string, bytes: Uint8Array, stage: pipeline.StageName) => unknown
  /** What the rules made of the words that a record rests on. */
  explain: (path: string, bytes: Uint8Array, record: ExportedRecord) => Promise<TrialReport>
  /** What the rules of a zone make of some words. */
  tryText: (text: string, zone: string) => Promise<TrialReport>
}

/** What the pipeline does not offer yet is refused in one line. */
export function pipelineEngine(): Engine {
  const offered = pipeline as Partial<Engine>
  const absent = (name: string) => () => Promise.reject(misuse(`${name}: this build cannot do it yet`, 1))
  return {
    readDocument: (path, bytes) => pipeline.readDocument(path, bytes),
    rulesHash: () => pipeline.rulesHash(),
    linkRecords: offered.linkRecords ?? (() => []),
    stageOf: (path, bytes, stage) => pipeline.stageOf(path, bytes, stage),
    explain: offered.explain ?? absent('why'),
    tryText: offered.tryText ?? absent('try'),
  }
}
