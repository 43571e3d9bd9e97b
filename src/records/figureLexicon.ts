// The word lists of rules/figures.yaml to cues with their places in a text.

import type { Surroundings } from '#model'
import { type Phrase, phraseFinder } from '#text'
import type { Figure } from './figure.ts'

export type Measure = Figure['measure']
export type Basis = NonNullable<Figure['basis']>

/** `above` and `below` a yardstick are good or bad by what is measured. */
export type Direction = 1 | -1 | 0 | 'above' | 'below'

/** What the words of a list say about the sum beside them. */
interface Meaning {
  measure: Measure
  direction: Direction
  /** A word for any spending or income tells less than one for a deficit or for agency staff. */
  vague?: boolean
}

const measureLists = {
  deficit: { measure: 'surplus_deficit', direction: -1 },
  surplus: { measure: 'surplus_deficit', direction: 1 },
  balance: { measure: 'surplus_deficit', direction: 0, vague: true },
  adverse: { measure: 'variance', direction: -1 },
  favourable: { measure: 'variance', direction: 1 },
  variance: { measure: 'variance', direction: 0 },
  above: { measure: 'variance', direction: 'above' },
  below: { measure: 'variance', direction: 'below' },
  gap: { measure: 'cost_pressure', direction: -1 },
  cost_pressure: { measure: 'cost_pressure', direction: 0 },
  efficiency: { measure: 'efficiency', direction: 0 },
  agency: { measure: 'agency', direction: 0 },
  capital: { measure: 'capital', direction: 0 },
  cash: { measure: 'cash', direction: 0 },
  debt: { measure: 'debt', direction: 0 },
  risk: { measure: 'risk', direction: 0 },
  at_risk: { measure: 'risk', direction: 0, vague: true },
  investment: { measure: 'investment', direction: 0 },
  income: { measure: 'income', direction: 0, vague: true },
  allocation: { measure: 'allocation', direction: 0, vague: true },
  expenditure: { measure: 'expenditure', direction: 0, vague: true },
  other: { measure: 'other', direction: 0, vague: true },
} satisfies Record<string, Meaning>

const basisLists = { plan: 'plan', actual: 'actual', forecast: 'forecast', no_basis: null } satisfies Record<
  string,
  Basis | null
>
const recurrentLists = { recurrent: true, non_recurrent: false }

export interface MeasureCue extends Meaning {
  start: number
  end: number
}
export interface BasisCue {
  basis: Basis
  start: number
  end: number
}
export interface RecurrentCue {
  recurrent: boolean
  start: number
  end: number
}

/** The lists as readers of a text, compiled once for each rule book. */
export interface Lexicon {
  measures: (text: string) => MeasureCue[]
  bases: (text: string) => BasisCue[]
  recurrences: (text: string) => RecurrentCue[]
  /** A pattern that finds a phrase of the list as a whole word, case-blind, with the flags `giu`. */
  pattern: (list: string) => RegExp
  /** Whether a text holds a phrase of the list. */
  holds: (list: string, text: string) => boolean
}

const known = new WeakMap<Surroundings['words'], Lexicon>()

export function lexiconOf(words: Surroundings['words']): Lexicon {
  let lexicon = known.get(words)
  if (!lexicon) {
    lexicon = compile(words)
    known.set(words, lexicon)
  }
  return lexicon
}

function compile(words: Surroundings['words']): Lexicon {
  const patterns = new Map<string, RegExp>()
  const finders = new Map<string, ReturnType<typeof phraseFinder>>()
  const asked = new Map<string, { text: string; holds: boolean }>()
  const made = <V>(cache: Map<string, V>, list: string, make: (phrases: readonly string[]) => V): V => {
    let found = cache.get(list)
    if (!found) {
      found = make(words(list.includes('.') ? list : `figure.${list}`))
      cache.set(list, found)
    }
    return found
  }
  const finder = (list: string) =>
    made(finders, list, (phrases) => phraseFinder(longestFirst(phrases).map(phraseToHeaded)))
  const find = <M extends object>(lists: Record<string, M>, text: string) =>
    longest(
      Object.entries(lists).flatMap(([list, meaning]) =>
        finder(list)(text).map((match) => ({
          ...meaning,
          start: match.index,
          end: match.index + match.words.length,
        })),
      ),
    )
  const boxed = <V>(lists: Record<string, V>, key: string) =>
    Object.fromEntries(Object.entries(lists).map(([list, value]) => [list, { [key]: value }]))
  const bases = boxed(basisLists, 'basis') as Record<string, { basis: Basis | null }>
  const recurrences = boxed(recurrentLists, 'recurrent') as Record<string, { recurrent: boolean }>
  return {
    measures: (text) => find<Meaning>(measureLists, text),
    bases: (text) => find(bases, text).filter((cue): cue is BasisCue => cue.basis !== null),
    recurrences: (text) => find(recurrences, text),
    pattern: (list) => made(patterns, list, phrasesToPattern),
    holds: (list, text) => {
      // Each sum of a sentence asks the same of it.
      const last = asked.get(list)
      if (last?.text === text) return last.holds
      const holds = finder(list)(text).length > 0
      asked.set(list, { text, holds })
      return holds
    },
  }
}

const longestFirst = (phrases: readonly string[]) => [...phrases].sort((a, b) => b.length - a.length)

/** A phrase with the word by which it begins. */
function phraseToHeaded(phrase: string): Phrase {
  const word = /^[\p{L}\p{N}]+/u.exec(phrase.toLowerCase())?.[0]
  const heads = word === undefined ? null : [{ word, prefix: phrase[word.length] === '*' }]
  return { source: `${phraseToSource(phrase)}(?![\\p{L}\\p{N}])`, heads }
}

/** Phrases to one pattern, the longer ones first. */
export function phrasesToPattern(phrases: readonly string[]): RegExp {
  const source = longestFirst(phrases).map(phraseToSource).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu')
}

/**
 * `*` is any ending of a word, `...` up to three words between, a space any white space.
 *
 *   exceed* ... plan      "exceeded the plan", "exceeding its financial plan"
 */
function phraseToSource(phrase: string): string {
  return phrase
    .replace(/[$()+?[\]^{|}\\/]/g, '\\$&')
    .replace(/'/g, '’')
    .replace(/(?:(?<!\s)\s+)?\.\.\.\s*/g, '(?:\\s+[\\p{L}\\p{N}’/-]{1,20}){0,3}\\s+')
    .replace(/\*/g, '[\\p{L}]{0,12}')
    .replace(/ /g, '\\s+')
    .replace(/(?<=[a-z])-(?=[a-z])/gi, '[-\\s\\u2010-\\u2013]{0,2}')
    .replace(/’(?![/])/g, "['’]")
}

/** Of cues that lie in one another the longest stays: "cash reserves" holds no "reserve". */
function longest<C extends { start: number; end: number }>(cues: C[]): C[] {
  const kept: C[] = []
  for (const cue of cues.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last && cue.start < last.end) {
      if (cue.end - cue.start > last.end - last.start) kept[kept.length - 1] = cue
    } else kept.push(cue)
  }
  return kept
}
