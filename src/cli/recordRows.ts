// Records of one type → rows for every format: the whole record, flat columns, or the few that a person reads.

import type { ExportedRecord, RecordType } from '#model'
import { type Column, columnValue, frameColumns, fieldColumns } from '#store'
import { flatCell, type Grid, type Rows, shownCell } from './formats.ts'
import { printable } from './paint.ts'

export function recordsToRows(type: RecordType, records: readonly ExportedRecord[]): Rows {
  return { objects: records, flat: () => flatGrid(type, records), shown: () => shownGrid(type, records) }
}

/** Names of the flat columns of a type, as in its SQL table, with the document's path. */
export function flatColumns(type: RecordType): string[] {
  return [
    'id',
    'document_id',
    'document_path',
    ...fieldColumns(type).map(({ name }) => name),
    ...frameColumns.map(({ name }) => name),
  ]
}

/** The cells of one record under `flatColumns`. */
export function recordToCells(type: RecordType, record: ExportedRecord): unknown[] {
  return [
    record.id,
    record.document.id,
    record.document.path,
    ...fieldColumns(type).map((column) => columnValue(column, record)),
    ...frameColumns.map((column) => column.of(record)),
  ].map(flatCell)
}

function flatGrid(type: RecordType, records: readonly ExportedRecord[]): Grid<unknown> {
  return { columns: flatColumns(type), rows: records.map((record) => recordToCells(type, record)) }
}

function shownGrid(type: RecordType, records: readonly ExportedRecord[]): Grid<string> {
  const columns = fieldColumns(type)
  const fields = [...new Set(columns.filter(({ shown }) => shown).map(({ field }) => field))]
  const own = fields.includes('date') ? [] : ['meeting']
  const names = shortPaths(records.map(({ document }) => document.path))
  return {
    columns: [...own, 'item', ...fields, 'place', 'id'],
    rows: records.map((record) => [
      ...own.map(() => record.meeting?.date ?? ''),
      [record.paper && `Paper ${record.paper}`, record.item_ref, record.point].filter(Boolean).join(' '),
      ...fields.map((field) => printable(fieldWords(columns, field, record))),
      [
        printable(at(names.get(record.document.path)!, record.source.page, record.source.line_start)),
        ...(record.source.origin ? [`(${record.source.origin})`] : []),
      ].join(' '),
      record.id,
    ]),
  }
}

/** A field in one cell. Of a nested object, numbers give way to the words as printed, and nothing is said twice. */
function fieldWords(columns: readonly Column[], field: string, record: ExportedRecord): string {
  const group = columns.filter((column) => column.field === field)
  if (group.length === 1 && group[0]!.path.length === 1) return shownCell(record[field])
  const raw = group.some((column) => column.path.at(-1) === 'raw' && columnValue(column, record) !== null)
  const words = group
    .filter((column) => column.kind === 'text' || !raw)
    .flatMap((column) => columnValue(column, record) ?? [])
    .map(shownCell)
  return words
    .filter(
      (word, i) => words.findIndex((other, j) => j !== i && other.includes(word) && (other !== word || j < i)) === -1,
    )
    .join(' ')
}

/** Page or line behind the name of a file: `2024-06-pack.txt p3`, or `minutes.txt l12` where the file has no pages. */
export function placeWords(path: string, page: number | null, line: number | null): string {
  return at(fileName(path), page, line)
}

function at(path: string, page: number | null, line: number | null): string {
  return page !== null ? `${path} p${page}` : line !== null ? `${path} l${line}` : path
}

const fileName = (path: string): string => path.split('/').at(-1)!

/** Each path by its file name, with the folder before it where two files have the same name. */
function shortPaths(paths: readonly string[]): ReadonlyMap<string, string> {
  const unique = [...new Set(paths)]
  const names = unique.map(fileName)
  return new Map(
    unique.map((path, i) => [
      path,
      names.indexOf(names[i]!) === names.lastIndexOf(names[i]!) ? names[i]! : path.split('/').slice(-2).join('/'),
    ]),
  )
}
