// Figures of a document to the tables they stand in, cell by cell.

import { cellText, type ExportedRecord, type Outline, type Part, type Row, type Span, type Table } from '#model'

/** A table that holds figures. */
export interface SumTable {
  part: Part
  table: Table
  /** Figure of each cell, by row and column. */
  cells: readonly ReadonlyMap<number, ExportedRecord>[]
  /** Words above the first figure, by column. */
  headings: readonly string[]
  /** Name of each row. */
  labels: readonly string[]
}

export function tablesWithFigures(outlined: Outline, figures: readonly ExportedRecord[]): SumTable[] {
  const byPlace = new Map<string, ExportedRecord>()
  for (const figure of figures) {
    const span = (figure.source.fields as { raw?: Span } | undefined)?.raw
    if (figure.table && span) byPlace.set(`${span.page} ${span.start}`, figure)
  }
  if (byPlace.size === 0) return []
  return outlined.parts.flatMap((part) => {
    const { block } = part
    if (block.kind !== 'table') return []
    const cells = block.rows.map((row) => figuresOf(row, byPlace))
    if (cells.every((row) => row.size === 0)) return []
    return [{ part, table: block, cells, headings: headingsOf(block, cells), labels: block.rows.map(labelOf) }]
  })
}

function figuresOf(row: Row, byPlace: ReadonlyMap<string, ExportedRecord>): Map<number, ExportedRecord> {
  const found = new Map<number, ExportedRecord>()
  for (const cell of row.cells) {
    const run = cell.passage.runs[0]
    const figure = run && byPlace.get(`${run.page} ${run.from}`)
    if (figure) found.set(cell.column, figure)
  }
  return found
}

function headingsOf(table: Table, cells: readonly ReadonlyMap<number, ExportedRecord>[]): string[] {
  const first = cells.findIndex((row) => row.size > 0)
  const width = Math.max(...table.rows.flatMap((row) => row.cells.map((cell) => cell.column + 1)))
  return Array.from({ length: width }, (_, column) =>
    table.rows
      .slice(0, first)
      .map((row) => cellText(row, column))
      .join(' ')
      .trim(),
  )
}

/** A row or column that adds up others. */
export const totalLabel = /^(?:sub-?\s?total|(?:grand\s+|overall\s+|system\s+)?totals?)\b/i

function labelOf(row: Row): string {
  const texts = row.cells
    .map((cell) => cell.passage.text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && !/^[£(\d–-]/.test(text))
  return texts.find((text) => totalLabel.test(text)) ?? texts[0] ?? ''
}
