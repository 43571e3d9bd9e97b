// One rule and one stretch of words to a match, or to the reason why not.

import { type Match, type Passage, slicePassage, trimPassage } from '#model'
import { anchorWords, canHold, type CompiledRule, type Pattern } from '#rules'

/** Longer stretches are cut for matching, so that no rule is slow on a page without full stops. */
const longest = 4_000

export interface Words {
  passage: Passage
  /** Lower-case words, for the anchors of the patterns. */
  anchors: ReadonlySet<string>
}

const known = new WeakMap<Passage, Words>()

export function wordsOf(passage: Passage): Words {
  let words = known.get(passage)
  if (!words) {
    words = { passage, anchors: anchorWords(passage.text.slice(0, longest)) }
    known.set(passage, words)
  }
  return words
}

export interface PatternMatch {
  pattern: Pattern
  start: number
  end: number
  slots: Record<string, Passage>
}

/** The first of the patterns that the words hold. */
export function firstMatch(patterns: readonly Pattern[], words: Words, atStart = false): PatternMatch | undefined {
  const text = words.passage.text.slice(0, longest)
  for (const pattern of patterns) {
    if (!canHold(pattern, words.anchors)) continue
    const found = pattern.regex.exec(text)
    if (!found || (atStart && found.index > 0)) continue
    const slots: Record<string, Passage> = {}
    for (const name of pattern.slots) {
      const place = found.indices?.groups?.[name]
      if (place) slots[name] = trimPassage(slicePassage(words.passage, place[0], place[1]))
    }
    return { pattern, start: found.index, end: found.index + found[0].length, slots }
  }
  return undefined
}

/** Why the words do not count although a pattern holds, or null. */
export function vetoOf(rule: CompiledRule, words: Words, section: readonly string[]): string | null {
  const veto = firstMatch(rule.unlessPatterns, words)
  if (veto) return `unless: ${veto.pattern.source}`
  if (rule.underPatterns.length > 0) {
    const heading = section.join(' / ')
    if (!rule.underPatterns.some((pattern) => pattern.regex.test(heading)))
      return `under: no heading above holds ${rule.under!.join(' or ')}`
  }
  return null
}

export const matchedRule = (rule: CompiledRule): Match['rule'] => ({ id: rule.id, set: rule.set })
