// Lists of phrases to their places in a text, at a cost that hangs on the text and not on the length of the lists.

import { spellOutLetters } from './latin.ts'

/** A phrase as a regular expression, and the word by which every match of it begins. */
export interface Phrase {
  source: string
  /** Lower-case words or beginnings of words; null where it can begin with any. */
  heads: readonly { word: string; prefix: boolean }[] | null
  /** Only at the very beginning of the text. */
  atStart?: boolean
}

export interface PhraseMatch {
  index: number
  words: string
}

/**
 * Finds phrases in order and without overlaps; of two that begin at one place the one listed first is taken.
 * Every word of the text is looked up once; only phrases that begin with it are tried.
 */
export function phraseFinder(phrases: readonly Phrase[]): (text: string) => PhraseMatch[] {
  const anywhere = phrases.filter((phrase) => !phrase.atStart)
  const exact = new Map<string, Phrase[]>()
  const prefixes = new Map<string, { word: string; phrase: Phrase }[]>()
  for (const phrase of anywhere)
    for (const head of phrase.heads ?? []) {
      if (head.prefix) {
        const start = head.word.slice(0, 2)
        prefixes.set(start, [...(prefixes.get(start) ?? []), { word: head.word, phrase }])
        continue
      }
      const listed = exact.get(head.word)
      if (listed) listed.push(phrase)
      else exact.set(head.word, [phrase])
    }
  const headless = anywhere.filter((phrase) => phrase.heads === null)
  const opening = compile(phrases.filter((phrase) => phrase.atStart))
  const byWord = new Map<string, RegExp | null>()
  const order = new Map(phrases.map((phrase, i) => [phrase, i]))
  const forWord = (word: string): RegExp | null => {
    let regex = byWord.get(word)
    if (regex === undefined) {
      const fitting = new Set([...(exact.get(word) ?? []), ...headless])
      for (const { word: start, phrase } of prefixes.get(word.slice(0, 2)) ?? []) {
        if (word.startsWith(start)) fitting.add(phrase)
      }
      for (const { word: start, phrase } of prefixes.get(word.slice(0, 1)) ?? []) {
        if (start.length === 1) fitting.add(phrase)
      }
      regex = compile([...fitting].sort((a, b) => order.get(a)! - order.get(b)!))
      byWord.set(word, regex)
    }
    return regex
  }
  return (text) => {
    const found: PhraseMatch[] = []
    let next = 0
    const take = (regex: RegExp | null, at: number) => {
      if (!regex) return
      regex.lastIndex = at
      const match = regex.exec(text)
      if (!match || match[0] === '') return
      found.push({ index: at, words: match[0] })
      next = at + match[0].length
    }
    take(opening, 0)
    for (const { word, at } of wordsOf(text)) if (at >= next) take(forWord(word), at)
    return found
  }
}

let last: { text: string; words: { word: string; at: number }[] } = { text: '', words: [] }

/** Lower-case words with their offsets. Many lists are asked of one text in a row, so the last answer is kept. */
function wordsOf(text: string): { word: string; at: number }[] {
  if (last.text !== text) {
    const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
      word: match[0].toLowerCase(),
      at: match.index,
    }))
    last = { text, words }
  }
  return last.words
}

function compile(phrases: readonly Phrase[]): RegExp | null {
  return phrases.length === 0
    ? null
    : new RegExp(spellOutLetters(phrases.map((phrase) => phrase.source).join('|')), 'iuy')
}
