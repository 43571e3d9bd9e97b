// Line breaks to those that the writer meant and those that only the margin made.

import type { Page } from '#model'
import type { TextLine } from './lines.ts'

/** A line that is nothing but a label of minutes: a group of people, or a formula with its clauses below. */
const label =
  /^(?:(?:(?:board|committee|voting|non-voting|other|others|also|officers?|members|those|councillors|governors|trustees|directors|staff|core|in)\s+){0,3}(?:present|attendance|attending|attendees)|(?:(?:board|committee|voting|non-voting|executive|non-executive)\s+)?(?:members|participants|officers|observers|invited|guests)(?:\s+present)?|apolog(?:y|ies)(?:\s+(?:for\s+absence|received))?|regrets|absent|(?:it\s+was\s+|unanimously\s+)?resolved|decisions?|minutes|agreed|noted|received|confirmed|approved|actions?|recommendations?|reasons?(?:\s+for\s+decision)?|additional\s+documents|supporting\s+documents)\s*[:–-]{0,2}$/i
/** A reference with letters and strokes at the start of a minute, a number with a title in capitals, or a label with its words behind it. */
const head =
  /^(?:\p{Lu}[\p{L}]{0,8}[/.-]\d{1,4}[/.]\s?\d{1,4}(?:[-/.]\d{1,3})*\b|\p{Lu}{2,6}\d{1,4}\/\d{1,4}\b|\d{2,4}\.\d{2,3}\s+\p{Lu}{2}[\p{Lu}\s,&’'()–-]{3,}|\*?\d{1,4}[.)]?\s+\p{Lu}{2}[\p{Lu}\s,&’'()–-]{3,}|(?:present|in attendance|also present|attendees|apologies|regrets|absent|resolved|decision|moved by|seconded by|agreed|noted|received|action|proposed by|proposer)\s*:\s+\S)/iu
const capitals = /^\*?\d{1,4}(?:\.\d{2,3})?[.)]?\s+/

/**
 * The width to which the words of a text are set, in characters: nearly the longest of the lines that another one follows.
 * A text with one line to a paragraph is very wide, so that every one of its breaks is meant.
 */
export function textWidth(pages: readonly Page[], lines: readonly TextLine[]): number {
  const widths: number[] = []
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!
    if ((line.kind === 'words' || line.kind === 'item') && lines[i + 1]!.kind === 'words') {
      widths.push(pages[line.page]!.text.slice(line.from, line.to).trimEnd().length)
    }
  }
  widths.sort((a, b) => a - b)
  return widths[Math.floor(widths.length * 0.95)] ?? 0
}

/**
 * Whether the break before line `index` is meant by what stands around it (see `isBreakBetween`), or because a letter begins there.
 */
export function isMeantBreak(
  pages: readonly Page[],
  lines: readonly TextLine[],
  index: number,
  width: number,
): boolean {
  const words = (line: TextLine) => pages[line.page]!.text.slice(line.from, line.to)
  const above = words(lines[index - 1]!).trim()
  const below = words(lines[index]!).trim()
  const room = words(lines[index - 1]!).trimEnd().length + 1 + (/^\S+/.exec(below)?.[0].length ?? 0) < width * 0.85
  // The subject of a letter, between the salutation and the first paragraph.
  if (room && /^\p{Lu}/u.test(below) && followsSalutation(lines, index - 1, words)) return true
  return isBreakBetween(above, below, room, width)
}

/**
 * Whether the break between two lines is meant: the line above had room for another word, and it ended a sentence or
 * was a label; or the line below is a label or begins a minute.
 *
 *   In attendance:                        label
 *   Ann Ash, Clerk
 *   HVB/31/04: Welcome                    reference
 *   The chair opened the meeting.         ends a sentence, far from the margin
 *   There were no declarations.
 *
 * @param room whether the first word below would have fitted behind the words above
 * @param width to which the words are set, in characters
 */
export function isBreakBetween(above: string, below: string, room: boolean, width: number): boolean {
  if (/^dear\s+\p{Lu}.{0,60}$/iu.test(below) || /^yours\s+(?:sincerely|faithfully|truly)\b/i.test(below)) return true
  // Over people stands nothing else in the line; no sentence wraps so.
  if (/^(?:(?:also )?in attendance|apologies(?: for absence)?|regrets|absent):$/i.test(below)) return true
  if (isHead(below) || label.test(below)) return room || /[.:;]$/.test(above)
  if (label.test(above) || isTitleOver(above, below, width)) return true
  return room && /[.!?][)”"’']?$/.test(above) && /^["“‘'([]?\p{Lu}/u.test(below)
}

function followsSalutation(lines: readonly TextLine[], index: number, words: (line: TextLine) => string): boolean {
  let above = index - 1
  while (above >= 0 && lines[above]!.kind === 'blank') above--
  return above >= 0 && index - above <= 3 && /^dear\s+\p{Lu}.{0,60}$/iu.test(words(lines[above]!).trim())
}

/** A title of a few words, with the first line of a paragraph below it. */
function isTitleOver(above: string, below: string, width: number): boolean {
  return (
    above.length < Math.min(width * 0.6, 70) &&
    above.split(/\s+/).length <= 9 &&
    /^\p{Lu}/u.test(above) &&
    !/[.,;:]$|\b(?:of|the|and|for|in|on|at|to|by|with|a|an|held|&)$/i.test(above) &&
    !/^(?:present|dear|date|venue|time|chair|councillors?|cllrs?)\b/i.test(above) &&
    beginsParagraph(below, above, width)
  )
}

/** A line that fills the width, or the short first sentence of a paragraph. */
function beginsParagraph(below: string, above: string, width: number): boolean {
  if (/^(?:section|chapter|part|appendix|annex)\s+\d/i.test(above)) return true
  if (!/^\p{Lu}/u.test(below)) return false
  if (below.length >= width * 0.85 && !/,\s*$/.test(above)) return true
  const starts =
    /^(?:The|It|There|This|These|An?|No|Members|Following|In|On|At|After|Councillors?|Mr|Mrs|Ms|Dr|Apologies|\p{Lu}{2,3})\s+\p{Ll}/u
  const whole = /[.:]$/.test(below) && below.split(/\s+/).length >= 6
  return starts.test(below) && (below.length >= width * 0.7 || whole)
}

/** Whether words are nothing but a label of minutes: `In attendance`, `Apologies:`. */
export const isLabel = (text: string): boolean => label.test(text.trim())

function isHead(text: string): boolean {
  if (!head.test(text)) return false
  // A number and capitals head a minute only where they are capitals; the pattern tells no case apart.
  const number = capitals.exec(text)
  return !number || /^\p{Lu}{2}[\p{Lu}\s,&’'()–-]{3,}/u.test(text.slice(number[0].length))
}
