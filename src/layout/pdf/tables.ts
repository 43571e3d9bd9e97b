// Sheets to the tables printed on them, with spans and colours, as people take them into a spreadsheet.

import type { Sheet } from '#model'
import { lineText } from './lines.ts'
import type { FlowPiece, TablePiece } from './pieces.ts'
import { sheetsToPieces } from './sheetPieces.ts'

export interface PrintedCell {
  /** 0-based. */
  row: number
  col: number
  rowspan: number
  colspan: number
  text: string
  /** Colours behind the words from the bottom layer up, as #rrggbb, without those of headings and stripes. */
  fills?: readonly string[]
}

export interface PrintedTable {
  /** 1-based. */
  page: number
  /** [x0, y0, x1, y1] in points, origin at the top left of the page. */
  bbox: readonly number[]
  cells: readonly PrintedCell[]
}

export function sheetsToTables(sheets: readonly Sheet[]): PrintedTable[] {
  return sheetsToPieces(sheets).flatMap((pieces, i) =>
    pieces.flatMap((piece) => (piece.kind === 'table' ? [printed(piece, sheets[i]!.number)] : [])),
  )
}

function printed(table: TablePiece, page: number): PrintedTable {
  return {
    page,
    bbox: table.box.map((value) => Math.round(value * 10) / 10),
    cells: table.cells.map((cell) => ({
      row: cell.row,
      col: cell.column,
      rowspan: cell.rowSpan,
      colspan: cell.columnSpan,
      text: cell.pieces.map(flowText).join('\n'),
      ...(cell.fills.length > 0 ? { fills: cell.fills } : {}),
    })),
  }
}

function flowText({ lines, hard }: FlowPiece): string {
  let text = ''
  lines.forEach((line, i) => {
    if (i > 0) text += hard[i] ? '\n' : ' '
    text += lineText(line)
  })
  return text
}
