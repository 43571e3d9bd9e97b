// A document's records to what gave none, and why.

import {
  type CoverageEntry,
  type ExportedRecord,
  type Laid,
  lineAt,
  type Outline,
  type Part,
  type Passage,
  type Run,
} from '#model'

/** Zones whose words are not meant to give records. */
const silent: Readonly<Record<string, string>> = {
  key: 'a key explains ratings, it gives none',
  contents: 'a page of contents repeats headings',
  article: 'only figures are read from an article',
}

/** Pages, papers, zones and tables of one document with the number of their records, and the agenda's papers that were not found. */
export function coverageOf(laid: Laid, outlined: Outline, records: readonly ExportedRecord[]): CoverageEntry[] {
  return [
    ...pages(laid, records),
    ...zones(laid, outlined, records),
    ...agendaPapers(outlined),
    ...tables(laid, outlined, records),
  ]
}

function pages(laid: Laid, records: readonly ExportedRecord[]): CoverageEntry[] {
  if (laid.pages.length < 2) return []
  return laid.pages.map((page) => {
    const count = records.filter((record) => record.source.page === page.number).length
    const empty = page.text.trim() === ''
    return {
      kind: 'page',
      name: `${page.number}`,
      title: null,
      page: page.number,
      line_start: page.firstLine,
      line_end: lineAt(page, page.text.length),
      records: count,
      reason: empty ? 'no text on the page' : count === 0 ? 'no rule matched' : null,
    }
  })
}

interface Stretch {
  name: string
  paper: string | null
  title: string | null
  first: Run
  last: Run
}

/** Papers and zones in order, each as long as it goes on. */
function zones(laid: Laid, outlined: Outline, records: readonly ExportedRecord[]): CoverageEntry[] {
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
    const own = records.filter((record) => within(record, stretch, laid))
    const label = stretch.paper ? `${stretch.paper} ${stretch.name}` : stretch.name
    return {
      kind: stretch.paper || stretch.title ? 'paper' : 'zone',
      name: label,
      title: stretch.title,
      page: laid.pages[stretch.first.page]!.number,
      line_start: lineAt(laid.pages[stretch.first.page]!, stretch.first.from),
      line_end: lineAt(laid.pages[stretch.last.page]!, stretch.last.to),
      records: own.length,
      reason: own.length > 0 ? null : (silent[stretch.name] ?? 'no rule matched'),
    }
  })
}

function within(record: ExportedRecord, stretch: Stretch, laid: Laid): boolean {
  const page = laid.pages.findIndex((candidate) => candidate.number === record.source.page)
  const at = record.source.char_start
  const after = page > stretch.first.page || (page === stretch.first.page && at >= stretch.first.from)
  const before = page < stretch.last.page || (page === stretch.last.page && at < stretch.last.to)
  return after && before
}

/** Papers that the agenda announces, found or not. */
function agendaPapers(outlined: Outline): CoverageEntry[] {
  const found = new Set(outlined.papers.map((paper) => paper.label?.toUpperCase()))
  return outlined.agenda.flatMap((entry) => {
    if (!entry.paperLabel) return []
    const present = found.has(entry.paperLabel.toUpperCase())
    return [
      {
        kind: 'agenda_paper' as const,
        name: entry.paperLabel,
        title: entry.title,
        page: null,
        line_start: null,
        line_end: null,
        records: present ? 1 : 0,
        reason: present ? null : 'on the agenda, not found in the document',
      },
    ]
  })
}

/** Tables of numbers from which nothing was read. */
function tables(laid: Laid, outlined: Outline, records: readonly ExportedRecord[]): CoverageEntry[] {
  return outlined.parts.flatMap((part) => {
    if (part.block.kind !== 'table' || part.place.zone in silent || part.place.zone === 'cover') return []
    const cells = part.block.rows.flatMap((row) =>
      row.cells.map((cell) => cell.passage.text.trim()).filter((text) => text !== ''),
    )
    const numbers = cells.filter((text) => /^[£(]?[\d,.]+\)?[%mk]?$/.test(text)).length
    if (part.block.rows.length < 2 || numbers < 4 || numbers < cells.length * 0.3) return []
    const runs = runsOf(part)
    const [first, last] = [runs[0]!, runs.at(-1)!]
    const own = records.filter((record) => within(record, { name: '', paper: null, title: null, first, last }, laid))
    if (own.length > 0) return []
    return [
      {
        kind: 'table' as const,
        name: cells.slice(0, 3).join(' | ').slice(0, 80),
        title: part.place.section.at(-1) ?? null,
        page: laid.pages[first.page]!.number,
        line_start: lineAt(laid.pages[first.page]!, first.from),
        line_end: lineAt(laid.pages[last.page]!, last.to),
        records: 0,
        reason: 'no rule knows its headings',
      },
    ]
  })
}

function runsOf(part: Part): Run[] {
  const passages: Passage[] =
    part.block.kind === 'table'
      ? part.block.rows.flatMap((row) => row.cells.map((cell) => cell.passage))
      : [part.block.passage]
  return passages.flatMap((passage) => [...passage.runs])
}
