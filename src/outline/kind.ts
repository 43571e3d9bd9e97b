// Segments, the front and the weighed signs of a document to its kind and its title.

import type { Block, DocumentKind, Reckoning } from '#model'
import type { RuleBook } from '#rules'
import { matches } from './openings.ts'
import type { Segment } from './segments.ts'

/** The first short lines of a document. */
export function frontLines(blocks: readonly Block[], count = 12): string[] {
  return blocks
    .slice(0, count)
    .flatMap((block) => (block.kind === 'table' ? [] : block.passage.text.split('\n')))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && line.split(' ').length <= 20)
}

/** Several papers together are a pack; one paper is what its signs weigh most for, and by its title what they do not tell apart. */
export function documentKind(
  blocks: readonly Block[],
  segments: readonly Segment[],
  book: RuleBook,
  { scores }: Reckoning,
): { kind: DocumentKind; title: string | null } {
  const zones = new Set(segments.map((segment) => segment.zone))
  const lines = frontLines(blocks)
  const papers = new Set(segments.map((segment) => segment.paper).filter((paper) => paper !== null)).size
  const first = segments.find((segment) => segment.zone !== 'front' && segment.zone !== 'contents')?.zone
  const of = (kind: DocumentKind, title: string | null = lines[0] ?? null) => ({ kind, title })
  if (zones.has('agenda') && (papers > 0 || zones.has('minutes'))) return of('board_pack')
  if (papers > 1) return of('board_pack')
  const weighed = scores[0]?.kind
  if (weighed && weighed !== 'other') return of(weighed)
  if (first === 'letter') return of(isAssessment(blocks, book) ? 'assessment_letter' : 'other')
  if (!weighed && zones.has('minutes')) return of('minutes')
  if (!weighed && zones.has('agenda')) return of('agenda')
  for (const { kind, patterns, within } of book.zones.kinds) {
    const hit = lines.slice(0, within === 'title' ? 6 : 12).find((line) => matches(patterns, line))
    if (hit) return of(kind, kind === 'plan' ? hit : (lines[0] ?? null))
  }
  if (first === 'action_log') return of('action_log')
  if (zones.has('cover') || papers === 1) return of('report')
  const headings = blocks.filter((block) => block.kind === 'heading').length
  return of(headings >= 2 ? 'report' : 'other')
}

function isAssessment(blocks: readonly Block[], book: RuleBook): boolean {
  return blocks
    .slice(0, 40)
    .some(
      (block) =>
        block.kind !== 'table' &&
        block.passage.text.length < 300 &&
        matches(book.zones.patterns('assessment'), block.passage.text),
    )
}
