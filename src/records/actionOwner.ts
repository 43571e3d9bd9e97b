// An owner beside or below the words of minutes to an action, and the words that belong to one.

import { type Match, type Part, type Passage, type Reading, slicePassage, type Surroundings } from '#model'
import { passageSentences, sentenceEnds } from '#text'
import type { Action } from './action.ts'
import { deadline, relativeDue } from './actionDue.ts'
import { plain } from './plain.ts'
import { isOnRoll, shortName } from './namedPeople.ts'

/** The names beside the words, each once: `AW` beside two lines of a paragraph is one person. */
export function besideWords(part: Part): string | null {
  const words = plain(part.aside)?.replace(/(?:(?<!\s)\s+)?\/\s*/g, '/') ?? null
  const names = words?.split(' ') ?? []
  return names.length > 1 && names.every((name) => /^[A-Z]{2,3}$/.test(name)) ? [...new Set(names)].join('/') : words
}

/**
 * A short sentence that says nothing without the one before, with it.
 *
 *   The accounts wait for the county's figures. ST asked to assist with this.
 *                                                                        ^^^^
 */
export function referent(match: Match, around: Surroundings): Passage | null {
  const words = match.passage.text
  if (words.split(/\s+/).length > 8 || match.block.kind === 'table') return null
  if (
    !/\b(?:this|it|these|them)\b[.\s]*$|\bto (?:action|attend|assist|respond|reply|progress|report back)[.\s]*$/i.test(
      words,
    )
  )
    return null
  const own = match.block.passage
  const at = own.text.indexOf(words)
  const sentence = at > 0 ? sentenceBefore(match, around) : null
  // What the sentence before asks for is an action of its own.
  if (!sentence || /\b(?:will|would|should|agreed|asked|requested)\b/i.test(sentence.text)) return null
  return slicePassage(own, own.text.lastIndexOf(sentence.text, at), at + words.length)
}

const promised = /\b(?:will|would|should|agreed to|asked to|offered to|to be \p{Ll}+)\b/u
/** A sentence that only says what was noted, discussed or received. */
const told =
  /^(?!.*\b(?:will|would|should|must|to be|agreed to|asked to)\b).*\b(?:was|were) (?:\p{L}+ and )?(?:noted|discussed|accepted|received|reported|thanked)\b/su

/** The sentence before the owner: in the same block, or the last of the block above. */
function sentenceBefore(match: Match, around: Surroundings): Passage | null {
  const own = match.block.kind === 'table' ? null : match.block.passage
  const at = own?.text.indexOf(match.passage.text) ?? 0
  const above = around.parts[around.index - 1]
  const passage =
    own && at > 0
      ? slicePassage(own, 0, own.text.slice(0, at).trimEnd().length)
      : above &&
          above.block.kind !== 'table' &&
          above.block.kind !== 'heading' &&
          above.place.item?.ref === match.part.place.item?.ref
        ? above.block.passage
        : null
  if (!passage) return null
  const ends = sentenceEnds(passage.text)
  const start = ends.length > 1 ? ends.at(-2)! : 0
  // What was noted last is not what the owner does, where a sentence before it leaves something to do.
  if (told.test(passage.text.slice(start))) {
    const earlier = passageSentences(passage).findLast(({ text }) => promised.test(text) && !told.test(text))
    if (earlier) return earlier
  }
  const gap = /^\s*/.exec(passage.text.slice(start))?.[0].length ?? 0
  return slicePassage(passage, start + gap, passage.text.length)
}

/** The action before a line that holds only the owner. */
export function readOwnerLine(match: Match, around: Surroundings): Reading<Action>[] {
  const named = match.slots.owner?.text.replace(/(?<![.,:])[.,:]+$/, '') ?? ''
  if (/^\p{Ll}/u.test(named) || (match.rule.set.known === true && !shortName.test(named) && !isOnRoll(named, around)))
    return []
  const sentence = sentenceBefore(match, around)
  if (!sentence || (match.rule.set.pending === true && !leavesToDo.test(sentence.text))) return []
  const words = plain(sentence)
  if (!words) return []
  return [
    {
      fields: minuteAction(
        match,
        words,
        plain(match.slots.owner)?.replace(/(?<![.,:])[.,:]+$/, '') ?? null,
        deadline(words, match.part),
      ),
      passage: sentence,
      at: { owner: match.slots.owner! },
    },
  ]
}

/** What can stand in the last column of minutes and names nobody: a time, a page, a paper, what the item was for. */
const nobody =
  /\d|^(?:noted?|agreed|approved?|resolved|carried|decision|discussion|information|assurance|verbal|oral|paper|enc|none|n\/?a|tbc|closed|completed?|done|actions?|leads?|owners?)\b/i

/** The blocks of the row in which the owner stands. */
function rowOf({ parts, index }: Surroundings, aside: Passage): readonly Part[] {
  let from = index
  let to = index + 1
  while (parts[from - 1]?.aside === aside) from--
  while (parts[to]?.aside === aside) to++
  return parts.slice(from, to)
}

/** Words of a column that say what is to be done, not only who does it. */
export const doing = /(?:^|\s)(?:to|will|would)\s+\p{Ll}{2,}/u

/** The words beside an owner, where none of their sentences is an action by itself. */
export function readOwnerColumn(match: Match, around: Surroundings): Reading<Action>[] {
  const owner = besideWords(match.part)
  const words = plain(match.passage)
  if (!owner || match.block.kind === 'heading') return []
  if (doing.test(owner)) return readDoing(match, owner)
  if (owner.length > 60 || nobody.test(owner)) return []
  if (!words || words.length < 15 || /\bRESOLVED\b|\bAPPROVE\b/.test(words)) return []
  const row = rowOf(around, match.part.aside!)
  // The owner of a row of several paragraphs does what its last words say; under decisions it repeats them.
  if (row.length > 1 && (row.at(-1) !== match.part || row.some((part) => part.block.kind === 'item'))) return []
  const passage = lastToDo(match.passage)
  const told = plain(passage)!
  const due = /\b(?:by|before|no later than)\b/i.test(told) ? deadline(told, match.part) : undefined
  return [{ fields: minuteAction(match, told, owner, due), passage, at: { owner: match.part.aside! } }]
}

/** The column itself tells the action: `Clerk to chase the county`. */
function readDoing(match: Match, words: string): Reading<Action>[] {
  const who = /^(?:actions?\s*:?\s*)?(.{2,60}?)\s+(?:to|will|would)\s+\p{Ll}/u.exec(words)?.[1] ?? null
  const owner = who && /^(?:the\s+)?\p{Lu}/u.test(who) ? who.replace(/^the\s+/i, '') : null
  return [{ fields: minuteAction(match, words, owner, deadline(words, match.part)), passage: match.part.aside! }]
}

const leavesToDo = /\b(?:to|will|would|should|must)\s+(?:be\s+)?\p{Ll}{3,}/u

/** The last of many sentences that leaves something to do; all of few. */
function lastToDo(passage: Passage): Passage {
  const sentences = passageSentences(passage)
  if (sentences.length < 3) return passage
  return sentences.findLast(({ text }) => leavesToDo.test(text)) ?? passage
}

function minuteAction({ part }: Match, words: string, owner: string | null, due: ReturnType<typeof deadline>): Action {
  return {
    ref: null,
    raised_on: part.place.meeting?.date ?? null,
    item_title: part.place.item?.title ?? null,
    owner,
    owner_role: null,
    text: words,
    due_raw: due?.raw ?? relativeDue(words),
    due: due?.due ?? null,
    progress: null,
    status_raw: null,
    status: null,
    origin: 'minutes',
  }
}

/** Whether a sentence only says "Clerk to action" after one that begins with the same doer. */
export function onlyRepeats(match: Match, owner: string | null, around: Surroundings): boolean {
  if (!owner || !/^\S+(?: \S+){0,2} to (?:action|progress)[.\s]*$/i.test(match.passage.text)) return false
  const before = sentenceBefore(match, around)?.text.replace(/^the\s+/i, '') ?? ''
  return before.startsWith(owner) && leavesToDo.test(before)
}
