// Blocks to the tables among them, with spans and colours, as people take them into a spreadsheet.

import type { Block, Cell, Page, PrintedCell, PrintedTable, Table } from '#model'

export function blocksToTables(blocks: readonly Block[], pages: readonly Page[]): PrintedTable[] {
  const tables = blocks.filter((block) => block.kind === 'table')
  return tables.map((table) => printed(table, (index) => pages[index]!.number))
}

function printed(table: Table, numberOf: (index: number) => number | null): PrintedTable {
  const cells: PrintedCell[] = []
  /** The cell that lies over a place. */
  const over: PrintedCell[][] = table.rows.map(() => [])
  let index = table.boxes?.[0]?.page ?? table.rows.flatMap((row) => row.cells.flatMap(pageOf))[0] ?? 0
  const first = numberOf(index)
  table.rows.forEach((row, r) => {
    const begun = row.cells.flatMap(pageOf)
    if (begun.length > 0) index = Math.min(...begun)
    for (const cell of row.cells) {
      const text = cell.passage.text
      const cover = over[r]![cell.column]
      if (cover) {
        // Words that go on on the next page under a cell over several rows are words of that cell.
        if (text !== '') cover.text += cover.text === '' ? text : `\n${text}`
        continue
      }
      const { rowSpan = 1, columnSpan = 1 } = cell
      const rowspan = Math.min(rowSpan, table.rows.length - r)
      const own: PrintedCell = {
        page: numberOf(pageOf(cell)[0] ?? index),
        row: r,
        col: cell.column,
        rowspan,
        colspan: columnSpan,
        text,
        ...(cell.fills ? { fills: cell.fills } : {}),
      }
      for (let y = r; y < r + rowspan; y++)
        for (let x = cell.column; x < cell.column + columnSpan; x++) over[y]![x] ??= own
      cells.push(own)
    }
  })
  const boxes = (table.boxes ?? []).map(({ page, box }) => ({ page: numberOf(page)!, bbox: box.map(rounded) }))
  const [begin, ...continued] = boxes
  return {
    page: first,
    ...(begin ? { bbox: begin.bbox } : {}),
    ...(continued.length > 0 ? { continued } : {}),
    cells,
  }
}

/** Index of the page on which the words of a cell begin, where it has words. */
const pageOf = ({ passage }: Cell): number[] => passage.runs.slice(0, 1).map(({ page }) => page)

const rounded = (value: number): number => Math.round(value * 10) / 10
