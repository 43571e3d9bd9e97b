// A statement in SQL → rows, without any means to change the index.

import { type Index, misuse } from '#store'

export interface Answer {
  columns: readonly string[]
  /** Integers beyond 2^53 are bigints. */
  rows: readonly Readonly<Record<string, unknown>>[]
  /** Whether there were more rows than the limit. */
  more: boolean
}

/** Integers as numbers, but for those that a number cannot hold. */
const readable = (value: unknown): unknown =>
  typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value

/** What the program runs to ask in a process of its own. */
export const sqlChild = new URL('./sqlChild.js', import.meta.url)

/**
 * Runs one reading statement on a database that was opened readonly.
 * @param limit 0 is all
 */
export function askSql(db: Index['db'], statement: string, limit: number): Answer {
  if (!db.readonly) throw new Error('askSql: the index must be opened readonly')
  try {
    const prepared = db.prepare(statement)
    if (!prepared.reader) throw misuse('sql: the statement gives no rows; only reading is possible, begin with SELECT')
    const columns = prepared.columns().map((column) => column.name)
    const rows: Record<string, unknown>[] = []
    let more = false
    prepared.safeIntegers()
    for (const row of prepared.iterate()) {
      more = limit !== 0 && rows.length === limit
      if (more) break
      rows.push(Object.fromEntries(Object.entries(row as object).map(([name, value]) => [name, readable(value)])))
    }
    return { columns, rows, more }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === undefined && !(error instanceof RangeError)) throw error
    throw misuse(`sql: ${message}; minutebook sql "SELECT name FROM sqlite_master" lists the tables`)
  }
}
