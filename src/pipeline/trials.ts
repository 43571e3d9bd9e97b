// Why a record is one, and what the rules make of words.

import type { ExportedRecord, Passage, ZoneKind } from '#model'
import { extract, holdsIn, type Trial } from '#extract'
import { layOut } from '#layout'
import { outlineIn } from '#outline'
import { type ReadOptions, textToPages } from '#read'
import { recordTypes } from '#records'
import type { CompiledRule, RuleBook } from '#rules'
import { ownRuleBook } from './books.ts'
import { laidOut, readStages } from './document.ts'

/** What one rule made of some words. */
export interface TriedRule {
  rule: string
  record: string
  file: string
  because: string
  pattern: string
  outcome: 'taken' | 'rejected' | 'no match'
  reason: string | null
  slots: Record<string, string>
  fields: Record<string, unknown> | null
}

export interface TrialReport {
  sentence: string
  candidates: TriedRule[]
}

/**
 * The records and the trials of a text of which it is known where it stands.
 * @param date ISO date of the meeting it belongs to
 */
export function readWords(
  text: string,
  zone: ZoneKind,
  book: RuleBook = ownRuleBook(),
  date: string | null = null,
): { records: ExportedRecord[]; trials: Trial[] } {
  const laid = layOut({ source: { id: '0'.repeat(64), path: 'words', media: 'text' }, pages: textToPages(text) })
  const trials: Trial[] = []
  const records = extract(
    laid,
    outlineIn(laid, book, zone, date ? { body: null, date } : null),
    book,
    recordTypes,
    (trial) => trials.push(trial),
  )
  return { records, trials }
}

/** What the rules of a zone make of some words. */
export async function tryText(text: string, zone: string, book: RuleBook = ownRuleBook()): Promise<TrialReport> {
  const { trials } = readWords(text, zone as ZoneKind, book)
  return { sentence: text, candidates: reportTrials(trials, book, zone as ZoneKind) }
}

/** What the rules made of the words that a record rests on, in its document. */
export async function explain(
  path: string,
  bytes: Uint8Array,
  record: ExportedRecord,
  book: RuleBook = ownRuleBook(),
  options: ReadOptions = {},
): Promise<TrialReport> {
  const read = await laidOut(path, bytes, options)
  if ('problem' in read) throw new Error(`${path}: ${read.problem.message}; ${read.problem.remedy}`)
  const trials: Trial[] = []
  const { laid } = readStages(read.laid, book, options.watch?.heard, (trial) => trials.push(trial))
  const page = laid.pages.findIndex((candidate) => candidate.number === record.source.page)
  const own = trials.filter((trial) => touches(trial.passage, page, record.source.char_start, record.source.char_end))
  return { sentence: record.source.quote, candidates: reportTrials(own, book, record.zone) }
}

function touches(passage: Passage, page: number, start: number, end: number): boolean {
  return passage.runs.some((run) => run.page === page && run.from < end && start < run.to)
}

function reportTrials(trials: readonly Trial[], book: RuleBook, zone: ZoneKind): TriedRule[] {
  const words = (slots: Trial['slots']) =>
    Object.fromEntries(Object.entries(slots).map(([name, passage]) => [name, passage.text.replace(/\s+/g, ' ').trim()]))
  const named = (rule: CompiledRule, pattern: string | null) => ({
    rule: rule.id,
    record: rule.record,
    file: rule.file,
    because: rule.because,
    pattern: pattern ?? [...(rule.lead ?? []), ...(rule.item ?? [])].join('  |  '),
  })
  const tried = trials.map((trial): TriedRule => ({
    ...named(trial.rule, trial.pattern),
    outcome: trial.outcome,
    reason: trial.reason,
    slots: words(trial.slots),
    fields: trial.fields,
  }))
  const heard = new Set(trials.map((trial) => trial.rule.id))
  const part = { place: { zone } } as Parameters<typeof holdsIn>[1]
  const silent = book.rules
    .filter((rule) => !heard.has(rule.id) && holdsIn(rule, part))
    .map((rule): TriedRule => ({ ...named(rule, null), outcome: 'no match', reason: null, slots: {}, fields: null }))
  return [...tried, ...silent]
}
