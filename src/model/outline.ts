// The nouns of a pack: zone, paper, agenda item, meeting; and the place at which a block stands among them.

import type { Block } from './block.ts'
import type { Passage } from './passage.ts'
import type { Page, PageNote, Source } from './page.ts'
import type { Bookmark } from './sheet.ts'

export const documentKinds = [
  'board_pack',
  'minutes',
  'agenda',
  'action_log',
  'report',
  'assessment_letter',
  'plan',
  'article',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const zoneKinds = [
  'front',
  'agenda',
  'minutes',
  'action_log',
  'cover',
  'paper',
  'key',
  'contents',
  'appendix',
  'letter',
  'plan',
  'article',
] as const
/** Where in a document a block stands; it decides what the block can mean. */
export type ZoneKind = (typeof zoneKinds)[number]

/** A paper inside a pack. */
export interface Paper {
  /** As printed: `H`, `M1`, `7.2`; null where the paper has none. */
  label: string | null
  title: string | null
  /** Reference of the agenda item under which the paper is taken. */
  itemRef: string | null
  /** 1-based numbers of its first and last page; null where the file has no pages. */
  pages: readonly [number, number] | null
}

/** An agenda item or a numbered minute. */
export interface AgendaEntry {
  ref: string | null
  title: string | null
  /** Label of the paper, on an agenda. */
  paperLabel?: string | null
}

export interface Meeting {
  body: string | null
  /** ISO date, or null. */
  date: string | null
}

/** Where a block stands. */
export interface Place {
  zone: ZoneKind
  paper: Paper | null
  item: AgendaEntry | null
  /** Number of the point below the item, as printed: `5.3`. */
  point: string | null
  meeting: Meeting | null
  /** Headings above the block, outermost first. */
  section: readonly string[]
  /** Body named on the paper's cover sheet or in the minutes' title. */
  body: string | null
}

/** A block in its place. Cells of a minutes table arrive as paragraphs and items, with the owner column beside them. */
export interface Part {
  block: Block
  place: Place
  /** Words in the column beside the block that name who is responsible. */
  aside?: Passage
}

/** A file read and laid out. */
export interface Laid {
  source: Source
  pages: readonly Page[]
  blocks: readonly Block[]
  /** One for each page, where the medium has paper. */
  notes?: readonly PageNote[]
  /** The file's own list of where its parts begin. */
  bookmarks?: readonly Bookmark[]
}

/** What a zone rule found: a meeting's heading, a letter's head, … with the words for each of its fields. */
export interface Announcement {
  /** `meeting` or `letter`. */
  of: string
  rule: string
  place: Place
  passage: Passage
  /** Finished fields of the record that the announcement gives. */
  fields: Record<string, unknown>
  /** Names of the fields that were concluded rather than read. */
  inferred: readonly string[]
}

/** How the kind of a paper was weighed. */
export interface Reckoning {
  /** Sums by kind, the highest first; `other` stands for all kinds that the signs do not tell apart. */
  scores: readonly { kind: DocumentKind; score: number }[]
  /** The signs that were seen, from 0 to 1 strong, those that count most for the first kind first. */
  signs: readonly {
    sign: string
    because: string
    strength: number
    weights: Readonly<Partial<Record<DocumentKind, number>>>
  }[]
}

export interface Outline {
  kind: DocumentKind
  /** Missing where nothing was weighed. */
  reckoning?: Reckoning
  title: string | null
  parts: readonly Part[]
  announcements: readonly Announcement[]
  /** Items of the agenda, in order. */
  agenda: readonly AgendaEntry[]
  papers: readonly Paper[]
}
