// Sheets of a PDF to pieces: headings, paragraphs, list items and tables, page by page.

import type { Ruling, Sheet, Word } from '#model'
import { linesToPieces } from './columns.ts'
import { type FlowSetting, usualLeading } from './flow.ts'
import { withoutFurniture } from './furniture.ts'
import { type Grid, sheetToGrids } from './grid.ts'
import { gridToPieces } from './gridTable.ts'
import { wordsToLines } from './lines.ts'
import { hasOwnerHeading, splitAtOwners } from './owners.ts'
import type { Line, Piece } from './pieces.ts'

/** A page with its words parted into grids and lines. */
interface Parted {
  sheet: Sheet
  grids: { grid: Grid; words: Sheet['words'] }[]
  lines: Line[]
  /** Lines across that belong to no grid. */
  loose: Ruling[]
}

/** The pieces of every page from top to bottom, with the furniture that was set aside. */
export function sheetsToPieces(sheets: readonly Sheet[]): { pieces: Piece[]; furniture: readonly string[] }[] {
  const parted = sheets.map(partSheet)
  const clean = withoutFurniture(parted)
  const usual = usualSetting(parted)
  let owners: readonly number[] | undefined
  return parted.map(({ sheet, grids, loose }, i) => {
    const { lines, label, furniture } = clean[i]!
    const pieces: Piece[] = []
    if (label) pieces.push({ kind: 'heading', lines: [label], hard: [false], markerWords: 0, depth: 0, level: 1 })
    const right = Math.max(0, ...lines.map((line) => line.x1), ...grids.map(({ grid }) => grid.box[2]))
    const setting = { ...usual, right }
    let from = 0
    for (const { grid, words } of grids) {
      let to = from
      while (to < lines.length && lines[to]!.words[0]!.turn === 0 && middle(lines[to]!) < grid.box[1]) to++
      pieces.push(...linesToPieces(lines.slice(from, to), loose, sheet.width, setting))
      for (const piece of gridToPieces(grid, words, sheet.fills, setting)) {
        if (piece.kind === 'table' && hasOwnerHeading(piece)) owners = piece.edges
        // The heading of the column counts for the pages on which the table goes on.
        const owned = piece.kind === 'table' && owners !== undefined && sameEdges(owners, piece.edges)
        pieces.push(owned ? splitAtOwners(piece) : piece)
      }
      from = to
    }
    pieces.push(...linesToPieces(lines.slice(from), loose, sheet.width, setting))
    return { pieces, furniture }
  })
}

const sameEdges = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((edge, i) => Math.abs(edge - b[i]!) < 4)

const middle = (line: Line): number => (line.y0 + line.y1) / 2

function partSheet(sheet: Sheet): Parted {
  const underlines = underlinesOf(sheet)
  const under = new Set(underlines)
  const drawn = sheet.rulings.filter((ruling) => !under.has(ruling))
  const grids = sheetToGrids(sheet, drawn).map((grid) => ({ grid, words: [] as Sheet['words'][number][] }))
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

/** Size and distance of lines that most of the text outside tables has. */
function usualSetting(parted: readonly Parted[]): Omit<FlowSetting, 'right'> {
  const letters = new Map<number, number>()
  const distances = new Map<number, number>()
  for (const { lines } of parted) {
    for (const { words } of lines)
      for (const { size, text } of words) {
        const rounded = Math.round(size * 2) / 2
        letters.set(rounded, (letters.get(rounded) ?? 0) + text.length)
      }
    const own = usualLeading(lines)
    if (own !== undefined) distances.set(own, (distances.get(own) ?? 0) + lines.length)
  }
  const most = (counts: ReadonlyMap<number, number>, fallback: number) =>
    [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? fallback
  return { leading: most(distances, 1.2), body: most(letters, 10), headings: true }
}
