// A document's records to what gave none, and why.

import { type CoverageEntry, type ExportedRecord, type Laid, lineAt, type Outline, type Page, type Run } from '#model'
import { papersToCoverage } from './coveragePapers.ts'
import { tablesToCoverage } from './coverageTables.ts'
import { runsOf, silent } from './silent.ts'

/** Pages, papers, zones and tables of one document with the number of their records, and the papers of the agenda beside those found. */
export function coverageOf(laid: Laid, outlined: Outline, records: readonly ExportedRecord[]): CoverageEntry[] {
  const count = counter(laid, records)
  return [
    ...pages(laid, count),
    ...zones(laid, outlined, count),
    ...papersToCoverage(laid, outlined, records),
    ...tablesToCoverage(laid, outlined, (first, last) => count(startOf(first), endOf(last))),
  ]
}

/** A place in a document: 0-based page, offset in its text. */
interface Place {
  page: number
  at: number
}

/** How many records begin in [from, to). */
type Count = (from: Place, to: Place) => number

function counter(laid: Laid, records: readonly ExportedRecord[]): Count {
  const indexOf = new Map(laid.pages.map((page, i) => [page.number, i]))
  const places = records
    .map((record) => ({ page: indexOf.get(record.source.page) ?? 0, at: record.source.char_start }))
    .sort(compare)
  const before = (place: Place) => {
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(places[middle]!, place) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  return (from, to) => before(to) - before(from)
}

const compare = (a: Place, b: Place) => a.page - b.page || a.at - b.at

function pages(laid: Laid, count: Count): CoverageEntry[] {
  if (laid.pages.length < 2 && !laid.pages[0]?.lacksText) return []
  return laid.pages.map((page, i) => {
    const records = count({ page: i, at: 0 }, { page: i + 1, at: 0 })
    return {
      kind: 'page',
      name: `${page.number}`,
      title: null,
      page: page.number,
      line_start: page.firstLine,
      line_end: lineAt(page, page.text.length),
      records,
      reason: records > 0 ? null : whyNothing(page),
    }
  })
}

function whyNothing({ text, lacksText, origin }: Page): string {
  if (lacksText === 'blank') return 'nothing is printed on the page'
  if (lacksText && !origin) return 'a picture without a text layer; not read by OCR'
  if (text.trim() === '') return 'no text on the page'
  return 'no rule matched'
}

interface Stretch {
  name: string
  paper: string | null
  title: string | null
  first: Run
  last: Run
}

/** Papers and zones in order, each as long as it goes on. */
function zones(laid: Laid, outlined: Outline, count: Count): CoverageEntry[] {
  const stretches: Stretch[] = []
  for (const part of outlined.parts) {
    const runs = runsOf(part)
    const [first, last] = [runs[0], runs.at(-1)]
    if (!first || !last) continue
    const { zone, paper } = part.place
    const open = stretches.at(-1)
    if (open && open.name === zone && open.paper === (paper?.label ?? null) && open.title === (paper?.title ?? null))
      open.last = last
    else stretches.push({ name: zone, paper: paper?.label ?? null, title: paper?.title ?? null, first, last })
  }
  return stretches.map((stretch) => {
    const records = count(startOf(stretch.first), endOf(stretch.last))
    const label = stretch.paper ? `${stretch.paper} ${stretch.name}` : stretch.name
    return {
      kind: stretch.paper || stretch.title ? 'paper' : 'zone',
      name: label,
      title: stretch.title,
      page: laid.pages[stretch.first.page]!.number,
      line_start: lineAt(laid.pages[stretch.first.page]!, stretch.first.from),
      line_end: lineAt(laid.pages[stretch.last.page]!, stretch.last.to),
      records,
      reason: records > 0 || isLabel(laid, stretch) ? null : (silent[stretch.name] ?? 'no rule matched'),
    }
  })
}

/** A line or two that only name the paper, or say whose it is, are not meant to give anything. */
function isLabel(laid: Laid, { first, last }: Stretch): boolean {
  return first.page === last.page && laid.pages[first.page]!.text.slice(first.from, last.to).split(/\s+/).length <= 12
}

const startOf = (run: Run): Place => ({ page: run.page, at: run.from })
const endOf = (run: Run): Place => ({ page: run.page, at: run.to })
