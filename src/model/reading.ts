// What one document came to: its pages, its records, and what gave nothing.

import type { DocumentKind, Meeting } from './outline.ts'
import type { Page, Source } from './page.ts'
import type { Problem } from './problem.ts'
import type { ExportedRecord } from './record.ts'

/** A stretch of the document and what it gave. */
export interface CoverageEntry {
  /** `page`, `paper`, `zone`, `table`, `agenda_paper` (announced on the agenda) or `other_paper` (on no agenda). */
  kind: 'page' | 'paper' | 'zone' | 'table' | 'agenda_paper' | 'other_paper'
  /** Label of the paper, name of the zone, number of the page, or first words of the table. */
  name: string
  title: string | null
  page: number | null
  line_start: number | null
  line_end: number | null
  records: number
  /** Why it gave nothing, or null. */
  reason: string | null
}

/** Which pages are read by OCR: none, those that have no text layer, or all. */
export const ocrModes = ['off', 'auto', 'force'] as const
export type OcrMode = (typeof ocrModes)[number]

/** Another meeting of the body that minutes or an agenda name. */
export interface MeetingNotice {
  /** The body as printed, and the day on which it met when it named the other meeting. */
  body: string | null
  meeting_date: string
  relation: 'previous' | 'next'
  /** ISO date of the other meeting. */
  date: string
  date_raw: string
  /** What the meeting made of the minutes of the previous one. */
  outcome: 'agreed' | 'amended' | null
  page: number | null
  line: number | null
  /** Verbatim. */
  quote: string
}

/** What became of text that pages do not show: there was none, it was left out, or it was read. */
export const hiddenTexts = ['none', 'left_out', 'read'] as const
export type HiddenText = (typeof hiddenTexts)[number]

/** From here on the document belongs to another meeting than before, or to none. */
export interface MeetingMark {
  /** 0-based. */
  page: number
  /** Offset in the page's text. */
  offset: number
  meeting: Meeting | null
}

export interface DocumentReading {
  source: Source
  kind: DocumentKind
  title: string | null
  pages: readonly Page[]
  /** How it was read. */
  ocr: OcrMode
  hiddenText: HiddenText
  records: readonly ExportedRecord[]
  coverage: readonly CoverageEntry[]
  problems: readonly Problem[]
  /** Short names that the document explains: `OHT` → `Orwick Hospitals Trust`. */
  shortNames: ReadonlyMap<string, string>
  notices: readonly MeetingNotice[]
  /** In the order of the pages. */
  meetings: readonly MeetingMark[]
}
