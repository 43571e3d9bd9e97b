// What a record type is: its fields, how they are listed, and how a match becomes a reading of them.

import type { z } from 'zod'
import type { Block, Table } from './block.ts'
import type { AgendaEntry, Announcement, DocumentKind, Part, Place } from './outline.ts'
import type { Page } from './page.ts'
import type { Passage } from './passage.ts'

/** How a field is filtered in listings: equal, containing the words, between two bounds, true or false. */
export type FilterKind = 'exact' | 'words' | 'range' | 'date' | 'flag'

declare module 'zod' {
  interface GlobalMeta {
    filter?: FilterKind
    /** The field's words are in the full-text index. */
    search?: boolean
    /** The field is a column of the terminal table. */
    column?: boolean
    /** Unit of a number, appended to its SQL column: `gbp`. */
    unit?: string
  }
}

/** What rules may say to the reader of a record type, beside the fields themselves. */
export interface Contract {
  /** Slots that the reader reads, and what it makes of them. */
  slots: Readonly<Record<string, string>>
  /** Hints of `set` that are no fields. */
  hints?: Readonly<Record<string, Hint>>
  /** Columns that row and table rules may name. */
  columns?: Readonly<Record<string, string>>
}

export interface Hint {
  does: string
  /** The values that it can have; true where none are given. */
  values?: readonly (string | number | boolean | null)[]
}

export interface RecordType<F extends object = Record<string, unknown>> {
  /** The `type` of the record: `rag_rating`. */
  name: string
  /** Its SQL table and its command: `ratings`. */
  plural: string
  /** One sentence for help, schema and README. */
  summary: string
  fields: z.ZodObject
  contract: Contract
  /** What a match means: none, one or several readings. */
  read: (match: Match, around: Surroundings) => readonly Reading<F>[]
  /** Records of one document with the same key are one record; the first stays and takes what it lacks from the rest. */
  key?: (fields: F, place: Place) => string | null
}

/** The words that a rule matched. */
export interface Match {
  rule: MatchedRule
  /** The words of the record: a sentence, a list entry, a row. */
  passage: Passage
  /** Words of each named shape in the pattern. */
  slots: Readonly<Record<string, Passage>>
  part: Part
  /** The formula above a list entry. */
  lead?: Passage
  leadSlots?: Readonly<Record<string, Passage>>
  /** The sentence that tells how a motion ended. */
  end?: Passage
  /** Words between the formula and the list, where the entries finish them: "grants be awarded as follows:". */
  stem?: Passage
  /** Marker of the list entry, as printed. */
  marker?: string
  /** The block that holds the words, within a cell too. */
  block: Block
  /** The row's cells by the rule's column names; the table around them. */
  cells?: Readonly<Record<string, Passage>>
  /** The same names to 0-based columns; a cell without words has no passage. */
  columns?: ReadonlyMap<string, number>
  table?: Table
  rowIndex?: number
  /** What the outline found, for rules that read announcements. */
  announcement?: Announcement
}

export interface MatchedRule {
  id: string
  /** Fields that every match of the rule has. */
  set: Readonly<Record<string, unknown>>
}

export interface Reading<F> {
  fields: F
  /** Fields that were concluded rather than read. */
  inferred?: readonly (keyof F & string)[]
  /** The words of this reading, where they are fewer than those of the match. */
  passage?: Passage
  /** Where single fields were read. */
  at?: Partial<Record<keyof F & string, Passage>>
  /** Point below the agenda item: `5.3`, `(b)`. */
  point?: string
  /** The item, where the words name another one than the place. */
  itemRef?: string
}

/** What the whole document tells about each of its parts. */
export interface Surroundings {
  kind: DocumentKind
  title: string | null
  pages: readonly Page[]
  parts: readonly Part[]
  /** 0-based index of the match's part. */
  index: number
  announcements: readonly Announcement[]
  agenda: readonly AgendaEntry[]
  /** Short names that the document explains: `OHT` → `Orwick Hospitals Trust`. */
  shortNames: ReadonlyMap<string, string>
  /** Vocabulary of the rule files, by file and name. */
  words: (list: string) => readonly string[]
  /** Lemma of a verb in any form. */
  lemma: (form: string) => string
}
