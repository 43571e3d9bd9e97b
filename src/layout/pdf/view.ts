// Sheets to one page with everything that was found on it, each in its box.

import {
  type Box,
  type PackedSheet,
  type PageView,
  unwatched,
  type ViewedFlow,
  type ViewedTable,
  type Watch,
} from '#model'
import { learnHabits } from './habits.ts'
import { lineText } from './lines.ts'
import type { FlowPiece, TablePiece } from './pieces.ts'
import { sheetsToPieces } from './sheetPieces.ts'

/** The page with a 1-based number, laid out as one of all pages; undefined where there is none. */
export function sheetsToView(
  sheets: readonly PackedSheet[],
  number: number,
  heard: Watch['heard'] = unwatched.heard,
): PageView | undefined {
  for (const { sheet, pieces, furniture } of sheetsToPieces(sheets, learnHabits(sheets, heard), heard)) {
    if (sheet.number !== number) continue
    const { label, width, height, words, fills, lacksText, origin, watermarks } = sheet
    return {
      number,
      label,
      width,
      height,
      ...(lacksText ? { lacksText } : {}),
      ...(origin ? { origin } : {}),
      words: words.map(({ text, x0, y0, x1, y1 }) => ({ text, box: rounded([x0, y0, x1, y1]) })),
      fills: fills.map((fill) => ({ ...fill, box: rounded(fill.box) })),
      blocks: pieces.map((piece) => (piece.kind === 'table' ? viewedTable(piece) : viewedFlow(piece))),
      furniture,
      ...(watermarks ? { watermarks } : {}),
    }
  }
  return undefined
}

function viewedFlow(piece: FlowPiece): ViewedFlow {
  const box: Box = [
    Math.min(...piece.lines.map((line) => line.x0)),
    Math.min(...piece.lines.map((line) => line.y0)),
    Math.max(...piece.lines.map((line) => line.x1)),
    Math.max(...piece.lines.map((line) => line.y1)),
  ]
  return {
    kind: piece.kind,
    ...(piece.kind === 'heading' ? { level: piece.level } : {}),
    ...(piece.kind === 'item' ? { marker: piece.marker! } : {}),
    box: rounded(box),
    text: flowText(piece),
  }
}

function viewedTable({ box, cells }: TablePiece): ViewedTable {
  return {
    kind: 'table',
    box: rounded(box),
    cells: cells.map((cell) => ({
      row: cell.row,
      col: cell.column,
      rowspan: cell.rowSpan,
      colspan: cell.columnSpan,
      box: rounded(cell.box),
      text: cell.pieces.map(flowText).join('\n'),
      fills: cell.fills,
    })),
  }
}

/** The words of a piece; a line feed where a line begins anew. */
function flowText({ lines, hard }: FlowPiece): string {
  let text = ''
  lines.forEach((line, i) => {
    if (i > 0) text += hard[i] ? '\n' : ' '
    text += lineText(line)
  })
  return text
}

const rounded = (box: Box): Box => box.map((value) => Math.round(value * 10) / 10) as unknown as Box
