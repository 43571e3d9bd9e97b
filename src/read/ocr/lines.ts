// Long dark runs of pixels to rulings, and the picture with each drawn clean, by which tesseract parts the cells.

import type { Ruling } from '#model'

/** Darker pixels belong to a line. */
const dark = 205

/** Darker pixels at the rims of a line are erased with it. */
const faint = 235

/** Points a run has at least: across longer than any letter, down longer than the letters of a heading. */
const leastAcross = 30
const leastDown = 20

/** Points a line is thick at most. */
const thickest = 3.2

/** More than this many lines are a photograph. */
const mostLines = 600

interface Run {
  /** Row of a run across, column of one down. */
  at: number
  from: number
  to: number
}

interface Stroke {
  runs: Run[]
  from: number
  to: number
}

export interface Ruled {
  /** In pixels. */
  rulings: Ruling[]
  /** The picture in which they are straight, black, and clear of the letters. */
  flat: Uint8Array
}

/** @param scale pixels a point */
export function cleanRulings(flat: Uint8Array, width: number, height: number, scale: number): Ruled {
  const across = strokes(runsAcross(flat, width, height, leastAcross * scale), scale)
  const down = strokes(runsDown(flat, width, height, leastDown * scale), scale)
  const rulings = joined(
    [...across.map((stroke) => rulingOf(stroke, true)), ...down.map((stroke) => rulingOf(stroke, false))],
    scale,
  )
    .filter(({ across: lies, at }) => at > 4 * scale && at < (lies ? height : width) - 4 * scale)
    .filter((ruling, _, all) => !isHatching(ruling, all, scale))
  if (rulings.length > mostLines) return { rulings: [], flat }
  const clean = Uint8Array.from(flat)
  for (const stroke of across) erase(clean, flat, stroke, width, height, width, 1)
  for (const stroke of down) erase(clean, flat, stroke, height, width, 1, width)
  const met = metAtEnds(rulings, scale)
  for (const ruling of met) draw(clean, ruling, width)
  return { rulings: met, flat: clean }
}

/** Pixels of light within a run that are noise. */
const speck = 3

function runsAcross(flat: Uint8Array, width: number, height: number, least: number): Run[] {
  const runs: Run[] = []
  for (let y = 0; y < height; y++) {
    let from = -1
    let to = -1
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (flat[at]! >= dark) continue
      if (from < 0 || x - to > speck) {
        if (from >= 0 && to - from >= least) runs.push({ at: y, from, to })
        from = x
      }
      to = x
    }
    if (from >= 0 && to - from >= least) runs.push({ at: y, from, to })
  }
  return runs
}

function runsDown(flat: Uint8Array, width: number, height: number, least: number): Run[] {
  const runs: Run[] = []
  const from = new Int32Array(width).fill(-1)
  const to = new Int32Array(width)
  const close = (x: number) => {
    if (from[x]! >= 0 && to[x]! - from[x]! >= least) runs.push({ at: x, from: from[x]!, to: to[x]! })
  }
  for (let y = 0; y < height; y++)
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (flat[at]! >= dark) continue
      if (from[x]! < 0 || y - to[x]! > speck) {
        close(x)
        from[x] = y
      }
      to[x] = y
    }
  for (let x = 0; x < width; x++) close(x)
  return runs.sort((a, b) => a.at - b.at)
}

/** Runs beside each other are one line, where they are not so many that they are an area. */
function strokes(runs: readonly Run[], scale: number): Stroke[] {
  const found: Stroke[] = []
  let open: Stroke[] = []
  for (const run of runs) {
    open = open.filter((stroke) => run.at - stroke.runs.at(-1)!.at <= 2)
    const near = open.find(({ runs: own }) => {
      const last = own.at(-1)!
      return run.from <= last.to + 4 * scale && run.to >= last.from - 4 * scale
    })
    if (near) {
      near.runs.push(run)
      near.from = Math.min(near.from, run.from)
      near.to = Math.max(near.to, run.to)
    } else {
      const stroke = { runs: [run], from: run.from, to: run.to }
      open.push(stroke)
      found.push(stroke)
    }
  }
  return found.filter(({ runs: own, from, to }) => {
    const area = own.reduce((sum, run) => sum + run.to - run.from + 1, 0)
    return area <= (to - from + 1) * thickest * scale && own.at(-1)!.at - own[0]!.at <= 3 * thickest * scale
  })
}

function rulingOf({ runs, from, to }: Stroke, across: boolean): Ruling {
  let sum = 0
  let weight = 0
  for (const run of runs) {
    sum += run.at * (run.to - run.from + 1)
    weight += run.to - run.from + 1
  }
  return { across, at: sum / weight + 0.5, from, to: to + 1 }
}

/** Pieces of one line, broken where a letter or a fold of the paper crosses it. */
function joined(rulings: readonly Ruling[], scale: number): Ruling[] {
  const whole: Ruling[] = []
  for (const ruling of [...rulings].sort((a, b) => a.from - b.from)) {
    const index = whole.findIndex(
      (other) =>
        other.across === ruling.across &&
        Math.abs(other.at - ruling.at) < 1.5 * scale &&
        ruling.from - other.to < 8 * scale,
    )
    const before = whole[index]
    if (before) whole[index] = { ...before, to: Math.max(before.to, ruling.to) }
    else whole.push(ruling)
  }
  return whole
}

/** Short lines close beside each other are the grain of an area. */
function isHatching({ across, at, from, to }: Ruling, all: readonly Ruling[], scale: number): boolean {
  if (to - from > 60 * scale) return false
  const beside = all.filter(
    (other) => other.across === across && Math.abs(other.at - at) < 6 * scale && other.from < to && other.to > from,
  )
  return beside.length > 2
}

/** Ends that stop short of, or overshoot, a line that they meet are set on it. */
function metAtEnds(rulings: readonly Ruling[], scale: number): Ruling[] {
  const near = 4 * scale
  const met = (end: number, { across, at }: Ruling): number =>
    rulings.find(
      (other) =>
        other.across !== across && Math.abs(other.at - end) < near && other.from < at + near && other.to > at - near,
    )?.at ?? end
  return rulings.map((ruling) => ({ ...ruling, from: met(ruling.from, ruling), to: met(ruling.to, ruling) }))
}

/**
 * Paints a line white; a letter that stands on it, or runs through it, stays whole.
 * @param length pixels along, and `sides` across the line
 * @param beside from a pixel to that beside the line, and `along` to that further on
 */
function erase(
  clean: Uint8Array,
  flat: Uint8Array,
  { runs, from, to }: Stroke,
  length: number,
  sides: number,
  beside: number,
  along: number,
) {
  const middles = middlesOf(runs, from, to)
  const thick = Math.ceil(runs.reduce((sum, run) => sum + run.to - run.from + 1, 0) / (to - from + 1)) + 1
  for (let i = Math.max(0, from - 2); i <= Math.min(length - 1, to + 2); i++) {
    const middle = middles[Math.min(to, Math.max(from, i)) - from]!
    const isInk = (line: number) => line >= 0 && line < sides && flat[line * beside + i * along]! < faint
    const start = [0, -1, 1, -2, 2].map((step) => middle + step).find(isInk)
    if (start === undefined) continue
    let first = start
    let last = start
    while (start - first <= thick + 2 && isInk(first - 1)) first--
    while (last - start <= thick + 2 && isInk(last + 1)) last++
    const above = start - first > thick + 2
    const below = last - start > thick + 2
    if (above && below) continue
    if (above) first = middle - (thick >> 1)
    if (below) last = middle + (thick >> 1)
    for (let line = first; line <= last; line++) clean[line * beside + i * along] = 255
  }
}

/** Draws a line three pixels thick. */
function draw(clean: Uint8Array, { across, at, from, to }: Ruling, width: number) {
  const [beside, along] = across ? [width, 1] : [1, width]
  for (let i = Math.max(0, Math.floor(from)); i < to; i++)
    for (let line = Math.round(at) - 1; line <= Math.round(at) + 1; line++) {
      const pixel = line * beside + i * along
      if (pixel >= 0 && pixel < clean.length) clean[pixel] = 0
    }
}

/** The middle of a line at each pixel along it. */
function middlesOf(runs: readonly Run[], from: number, to: number): Int32Array {
  const sums = new Int32Array(to - from + 1)
  const counts = new Int32Array(to - from + 1)
  for (const run of runs)
    for (let i = run.from; i <= run.to; i++) {
      sums[i - from]! += run.at
      counts[i - from]!++
    }
  const middles = new Int32Array(to - from + 1)
  let last = runs[0]!.at
  for (let i = 0; i < middles.length; i++) {
    if (counts[i]! > 0) last = Math.round(sums[i]! / counts[i]!)
    middles[i] = last
  }
  return middles
}
