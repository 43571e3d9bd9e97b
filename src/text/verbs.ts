// English verbs of the boardroom: a printed form to its lemma, a lemma to its printed forms.

import { createRequire } from 'node:module'

const irregular: Record<string, string> = {
  took: 'take', taken: 'take', met: 'meet', held: 'hold', gave: 'give', given: 'give', put: 'put', set: 'set', made: 'make',
  heard: 'hear', sought: 'seek', left: 'leave', saw: 'see', seen: 'see', chose: 'choose', chosen: 'choose', kept: 'keep',
  written: 'write', wrote: 'write', understood: 'understand', upheld: 'uphold', withdrew: 'withdraw', withdrawn: 'withdraw',
  undertook: 'undertake', undertaken: 'undertake', brought: 'bring', sent: 'send',
  froze: 'freeze', frozen: 'freeze', struck: 'strike', shown: 'show', begun: 'begin', found: 'find', led: 'lead', told: 'tell',
  dealt: 'deal', sold: 'sell', built: 'build', bought: 'buy', paid: 'pay', lent: 'lend', spent: 'spend', drawn: 'draw',
} // prettier-ignore

const doubled = /^(refer|defer|remit|permit|submit|commit|admit|allot|prefer|transfer|plan|stop|confer|rebut|quit)$/

/** The past tense of a regular or known verb: `approve` → `approved`, `note` → `noted`, `take` → `took`, `taken`. */
export function pastForms(lemma: string): string[] {
  const known = Object.keys(irregular).filter((form) => irregular[form] === lemma)
  if (known.length > 0) return known
  if (lemma.endsWith('e')) return [`${lemma}d`]
  if (/[^aeiou]y$/.test(lemma)) return [`${lemma.slice(0, -1)}ied`]
  if (doubled.test(lemma)) return [`${lemma}${lemma.at(-1)}ed`]
  return [`${lemma}ed`]
}

/** All printed forms of a verb: base, third person, -ing, past. */
export function verbForms(lemma: string): string[] {
  const third = /(s|sh|ch|x|z)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`
  const stem =
    lemma.endsWith('e') && !lemma.endsWith('ee')
      ? lemma.slice(0, -1)
      : doubled.test(lemma)
        ? lemma + lemma.at(-1)!
        : lemma
  return [lemma, third, `${stem}ing`, ...pastForms(lemma)]
}

/** A reader of lemmas that knows the forms of the given verbs and asks compromise for any other. */
export function lemmaReader(lemmas: readonly string[]): (form: string) => string {
  const known = new Map<string, string>()
  for (const lemma of lemmas) for (const form of verbForms(lemma)) if (!known.has(form)) known.set(form, lemma)
  return (form) => {
    const word = form.toLowerCase()
    const found = known.get(word) ?? irregular[word]
    if (found) return found
    const lemma = inflectedLemma(word)
    known.set(word, lemma)
    return lemma
  }
}

const require = createRequire(import.meta.url)

// Loaded late: it costs 180 ms and most documents use only known verbs.
function inflectedLemma(word: string): string {
  const compromise = require('compromise') as (text: string) => {
    tag(tag: string): void
    verbs(): { toInfinitive(): { text(): string } }
  }
  const view = compromise(word)
  view.tag('Verb')
  return view.verbs().toInfinitive().text() || word
}
