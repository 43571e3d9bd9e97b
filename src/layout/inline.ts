// A line or cell with markup to clean paragraphs and list items.

import { Parser } from 'htmlparser2'
import { type Item, type Page, type Paragraph, type Passage, type Run, slicePassage, trimPassage } from '#model'

export interface CleanCell {
  passage: Passage
  blocks: (Paragraph | Item)[]
  checked?: boolean
}

const tags = new Set(
  (
    'a abbr b blockquote br caption center code dd div dl dt em font h1 h2 h3 h4 h5 h6 hr i input ins label li ol p s section small ' +
    'span strike strong sub sup table tbody td tfoot th thead tr u ul'
  ).split(' '),
)
const breaking = new Set(
  'blockquote br caption center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p section table tr ul'.split(' '),
)

/** Collects clean words with their places; a `break` ends a paragraph. */
class CleanText {
  text = ''
  runs: Run[] = []
  breaks: { at: number; item: boolean; depth: number }[] = []
  checked: boolean | undefined
  constructor(readonly page: number) {}

  copy(source: string, from: number, to: number) {
    if (from >= to) return
    const last = this.runs.at(-1)
    const plain = last !== undefined && last.to === from && this.text.length - last.at === last.to - last.from
    if (plain) last.to = to
    else this.runs.push({ at: this.text.length, page: this.page, from, to })
    this.text += source.slice(from, to)
  }
  decoded(text: string, from: number, to: number) {
    this.runs.push({ at: this.text.length, page: this.page, from, to })
    this.text += text
  }
  breakHere(item: boolean, depth = 0) {
    this.breaks.push({ at: this.text.length, item, depth })
  }
}

/** The words of [from, to) of a page without HTML tags, Markdown emphasis, escapes and link targets. */
export function cleanCell(page: Page, index: number, from: number, to: number): CleanCell {
  const clean = new CleanText(index)
  if (page.text.indexOf('<', from) < to && page.text.slice(from, to).includes('<')) readHtml(page.text, from, to, clean)
  else copyMarkdown(page.text, from, to, clean)
  const whole: Passage = { text: clean.text, runs: clean.runs }
  const blocks: (Paragraph | Item)[] = []
  let start = 0
  let item = false
  let depth = 0
  for (const mark of [...clean.breaks, { at: clean.text.length, item: false, depth: 0 }]) {
    if (mark.at > start || mark.at === clean.text.length) {
      blocks.push(...splitBullets(trimPassage(slicePassage(whole, start, mark.at)), item, depth))
      item = false
    }
    start = mark.at
    item = mark.item || (item && clean.text.slice(start, mark.at).trim() === '')
    depth = mark.depth
  }
  const cell: CleanCell = { passage: trimPassage(whole), blocks: blocks.filter((block) => block.passage.text !== '') }
  if (clean.checked !== undefined) cell.checked = clean.checked
  return cell
}

/** Only the words, for lines that hold no cells. */
export function cleanLine(page: Page, index: number, from: number, to: number): Passage {
  const text = page.text.slice(from, to)
  if (!/[<*_\\[&]|\n[ \t]*>/.test(text)) return { text, runs: from < to ? [{ at: 0, page: index, from, to }] : [] }
  const clean = new CleanText(index)
  if (/<[a-z/!]|&(?:[a-z]{2,8}|#x?[\da-f]{2,5});/i.test(text)) readHtml(page.text, from, to, clean)
  else copyMarkdown(page.text, from, to, clean)
  return { text: clean.text, runs: clean.runs }
}

function readHtml(source: string, from: number, to: number, clean: CleanText) {
  const html = source.slice(from, to)
  let lists = 0
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const start = from + parser.startIndex
        const end = from + parser.endIndex + 1
        if (!tags.has(name)) return clean.copy(source, start, end)
        if (name === 'ul' || name === 'ol') lists++
        if (breaking.has(name)) clean.breakHere(name === 'li' || name === 'ul' || name === 'ol', Math.max(0, lists - 1))
        if (name === 'input' && attributes.type === 'checkbox') clean.checked = 'checked' in attributes
      },
      onclosetag(name, implied) {
        if (implied && !breaking.has(name)) return
        if (!tags.has(name)) return
        if (name === 'ul' || name === 'ol') lists = Math.max(0, lists - 1)
        if (breaking.has(name)) clean.breakHere(false)
      },
      ontext(text) {
        const start = from + parser.startIndex
        const end = from + parser.endIndex + 1
        if (end - start === text.length) copyMarkdown(source, start, end, clean)
        else clean.decoded(text, start, end)
      },
      oncomment() {},
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  parser.end()
}

/** Markdown marks that are not words: `**`, `__`, single `*` around words, `\` before a mark, `[words](target)`, `>` before a line. */
const markdown =
  /\*\*+|__|\\(?=[\\`*_{}[\]()#+\-.!|<>~])|(?<=^|[\s([{“"'—–-])\*(?=[\p{L}\p{N}“"'£(])|(?<=[\p{L}\p{N}.,;:!?)”"'%])\*(?=$|[\s.,;:!?)\]}”"'—–-])|!?\[(?=[^\]\n]{0,300}\]\([^)\s]*\))|\]\([^)\s]*\)|(?<=\n)[ \t]{0,3}>[ \t]?(?:\[!\w+\][-+]?[ \t]*)?/gu

function copyMarkdown(source: string, from: number, to: number, clean: CleanText) {
  const text = source.slice(from, to)
  if (!/[*_\\[]|\n[ \t]*>/.test(text)) return clean.copy(source, from, to)
  let at = 0
  const singles = (text.match(/(?<!\*)\*(?!\*)/g) ?? []).length
  for (const mark of text.matchAll(markdown)) {
    // A lone asterisk is a footnote sign, not emphasis.
    if (mark[0] === '*' && singles < 2) continue
    clean.copy(source, from + at, from + mark.index)
    at = mark.index + mark[0].length
  }
  clean.copy(source, from + at, to)
}

const bullet = /[•●▪◦‣■□➢⮚✓]\s*/g
const numbered = /(?:^|\s)(\d{1,2})[.)]\s+(?=\S)/g

/**
 * Entries that were set as one run.
 *
 *   The Board is asked to: • RECEIVE the report • NOTE the risk
 *   paragraph              item                 item
 */
function splitBullets(passage: Passage, item: boolean, depth: number): (Paragraph | Item)[] {
  const text = passage.text
  if (text === '') return []
  const marks = [...text.matchAll(bullet)].filter((mark) => mark.index === 0 || /\s/.test(text[mark.index - 1]!))
  if (marks.length > 0) {
    const blocks: (Paragraph | Item)[] = []
    const before = trimPassage(slicePassage(passage, 0, marks[0]!.index))
    if (before.text !== '') blocks.push(...splitBullets(before, item, depth))
    marks.forEach((mark, i) => {
      const entry = trimPassage(slicePassage(passage, mark.index + mark[0].length, marks[i + 1]?.index ?? text.length))
      if (entry.text !== '') blocks.push({ kind: 'item', marker: mark[0].trim(), depth, passage: entry })
    })
    return blocks
  }
  if (!item) return [{ kind: 'paragraph', passage }]
  const numbers = risingNumbers([...text.matchAll(numbered)])
  if (numbers.length > 0 && text.slice(0, numbers[0]!.index).trim() === '') {
    return numbers.map((mark, i) => ({
      kind: 'item',
      marker: mark[1]!,
      depth,
      passage: trimPassage(slicePassage(passage, mark.index + mark[0].length, numbers[i + 1]?.index ?? text.length)),
    }))
  }
  const dash = /^[-–—*]\s+/.exec(text)
  return [
    {
      kind: 'item',
      marker: dash ? dash[0].trim() : '•',
      depth,
      passage: dash ? slicePassage(passage, dash[0].length, text.length) : passage,
    },
  ]
}

function risingNumbers(marks: RegExpMatchArray[]): (RegExpMatchArray & { index: number })[] {
  let next = 1
  const rising: (RegExpMatchArray & { index: number })[] = []
  for (const mark of marks)
    if (Number(mark[1]) === next) {
      rising.push(mark as RegExpMatchArray & { index: number })
      next++
    }
  return rising
}
