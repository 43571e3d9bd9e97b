// Threads of pledges → who reports on each, when, and with which words.

import type { ExportedRecord } from '#model'
import type { Index } from '#store'
import { followedThreads } from './threads.ts'

export interface PledgeProgress {
  number: number
  pledge: string
  measure: string | null
  plan: string | null
  /** The partnership, committee or section that mentions it; null where nobody does. */
  reported_by: string | null
  mentions: number
  first: string | null
  last: string | null
  /** Words of the last mention, or that there is none. */
  told: string
  /** Id of the pledge. */
  id: string
}

const partnership =
  /\b(?:partnership|collaborative|alliance|committee|programme|team|board|group|directorate|division|service)\b/i

/** One row for each pledge and each part of the organisation that speaks of it; one for a pledge of which nobody does. */
export function pledgeProgress(index: Index): PledgeProgress[] {
  return followedThreads(index, { kind: 'pledge' })
    .flatMap(({ steps }) => {
      const pledge = steps[0]!.record
      const of = new Map<string | null, ExportedRecord[]>()
      for (const { record } of steps.slice(1)) of.set(reporter(record), [...(of.get(reporter(record)) ?? []), record])
      if (of.size === 0) of.set(null, [])
      return [...of].map(([by, mentions]) => toRow(pledge, by, mentions))
    })
    .sort((a, b) => a.number - b.number || b.mentions - a.mentions || compare(a.reported_by ?? '', b.reported_by ?? ''))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The innermost heading that names a part of the organisation; else the outermost one, or the paper. */
function reporter({ section, paper, document }: ExportedRecord): string {
  return (
    section.findLast((heading) => partnership.test(heading)) ?? section[0] ?? (paper ? `paper ${paper}` : document.path)
  )
}

function toRow(pledge: ExportedRecord, by: string | null, mentions: readonly ExportedRecord[]): PledgeProgress {
  const last = mentions.at(-1)
  return {
    number: pledge['number'] as number,
    pledge: pledge['text'] as string,
    measure: (pledge['measure'] as string | null) ?? null,
    plan: (pledge['plan'] as string | null) ?? null,
    reported_by: by,
    mentions: mentions.length,
    first: mentions[0]?.meeting?.date ?? null,
    last: last?.meeting?.date ?? null,
    told: last ? (last['context'] as string) : 'nobody reports on it',
    id: pledge.id,
  }
}
