// Glyphs in the order of drawing to words.

import type { Box, Word } from '#model'
import { glyphToText, type SymbolFont, symbolFontOf } from './letters.ts'
import type { Matrix } from './matrix.ts'
import { everywhere, type Ink } from './hidden.ts'
import type { FontFace, Glyph } from './operators.ts'
import { Watermarks } from './watermarks.ts'

/** A gap wider than this part of the size is a space that nobody set. */
const spaceGap = 0.17

interface Style {
  bold: boolean
  italic: boolean
  symbol: SymbolFont | undefined
  ascent: number
  descent: number
}

const styles = new WeakMap<FontFace, Style>()

function styleOf(font: FontFace): Style {
  let style = styles.get(font)
  if (!style) {
    const name = font.name ?? ''
    // Fonts that state no height, or an absurd one, are taken to be as tall as most are.
    const ascent = font.ascent && font.ascent > 0.5 && font.ascent < 1.2 ? font.ascent : 0.8
    const descent = font.descent && font.descent < 0 && font.descent > -0.5 ? font.descent : -0.2
    style = {
      bold: /bold|black|heavy|semibold|demi(?!c)|-bd\b|,b/i.test(name),
      italic: /ital|obli/i.test(name),
      symbol: symbolFontOf(name),
      ascent,
      descent,
    }
    styles.set(font, style)
  }
  return style
}

export class WordMaker {
  private readonly words: Word[] = []
  /** How each of the words was drawn. */
  readonly inks: Ink[] = []
  readonly watermarks = new Watermarks()
  private openInk: Ink = { at: 0, mode: 0, plain: true, alpha: 1, off: false, limit: everywhere }
  private at = 0
  private mode = 0
  private alpha = 1
  private off = false
  private limit: Box = everywhere
  private mark: number | undefined
  private plain = true
  private open: Word | undefined
  private style: Style | undefined
  private face: FontFace | undefined
  private matrix: Matrix = [1, 0, 0, 1, 0, 0]
  /** Points a unit of text space along and across the direction of reading. */
  private along = 1
  private size = 0
  private turn: Word['turn'] = 0
  private colour = '#000000'
  /** Where the pen stood after the last glyph, along and across the direction of reading. */
  private penAlong = 0
  private penAcross = 0
  private spaced = false

  /** How the glyphs to come are painted, and their marked content. */
  ink({ at, mode, alpha, off, limit }: Omit<Ink, 'plain'>, mark: number | undefined) {
    this.mark = mark
    if (mode !== this.mode || alpha !== this.alpha || off !== this.off) this.end()
    this.off = off
    this.limit = limit
    this.at = at
    this.mode = mode
    this.alpha = alpha
  }

  /** Font, place and colour of the glyphs to come. */
  font(face: FontFace, matrix: Matrix, size: number, colour: string | null) {
    const [a, b, c, d] = matrix
    const along = Math.hypot(a, b)
    const shown = size * Math.hypot(c, d)
    const turn = turnOf(a, b)
    const next = colour ?? '#000000'
    this.plain = colour !== null
    if (face !== this.face || turn !== this.turn || Math.abs(shown - this.size) > 0.05 * shown || next !== this.colour)
      this.end()
    this.face = face
    this.style = styleOf(face)
    this.matrix = matrix
    this.along = along
    this.size = shown
    this.turn = turn
    this.colour = next
  }

  /** A glyph at (x, y) of text space that moves the pen by `advance`. */
  glyph(glyph: Glyph, x: number, y: number, advance: number) {
    const [a, b, c, d, e, f] = this.matrix
    const px = a * x + c * y + e
    const py = b * x + d * y + f
    const long = advance * this.along
    const along = this.turn === 0 ? px : this.turn === 90 ? py : this.turn === 180 ? -px : -py
    const across = this.turn === 0 || this.turn === 180 ? py : px
    const style = this.style!
    const text = glyphToText(glyph.unicode, style.symbol, this.face!.missingFile ? glyph.originalCharCode : undefined)
    if (text === '' && !glyph.isSpace) return
    if (this.watermarks.glyph(text, px, py, long, a, b, this.size)) return
    if (/^[\s\u200b]*$/.test(text)) {
      if (this.open) this.open.spaceAfter = true
      this.end()
      this.spaced = true
      this.penAlong = along + long
      this.penAcross = across
      return
    }
    const gap = along - this.penAlong
    const level = Math.abs(across - this.penAcross) < this.size * 0.25
    if (this.open && (!level || gap > this.size * spaceGap || gap < -this.size * 0.5)) this.end()
    if (!this.open) {
      const { at, mode, plain, alpha, off, limit } = this
      this.openInk = { at, mode, plain, alpha, off, limit }
      const near = level && gap > -this.size * 0.5 && gap < this.size
      this.open = {
        text: '',
        x0: Infinity,
        y0: Infinity,
        x1: -Infinity,
        y1: -Infinity,
        base: py,
        size: this.size,
        bold: style.bold,
        italic: style.italic,
        colour: this.colour,
        turn: this.turn,
        spaceBefore: this.spaced && near,
        spaceAfter: false,
      }
      if (this.mark !== undefined) this.open.tag = this.mark
    }
    this.spaced = false
    const word = this.open
    word.text += text
    const up = this.size * style.ascent
    const down = -this.size * style.descent
    if (this.turn === 0) widen(word, px, py - up, px + long, py + down)
    else if (this.turn === 90) widen(word, px - down, py, px + up, py + long)
    else if (this.turn === 180) widen(word, px - long, py - down, px, py + up)
    else widen(word, px - up, py - long, px + down, py)
    this.penAlong = along + long
    this.penAcross = across
  }

  finish(): Word[] {
    this.end()
    return this.words
  }

  private end() {
    const word = this.open
    this.open = undefined
    if (!word) return
    if (!Number.isFinite(word.x0) || !Number.isFinite(word.y0)) return
    this.words.push(word)
    this.inks.push(this.openInk)
  }
}

function widen(word: Word, x0: number, y0: number, x1: number, y1: number) {
  if (x0 < word.x0) word.x0 = x0
  if (y0 < word.y0) word.y0 = y0
  if (x1 > word.x1) word.x1 = x1
  if (y1 > word.y1) word.y1 = y1
}

function turnOf(a: number, b: number): Word['turn'] {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 180
  return b >= 0 ? 90 : 270
}
