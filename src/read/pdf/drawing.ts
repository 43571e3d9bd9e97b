// The drawing operators of one page to its words, rulings, fills and clips, in one pass.

import type { Box, Fill, Ruling, Word } from '#model'
import { concat, identity, type Matrix } from './matrix.ts'
import { type FontFace, type Glyph, operators as op } from './operators.ts'
import { dotsToBullets } from './bullets.ts'
import { PathShapes } from './paths.ts'
import { WordMaker } from './words.ts'

export interface Drawing {
  words: Word[]
  rulings: Ruling[]
  fills: Fill[]
  clips: Box[]
}

/** What `save` keeps. */
interface State {
  ctm: Matrix
  fill: string | null
  stroke: string | null
  fillAlpha: number
  strokeAlpha: number
  lineWidth: number
  font: FontFace | undefined
  fontSize: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
}

/**
 * @param view maps the page's own coordinates to points from its top left as it is shown
 * @param fontOf the loaded font of a name that `setFont` uses
 */
export function operatorsToDrawing(
  fnArray: readonly number[],
  argsArray: readonly unknown[],
  view: Matrix,
  width: number,
  height: number,
  fontOf: (name: string) => FontFace | undefined,
): Drawing {
  const fresh = (): State => ({
    ctm: view,
    fill: '#000000',
    stroke: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    lineWidth: 1,
    font: undefined,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  })
  let state = fresh()
  let stack: State[] = []
  const annotations: State[][] = []
  let text: Matrix = identity
  let lineX = 0
  let lineY = 0
  let x = 0
  let y = 0
  let clipping = false
  const words = new WordMaker(width, height)
  const shapes = new PathShapes(width, height)
  const save = () => stack.push({ ...state })
  const restore = () => {
    state = stack.pop() ?? state
  }
  const move = (dx: number, dy: number) => {
    x = lineX += dx
    y = lineY += dy
  }

  for (let i = 0; i < fnArray.length; i++) {
    const args = argsArray[i] as unknown[]
    switch (fnArray[i]) {
      case op.save:
      case op.beginGroup:
        save()
        break
      case op.restore:
      case op.endGroup:
      case op.paintFormXObjectEnd:
        restore()
        break
      case op.transform:
        state.ctm = concat(state.ctm, args as number[])
        break
      case op.paintFormXObjectBegin:
        save()
        if (args[0]) state.ctm = concat(state.ctm, args[0] as number[])
        break
      case op.beginAnnotation: {
        // An annotation is drawn over the finished page, in the page's own coordinates.
        annotations.push(stack, [state])
        stack = []
        state = fresh()
        if (args[2]) state.ctm = concat(state.ctm, args[2] as number[])
        if (args[3]) state.ctm = concat(state.ctm, args[3] as number[])
        break
      }
      case op.endAnnotation:
        state = annotations.pop()?.[0] ?? state
        stack = annotations.pop() ?? []
        break
      case op.setLineWidth:
        state.lineWidth = args[0] as number
        break
      case op.setGState:
        for (const [key, value] of args[0] as [string, unknown][]) {
          if (key === 'ca') state.fillAlpha = value as number
          else if (key === 'CA') state.strokeAlpha = value as number
          else if (key === 'LW') state.lineWidth = value as number
          else if (key === 'Font') {
            const [name, size] = value as [string, number]
            state.font = fontOf(name)
            state.fontSize = size
          }
        }
        break
      case op.setFillRGBColor:
        state.fill = args[0] as string
        break
      case op.setStrokeRGBColor:
        state.stroke = args[0] as string
        break
      case op.setFillTransparent:
      case op.setFillColorN:
        state.fill = null
        break
      case op.setStrokeTransparent:
      case op.setStrokeColorN:
        state.stroke = null
        break
      case op.clip:
      case op.eoClip:
        clipping = true
        break
      case op.constructPath: {
        const [paint, data] = args as [number, (Float32Array | null)[]]
        const path = data[0]
        if (path && path.length > 0) {
          const painted = paint as number
          const fills =
            painted === op.fill ||
            painted === op.eoFill ||
            (painted >= op.fillStroke && painted <= op.closeEOFillStroke)
          const strokes = painted === op.stroke || painted === op.closeStroke || painted >= op.fillStroke
          if (painted === op.endPath) {
            if (clipping) shapes.clip(path, state.ctm)
          } else {
            if (fills && state.fillAlpha > 0.04)
              shapes.fill(path, state.ctm, state.fill && blended(state.fill, state.fillAlpha))
            if (strokes && state.strokeAlpha > 0.04) shapes.stroke(path, state.ctm, state.lineWidth, state.stroke)
          }
        }
        clipping = false
        break
      }
      case op.beginText:
        text = identity
        x = lineX = y = lineY = 0
        break
      case op.setCharSpacing:
        state.charSpacing = args[0] as number
        break
      case op.setWordSpacing:
        state.wordSpacing = args[0] as number
        break
      case op.setHScale:
        state.scale = (args[0] as number) / 100
        break
      case op.setLeading:
        state.leading = -(args[0] as number)
        break
      case op.setFont:
        state.font = fontOf(args[0] as string)
        state.fontSize = args[1] as number
        break
      case op.setTextRenderingMode:
        state.mode = args[0] as number
        break
      case op.setTextRise:
        state.rise = args[0] as number
        break
      case op.moveText:
        move(args[0] as number, args[1] as number)
        break
      case op.setLeadingMoveText:
        state.leading = args[1] as number
        move(args[0] as number, args[1] as number)
        break
      case op.setTextMatrix: {
        const [m] = args as [ArrayLike<number>]
        text = [m[0]!, m[1]!, m[2]!, m[3]!, m[4]!, m[5]!]
        x = lineX = y = lineY = 0
        break
      }
      case op.nextLine:
        move(0, state.leading)
        break
      case op.showText: {
        const size = Math.abs(state.fontSize)
        if (size === 0 || !state.font) break
        const direction = state.fontSize < 0 ? -1 : 1
        const scale = state.scale * direction
        const vertical = state.font.vertical === true
        const unit = size * (state.font.fontMatrix?.[0] ?? 0.001)
        const matrix = concat(state.ctm, text)
        words.font(state.font, matrix, size, state.fill)
        let advance = 0
        for (const glyph of args[0] as (Glyph | number)[]) {
          if (typeof glyph === 'number') {
            advance += ((vertical ? 1 : -1) * glyph * size) / 1000
            continue
          }
          const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing
          const glyphWidth = glyph.width * unit
          if (vertical) {
            const down = -(glyph.vmetric?.[0] ?? -1000) * unit
            words.glyph(glyph, x, y + state.rise - advance, size * 0.9)
            advance += down - spacing * direction
            continue
          }
          words.glyph(glyph, x + advance * scale, y + state.rise, glyphWidth * scale)
          advance += glyphWidth + spacing * direction
        }
        if (vertical) y -= advance
        else x += advance * scale
        break
      }
    }
  }
  const found = words.finish()
  return {
    words: [...found, ...dotsToBullets(shapes.dots, found)],
    rulings: shapes.rulings,
    fills: shapes.fills,
    clips: shapes.clips,
  }
}

/** A colour painted on white with an opacity of 0 to 1. */
function blended(colour: string, alpha: number): string {
  if (alpha >= 0.99) return colour
  const part = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16)
    return Math.round(255 - (255 - value) * alpha)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${part(1)}${part(3)}${part(5)}`
}
