// What a flag of a listing asks for → SQL, on the listed table `t` and its documents `d`.

import { type Column, quoted, type SqlValue } from '#store'

export interface Condition {
  sql: string
  values: readonly SqlValue[]
}

/** What the conditions may know of the world. */
export interface Asking {
  /** ISO date of today, or of the day the user named. */
  asOf: string
}

/** One flag of a listing. */
export interface Filter {
  /** Without the dashes: `due-before`. */
  flag: string
  /** Word for its value in help; null for a flag that takes none. */
  value: string | null
  /** A flag without a value that also exists as `--no-…`. */
  negatable?: boolean
  /** A flag that may be given several times; any of the values will do. */
  repeatable?: boolean
  choices?: readonly string[]
  description: string
  /** `given` holds the typed values; for a flag without value `yes` or `no`. Columns are those of `t` and `d`. */
  toCondition: (given: readonly string[], asking: Asking) => Condition
}

/** The flag of a field: `owner_role` → `owner-role`. */
export const flagOf = (field: string): string => field.replaceAll('_', '-')

/** A column of the listed table in SQL. */
export const inTable = (column: Column | string): string =>
  `t.${quoted(typeof column === 'string' ? column : column.name)}`

export function anyOf(conditions: readonly Condition[]): Condition {
  return {
    sql: `(${conditions.map((condition) => condition.sql).join(' OR ')})`,
    values: conditions.flatMap((condition) => condition.values),
  }
}

export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: '1', values: [] }
  return {
    sql: conditions.map((condition) => condition.sql).join(' AND '),
    values: conditions.flatMap((condition) => condition.values),
  }
}
