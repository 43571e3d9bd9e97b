// The papers on the agenda and the papers in the document → which were found, where, and with how many records.

import type { AgendaEntry, CoverageEntry, ExportedRecord, Laid, Outline, Paper } from '#model'

/** Each paper on the agenda, found or not; then the papers in the document that no agenda announces. */
export function papersToCoverage(
  laid: Laid,
  { agenda, papers }: Outline,
  records: readonly ExportedRecord[],
): CoverageEntry[] {
  const announced = agenda.filter((entry) => entry.paperLabel || papers.some((paper) => isOf(paper, entry)))
  if (announced.length === 0) return []
  const found = announced.map((entry) => {
    const paper = papers.find((candidate) => isOf(candidate, entry))
    const name = entry.paperLabel ?? `item ${entry.ref}`
    if (paper) return entryOf(laid, paper, records, name, entry.title)
    return {
      ...place(null),
      kind: 'agenda_paper' as const,
      name,
      title: entry.title,
      records: 0,
      reason: 'on the agenda, not found in the document',
    }
  })
  const others = papers
    .filter((paper) => !announced.some((entry) => isOf(paper, entry)))
    .map((paper) => ({
      ...entryOf(laid, paper, records, paper.label ?? paper.title ?? 'paper', paper.title),
      kind: 'other_paper' as const,
      reason: 'in the document, not on the agenda',
    }))
  return [...found, ...others]
}

const same = (a: string | null | undefined, b: string | null) => a != null && a.toUpperCase() === b?.toUpperCase()

const isOf = (paper: Paper, entry: AgendaEntry): boolean =>
  entry.paperLabel ? same(entry.paperLabel, paper.label) : paper.itemRef !== null && same(entry.ref, paper.itemRef)

const place = (page: number | null) => ({ page, line_start: null, line_end: null })

function entryOf(
  laid: Laid,
  paper: Paper,
  records: readonly ExportedRecord[],
  name: string,
  title: string | null,
): CoverageEntry {
  const own = records.filter((record) => (paper.label ? same(paper.label, record.paper) : isIn(paper, record))).length
  return {
    ...place(paper.pages?.[0] ?? null),
    kind: 'agenda_paper',
    name,
    title,
    records: own,
    reason:
      own > 0 ? null : hasWords(laid, paper) ? 'found, but no rule matched in it' : 'found, but its pages have no text',
  }
}

const isIn = ({ pages }: Paper, { source, paper }: ExportedRecord): boolean =>
  paper === null && pages !== null && source.page !== null && source.page >= pages[0] && source.page <= pages[1]

function hasWords(laid: Laid, { pages }: Paper): boolean {
  if (pages === null) return true
  return laid.pages.some(
    ({ number, text }) => number !== null && number >= pages[0] && number <= pages[1] && text.trim() !== '',
  )
}
