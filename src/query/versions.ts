// Minutes of one meeting in several papers → what the last version says otherwise than the drafts.

import type { Index } from '#store'
import { wordDifference } from './decisions.ts'
import { followedThreads, partOf } from './threads.ts'

export interface VersionRow {
  body: string | null
  /** ISO date of the meeting. */
  date: string
  item_ref: string | null
  type: string
  change: 'same' | 'changed'
  /** `for [-three-] {+four+} years`; null where nothing differs. */
  difference: string | null
  draft: string
  draft_document: string
  standing: string
  standing_document: string
}

/** Every record of a draft beside the record that took its place, by meeting and item. */
export function versionRows(index: Index, question: { body?: string; date?: string }): VersionRow[] {
  return followedThreads(index, { kind: 'minutes' })
    .map(({ bodyName, steps }): VersionRow => {
      const [draft, standing] = [steps[0]!.record, steps[1]!.record]
      const difference = wordDifference(draft.source.quote, standing.source.quote)
      return {
        body: bodyName,
        date: standing.meeting!.date!,
        item_ref: standing.item_ref,
        type: standing.type,
        change: difference === null || standing.type === 'meeting' ? 'same' : 'changed',
        difference,
        draft: draft.id,
        draft_document: draft.document.path,
        standing: standing.id,
        standing_document: standing.document.path,
      }
    })
    .filter(({ body, date }) => partOf(question.body, body) && (!question.date || date.startsWith(question.date)))
    .sort(
      (a, b) =>
        compare(a.date, b.date) ||
        compare(a.item_ref ?? '', b.item_ref ?? '') ||
        compare(a.type, b.type) ||
        compare(a.draft, b.draft),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
