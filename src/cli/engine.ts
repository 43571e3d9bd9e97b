// The pipeline → the functions that the commands call, so that a test can put others in their place.

import * as pipeline from '#pipeline'
import { type ExportedRecord, problemLine } from '#model'
import type { ReadOptions } from '#read'
import { misuse } from '#store'
import type { Task } from './thread.ts'
import { canThread, endThreads, inThread } from './threads.ts'

export interface Engine {
  readDocument: (path: string, bytes: Uint8Array, how: ReadOptions) => Promise<pipeline.Outcome>
  /** Gives back what only the reading of papers needs. */
  endReading: () => Promise<void>
  /** What the records of all documents have to do with each other. */
  linkStage: typeof pipeline.linkStage
  /** Changes whenever a rule does. */
  rulesHash: () => string
  /** What a file is after one stage, as JSON can hold it; or `{ problem }`. */
  stageOf: (path: string, bytes: Uint8Array, stage: pipeline.StageName, how: ReadOptions) => unknown
  /** The tables printed in a file, or the problem that stands in the way. */
  tablesOf: typeof pipeline.tablesOf
  /** What was found on a page of a PDF, or the problem that stands in the way. */
  viewPage: (path: string, bytes: Uint8Array, number: number, how: ReadOptions) => ReturnType<typeof pipeline.viewPage>
  /** The conventions that a file follows, or the problem that stands in the way. */
  stylesOf: (path: string, bytes: Uint8Array, how: ReadOptions) => ReturnType<typeof pipeline.stylesOf>
  /** What the rules made of the words that a record rests on. */
  explain: (path: string, bytes: Uint8Array, record: ExportedRecord, how: ReadOptions) => Promise<pipeline.TrialReport>
  /** The examples of the user's rules that do not hold, and how many rules there are. */
  testRules: () => { rules: number; broken: readonly pipeline.BrokenExample[] }
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
  /** In a thread that can be ended. */
  const either = <Result>(
    task: Task,
    path: string,
    bytes: Uint8Array,
    how: ReadOptions | undefined,
    here: () => Promise<Result>,
  ) => (canThread ? inThread<Result>(task, path, bytes, folders, how) : here())
  return {
    readDocument: (path, bytes, how) =>
      either({ verb: 'readDocument' }, path, bytes, how, () => pipeline.readDocument(path, bytes, rules(), how)),
    endReading: endThreads,
    linkStage: pipeline.linkStage,
    rulesHash: () => (folders.length === 0 ? pipeline.ownRulesHash() : pipeline.rulesHash(rules())),
    stageOf: (path, bytes, stage, how) =>
      either({ verb: 'stageOf', stage }, path, bytes, how, () => pipeline.stageOf(path, bytes, stage, rules(), how)),
    tablesOf: (path, bytes, how) =>
      either({ verb: 'tablesOf' }, path, bytes, how, () => pipeline.tablesOf(path, bytes, how)),
    viewPage: (path, bytes, number, how) =>
      either({ verb: 'viewPage', number }, path, bytes, how, () =>
        pipeline.viewPage(path, bytes, number, rules(), how),
      ),
    stylesOf: (path, bytes, how) =>
      either({ verb: 'stylesOf' }, path, bytes, how, () => pipeline.stylesOf(path, bytes, rules(), how)),
    explain: async (path, bytes, record, how) => {
      const report = await either({ verb: 'explain', record }, path, bytes, how, () =>
        pipeline.explain(path, bytes, record, rules(), how),
      )
      if ('problem' in report) throw misuse(problemLine(report.problem), 1)
      return report
    },
    testRules: () => {
      if (folders.length === 0) return { rules: 0, broken: [] }
      const own = rules().rules.filter((rule) => rule.users)
      return { rules: own.length, broken: pipeline.brokenExamples(own, rules()) }
    },
    tryText: (text, zone) => pipeline.tryText(text, zone, rules()),
  }
}
