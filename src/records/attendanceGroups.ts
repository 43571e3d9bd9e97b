// The names of groups in an attendance list to how their people took part.

import { cellText, type Match } from '#model'
import type { Status } from './attendance.ts'
import type { RollWords } from './rollWords.ts'

/** The category that a row of its own gives to the rows below it: "In attendance:" between the people of one table. */
export function categoryAbove({ table, rowIndex, lead }: Match, roll: RollWords): Status | undefined {
  if (!table || rowIndex === undefined || !lead) return undefined
  for (let i = rowIndex; i >= 0; i--) {
    const filled = table.rows[i]!.cells.map((cell) => cell.passage.text.trim()).filter((words) => words !== '')
    const status = filled.length === 1 ? statusOf(filled[0]!, roll) : undefined
    if (status) return status
  }
  return undefined
}

/** The status that the heading of the first column gives; present where it says none. */
export function headStatus(table: Match['table'], rowIndex: number, roll: RollWords): Status {
  for (let i = rowIndex; i >= 0; i--) {
    const status = statusOf(table ? cellText(table.rows[i]!, 0) : '', roll)
    if (status) return status
  }
  return 'present'
}

/**
 * The status that the name of a group gives: "Officers in attendance", "Non-voting members". Groups of members have names
 * of which every word is known; one word is enough for the others.
 */
export function statusOf(label: string, { groups }: RollWords): Status | undefined {
  const words = label.toLowerCase().match(/[\p{L}-]+/gu) ?? []
  if (label.length > 60 || words.length === 0) return undefined
  const said = (['apologies', 'participant', 'in_attendance'] as const).find((status) =>
    words.some((word, i) => groups(status, word, words[i + 1])),
  )
  if (said) return said
  const members = words.some((word) => groups('present', word))
  return members && words.every((word) => groups('present', word) || groups('filler', word)) ? 'present' : undefined
}

/** The status of a group within a list: staff among those present are in attendance; who sent apologies sent apologies. */
export function statusWithin(group: string, status: Status, roll: RollWords): Status {
  const own = statusOf(group, roll)
  return own === undefined || status === 'apologies' || (own === 'present' && status !== 'present') ? status : own
}
