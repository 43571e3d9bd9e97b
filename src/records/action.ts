// A log row, a sentence or a list entry to an action.

import { z } from 'zod'
import {
  type Match,
  type Part,
  type Passage,
  type Reading,
  type RecordType,
  slicePassage,
  type Surroundings,
} from '#model'
import { readDates, readDue, sentenceEnds } from '#text'
import { colourMeaning, readStatus, statuses, statusColour } from './actionStatus.ts'
import { date, text } from './kinds.ts'
import { plain } from './plain.ts'

const fields = z.object({
  ref: text
    .nullable()
    .meta({ description: 'Reference of the action as printed', filter: 'exact', search: true, column: true }),
  raised_on: date.nullable().meta({ description: 'Date of the meeting that raised it', filter: 'date' }),
  item_title: text.nullable().meta({ description: 'Agenda item under which it was raised', search: true }),
  owner: text
    .nullable()
    .meta({ description: 'Person or body as printed', filter: 'words', search: true, column: true }),
  owner_role: text.nullable().meta({ description: 'Post of the owner', filter: 'words', search: true }),
  text: text.meta({ description: 'What is to be done', filter: 'words', search: true, column: true }),
  due_raw: text.nullable().meta({ description: 'Deadline as printed' }),
  due: date.nullable().meta({
    description: 'ISO date cut to what is known; the last where several are listed',
    filter: 'date',
    column: true,
  }),
  progress: text.nullable().meta({ description: 'Update as printed', search: true }),
  status_raw: text.nullable().meta({ description: 'Status as printed' }),
  status: z
    .enum(statuses)
    .nullable()
    .meta({ description: "Status through the log's own key", filter: 'exact', column: true }),
  origin: z.enum(['action_log', 'minutes', 'report']).meta({ description: 'Where the action stands', filter: 'exact' }),
})

export type Action = z.infer<typeof fields>

export const action: RecordType<Action> = {
  name: 'action',
  plural: 'actions',
  summary: 'Something that somebody has to do.',
  fields,
  read(match, around) {
    if (match.cells) return readRow(match, around)
    if (match.rule.id === 'action-owner-line') return readOwnerLine(match, around)
    if (match.rule.id === 'action-owner-column') return readOwnerColumn(match, around)
    return readWords(match, around)
  },
  key: (found, place) =>
    `${place.meeting?.date} ${place.item?.ref} ${found.ref} ${found.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`,
}

function readRow(match: Match, around: Surroundings): Reading<Action>[] {
  const { cells = {}, part, passage } = match
  const printed = plain(cells.text)
  if (!printed || /^(?:none|n\/?a|no (?:outstanding )?actions?\b.*)$/i.test(printed)) return []
  const near = part.place.meeting?.date ?? undefined
  // A log without a column for references prints them before the words.
  const lead = cells.ref ? null : /^(\p{Lu}*[\p{L}]*\d{0,4}\/\d{1,4}(?:\/\d{1,4})?)\s+(?=\S)/u.exec(printed)
  const ref = plain(cells.ref)?.replace(/[.:]$/, '') ?? lead?.[1] ?? null
  const owner = readOwner(plain(cells.owner))
  const due = cells.due ? readDue(cells.due.text, near) : undefined
  const status = plain(cells.status)
  const colour = statusColour(match)
  const raised = cells.raised ? readDates(cells.raised.text)[0]?.date : undefined
  const closed =
    status === null && /\b(?:closed|completed?)\b[.\s]*$/i.test(plain(cells.progress) ?? '') ? 'completed' : null
  return [
    {
      fields: {
        ref,
        raised_on: raised ?? null,
        item_title: plain(cells.item),
        owner: owner.name,
        owner_role: owner.role,
        text: lead ? printed.slice(lead[0].length) : printed,
        due_raw: plain(cells.due),
        due: due?.due ?? null,
        progress: plain(cells.progress),
        status_raw: status,
        status: status
          ? (colourMeaning(status, part.place, around) ?? readStatus(status))
          : ((colour && colourMeaning(colour, part.place, around)) ?? closed),
        origin: 'action_log',
      },
      passage,
      ...(ref ? { itemRef: ref } : {}),
      at: {
        ...(cells.owner ? { owner: cells.owner } : {}),
        ...(cells.due ? { due: cells.due } : {}),
        ...(cells.status ? { status: cells.status } : {}),
      },
    },
  ]
}

/** `Robin Oak (Chief Finance Officer)` → name and post. */
function readOwner(words: string | null): { name: string | null; role: string | null } {
  if (!words) return { name: null, role: null }
  const match = /^(.+?)\s*(?:\(([^)]+)\)|[,–-]\s+(\p{Lu}.+))$/u.exec(words)
  return match ? { name: match[1]!, role: match[2] ?? match[3]! } : { name: words, role: null }
}

const modal = /\b(?:would|will|should|shall|must|to be|be)\b/i
/** "Agreed that the fee be frozen" freezes it: nothing is left to do. */
const pending = /\b(?:would|will|should|shall|must|to be)\b/i

function readWords(match: Match, around: Surroundings): Reading<Action>[] {
  const { part, slots, rule } = match
  const act = plain(slots.act)
  // "It was agreed that" needs something still to be done: what was or is so is an opinion.
  const asked = rule.id === 'undertook'
  // Patterns tell no capitals apart: who acts has a name, a post or initials, or is one of a known group.
  if (
    slots.owner &&
    !/^(?:the\s+)?(?:\p{Lu}|officers?\b|members?\b|management\b|executives?\b|colleagues\b|clerk\b|chair)/u.test(
      slots.owner.text.trim(),
    )
  )
    return []
  const still = /^agreed\b/i.test(match.passage.text) ? pending : modal
  if (act !== null && !asked && !still.test(act.split(/\s+/).slice(0, 25).join(' '))) return []
  if (
    act !== null &&
    !asked &&
    /^(?:\S+\s+){0,14}?(?:was|were|had|has|is|are)\s+(?!to\s)/i.test(act) &&
    !/^(?:\S+\s+){0,12}?(?:would|will|should|shall|be)\b/i.test(act)
  )
    return []
  const origin = rule.set.origin as Action['origin']
  let words = plain(rule.id === 'action-label' ? labelled(match) : match.passage) ?? ''
  // "Action: Jane Oak" names an owner, it says nothing to do.
  if (rule.id === 'action-label' && words.split(' ').length <= 3 && !slots.owner) return []
  let owner = plain(slots.owner)?.replace(/^the\s+/i, '') ?? null
  const tail = /\s*\(([A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*)\)\s*\.?$/.exec(words)
  if (!owner && tail) {
    owner = tail[1]!
    words = words.slice(0, tail.index)
  }
  owner ??= ownerInside(act ?? words, match.lead !== undefined)
  const aside = besideWords(part)
  // The column names who answers for the row; a sentence that names its own doer knows better.
  if (aside && aside.length < 80 && !slots.owner) owner = aside
  const due = deadline(words, part)
  const ref = slots.act || rule.id === 'agreed-that-would' ? earlierRef(match.passage.text, part) : null
  // What a paper tells of an agreement elsewhere is history, unless somebody is named and a date is set.
  if (rule.id === 'agreed-that-would' && part.place.zone !== 'minutes' && !(owner && due)) return []
  const reading: Action = {
    ref,
    raised_on: origin === 'report' ? null : (part.place.meeting?.date ?? null),
    item_title: part.place.item?.title ?? null,
    owner,
    owner_role: null,
    text: ref ? (/\b(?:it was|the \p{L}+) (?:\p{L}+ )*agreed\b.*$/isu.exec(words)?.[0] ?? words) : words,
    due_raw: due?.raw ?? relativeDue(words),
    due: due?.due ?? null,
    progress: null,
    status_raw: null,
    status: null,
    origin: part.place.zone === 'minutes' ? 'minutes' : origin === 'minutes' ? 'report' : origin,
  }
  const point = match.lead && match.marker && /^\d+$/.test(match.marker) ? match.marker : undefined
  const before = match.lead || rule.id === 'action-label' ? null : referent(match, around)
  if (before) reading.text = plain(before)!
  return [{ fields: reading, ...(before ? { passage: before } : {}), ...(point ? { point } : {}) }]
}

/** The words behind "ACTION:". */
function labelled({ passage }: Match) {
  const label = /^(?:agreed\s+)?(?:actions?(?:\s+point)?(?:\s+\d+)?|AP\s?\d+)\s*[:–-]*\s*/i.exec(passage.text)
  return label ? slicePassage(passage, label[0].length, passage.text.length) : passage
}

const passive =
  /^(?:an?|any|further|regular|specific|no|this|these|that|it|there|all|results?|updates?|progress|details?)\b/i
const ownerWords =
  /^(?:[Tt]he\s+)?((?:(?:Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir|Cllr|Councillor)\.?\s+)?\p{Lu}[\p{L}’'&-]*(?:\s+(?:of|and|for|&)?\s*\p{Lu}[\p{L}’'&-]*){0,6})\s+(?:would|will|should|shall|must|to)\s+(?!be\s+(?:provided|brought|presented|submitted|circulated|arranged|developed|added|made|given|taken|sent|held|considered|included|reviewed|shared|consulted|informed|approached|contacted|written|chased|notified|discussed|revisited|raised)\b)/u

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

/** The date by which the words are to be done; a date since or until which something holds is none. */
function deadline(words: string, { place }: Part): ReturnType<typeof readDue> {
  const due = readDue(words, place.meeting?.date ?? undefined)
  if (!due || /^(?:from|until)\b/i.test(due.raw)) return undefined
  return /\b(?:since|until|till|from|dated|(?:meeting|minutes|letter) of)\s+$/i.test(
    words.slice(0, words.indexOf(due.raw)),
  )
    ? undefined
    : due
}

function relativeDue(words: string): string | null {
  return (
    /\b((?:at|by|before|for|to|in)\s+(?:the|a)\s+(?:next|future|following|forthcoming|subsequent)\s+(?:\p{L}+\s+){0,3}?(?:meeting|board|committee|session|month|quarter|report)(?:\s+of\s+the\s+\p{L}+)?|once\s+\p{L}+|as soon as possible|as a matter of urgency|over the next (?:\p{L}+\s+)?(?:month|year|quarter|week)s?)\b/iu.exec(
      words,
    )?.[1] ?? null
  )
}

/** The names beside the words, each once: `AW` beside two lines of a paragraph is one person. */
function besideWords(part: Part): string | null {
  const words = plain(part.aside)?.replace(/\s*\/\s*/g, '/') ?? null
  const names = words?.split(' ') ?? []
  return names.length > 1 && names.every((name) => /^[A-Z]{2,3}$/.test(name)) ? [...new Set(names)].join('/') : words
}

/**
 * A short sentence that says nothing without the one before, with it.
 *
 *   The accounts wait for the county's figures. ST asked to assist with this.
 *                                                                        ^^^^
 */
function referent(match: Match, around: Surroundings): Passage | null {
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
  const gap = /^\s*/.exec(passage.text.slice(start))?.[0].length ?? 0
  return slicePassage(passage, start + gap, passage.text.length)
}

/** The action before a line that holds only the owner. */
function readOwnerLine(match: Match, around: Surroundings): Reading<Action>[] {
  if (/^\p{Ll}/u.test(match.slots.owner?.text ?? '')) return []
  const sentence = sentenceBefore(match, around)
  if (!sentence) return []
  const words = plain(sentence)
  if (!words) return []
  return [
    {
      fields: minuteAction(match, words, plain(match.slots.owner), deadline(words, match.part)),
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

/** The words beside an owner, where none of their sentences is an action by itself. */
function readOwnerColumn(match: Match, around: Surroundings): Reading<Action>[] {
  const owner = besideWords(match.part)
  const words = plain(match.passage)
  if (!owner || owner.length > 60 || nobody.test(owner) || match.block.kind === 'heading') return []
  if (!words || words.length < 15 || /\bRESOLVED\b|\bAPPROVE\b/.test(words)) return []
  const row = rowOf(around, match.part.aside!)
  // The owner of a row of several paragraphs does what its last words say; under decisions it repeats them.
  if (row.length > 1 && (row.at(-1) !== match.part || row.some((part) => part.block.kind === 'item'))) return []
  const due = /\b(?:by|before|no later than)\b/i.test(words) ? deadline(words, match.part) : undefined
  return [{ fields: minuteAction(match, words, owner, due), at: { owner: match.part.aside! } }]
}

function minuteAction({ part }: Match, words: string, owner: string | null, due: ReturnType<typeof readDue>): Action {
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
