// A record type → the filters of its listing, those on its place and those of its fields.

import type { RecordType } from '#model'
import { fieldColumns } from '#store'
import { placeFilters } from './placeFilters.ts'
import type { Filter } from './condition.ts'
import {
  dateFilters,
  exactFilter,
  flagFilter,
  overdueFilters,
  rangeFilters,
  unmentionedFilters,
  wordsFilter,
} from './fieldFilters.ts'

/** All filters of a type's listing, those on its place first; no flag occurs twice. */
export function filtersOf(type: RecordType): readonly Filter[] {
  const filters = [...placeFilters(type)]
  const flags = new Set(filters.map((filter) => filter.flag))
  for (const filter of ownFilters(type)) {
    if (flags.has(filter.flag)) continue
    flags.add(filter.flag)
    filters.push(filter)
  }
  return filters
}

function ownFilters(type: RecordType): Filter[] {
  const columns = fieldColumns(type)
  const fields = [...new Set(columns.filter((column) => column.filter).map((column) => column.field))]
  const ranges = columns.filter((column) => column.filter === 'range')
  const filters = fields.flatMap((field): Filter[] => {
    const group = columns.filter((column) => column.field === field)
    switch (group[0]!.filter!) {
      case 'exact':
        return [exactFilter(group)]
      case 'words':
        return [wordsFilter(type, group)]
      case 'range':
        return rangeFilters(group[0]!, ranges.length === 1)
      case 'date':
        // A type's own `date` is what --since and --until ask for.
        return field === 'date' ? [] : dateFilters(group[0]!)
      case 'flag':
        return [flagFilter(group[0]!)]
    }
  })
  return [...filters, ...overdueFilters(columns), ...unmentionedFilters(type)]
}
