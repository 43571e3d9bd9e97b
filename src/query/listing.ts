// Filters and an order → the records of one type that fit, and how many there are.

import type { ExportedRecord, RecordType } from '#model'
import { fieldColumns, type Index, misuse, quoted, recordColumns, storedToRecord, type StoredRecord } from '#store'
import { dateColumn } from './placeFilters.ts'
import { allOf, type Asking, type Condition, flagOf, inTable } from './condition.ts'
import { filtersOf } from './filters.ts'

export interface Listing {
  records: readonly ExportedRecord[]
  /** How many records fit, whatever the limit. */
  total: number
}

export interface ListingOptions extends Asking {
  /** Typed values by flag; `yes` or `no` for a flag without a value. */
  given: Readonly<Record<string, readonly string[]>>
  /** Name of a column, with `-` before it for the descending order. */
  sort?: string
  /** 0 is all. */
  limit: number
  /** Further conditions on `t` and `d`. */
  also?: readonly Condition[]
  /** Records of draft minutes too, whose place those of later minutes took. */
  versions?: boolean
}

/** What a listing adds to the conditions that were typed. */
export const listedOnly = ({ also = [], versions }: Pick<ListingOptions, 'also' | 'versions'>): readonly Condition[] =>
  versions ? also : [...also, { sql: 'NOT EXISTS (SELECT 1 FROM superseded s WHERE s.record_id = t.id)', values: [] }]

/** Records of one type, oldest meeting first, then in the order in which they stand in the papers. */
export function listRecords(index: Index, type: RecordType, options: ListingOptions): Listing {
  const filters = filtersOf(type).filter((filter) => options.given[filter.flag] !== undefined)
  const conditions = filters.map((filter) => filter.toCondition(options.given[filter.flag]!, options))
  const where = allOf([...conditions, ...listedOnly(options)])
  const from = `FROM ${quoted(type.plural)} t JOIN documents d ON d.pk = t.document_id JOIN _records r ON r.pk = t.pk
    WHERE ${where.sql}`
  const total = index.db
    .prepare(`SELECT count(*) ${from}`)
    .pluck()
    .get(...where.values) as number
  const rows = index.db
    .prepare(`SELECT ${recordColumns} ${from} ORDER BY ${orderOf(type, options.sort)} LIMIT ?`)
    .all(...where.values, options.limit === 0 ? -1 : options.limit) as StoredRecord[]
  return { records: rows.map(storedToRecord), total }
}

/** Words that `--sort` takes for a type. */
export function sortWords(type: RecordType): string[] {
  return [...sortColumns(type).keys()]
}

/** Columns in SQL by the words that `--sort` and `--count` take. */
export function sortColumns(type: RecordType): Map<string, string> {
  const columns = fieldColumns(type)
  const words = new Map([
    ['date', dateColumn(columns)],
    ['body', 't.meeting_body'],
    ['document', 'd.path'],
    ['paper', 't.paper'],
    ['item', 't.item_ref'],
    ['page', 't.page'],
  ])
  for (const column of columns) {
    if (column.kind === 'list') continue
    const word = flagOf(column.path.join('_'))
    if (!words.has(word)) words.set(word, inTable(column))
  }
  return words
}

function orderOf(type: RecordType, sort: string | undefined): string {
  const date = dateColumn(fieldColumns(type))
  const usual = `${date} IS NULL, ${date}, d.path, d.id, r.page_order, r.char_start, r.id`
  if (sort === undefined) return usual
  const word = flagOf(sort.replace(/^[-+]/, '')).toLowerCase()
  const column = sortColumns(type).get(word)
  if (!column) throw misuse(`--sort: no column "${word}"; use ${sortWords(type).join(', ')}, with - before it to turn`)
  return `${column} IS NULL, ${column} ${sort.startsWith('-') ? 'DESC' : 'ASC'}, ${usual}`
}
