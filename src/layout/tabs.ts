// Tabs to what their writer made of them: rows of a table, the gap behind a number, or the way to the margin.

import type { MarkupCell, MarkupPart, MarkupText, Page } from '#model'
import { readLine, type TextLine } from './lines.ts'

/** The number or bullet of an entry. */
const marker = /^(?:\(?\d{1,4}(?:[./]\d{1,4})*[a-z]?[.):]?|\(?(?:[a-z]|[ivx]{1,5})[.)]|[•●▪◦‣■➢–*-])$/i

/** What a tabbed line can be: rows stand for themselves, what else is part of a table only among rows. */
type TabKind = 'row' | 'label' | 'more' | 'words'

/**
 *   Present:  →  A Bee  →  Chair          row
 *             →  C Dee  →  Treasurer      row
 *             →  E Fir                    more
 *   Venue:    →  The Tithe Barn           label
 *   3.1       →  The chair opened it.     words, behind a number
 *             →  RESOLVED to do so.       words, set in
 */
function tabKindOf(line: string): TabKind {
  const filled = cellsOf(line).filter((cell) => cell !== '')
  if (filled.length <= 1) {
    const short = /^\t/.test(line) && line.trim().length < 60 && !/[.;:!?]$/.test(line.trim())
    return short ? 'more' : 'words'
  }
  if (filled.length === 2 && marker.test(filled[0]!)) return 'words'
  return filled.length === 2 && /:$/.test(filled[0]!) ? 'label' : 'row'
}

const cellsOf = (line: string): string[] => line.split('\t').map((cell) => cell.trim())

/** Runs of tabbed paragraphs that are a table, as tables; the tabs of the others are white space. */
export function tabsToTables(parts: readonly MarkupPart[]): MarkupPart[] {
  const out: MarkupPart[] = []
  let run: MarkupText[] = []
  const endRun = () => {
    out.push(...runToParts(run))
    run = []
  }
  for (const part of parts.flatMap(brokenLines)) {
    if (canBeRow(part) && tabKindOf(part.text) !== 'words') run.push(part)
    else {
      endRun()
      out.push(part)
    }
  }
  endRun()
  return out
}

const canBeRow = (part: MarkupPart): part is MarkupText =>
  part.kind === 'paragraph' && part.marker === null && part.text.includes('\t') && !part.text.includes('\f')

/** A paragraph with tabs whose lines were broken by hand is as many lines. */
function brokenLines(part: MarkupPart): MarkupPart[] {
  if (!canBeRow(part) || !part.text.includes('\n')) return [part]
  return part.text.split('\n').map((text) => ({ ...part, text }))
}

/** A table begins with a row, or a label with more below it, and ends with the last row; a line alone is none. */
function runToParts(run: readonly MarkupText[]): MarkupPart[] {
  const kinds = run.map(({ text }) => tabKindOf(text))
  const isRow = (i: number) => kinds[i] === 'row' || (kinds[i] === 'label' && /^\t/.test(run[i + 1]?.text ?? ''))
  const rows = run.flatMap((_, i) => (isRow(i) ? [i] : []))
  const first = rows[0]
  if (first === undefined) return [...run]
  let last = rows.at(-1)!
  while (kinds[last + 1] === 'more') last++
  if (last === first) return [...run]
  const cells = run.slice(first, last + 1).flatMap(({ text, ...setting }, row) =>
    cellsOf(text)
      // Two tabs in a row only go further to the right.
      .filter((cell, i) => cell !== '' || i === 0)
      .map((cell, column): MarkupCell => ({
        row,
        column,
        rowSpan: 1,
        columnSpan: 1,
        fill: null,
        texts: cell === '' ? [] : [{ ...setting, text: cell }],
      })),
  )
  return [...run.slice(0, first), { kind: 'table', cells, newPages: [] }, ...run.slice(last + 1)]
}

/**
 * Lines of a text with tabs that are no rows of a table, as lines of words: words behind a number or set in, where neither neighbour
 * is a row. Several tabs in each of two lines are those of a table whatever they hold.
 */
export function settleTabs(pages: readonly Page[], lines: readonly TextLine[]): TextLine[] {
  const words = (line: TextLine | undefined) =>
    line?.kind === 'row' ? pages[line.page]!.text.slice(line.from, line.to) : undefined
  const tabs = (text: string) => text.split('\t').length
  return lines.map((line, i) => {
    const text = words(line)
    if (text === undefined || tabKindOf(text) !== 'words') return line
    const inTable = [lines[i - 1], lines[i + 1]].some((other) => {
      const beside = words(other)
      return beside !== undefined && tabs(beside) === tabs(text) && (tabs(text) > 2 || tabKindOf(beside) === 'row')
    })
    return inTable ? line : readLine(pages[line.page]!.text, line.page, line.from, line.to, false)
  })
}
