// The stages in order; the only file that knows the order.

import './v8.ts'
import { createHash } from 'node:crypto'
import {
  type Box,
  type DocumentReading,
  type ExportedRecord,
  type Laid,
  type Linked,
  type LinkOrders,
  type Outline,
  type Page,
  type PageView,
  type Passage,
  type PrintedTable,
  type Problem,
  unwatched,
  unpackSheet,
  type Watch,
  type ZoneKind,
} from '#model'
import { extract, holdsIn, type HouseStyle, houseStyle, type Trial } from '#extract'
import { blocksToTables, layOut, sheetsToView } from '#layout'
import { checkDocument, coverageOf, linkRecords, noticesOf, type ShortNames } from '#link'
import { outline, outlineIn } from '#outline'
import { type ReadFile, type ReadOptions, readSource, textToPages } from '#read'
import { recordTypes } from '#records'
import { learnShortNames } from '#text'
import { compileRules, type CompiledRule, fingerprintOf, loadRuleSources, ownRules, type RuleBook } from '#rules'

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
export function rulesHash({ fingerprint }: Pick<RuleBook, 'fingerprint'>): string {
  return createHash('sha256').update(fingerprint).digest('hex')
}

/** The same for the rules that come with the program, which need not be compiled for that. */
export function ownRulesHash(): string {
  return rulesHash({ fingerprint: fingerprintOf(loadRuleSources()) })
}

export interface Stages {
  laid: Laid
  outlined: Outline
  records: ExportedRecord[]
}

/** The stages between reading and storing, for one file that was read. */
export function readStages(
  laid: Laid,
  book: RuleBook,
  heard: Watch['heard'] = unwatched.heard,
  observe?: (trial: Trial) => void,
): Stages {
  const total = laid.pages.length
  heard({ stage: 'outline', page: total, total })
  const outlined = outline(laid, book)
  heard({ stage: 'extract', page: total, total })
  const records = extract(laid, outlined, book, recordTypes, observe)
  return { laid, outlined, records: [...records, ...checkDocument(laid, outlined, records)] }
}

function withoutPlaces(page: Page): Page {
  const bare = { ...page }
  delete bare.places
  return bare
}

/** A file read and laid out; what its pages were drawn of is not kept. */
async function laidOut(
  path: string,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<({ laid: Laid } & Required<Pick<ReadFile, 'problems' | 'hiddenText'>>) | { problem: Problem }> {
  const file = await readSource(path, bytes, options)
  if ('problem' in file) return file
  const { problems = [], hiddenText = 'none' } = file
  return { laid: layOut(file, options.watch?.heard), problems, hiddenText }
}

/**
 * Reads one file to its records.
 * @param path as the user gave it; it goes into the records unchanged
 */
export async function readDocument(
  path: string,
  bytes: Uint8Array,
  book: RuleBook = ownRuleBook(),
  options: ReadOptions = {},
): Promise<Outcome> {
  const read = await laidOut(path, bytes, options)
  if ('problem' in read) return read
  const { laid, outlined, records } = readStages(read.laid, book, options.watch?.heard)
  return {
    reading: {
      source: laid.source,
      kind: outlined.kind,
      title: outlined.title,
      // Where each word stands is known to the records, and is half of what there is.
      pages: laid.pages.map(withoutPlaces),
      ocr: options.ocr ?? 'off',
      hiddenText: read.hiddenText,
      records,
      coverage: coverageOf(laid, outlined, records),
      problems: read.problems,
      notices: noticesOf(laid, outlined),
      shortNames: learnShortNames(laid.pages.map(({ text }) => text).join('\n')),
    },
  }
}

/**
 * The stage that looks at all documents together: what records of many documents have to do with each other.
 * @param records all records of the index in the order of export
 */
export function linkStage(records: readonly ExportedRecord[], shortNames: ShortNames, orders?: LinkOrders): Linked {
  return linkRecords(records, shortNames, orders)
}

export const stageNames = ['read', 'layout', 'outline', 'extract'] as const
export type StageName = (typeof stageNames)[number]

/** What one stage made of a file, for printing; a problem where it cannot be read. */
export async function stageOf(
  path: string,
  bytes: Uint8Array,
  stage: StageName,
  book: RuleBook = ownRuleBook(),
  options: ReadOptions = {},
): Promise<unknown> {
  const file = await readSource(path, bytes, options)
  if ('problem' in file) return file
  if (stage === 'read') return file.sheets ? { ...file, sheets: file.sheets.map(unpackSheet) } : file
  const laid = layOut(file, options.watch?.heard)
  if (stage === 'layout') return laid.blocks
  const outlined = outline(laid, book)
  return stage === 'outline' ? outlined : extract(laid, outlined, book, recordTypes)
}

/** The tables printed in a file with their spans and colours; those of a PDF with their boxes. */
export async function tablesOf(
  path: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<{ tables: readonly PrintedTable[] } | { problem: Problem }> {
  const read = await laidOut(path, bytes, options)
  if ('problem' in read) return read
  const { pages, blocks } = read.laid
  return { tables: blocksToTables(blocks, pages) }
}

/** A record that begins on a page, where its words stand. */
export interface ViewedRecord {
  type: string
  id: string
  box: Box | null
  quote: string
}

/** What was found on one page of a PDF. @param number 1-based */
export async function viewPage(
  path: string,
  bytes: Uint8Array,
  number: number,
  book: RuleBook = ownRuleBook(),
  options: ReadOptions = {},
): Promise<{ page: PageView; records: readonly ViewedRecord[] } | { problem: Problem }> {
  const file = await readSource(path, bytes, options)
  if ('problem' in file) return file
  const problem = (message: string, remedy: string) => ({
    problem: { severity: 'error' as const, code: 'no-such-page', path, message, remedy },
  })
  if (!file.sheets) return problem('only the pages of PDFs can be shown', 'use ingest --stop-after layout')
  const heard = options.watch?.heard
  const page = sheetsToView(file.sheets, number, heard)
  if (!page) return problem(`there is no page ${number}`, `the last page is ${file.sheets.length}`)
  const records = readStages(layOut(file, heard), book, heard)
    .records.filter(({ source }) => source.page === number)
    .map(({ type, id, source }) => ({ type, id, box: source.bbox ?? null, quote: source.quote }))
  return { page, records }
}

export type { HouseStyle } from '#extract'

/** The conventions that a file follows, and what looks like one that no rule knows. */
export async function stylesOf(
  path: string,
  bytes: Uint8Array,
  book: RuleBook = ownRuleBook(),
  options: ReadOptions = {},
): Promise<{ style: HouseStyle } | { problem: Problem }> {
  const file = await readSource(path, bytes, options)
  if ('problem' in file) return file
  const trials: Trial[] = []
  const heard = options.watch?.heard
  const { laid, outlined, records } = readStages(layOut(file, heard), book, heard, (trial) => trials.push(trial))
  return { style: houseStyle(laid, outlined, records, trials, book) }
}

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
