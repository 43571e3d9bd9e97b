// A database to one whose statements bind integers as integers.

import type Database from 'better-sqlite3'

/**
 * better-sqlite3 binds every JavaScript number as a REAL, and FTS5 does not find a row by `rowid = 5.0`. Every statement of
 * the program is prepared through this door.
 */
export function bindingIntegers(db: Database.Database): Database.Database {
  const prepare = db.prepare.bind(db)
  db.prepare = ((sql: string) => exact(prepare(sql))) as typeof db.prepare
  return db
}

const binding = ['run', 'get', 'all', 'iterate', 'bind'] as const

function exact(statement: Database.Statement): Database.Statement {
  for (const name of binding) {
    const own = statement[name].bind(statement) as (...parameters: unknown[]) => unknown
    Object.defineProperty(statement, name, { value: (...parameters: unknown[]) => own(...parameters.map(integers)) })
  }
  return statement
}

function integers(parameter: unknown): unknown {
  if (typeof parameter === 'number') return Number.isSafeInteger(parameter) ? BigInt(parameter) : parameter
  if (Array.isArray(parameter)) return parameter.map(integers)
  if (parameter !== null && typeof parameter === 'object' && Object.getPrototypeOf(parameter) === Object.prototype)
    return Object.fromEntries(Object.entries(parameter).map(([name, value]) => [name, integers(value)]))
  return parameter
}
