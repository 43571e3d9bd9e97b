// Sheets of a PDF to pieces: headings, paragraphs, list items and tables, page by page.

import { type PackedSheet, type Sheet, unpackSheet, type Watch } from '#model'
import { linesToPieces } from './columns.ts'
import { withoutFurniture } from './furniture.ts'
import { gridToPieces } from './gridTable.ts'
import type { Habits } from './habits.ts'
import { hasOwnerHeading, splitAtOwners } from './owners.ts'
import { partSheet } from './parted.ts'
import { readMargins, withNotes } from './margins.ts'
import type { Line, Piece } from './pieces.ts'
import { taggedTables } from './taggedTable.ts'

/** The pieces of one page from top to bottom. */
export interface PagePieces {
  sheet: Sheet
  pieces: Piece[]
  /** What was set aside, as printed. */
  furniture: readonly string[]
}

/** The pieces of every page, furniture set aside, one page after the other: what a page was drawn of can be forgotten. */
export function* sheetsToPieces(
  sheets: readonly PackedSheet[],
  { edges, usual, trust }: Habits,
  heard: Watch['heard'],
): Generator<PagePieces> {
  const clean = withoutFurniture(edges, sheets.length)
  let owners: readonly number[] | undefined
  for (const packed of sheets) {
    heard({ stage: 'layout', page: packed.number, total: sheets.length })
    const { sheet, grids, loose, lines: all } = partSheet(unpackSheet(packed))
    const { lines: cleaned, label, furniture } = clean(sheet, all)
    const pieces: Piece[] = []
    if (label) pieces.push({ kind: 'heading', lines: [label], hard: [false], markerWords: 0, depth: 0, level: 1 })
    const right = Math.max(0, ...cleaned.map((line) => line.x1), ...grids.map(({ grid }) => grid.box[2]))
    const tagged = sheet.tags && { tags: sheet.tags, ...trust }
    const setting = { ...usual, right, tagged }
    const { tables, lines: free } = taggedTables(cleaned, tagged, sheet.fills, setting)
    const { lines, notes, right: edge } = readMargins(free, usual.body)
    const text = edge === undefined ? setting : { ...setting, right: edge, edge }
    const drawn = grids.map(({ grid, words }) => ({
      top: grid.box[1],
      pieces: () => gridToPieces(grid, words, sheet.fills, setting),
    }))
    const told = tables.map((table) => ({ top: table.box[1], pieces: () => [table] }))
    let from = 0
    for (const part of [...drawn, ...told].sort((a, b) => a.top - b.top)) {
      let to = from
      while (to < lines.length && lines[to]!.words[0]!.turn === 0 && middle(lines[to]!) < part.top) to++
      pieces.push(...linesToPieces(lines.slice(from, to), loose, sheet.width, text))
      for (const piece of part.pieces()) {
        if (piece.kind === 'table' && hasOwnerHeading(piece)) owners = piece.edges
        // The heading of the column counts for the pages on which the table goes on.
        const owned = piece.kind === 'table' && owners !== undefined && sameEdges(owners, piece.edges)
        pieces.push(owned ? splitAtOwners(piece) : piece)
      }
      from = to
    }
    pieces.push(...linesToPieces(lines.slice(from), loose, sheet.width, text))
    yield { sheet, pieces: withNotes(pieces, notes, setting), furniture }
  }
}

const sameEdges = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((edge, i) => Math.abs(edge - b[i]!) < 4)

const middle = (line: Line): number => (line.y0 + line.y1) / 2
