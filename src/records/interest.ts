// A declaration to who has which interest in what, and what he did.

import { z } from 'zod'
import { type Reading, type RecordType, slicePassage } from '#model'
import { text } from './kinds.ts'
import { plain } from './plain.ts'
import { splitPeople } from './rolls.ts'
import { rollWords } from './rollWords.ts'

export const interestKinds = [
  'disclosable_pecuniary',
  'pecuniary',
  'non_pecuniary',
  'personal',
  'prejudicial',
  'other_registrable',
  'non_registrable',
  'financial',
  'non_financial',
  'direct',
  'indirect',
  'loyalty',
  'standing',
] as const
export const conducts = ['left_room', 'did_not_vote', 'left_chair', 'remained'] as const

const fields = z.object({
  person: text.meta({ description: 'Who declared it, as printed', filter: 'words', search: true, column: true }),
  kind: z
    .enum(interestKinds)
    .nullable()
    .meta({ description: 'Kind of interest, where the words name one', filter: 'exact', column: true }),
  kind_raw: text.nullable().meta({ description: 'The words that name the kind' }),
  item: text.nullable().meta({ description: 'The item it touches, as printed', filter: 'exact', column: true }),
  matter: text.nullable().meta({ description: 'What it touches, where words name it', filter: 'words', search: true }),
  reason: text
    .nullable()
    .meta({ description: 'Why there is an interest', filter: 'words', search: true, column: true }),
  conduct: z
    .enum(conducts)
    .nullable()
    .meta({ description: 'What the person did about it, as far as it is said', filter: 'exact', column: true }),
})

export type Interest = z.infer<typeof fields>

/** The words that name a kind, the longest first. */
const kindWords: readonly (readonly [RegExp, (typeof interestKinds)[number]])[] = [
  [/disclosable\s+pecuniary|\bDPI\b/i, 'disclosable_pecuniary'],
  [/non[\s-]*(?:disclosable\s+)?pecuniary|non[\s-]*disclosable/i, 'non_pecuniary'],
  [/pecuniary/i, 'pecuniary'],
  [/non[\s-]*registra?ble|\bNRI\b/i, 'non_registrable'],
  [/(?:other\s+)?registra?ble|\bORI\b/i, 'other_registrable'],
  [/prejudicial/i, 'prejudicial'],
  [/non[\s-]*financial/i, 'non_financial'],
  [/financial/i, 'financial'],
  [/loyalt(?:y|ies)|conflict\s+of\s+loyalty/i, 'loyalty'],
  [/\bindirect/i, 'indirect'],
  [/\bdirect\b/i, 'direct'],
  [/personal/i, 'personal'],
  [/standing/i, 'standing'],
]
const conductWords: readonly (readonly [RegExp, (typeof conducts)[number]])[] = [
  [
    /\b(?:left|leave|leaving|withdr(?:e|a)w\w*|vacate[ds]?|retired?)\b(?![^.;]{0,20}\bchair\b)(?!\s+(?:early|at))/i,
    'left_room',
  ],
  [/\b(?:left|vacated?)\s+the\s+chair\b/i, 'left_chair'],
  [
    /\b(?:(?:did|do|would|will)\s+not\s+(?:vote|take\s+part)|t(?:ook|ake|aking)\s+no\s+part|abstain\w*|not\s+(?:vote|voting|take\s+part|participate))/i,
    'did_not_vote',
  ],
  [/\bremain(?:ed|s|ing)?\b|\bstay(?:ed|ing)?\b/i, 'remained'],
]
const itemWords =
  /\b(?:(?:agenda\s+)?items?|minutes?|application|agenda)\s+(?:no\.?\s*|number\s+)?((?:\d[\w/.]*\w|\d)(?:(?:\s*,\s*|\s+and\s+|\s*&\s*)\d[\w/.]*)*)/i
const because =
  /(?:,\s*|(?<!\s)\s+[–-]\s*|(?<!\s)\s+)(?:as|because|since|due\s+to|by\s+virtue\s+of|on\s+the\s+(?:grounds?|basis)\s+(?:that|of)|in\s+that|owing\s+to)\s+/i
const ending =
  /[,;]?\s*(?:\b(?:and|but)\s+)?(?:(?:said|stated|advised|indicated|confirmed)\s+that\s+)?(?:(?:he|she|they|who)\s+)?(?:therefore\s+|subsequently\s+|would\s+|will\s+|had\s+)?(?:left|leave|withdrew|withdraw|vacated|retired|took\s+no\s+part|did\s+not|do\s+not|not\s+(?:vote|take)|abstain\w*|remain(?:ed)?|stay(?:ed)?)\b.*$/i

const kindOf = (words: string | null) => kindWords.find(([pattern]) => pattern.test(words ?? ''))?.[1] ?? null
const conductOf = (words: string | null) => conductWords.find(([pattern]) => pattern.test(words ?? ''))?.[1] ?? null

export const interest: RecordType<Interest> = {
  name: 'interest',
  plural: 'interests',
  summary: 'An interest that somebody declared in what was to be discussed.',
  fields,
  contract: {
    slots: {
      kind: 'Kind of interest',
      how: 'The words between the interest and the matter',
      matter: 'The matter',
      people: 'Who declared it',
    },
    columns: {
      people: 'Who declared it',
      item: 'The item it touches',
      kind: 'Kind of interest',
      reason: 'Why',
      conduct: 'What the person did: stayed, left',
    },
  },
  read({ cells, slots, passage, leadSlots }, around) {
    const people = cells ? cells.people : slots.people
    if (!people) return []
    const told = cells ? rowInterest(cells) : wordsInterest(plain(passage) ?? '', plain(slots.matter), plain(slots.how))
    const raw = cells
      ? plain(cells.kind)
      : (plain(slots.kind) ?? kindIn(plain(passage) ?? '') ?? plain(leadSlots?.kind))
    const named = splitPeople(people, rollWords(around))
    return (
      named.length > 0
        ? named.map((entry) => ({ ...entry, text: entry.title ? `${entry.title} ${entry.text}` : entry.text }))
        : [{ text: people.text, passage: people }]
    ).flatMap(({ text: name, passage: own }, i): Reading<Interest>[] => {
      const person = name.replace(/^(?:that|and)\s+/i, '').trim()
      // "Members declared an interest" names nobody.
      if (!/\p{Lu}\p{Ll}/u.test(person) || /^(?:members|directors|governors|all|everyone|the\s)/i.test(person))
        return []
      // Each has words of his own: the sentence from his name on.
      const from = i === 0 ? 0 : Math.max(0, passage.text.indexOf(own.text))
      const words = slicePassage(passage, from, passage.text.length)
      return [{ fields: { person, kind: kindOf(raw), kind_raw: kindOf(raw) ? raw : null, ...told }, passage: words }]
    })
  },
  key: (found, place) =>
    `${place.meeting?.date} ${place.meeting?.body} ${found.person} ${found.item} ${found.matter} ${found.reason}`,
}

type Told = Pick<Interest, 'item' | 'matter' | 'reason' | 'conduct'>

const rowInterest = (cells: NonNullable<Parameters<typeof interest.read>[0]['cells']>): Told => ({
  item: plain(cells.item)?.replace(/^(?:agenda\s+)?items?\s+(?:no\.?\s*)?/i, '') ?? null,
  matter: null,
  reason: plain(cells.reason),
  conduct: conductOf(plain(cells.conduct)),
})

/** The kind where an entry of a list names it: "Cllr A – item 7 – non-pecuniary – …". */
function kindIn(words: string): string | null {
  for (const [pattern] of kindWords) {
    const found = pattern.exec(words)
    if (found) return found[0]
  }
  return null
}

/**
 * What a declaration says behind the name.
 *
 *   item 7 as she is a governor of Quay School, and left the room
 *   Councillor Petra Quill – item 7 – non-pecuniary – member of the Sailing Club
 */
function wordsInterest(sentence: string, matter: string | null, how: string | null): Told {
  const words = (matter ?? sentence).replace(/(?<![.\s])[.\s]+$/, '')
  const item = itemWords.exec(words)?.[1] ?? null
  const said = words.replace(ending, '').trim()
  const conduct = conductOf(words)
  if (matter === null) {
    // An entry of a list: the last of its pieces that is neither name, item nor kind.
    const pieces = said.split(/(?<!\s)\s+[–-]\s+|(?<!\s)\s*[;:,]\s+/).slice(1)
    const reason = pieces.findLast((piece) => !itemWords.test(piece) && kindOf(piece) === null && piece.trim() !== '')
    return { item, matter: null, reason: reason?.trim() ?? null, conduct }
  }
  if (/^(?:as|because|by|due)\b/i.test(how ?? '')) return { item, matter: null, reason: said || null, conduct }
  const cut = because.exec(` ${said}`)
  const what = cut ? ` ${said}`.slice(0, cut.index).trim() : said
  const reason = cut ? ` ${said}`.slice(cut.index + cut[0].length).trim() : ''
  const named = what
    .replace(itemWords, '')
    .replace(/^[\s,:–()-]+|(?<![\s,:–(-])[\s,:–(-]+$/g, '')
    .trim()
  return {
    item: item && !/^\d+\/\d/.test(item) ? item : null,
    matter: item && !/(?<!\d)\d+\/\d/.test(item) ? named || null : what || null,
    reason: reason || null,
    conduct,
  }
}
