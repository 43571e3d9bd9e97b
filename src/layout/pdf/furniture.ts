// Lines of all pages to those of the text: running heads, footers and page numbers set aside.

import type { Sheet } from '#model'
import { lineOf, lineText } from './lines.ts'
import type { Line } from './pieces.ts'

const pageNumber = /^(?:[-–—]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\s*[-–—|]?$/i
const pageWord = /^(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?$/i
const paperLabel =
  /^(?:paper|enclosure|enc\.?|agenda item|item|appendix|annex)\s+[A-Z]{0,2}\d{0,2}(?:\.\d{1,2})?[a-z]?$/i

const labelled =
  /^(?:paper|enclosure|enc\.?|agenda item|item|appendix|annex)\s+(?:[A-Z]{1,2}\d{0,2}|\d{1,3}(?:\.\d{1,2})*[a-z]?)\b/i

/** What programs print below a page: where the file lies, or its name and a date or page number. */
const fileName =
  /^(?:file:\/\/\S+|[A-Z]:\\.+|\\\\\S.*|(?!\d+\s)(?!.*(?::\/\/|\b(?:see|available|attached|source)\b))\S.{0,120}\.(?:docx?|xlsx?|pptx?|pdf|odt|rtf))(?:\s+(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?)?$/i
const printedOn =
  /^(?:printed(?: on)?:?\s+)?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?:,?\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]m)?)?$/i

/** The lines of one page without what belongs to the page only. */
export interface CleanPage {
  lines: Line[]
  /** A paper's label in the running head, where it is another than on the page before. */
  label: Line | undefined
  /** What was set aside, as printed, from the top down. */
  furniture: readonly string[]
}

interface Edge {
  line: Line
  /** Its words with all numbers alike. */
  key: string
  top: boolean
  /** Points from the edge of the page. */
  from: number
}

/** Running heads stand in this part of the page at its top and its bottom. */
const margin = 0.14

/** How far from the edge of which pages the same words stand. */
export type EdgeWords = Map<string, Spot[]>

interface Spot {
  page: number
  from: number
  /** The words themselves where they are a paper's label. */
  label: string | undefined
}

export function noteEdges(seen: EdgeWords, sheet: Sheet, lines: readonly Line[]): void {
  for (const { key, from, line } of edgesOf(sheet, lines)) {
    const spot = { page: sheet.number, from, label: labelOf(line) }
    const found = seen.get(key)
    if (found) found.push(spot)
    else seen.set(key, [spot])
  }
}

function labelOf(line: Line): string | undefined {
  const text = lineText(line)
  return labelled.test(text) ? text : undefined
}

/** The same words as far from the edge on three pages. */
function isRepeated(spots: readonly Spot[], edge: Edge): boolean {
  const pages = new Set<number>()
  for (const { page, from } of spots) {
    if (Math.abs(from - edge.from) < 6) pages.add(page)
    if (pages.size >= 3) return true
  }
  return false
}

/** A paper of two pages carries its label on both. */
function isLabelOfNext(spots: readonly Spot[], edge: Edge, own: number): boolean {
  const text = labelOf(edge.line)
  return (
    text !== undefined &&
    spots.some(
      ({ page, from, label }) => Math.abs(page - own) === 1 && Math.abs(from - edge.from) < 3 && label === text,
    )
  )
}

/**
 * Cleans the pages of a document one after the other.
 * @param seen the edges of all of them
 * @param count how many they are
 */
export function withoutFurniture(seen: EdgeWords, count: number): (sheet: Sheet, lines: readonly Line[]) => CleanPage {
  const repeated = (edge: Edge) => isRepeated(seen.get(edge.key)!, edge)
  let before: string | undefined
  return (sheet, lines) => {
    const own = edgesOf(sheet, lines)
    const aside = new Set<Line>()
    const artifacts = fewArtifacts(lines)
    for (const edge of own) {
      const text = lineText(edge.line)
      const numbered = (count > 1 && pageNumber.test(text) && isOuter(edge, own)) || isSureFoot(edge, own, sheet, lines)
      const onNext = isLabelOfNext(seen.get(edge.key)!, edge, sheet.number)
      const told = artifacts && isArtifact(edge.line)
      if (told || repeated(edge) || onNext || numbered || pageWord.test(text)) aside.add(edge.line)
    }
    // What stands on one line with furniture is furniture.
    for (const edge of own)
      if (
        !aside.has(edge.line) &&
        own.some(
          (other) => aside.has(other.line) && Math.abs(other.line.base - edge.line.base) < 2.5 && repeated(other),
        )
      )
        aside.add(edge.line)
    const printed = [...aside].find((line) => line.base < sheet.height * 0.2 && paperLabel.test(lineText(line)))
    // A label that stands on the page as well is not said twice.
    const said = (text: string) => {
      const short = text.split(' ').at(-1)!
      return lines.slice(0, 8).some((line) => !aside.has(line) && [text, short].includes(lineText(line)))
    }
    const label = printed && lineText(printed) !== before && !said(lineText(printed)) ? printed : undefined
    if (printed) before = lineText(printed)
    if (aside.size === 0) return { lines: [...lines], label, furniture: [] }
    const furniture = [...aside].sort((a, b) => a.base - b.base).map((line) => lineText(line))
    const gone = new Set([...aside].flatMap((line) => [...line.words]))
    const kept: Line[] = []
    for (const line of lines) {
      const words = line.words.filter((word) => !gone.has(word))
      if (words.length === line.words.length) kept.push(line)
      else if (words.length > 0) kept.push({ ...lineOf(words), underlined: line.underlined })
    }
    return { lines: kept, label, furniture }
  }
}

const isArtifact = ({ words }: Line): boolean => words.every(({ tag }) => tag === -1)

/** Where most of a page is told to be no part of the text, what is told of it means nothing. */
function fewArtifacts(lines: readonly Line[]): boolean {
  const own = lines.filter(isArtifact).length
  return own > 0 && own < lines.length * 0.6
}

/** The phrases of the first and last lines of a page. */
function edgesOf(sheet: Sheet, lines: readonly Line[]): Edge[] {
  const upright = lines.filter((line) => line.words[0]!.turn === 0)
  const tops = upright.slice(0, 4).filter((line) => line.y0 < sheet.height * margin)
  const bottoms = upright.slice(-4).filter((line) => line.y1 > sheet.height * (1 - margin))
  return [
    ...tops.flatMap(phrases).map((line) => edge(line, true, line.base)),
    ...bottoms.flatMap(phrases).map((line) => edge(line, false, sheet.height - line.base)),
  ]
}

function edge(line: Line, top: boolean, from: number): Edge {
  // A page number of two digits may come close to the words before it.
  const words = lineText(line).replace(/\d+/g, '#').replace(/ #$/, '').toLowerCase()
  return { line, top, from, key: `${top ? 'top' : 'bottom'} ${Math.round(line.size)} ${words}` }
}

function phrases(line: Line): Line[] {
  const groups: (typeof line.words)[number][][] = [[]]
  line.words.forEach((word, i) => {
    const above = line.words[i - 1]
    // A bullet or a number belongs to the words behind it.
    if (above && word.x0 - above.x1 > line.size * 1.5 && !(i === 1 && above.text.length < 4)) groups.push([])
    groups.at(-1)!.push(word)
  })
  return groups.length === 1 ? [line] : groups.map((words) => lineOf(words))
}

const isOuter = ({ line, top }: Edge, own: readonly Edge[]): boolean =>
  own.every((other) => other.top !== top || (top ? other.line.base >= line.base - 3 : other.line.base <= line.base + 3))

/**
 * What stands alone at the very foot, well below the text, and can only belong to the page: the number that the page
 * has, the name of a file, the day of printing. So the foot is known where too few pages repeat it.
 */
function isSureFoot({ line, top }: Edge, own: readonly Edge[], { height, number }: Sheet, lines: readonly Line[]) {
  if (top || line.y1 < height * 0.92) return false
  const text = lineText(line)
  const counted = /^(?:[-–—]\s*)?(\d{1,4})(?:\s*[-–—])?$/.exec(text)
  if (Number(counted?.[1]) !== number && !fileName.test(text) && !printedOn.test(text)) return false
  const above = lines.filter(({ words, base }) => words[0]!.turn === 0 && base < line.base - 3)
  const foot = own.filter((other) => !other.top && Math.abs(other.line.base - line.base) < 3)
  const gap = line.base - Math.max(0, ...above.map(({ base }) => base))
  // On a line with other words only where all of them are of this kind or stand far from it.
  return gap > 2.2 * line.size && foot.every((other) => other.line === line || isApart(other.line, line))
}

const isApart = (a: Line, b: Line): boolean => a.x0 - b.x1 > 5 * b.size || b.x0 - a.x1 > 5 * b.size
