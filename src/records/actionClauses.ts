// A sentence of minutes to the clauses that each say who is to do what.

import { type Match, type Passage, slicePassage, type Surroundings } from '#model'
import { passageSentences, personTitle } from '#text'
import { isOnRoll, shortName } from './namedPeople.ts'

/** Who is to do what, and the words that say so. */
export interface Clause {
  owner: string | null
  passage: Passage
}

const name = String.raw`(?:[Tt]he\s+)?\p{Lu}[\p{L}.’'-]*(?:\s+(?:&\s+|and\s+)?\p{Lu}[\p{L}.’'-]*){0,3}`
/** A joint of clauses with a doer behind it; after "and" or a comma, "to" may still belong to the verb before. */
const joint = new RegExp(
  String.raw`(?:;\s+(?:and\s+)?|\s[–—-]\s+|,\s+)(${name})\s+(?:to|will)\s+\p{Ll}{3,}|,?\s+and\s+(${name})\s+(?:will|(?:kindly\s+)?(?:agreed|offered|undertook)\s+to)\s+(?!be\b)\p{Ll}{3,}`,
  'gu',
)
const leavesToDo = /\b(?:to|will|would|should)\s+(?!be\b)\p{Ll}{3,}/u
/** After these a name and "to" may be whom somebody asks. */
const asking =
  /\b(?:ask|invite|request|tell|remind|want|get|allow|enable|encourage|instruct|help|expect|nominate|appoint|names?)\b/iu
/** Words that say nothing without the clause before: "will look into it". */
const dangling = /\b(?:this|it|these|them|that|so|there)\b[.\s]*$|^(?:\S+\s+){0,2}\S+$/iu

/**
 * The clauses of a sentence, each with its own doer; the whole sentence where it has one.
 *
 *   Roy will draft the form and Jane will print it
 *   ^^^^^^^^^^^^^^^^^^^^^^^     ^^^^^^^^^^^^^^^^^^
 */
export function clausesOf(passage: Passage, owner: string | null, around: Surroundings): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  let who = owner
  for (const found of passage.text.matchAll(joint)) {
    const next = (found[1] ?? found[2])!.replace(/^the\s+/i, '')
    const before = passage.text.slice(from, found.index)
    if (!leavesToDo.test(before) || (found[0].startsWith(',') && asking.test(before))) continue
    if (!isOnRoll(next, around) && !shortName.test(next)) continue
    clauses.push({ owner: who, passage: slicePassage(passage, from, found.index) })
    from = found.index + found[0].indexOf((found[1] ?? found[2])!)
    who = next
  }
  return [...clauses, { owner: who, passage: slicePassage(passage, from, passage.text.length) }]
}

/** The words from the owner on, where a long clause and a dash stand before and the rest speaks for itself. */
export function behindDash(passage: Passage, owner: string): Passage {
  const at = passage.text.lastIndexOf(owner)
  const before = passage.text.slice(0, at)
  const rest = passage.text.slice(at)
  if (!/(?:\s[–—-]|;)\s+(?:and |but )?(?:the )?$/i.test(before) || before.split(/\s+/).length < 7) return passage
  return dangling.test(rest) ? passage : slicePassage(passage, at, passage.text.length)
}

const subject = new RegExp(
  String.raw`^(?:[Tt]he\s+)?((?:${personTitle}\s+)?\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*){0,2})(?:\s+\([^)]*\))?\s+(?:has|had|is|was|will|would|also|then|\p{Ll}+ed|gave|told|said|spoke|met|took|made|went|wrote|sent|saw|felt|brought|found)\b`,
  'u',
)

/** The one person with whom the sentence before begins, for "she" and "he"; null where nobody known is named. */
export function personAbove({ block, passage }: Match, around: Surroundings): string | null {
  if (block.kind === 'table') return null
  const sentences = passageSentences(block.passage)
  const at = sentences.findIndex(({ text }) => text === passage.text)
  const above = at > 0 ? sentences[at - 1]! : null
  const who = above ? (subject.exec(above.text)?.[1] ?? null) : null
  return who && /^\p{Lu}/u.test(who) && isOnRoll(who, around) ? who : null
}

/** Who does what is to be done, behind the verb: `be sold by the Treasurer`. */
export function doneBy(clause: string, around: Surroundings): string | null {
  const who =
    /\bbe\s+\p{L}+(?:\s+\p{L}+){0,4}?\s+by\s+(?:the\s+)?(\p{Lu}[\p{L}’'-]*(?:\s+\p{Lu}[\p{L}’'-]*){0,3})/u.exec(
      clause,
    )?.[1]
  return who && isOnRoll(who, around) ? who : null
}
