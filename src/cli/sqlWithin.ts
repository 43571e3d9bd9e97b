// A statement and a limit of time to its answer.

import { fork } from 'node:child_process'
import { askSql, type Answer, type Question, type Reply, sqlChild } from '#query'
import { type Index, misuse } from '#store'
import { canThread } from './threads.ts'

/**
 * Asks in a process of its own, which is ended when it takes too long.
 * @param seconds 0 is no limit
 * @throws a misuse where the statement is wrong, or takes longer
 */
export function askWithin(index: Index, statement: string, limit: number, seconds: number): Promise<Answer> {
  if (seconds === 0 || !canThread) return Promise.resolve().then(() => askSql(index.db, statement, limit))
  const child = fork(sqlChild, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const question: Question = { path: index.path, statement, limit }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(misuse(`sql: it takes more than ${seconds} s; ask for less, or give more time with --timeout`, 1))
    }, seconds * 1000)
    child.once('message', (reply: Reply) => {
      clearTimeout(timer)
      if ('answer' in reply) resolve(reply.answer)
      else reject(misuse(reply.refused, reply.exit))
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(timer)
      if (code !== 0) reject(misuse(`sql: the statement ended the process that asked it (${code}); ask for less`, 1))
    })
    child.send(question)
  })
}
