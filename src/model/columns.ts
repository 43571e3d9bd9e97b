// Rows that look alike to columns, which need a tenth of the memory.

/** Values in the order of the rows; a field that a row does not have is undefined. */
type Column =
  | { all: unknown }
  | { distinct: readonly unknown[]; codes: Uint8Array }
  | { numbers: Float64Array }
  | { words: string }
  | { tuple: readonly Column[] }
  | { fields: readonly (readonly [string, Column])[] }
  | { values: readonly unknown[] }

/** Rows as `packRows` makes them; they can be copied to another thread. */
export interface Columns<Row> {
  readonly length: number
  readonly column: Column
  /** Says only of what the rows are. */
  readonly of?: Row
}

/** As many different values are listed once and numbered. */
const mostDistinct = 16

export function packRows<Row>(rows: readonly Row[]): Columns<Row> {
  return { length: rows.length, column: packColumn(rows) }
}

/** The rows again, equal to those that were packed. */
export function unpackRows<Row>({ column, length }: Columns<Row>): Row[] {
  return unpackColumn(column, length) as Row[]
}

function packColumn(values: readonly unknown[]): Column {
  const few = packDistinct(values)
  if (few) return few
  const [first] = values
  if (typeof first === 'number')
    return values.every((value) => typeof value === 'number') ? { numbers: Float64Array.from(values) } : { values }
  if (typeof first === 'string')
    return values.every((value) => typeof value === 'string' && !value.includes('\0'))
      ? { words: values.join('\0') }
      : { values }
  if (!values.every((value) => typeof value === 'object' && value !== null)) return { values }
  if (Array.isArray(first)) {
    const same = values.every((value) => Array.isArray(value) && value.length === first.length)
    return same
      ? { tuple: first.map((_, i) => packColumn(values.map((value) => (value as readonly unknown[])[i]))) }
      : { values }
  }
  const rows = values as readonly Record<string, unknown>[]
  const names = new Set<string>()
  for (const row of rows) for (const name in row) names.add(name)
  return { fields: [...names].map((name) => [name, packColumn(rows.map((row) => row[name]))] as const) }
}

/** Numbers, words and flags of which there are only a few. */
function packDistinct(values: readonly unknown[]): Column | undefined {
  const codes = new Uint8Array(values.length)
  const distinct: unknown[] = []
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (typeof value === 'object' && value !== null) return undefined
    let code = distinct.indexOf(value)
    if (code === -1) {
      if (distinct.length === mostDistinct) return undefined
      code = distinct.push(value) - 1
    }
    codes[i] = code
  }
  return distinct.length > 1 ? { distinct, codes } : { all: distinct[0] }
}

function unpackColumn(column: Column, length: number): readonly unknown[] {
  if ('words' in column) return column.words.split('\0')
  if ('values' in column) return column.values
  const values: unknown[] = []
  if ('all' in column) for (let i = 0; i < length; i++) values.push(column.all)
  else if ('distinct' in column) for (let i = 0; i < length; i++) values.push(column.distinct[column.codes[i]!])
  else if ('numbers' in column) for (let i = 0; i < length; i++) values.push(column.numbers[i])
  else if ('tuple' in column) {
    const parts = column.tuple.map((part) => unpackColumn(part, length))
    for (let i = 0; i < length; i++) values.push(parts.map((part) => part[i]))
  } else {
    // Copies of one row are made much faster than rows field by field.
    const alike = Object.fromEntries(
      column.fields.map(([name, field]) => [name, 'all' in field ? field.all : undefined]),
    )
    for (let i = 0; i < length; i++) values.push({ ...alike })
    for (const [name, field] of column.fields) {
      if ('all' in field) continue
      const own = unpackColumn(field, length)
      for (let i = 0; i < length; i++) (values[i] as Record<string, unknown>)[name] = own[i]
    }
  }
  return values
}
