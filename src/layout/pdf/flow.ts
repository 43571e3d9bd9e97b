// Lines of one column or cell to headings, paragraphs and list items.

import { isBreakBetween } from '../breaks.ts'
import { looksLikeHeading } from '../textBlocks.ts'
import { lineText } from './lines.ts'
import type { FlowPiece, Line } from './pieces.ts'
import { tagOf, type TrustedTags } from './tags.ts'

export interface FlowSetting {
  /** x of the right edge up to which lines can run. */
  right: number
  /** Usual distance of baselines in the document, in sizes. */
  leading: number
  /** Usual size of letters in the document, in points. */
  body: number
  /** Whether headings can stand here; in cells they cannot. */
  headings: boolean
  /** x of the right edge of the text, where names stand beyond it. */
  edge?: number
  /** What the file says of the lines of the page, as far as it holds. */
  tagged?: TrustedTags | undefined
}

const bullet = /^[•●▪◦‣■□➢⮚✓✔❖◆○➔→∙·]$/
const dash = /^[-*–—o]$/
const numbered = /^\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]$|^\(([A-Z]|\d{1,3}|[a-z]{1,2}|[ivx]{1,5})\)$/
const gluedBullet = /^([•●▪◦‣■➢⮚])(?=\S)/

interface Marker {
  text: string
  words: number
  /** x of the words behind the marker. */
  textAt: number
  /** Gap behind the marker in sizes. */
  gap: number
  sure: boolean
}

/** The list marker with which a line begins. */
export function markerOf(line: Line): Marker | undefined {
  const [first, second] = line.words
  if (!first) return undefined
  if (!second)
    return bullet.test(first.text) ? { text: first.text, words: 1, textAt: first.x1, gap: 0, sure: true } : undefined
  const gap = (second.x0 - first.x1) / line.size
  const at = { words: 1, textAt: second.x0, gap }
  if (bullet.test(first.text)) return { ...at, text: first.text, sure: true }
  if (dash.test(first.text)) return gap > 0.15 ? { ...at, text: first.text, sure: gap > 0.4 } : undefined
  const number = numbered.exec(first.text)
  if (number && gap > 0.1) return { ...at, text: (number[1] ?? number[2])!, sure: gap > 0.42 }
  return undefined
}

/** Lines from top to bottom to pieces. */
export function linesToFlow(lines: readonly Line[], setting: FlowSetting): FlowPiece[] {
  const pieces: FlowPiece[] = []
  const leading = ownLeading(lines, setting.right) ?? setting.leading
  const columns: number[] = []
  for (let i = 0; i < lines.length;) {
    const start = lines[i]!
    const marker = beginsItem(lines, i, setting.right, leading)
    const hard = [false]
    let end = i + 1
    for (; end < lines.length; end++) {
      const link = linkOf(lines, i, end, marker, setting, leading)
      if (link === 'break') break
      hard.push(link === 'hard')
    }
    const own = lines.slice(i, end)
    if (marker) {
      while (columns.length > 0 && columns.at(-1)! > start.x0 + 3) columns.pop()
      if (columns.length === 0 || columns.at(-1)! < start.x0 - 3) columns.push(start.x0)
      const only = own.length === 1 && start.words.length === marker.words
      if (!only)
        pieces.push({
          kind: 'item',
          lines: own,
          hard,
          marker: marker.text,
          markerWords: marker.words,
          depth: columns.length - 1,
          level: 0,
        })
    } else {
      if (pieces.at(-1)?.kind !== 'item') columns.length = 0
      pieces.push({ kind: 'paragraph', lines: own, hard, markerWords: 0, depth: 0, level: 0 })
    }
    i = end
  }
  return setting.headings ? pieces.map((piece) => asHeading(piece, setting)) : pieces
}

function beginsItem(lines: readonly Line[], i: number, right: number, leading: number): Marker | undefined {
  const line = lines[i]!
  const marker = markerOf(line)
  if (!marker || marker.sure) return marker
  const above = lines[i - 1]
  // "… see page | 12. The lease": a number at the start of a line that goes on with a full one is no marker.
  if (!above) return marker
  const apart = (line.base - above.base) / Math.max(line.size, above.size) > leading * 1.25
  return apart || !isFull(above, line, right) || /[.:;]$/.test(lineText(above)) ? marker : undefined
}

/** How line `end` stands to the piece that begins with line `start`. */
function linkOf(
  lines: readonly Line[],
  start: number,
  end: number,
  marker: Marker | undefined,
  setting: FlowSetting,
  leading: number,
): 'join' | 'hard' | 'break' {
  const above = lines[end - 1]!
  const line = lines[end]!
  const first = lines[start]!
  const size = Math.max(line.size, above.size)
  const distance = (line.base - above.base) / size
  const told = sameBlock(above, line, setting.tagged)
  if (told === false || distance > leading * (told ? 1.6 : 1.28) || distance < 0.3) return 'break'
  if (Math.abs(line.size - above.size) > 0.09 * size) return 'break'
  if (beginsItem(lines, end, setting.right, leading)) return 'break'
  const full = isFull(above, line, setting.right)
  const text = lineText(above)
  const ended = /[.!?:;][)\]”"’']*$/.test(text)
  if (setting.headings && isBreakBetween(text, lineText(line), !full, charactersTo(setting.right, above, text)))
    return 'break'
  if (told) return full || (!ended && /^\p{Ll}/u.test(line.words[0]!.text)) ? 'join' : 'hard'
  if (line.bold !== above.bold && !(full && !ended) && (first.bold || line.bold)) return 'break'
  if (marker) {
    if (line.x0 < marker.textAt - 0.6 * size) {
      // Set out to the left of the item's words: it goes on only where the lines above were full.
      const hanging = end - start > 1 && lines[start + 1]!.x0 >= marker.textAt - 0.6 * size
      if (hanging || line.x0 < first.x0 - 3 || !full) return 'break'
    }
  } else {
    const left = Math.min(...lines.slice(start + 1, end + 1).map((other) => other.x0))
    // Set in from the lines above: a new paragraph.
    if (line.x0 > above.x0 + 0.9 * size && end - start > 1 && above.x0 <= left + 2 && ended) return 'break'
    if (end - start === 1 && line.x0 > above.x0 + 1.2 * size && !full) return 'break'
  }
  // A sentence that goes on in lower case was only set ragged.
  if (full || (!ended && /^\p{Ll}/u.test(line.words[0]!.text))) return 'join'
  return ended && /^[\p{Lu}\p{N}“"‘'(]/u.test(line.words[0]!.text) ? 'break' : 'hard'
}

/** Whether the file says that two lines are of one block; undefined where it does not say. */
function sameBlock(above: Line, line: Line, tagged: TrustedTags | undefined): boolean | undefined {
  if (!tagged?.paragraphs || !tagOf(above, tagged.tags) || !tagOf(line, tagged.tags)) return undefined
  return above.tag === line.tag
}

/** As many characters like those of a line fit between its left and the right edge. */
const charactersTo = (right: number, { x0, x1 }: Line, text: string): number => (text.length * (right - x0)) / (x1 - x0)

/** Whether the first word of `below` would not have fitted behind the words of `above`. */
function isFull(above: Line, below: Line, right: number): boolean {
  const first = below.words[0]!
  let end = 0
  // What is set without a space moves to the next line as a whole.
  while (end + 1 < below.words.length && below.words[end + 1]!.x0 - below.words[end]!.x1 < below.size * 0.1) end++
  const width = below.words[end]!.x1 - first.x0
  return above.x1 + width + above.size * 0.25 > right - above.size * 0.3
}

/** Distances of baselines, in twentieths of the size, with how often each was seen. */
export type Distances = Map<number, number>

/**
 * Distances of the lines of a text.
 * @param right x of the right edge up to which lines can run
 * @returns all of them, and those of lines that go on from a full one, which are inside a paragraph
 */
export function distancesOf(lines: readonly Line[], right: number): { all: Distances; inside: Distances } {
  const all: Distances = new Map()
  const inside: Distances = new Map()
  for (let i = 1; i < lines.length; i++) {
    const above = lines[i - 1]!
    const line = lines[i]!
    const distance = (line.base - above.base) / Math.max(line.size, above.size)
    if (distance < 0.95 || distance > 2.2) continue
    const key = Math.round(distance * 20)
    all.set(key, (all.get(key) ?? 0) + 1)
    if (isFull(above, line, right) && !markerOf(line)) inside.set(key, (inside.get(key) ?? 0) + 1)
  }
  return { all, inside }
}

/** The distance that is seen most often, in sizes; a narrower one is taken where it is seen at least `share` times as often. */
export function usualDistance(counts: Distances, share = 0.87): number | undefined {
  const least = Math.max(...counts.values()) * share
  const usual = [...counts].filter(([, count]) => count >= least).map(([key]) => key)
  return usual.length === 0 ? undefined : Math.min(...usual) / 20
}

/** Distance of baselines inside the paragraphs of a longer text, in sizes. */
function ownLeading(lines: readonly Line[], right: number): number | undefined {
  const { inside } = distancesOf(lines, right)
  return [...inside.values()].some((count) => count > 1) ? usualDistance(inside) : undefined
}

function asHeading(piece: FlowPiece, setting: FlowSetting): FlowPiece {
  if (piece.lines.length > 3) return piece
  const [first] = piece.lines
  const text = piece.lines.map((line) => lineText(line)).join(' ')
  if (!/\p{L}/u.test(text)) return piece
  const told = setting.tagged?.headings ? tagOf(first!, setting.tagged.tags) : undefined
  if (told?.kind === 'heading' && text.length < 200 && !/[.;,]$/.test(text))
    return { ...piece, kind: 'heading', level: told.level, markerWords: 0 }
  if (piece.kind !== 'paragraph') return piece
  const size = Math.max(...piece.lines.map((line) => line.size))
  const bold = piece.lines.every((line) => line.bold)
  const large = size > setting.body * 1.12
  if (large && text.length < 200 && !/[.;,]$/.test(text))
    return { ...piece, kind: 'heading', level: size > setting.body * 1.35 ? 1 : 2 }
  if (!looksLikeHeading(text)) return piece
  if (bold || first!.underlined) return { ...piece, kind: 'heading', level: 2 }
  const alone = piece.lines.length === 1 && first!.x1 < setting.right - setting.body * 3
  return alone ? { ...piece, kind: 'heading', level: 3 } : piece
}

/** The bullet that is set without a space before its words: `•Receive`. */
export const bulletBefore = (text: string): string | undefined => gluedBullet.exec(text)?.[1]
