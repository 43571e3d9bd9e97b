// What kind of table a table is, as far as zones are concerned.

import { type Block, type Cell, cellText, type Row, type Table } from '#model'
import { findHeading, type ColumnSpec, type RuleBook } from '#rules'
import { colourName } from '#text'
import { leadingReference, type ItemStyle } from './items.ts'

const colourWord = /^(red|amber|green|blue|gr[ae]y|yellow|black|purple|white|r|a|g|b)\b/i
const statusWord =
  /^(red|amber|green|blue|gr[ae]y|yellow|complete(d)?|closed|on[- ]?(track|target|schedule|hold)|off[- ]?(track|target)|at risk|no (progress( made)?|data)|in progress|not (yet )?(started|due)|overdue|delayed|superseded|ongoing|open|behind( schedule)?|some delay|n\/?a)\b/i

const keyTitle = /^(?:(?:rag|brag|colour|status) )?key:?$/i

/** A key: rows of a colour and what it means, or one row of nothing but states. */
export function isKey(table: Table, announced: boolean): boolean {
  const words = (row: Row) => row.cells.map(colourOrWords).filter((text) => text !== '')
  const filled = table.rows.filter((row) => row.cells.some((cell) => cell.passage.text !== ''))
  const titled = filled.length > 1 && keyTitle.test(words(filled[0]!).join(' '))
  const rows = titled ? filled.slice(1) : filled
  if (rows.length === 0) return false
  const states = words(rows[0]!)
  if (rows.length === 1 && states.length >= 2 && states.every((text) => statusWord.test(text) && text.length < 60))
    return true
  if (isSwatched(rows)) return true
  const coloured = eachOwnColour(rows)
  const keyed = rows.filter((row) => {
    const [first, second] = words(row)
    return (
      first !== undefined &&
      (colourWord.test(first) || (coloured && statusWord.test(first))) &&
      first.length < 40 &&
      (second === undefined || second.split(/\s+/).length >= 2 || statusWord.test(second))
    )
  })
  const colours = new Set(keyed.map((row) => words(row)[0]!.toLowerCase()))
  return (
    keyed.length >= (announced ? 1 : 2) &&
    keyed.length >= rows.length * 0.6 &&
    colours.size === keyed.length &&
    rows.every((row) => words(row).length <= 3)
  )
}

/** One row of colours and one of states below them. */
function isSwatched(rows: readonly Row[]): boolean {
  const [upper, lower] = rows
  if (rows.length !== 2 || !upper || !lower) return false
  const colours = upper.cells.filter((cell) => fillOf(cell) !== undefined)
  const states = lower.cells.map((cell) => cell.passage.text.trim()).filter((text) => text !== '')
  return (
    upper.cells.every((cell) => cell.passage.text.trim() === '') &&
    colours.length >= 2 &&
    colours.length === states.length &&
    states.every((text) => statusWord.test(text) && text.length < 60)
  )
}

/** Whether three rows or more begin with words on a colour, each on another. */
function eachOwnColour(rows: readonly Row[]): boolean {
  const firsts = rows.flatMap((row) => row.cells.find((cell) => colourOrWords(cell) !== '') ?? [])
  const colours = firsts.flatMap((cell) => fillOf(cell) ?? [])
  return firsts.length >= 3 && colours.length >= firsts.length - 1 && new Set(colours).size === colours.length
}

const fillOf = (cell: Cell): string | undefined => cell.fills?.findLast((hex) => colourName(hex) !== undefined)

/** The words of a cell, or the name of the colour where it holds nothing else. */
function colourOrWords(cell: Cell): string {
  return cell.passage.text.trim() || (cell.fills?.map(colourName).findLast((name) => name !== undefined) ?? '')
}

/** The row rules whose headings open a zone: an agenda, an action log. */
export function tableZone(
  table: Table,
  book: RuleBook,
): { zone: 'agenda' | 'action_log' | 'minutes'; spec: ColumnSpec } | undefined {
  for (const rule of book.rules) {
    if (rule.unit !== 'row' || !rule.need) continue
    const zone = rule.record === 'agenda_item' ? 'agenda' : rule.record === 'action' ? 'action_log' : undefined
    if (!zone) continue
    const spec = { id: rule.id, columnPatterns: rule.columnPatterns, need: rule.need }
    if (findHeading(table, spec)) return { zone, spec }
  }
  for (const spec of book.zones.tables) if (findHeading(table, spec)) return { zone: 'minutes', spec }
  return undefined
}

/** Minutes set as a table without a heading: most rows begin with a reference or hold whole sentences beside short names. */
export function looksLikeMinutes(table: Table, style: ItemStyle): boolean {
  const rows = table.rows.filter((row) => row.cells.some((cell) => cell.passage.text !== ''))
  if (rows.length === 0 || rows.some((row) => row.cells.length > 4)) return false
  const telling = rows.filter((row) => {
    const sentence = row.cells.some(
      (cell) => /[.:]$/.test(cell.passage.text.trim()) && cell.passage.text.split(/\s+/).length >= 8,
    )
    return sentence || leadingReference(cellText(row, 0), style) !== undefined
  })
  return telling.length >= rows.length * 0.6
}

/** Whether the lines of a block end in page numbers, as the lines of a contents page do. */
export function isContentsBlock(block: Block): boolean {
  const lines =
    block.kind === 'table'
      ? block.rows.map((row) =>
          row.cells
            .map((cell) => cell.passage.text)
            .join(' ')
            .trim(),
        )
      : block.passage.text.split('\n').map((line) => line.trim())
  const printed = lines.filter((line) => line !== '')
  return (
    printed.length > 0 &&
    printed.filter((line) => /(\.{2,}|(?<!\s)\s|^)\s*\d{1,3}$/.test(line)).length >= printed.length * 0.6
  )
}

/** Whether a block below the title of a key still explains a colour or a letter. */
export function goesOnWithKey(block: Block): boolean {
  if (block.kind === 'table') return isKey(block, true)
  if (block.kind === 'heading' && !/^(red|amber|green|blue|grey|yellow)\b/i.test(block.passage.text)) return false
  return /^(red|amber|green|blue|gr[ae]y|yellow|complete|on[- ]track|no progress|overdue|[A-Z]{1,2}\s*[=:–-])/i.test(
    block.passage.text,
  )
}
