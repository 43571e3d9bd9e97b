// Figures of a document to sums that do not add up.

import { cellText, type ExportedRecord, type Laid, type Outline, type Row, type Span, type Table } from '#model'
import { sentenceEnds } from '#text'

export interface SumCheck {
  /** The figure that does not agree. */
  at: ExportedRecord
  rule: string
  message: string
  records: readonly ExportedRecord[]
}

interface Grid {
  table: Table
  /** Figure of each cell, by row and column. */
  cells: Map<number, ExportedRecord>[]
  headings: readonly string[]
}

const value = (record: ExportedRecord) => record.value as number
const precision = (record: ExportedRecord) => (record.precision as number | undefined) ?? 0.5
const raw = (record: ExportedRecord) => record.raw as string

/** The tables that hold figures, each with the figure of every cell. */
function grids(outlined: Outline, figures: readonly ExportedRecord[]): Grid[] {
  const byPlace = new Map<string, ExportedRecord>()
  for (const figure of figures) {
    const span = (figure.source.fields as { raw?: Span } | undefined)?.raw
    if (figure.table && span) byPlace.set(`${span.page} ${span.start}`, figure)
  }
  if (byPlace.size === 0) return []
  return outlined.parts.flatMap(({ block }) => {
    if (block.kind !== 'table') return []
    const cells = block.rows.map((row) => {
      const found = new Map<number, ExportedRecord>()
      for (const cell of row.cells) {
        const run = cell.passage.runs[0]
        const figure = run && byPlace.get(`${run.page} ${run.from}`)
        if (figure) found.set(cell.column, figure)
      }
      return found
    })
    return cells.some((row) => row.size > 0) ? [{ table: block, cells, headings: headingsOf(block, cells) }] : []
  })
}

/** Words above the first figure of each column. */
function headingsOf(table: Table, cells: readonly Map<number, ExportedRecord>[]): string[] {
  const first = cells.findIndex((row) => row.size > 0)
  const width = Math.max(...table.rows.map((row) => row.cells.length))
  return Array.from({ length: width }, (_, column) =>
    table.rows
      .slice(0, first)
      .map((row) => cellText(row, column))
      .join(' ')
      .trim(),
  )
}

const totalLabel = /^(?:sub-?\s?total|(?:grand\s+|overall\s+)?totals?)\b/i

function labelOf(row: Row): string {
  const texts = row.cells
    .map((cell) => cell.passage.text.trim())
    .filter((text) => text !== '' && !/^[£(\d–-]/.test(text))
  return texts.find((text) => totalLabel.test(text)) ?? texts[0] ?? ''
}

/**
 * Column totals.
 *
 *   Theatre productivity   4,200
 *   Outpatient redesign    1,850
 *   Total                  6,960     4,200 + 1,850 = 6,050
 */
export function totalChecks(outlined: Outline, figures: readonly ExportedRecord[]): SumCheck[] {
  const found: SumCheck[] = []
  for (const { table, cells } of grids(outlined, figures)) {
    let start = 0
    table.rows.forEach((row, i) => {
      if (!totalLabel.test(labelOf(row))) return
      const columns = [...cells[i]!].flatMap(([column, total]) => {
        const parts = cells.slice(start, i).flatMap((line) => line.get(column) ?? [])
        return parts.length < 2 || parts.some((part) => part.unit_raw !== total.unit_raw)
          ? []
          : [{ total, parts, ...addUp(total, parts) }]
      })
      start = i + 1
      // Rows that make the total in no column are not its parts: opening positions, movements, subtotals.
      if (!columns.some((column) => column.agrees)) return
      for (const { total, parts, sum, agrees } of columns) {
        if (agrees || total.measure === 'variance') continue
        found.push({
          at: total,
          rule: 'column-total',
          message: `The rows ${parts.map(raw).join(' + ')} make ${pounds(sum)}; the total is printed as ${raw(total)} (${pounds(value(total))}).`,
          records: [total, ...parts],
        })
      }
    })
  }
  return found
}

function addUp(total: ExportedRecord, parts: readonly ExportedRecord[]): { sum: number; agrees: boolean } {
  const sum = parts.reduce((all, part) => all + value(part), 0)
  const tolerance = parts.reduce((all, part) => all + precision(part), precision(total))
  return { sum, agrees: Math.abs(sum - value(total)) <= tolerance }
}

/** Plan, actual and variance of one row: the variance is the difference of the two, with either sign. */
export function rowChecks(outlined: Outline, figures: readonly ExportedRecord[]): SumCheck[] {
  const found: SumCheck[] = []
  for (const { cells, headings } of grids(outlined, figures)) {
    const plan = onlyColumn(headings, /\b(?:plan|budget|target)\b/i)
    const actual = onlyColumn(headings, /\b(?:actual|forecast|outturn|fot)\b/i)
    const variance = onlyColumn(headings, /\bvar(?:iance)?\b/i)
    if (plan === undefined || actual === undefined || variance === undefined) continue
    for (const row of cells) {
      const [p, a, v] = [row.get(plan), row.get(actual), row.get(variance)]
      if (!p || !a || !v) continue
      const difference = value(a) - value(p)
      if (Math.abs(Math.abs(difference) - Math.abs(value(v))) <= precision(p) + precision(a) + precision(v)) continue
      found.push({
        at: v,
        rule: 'plan-and-variance',
        message: `${raw(a)} less ${raw(p)} is ${pounds(difference)}; the variance is printed as ${raw(v)} (${pounds(value(v))}).`,
        records: [p, a, v],
      })
    }
  }
  return found
}

/** The one column whose heading matches and is not a variance; undefined where there are none or several. */
function onlyColumn(headings: readonly string[], pattern: RegExp): number | undefined {
  const columns = headings.flatMap((heading, column) =>
    pattern.test(heading) && (pattern.source.includes('var') || !/\bvar(?:iance)?\b/i.test(heading)) ? [column] : [],
  )
  return columns.length === 1 ? columns[0] : undefined
}

const partition =
  /\b(?:made up of|broken down|breaks? down|compris(?:es|ed|ing)|consist(?:s|ed|ing) of|split (?:between|as|into)|of which|being)\b/i
const totalWords = /\b(?:a |in )?total(?:ling| of|s)?\b/i

/**
 * Parts and their total in one sentence.
 *
 *   made up of £(12.4)m at one, £(6.1)m at another and £(1.9)m at a third, a total of £(21.4)m
 */
export function sentenceChecks(laid: Laid, figures: readonly ExportedRecord[]): SumCheck[] {
  const found: SumCheck[] = []
  for (const group of sentencesWithFigures(laid, figures)) {
    const { text, sums } = group
    if (sums.length < 3 || !partition.test(text)) continue
    const total = sums.find(({ at }) => totalWords.test(text.slice(Math.max(0, at - 20), at)))
    if (!total) continue
    const parts = sums.filter(
      (sum) => sum !== total && sum.at > text.search(partition) && sameKind(sum.figure, total.figure),
    )
    if (parts.length < 2) continue
    const sum = parts.reduce((all, part) => all + Math.abs(value(part.figure)), 0)
    const tolerance = parts.reduce((all, part) => all + precision(part.figure), precision(total.figure))
    if (Math.abs(sum - Math.abs(value(total.figure))) <= tolerance) continue
    found.push({
      at: total.figure,
      rule: 'parts-of-a-sentence',
      message: `${parts.map((part) => raw(part.figure)).join(' + ')} make ${pounds(sum)}; the total is printed as ${raw(total.figure)}.`,
      records: [total.figure, ...parts.map((part) => part.figure)],
    })
  }
  return found
}

const sameKind = (a: ExportedRecord, b: ExportedRecord) => a.measure === b.measure && a.basis === b.basis

interface SentenceFigures {
  text: string
  sums: { figure: ExportedRecord; at: number }[]
}

function sentencesWithFigures(laid: Laid, figures: readonly ExportedRecord[]): SentenceFigures[] {
  const byLine = new Map<string, ExportedRecord[]>()
  for (const figure of figures) {
    const span = (figure.source.fields as { raw?: Span } | undefined)?.raw
    if (figure.table || !span) continue
    const page = laid.pages[span.page]!
    // A paragraph of the page, from blank line to blank line.
    const start = page.text.lastIndexOf('\n\n', span.start) + 1
    const key = `${span.page} ${start}`
    const listed = byLine.get(key)
    if (listed) listed.push(figure)
    else byLine.set(key, [figure])
  }
  const groups: SentenceFigures[] = []
  for (const [key, own] of byLine) {
    const [pageIndex, start] = key.split(' ').map(Number) as [number, number]
    const page = laid.pages[pageIndex]!
    const end = page.text.indexOf('\n\n', start + 1)
    const paragraph = page.text.slice(start, end === -1 ? undefined : end)
    const placed = own
      .map((figure) => ({ figure, at: (figure.source.fields as { raw: Span }).raw.start - start }))
      .sort((left, right) => left.at - right.at)
    let from = 0
    let next = 0
    for (const to of sentenceEnds(paragraph)) {
      const sums: SentenceFigures['sums'] = []
      for (; next < placed.length && placed[next]!.at < to; next++) {
        sums.push({ figure: placed[next]!.figure, at: placed[next]!.at - from })
      }
      if (sums.length > 1) groups.push({ text: paragraph.slice(from, to), sums })
      from = to
    }
  }
  return groups
}

/** `£6,690,000`, with a minus where it is negative. */
function pounds(amount: number): string {
  return `${amount < 0 ? '-' : ''}£${Math.abs(amount).toLocaleString('en-GB', { maximumFractionDigits: 2 })}`
}
