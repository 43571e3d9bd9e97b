// The lines around a decision to who moved it, what was moved, and how the votes fell.

import type { Match, Surroundings } from '#model'
import { personTitle, sentenceEnds } from '#text'

export interface Votes {
  for: number | null
  against: number | null
  abstained: number | null
  unanimous: boolean | null
}

export interface Motion {
  text?: string
  people: { moved_by?: string; seconded_by?: string }
  votes?: Votes
}

const name = String.raw`((?:${personTitle}\s+)*(?:\p{Lu}[\p{L}’'-]*\.?(?:\s+\p{Lu}[\p{L}’'-]*\.?){0,3}|the\s+(?:Vice-)?Chair(?:man|woman|person)?))`
const moved = [
  new RegExp(String.raw`\b[Mm]oved\s+by\s+${name}`, 'u'),
  new RegExp(String.raw`\b[Pp]ropos(?:ed|al|er)\s*(?:by\s*:?|:)\s+${name}`, 'u'),
  new RegExp(String.raw`\b[Pp]roposed\s+${name}(?=\s*,?\s*(?:and\s+)?[Ss]econded)`, 'u'),
  new RegExp(
    String.raw`(?:^|[.;]\s+|[Aa]s an? (?:[Mm]otion|MOTION|[Aa]mendment|AMENDMENT),\s+)(?!(?:An?|The(?!\s+(?:Vice-)?Chair)|This|That|It|There)\s)${name}\s*,?\s+(?:moved|proposed|MOVED|PROPOSED)\b`,
    'u',
  ),
  new RegExp(
    String.raw`(?:^|[.;]\s+|[Aa]s an? (?:[Mm]otion|MOTION|[Aa]mendment|AMENDMENT),\s+)${name}\s*,\s+seconded\s+by\s+[^,]{3,60},\s+(?:moved|proposed)\b`,
    'u',
  ),
]
const seconded = [
  new RegExp(String.raw`\b[Ss]econd(?:ed|er)\s*(?:by\s*:?|:)?\s+${name}`, 'u'),
  new RegExp(String.raw`\b${name}\s+seconded\b`, 'u'),
]
const motionText = [
  /\b(?:moved|proposed)\b[^.]*?\bthat\s+(.+?)(?:\.(?!\d)|$)/isu,
  // "JO proposed spending £320 on grids": the doing itself.
  /\b(?:moved|proposed)\s+(\p{L}{2,}ing\b.+?)\s*,?\s*(?:and\s+)?(?:seconded\b|\.(?!\d)|$)/isu,
  // "JO proposed Lee Ash for the post of secretary"
  /\bproposed\s+(\p{Lu}[^.,]+?\s+(?:for|as)\s+[^.,]+?)\s*,?\s*(?:and\s+(?:was\s+)?)?(?:seconded\b|\.(?!\d)|$)/su,
  // "Cllr Ash proposed acceptance of the accounts, seconded by …": the thing itself is proposed.
  /\b(?:moved|proposed)\s+((?:the\s+)?(?:acceptance|adoption|approval|re-?election|election|appointment)\b.*?)\s*,?\s*(?:and\s+)?(?:seconded\b|\.(?!\d)|$)/isu,
]

/** "It was suggested that …": what "this was agreed" means. */
const suggestion = /\b(?:suggested|recommended)\b[^.]*?\bthat\s+(.+?)(?:\.(?!\d)|$)/isu

/** A sentence that does nothing but settle what was moved before it. */
const settles =
  /^(?:(?:this|it|these|the\s+(?:motion|proposal|resolution))\s+(?:was|were)\s+)?(?:all\s+)?(?:agreed|carried|approved|adopted|accepted|passed|in\s+favour|unanimously\s+\p{L}+)\b[^.]{0,40}\.?$/iu

/** Mover, seconder and votes for a decision, from its own words and from the sentences above it in the same item. */
export function readMotion(match: Match, around: Surroundings): Motion {
  const lost = match.rule.set.outcome === 'rejected'
  // Of a motion that was lost or carried the words stand in the sentence that moved it.
  const told = lost || match.rule.set.motion === true
  const own = `${match.lead?.text ?? ''} ${match.lead ? '' : match.passage.text}`
  const motion: Motion = { people: {} }
  const votes = readVotes(own)
  // "The motion that the gate be painted was carried": the sentence holds its own words.
  if (match.slots.moved) motion.text = match.slots.moved.text.replace(/\s+/g, ' ')
  if (votes) motion.votes = votes
  const sentences = sentencesAbove(match, around)
  const texts = /^(?:this|it|these)\b/i.test(match.passage.text) ? [...motionText, suggestion] : motionText
  for (const sentence of [own, ...sentences]) {
    // Behind "Agreed by all." another matter begins, with movers of its own.
    if (sentence !== own && match.rule.set.form !== 'formal' && settles.test(sentence)) break
    if (!motion.votes) {
      const found = readVotes(sentence)
      if (
        found &&
        (lost
          ? /lost|defeated|not carried|reject|fell/i.test(sentence)
          : !/\b(?:lost|defeated|not carried)\b/i.test(sentence))
      )
        motion.votes = found
    }
    if (!lost && /\bamendment\b/i.test(sentence)) continue
    const text =
      sentence === own ? undefined : texts.map((pattern) => pattern.exec(sentence)?.[1]).find((words) => words)
    if (told && !motion.text && text) motion.text = text.replace(/\s+/g, ' ').trim()
    const mover = moved.map((pattern) => pattern.exec(sentence)?.[1]).find((who) => who)
    if (mover && !motion.people.moved_by) {
      motion.people.moved_by = cleanName(mover)
      const second = seconded.map((pattern) => pattern.exec(sentence)?.[1]).find((who) => who)
      if (second) motion.people.seconded_by = cleanName(second)
    }
    if (motion.people.moved_by && (!told || motion.text)) break
  }
  const named = motion.votes ? undefined : namedVotes(sentences)
  if (named) motion.votes = named
  if (!lost) readBelow(motion, match, around)
  return motion
}

/** Lists of those who voted, with their number behind them: `Against: Councillors Fir and Gow (2)`. */
function namedVotes(sentences: readonly string[]): Votes | undefined {
  const count = (side: RegExp) => {
    const line = sentences.find((sentence) => side.test(sentence))
    const found = line && /(?:\(|(?<!\.)\.{2,}\s*)(\d{1,3})\)?[.\s]*$/.exec(line)
    return found ? Number(found[1]) : null
  }
  const yes = count(/^(?:for|in favour|there voted for)\b/i)
  const no = count(/^(?:against|there voted against)\b/i)
  if (yes === null || no === null) return undefined
  const abstained = count(/^(?:abst|there abstained)/i)
  return { for: yes, against: no, abstained, unanimous: no === 0 && (abstained ?? 0) === 0 }
}

/** A line that tells how the votes fell and decides nothing of its own. */
const voteLine =
  /^\(?(?:for|against|in favour|votes?|voting|abst|unanim|carried|all|the vote|this was|it was|on a|nem|\d)/i

/** Mover, seconder and votes that are printed in short lines under the decision. */
function readBelow(motion: Motion, match: Match, around: Surroundings) {
  const own = match.block.kind === 'table' ? '' : match.block.passage.text
  const behind = own.slice(own.indexOf(match.passage.text) + match.passage.text.length).trimStart()
  if (!motion.people.moved_by && /^\(?(?:proposed|proposer|moved|mover)\b/i.test(behind)) {
    const sentence = behind.slice(0, 160)
    const mover = moved.map((pattern) => pattern.exec(sentence)?.[1]).find((who) => who)
    const second = seconded.map((pattern) => pattern.exec(sentence)?.[1]).find((who) => who)
    if (mover) motion.people.moved_by = cleanName(mover)
    if (second) motion.people.seconded_by = cleanName(second)
  }
  for (let i = around.index + 1; i < around.parts.length && i <= around.index + 3; i++) {
    const part = around.parts[i]!
    if (part.place.item?.ref !== match.part.place.item?.ref || part.block.kind === 'table') return
    const text = part.block.passage.text
    if (text.length > 140 || /\bresolved\b/i.test(text)) return
    if (
      !motion.votes &&
      voteLine.test(text) &&
      /\d\s+(?:votes?\s+)?(?:for|in favour)\b|\bfor\s*[:–-]?\s*\d|unanimous/i.test(text)
    ) {
      const votes = readVotes(text)
      if (votes) motion.votes = votes
    }
    if (!motion.people.moved_by && /^\(?(?:proposed|proposer|moved|mover)\b/i.test(text)) {
      const mover = moved.map((pattern) => pattern.exec(text)?.[1]).find((who) => who)
      const second = seconded.map((pattern) => pattern.exec(text)?.[1]).find((who) => who)
      if (mover) motion.people.moved_by = cleanName(mover)
      if (second) motion.people.seconded_by = cleanName(second)
    }
  }
}

/** A name without what follows it in the sentence. */
export const cleanName = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^the\s+/i, '')
    .replace(/\s+(?:seconded|proposed|moved|and)\b.*$/i, '')
    .replace(/\.(?:\s+(?:All|On|It|The|This|There|Vote|Carried|Agreed|Resolved|Unanimous)\b.*)?$/, '')
    .trim()

/** The sentences before the decision, nearest first, up to six, not beyond the item or the decision before. */
export function sentencesAbove(match: Match, around: Surroundings): string[] {
  const found: string[] = []
  const words = match.lead ?? match.passage
  for (let i = around.index; i >= 0 && i > around.index - 9 && found.length < 12; i--) {
    const part = around.parts[i]!
    if (part.place.item?.ref !== match.part.place.item?.ref || part.block.kind === 'table') break
    const text = part.block.passage.text
    const upTo = i === around.index ? Math.max(0, text.indexOf(words.text)) : text.length
    let start = 0
    const own: string[] = []
    for (const end of sentenceEnds(text.slice(0, upTo))) {
      own.push(text.slice(start, end).trim())
      start = end
    }
    found.push(...own.reverse())
    if (i < around.index && /\bRESOLVED\b/.test(text)) break
  }
  return found
}

/** Two numbers behind the word that a motion was carried or lost: "Motion carried (4 to 1)", "Defeated 2-5". */
export function readDivision(sentence: string): Votes | undefined {
  const [yes, no] = /(?<!\d)(\d{1,3})\s?(?:to|[-–])\s?(\d{1,3})(?!\d)/.exec(sentence)?.slice(1).map(Number) ?? []
  return yes === undefined || no === undefined
    ? undefined
    : { for: yes, against: no, abstained: null, unanimous: no === 0 }
}

/** Votes printed in a sentence: "(For 6, Against 2, Abstentions 1)", "5 for, 1 against", "unanimously", "nem con". */
export function readVotes(sentence: string): Votes | undefined {
  const number = (...patterns: RegExp[]) => {
    for (const pattern of patterns) {
      const match = pattern.exec(sentence)
      if (match) return Number(match[1])
    }
    return null
  }
  const yes = number(
    /\b(?:for|in favour)\s*[:–-]?\s*(\d{1,3})\b(?!\s*(?:per|%|years?|months?|days?|20))/i,
    /\b(\d{1,3})\s+(?:votes?\s+)?(?:for|in favour)\b(?=\s*[,;.)]|\s+and\s+\d|$)/i,
  )
  const no = number(/\bagainst\s*[:–-]?\s*(\d{1,3})\b/i, /\b(\d{1,3})\s+(?:votes?\s+)?against\b/i)
  const abstained = number(
    /\babst(?:entions?|ained|aining)?\s*[:–-]?\s*(\d{1,3})\b/i,
    /\b(\d{1,3})\s+abst(?:entions?|ained|aining)\b/i,
  )
  const unanimous = /\bunanimous(?:ly)?\b|\bnem\.?\s*con\b|\ball in favour\b|\bwithout (?:division|dissent)\b/i.test(
    sentence,
  )
  if (no === null && !unanimous && !(yes !== null && abstained !== null)) return undefined
  return {
    for: yes,
    against: no,
    abstained,
    unanimous: unanimous ? true : no !== null ? no === 0 && (abstained ?? 0) === 0 : null,
  }
}
