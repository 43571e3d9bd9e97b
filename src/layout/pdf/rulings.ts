// The lines of a drawing: which are one line, which hang together, which stand on one level.

import type { Box, Ruling } from '#model'

/** Edges nearer than this many points are the same edge. */
export const near = 2.5
/** Lines that come this near meet. */
const touch = 3

/** The four lines around a box. */
export function edgesOf([x0, y0, x1, y1]: Box): Ruling[] {
  return [
    { across: true, at: y0, from: x0, to: x1 },
    { across: true, at: y1, from: x0, to: x1 },
    { across: false, at: x0, from: y0, to: y1 },
    { across: false, at: x1, from: y0, to: y1 },
  ]
}

/** Pieces of one line to whole lines. */
export function mergeRulings(rulings: readonly Ruling[]): Ruling[] {
  const merged: Ruling[] = []
  for (const across of [true, false]) {
    const sorted = rulings.filter((ruling) => ruling.across === across).sort((a, b) => a.at - b.at || a.from - b.from)
    for (let i = 0; i < sorted.length;) {
      let end = i + 1
      while (end < sorted.length && sorted[end]!.at - sorted[end - 1]!.at < 1 && sorted[end]!.at - sorted[i]!.at < near)
        end++
      const level = sorted.slice(i, end).sort((a, b) => a.from - b.from)
      let open: { across: boolean; at: number; from: number; to: number } | undefined
      for (const ruling of level) {
        if (open && ruling.from - open.to <= touch) open.to = Math.max(open.to, ruling.to)
        else {
          open = { ...ruling }
          merged.push(open)
        }
      }
      i = end
    }
  }
  return merged.filter((ruling) => ruling.to - ruling.from >= 4)
}

/** Lines that hang together. */
export function components(rulings: readonly Ruling[]): Ruling[][] {
  const parent = rulings.map((_, i) => i)
  const find = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!
      i = parent[i]!
    }
    return i
  }
  const down = rulings.flatMap((ruling, i) => (ruling.across ? [] : [i]))
  rulings.forEach((ruling, i) => {
    if (!ruling.across) return
    for (const k of down) {
      const other = rulings[k]!
      const meets =
        other.at >= ruling.from - touch &&
        other.at <= ruling.to + touch &&
        ruling.at >= other.from - touch &&
        ruling.at <= other.to + touch
      if (meets) parent[find(i)] = find(k)
    }
  })
  const groups = new Map<number, Ruling[]>()
  rulings.forEach((ruling, i) => {
    const root = find(i)
    const group = groups.get(root)
    if (group) group.push(ruling)
    else groups.set(root, [ruling])
  })
  return [...groups.values()].filter((group) => group.length >= 3)
}

/** Values near each other to one each, ascending. */
export function levels(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const found: number[] = []
  let start = 0
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i]! - sorted[i - 1]! <= near && sorted[i]! - sorted[start]! <= 2 * near) continue
    let sum = 0
    for (let k = start; k < i; k++) sum += sorted[k]!
    found.push(sum / (i - start))
    start = i
  }
  return found
}

/** Whether lines on one level cover most of [from, to]. */
export function covers(rulings: readonly Ruling[], from: number, to: number): boolean {
  let covered = 0
  for (const ruling of rulings)
    covered = Math.max(covered, 0) + Math.max(0, Math.min(ruling.to, to) - Math.max(ruling.from, from))
  return covered >= (to - from) * 0.6
}
