// The stages in order; the only file that knows the order.

import {
  type DocumentReading,
  type ExportedRecord,
  type Laid,
  type Linked,
  type LinkOrders,
  type MeetingMark,
  type Outline,
  type Page,
  type PrintedTable,
  type Problem,
  unwatched,
  unpackSheet,
  type Watch,
} from '#model'
import { extract, type HouseStyle, houseStyle, type Trial } from '#extract'
import { blocksToTables, layOut } from '#layout'
import { checkDocument, coverageOf, linkRecords, noticesOf, type ShortNames } from '#link'
import { outline } from '#outline'
import { type ReadFile, type ReadOptions, readSource } from '#read'
import { recordTypes } from '#records'
import { learnShortNames } from '#text'
import type { RuleBook } from '#rules'
import { ownRuleBook } from './books.ts'

/** A file read to records, or the one problem that stood in the way. */
export type Outcome = { reading: DocumentReading } | { problem: Problem }

export interface Stages {
  laid: Laid
  outlined: Outline
  records: ExportedRecord[]
}

/** Characters of a full page, by which a file without pages is measured. */
const lettersOnPage = 3_000

const lettersIn = ({ pages }: Laid): number => pages.reduce((sum, { text }) => sum + text.length, 0)

/** The stages between reading and storing, for one file that was read. */
export function readStages(
  laid: Laid,
  book: RuleBook,
  heard: Watch['heard'] = unwatched.heard,
  observe?: (trial: Trial) => void,
): Stages {
  const total = Math.max(laid.pages.length, Math.ceil(lettersIn(laid) / lettersOnPage))
  heard({ stage: 'outline', page: total, total })
  const outlined = outline(laid, book)
  heard({ stage: 'extract', page: total, total })
  const records = extract(laid, outlined, book, recordTypes, observe)
  return { laid, outlined, records: [...records, ...checkDocument(laid, outlined, records)] }
}

/** Where the parts of a document pass from one meeting to another. */
function meetingMarks({ parts }: Outline): MeetingMark[] {
  const all = parts.flatMap(({ block, place }): MeetingMark[] => {
    const passage =
      block.kind === 'table' ? block.rows[0]?.cells.find(({ passage }) => passage.text !== '')?.passage : block.passage
    const run = passage?.runs[0]
    return run ? [{ page: run.page, offset: run.from, meeting: place.meeting }] : []
  })
  const same = (a: MeetingMark, b: MeetingMark) =>
    a.meeting?.body === b.meeting?.body && a.meeting?.date === b.meeting?.date
  return all
    .sort((a, b) => a.page - b.page || a.offset - b.offset)
    .filter((mark, i) => i === 0 || !same(mark, all[i - 1]!))
}

function withoutPlaces(page: Page): Page {
  const bare = { ...page }
  delete bare.places
  return bare
}

/** A file read and laid out; what its pages were drawn of is not kept. */
export async function laidOut(
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
      meetings: meetingMarks(outlined),
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
