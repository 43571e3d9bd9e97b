// A sheet to its grids with the words in them, and the lines outside.

import type { Ruling, Sheet, Word } from '#model'
import { acrossGrids } from './acrossGrid.ts'
import { type Grid, sheetToGrids } from './grid.ts'
import { wordsToLines } from './lines.ts'
import type { Line } from './pieces.ts'

/** A page with its words parted into grids and lines. */
export interface Parted {
  sheet: Sheet
  grids: { grid: Grid; words: Sheet['words'] }[]
  lines: Line[]
  /** Lines across that belong to no grid. */
  loose: Ruling[]
}

export function partSheet(sheet: Sheet): Parted {
  const underlines = underlinesOf(sheet)
  const under = new Set(underlines)
  const drawn = sheet.rulings.filter((ruling) => !under.has(ruling))
  const whole = sheetToGrids(sheet, drawn)
  const ruled = [...whole, ...acrossGrids(sheet, drawn, whole)].sort((a, b) => a.box[1] - b.box[1])
  const grids = ruled.map((grid) => ({ grid, words: [] as Sheet['words'][number][] }))
  const outside: Sheet['words'][number][] = []
  for (const word of sheet.words) {
    const x = (word.x0 + word.x1) / 2
    const y = (word.y0 + word.y1) / 2
    const home = grids.find(({ grid: { box } }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3])
    if (home) home.words.push(word)
    else outside.push(word)
  }
  const loose = drawn.filter(
    (ruling) =>
      ruling.across &&
      !grids.some(
        ({ grid: { box } }) =>
          ruling.at >= box[1] - 2 && ruling.at <= box[3] + 2 && ruling.from < box[2] && ruling.to > box[0],
      ),
  )
  const used = grids.filter(({ words, grid }) => words.length > 0 || grid.cells.length > 1)
  return { sheet, grids: used, lines: wordsToLines(outside, underlines), loose }
}

/** Lines across directly under words and no wider than they are. */
function underlinesOf({ rulings, words }: Sheet): Ruling[] {
  const sorted = words.filter((word) => word.turn === 0).sort((a, b) => a.base - b.base)
  const largest = sorted.reduce((most, word) => Math.max(most, word.size), 0)
  return rulings.filter((ruling) => {
    if (!ruling.across) return false
    let from = Infinity
    let to = -Infinity
    let covered = 0
    for (let i = firstFrom(sorted, ruling.at - largest * 0.32); i < sorted.length; i++) {
      const word = sorted[i]!
      if (word.base > ruling.at + 0.5) break
      if (ruling.at > word.base + word.size * 0.32) continue
      if (word.x1 < ruling.from - 1 || word.x0 > ruling.to + 1) continue
      from = Math.min(from, word.x0)
      to = Math.max(to, word.x1)
      covered += word.x1 - word.x0
    }
    return covered > (ruling.to - ruling.from) * 0.6 && ruling.from > from - 3 && ruling.to < to + 3
  })
}

/** Index of the first word whose baseline is not above `y`. */
function firstFrom(sorted: readonly Word[], y: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.base < y) low = middle + 1
    else high = middle
  }
  return low
}
