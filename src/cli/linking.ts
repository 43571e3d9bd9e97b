// What is in the index → its links, and what was counted, in words.

import type { Problem } from '#model'
import { applyCorrections, eachRecord, type Index, linksDue, saveLinks, storedShortNames } from '#store'
import type { Context } from './context.ts'
import { readCorrections } from './corrections.ts'
import { problem } from './paths.ts'

/**
 * Applies corrections and links what is in the index, where its documents or the corrections are others than at the last
 * time. @returns what is wrong with the corrections, and which of them no longer apply
 */
export function relink(index: Index, { engine }: Context, file: string): Problem[] {
  const { corrections, problems, fingerprint } = readCorrections(file)
  const due = linksDue(index, fingerprint)
  if (due !== undefined) {
    const { orders } = applyCorrections(index, corrections)
    saveLinks(index, engine.linkStage([...eachRecord(index)], storedShortNames(index), orders), due)
  }
  const idle = index.db
    .prepare('SELECT file, number, reason FROM corrections WHERE reason IS NOT NULL ORDER BY pk')
    .all()
  const stale = (idle as { file: string; number: number; reason: string }[]).map((one): Problem => ({
    ...problem(
      one.file,
      'correction',
      `entry ${one.number} does not apply: ${one.reason}`,
      'correct or remove the entry',
    ),
    severity: 'warning',
  }))
  return [...problems, ...stale]
}

/** `1 paper`, `2 papers`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

/** How much the index holds. */
export function countWords({ db }: Index): string {
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  return `${counted(count('documents'), 'document')} and ${counted(count('_records'), 'record')}`
}
