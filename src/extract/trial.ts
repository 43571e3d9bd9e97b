// What rules made of words: the events that `try` and `why` print, and the readings that compete for them.

import type { Match, Part, Passage, Reading, RecordType } from '#model'
import type { CompiledRule } from '#rules'

/** What a rule made of a stretch of words; for `try` and `why`. */
export interface Trial {
  rule: CompiledRule
  /** The pattern that held, as written in the rule file; null for rules that read whole tables. */
  pattern: string | null
  passage: Passage
  outcome: 'taken' | 'rejected'
  reason: string | null
  slots: Readonly<Record<string, Passage>>
  fields: Record<string, unknown> | null
}

export type Observe = ((trial: Trial) => void) | undefined

/** Hands a match to its record type. `pattern` is the one that held, as written. */
export type Offer = (rule: CompiledRule, index: number, match: Match, pattern: string | null) => void

/** A reading that takes part in the contest for its words. */
export interface Candidate {
  type: RecordType
  rule: string
  rank: number
  part: Part
  passage: Passage
  reading: Reading<Record<string, unknown>>
  order: number
  trial?: Trial
}
