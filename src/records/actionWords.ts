// A sentence or a list entry of minutes to an action.

import { type Match, type Part, type Passage, type Reading, slicePassage, type Surroundings } from '#model'
import { personTitle } from '#text'
import type { Action } from './action.ts'
import { behindDash, type Clause, clausesOf, doneBy, personAbove } from './actionClauses.ts'
import { deadline, relativeDue } from './actionDue.ts'
import { besideWords, doing, onlyRepeats, referent } from './actionOwner.ts'
import { readStatus } from './statusWords.ts'
import { plain } from './plain.ts'
import { isOnRoll, shortName } from './namedPeople.ts'

const modal = /\b(?:would|will|should|shall|must|to be|be)\b/i
/** "Agreed that the fee be frozen" freezes it: nothing is left to do. */
const pending = /\b(?:would|will|should|shall|must|to be)\b/i

/** Owners that begin with a small letter all the same. */
const group =
  /^(?:the\s+)?(?:\p{Lu}|officers?\b|members?\b|management\b|executives?\b|colleagues\b|clerk\b|chair|all\b|everyone\b)/u

export function readWords(match: Match, around: Surroundings): Reading<Action>[] {
  const { slots, rule } = match
  const named = plain(slots.owner)?.replace(/^[([]\s*|(?:(?<!\s)\s+)?[)\]]$/g, '') ?? null
  // Patterns tell no capitals apart: who acts has a name, a post or initials, or is one of a known group.
  const perhaps = rule.set.perhaps === true
  const somebody =
    named !== null &&
    group.test(named) &&
    (rule.set.known !== true || isOnRoll(named, around) || (perhaps && shortName.test(named)))
  if (named !== null && !somebody && !perhaps) return []
  const pronoun = rule.set.reads === 'person above' || /^(?:he|she)$/i.test(named ?? '')
  const above = pronoun ? personAbove(match, around) : null
  if (rule.set.reads === 'person above' && !above) return []
  if (rule.set.reads === 'label behind' && !somebody) return []
  if (!isToDo(match, around)) return []
  const owner = somebody && !pronoun ? named.replace(/^the\s+/i, '') : above
  if (onlyRepeats(match, owner, around)) return []
  if (rule.set.reads === 'label behind') return readClause(match, around, { owner, passage: slots.act! })
  const label = rule.set.label === true
  const whole = label ? labelled(match) : match.passage
  if (match.lead || slots.act || !(owner ?? label)) return readClause(match, around, { owner, passage: whole })
  const passage = somebody ? behindDash(whole, slots.owner!.text) : whole
  const clauses = clausesOf(passage, owner, around)
  return clauses.flatMap((clause) => readClause(match, around, clause, clauses.length > 1 || passage !== whole))
}

/** One clause to one action; `apart` where it is quoted without the rest of its sentence. */
function readClause(
  match: Match,
  around: Surroundings,
  { owner: doer, passage }: Clause,
  apart = false,
): Reading<Action>[] {
  const { part, slots, rule } = match
  const label = rule.set.label === true
  const origin = rule.set.origin as Action['origin']
  const told = withoutTails(plain(passage) ?? '', part)
  let { words } = told
  // "Action: Jane Oak" names an owner, it says nothing to do.
  if (words.split(' ').length < 2 || (label && words.split(' ').length <= 3 && !doer && !told.owner)) return []
  const act = plain(slots.act)
  let owner = doer ?? told.owner ?? ownerInside(act ?? words, match.lead !== undefined)
  const agreed = rule.set.agreed === true
  if (agreed) owner ??= doneBy(act ?? words, around)
  const aside = besideWords(part)
  // The column names who answers for the row; a sentence that names its own doer knows better.
  if (aside && aside.length < 80 && !slots.owner && !doing.test(aside)) owner = aside
  const due = deadline(words, part)
  const ref = slots.act || agreed ? earlierRef(match.passage.text, part) : null
  // What a paper tells of an agreement elsewhere is history, unless somebody is named and a date is set.
  if (agreed && part.place.zone !== 'minutes' && !(owner && due)) return []
  if (ref) words = /\b(?:it was|the \p{L}+) (?:\p{L}+ )*agreed\b.*$/isu.exec(words)?.[0] ?? words
  const before = match.lead || label || apart ? null : referent(match, around)
  const reading: Action = {
    ref,
    raised_on: origin === 'report' ? null : (part.place.meeting?.date ?? null),
    item_title: part.place.item?.title ?? null,
    owner,
    owner_role: null,
    text: before ? plain(before)! : words,
    due_raw: due?.raw ?? relativeDue(words),
    due: due?.due ?? null,
    progress: null,
    status_raw: told.status,
    status: told.status === null ? null : readStatus(told.status),
    origin:
      part.place.zone === 'minutes' || part.place.zone === 'action_log'
        ? 'minutes'
        : origin === 'minutes'
          ? 'report'
          : origin,
  }
  const point = match.lead && match.marker && /^\d+$/.test(match.marker) ? match.marker : undefined
  const quoted = before ?? (apart || rule.set.reads === 'label behind' ? passage : null)
  return [{ fields: reading, ...(quoted ? { passage: quoted } : {}), ...(point ? { point } : {}) }]
}

/** The participle of a clause whose first verb is passive: `the reserve would be used`. */
const settling =
  /^(?:(?!(?:would|will|should|shall|must|be)\b)\S+\s+)*?(?:(?:would|will|should|shall|must)\s+(?:also\s+|now\s+)?)?be\s+(?:\p{Ll}+ly\s+)?(\p{Ll}+(?:-\p{Ll}+)?)/u

/** Whether what was agreed is still to be done: what was or is so is an opinion. */
function isToDo({ slots, passage, rule }: Match, around: Surroundings): boolean {
  const act = plain(slots.act)
  if (act === null || rule.set.asked === true || rule.set.agreed !== true) return true
  // "Agreed that the reserve would be used" settles it, unless somebody is named to do it.
  const done = settling.exec(act)?.[1]
  if (done && around.words('action.settled').includes(done) && !doneBy(act, around)) return false
  const still = /^agreed\b/i.test(passage.text) ? pending : modal
  if (!still.test(act.split(/\s+/).slice(0, 25).join(' '))) return false
  return (
    !/^(?:\S+\s+){0,14}?(?:was|were|had|has|is|are)\s+(?!to\s)/i.test(act) ||
    /^(?:\S+\s+){0,12}?(?:would|will|should|shall|be)\b/i.test(act)
  )
}

/**
 * The words without who and how it stands behind them.
 *
 *   circulate the minutes (AB)      Ask the owner for a plan – COMPLETED
 *                         ^^^^                             ^^^^^^^^^^^
 */
function withoutTails(
  printed: string,
  { place }: Part,
): { words: string; owner: string | null; status: string | null } {
  let words = printed
  const state =
    /(?:(?<!\s)\s+)?[–—-]\s*(ongoing|open|closed|completed?|done|actioned|outstanding|in progress|carried forward)\s*\.?$/i.exec(
      words,
    )
  if (state) words = words.slice(0, state.index)
  const tail =
    /\s*[([](?:action\s*(?:by)?\s*[:–-]?\s*)?([A-Z]{2,3}(?:\s*(?:[/&,]|and)\s*[A-Z]{2,3})*)[)\]]\s*\.?$/i.exec(words)
  const owner =
    tail && /^[A-Z/&, ]+$/.test(tail[1]!.replace(/\band\b/g, '&')) && place.zone !== 'paper' ? tail[1]! : null
  if (owner) words = words.slice(0, tail!.index)
  return { words, owner, status: state?.[1] ?? null }
}

/** The words behind "ACTION:", from the owner or the thing to do on. */
function labelled({ passage, slots }: Match): Passage {
  const text = slots.matter?.text ?? ''
  const owned =
    slots.owner &&
    !/^\s*[)\]]?\s*[:–-]/.test(passage.text.slice(passage.text.indexOf(slots.owner.text) + slots.owner.text.length))
  const from = passage.text.indexOf(owned ? slots.owner!.text : text, text === '' ? 0 : undefined)
  return from > 0 ? slicePassage(passage, from, passage.text.length) : passage
}

const passive =
  /^(?:an?|any|further|regular|specific|no|this|these|that|it|there|all|results?|updates?|progress|details?)\b/i
const ownerWords = new RegExp(
  String.raw`^(?:[Tt]he\s+)?((?:${personTitle}\s+)?\p{Lu}[\p{L}’'&-]*(?:\s+(?:of|and|for|&)?\s*\p{Lu}[\p{L}’'&-]*){0,6})\s+(?:would|will|should|shall|must|to)\s+(?!be\s+(?:provided|brought|presented|submitted|circulated|arranged|developed|added|made|given|taken|sent|held|considered|included|reviewed|shared|consulted|informed|approached|contacted|written|chased|notified|discussed|revisited|raised)\b)`,
  'u',
)

/** Who "would" do it, where the clause names somebody before the verb. */
function ownerInside(clause: string, entry: boolean): string | null {
  if (passive.test(clause)) return null
  const match = ownerWords.exec(clause)
  if (!match) return null
  const name = match[1]!
  // A body that "would receive an update" is served, it does not act.
  if (
    !entry &&
    /\b(?:Board|Committee|Council|Cabinet)$/.test(name) &&
    /\b(?:receive|consider|be)\b/.test(clause.slice(match[0].length, match[0].length + 12))
  )
    return null
  return name
}

/** The action of an earlier meeting that the sentence speaks of: "Regarding action HVB/31/07, … it was agreed". */
function earlierRef(words: string, part: Part): string | null {
  const match =
    /^(?:regarding|in relation to|with regard to|on|concerning|re)?\s*(?:action|minute|item)s?\s+(?:ref(?:erence)?\s+|no\.?\s+)?(\p{Lu}*[\p{L}]*\d{0,4}\/\d{1,4}(?:\/\d{1,4})?)/iu.exec(
      words,
    )
  return match && match[1] !== part.place.item?.ref ? match[1]! : null
}
