// Why a record is one, and what the rules make of words.

import type { ExportedRecord, Passage, Reckoning, ZoneKind } from '#model'
import { extract, holdsIn, type Trial } from '#extract'
import { layOut } from '#layout'
import { outlineIn } from '#outline'
import { type ReadOptions, textToPages } from '#read'
import { recordTypes } from '#records'
import { type CompiledRule, matchedPart, type RuleBook } from '#rules'
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
  /** For a user's rule that did not match: how far its best pattern came, and what did not follow. */
  stopped?: { matched: string; missing: string } | undefined
}

export interface TrialReport {
  sentence: string
  candidates: TriedRule[]
  /** How the kind of the paper was weighed, where the words stand in one. */
  kind?: Reckoning
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
  return { sentence: text, candidates: reportTrials(trials, text, book, zone as ZoneKind) }
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
  const { laid, outlined } = readStages(read.laid, book, options.watch?.heard, (trial) => trials.push(trial))
  const page = laid.pages.findIndex((candidate) => candidate.number === record.source.page)
  const own = trials.filter((trial) => touches(trial.passage, page, record.source.char_start, record.source.char_end))
  return {
    sentence: record.source.quote,
    candidates: reportTrials(own, record.source.quote, book, record.zone),
    ...(outlined.reckoning ? { kind: outlined.reckoning } : {}),
  }
}

function touches(passage: Passage, page: number, start: number, end: number): boolean {
  return passage.runs.some((run) => run.page === page && run.from < end && start < run.to)
}

function reportTrials(trials: readonly Trial[], sentence: string, book: RuleBook, zone: ZoneKind): TriedRule[] {
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
    .map((rule): TriedRule => ({
      ...named(rule, null),
      outcome: 'no match',
      reason: null,
      slots: {},
      fields: null,
      ...(rule.users ? { stopped: furthest(rule, sentence, book) } : {}),
    }))
  const users = new Set(book.rules.filter((rule) => rule.users).map((rule) => rule.id))
  const own = (one: TriedRule) => Number(!users.has(one.rule))
  return [...tried, ...silent].sort((a, b) => own(a) - own(b))
}

/** The pattern of a rule that came furthest in some words. */
function furthest(rule: CompiledRule, words: string, book: RuleBook): TriedRule['stopped'] {
  const patterns = [...(rule.lead ?? []), ...(rule.item ?? [])]
  const stops = patterns.flatMap((pattern) => matchedPart(pattern, words, book.shapes, rule.case === 'exact') ?? [])
  return stops.sort((a, b) => b.matched.length - a.matched.length)[0]
}
