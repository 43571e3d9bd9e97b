// Filters and columns → how many records share their values: who was present how often, actions by owner.

import type { RecordType } from '#model'
import { type Index, misuse, quoted } from '#store'
import { allOf } from './condition.ts'
import { filtersOf } from './filters.ts'
import { listedOnly, type ListingOptions, sortColumns } from './listing.ts'

export interface Count {
  /** Values by the words that were asked for. */
  values: Readonly<Record<string, string | number | null>>
  records: number
  /** ISO dates of the first and the last meeting. */
  first: string | null
  last: string | null
}

/** The most frequent first, then by value. `by` are words that `--sort` knows. */
export function countRecords(
  index: Index,
  type: RecordType,
  by: readonly string[],
  options: Omit<ListingOptions, 'sort'>,
): { counts: readonly Count[]; total: number } {
  const known = sortColumns(type)
  const columns = by.map((word) => {
    const column = known.get(word)
    if (!column) throw misuse(`--count: no column "${word}"; use ${[...known.keys()].join(', ')}`)
    return column
  })
  const filters = filtersOf(type).filter((filter) => options.given[filter.flag] !== undefined)
  const where = allOf([
    ...filters.map((filter) => filter.toCondition(options.given[filter.flag]!, options)),
    ...listedOnly(options),
  ])
  const group = columns.map((_, i) => `c${i}`).join(', ')
  const rows = index.db
    .prepare(
      `SELECT ${columns.map((column, i) => `${column} AS c${i}`).join(', ')}, count(*) AS records,
         min(t.meeting_date) AS first, max(t.meeting_date) AS last
       FROM ${quoted(type.plural)} t JOIN documents d ON d.pk = t.document_id
       WHERE ${where.sql} GROUP BY ${group} ORDER BY records DESC, ${group}`,
    )
    .all(...where.values) as Record<string, string | number | null>[]
  const counts = rows.map((row): Count => ({
    values: Object.fromEntries(by.map((word, i) => [word, row[`c${i}`] ?? null])),
    records: row['records'] as number,
    first: row['first'] as string | null,
    last: row['last'] as string | null,
  }))
  return { counts: options.limit === 0 ? counts : counts.slice(0, options.limit), total: counts.length }
}
