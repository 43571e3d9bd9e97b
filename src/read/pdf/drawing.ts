// The drawing operators of one page to its words, rulings, fills and clips, in one pass.

import type { Box, Fill, Ruling, Word } from '#model'
import { blended } from './blend.ts'
import { common, freshState, type State } from './state.ts'
import { Marks } from './marks.ts'
import { concat, identity, type Matrix } from './matrix.ts'
import { type FontFace, type Glyph, operators as op } from './operators.ts'
import { dotsToBullets } from './bullets.ts'
import { mayLieUnder, Paints } from './hidden.ts'
import { PathShapes } from './paths.ts'
import { isUpright, operatorsToPictures, squareUnder } from './pictures.ts'
import { type TickMark, within, withoutTickMarks, withTickMarks } from './tickBoxes.ts'
import { withoutPale } from './watermarks.ts'
import { WordMaker } from './words.ts'

export interface Drawing {
  words: Word[]
  rulings: Ruling[]
  fills: Fill[]
  clips: Box[]
  /** How many of the words the page does not show. */
  hiddenWords?: number
  /** Whether pictures may hide some of the others; not known where they were left out. */
  mayBeCovered?: boolean
  /** Large words that run aslant over the page, or stand pale behind it. */
  watermarks?: string[]
  /** `ocr` where the words are the invisible layer over a picture. */
  origin?: 'ocr'
}

/**
 * @param view maps the page's own coordinates to points from its top left as it is shown
 * @param fontOf the loaded font of a name that `setFont` uses
 * @param forms the boxes of forms by the id under which they are drawn
 * @param marks follows the marked content; its ids become the `tag` of the words
 * @param isOpaque whether the picture of an operator hides what is below it; undefined where pictures were left out
 */
export function operatorsToDrawing(
  fnArray: readonly number[],
  argsArray: readonly unknown[],
  view: Matrix,
  width: number,
  height: number,
  fontOf: (name: string) => FontFace | undefined,
  forms: ReadonlyMap<string, TickMark> = new Map(),
  marks = new Marks(),
  isOpaque?: (args: readonly unknown[]) => boolean,
): Drawing {
  let state = freshState(view, width, height)
  let stack: State[] = []
  const annotations: State[][] = []
  let text: Matrix = identity
  let lineX = 0
  let lineY = 0
  let x = 0
  let y = 0
  let clipping = false
  const words = new WordMaker()
  const paints = new Paints()
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
        restore()
        break
      case op.paintFormXObjectEnd:
        restore()
        marks.form(-1)
        break
      case op.transform:
        state.ctm = concat(state.ctm, args as number[])
        break
      case op.paintFormXObjectBegin:
        marks.form(1)
        save()
        if (args[0]) state.ctm = concat(state.ctm, args[0] as number[])
        break
      case op.beginAnnotation: {
        if (forms.has(args[0] as string)) {
          i = fnArray.indexOf(op.endAnnotation, i)
          break
        }
        // An annotation is drawn over the finished page, in the page's own coordinates.
        annotations.push(stack, [state])
        stack = []
        state = freshState(view, width, height)
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
          else if (key === 'BM') state.solid &&= value === 'source-over'
          else if (key === 'SMask') state.solid &&= value === false
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
      case op.shadingFill:
        paints.unknown(state.limit, identity, i)
        break
      case op.paintImageXObject:
      case op.paintInlineImageXObject: {
        const seen = state.solid && state.fillAlpha > 0.99 && !marks.isOff && !marks.inLayer && isUpright(state.ctm)
        const box = seen && isOpaque?.(args) ? squareUnder(state.ctm, width, height) : undefined
        if (box) paints.picture(common(state.limit, box), i)
        break
      }
      case op.beginMarkedContent:
      case op.beginMarkedContentProps:
        marks.begin(args)
        break
      case op.endMarkedContent:
        marks.end()
        break
      case op.clip:
      case op.eoClip:
        clipping = true
        break
      case op.constructPath: {
        const [paint, data, bounds] = args as [number, (Float32Array | null)[], Float32Array | undefined]
        const path = data[0]
        if (path && path.length > 0) {
          const painted = paint as number
          const fills =
            painted === op.fill ||
            painted === op.eoFill ||
            (painted >= op.fillStroke && painted <= op.closeEOFillStroke)
          const strokes = painted === op.stroke || painted === op.closeStroke || painted >= op.fillStroke
          if (painted === op.endPath) {
            if (clipping) {
              const box = shapes.clip(path, state.ctm)
              if (box) state.limit = common(state.limit, box)
              else state.solid = false
            }
          } else {
            if (fills && state.fillAlpha > 0.04 && !marks.isOff) {
              const box = shapes.fill(path, state.ctm, state.fill && blended(state.fill, state.fillAlpha))
              if (box && state.fill && state.solid && state.fillAlpha > 0.99 && !marks.inLayer)
                paints.cover(common(state.limit, box), i, state.fill)
              else paints.unknown(bounds, state.ctm, i)
            }
            if (strokes && state.strokeAlpha > 0.04 && !marks.isOff) {
              const before = shapes.fills.length
              shapes.stroke(path, state.ctm, state.lineWidth, state.stroke)
              // A line as thick as a row covers what is below it.
              if (state.solid && state.strokeAlpha > 0.99 && !marks.inLayer)
                for (const { box, colour } of shapes.fills.slice(before))
                  paints.cover(common(state.limit, box), i, colour)
            }
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
        const { mode, fillAlpha: alpha, limit } = state
        words.ink({ at: i, mode, alpha, off: marks.isOff, limit }, marks.mark)
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
  const page: Box = [0, 0, width, height]
  const { words: shown, inks, pale } = withoutPale(words.finish(), words.inks)
  const pictures = operatorsToPictures(fnArray, argsArray, view, width, height)
  const mayBeCovered = !isOpaque && mayLieUnder(shown, inks, page, pictures)
  const { words: found, layer } = paints.markHidden(shown, inks, page, () => pictures)
  const hiddenWords = found.filter((word) => word.hidden).length
  const boxes = shapes.ticks.marks(found, shapes.rulings, [...forms.values()])
  const { rulings, fills } = withoutTickMarks(shapes.rulings, shapes.fills, boxes)
  const watermarks = [...words.watermarks.finish(), ...pale]
  const dots = shapes.dots.filter(({ box }) => !boxes.some((mark) => within(box, mark.box)))
  return {
    ...(watermarks.length > 0 ? { watermarks } : {}),
    ...(hiddenWords > 0 ? { hiddenWords } : {}),
    ...(mayBeCovered ? { mayBeCovered } : {}),
    ...(layer ? { origin: 'ocr' as const } : {}),
    words: withTickMarks([...found, ...dotsToBullets(dots, found)], boxes),
    rulings,
    fills,
    clips: shapes.clips,
  }
}
