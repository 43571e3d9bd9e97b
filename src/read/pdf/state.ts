// What drawing operators set for those behind them.

import type { Box } from '#model'
import type { Matrix } from './matrix.ts'
import type { FontFace } from './operators.ts'

/** What `save` keeps. */
export interface State {
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
  /** Whether what is painted hides what is below: no blending, no mask, no clip that is not a rectangle. */
  solid: boolean
  /** The rectangle to which painting is limited. */
  limit: Box
}

/** The state at the beginning of a page or an annotation. */
export const freshState = (view: Matrix, width: number, height: number): State => ({
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
  solid: true,
  limit: [0, 0, width, height],
})

/** What two limits leave. */
export const common = (a: Box, b: Box): Box => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
]
