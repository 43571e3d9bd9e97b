// Words beside the text of a page: names and numbers that stand lower or higher than the line they belong to, and notes.

import type { Word } from '#model'
import { type FlowSetting, linesToFlow } from './flow.ts'
import { wordsToLines } from './lines.ts'
import { isOwnerHeading } from './owners.ts'
import type { CellPiece, FlowPiece, Line, Piece, TablePiece } from './pieces.ts'

/** Fewer words are no line of prose. */
const prose = 6
/** Fewer lines of prose do not show where the text ends. */
const fewest = 4
/** Notes are set in letters smaller than this part of the size of the text. */
const smaller = 0.88

export interface Margins {
  /** The lines of the text, with the names and numbers beside them. */
  lines: readonly Line[]
  /** Notes beside the text, each its own lines. */
  notes: readonly (readonly Line[])[]
  /** Where the text ends on the right; only where names or notes stand beyond. */
  right?: number
}

/**
 * Puts what stands in the margins in its place.
 *
 *   4.1   The clerk reported that …             the number goes to the line that begins the paragraph,
 *         the wall had been inspected.     AB   the name to the line beside which it stands, a note
 *                                               is kept for itself
 */
export function readMargins(lines: readonly Line[], body: number): Margins {
  const upright = lines.filter((line) => line.words[0]!.turn === 0)
  const headed = ownerColumn(upright)
  if (headed !== undefined) return { lines, notes: [], right: headed }
  const edges = proseEdges(upright)
  if (!edges) return { lines, notes: [] }
  const { left, right } = edges
  const beside = upright.filter((line) => onePhraseBeside(line, left, right))
  const aside = (word: Word) => word.x0 > right + word.size * 0.5 || word.x1 < left - word.size * 0.3
  const moved = beside.flatMap(({ words }) => words.filter(aside))
  if (moved.length === 0 || moved.length > upright.reduce((sum, { words }) => sum + words.length, 0) * 0.2)
    return { lines, notes: [] }
  const own = new Set(moved)
  const small = (word: Word) => word.size < body * smaller
  const notes = [true, false].flatMap((isLeft) =>
    toNotes(wordsToLines(moved.filter((word) => small(word) && word.x1 < left === isLeft))),
  )
  const text = wordsToLines(upright.flatMap(({ words }) => words.filter((word) => !own.has(word))))
  const placed = moved.filter((word) => !small(word)).map((word) => onLine(word, text, word.x1 < left))
  const turned = lines.filter((line) => line.words[0]!.turn !== 0)
  const underlined = new Set(lines.filter((line) => line.underlined).flatMap((line) => [...line.words]))
  const all = wordsToLines([...text.flatMap(({ words }) => words), ...placed]).map((line) =>
    line.words.some((word) => underlined.has(word)) ? { ...line, underlined: true } : line,
  )
  return { lines: [...all, ...turned], notes, ...(moved.some((word) => word.x0 > right) ? { right } : {}) }
}

/**
 * Where the text ends on a page on which a column of owners has its heading alone on a line: every line below ends before that
 * column, or has words that begin in it.
 */
function ownerColumn(lines: readonly Line[]): number | undefined {
  const at = lines.findIndex((line) => isOwnerHeading(line) && lines.some((other) => other.x1 < line.x0))
  if (at === -1) return undefined
  const { x0, size } = lines[at]!
  const below = lines.slice(at + 1)
  const left = Math.min(...below.map((line) => line.x0))
  const beside = below.flatMap(({ words }) => words.filter((word) => word.x0 > x0 - size * 0.5))
  const crossed = below.some(({ words }) =>
    words.some((word) => word.x0 <= x0 - size * 0.5 && word.x1 > x0 - size * 0.2),
  )
  const starts = below.filter(({ words }) => words.some((word) => Math.abs(word.x0 - x0) < size * 0.5)).length
  const few = beside.length <= below.reduce((sum, { words }) => sum + words.length, 0) * 0.2
  return starts > 0 && few && !crossed && x0 > left + (lines[at]!.x1 - left) * 0.6 ? x0 - size : undefined
}

/** The words of a line in phrases, parted by gaps wider than their size. */
function phrasesOf({ words, size }: Line): Word[][] {
  const phrases: Word[][] = [[]]
  words.forEach((word, i) => {
    if (i > 0 && word.x0 - words[i - 1]!.x1 > size * 0.5) phrases.push([])
    phrases.at(-1)!.push(word)
  })
  return phrases
}

/** Where the lines of prose begin and end. */
function proseEdges(lines: readonly Line[]): { left: number; right: number } | undefined {
  const phrases = lines.flatMap(phrasesOf).filter((words) => words.length >= prose)
  if (phrases.length < fewest) return undefined
  const left = Math.min(...phrases.map((words) => words[0]!.x0))
  const right = Math.max(...phrases.map((words) => words.at(-1)!.x1))
  // Most of them have one left edge, or there are several columns.
  const aligned = phrases.filter((words) => words[0]!.x0 < left + (right - left) * 0.25).length
  return aligned > phrases.length * 0.8 ? { left, right } : undefined
}

/** Whether at most one phrase of a line stands in the text, and all others are short and beside it, so that it is no row of a table. */
function onePhraseBeside(line: Line, left: number, right: number): boolean {
  const phrases = phrasesOf(line)
  const inside = phrases.filter((words) => words.at(-1)!.x1 > left && words[0]!.x0 <= right)
  return inside.length <= 1 && phrases.every((words) => inside.includes(words) || words.length <= 4)
}

/** The word with the baseline of the line that it belongs to: one that begins a paragraph for a number, else the nearest. */
function onLine(word: Word, text: readonly Line[], number: boolean): Word {
  let best: Line | undefined
  let least = Infinity
  text.forEach((line, i) => {
    const above = text[i - 1]
    const begins = !above || line.base - above.base > line.size * 1.6
    const distance = Math.abs(line.base - word.base) * (number && begins ? 0.6 : 1)
    if (distance < Math.min(least, word.size)) {
      best = line
      least = distance
    }
  })
  return best ? { ...word, base: best.base } : word
}

/** Lines close below each other are one note. */
function toNotes(lines: readonly Line[]): Line[][] {
  const notes: Line[][] = []
  for (const line of lines) {
    const above = notes.at(-1)?.at(-1)
    if (above && line.base - above.base < 1.7 * line.size) notes.at(-1)!.push(line)
    else notes.push([line])
  }
  return notes
}

const topOf = (piece: Piece): number => (piece.kind === 'table' ? piece.box[1] : piece.lines[0]!.y0)

/** The pieces of a page with each note behind the piece beside which it begins. */
export function withNotes(pieces: readonly Piece[], notes: Margins['notes'], setting: FlowSetting): Piece[] {
  const found = [...pieces]
  for (const note of notes.toReversed()) {
    const right = Math.max(...note.map((line) => line.x1))
    const own = linesToFlow(note, { ...setting, right, headings: false })
    const at = found.findLastIndex((piece) => topOf(piece) <= note[0]!.y0 + note[0]!.size)
    found.splice(at + 1, 0, ...own)
  }
  return found
}

/** Lines of text with names beyond its right edge: a paragraph with a name beside it is a row. */
export function withNamesBeside(lines: readonly Line[], setting: FlowSetting): Piece[] {
  const { edge } = setting
  const inText = (word: Word) => edge === undefined || word.x0 <= edge + word.size * 0.5
  const head = edge === undefined ? undefined : lines.find((line) => isOwnerHeading(line) && !inText(line.words[0]!))
  if (head) {
    const at = lines.indexOf(head)
    const above = lines.slice(0, at)
    const right = Math.max(setting.right, ...above.map((line) => line.x1))
    return [
      ...linesToFlow(above, { ...setting, right }),
      rowOf(undefined, [head], setting),
      ...withNamesBeside(lines.slice(at + 1), setting),
    ]
  }
  const names = wordsToLines(lines.flatMap(({ words }) => words.filter((word) => !inText(word))))
  if (names.length === 0) return linesToFlow(lines, setting)
  const body = lines.flatMap((line) => {
    const words = line.words.filter(inText)
    if (words.length === line.words.length) return [line]
    return wordsToLines(words).map((kept): Line => ({ ...kept, underlined: line.underlined }))
  })
  const beside = new Map<FlowPiece, Line[]>()
  const pieces = linesToFlow(body, setting)
  for (const line of names) {
    const home = pieces.findLast((piece) => piece.lines[0]!.y0 <= line.y1 - line.size * 0.4) ?? pieces[0]
    if (home) beside.set(home, [...(beside.get(home) ?? []), line])
  }
  return pieces.map((piece) => {
    const own = beside.get(piece)
    return own ? rowOf(piece, own, setting) : piece
  })
}

/** A row of two cells; without a piece the first is empty. */
function rowOf(piece: FlowPiece | undefined, names: readonly Line[], setting: FlowSetting): TablePiece {
  const own = [...(piece?.lines ?? []), ...names]
  const middle = Math.min(...names.map((line) => line.x0)) - 2
  const left = Math.min(middle - 2, ...own.map((line) => line.x0))
  const right = Math.max(...names.map((line) => line.x1))
  const y0 = Math.min(...own.map((line) => line.y0))
  const y1 = Math.max(...own.map((line) => line.y1))
  const cell = (column: number, x0: number, x1: number, pieces: readonly FlowPiece[]): CellPiece => {
    return { row: 0, column, rowSpan: 1, columnSpan: 1, box: [x0, y0, x1, y1], pieces, fills: [] }
  }
  const cells = [
    cell(0, left, middle, piece ? [{ ...piece, kind: piece.kind === 'heading' ? 'paragraph' : piece.kind }] : []),
    cell(1, middle, right, linesToFlow(names, { ...setting, right, headings: false })),
  ]
  const edges = [left, middle, right]
  const box = [left, y0, right, y1] as const
  return { kind: 'table', rows: 1, columns: 2, cells, edges, box, openTop: false, openBottom: false, ruled: false }
}
