// Words to their stems and to how alike they are spelt, by the library natural.

import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

interface Stemmer {
  stem: (word: string) => string
}
type Distance = (a: string, b: string, options: { ignoreCase: boolean }) => number

let stemmer: Stemmer | undefined
let distance: Distance | undefined

/** The Porter stem of a word. Loaded when first needed, and by a path of its own: the whole of natural takes half a second. */
export function porterStem(word: string): string {
  stemmer ??= require('#porter-stemmer') as Stemmer
  return stemmer.stem(word)
}

/** Jaro-Winkler likeness of two spellings, 0 to 1, capitals and small letters alike. */
export function spellingLikeness(a: string, b: string): number {
  distance ??= require('#jaro-winkler') as Distance
  return distance(a, b, { ignoreCase: true })
}

/** The known word that is spelt most like another one, where it is spelt much like it. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const scored = [...known].map((name) => ({ name, score: spellingLikeness(name, word) }))
  const best = scored.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))[0]
  return best && best.score >= 0.8 ? best.name : undefined
}
