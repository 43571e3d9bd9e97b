// What a kind of check found in a document, and what it had to look at.

import type { ExportedRecord, Laid, Outline, Part, Passage } from '#model'
import type { SumTable } from './sumTables.ts'
import type { Sentence } from './sentences.ts'

/** One document, read: what every kind of check looks at. */
export interface Reading {
  laid: Laid
  outlined: Outline
  records: readonly ExportedRecord[]
  /** The records that are sums of money, in the order in which they stand. */
  figures: readonly ExportedRecord[]
  /** Tables that hold figures. */
  tables: readonly SumTable[]
  /** Sentences that hold figures; cells of tables are read sentence by sentence too. */
  sentences: readonly Sentence[]
}

/** Words in their place. */
export interface Words {
  part: Part
  passage: Passage
}

/** Two sides that agree or do not. */
export interface Finding {
  agrees: boolean
  rule: string
  /** The `kind` of its record, where it is not the usual one of the check. */
  kind?: string
  /** Both sides and the difference, in one sentence. */
  message: string
  /** The record that is told apart from the other side, or the words of both sides in the order of print. */
  at: ExportedRecord | readonly [Words, ...Words[]]
  /** Records of both sides. */
  records: readonly ExportedRecord[]
}

/** One kind of check: pure, and silent where rounding explains the difference. */
export type FindDisagreements = (reading: Reading) => Finding[]
