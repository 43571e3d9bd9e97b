// A statement in SQL → rows, without any means to change the index.

import { type Index, misuse } from '#store'

export interface Answer {
  columns: readonly string[]
  rows: readonly Readonly<Record<string, unknown>>[]
  /** Whether there were more rows than the limit. */
  more: boolean
}

/**
 * Runs one reading statement on an index that was opened readonly.
 * @param limit 0 is all
 */
export function askSql(index: Index, statement: string, limit: number): Answer {
  const { db } = index
  if (!db.readonly) throw new Error('askSql: the index must be opened readonly')
  try {
    const prepared = db.prepare(statement)
    if (!prepared.reader) throw misuse('sql: the statement gives no rows; only reading is possible, begin with SELECT')
    const columns = prepared.columns().map((column) => column.name)
    const rows: Record<string, unknown>[] = []
    let more = false
    for (const row of prepared.iterate()) {
      more = limit !== 0 && rows.length === limit
      if (more) break
      rows.push(row as Record<string, unknown>)
    }
    return { columns, rows, more }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === undefined && !(error instanceof RangeError)) throw error
    throw misuse(`sql: ${message}; minutebook sql "SELECT name FROM sqlite_master" lists the tables`)
  }
}
