// A sentence and a lexicon of cues to what the sentence judges.

import { type Phrase, phraseFinder } from '#text'

export type Judgement = 'strength' | 'concern' | 'requirement' | 'neutral'

/**
 * Cues by what they tell. A cue is a few words in the language of the rule file:
 *
 *   well led           these words; a hyphen may stand for the space
 *   exceed*            any ending: exceeds, exceeded
 *   below ... plan     up to four words between
 *   plan|cap|ceiling   one of several
 *   ^we recognise      at the beginning of the sentence
 */
export interface Lexicon {
  /** Praise. */
  strength: readonly string[]
  /** Praise that counts where nothing else is said. */
  mild: readonly string[]
  /** Verdicts of falling short. */
  concern: readonly string[]
  /** Bad things, which may be eased: `the delays were reduced`. */
  trouble: readonly string[]
  /** What must be done. */
  requirement: readonly string[]
  /** What could be done. */
  wish: readonly string[]
  /** Openings that acknowledge without judging. */
  neutral: readonly string[]
  /** Method, courtesy and procedure; such a sentence judges nothing. */
  aside: readonly string[]
  /** Words that turn the next cue round: `not`, `less`. */
  denial: readonly string[]
  /** Words before a trouble that say it is being dealt with. */
  easing: readonly string[]
  /** Words before praise that put it in the future or into a hope. */
  future: readonly string[]
  /** What is better when there is less of it, and when there is more. */
  burden: readonly string[]
  benefit: readonly string[]
  /** Going down, going up. */
  fall: readonly string[]
  rise: readonly string[]
  /** Words that give way to the main clause, and words that turn to it. */
  conceding: readonly string[]
  turning: readonly string[]
}

export const cueLists: readonly (keyof Lexicon)[] = [
  'strength',
  'mild',
  'concern',
  'trouble',
  'requirement',
  'wish',
  'neutral',
  'aside',
  'denial',
  'easing',
  'future',
  'burden',
  'benefit',
  'fall',
  'rise',
  'conceding',
  'turning',
]

/** What one clause says; `wish` is a gentle requirement, `mild` gentle praise. */
type Weight = 'requirement' | 'concern' | 'wish' | 'strength' | 'neutral' | 'mild'

/** The judgement of a sentence with single spaces, or undefined where it only describes. */
export function judge(sentence: string, lexicon: Lexicon): Judgement | undefined {
  if (holds(sentence, lexicon.aside)) return undefined
  const weight = weigh(sentence, lexicon)
  if (weight === 'wish') return 'requirement'
  return weight === 'mild' ? 'strength' : weight
}

/**
 * The clause that carries the sentence speaks for it.
 *
 *   Although waits fell, the plan is unclear.          concern: what follows a concession is the point
 *   Waits fell, but the plan is unclear.               concern: so is what follows a turn
 *   Governance is strong, although reports must …      requirement: a duty counts wherever it stands
 *   Waits fell, with work to do on cancer.             strength: what hangs on the end does not
 */
function weigh(text: string, lexicon: Lexicon): Weight | undefined {
  const opening = concession(text, lexicon)
  if (opening) return weigh(opening.main, lexicon) ?? weigh(opening.side, lexicon)
  const turn = cutAt(text, lexicon.turning)
  if (turn && !/\bnot (?:only|just|merely|simply)\b/i.test(turn[0])) {
    const before = weigh(turn[0], lexicon)
    const after = weigh(turn[1], lexicon)
    const stays = before === 'concern' || before === 'requirement'
    return !after || (stays && (after === 'wish' || after === 'mild')) ? before : after
  }
  const trailing = cutAt(text, lexicon.conceding)
  if (trailing) {
    const before = weigh(trailing[0], lexicon)
    const after = weigh(trailing[1], lexicon)
    if (before === undefined || after === 'requirement' || after === 'wish') return after ?? before
    return after === 'concern' && !/\b(?:despite|notwithstanding|in spite of)\W*$/i.test(trailing[2]) ? after : before
  }
  const hanging = /^([^]{12,}?),\s+(with\s[^]+)$/i.exec(text)
  if (hanging) return weighClause(hanging[1]!, lexicon) ?? weigh(hanging[2]!, lexicon)
  return weighClause(text, lexicon)
}

/** `Although A, B` to A and B: B begins behind the comma that a subject follows. */
function concession(text: string, lexicon: Lexicon): { side: string; main: string } | undefined {
  const start = finder(lexicon.conceding)(text)[0]
  if (!start || start.index > 0) return undefined
  const subject =
    /,\s+(?=(?:the|there|this|these|that|those|it|we|you|they|its|their|your|our|all|most|some|more|further|overall|no|both|each)\b)/i
  const cut = subject.exec(text) ?? /,\s+/.exec(text)
  return cut
    ? { side: text.slice(start.words.length, cut.index), main: text.slice(cut.index + cut[0].length) }
    : undefined
}

/** The words before and behind the last of the cues that has a clause on both sides, and the cue. */
function cutAt(text: string, cues: readonly string[]): [string, string, string] | undefined {
  for (const found of finder(cues)(text).reverse()) {
    const before = text.slice(0, found.index).replace(/(?<![\s,;–-])[\s,;–-]+$/, '')
    const after = text.slice(found.index + found.words.length).replace(/^[\s,]+/, '')
    if (before.split(/\s+/).length >= 3 && after.split(/\s+/).length >= 2) return [before, after, found.words]
  }
  return undefined
}

function weighClause(text: string, lexicon: Lexicon): Weight | undefined {
  const found = (cues: readonly string[]) => finder(cues)(text).map((match) => match.index)
  const denied = (at: number) => precedes(text, at, 3, lexicon.denial)
  const hoped = (at: number) => precedes(text, at, Infinity, lexicon.future)
  if (found(lexicon.requirement).length > 0) return 'requirement'
  const praise = found(lexicon.strength)
  const scant =
    /\b(?:only|just|fewer than|less than)\s+(?:£\s?[\d.]|\d[\d.,]*\s?(?:%|per\s?cent)|(?:\d+|one|two|three|four|five|six|half|a (?:third|quarter|fifth))\s+(?:out )?of\b)/i.test(
      text,
    )
  if (scant || found(lexicon.concern).some((at) => !denied(at)) || praise.some(denied)) return 'concern'
  const trend = trendOf(text, lexicon)
  const troubled = found(lexicon.trouble).some((at) => !denied(at) && !precedes(text, at, 5, lexicon.easing))
  const acknowledged = found(lexicon.neutral).length > 0
  if (troubled && trend !== 'better' && !acknowledged) return 'concern'
  if (trend === 'worse') return 'concern'
  if (found(lexicon.wish).length > 0) return 'wish'
  if (trend === 'better' || praise.some((at) => !hoped(at))) return 'strength'
  if (acknowledged) return 'neutral'
  const spared = found(lexicon.trouble).some(denied)
  return spared || found(lexicon.mild).some((at) => !hoped(at) && !denied(at)) ? 'mild' : undefined
}

/**
 * Whether things got better or worse.
 *
 *   a 16% reduction in the waiting list      better: less of a burden
 *   agency costs increased                   worse: more of one
 *   increased access to screening            better: more of a benefit
 */
function trendOf(text: string, lexicon: Lexicon): 'better' | 'worse' | undefined {
  const places = (cues: readonly string[]) =>
    finder(cues)(text).map(({ index, words }) => ({ from: index, to: index + words.length }))
  const things = [
    ...places(lexicon.burden).map((place) => ({ ...place, good: -1 })),
    ...places(lexicon.benefit).map((place) => ({ ...place, good: 1 })),
  ]
  const moves = [
    ...places(lexicon.fall).map((place) => ({ ...place, way: -1 })),
    ...places(lexicon.rise).map((place) => ({ ...place, way: 1 })),
  ]
  let nearest: { distance: number; sign: number } | undefined
  for (const move of moves) {
    if (precedes(text, move.from, Infinity, lexicon.future)) continue
    for (const thing of things) {
      const between = thing.from >= move.to ? text.slice(move.to, thing.from) : text.slice(thing.to, move.from)
      const distance = between.trim() === '' ? 0 : between.trim().split(/\s+/).length
      if (distance <= 8 && (!nearest || distance < nearest.distance))
        nearest = { distance, sign: move.way * thing.good }
    }
  }
  return nearest && (nearest.sign > 0 ? 'better' : 'worse')
}

/** Whether one of the cues stands among the `count` words before an offset. */
function precedes(text: string, at: number, count: number, cues: readonly string[]): boolean {
  const words = text.slice(0, at).trimEnd().split(/\s+/)
  return holds(words.slice(-Math.min(count, words.length)).join(' '), cues)
}

const holds = (text: string, cues: readonly string[]) => finder(cues)(text).length > 0

const compiled = new WeakMap<readonly string[], ReturnType<typeof phraseFinder>>()

/** Finds the cues of a list, the longer ones first. */
function finder(cues: readonly string[]): ReturnType<typeof phraseFinder> {
  let find = compiled.get(cues)
  if (!find) {
    find = phraseFinder([...cues].sort((a, b) => b.length - a.length).map(cueToPhrase))
    compiled.set(cues, find)
  }
  return find
}

function cueToPhrase(cue: string): Phrase {
  const words = cue.replace(/^\^/, '').trim().split(/\s+/)
  const sources = words.map((word) => {
    if (word === '...') return '(?:\\S+\\s+){0,4}?'
    const choices = word.split('|').map((choice) =>
      choice
        .replace(/[.+?^${}()[\]\\]/g, '\\$&')
        .replace(/[-–]/g, '[-–\\s]')
        .replace(/['’]/g, "['’]")
        .replace(/\*/g, "[\\p{L}’']*"),
    )
    return `(?:${choices.join('|')})`
  })
  const body = sources.reduce(
    (all, word, i) => (i === 0 ? word : words[i - 1] === '...' ? all + word : `${all}[-–,\\s]+${word}`),
    '',
  )
  const atStart = cue.startsWith('^')
  const heads = words[0]!.split('|').map((choice) => {
    const word = /^[\p{L}\p{N}]+/u.exec(choice.toLowerCase())?.[0]
    return word === undefined ? null : { word, prefix: choice[word.length] === '*' }
  })
  return {
    source: `${atStart ? '\\W*' : ''}${body}(?![\\p{L}\\p{N}])`,
    heads: heads.every((head) => head !== null) ? heads : null,
    ...(atStart ? { atStart } : {}),
  }
}
