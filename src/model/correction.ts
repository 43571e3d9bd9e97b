// What a person sets right: a field, a record, or what belongs together.

/** Where a correction is written: the file and the number of the entry in it, from 1. */
interface Written {
  file: string
  number: number
  because: string
}

/** Records are named by their id and by words of their quote, so that a correction never meets another record. */
export type Correction = Written &
  (
    | { kind: 'fix'; record: string; quote: string; set: Readonly<Record<string, unknown>> }
    | { kind: 'reject'; record: string; quote: string }
    | {
        kind: 'add'
        type: string
        /** Path of the document, or its end. */
        document: string
        /** 1-based, where the words stand on several pages. */
        page?: number | undefined
        quote: string
        set: Readonly<Record<string, unknown>>
      }
    | { kind: 'join' | 'split'; records: readonly [string, string]; quotes: readonly [string, string] }
    /** Two names of one person. */
    | { kind: 'merge'; names: readonly [string, string] }
  )

/** Shown with the record that it changed. */
export interface Corrected {
  file: string
  because: string
  /** The fields as they were read; absent for a record that was added. */
  was?: Readonly<Record<string, unknown>>
}

/** What linking is told by a person. */
export interface LinkOrders {
  /** Ids of records of one matter, and of two. */
  joins: readonly (readonly [string, string])[]
  splits: readonly (readonly [string, string])[]
  /** Names of one person. */
  merges: readonly (readonly [string, string])[]
}

export const noOrders: LinkOrders = { joins: [], splits: [], merges: [] }
