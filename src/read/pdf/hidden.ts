// Words that the page does not show: covered, in the colour of what is behind them, invisible, tiny or beside the page.

import type { Box, Word } from '#model'
import type { Matrix } from './matrix.ts'
import type { Picture } from './pictures.ts'

/** How a word was drawn. */
export interface Ink {
  /** Place in the order of painting. */
  at: number
  /** Text rendering mode: 0 fills the letters, 3 paints nothing, 7 makes them a clip. */
  mode: number
  /** Whether the colour is known and paints; not so for patterns. */
  plain: boolean
  /** 0 to 1. */
  alpha: number
  /** Whether it stands in a layer that is switched off when the file is opened. */
  off: boolean
  /** The rectangle to which painting was limited when it began. */
  limit: Box
}

/** No limit. */
export const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity]

/** Something painted over an area: a colour that hides what is below, or null where that cannot be known. */
interface Paint {
  box: Box
  at: number
  colour: string | null
  /** Whether it is a picture that lets nothing through. */
  picture?: true
}

/** More pairs of words and paints than this are not compared. */
const mostPairs = 3_000_000

/** Pieces of a word that boxes leave bare, above which they are a pattern and no cover. */
const mostPieces = 50

/** What was painted on a page, in the order of painting. */
export class Paints {
  private readonly all: Paint[] = []

  /** An opaque rectangle of one colour. */
  cover(box: Box, at: number, colour: string) {
    this.all.push({ box, at, colour })
  }

  /** A picture that lets nothing through. */
  picture(box: Box, at: number) {
    this.all.push({ box, at, colour: null, picture: true })
  }

  /** Paint of which it is not known how it looks: a shading, a pattern, a curve, a tint that lets through what is below. */
  unknown(bounds: ArrayLike<number> | undefined, [a, b, c, d, e, f]: Matrix, at: number) {
    if (!bounds) return
    const [left, top, right, bottom] = [bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!]
    const xs = [left, right].flatMap((x) => [top, bottom].map((y) => a * x + c * y + e))
    const ys = [left, right].flatMap((x) => [top, bottom].map((y) => b * x + d * y + f))
    this.all.push({ box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], at, colour: null })
  }

  /**
   * Marks what is hidden, leaves out what is drawn again at the same place so that it can be seen, and says whether
   * most words are the invisible layer that OCR puts over a picture.
   */
  markHidden(words: readonly Word[], inks: readonly Ink[], page: Box, pictures: () => readonly Picture[]) {
    // Words below pictures that fill a page are what OCR read in them.
    const over = picturesOver(
      this.all.filter((paint) => paint.picture),
      words,
      inks,
    )
    if (areaOf(over) > areaOf([{ box: page }]) * 0.5) for (const paint of over) delete paint.picture
    const hidden = new Set<Word>()
    let layer = 0
    if (words.length * this.all.length <= mostPairs) {
      /** Colours of words that may be those of what is behind them. */
      const doubtful = new Map<string, boolean>()
      for (const { colour } of this.all) if (colour !== null) doubtful.set(colour, true)
      const isDoubtful = (colour: string) => {
        let doubt = doubtful.get(colour)
        if (doubt === undefined) doubtful.set(colour, (doubt = isLight(colour)))
        return doubt
      }
      let shown: readonly Picture[] | undefined
      const onPicture = (core: Box) => (shown ??= pictures()).some(({ box }) => meet(box, core))
      words.forEach((word, i) => {
        const ink = inks[i]!
        const core = coreOf(word)
        if (ink.off || !meet(page, core) || !meet(ink.limit, core)) hidden.add(word)
        else if (ink.mode === 3 || ink.alpha < 0.04 || (ink.mode === 7 && !this.paintedAfter(core, ink.at))) {
          if (onPicture(core)) layer++
          else hidden.add(word)
        } else if (isTiny(word) || this.coveredAfter(core, ink.at)) hidden.add(word)
        else if (ink.mode === 0 && ink.plain && isDoubtful(word.colour))
          if (alike(this.behind(core, ink.at), word.colour) && !onPicture(core)) hidden.add(word)
      })
    }
    if (lettersOf(hidden) < least) hidden.clear()
    const seen = words.filter((word) => !hidden.has(word))
    const kept =
      hidden.size === 0
        ? seen
        : words.flatMap((word): Word[] =>
            !hidden.has(word) ? [word] : seen.some((other) => isTwin(word, other)) ? [] : [{ ...word, hidden: true }],
          )
    return { words: kept, layer: layer > 0 && layer >= seen.length * 0.6 }
  }

  private paintedAfter(core: Box, at: number): boolean {
    return this.all.some((paint) => paint.at > at && meet(paint.box, core))
  }

  /** Whether boxes painted later hide a place, one alone or several beside each other. */
  private coveredAfter(core: Box, at: number): boolean {
    let left: Box[] = [core]
    for (let i = this.all.length - 1; i >= 0 && this.all[i]!.at > at; i--) {
      const { box, colour, picture } = this.all[i]!
      if ((colour === null && !picture) || !meet(box, core)) continue
      if (covers(box, core)) return true
      left = left.flatMap((piece) => without(piece, box))
      if (left.length === 0) return true
      if (left.length > mostPieces) return false
    }
    return false
  }

  /** The colour behind a place; null where it is not one or not known. */
  private behind(core: Box, at: number): string | null {
    for (let i = this.all.length - 1; i >= 0; i--) {
      const paint = this.all[i]!
      if (paint.at > at || !meet(paint.box, core)) continue
      return paint.colour !== null && covers(paint.box, core) ? paint.colour : null
    }
    return '#ffffff'
  }
}

/** Whether pictures that may let nothing through were painted over words that can be seen. */
export function mayLieUnder(words: readonly Word[], inks: readonly Ink[], page: Box, pictures: readonly Picture[]) {
  const over = picturesOver(pictures, words, inks)
  return over.length > 0 && areaOf(over) <= areaOf([{ box: page }]) * 0.5
}

/** The pictures under which words lie that can be seen without them. */
function picturesOver<P extends Picture>(pictures: readonly P[], words: readonly Word[], inks: readonly Ink[]): P[] {
  if (words.length * pictures.length > mostPairs) return []
  return pictures.filter(({ box, at }) => {
    const under = words.filter((word, i) => inks[i]!.mode !== 3 && at > inks[i]!.at && covers(box, coreOf(word)))
    return lettersOf(under) >= least
  })
}

const areaOf = (all: readonly { box: Box }[]): number =>
  all.reduce((sum, { box: [x0, y0, x1, y1] }) => sum + Math.max(0, x1 - x0) * Math.max(0, y1 - y0), 0)

/** Fewer letters and digits on a page are specks, not words. */
const least = 3

function lettersOf(words: Iterable<Word>): number {
  let letters = 0
  for (const { text } of words) letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters
}

/** Where most ink of a word is. */
function coreOf({ x0, y0, x1, y1, base, size, turn }: Word): Box {
  return turn === 0 ? [x0, base - size * 0.6, x1, base] : [x0, y0, x1, y1]
}

function isTiny({ text, size, x0, x1, y0, y1 }: Word): boolean {
  return size < 1 && Math.max(x1 - x0, y1 - y0) / text.length < 0.6
}

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]

/** Whether all of `core` but its rim lies in the box. */
const covers = (box: Box, [x0, y0, x1, y1]: Box): boolean =>
  box[0] <= x0 + 0.5 && box[2] >= x1 - 0.5 && box[1] <= y0 + 0.5 && box[3] >= y1 - 0.5

/** What of a piece a box leaves bare; slivers at the rims do not count. */
function without(piece: Box, [left, top, right, bottom]: Box): Box[] {
  const [x0, y0, x1, y1] = piece
  const [a, b, c, d] = [Math.max(x0, left), Math.max(y0, top), Math.min(x1, right), Math.min(y1, bottom)]
  if (a >= c || b >= d) return [piece]
  const bare: Box[] = [
    [x0, y0, x1, b],
    [x0, d, x1, y1],
    [x0, b, a, d],
    [c, b, x1, d],
  ]
  return bare.filter((box) => box[2] - box[0] > 0.5 && box[3] - box[1] > 0.5)
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
const isLight = (hex: string): boolean => channels(hex).every((value) => value > 0xf4)
const alike = (a: string | null, b: string): boolean =>
  a !== null && channels(a).every((value, i) => Math.abs(value - channels(b)[i]!) <= 6)

/** The same word at the same place. */
const isTwin = (a: Word, b: Word): boolean =>
  (a.text === b.text || b.text.includes(a.text)) && Math.abs(a.base - b.base) < 2 && a.x0 > b.x0 - 2 && a.x1 < b.x1 + 2
