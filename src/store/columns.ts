// The zod fields of a record type → the columns of its SQL table.

import type { z } from 'zod'
import type { FilterKind, RecordType } from '#model'

export type ColumnKind = 'text' | 'integer' | 'real' | 'boolean' | 'list'

/** One column that a field gives; a nested object gives one for each of its members. */
export interface Column {
  /** SQL name: the path joined by underscores, and the unit: `value_gbp`, `period_fy`. */
  name: string
  /** The field of the record type. */
  field: string
  /** The way from the record to the value. */
  path: readonly string[]
  kind: ColumnKind
  /** The words an enum allows. */
  choices?: readonly string[]
  unit?: string
  filter?: FilterKind
  /** In the full-text index: searched fields, and those that are filtered by words. */
  search: boolean
  /** In the terminal table. */
  shown: boolean
  description: string
}

/** The members of zod's introspection that are read here. */
interface Shape {
  def: {
    type: string
    innerType?: Shape
    shape?: Record<string, Shape>
    entries?: Record<string, string>
  }
  isInt?: boolean
  meta?: () => Meta | undefined
}

interface Meta {
  filter?: FilterKind
  search?: boolean
  column?: boolean
  unit?: string
  description?: string
}

const kinds: Readonly<Record<string, ColumnKind>> = {
  string: 'text',
  enum: 'text',
  literal: 'text',
  number: 'real',
  boolean: 'boolean',
  array: 'list',
}

/** The columns of a record type's own fields, in the order of the fields. */
export function fieldColumns(type: RecordType): readonly Column[] {
  const known = columnsByFields.get(type.fields)
  if (known) return known
  const columns = Object.entries(type.fields.shape).flatMap(([field, schema]) =>
    schemaToColumns(schema as unknown as Shape, [field], metaOf(schema as unknown as Shape)),
  )
  columnsByFields.set(type.fields, columns)
  return columns
}

const columnsByFields = new WeakMap<z.ZodObject, readonly Column[]>()

function schemaToColumns(schema: Shape, path: readonly string[], meta: Meta): Column[] {
  const bare = unwrapped(schema)
  if (bare.def.type === 'object')
    return Object.entries(bare.def.shape!).flatMap(([member, inner]) =>
      schemaToColumns(inner, [...path, member], { ...meta, ...metaOf(inner) }),
    )
  const kind = bare.def.type === 'number' && bare.isInt ? 'integer' : kinds[bare.def.type]
  if (!kind) throw new Error(`field ${path.join('.')}: a ${bare.def.type} has no SQL column`)
  const column: Column = {
    name: [...path, ...(meta.unit ? [meta.unit] : [])].join('_'),
    field: path[0]!,
    path,
    kind,
    search: (meta.search === true || meta.filter === 'words') && (kind === 'text' || kind === 'list'),
    shown: meta.column === true,
    description: meta.description ?? '',
  }
  if (bare.def.entries) column.choices = Object.values(bare.def.entries)
  if (meta.unit) column.unit = meta.unit
  if (meta.filter) column.filter = meta.filter
  return [column]
}

function metaOf(schema: Shape): Meta {
  return schema.meta?.() ?? (schema.def.innerType ? metaOf(schema.def.innerType) : {})
}

function unwrapped(schema: Shape): Shape {
  return schema.def.innerType ? unwrapped(schema.def.innerType) : schema
}

export type SqlValue = string | number | null

/** The value of a column in a record: booleans as 0 and 1, lists as JSON, what is absent as null. */
export function columnValue(column: Column, record: Readonly<Record<string, unknown>>): SqlValue {
  let value: unknown = record
  for (const key of column.path) value = (value as Record<string, unknown> | null | undefined)?.[key]
  if (value === undefined || value === null) return null
  if (column.kind === 'boolean') return value ? 1 : 0
  if (column.kind === 'list') return JSON.stringify(value)
  return value as string | number
}
