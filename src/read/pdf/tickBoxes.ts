// Small drawn squares and circles, with or without a cross or dot in them, and the boxes of forms to the characters ☐ and ☒.

import type { Box, Fill, Ruling, Word } from '#model'

/** A box to tick, as a character at its place. */
export interface TickMark {
  box: Box
  text: '☐' | '☒'
}

/** What is drawn on a page that may be a box to tick, or the cross in one. */
export class TickShapes {
  private readonly squares: Box[] = []
  private readonly circles: Box[] = []
  private readonly strokes: Box[] = []
  private readonly inks: { box: Box; colour: string; drawn: string }[] = []

  stroke(box: Box, rectangle: boolean, curved: boolean, closed = false) {
    const [x0, y0, x1, y1] = box
    if (rectangle && isSmallSquare(box)) this.squares.push(box)
    else if (curved && closed && isSmallSquare(box)) this.circles.push(box)
    // Crosses and ticks run aslant.
    else if (!rectangle && !curved && x1 - x0 > 2 && y1 - y0 > 2 && x1 - x0 < most && y1 - y0 < most)
      this.strokes.push(box)
  }

  fill(box: Box, colour: string, straight: boolean) {
    if (box[2] - box[0] < most + 4 && box[3] - box[1] < most + 4)
      this.inks.push({ box, colour: straight ? colour : 'shape', drawn: colour })
  }

  /** The boxes of forms, and the squares that stand beside words of their own size and touch no other lines. */
  marks(words: readonly Word[], rulings: readonly Ruling[], forms: readonly TickMark[]): TickMark[] {
    const marks = [...forms]
    if (this.squares.length > 500) return marks
    for (const square of this.squares) {
      const tinted = this.inks.some(
        ({ box, colour }) => colour !== '#ffffff' && isStraight(colour) && meet(box, square),
      )
      if (tinted || marks.some(({ box }) => meet(box, square))) continue
      if (this.squares.some((other) => other !== square && touch(other, square) && !same(other, square))) continue
      if (rulings.some((ruling) => touch(boxOf(ruling), square) && !within(boxOf(ruling), square))) continue
      if (words.some((word) => word.text.length > 1 && meet([word.x0, word.y0, word.x1, word.base], square))) continue
      if (!neighbourOf(square, words)) continue
      const crossed =
        this.strokes.some((box) => within(box, square) && share(box, square) > 0.35) ||
        this.inks.some(({ box, colour }) => !isStraight(colour) && within(box, square) && share(box, square) > 0.35)
      marks.push({ box: square, text: crossed ? '☒' : '☐' })
    }
    const drawn = [...this.filledBoxes(words), ...this.radioButtons(words)]
    return [...marks, ...drawn.filter(({ box }) => !marks.some((mark) => meet(mark.box, box)))]
  }

  /** Coloured squares with a tick cut out of them. */
  private filledBoxes(words: readonly Word[]): TickMark[] {
    if (this.strokes.length === 0 || this.strokes.length > 500) return []
    const found: TickMark[] = []
    for (const { box, drawn } of this.inks) {
      if (drawn === '#ffffff' || !isSmallSquare(box) || found.some((mark) => meet(mark.box, box))) continue
      const ticked = this.strokes.some((stroke) => within(stroke, box) && share(stroke, box) > 0.35)
      if (ticked && neighbourOf(box, words)) found.push({ box, text: '☒' })
    }
    return found
  }

  /** Circles of one size before words; coloured discs rate, a single circle is a drawing. */
  private radioButtons(words: readonly Word[]): TickMark[] {
    if (this.circles.length > mostCircles) return []
    const marks = this.circles.flatMap((circle, i): TickMark[] => {
      if (this.circles.findIndex((other) => same(other, circle)) !== i) return []
      if (this.circles.some((other) => touch(other, circle) && !same(other, circle))) return []
      if (words.some((word) => meet([word.x0, word.base - word.size * 0.6, word.x1, word.base], circle))) return []
      const near = neighbourOf(circle, words)
      if (!near || near.x0 < circle[2] - 0.5 || near.x0 - circle[2] > 2 * near.size) return []
      const inside = this.inks.filter(({ box, drawn }) => drawn !== '#ffffff' && within(box, circle))
      const disc = inside.find(({ box }) => share(box, circle) > 0.85)
      if (disc && !isDark(disc.drawn)) return []
      const dotted = inside.some(({ box }) => share(box, circle) > 0.25)
      return [{ box: circle, text: dotted ? '☒' : '☐' }]
    })
    const height = ({ box }: TickMark) => box[3] - box[1]
    return marks.filter(
      (mark) =>
        marks.some((other) => other !== mark && Math.abs(height(other) - height(mark)) < 1) &&
        // Discs alone are bullets.
        marks.some(({ text }) => text === '☐'),
    )
  }
}

/** Marks to words on the line of their neighbours; letters inside a box are the cross in it. */
export function withTickMarks(words: readonly Word[], marks: readonly TickMark[]): Word[] {
  if (marks.length === 0) return [...words]
  const inside = (word: Word) => marks.find(({ box }) => word.text.length === 1 && holdsMiddle(box, word))
  const crossed = new Set(words.flatMap((word) => inside(word) ?? []))
  const kept = words.filter((word) => !inside(word))
  return [...kept, ...marks.map((mark) => wordOf(crossed.has(mark) ? { ...mark, text: '☒' } : mark, kept))]
}

/** Fills and rulings that are no part of a box to tick. */
export function withoutTickMarks(rulings: readonly Ruling[], fills: readonly Fill[], marks: readonly TickMark[]) {
  const free = (box: Box) => !marks.some((mark) => within(box, mark.box))
  return marks.length === 0
    ? { rulings: [...rulings], fills: [...fills] }
    : { rulings: rulings.filter((ruling) => free(boxOf(ruling))), fills: fills.filter(({ box }) => free(box)) }
}

function wordOf({ box: [x0, y0, x1, y1], text }: TickMark, words: readonly Word[]): Word {
  const near = neighbourOf([x0, y0, x1, y1], words)
  const size = near?.size ?? y1 - y0
  const base = near?.base ?? y1 - (y1 - y0) * 0.2
  return {
    text,
    x0,
    y0: Math.max(y0, base - size),
    x1,
    y1: Math.min(y1, base + size * 0.3),
    base,
    size,
    bold: near?.bold ?? false,
    italic: false,
    colour: near?.colour ?? '#000000',
    turn: 0,
    spaceBefore: true,
    spaceAfter: true,
  }
}

/** More circles than this on a page are a drawing. */
const mostCircles = 60

const isDark = (colour: string): boolean => [1, 3, 5].every((at) => parseInt(colour.slice(at, at + 2), 16) < 0x60)

/** Crosses are no larger than the boxes in which they stand. */
const most = 17

/** Points from a box to the words that it stands before, and to those behind which its cell lies. */
const farRight = 40
const farLeft = 300

function isSmallSquare([x0, y0, x1, y1]: Box): boolean {
  const width = x1 - x0
  const height = y1 - y0
  return width >= 5 && width <= 16 && height >= 5 && height <= 16 && width / height > 0.8 && width / height < 1.25
}

/** The nearest word on the line of a box, of letters about as tall as the box; on its right rather than on its left. */
function neighbourOf([x0, y0, x1, y1]: Box, words: readonly Word[]): Word | undefined {
  const middle = (y0 + y1) / 2
  const height = y1 - y0
  let nearest: Word | undefined
  let least = Infinity
  for (const word of words) {
    if (word.turn !== 0 || middle > word.base + word.size * 0.15 || middle < word.base - word.size * 0.95) continue
    if (height < word.size * 0.5 || height > word.size * 1.8) continue
    const right = word.x0 >= x1 - 0.5 ? word.x0 - x1 : Infinity
    const left = word.x1 <= x0 + 0.5 ? x0 - word.x1 : Infinity
    const gap = Math.min(right, 3 * left)
    if (gap < least && (right < farRight || left < farLeft)) {
      nearest = word
      least = gap
    }
  }
  return nearest
}

const isStraight = (colour: string): boolean => colour !== 'shape'

const boxOf = ({ across, at, from, to }: Ruling): Box => (across ? [from, at, to, at] : [at, from, at, to])

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]

const touch = (a: Box, b: Box): boolean => a[0] < b[2] + 1 && a[2] > b[0] - 1 && a[1] < b[3] + 1 && a[3] > b[1] - 1

/** Whether a box lies in another. */
export const within = (a: Box, b: Box): boolean =>
  a[0] >= b[0] - 1.5 && a[2] <= b[2] + 1.5 && a[1] >= b[1] - 1.5 && a[3] <= b[3] + 1.5

const same = (a: Box, b: Box): boolean => within(a, b) && within(b, a)

/** How much of the width and height of a box something in it takes. */
const share = (a: Box, b: Box): number => Math.min((a[2] - a[0]) / (b[2] - b[0]), (a[3] - a[1]) / (b[3] - b[1]))

const holdsMiddle = ([x0, y0, x1, y1]: Box, word: Word): boolean => {
  const middle = (word.x0 + word.x1) / 2
  const height = word.base - word.size * 0.35
  return word.turn === 0 && middle > x0 && middle < x1 && height > y0 && height < y1
}
