// A question about sums that nothing answers → which part of it stands in the way, and what is nearest.

import type { RecordType } from '#model'
import { type Index, quoted } from '#store'
import { allOf, type Condition } from './condition.ts'
import type { FigureQuestion } from './figures.ts'

/** One line for each part of the question without which something fits, and the nearest sums where one was typed. */
export function explainMiss(index: Index, type: RecordType, { conditions, understood, sum }: FigureQuestion): string[] {
  if (conditions.length === 0) return []
  const others = (left: number) => allOf(conditions.filter((_, i) => i !== left))
  const parts =
    conditions.length < 2 ? [] : understood.map((words, i) => ({ words, count: countOf(index, type, others(i)) }))
  const open = parts.filter(({ count }) => count > 0)
  const nearest = sum ? nearestTo(index, type, others(sum.at), sum.value) : []
  return [
    ...open.map(({ words, count }) => `without ${words}: ${count} fit`),
    ...(parts.length > 0 && open.length === 0 ? ['no part of the question can be left out alone; ask for fewer'] : []),
    ...(nearest.length > 0 ? [`nearest sums: ${nearest.join(', ')}`] : []),
  ]
}

const from = (type: RecordType) => `FROM ${quoted(type.plural)} t JOIN documents d ON d.pk = t.document_id`

function countOf(index: Index, type: RecordType, where: Condition): number {
  return index.db
    .prepare(`SELECT count(*) ${from(type)} WHERE ${where.sql}`)
    .pluck()
    .get(...where.values) as number
}

/** Up to three sums of the nearest sizes, as printed, each with whose it is. */
function nearestTo(index: Index, type: RecordType, where: Condition, value: number): string[] {
  const rows = index.db
    .prepare(
      `SELECT t.raw, t.entity, abs(abs(t.value_gbp) - ?) AS apart ${from(type)} WHERE ${where.sql}
       GROUP BY t.raw, t.entity ORDER BY apart, t.raw, t.entity LIMIT 3`,
    )
    .all(value, ...where.values) as { raw: string; entity: string | null }[]
  return rows.map(({ raw, entity }) => (entity ? `${raw} (${entity})` : raw))
}
