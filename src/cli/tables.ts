// Papers → the tables printed in them, as a person takes them into a spreadsheet.

import { type Command } from 'commander'
import type { PrintedTable } from '#model'
import { colourName } from '#text'
import type { ReadOptions } from '#read'
import {
  addCommand,
  addPaperOptions,
  type Context,
  formatOf,
  globalsOf,
  type PaperOptions,
  readOptionsOf,
} from './context.ts'
import { eachPaper } from './eachPaper.ts'
import { type Format, type Grid, gridToCsv, rowsToText } from './formats.ts'
import { coloursOf, print, say, widthOf } from './io.ts'

interface PaperTables {
  file: string
  tables: readonly PrintedTable[]
}

export function addTables(program: Command, context: Context): void {
  const command = addCommand(
    program,
    'tables',
    'Print the tables of papers with their spans and colours, and store nothing',
  ).argument('<paths...>', 'files, folders, or -')
  addPaperOptions(command, 'pages to read by OCR (default: off)').action(
    async (paths: string[], options: PaperOptions, self: Command) =>
      printTables(context, paths, formatOf(globalsOf(self)), readOptionsOf(options)),
  )
}

async function printTables(
  context: Context,
  named: readonly string[],
  format: Format,
  how: ReadOptions,
): Promise<void> {
  const { io, engine } = context
  const found: PaperTables[] = []
  await eachPaper(
    context,
    'tables',
    named,
    (file, bytes) => engine.tablesOf(file, bytes, how),
    (file, { tables }) => void found.push({ file, tables }),
  )
  await print(io, tablesToText(found, format, context))
  if (found.every(({ tables }) => tables.length === 0)) say(io, 'no tables')
}

function tablesToText(papers: readonly PaperTables[], format: Format, { io }: Context): string {
  if (format === 'json') return `${JSON.stringify(papers, null, 2)}\n`
  if (format === 'ndjson') return papers.map((paper) => `${JSON.stringify(paper)}\n`).join('')
  const each = papers.flatMap(({ file, tables }) => tables.map((table, i) => ({ file, table, number: i + 1 })))
  if (format === 'csv' || format === 'tsv') {
    const delimiter = format === 'tsv' ? '\t' : ','
    return each
      .map(({ file, table, number }) => {
        const { columns, rows } = tableToGrid(table)
        const place = [file, table.page ?? '', number]
        return gridToCsv(
          { columns: [...place, ...columns].map(String), rows: rows.map((row) => [...place, ...row]) },
          delimiter,
        )
      })
      .join('')
  }
  return each
    .map(({ file, table, number }) => {
      const grid = tableToGrid(table)
      const title = `${file}${table.page === null ? '' : `, page ${table.page}`}, table ${number}`
      const rows = { objects: [], flat: () => grid, shown: () => grid }
      return `${title}\n\n${rowsToText(rows, format, widthOf(io), coloursOf(io))}\n`
    })
    .join('')
}

/** Rows of equal length; a cell over several columns stands in its first, a cell that is only a colour gives its name. */
export function tableToGrid(table: PrintedTable): Grid<string> {
  const width = Math.max(0, ...table.cells.map(({ col, colspan }) => col + colspan))
  const height = Math.max(0, ...table.cells.map(({ row }) => row + 1))
  const rows = Array.from({ length: height }, () => Array.from({ length: width }, () => ''))
  for (const { row, col, text, fills } of table.cells) {
    const colour = text === '' ? fills?.map(colourName).findLast((name) => name !== undefined) : undefined
    rows[row]![col] = colour ? `[${colour}]` : text
  }
  const [columns, ...below] = rows
  return { columns: columns ?? [], rows: below }
}
