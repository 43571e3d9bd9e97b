// The stages in order; the only file that knows the order.

import { createHash } from 'node:crypto'
import type { DocumentReading, ExportedRecord, Laid, Outline, Problem } from '#model'
import { extract, type Trial } from '#extract'
import { layOut } from '#layout'
import { checkDocument, coverageOf } from '#link'
import { outline } from '#outline'
import { readSource } from '#read'
import { recordTypes } from '#records'
import { compileRules, loadRuleSources, ownRules, type RuleBook } from '#rules'

/** A file read to records, or the one problem that stood in the way. */
export type Outcome = { reading: DocumentReading } | { problem: Problem }

let own: RuleBook | undefined

/** The rules that come with the program, compiled once. */
export function ownRuleBook(): RuleBook {
  own ??= compileRules(loadRuleSources())
  return own
}

/** The program's rules with those of further folders; a file of the same name takes the place of the program's. */
export function ruleBookWith(folders: readonly string[]): RuleBook {
  return folders.length === 0 ? ownRuleBook() : compileRules(loadRuleSources([ownRules, ...folders]))
}

/** Two indexes with the same hash were made by the same rules and record types. */
export function rulesHash(book: RuleBook = ownRuleBook()): string {
  return createHash('sha256').update(book.fingerprint).digest('hex')
}

export interface Stages {
  laid: Laid
  outlined: Outline
  records: ExportedRecord[]
}

/** The stages between reading and storing, for one file that was read. */
export function readStages(laid: Laid, book: RuleBook, observe?: (trial: Trial) => void): Stages {
  const outlined = outline(laid, book)
  const records = extract(laid, outlined, book, recordTypes, observe)
  return { laid, outlined, records: [...records, ...checkDocument(laid, outlined, records)] }
}

/**
 * Reads one file to its records.
 * @param path as the user gave it; it goes into the records unchanged
 */
export async function readDocument(path: string, bytes: Uint8Array, book: RuleBook = ownRuleBook()): Promise<Outcome> {
  const file = readSource(path, bytes)
  if ('problem' in file) return file
  const { laid, outlined, records } = readStages(layOut(file), book)
  return {
    reading: {
      source: laid.source,
      kind: outlined.kind,
      title: outlined.title,
      pages: laid.pages,
      records,
      coverage: coverageOf(laid, outlined, records),
      problems: [],
    },
  }
}

export const stageNames = ['read', 'layout', 'outline', 'extract'] as const
export type StageName = (typeof stageNames)[number]

/** What one stage made of a file, for printing; a problem where it cannot be read. */
export function stageOf(path: string, bytes: Uint8Array, stage: StageName, book: RuleBook = ownRuleBook()): unknown {
  const file = readSource(path, bytes)
  if ('problem' in file || stage === 'read') return file
  const laid = layOut(file)
  if (stage === 'layout') return laid.blocks
  const outlined = outline(laid, book)
  return stage === 'outline' ? outlined : extract(laid, outlined, book, recordTypes)
}
