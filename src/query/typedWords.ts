// Words that a person types → expressions that the full-text index understands.

import { quoted } from '#store'

/** What was typed: words that must all occur, and phrases in double quotes that must occur exactly. */
export interface TypedWords {
  terms: readonly string[]
  phrases: readonly string[]
}

/** Reads `lease "approved by the members" audiolog*`; words without a letter or digit are left out. */
export function readTypedWords(text: string): TypedWords {
  const terms: string[] = []
  const phrases: string[] = []
  for (const [, phrase, term] of text.matchAll(/"([^"]*)"|([^\s"]+)/g)) {
    const found = (phrase ?? term)!.trim()
    if (/[\p{L}\p{N}]/u.test(found)) (phrase === undefined ? terms : phrases).push(found)
  }
  return { terms, phrases }
}

/** Whether there is anything to look for. */
export const hasWords = ({ terms, phrases }: TypedWords): boolean => terms.length + phrases.length > 0

/**
 * An FTS5 expression that asks for all words and phrases. Every word is quoted, so that `A&E`, `52-week` and
 * `MV/24/053` are words and not operators; a star at the end asks for the beginning of a word.
 */
export function wordsToMatch({ terms, phrases }: TypedWords, columns?: readonly string[]): string {
  const all = [...terms.map(matchTerm), ...phrases.map(matchString)].join(' AND ')
  return columns ? `{${columns.map(quoted).join(' ')}} : (${all})` : all
}

/** An FTS5 expression for the unstemmed index that asks for the phrases only; undefined where there are none. */
export function phrasesToMatch({ phrases }: TypedWords): string | undefined {
  return phrases.length > 0 ? phrases.map(matchString).join(' AND ') : undefined
}

function matchTerm(term: string): string {
  return term.endsWith('*') ? `${matchString(term.replace(/(?<!\*)\*+$/, ''))}*` : matchString(term)
}

export function matchString(words: string): string {
  return `"${words.replaceAll('"', '""')}"`
}

/** A regular expression that finds the words as the unstemmed index does: letters and digits count, nothing between. */
export function wordsToPattern(words: string): RegExp {
  const tokens = words.match(/[\p{L}\p{N}]+/gu) ?? []
  const between = '[^\\p{L}\\p{N}]+'
  return new RegExp(`(?<![\\p{L}\\p{N}])${tokens.join(between)}(?![\\p{L}\\p{N}])`, 'giu')
}
