// A passage to its sentences.

import { type Passage, slicePassage, trimPassage } from '#model'

/** Words after which a full stop does not end a sentence. */
const abbreviations = new Set(
  (
    'mr mrs ms miss mx messrs dr drs prof sir cllr cllrs clr rev revd ven ald capt col lt maj sgt insp supt st no nos para paras p pp vs v eg e.g ie i.e etc cf ref refs fig approx c ca ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun inc ltd plc co dept govt hon fr'
  ).split(' '),
)

/**
 * The sentences of a passage, trimmed, without the empty ones.
 *
 *   Mr. Ash noted £1.5m. It was agreed that …
 *     ^ title       ^ ^ a space and a capital after it: here it ends
 *                   digits on both sides
 */
export function passageSentences(passage: Passage): Passage[] {
  const sentences: Passage[] = []
  let start = 0
  for (const end of sentenceEnds(passage.text)) {
    const sentence = trimPassage(slicePassage(passage, start, end))
    if (sentence.text !== '') sentences.push(sentence)
    start = end
  }
  return sentences
}

/** Words in the middle of a formula, so that the line goes on: "it was / RESOLVED to". */
const unfinished =
  /\b(?:was|were|is|be|been|it|and|or|then|the|an?|of|to|that|unanimously|board|committee|council|members)\s*$/i

/** What goes on longer, in characters, is read in pieces: no sentence does, and no reader of sentences has to bear it. */
const longestSentence = 4_000

/** Offsets just behind each sentence, ascending; the last is the length of the text. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = []
  const endAt = (end: number) => {
    for (let from = ends.at(-1) ?? 0; end - from > longestSentence; from = ends.at(-1)!) ends.push(pieceEnd(text, from))
    ends.push(end)
  }
  const stop =
    /(?<![.!?])[.!?]+[)\]”"’']*(?=\s+["“‘'([]?[\p{Lu}\p{N}£•])|\n\s*\n|\n(?=(?:RESOLVED|Resolved|AGREED|Agreed|DECISION|Decision|ACTION|Action)(?:\s*[:,–-]|\s+(?:that|to)\b))/gu
  for (let match = stop.exec(text); match; match = stop.exec(text)) {
    if (match[0][0] === '.' && !endsSentence(text, match.index)) continue
    if (match[0] === '\n' && unfinished.test(text.slice(Math.max(0, match.index - 14), match.index))) continue
    endAt(match.index + match[0].length)
  }
  if (ends.at(-1) !== text.length) endAt(text.length)
  return ends
}

/** Where a stretch without end is cut: at the last white space of its first part, if there is some. */
function pieceEnd(text: string, from: number): number {
  const last = from + longestSentence
  for (let at = last; at > from + longestSentence / 2; at--) if (/\s/.test(text[at - 1]!)) return at
  return last
}

function endsSentence(text: string, dot: number): boolean {
  let start = dot
  while (start > 0 && !/[\s([“"]/.test(text[start - 1]!)) start--
  const word = text.slice(start, dot).toLowerCase()
  if (abbreviations.has(word)) return false
  if (isInitials(text, start, dot)) return false
  // A lone initial ("J. Ash") or the number of a list entry ("3. Minutes") at the start of a line.
  if (/^\p{L}$/u.test(word) && word !== 'i') return false
  return !(/^\(?(\d{1,3}|[ivx]+)$/.test(word) && beginsLine(text, start))
}

/** Whether nothing but white space stands in front in the line. */
function beginsLine(text: string, at: number): boolean {
  while (at > 0 && text[at - 1] !== '\n' && /\s/.test(text[at - 1]!)) at--
  return at === 0 || text[at - 1] === '\n'
}

/** Words with which a sentence begins and no surname. */
const opener =
  /^\s+(?:The|This|That|These|Those|It|He|She|They|We|There|A|An|In|On|At|As|If|For|From|No|All|Members|Following|After|Any)\s/

/** Whether a full stop ends the initials of a name: `Mrs. L.M. Ash`, `A.B. Elm`. */
function isInitials(text: string, start: number, dot: number): boolean {
  if (!/^(?:\p{Lu}\.){1,3}\p{Lu}$/u.test(text.slice(start, dot))) return false
  const titled = /\b(?:Mrs?|Ms|Miss|Mx|Drs?|Prof|Cllrs?|Clr|Rev|Revd|Councillors?|Messrs)\.?\s+$/.test(
    text.slice(Math.max(0, start - 16), start),
  )
  return titled || !opener.test(text.slice(dot + 1, dot + 14))
}
