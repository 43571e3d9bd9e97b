// Segments and the kind of a paper to its zones, where no opening told them or one told them wrong.

import type { DocumentKind, ZoneKind } from '#model'
import type { Segment } from './segments.ts'

/** The zone that a paper of a kind is made of, and the zones that were taken for it. */
const made: Partial<Record<DocumentKind, { zone: ZoneKind; from: readonly ZoneKind[] }>> = {
  minutes: { zone: 'minutes', from: ['front', 'agenda'] },
  agenda: { zone: 'agenda', from: ['front', 'minutes'] },
  assessment_letter: { zone: 'letter', from: ['front'] },
}

/** One paper alone, in which nothing of its kind was opened, is of its kind from end to end. */
export function settleZones(segments: readonly Segment[], kind: DocumentKind): readonly Segment[] {
  const own = made[kind]
  if (!own || segments.some(({ zone, paper }) => zone === own.zone || paper !== null)) return segments
  const settled: Segment[] = []
  for (const segment of segments) {
    const taken = own.from.includes(segment.zone)
    const next = taken ? { ...segment, zone: own.zone, rule: `weighed-${own.zone}`, sitting: 1 } : segment
    const last = settled.at(-1)
    if (taken && last?.zone === own.zone && !next.grid) settled[settled.length - 1] = { ...last, end: next.end }
    else settled.push(next)
  }
  return settled
}
