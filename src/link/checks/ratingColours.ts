// A rating in words on a cell of another colour: "Green" on red.

import type { Cell, ExportedRecord, Laid, Row, Table } from '#model'
import { colourName } from '#text'
import type { Finding, Reading } from '../finding.ts'

const ladder = ['red', 'amber', 'green']

/** Cells whose one word names another rating than their colour does; keys and the colours of headings are left alone. */
export function ratingColours({ laid, outlined, records }: Reading): Finding[] {
  const ratings = records.filter((record) => record.type === 'rag_rating')
  return outlined.parts.flatMap((part) => {
    const table = part.block
    if (table.kind !== 'table' || part.place.zone === 'key') return []
    return table.rows.slice(1).flatMap((row) =>
      row.cells.flatMap((cell): Finding[] => {
        const word = ratingWord(cell)
        const hex = cell.fills?.at(-1)
        const colour = hex && colourName(hex)
        if (!word || !colour || colour === word || !ladder.includes(colour) || isDecor(table, row, cell, hex)) return []
        return [
          {
            agrees: false,
            rule: 'word-and-colour',
            message: `"${cell.passage.text.trim()}" stands in a cell that is ${colour} (${hex}).`,
            at: [{ part, passage: cell.passage }],
            records: ratings.filter((record) => holds(laid, record, cell)),
          },
        ]
      }),
    )
  })
}

function ratingWord(cell: Cell): string | undefined {
  const word = /^(?:red|amber|yellow|green)$/i.exec(cell.passage.text.trim())?.[0].toLowerCase()
  return word === 'yellow' ? 'amber' : word
}

/** Whether more of the row, or all of a column of several cells, has the colour. */
function isDecor(table: Table, row: Row, cell: Cell, hex: string): boolean {
  if (row.cells.some((other) => other !== cell && other.fills?.includes(hex))) return true
  const column = table.rows.slice(1).flatMap(({ cells }) => cells.find(({ column }) => column === cell.column) ?? [])
  return column.length > 1 && column.every(({ fills }) => fills?.includes(hex))
}

/** Whether the words of the cell are among those on which a record rests. */
function holds(laid: Laid, { source }: ExportedRecord, { passage }: Cell): boolean {
  const run = passage.runs[0]!
  const spans = source.spans ?? [{ page: -1, start: source.char_start, end: source.char_end }]
  return spans.some(
    ({ page, start, end }) =>
      (page === run.page || laid.pages[run.page]!.number === source.page) && start <= run.from && run.to <= end,
  )
}
