// The drawing operators of one page to the boxes of its pictures, which the reader leaves out.

import type { Box } from '#model'
import { concat, type Matrix } from './matrix.ts'
import { operators as op } from './operators.ts'

/** Operators that put something onto the page. */
const paints = new Set<number>([op.constructPath, op.showText])

/** A picture and its place in the order of painting. */
export interface Picture {
  box: Box
  at: number
}

/** Smaller pictures are logos, bullets and lines, in points. */
const least = 20

/**
 * A picture fills the unit square under a transform of its own. pdfjs is told to leave pictures out, so what is left of one
 * is a transform under which nothing is painted.
 *
 *   save   transform 595 0 0 842 0 0   (the picture)   restore
 *
 * @param view maps the page's own coordinates to points from its top left as it is shown
 */
export function operatorsToPictures(
  fnArray: readonly number[],
  argsArray: readonly unknown[],
  view: Matrix,
  width: number,
  height: number,
): Picture[] {
  const pictures: Picture[] = []
  const stack: Matrix[] = []
  let ctm = view
  let bare = false
  const close = (at: number) => {
    const box = bare ? squareUnder(ctm, width, height) : undefined
    if (box) pictures.push({ box, at })
    bare = false
  }
  fnArray.forEach((operator, i) => {
    const args = argsArray[i] as unknown[]
    if (operator === op.transform) {
      close(i)
      ctm = concat(ctm, args as number[])
      bare = true
    } else if (operator === op.save || operator === op.paintFormXObjectBegin) {
      stack.push(ctm)
      if (operator === op.paintFormXObjectBegin && args[0]) ctm = concat(ctm, args[0] as number[])
      bare = false
    } else if (operator === op.restore || operator === op.paintFormXObjectEnd) {
      close(i)
      ctm = stack.pop() ?? ctm
    } else if (paints.has(operator)) bare = false
  })
  close(fnArray.length)
  return pictures
}

/** The box on the page of the unit square under a transform; undefined where it is small. */
export function squareUnder([a, b, c, d, e, f]: Matrix, width: number, height: number): Box | undefined {
  const xs = [e, e + a, e + c, e + a + c]
  const ys = [f, f + b, f + d, f + b + d]
  const box: Box = [
    Math.max(0, Math.min(...xs)),
    Math.max(0, Math.min(...ys)),
    Math.min(width, Math.max(...xs)),
    Math.min(height, Math.max(...ys)),
  ]
  return box[2] - box[0] >= least && box[3] - box[1] >= least ? box : undefined
}

/** Whether the unit square is a rectangle along the page's edges under a transform. */
export const isUpright = ([a, b, c, d]: Matrix): boolean =>
  (Math.abs(b) < 0.01 && Math.abs(c) < 0.01) || (Math.abs(a) < 0.01 && Math.abs(d) < 0.01)
