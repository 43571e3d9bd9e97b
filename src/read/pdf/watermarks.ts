// Large letters that run aslant over a page, or stand pale behind its text, to the watermarks that they are.

import type { Word } from '#model'
import type { Ink } from './hidden.ts'

/** Aslant are letters that run neither along a line nor up or down a page, by at least this many degrees. */
const least = 20

/** Labels of charts run aslant too; watermarks have letters of more points than they. */
const smallest = 24

const spaceGap = 0.25

interface Run {
  text: string
  size: number
}

export class Watermarks {
  private readonly runs: Run[] = []
  private along = 0
  private across = 0

  /**
   * A glyph at (x, y) that goes on `long` points in the direction (a, b).
   * @returns whether it is one of a watermark
   */
  glyph(text: string, x: number, y: number, long: number, a: number, b: number, size: number): boolean {
    if (size < smallest || !isAslant(a, b)) return false
    const length = Math.hypot(a, b)
    const along = (a * x + b * y) / length
    const across = (a * y - b * x) / length
    const gap = along - this.along
    const open = this.runs.at(-1)
    const goesOn =
      open && Math.abs(across - this.across) < size * 0.3 && Math.abs(gap) < size * 1.5 && open.size === size
    if (!goesOn) this.runs.push({ text, size })
    else open.text += (gap > size * spaceGap ? ' ' : '') + text
    this.along = along + long
    this.across = across
    return true
  }

  /** The words of each, once; specks of one or two letters are none. */
  finish(): string[] {
    const texts = this.runs.map(({ text }) => text.replace(/\s+/g, ' ').trim())
    return [...new Set(texts.filter((text) => (text.match(/\p{L}/gu)?.length ?? 0) >= 3))]
  }
}

function isAslant(a: number, b: number): boolean {
  if (a === 0 || b === 0) return false
  const degrees = (Math.atan2(Math.abs(b), Math.abs(a)) * 180) / Math.PI
  return degrees > least && degrees < 90 - least
}

/** Upright letters of watermarks are larger than those of headings. */
const smallestUpright = 36

/** What is stamped over pages; other pale words in large letters are watermarks where text runs over them. */
const stamps =
  /^(?:(?:final |first |second |early |working )?draft(?: \d+)?(?: only)?|(?:strictly )?(?:private|confidential)(?: (?:and|&) confidential)?|(?:not for|for) (?:publication|circulation|distribution|information)|unconfirmed|unapproved|embargoed|restricted|sample|copy|superseded|official(?:[ –-]+sensitive)?)$/i

/** The words of a page without pale ones in very large letters behind its text, and what those say. */
export function withoutPale(
  words: readonly Word[],
  inks: readonly Ink[],
): { words: readonly Word[]; inks: readonly Ink[]; pale: string[] } {
  const large = words.filter((word, i) => word.turn === 0 && word.size >= smallestUpright && isPale(word, inks[i]!))
  if (large.length === 0) return { words, inks, pale: [] }
  const runs: Word[][] = []
  for (const word of large) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const goesOn = last && Math.abs(last.base - word.base) < 3 && Math.abs(word.x0 - last.x1) < word.size * 1.5
    if (goesOn) run!.push(word)
    else runs.push([word])
  }
  const gone = new Set<Word>()
  const pale: string[] = []
  for (const run of runs) {
    const text = run.reduce(
      (all, word, i) => all + (i > 0 && word.x0 - run[i - 1]!.x1 > word.size * spaceGap ? ' ' : '') + word.text,
      '',
    )
    const behind = run.some((word) => words.some((other) => other.size < word.size / 2 && isOver(other, word)))
    if ((text.match(/\p{L}/gu)?.length ?? 0) < 4 || !(behind || stamps.test(text.trim()))) continue
    pale.push(text)
    for (const word of run) gone.add(word)
  }
  const kept = words.flatMap((word, i) => (gone.has(word) ? [] : [i]))
  return { words: kept.map((i) => words[i]!), inks: kept.map((i) => inks[i]!), pale: [...new Set(pale)] }
}

/** Between half and quite white, or painted so that what is below shows through. */
function isPale({ colour }: Word, { alpha, mode }: Ink): boolean {
  if (mode === 3 || alpha < 0.04) return false
  const [red, green, blue] = [1, 3, 5].map((at) => 255 - (255 - parseInt(colour.slice(at, at + 2), 16)) * alpha)
  const light = (0.299 * red! + 0.587 * green! + 0.114 * blue!) / 255
  return light > 0.7 && light < 0.97
}

/** Whether the middle of a word lies where the letters of another are. */
function isOver(word: Word, { x0, x1, base, size }: Word): boolean {
  const x = (word.x0 + word.x1) / 2
  const y = word.base - word.size * 0.3
  return x > x0 && x < x1 && y > base - size * 0.75 && y < base
}
