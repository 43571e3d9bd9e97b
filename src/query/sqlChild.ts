// A statement from another process to its answer: what runs too long there can be ended, which SQLite itself cannot here.

import Database from 'better-sqlite3'
import { type Answer, askSql } from './sql.ts'

export interface Question {
  path: string
  statement: string
  limit: number
}

export type Reply = { answer: Answer } | { refused: string; exit: 1 | 2 }

process.once('message', ({ path, statement, limit }: Question) => {
  const db = new Database(path, { readonly: true, timeout: 10_000 })
  process.send?.(reply(db, statement, limit), () => process.disconnect())
})

function reply(db: Database.Database, statement: string, limit: number): Reply {
  try {
    return { answer: askSql(db, statement, limit) }
  } catch (error) {
    const { message, exit = 1 } = error as { message: string; exit?: 1 | 2 }
    return { refused: message, exit }
  }
}
