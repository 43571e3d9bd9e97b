// Paths to rulings, filled boxes and clip boxes.

import type { Box, Fill, Ruling } from '#model'
import type { Matrix } from './matrix.ts'
import { pathCodes as code } from './operators.ts'
import { TickShapes } from './tickBoxes.ts'

/** Rectangles thinner than this many points are rulings. */
const thin = 3

/** One stretch of a path without a jump, in points from the top left of the page. */
interface Subpath {
  /** x, y, x, y, … */
  points: number[]
  curved: boolean
  closed: boolean
}

export class PathShapes {
  readonly rulings: Ruling[] = []
  readonly fills: Fill[] = []
  readonly clips: Box[] = []
  /** Small drawn shapes as tall as they are wide, which can be bullets. */
  readonly dots: { box: Box; mark: '•' | '▪' | '◦'; colour: string }[] = []
  readonly ticks = new TickShapes()
  private readonly clipped = new Set<string>()

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  /** @returns the box that the fill covers, where it is a single rectangle */
  fill(path: Float32Array, ctm: Matrix, colour: string | null): Box | undefined {
    let only: Box | undefined
    let count = 0
    const frame = colour && smallFrame(path, ctm)
    if (frame) this.ticks.stroke(frame, true, false)
    for (const subpath of frame ? [] : subpaths(path, ctm)) {
      const box = this.onPage(boxOf(subpath.points))
      if (!box) continue
      const width = box[2] - box[0]
      const height = box[3] - box[1]
      const straight = isRectangle(subpath)
      // An L of six corners is no cover.
      only = ++count === 1 && straight && subpath.points.length <= 10 ? box : undefined
      if (colour) this.ticks.fill(box, colour, straight)
      if (colour && isDot(width, height)) this.dots.push({ box, mark: straight ? '▪' : '•', colour })
      // Lines that meet may be cut aslant at their ends.
      const line = straight || (!subpath.curved && Math.max(width, height) > 4 * Math.min(width, height))
      if (line && Math.min(width, height) < thin) {
        // Square dots are the pieces of a dotted line; alone they say nothing.
        this.rule(box)
      } else if (colour && width >= thin && height >= thin) this.fills.push({ box, colour, straight })
    }
    return only
  }

  stroke(path: Float32Array, ctm: Matrix, lineWidth: number, colour: string | null) {
    if (colour === null) return
    const across = Math.hypot(ctm[0], ctm[1]) * lineWidth
    const down = Math.hypot(ctm[2], ctm[3]) * lineWidth
    const thickness = Math.max(across, down)
    for (const subpath of subpaths(path, ctm)) {
      const { points, curved, closed } = subpath
      const outline = this.onPage(boxOf(points))
      if (outline)
        this.ticks.stroke(outline, isRectangle(subpath) && (closed || points.length >= 10), curved, isLoop(subpath))
      if (curved) {
        const box = outline
        if (box && closed && isDot(box[2] - box[0], box[3] - box[1])) this.dots.push({ box, mark: '◦', colour })
        continue
      }
      const count = points.length / 2
      for (let i = 0; i < (closed ? count : count - 1); i++) {
        const j = (i + 1) % count
        const [x0, y0, x1, y1] = [points[2 * i]!, points[2 * i + 1]!, points[2 * j]!, points[2 * j + 1]!]
        const flat = Math.abs(y0 - y1) < 0.6
        const upright = Math.abs(x0 - x1) < 0.6
        if (!flat && !upright) continue
        const half = thickness / 2
        const raw: Box = flat
          ? [Math.min(x0, x1), y0 - half, Math.max(x0, x1), y0 + half]
          : [x0 - half, Math.min(y0, y1), x0 + half, Math.max(y0, y1)]
        const box = this.onPage(raw)
        if (!box) continue
        // A line as thick as a row is a coloured bar.
        if (thickness >= 2 * thin) this.fills.push({ box, colour, straight: true })
        else this.rule(box)
      }
    }
  }

  /** @returns the box of a clip that is a rectangle */
  clip(path: Float32Array, ctm: Matrix): Box | undefined {
    const [first, ...rest] = subpaths(path, ctm)
    if (!first || rest.length > 0 || !isRectangle(first)) return undefined
    const box = this.onPage(boxOf(first.points))
    if (!box) return undefined
    const width = box[2] - box[0]
    const height = box[3] - box[1]
    if (width < thin || height < thin || (width > this.width * 0.95 && height > this.height * 0.9)) return box
    const key = box.map((value) => value.toFixed(1)).join()
    if (this.clipped.has(key)) return box
    this.clipped.add(key)
    this.clips.push(box)
    return box
  }

  private rule(box: Box) {
    const [x0, y0, x1, y1] = box
    if (x1 - x0 >= y1 - y0) this.rulings.push({ across: true, at: (y0 + y1) / 2, from: x0, to: x1 })
    else this.rulings.push({ across: false, at: (x0 + x1) / 2, from: y0, to: y1 })
  }

  /** The part of a box that lies on the page. */
  private onPage([x0, y0, x1, y1]: Box): Box | undefined {
    const box: Box = [Math.max(0, x0), Math.max(0, y0), Math.min(this.width, x1), Math.min(this.height, y1)]
    return box[2] >= box[0] && box[3] >= box[1] ? box : undefined
  }
}

/** The outline of a box that is drawn as the area between two small rectangles. */
function smallFrame(path: Float32Array, ctm: Matrix): Box | undefined {
  if (path.length > 40) return undefined
  const [outer, inner, ...rest] = subpaths(path, ctm)
  if (!outer || !inner || rest.length > 0 || !isRectangle(outer) || !isRectangle(inner)) return undefined
  const [x0, y0, x1, y1] = boxOf(outer.points)
  const [left, top, right, bottom] = boxOf(inner.points)
  const rims = [left - x0, top - y0, x1 - right, y1 - bottom]
  return x1 - x0 < 20 && y1 - y0 < 20 && rims.every((rim) => rim > 0.1 && rim < thin) ? [x0, y0, x1, y1] : undefined
}

/** Whether a path ends where it began, or is closed. */
const isLoop = ({ points, closed }: Subpath): boolean =>
  closed || (Math.abs(points[0]! - points.at(-2)!) < 0.5 && Math.abs(points[1]! - points.at(-1)!) < 0.5)

const isDot = (width: number, height: number): boolean =>
  width > 1.6 && height > 1.6 && width < 8 && height < 8 && width / height > 0.75 && width / height < 1.33

function* subpaths(path: Float32Array, [a, b, c, d, e, f]: Matrix): Generator<Subpath> {
  let current: Subpath = { points: [], curved: false, closed: false }
  const put = (x: number, y: number) => current.points.push(a * x + c * y + e, b * x + d * y + f)
  for (let i = 0; i < path.length;) {
    switch (path[i]) {
      case code.move:
        if (current.points.length >= 4) yield current
        current = { points: [], curved: false, closed: false }
        put(path[i + 1]!, path[i + 2]!)
        i += 3
        break
      case code.line:
        put(path[i + 1]!, path[i + 2]!)
        i += 3
        break
      case code.curve:
        current.curved = true
        put(path[i + 5]!, path[i + 6]!)
        i += 7
        break
      case code.quadratic:
        current.curved = true
        put(path[i + 3]!, path[i + 4]!)
        i += 5
        break
      case code.close:
        current.closed = true
        i += 1
        break
      default:
        return
    }
  }
  if (current.points.length >= 4) yield current
}

/** Whether the corners lie on the edges of their own bounding box, each edge along it. */
function isRectangle({ points, curved }: Subpath): boolean {
  if (curved || points.length < 6 || points.length > 12) return false
  for (let i = 0; i + 3 < points.length; i += 2) {
    if (Math.abs(points[i]! - points[i + 2]!) > 0.5 && Math.abs(points[i + 1]! - points[i + 3]!) > 0.5) return false
  }
  return true
}

function boxOf(points: readonly number[]): Box {
  let x0 = Infinity
  let y0 = Infinity
  let x1 = -Infinity
  let y1 = -Infinity
  for (let i = 0; i < points.length; i += 2) {
    x0 = Math.min(x0, points[i]!)
    x1 = Math.max(x1, points[i]!)
    y0 = Math.min(y0, points[i + 1]!)
    y1 = Math.max(y1, points[i + 1]!)
  }
  return [x0, y0, x1, y1]
}
