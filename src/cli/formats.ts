// Rows → text: a table for people, Markdown, JSON, NDJSON, CSV or TSV.

import Table from 'cli-table3'
import { stringify } from 'csv-stringify/sync'
import stringWidth from 'string-width'
import type { Colours } from './paint.ts'
import { printable } from './paint.ts'

export const formats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'md'] as const
export type Format = (typeof formats)[number]

/** One answer in the three shapes that the formats need. */
export interface Rows {
  /** For json and ndjson. */
  objects: readonly unknown[]
  /** For csv and tsv. */
  flat: () => Grid<unknown>
  /** For table and md. */
  shown: () => Grid<string>
}

export interface Grid<Cell> {
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/** Objects whose keys are the columns of every format. */
export function objectsToRows(columns: readonly string[], objects: readonly Readonly<Record<string, unknown>>[]): Rows {
  const grid = (cell: (value: unknown) => unknown) => ({
    columns,
    rows: objects.map((object) => columns.map((column) => cell(object[column]))),
  })
  return { objects, flat: () => grid(flatCell), shown: () => grid(shownCell) as Grid<string> }
}

/** What a CSV cell holds: words and numbers as they are, anything deeper as JSON, nothing for null. */
export function flatCell(value: unknown): unknown {
  if (value === null || value === undefined) return ''
  if (typeof value === 'bigint' || Buffer.isBuffer(value)) return String(value)
  return typeof value === 'object' ? JSON.stringify(value) : value
}

/** What a person reads: sums with thousands, lists with commas. */
export function shownCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) >= 10_000 ? thousands(value) : String(value)
  if (Array.isArray(value)) return value.map(shownCell).join(', ')
  if (typeof value === 'object' && !Buffer.isBuffer(value)) return JSON.stringify(value)
  return String(value)
}

const thousands = (value: number): string => value.toLocaleString('en-GB')

/** An integer beyond 2^53 as its digits in quotes: most readers of JSON would round the number. */
const withoutLoss = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

export function rowsToText(rows: Rows, format: Format, width: number, colours: Colours): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(rows.objects, withoutLoss, 2)}\n`
    case 'ndjson':
      return rows.objects.map((object) => `${JSON.stringify(object, withoutLoss)}\n`).join('')
    case 'csv':
    case 'tsv':
      return gridToCsv(rows.flat(), format === 'tsv' ? '\t' : ',')
    case 'md':
      return gridToMarkdown(rows.shown())
    case 'table':
      return gridToTable(rows.shown(), width, colours)
  }
}

export function gridToCsv({ columns, rows }: Grid<unknown>, delimiter: string): string {
  return stringify([columns, ...rows] as unknown[][], { delimiter, cast: { string: withoutFormula } })
}

/**
 * Words that a spreadsheet would take for a formula, behind an apostrophe, as spreadsheets write words that are none.
 * Whoever takes one apostrophe away where such a sign stands behind it has the words as printed.
 *
 *   =HYPERLINK("…")   '=HYPERLINK("…")        '=1 → ''=1        -12.5 and numbers stay
 */
function withoutFormula(words: string): string {
  return /^'*[=+\-@\t\r＝＋－＠]/.test(words) && !/^[+-]?\d[\d,]*(?:\.\d+)?$/.test(words) ? `'${words}` : words
}

function gridToMarkdown({ columns, rows }: Grid<string>): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => printable(cell).replace(/\s+/g, ' ').replace(/[\\|]/g, '\\$&')).join(' | ')} |\n`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('')
}

const gap = '  '

function gridToTable({ columns, rows }: Grid<string>, width: number, colours: Colours): string {
  if (rows.length === 0) return ''
  // Colours are part of a cell by now; only the line feeds must go.
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()))
  const used = columns.map((_, i) => cells.some((row) => row[i] !== ''))
  const keep = <T>(list: readonly T[]): T[] => list.filter((_, i) => used[i])
  const widths = columnWidths([keep(columns), ...cells.map(keep)], width)
  const none = { top: '', bottom: '', left: '', right: '', mid: '', 'top-mid': '', 'top-left': '', 'top-right': '' }
  const chars = {
    ...none,
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    'left-mid': '',
    'mid-mid': '',
    'right-mid': '',
    middle: gap,
  }
  const table = new Table({
    head: keep(columns).map((name) => colours.bold(name)),
    colWidths: widths,
    wordWrap: true,
    wrapOnWordBoundary: true,
    chars,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  table.push(...cells.map((row) => keep(row).map((cell, i) => breakWords(cell, widths[i]!))))
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`
}

/** Words longer than the column are cut into lines, for the table would drop their ends. Colours keep theirs. */
function breakWords(cell: string, width: number): string {
  return cell.replace(/[^\s\u001b]+/g, (word) =>
    stringWidth(word) <= width ? word : (word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []).join(' '),
  )
}

/** As wide as the words, and where that is too wide for the line, less for the widest columns. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const widths = rows[0]!.map((_, i) => Math.max(1, ...rows.map((row) => stringWidth(row[i]!))))
  const longestWord = rows[0]!.map((_, i) =>
    Math.max(...rows.flatMap((row) => row[i]!.split(' ').map((word) => stringWidth(word)))),
  )
  let over = widths.reduce((sum, w) => sum + w, 0) + gap.length * (widths.length - 1) - width
  while (over > 0) {
    // A column is not cut into its words while another can still be wrapped between words.
    const soft = widths.map((w, i) => (w > Math.max(longestWord[i]!, 8) ? w : 0))
    const candidates = soft.some((w) => w > 0) ? soft : widths
    const widest = candidates.indexOf(Math.max(...candidates))
    if (widths[widest]! <= 8) break
    widths[widest]!--
    over--
  }
  return widths
}
