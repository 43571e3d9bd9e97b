// Lines of text to blocks: headings, paragraphs, list items, tables.

import { type Block, type Cell, type Page, type Row, trimPassage } from '#model'
import { personTitle } from '#text'
import { cleanCell, cleanLine } from './inline.ts'
import { isMeantBreak, textWidth } from './breaks.ts'
import type { TextLine } from './lines.ts'

const titled = new RegExp(String.raw`^${personTitle}\s+\p{Lu}`, 'u')

/**
 * Blocks in reading order. Lines with tabs or pipes become tables; a blank line ends a block, and so does a break that the
 * writer meant (see `breaks.ts`). `width` is the width to which the words were set.
 */
export function linesToBlocks(
  pages: readonly Page[],
  lines: readonly TextLine[],
  width = textWidth(pages, lines),
): Block[] {
  const blocks: Block[] = []
  for (let i = 0; i < lines.length;) {
    const line = lines[i]!
    if (line.kind === 'blank' || line.kind === 'rule') i++
    else if (line.kind === 'row' || line.kind === 'pipes') {
      const rows: Row[] = []
      for (; i < lines.length; i++) {
        const next = lines[i]!
        if (next.kind === 'row' || next.kind === 'pipes') rows.push(lineToRow(pages, next))
        else if (next.kind !== 'rule') break
      }
      blocks.push({ kind: 'table', rows })
    } else if (line.kind === 'heading') {
      const passage = trimPassage(cleanLine(pages[line.page]!, line.page, line.wordsFrom!, line.to))
      blocks.push({ kind: 'heading', level: line.level!, passage })
      i++
    } else {
      let end = i + 1
      while (end < lines.length && goesOn(pages, lines, i, end) && !isMeantBreak(pages, lines, end, width)) end++
      blocks.push(...textBlock(pages, lines.slice(i, end)))
      i = end
    }
  }
  return blocks
}

/** Whether line `end` belongs to the block that begins with line `start`. */
function goesOn(pages: readonly Page[], lines: readonly TextLine[], start: number, end: number): boolean {
  const line = lines[end]!
  if (line.kind !== 'words' || line.page !== lines[start]!.page) return false
  if (lines[start]!.kind !== 'item') return true
  // A line under a list entry belongs to it when it is set in, or when the entry was cut at the margin.
  const above = lines[end - 1]!
  const text = pages[line.page]!.text
  return (
    line.indent > lines[start]!.indent ||
    above.to - above.from >= 60 ||
    /^\s*\p{Ll}/u.test(text.slice(line.from, line.to))
  )
}

function textBlock(pages: readonly Page[], lines: readonly TextLine[]): Block[] {
  const first = lines[0]!
  const page = pages[first.page]!
  const from = first.kind === 'item' ? first.wordsFrom! : first.from
  const to = lines.at(-1)!.to
  const raw = page.text.slice(first.from, to).trim()
  if (first.kind === 'item') {
    const passage = trimPassage(cleanLine(page, first.page, from, to))
    return passage.text === '' ? [] : [{ kind: 'item', marker: first.marker!, depth: depthOf(page, first), passage }]
  }
  const bold = /^\*\*[^*]+\*\*$/.test(raw)
  if (bold && raw.length < 160) {
    const passage = trimPassage(cleanLine(page, first.page, from, to))
    return passage.text === '' ? [] : [{ kind: 'heading', level: headingLevel(passage.text, 2), passage }]
  }
  if (/<(p|ul|ol|li|br)\b/i.test(raw) || /[•●▪◦‣]/.test(raw)) {
    const { blocks } = cleanCell(page, first.page, from, to)
    if (blocks.length > 1 || blocks[0]?.kind === 'item') return blocks
  }
  const passage = trimPassage(cleanLine(page, first.page, from, to))
  if (passage.text === '') return []
  if (lines.length === 1 && looksLikeHeading(passage.text)) {
    return [{ kind: 'heading', level: headingLevel(passage.text, 3), passage }]
  }
  return [{ kind: 'paragraph', passage }]
}

/**
 * 1 for an entry that is set in, else 0. Numbers in a column of their own, a wide gap before the words, are not set in.
 *
 *       4.      Minutes of the last meeting         0
 *               a) The lease - signed.              1
 */
function depthOf(page: Page, line: TextLine): number {
  const column =
    /^\d{1,3}$/.test(line.marker!) && /^\s{0,8}\(?\d{1,3}[.)]\s{3,}/.test(page.text.slice(line.from, line.to))
  return line.indent > 1 && !column ? 1 : 0
}

/**
 * A short line that stands alone and is no sentence.
 *
 *   Financial position at month 9     heading
 *   The board noted the report.       sentence
 *   Purpose:                          heading (the colon ends it)
 */
export function looksLikeHeading(text: string): boolean {
  const words = text.trim().split(/\s+/)
  if (words.length > 14 || text.length > 110) return false
  if (/^(section|chapter|part|appendix|annex)\s+\d+\s*[:.–-]\s*\p{Lu}[^.]*\.?$/iu.test(text.trim())) return true
  if (/[.;,!?]$/.test(text.trim()) && !/^\d+(\.\d+)*\.?$/.test(words[0]!)) return false
  if (/[.;,]$/.test(text.trim())) return false
  // "Cllr Mrs B Abbot" alone on its line is one of a list of people.
  if (titled.test(text.trim())) return false
  // So is a name with the initials by which minutes call the person: "Rona Birch (RB) Treasurer".
  if (/^\p{Lu}[\p{L}’'-]+\s+\p{Lu}[\p{L}’'.-]*\s+\(\p{Lu}{2,4}\p{Ll}?\)/u.test(text.trim())) return false
  return /^[\p{Lu}\p{N}(“"‘']/u.test(text.trim())
}

/** 1 for chapters, sections, appendices and papers; by its number otherwise; `fallback` without one. */
export function headingLevel(text: string, fallback: number): number {
  if (/^(chapter|section|part|appendix|annex|paper|agenda item)\b/i.test(text)) return 1
  const number = /^(\d+(?:\.\d+)*)\.?\s/.exec(text)
  return number ? number[1]!.split('.').length + 1 : fallback
}

function lineToRow(pages: readonly Page[], line: TextLine): Row {
  const page = pages[line.page]!
  const text = page.text
  const cells: Cell[] = []
  let from = line.from
  let to = line.to
  const separator = line.kind === 'row' ? '\t' : '|'
  if (line.kind === 'pipes') {
    from = text.indexOf('|', from) + 1
    to = text.lastIndexOf('|', to - 1)
  }
  for (let column = 0; ; column++) {
    const next = text.indexOf(separator, from)
    const end = next === -1 || next >= to ? to : next
    const clean = cleanCell(page, line.page, from, end)
    const cell: Cell = { column, passage: clean.passage, blocks: clean.blocks }
    if (clean.checked !== undefined) cell.checked = clean.checked
    cells.push(cell)
    if (end === to) break
    from = end + 1
  }
  return { cells }
}
