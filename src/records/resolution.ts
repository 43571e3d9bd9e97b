// A decision clause or sentence to a resolution.

import { z } from 'zod'
import {
  joinPassages,
  type Match,
  type Passage,
  type Reading,
  type RecordType,
  slicePassage,
  type Surroundings,
} from '#model'
import { endOfClause } from '#text'
import { count, text } from './kinds.ts'
import { cleanName, readDivision, readMotion, readVotes, sentencesAbove, type Votes } from './motions.ts'
import { plain } from './plain.ts'
import { nouns, readVerbs } from './verbs.ts'

const fields = z.object({
  verbs: z.array(text).meta({
    description: 'Lower-case lemmas in printed order; "be assured" is assure',
    filter: 'exact',
    column: true,
  }),
  text: text.meta({ description: 'The decision, verbs included', filter: 'words', search: true, column: true }),
  form: z
    .enum(['formal', 'narrative'])
    .meta({ description: 'Under a decision formula, or told in a sentence', filter: 'exact' }),
  outcome: z
    .enum(['decided', 'deferred', 'rejected', 'withdrawn', 'provisional'])
    .meta({ description: 'What became of the motion', filter: 'exact', column: true }),
  moved_by: text.nullable().optional().meta({ description: 'Mover', filter: 'words' }),
  seconded_by: text.nullable().optional().meta({ description: 'Seconder', filter: 'words' }),
  votes: z
    .object({
      for: count.nullable(),
      against: count.nullable(),
      abstained: count.nullable(),
      unanimous: z.boolean().nullable(),
    })
    .optional()
    .meta({ description: 'Votes where printed' }),
})

export type Resolution = z.infer<typeof fields>

export const resolution: RecordType<Resolution> = {
  name: 'resolution',
  plural: 'resolutions',
  summary: 'A decision that a meeting took.',
  fields,
  contract: {
    slots: {
      verbs: 'What was decided: approve, note',
      thirds: 'The same in the third person',
      pasts: 'The same as participles or nouns: approved, approval',
      first: 'The first verb, whatever it is',
      matter: 'The clause behind the verb',
      thing: 'What was decided, where no verb is printed',
      label: 'The word before the colon, which is what was done',
      person: 'Who was elected; must begin with a capital',
      moved: 'The motion, where the sentence holds it',
      mover: 'Who moved it',
      second: 'Who seconded it',
      what: 'The words of this decision, where the sentence tells of another too',
    },
    hints: {
      motion: { does: 'The decision is the motion that stands above' },
      above: { does: 'With motion: the decision is the sentence above' },
      whole: { does: 'With motion: the sentence itself holds the motion' },
      capitals: { does: 'Every verb in capitals counts' },
    },
  },
  read: (match, around) =>
    match.end ? readMoved(match, around) : match.lead ? readEntry(match, around) : readSentence(match, around),
  // A decision block and the minutes below it may print the same words.
  key: (decision, place) =>
    `${place.meeting?.body} ${place.meeting?.date} ${place.item?.ref} ${decision.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`,
}

/** A bullet or clause under a formula. */
function readEntry(match: Match, around: Surroundings): Reading<Resolution>[] {
  const entry = clauseOf(plain(match.passage) ?? '')
  if (entry.split(' ').length < 2 || /^(none|n\/?a|not applicable)\b/i.test(entry)) return []
  const stem = plain(match.stem)?.replace(/^(?:that|to)\b\s*/i, '')
  // "RESOLVED to note: (1) the report": the stem is the verb of every entry.
  const verbal =
    stem !== undefined &&
    !match.slots.verbs &&
    stem.split(' ').length <= 4 &&
    /\bto[\s:–-]*$/i.test(match.lead!.text.slice(0, Math.max(0, match.lead!.text.indexOf(stem))))
  const clausal = stem !== undefined && !match.slots.verbs && /\b(?:be|is|are)\b|\bto\s+\p{L}+/iu.test(stem)
  const finishes = verbal || clausal
  const words = finishes ? `${stem!.replace(/(?<!\s)\s*[:–-]\s*$/, ':')} ${entry}` : entry
  // "Noted: That two vacancies would arise": the word before the colon is what the meeting did.
  const label = match.slots.pasts ? undefined : match.leadSlots?.label
  const slots = label ? { pasts: label } : match.slots
  const found = readVerbs(finishes ? undefined : slots, verbal ? `to ${words}` : words, around)
  // "RESOLVED to object …": a verb that boards use rarely.
  const verbs = found.length > 0 || !endsInTo(match) ? found : readVerbs(undefined, `to ${words}`, around)
  // "The Board agreed: 1. the terms of reference": what the formula says is what was done with each thing.
  if (verbs.length === 0 && match.slots.thing) verbs.push('agree')
  // A name that stands alone is the beginning of a list.
  if (verbs.length === 0 && words.split(' ').length < 4) return []
  const motion = readMotion(match, around)
  const reading: Resolution = {
    verbs,
    text: words,
    form: 'formal',
    outcome: outcomeOf(verbs, around, match),
    ...motion.people,
    ...(motion.votes ? { votes: motion.votes } : {}),
  }
  const point =
    match.marker && /^[\p{L}\p{N}]+$/u.test(match.marker) && !/^o$/.test(match.marker) ? `(${match.marker})` : undefined
  return [{ fields: reading, ...(point ? { point } : {}) }]
}

/** A motion with who moved it before it and how it ended behind it. */
function readMoved(match: Match, around: Surroundings): Reading<Resolution>[] {
  const entry = clauseOf(plain(match.passage) ?? '')
  if (entry.split(' ').length < 2) return []
  // "That staff be directed to: a) mow the green": a clause without a verb of its own goes on with the line above.
  const words = match.stem && !/\bbe\b/i.test(entry) ? `${clauseOf(plain(match.stem)!)} ${entry}` : entry
  const person = (slot: string) => {
    const name = plain(match.leadSlots?.[slot])
    return name ? cleanName(name) : undefined
  }
  const [mover, second] = [person('mover'), person('second')]
  const end = plain(match.end) ?? ''
  const votes = readVotes(end) ?? readDivision(end)
  const read = readVerbs(undefined, words, around)
  const verbs = read.length > 0 ? read : movedVerbs(words, around)
  const outcome = match.rule.set.outcome as Resolution['outcome']
  return [
    {
      fields: {
        verbs,
        text: words,
        form: 'formal',
        outcome: outcome === 'decided' ? outcomeOf(verbs, around, match) : outcome,
        ...(mover ? { moved_by: mover } : {}),
        ...(second ? { seconded_by: second } : {}),
        ...(votes ? { votes } : {}),
      },
      passage: withEnd(match, around),
    },
  ]
}

/** What was moved and how it ended, in one piece where only white space lies between; a clause stands alone where others follow. */
function withEnd({ passage, end, stem }: Match, { pages }: Surroundings): Passage {
  const last = passage.runs.at(-1)
  const next = end!.runs[0]
  const beside =
    last && next && last.page === next.page && pages[last.page]?.text.slice(last.to, next.from).trim() === ''
  return stem && !beside ? passage : joinPassages([passage, end!], ' ', !beside)
}

/** "we award the tender", "Council direct staff to …": the first verb of those by which motions move something. */
function movedVerbs(words: string, around: Surroundings): string[] {
  const moving = around.words('resolution.moving')
  const first = words
    .split(/\s+/, 9)
    .map((word) => around.lemma(word.toLowerCase()))
    .find((lemma) => moving.includes(lemma))
  return first ? [first] : []
}

/** Whether the formula before the entry ends in "to", so that the entry begins with a verb. */
function endsInTo({ lead, passage }: Match): boolean {
  const at = lead!.text.indexOf(passage.text)
  return /\bto[\s:–-]*$/i.test(at > 0 ? lead!.text.slice(0, at) : lead!.text)
}

/** A sentence that tells the decision. */
function readSentence(match: Match, around: Surroundings): Reading<Resolution>[] {
  const outcome = match.rule.set.outcome as Resolution['outcome']
  if (outcome === 'rejected') return readRejection(match, around)
  if (match.rule.set.motion) return readCarried(match, around)
  const whole = plain(match.passage) ?? ''
  // Patterns tell no capitals apart: "they were appointed" names nobody.
  if (match.slots.person && !/^\p{Lu}/u.test(match.slots.person.text.trim())) return []
  const verbs = sentenceVerbs(match, whole, around)
  if (verbs.length === 0) return []
  // "agreed to approve …": the decision begins with its own verb.
  const own =
    match.slots.verbs && match.slots.matter ? `${plain(match.slots.verbs)} ${plain(match.slots.matter)}` : whole
  const motion = readMotion(match, around)
  const votes = readVotes(whole) ?? motion.votes
  const settled =
    outcome === 'deferred' && verbs[0] === 'withdraw' ? 'withdrawn' : outcomeOf(verbs, around, match, outcome)
  return [
    {
      fields: {
        verbs,
        text: own,
        form: match.rule.set.form as Resolution['form'],
        outcome: settled,
        ...motion.people,
        ...(votes ? { votes } : {}),
      },
    },
  ]
}

/** Every verb in capitals, or the verb of the pattern; a matter that is put off has only one. */
function sentenceVerbs(match: Match, whole: string, around: Surroundings): string[] {
  if (match.rule.set.capitals) {
    const found = [...whole.matchAll(/\b([A-Z]{3,}ED|SET|TAKEN)\b/g)].map(
      (capital) => readVerbs(undefined, `be ${capital[1]!.toLowerCase()}`, around)[0]!,
    )
    if (/\bTOOK\b/i.test(match.slots.pasts?.text ?? '')) found.push(...readVerbs(match.slots, whole, around))
    return [...new Set(found)]
  }
  if (match.rule.set.outcome === 'deferred') return [/\bwithdrawn?\b/i.test(whole) ? 'withdraw' : 'defer']
  return readVerbs(match.slots, whole, around)
}

/** A motion that was carried; nothing where its words are not printed before. */
function readCarried(match: Match, around: Surroundings): Reading<Resolution>[] {
  const motion = readMotion(match, around)
  const { people, votes } = motion
  const whole = plain(match.passage)
  const told = match.rule.set.whole === true && !/^(?:the|this) (?:motion|proposal|resolution)\b/i.test(whole ?? '')
  const above =
    match.rule.set.above === true || match.rule.set.whole === true
      ? sentencesAbove(match, around)
          .find((sentence) => sentence !== '')
          ?.replace(/\s+/g, ' ')
      : undefined
  const words = told ? whole : match.rule.set.above === true ? above : (motion.text ?? above)
  // Where the resolution is printed below, that is the decision.
  const below = around.parts
    .slice(around.index, around.index + 4)
    .some(
      (part) =>
        part.place.item?.ref === match.part.place.item?.ref &&
        part.block.kind !== 'table' &&
        /\bRESOLVED\b/.test(part.block.passage.text),
    )
  if (!words || below) return []
  const verbs =
    match.rule.set.whole === true
      ? carriedVerbs(words, around)
      : above
        ? wordVerbs(match, around)
        : readVerbs(undefined, words, around)
  return [
    {
      fields: {
        verbs,
        text: words,
        form: 'narrative',
        outcome: outcomeOf(verbs, around, match),
        ...people,
        ...(votes ? { votes } : {}),
      },
      ...(match.slots.what ? { passage: match.slots.what } : {}),
    },
  ]
}

/** The verb of a word behind the matter: NOTED notes it, and what was carried is agreed. */
function wordVerbs({ passage }: Match, around: Surroundings): string[] {
  const word = /^\p{Lu}{2,}ED\b/u.exec(passage.text)?.[0].toLowerCase()
  return [word && word !== 'carried' ? around.lemma(word) : 'agree']
}

/** What was proposed, seconded and carried in one sentence: "their adoption" adopts, and where no verb says it, it was approved. */
function carriedVerbs(words: string, around: Surroundings): string[] {
  const noun = /\b(adoption|acceptance|approval|re-?election|election|appointment)\b/i.exec(words)?.[1]?.toLowerCase()
  if (noun) return [nouns[noun] ?? 're-elect']
  const end = /\b(approved|agreed|accepted|adopted)\b[^,;]*$/i.exec(words)?.[1]
  return end ? [around.lemma(end)] : ['approve']
}

const bothTold =
  /^(.*?\b(?:lost|defeated|rejected|fell)),?\s+and\b.*\bmotion\b.*\b(?:carried|passed|agreed|approved)\b/isu

function readRejection(match: Match, around: Surroundings): Reading<Resolution>[] {
  const motion = readMotion(match, around)
  const words = (match.rule.set.whole === true ? undefined : motion.text) ?? plain(match.passage) ?? ''
  const votes: Votes | undefined = motion.votes
  // "… was declared lost and the motion carried": only the first half is about this one.
  const half = bothTold.exec(match.passage.text)?.[1]
  return [
    {
      fields: {
        verbs: readVerbs(undefined, words, around),
        text: words,
        form: 'narrative',
        outcome: 'rejected',
        ...motion.people,
        ...(votes ? { votes } : {}),
      },
      ...(half ? { passage: slicePassage(match.passage, 0, half.length) } : {}),
    },
  ]
}

function outcomeOf(
  verbs: readonly string[],
  around: Surroundings,
  match: Match,
  fallback: Resolution['outcome'] = 'decided',
): Resolution['outcome'] {
  // A meeting that adjourns puts nothing off.
  const ends = verbs[0] === 'adjourn' && /\bmeeting\b/i.test(match.passage.text)
  if (!ends && ['defer', 'postpone', 'adjourn'].includes(verbs[0] ?? '')) return 'deferred'
  if (verbs[0] === 'withdraw') return 'withdrawn'
  return isInquorate(around, match) ? 'provisional' : fallback
}

const inquorate = new WeakMap<readonly unknown[], Set<string>>()

/** Whether the minutes say that the meeting had no quorum. */
function isInquorate(around: Surroundings, match: Match): boolean {
  let dates = inquorate.get(around.parts)
  if (!dates) {
    dates = new Set()
    for (const part of around.parts) {
      if (part.place.zone !== 'minutes' || part.block.kind === 'table') continue
      if (
        /\b(?:was|were|is|being)\s+(?:inquorate|not\s+quorate)\b|\bin\s+the\s+absence\s+of\s+a\s+quorum\b|\bno\s+quorum\b/i.test(
          part.block.passage.text,
        )
      ) {
        dates.add(`${part.place.meeting?.date}`)
      }
    }
    inquorate.set(around.parts, dates)
  }
  return dates.has(`${match.part.place.meeting?.date}`)
}

/** The clause without "That" before it and the marks and the "and" behind it. */
function clauseOf(words: string): string {
  const clause = words.replace(/^(?:that|to)\s+(?=\S)/i, '').trim()
  return /[;,]\s?(?:and|or)?$/i.test(clause) ? clause.slice(0, endOfClause(clause)) : clause
}
