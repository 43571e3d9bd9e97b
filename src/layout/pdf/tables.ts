// Sheets to the tables printed on them, with spans and colours, as people take them into a spreadsheet.

import { type PackedSheet, type PrintedTable, unwatched, type Watch } from '#model'
import { learnHabits } from './habits.ts'
import { lineText } from './lines.ts'
import type { FlowPiece, TablePiece } from './pieces.ts'
import { sheetsToPieces } from './sheetPieces.ts'

export function sheetsToTables(
  sheets: readonly PackedSheet[],
  heard: Watch['heard'] = unwatched.heard,
): PrintedTable[] {
  const tables: PrintedTable[] = []
  for (const { sheet, pieces } of sheetsToPieces(sheets, learnHabits(sheets, heard), heard))
    for (const piece of pieces) if (piece.kind === 'table') tables.push(printed(piece, sheet.number))
  return tables
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

/** The words of a piece; a line feed where a line begins anew. */
export function flowText({ lines, hard }: FlowPiece): string {
  let text = ''
  lines.forEach((line, i) => {
    if (i > 0) text += hard[i] ? '\n' : ' '
    text += lineText(line)
  })
  return text
}
