// The beginning of a minute to its reference, its title and the rest.

import { type Block, cellText, type Passage, slicePassage, type Table, trimPassage } from '#model'

export interface ItemHead {
  ref: string
  title: Passage | null
  rest: Passage | null
}

/** ICB/31/045 · WF2031-045 · 2031-045 · PCC31/004 · BOD 24/31(b) · 31/128 · 24/05/12 · 30-31/FRA/4 · C.31.102 · Cou/285/30-31 · HVB(31)M04 */
const compound =
  /^(?!(?:Item|Section|Paragraph|Para|Page|Table|Figure|Appendix|Annex|Part|Clause|Rule|Schedule|Version|Chapter|Note)\b)(?:\p{Lu}[\p{L}]{0,4}\.\d{2}\.\d{1,4}(?:\.\d{1,2})?|\p{Lu}[\p{L}]{1,8}\/\d{1,4}\/\d{2}[-–]\d{2}|\p{Lu}[\p{L}]{0,8}[ /-]?\d{1,4}(?:[/.]\s?\d{1,4}(?:-\d{2})?){1,2}(?:\([a-z]\)|[a-z])?|\d{1,4}\/\d{1,4}(?:\/\d{1,4})?(?:\([a-z]\)|[a-z])?|\d{2}-\d{2}\/\p{Lu}{2,5}\/\d{1,3}|\p{Lu}{2,6}\(\d{2}\)\p{Lu}\d{2,4}|\p{Lu}{0,6}20\d{2}-\d{3}|\p{Lu}{1,6}20\d{2}-\d{1,4}|\p{Lu}{1,3}\d{2,5}(?:\/\d{1,3})?)(?=$|[\s.:–-])/u
/** 31.44, where minutes count on behind the year */
const dotted = /^\*?(\d{2,4}\.\d{1,3})(?=[\s.:])\.?/u
/** 5. · 137 · *455 · 4a · Item 7.2 · Agenda item: 9 ii · Minute 53 */
const plain =
  /^\*?(?:(?:agenda\s+)?item\s*:?\s+|minute\s+(?:no\.?\s+)?)?((?<=item\s*:?\s+)\d{1,2}(?:\.\d{1,2}|\s(?:i{1,3}|iv|vi{0,3})\b)|\d{1,4}[a-z]?)(?!\.\d)(?=[.)\s:]|$)[.):]?\s*/iu

/** IV where minutes are numbered like chapters */
const roman = /^\*?([IVX]{1,6})(?=[.)\s:]|$)[.):]?\s*/u

/** A number that counts or dates something: "5 For, 1 Against", "12 November 2031", "3 members of the public". */
const counted =
  /^\d{1,4}(?:st|nd|rd|th)?\s+(?:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|for\b|against\b|abst|votes?\b|members?\b|people\b|residents?\b|other\b|of\b|and\b|to\b|years?\b|months?\b|weeks?\b|days?\b|hours?\b|x\b|per\b)/i

/** How the items of one document are numbered, by majority of what stands where items begin. */
export type ItemStyle = 'compound' | 'dotted' | 'plain' | 'roman'

/** Whether items of this style count up one by one. */
export const countsUp = (style: ItemStyle): boolean => style === 'plain' || style === 'roman'

/** The number that a reference counts: `137` and `IV`, not `31/045`. */
export function itemNumber(ref: string): number | undefined {
  if (/^\d{1,4}$/.test(ref)) return Number(ref)
  const at = romanNumerals.indexOf(ref)
  return at === -1 ? undefined : at + 1
}

const romanNumerals = ['', 'X', 'XX'].flatMap((tens) =>
  ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'].map((ones) =>
    ones === 'X' ? `${tens}X` : `${tens}${ones}`,
  ),
)

/** Whether titles are numbered I, II, III from the first on. */
function isRoman(blocks: readonly Block[]): boolean {
  let count = 0
  for (const block of blocks) {
    const text =
      block.kind === 'table'
        ? (block.rows[0]?.cells ?? []).map((cell) => cell.passage.text).join(' ')
        : `${block.kind === 'item' ? `${block.marker} ` : ''}${block.passage.text}`
    const found = roman.exec(text)
    if (found && itemNumber(found[1]!) === count + 1 && isTitle(text.slice(found[0].length).split('\n')[0]!)) count++
  }
  return count >= 3
}

export function itemStyle(blocks: readonly Block[]): ItemStyle {
  let found = 0
  const years = new Map<string, number[]>()
  for (const block of blocks) {
    if (block.kind === 'table' && isLog(block)) continue
    const texts = block.kind === 'table' ? block.rows.map((row) => cellText(row, 0)) : [block.passage.text]
    for (const text of texts)
      if (compound.test(text) && !/^\d{1,2}\/\d{1,2}\/\d{2,4}$/.test(text.slice(0, 10).trim())) found++
    if (found >= 2) return 'compound'
    for (const text of texts) {
      const [year, count] = dotted.exec(text)?.[1]?.split('.') ?? []
      if (year && Number(year) >= 15) years.set(year, [...(years.get(year) ?? []), Number(count)])
    }
  }
  // One year before the dot, and behind it numbers that count on from somewhere in the year.
  const counts = [...years.values()].sort((a, b) => b.length - a.length)[0] ?? []
  const rising = counts.filter((count, i) => i > 0 && count === counts[i - 1]! + 1).length
  // 3107.05: year and month stand before no other number than that of a minute.
  const monthly = [...years].some(([year, of]) => /^\d{2}(?:0[1-9]|1[0-2])$/.test(year) && of === counts)
  if (rising >= 2 || (rising >= 1 && (counts[0]! > 9 || monthly))) return 'dotted'
  return isRoman(blocks) ? 'roman' : 'plain'
}

/** Whether a table lists actions: their references say nothing of how items are numbered. */
function isLog({ rows }: Table): boolean {
  const heading = (rows[0]?.cells ?? []).map((cell) => cell.passage.text).join(' ')
  return /\bactions?\b/i.test(heading) && /\b(?:due|deadline|target|status|progress|rag)\b/i.test(heading)
}

/** Whether a reference can be a day of a month of a year. */
function isDate(ref: string): boolean {
  const [day, month] = /^(\d{1,2})\/(\d{1,2})\/(?:\d{2}|\d{4})$/.exec(ref)?.slice(1).map(Number) ?? []
  return day !== undefined && day >= 1 && day <= 31 && month! >= 1 && month! <= 12
}

const shapes = { plain, dotted, roman }

/** The printed reference at the start of the text, without a closing dot. */
export function leadingReference(text: string, style: ItemStyle): string | undefined {
  const match = compound.exec(text)
  // 24/05/31 where no other item is numbered so is a date.
  if (match && style !== 'compound' && isDate(match[0])) return undefined
  if (match) return match[0].replace(/\s+/g, match[0].includes('/') && /\/\s/.test(match[0]) ? '' : ' ')
  return style === 'compound' ? undefined : shapes[style].exec(text)?.[1]
}

/**
 * Reads the head of a minute set in one piece.
 *
 *   ICB/31/045  Welcome and introductions The chair welcomed members.
 *   reference   title                     rest
 */
export function readItemHead(passage: Passage, style: ItemStyle, known: readonly string[]): ItemHead | undefined {
  const printed = style === 'compound' ? undefined : shapes[style]
  if (counted.test(passage.text)) return undefined
  const ref = compound.exec(passage.text)?.[0] ?? printed?.exec(passage.text)?.[0]
  const clean = leadingReference(passage.text, style)
  if (!ref || !clean) return undefined
  const after = trimPassage(
    slicePassage(
      passage,
      ref.length +
        (/^[.:)\s–-]*(?:item\s+\d{1,3}\b[.:)\s–-]*)?/i.exec(passage.text.slice(ref.length))?.[0].length ?? 0),
      passage.text.length,
    ),
  )
  return { ref: clean, ...splitTitle(after, known) }
}

/** The title at the start of a minute, and what follows it. */
export function splitTitle(
  passage: Passage,
  known: readonly string[],
): { title: Passage | null; rest: Passage | null } {
  const { text } = passage
  if (text === '') return { title: null, rest: null }
  const cut = (end: number, next = end) => ({
    title: trimPassage(slicePassage(passage, 0, end)),
    rest: next >= text.length ? null : trimPassage(slicePassage(passage, next, text.length)),
  })
  const paper = /^([^.\n]{3,160}?)\s*\((?:papers?|enclosures?|enc|appendix|item|verbal|presentation)\b[^)]*\)/i.exec(
    text,
  )
  if (paper) return cut(paper[1]!.length, paper[0].length)
  const line = text.indexOf('\n')
  if (line > 0 && isTitle(text.slice(0, line))) return cut(line)
  if (isTitle(text) || isShortTitle(text)) return cut(text.length)
  const colon = text.replace(/(?<![\s:–-])\s*[:–-]+\s*$/, '')
  if (colon !== text && colon.split(/\s+/).length <= 8 && isTitle(colon)) return cut(colon.length, text.length)
  const words = text.toLowerCase().replace(/\s+/g, ' ')
  const match = known.filter((title) => words.startsWith(title.toLowerCase())).sort((a, b) => b.length - a.length)[0]
  if (match) return cut(match.length)
  // Who moved and seconded stands before a motion; it is no title.
  if (/^[^\n:]{5,80}:\s+(?:that|whereas|be it|now,? therefore)\b/i.test(text)) return { title: null, rest: passage }
  const dash = /^([^.\n]{3,80}?)(?:\s+[–—-]\s+|:\s+)(?=\p{Lu})/u.exec(text)
  if (dash && isTitle(dash[1]!)) return cut(dash[1]!.length, dash[0].length)
  // Title words in capitals, then a sentence: "Apologies for Absence The chair had none."
  return { title: null, rest: passage }
}

/** "Election of Chair.": a title of a few words that ends in a full stop and tells nothing. */
function isShortTitle(text: string): boolean {
  return (
    /^\p{Lu}[^.!?;]*\.$/u.test(text.trim()) &&
    text.trim().split(/\s+/).length <= 7 &&
    text.split(/\s+/).every((word) => word.length < 4 || /^[^\p{Ll}]/u.test(word)) &&
    !/\b(?:was|were|is|are|be|been|had|has|have|will|would|none|no|nothing|\p{Ll}{2,}ed)\b/iu.test(text)
  )
}

/** Whether words can be a title: few, no full stop, beginning with a capital. */
export function isTitle(text: string): boolean {
  const words = text.trim().split(/\s+/)
  return (
    words.length <= 22 &&
    /^[\p{Lu}\p{N}‘“'"(]/u.test(text.trim()) &&
    !/[.;,:]$/.test(text.trim()) &&
    !/[.!?]\s+\p{Lu}/u.test(text)
  )
}

/** Whether words are few enough for the heading of an item. */
export function isHeadingLike(text: string): boolean {
  const words = text.trim().split(/\s+/).length
  return words <= 14 && (words <= 7 || !/[.;]$/.test(text.trim()))
}
