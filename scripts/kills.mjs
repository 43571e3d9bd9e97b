#!/usr/bin/env node
// Kills ingests, and looks whether what they leave opens, is whole, and becomes by a second ingest what none disturbed gives.
//
//   npm run kills                              200 kills at random and 100 in the middle of a commit
//   npm run kills -- --random 20 --commits 20  fewer
//   npm run kills -- --seed 7                  others
//   npm run kills -- papers/                   over these papers instead of some of corpus/
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { run as minutebook } from '../dist/cli/index.js'

const count = (otherwise) => ({ type: 'string', default: String(otherwise) })
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { random: count(200), commits: count(100), seed: count(1) },
})
const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'bin', 'minutebook.js')
const corpus = (pack) => join(root, 'corpus', pack)
const papers =
  positionals.length > 0
    ? positionals
    : [
        'council-minutes',
        'vale-icb-minutes',
        'hamlet-web-notes',
        'parish-receipts',
        'inspection-letter',
        'village-hall',
        'notice',
      ].map(corpus)

let seed = Number(values.seed)
/** Mulberry32: the same moments for the same seed, as far as the machine keeps time. */
function random() {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const folder = mkdtempSync(join(tmpdir(), 'minutebook-kills-'))

/** What the program answers; in this process, for starting it again and again would take most of the time. */
async function run(db, ...argv) {
  const said = { out: '', err: '' }
  const into = (name) => ({ write: (text, done) => ((said[name] += text), done()) })
  const io = { stdout: into('out'), stderr: into('err'), stdin: [], env: {}, folder: root, today: '2025-01-31' }
  const status = await minutebook(['--db', db, ...argv], io)
  return { status, stdout: said.out, stderr: said.err }
}
const exportOf = async (db) => {
  const { status, stdout, stderr } = await run(db, 'export', '--format', 'ndjson')
  return status === 0 ? createHash('sha256').update(stdout).digest('hex') : stderr
}

/** Pages and records of each document, and what SQLite finds wrong. */
function lookAt(path) {
  const db = new Database(path, { readonly: true })
  try {
    const wrong = [...db.pragma('integrity_check', { simple: true }).split('\n'), ...db.pragma('foreign_key_check')]
    const tables = db.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'documents'`).pluck().get()
    const documents = tables
      ? db
          .prepare(
            `SELECT id, (SELECT count(*) FROM pages WHERE document_id = documents.pk) || ' pages, ' ||
             (SELECT count(*) FROM _records WHERE document_id = documents.pk) || ' records' FROM documents`,
          )
          .raw()
          .all()
      : []
    return { wrong: wrong.filter((found) => found !== 'ok'), documents: new Map(documents) }
  } finally {
    db.close()
  }
}

const writtenAt = (path) => statSync(path, { throwIfNoEntry: false, bigint: true })?.mtimeNs
const sizeOf = (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
const undisturbed = join(folder, 'undisturbed.db')
const first = await run(undisturbed, 'ingest', ...papers)
if (first.status !== 0) {
  console.log(`the undisturbed ingest fails: ${first.stderr}`)
  process.exit(1)
}
// As it is killed: in a process of its own.
const startedAt = performance.now()
spawnSync(process.execPath, [program, '--db', join(folder, 'timed.db'), 'ingest', ...papers])
const whole = performance.now() - startedAt
const expected = { export: await exportOf(undisturbed), documents: lookAt(undisturbed).documents }

/**
 * Starts an ingest and kills it.
 * @returns the bytes of the journal that it leaves, or undefined where it ended first
 */
async function kill(db, atCommit) {
  const child = spawn(process.execPath, [program, '--db', db, 'ingest', ...papers], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)))
  const start = performance.now()
  if (atCommit) {
    // A commit writes the file and then removes the journal; some of them are struck as it begins, some as it ends.
    let commits = 1 + Math.floor(random() * (expected.documents.size + 3))
    const later = random() < 0.5 ? 0 : random() * 4
    let before = writtenAt(db)
    let counted = false
    while (child.exitCode === null && child.signalCode === null) {
      const now = writtenAt(db)
      if (!existsSync(`${db}-journal`)) {
        counted = false
        before = now
      } else if (now !== before && !counted) {
        counted = true
        if (--commits <= 0) break
      }
      await turn()
    }
    const until = performance.now() + later
    while (performance.now() < until);
  } else {
    const until = start + (0.05 + random()) * whole
    while (performance.now() < until && child.exitCode === null) await turn()
  }
  child.kill('SIGKILL')
  return (await ended) === 'SIGKILL' ? sizeOf(`${db}-journal`) : undefined
}

const failures = []
async function strike(times, atCommit) {
  const seen = { ended: 0, journals: 0, documents: 0 }
  for (let i = 0; i < times; i++) {
    const name = `${atCommit ? 'commit' : 'random'} ${i}`
    const own = mkdtempSync(join(folder, 'k-'))
    const db = join(own, 'k.db')
    const fail = (said) => failures.push(`${name}: ${said}`)
    const journal = await kill(db, atCommit)
    if (journal === undefined) seen.ended++
    if (journal > 0) seen.journals++
    if (existsSync(db)) {
      const { status, stderr } = await run(db, 'coverage', '--nl')
      const begun = status === 0 || /no such index; run minutebook ingest/.test(stderr)
      if (!begun) fail(stderr)
      if (journal > 0 && existsSync(`${db}-journal`)) fail('the journal is still there')
      const { wrong, documents } = lookAt(db)
      if (wrong.length > 0) fail(JSON.stringify(wrong))
      for (const [id, holds] of documents)
        if (expected.documents.get(id) !== holds) fail(`${id} has ${holds}, not ${expected.documents.get(id)}`)
      seen.documents += documents.size
    }
    const again = await run(db, 'ingest', ...papers)
    if (again.status !== 0) fail(`the second ingest: ${again.stderr}`)
    if ((await exportOf(db)) !== expected.export) fail('the second ingest gives another export')
    rmSync(own, { recursive: true })
  }
  console.log(
    `${times} kills ${atCommit ? 'aimed at commits' : 'at random'}: ${seen.journals} left a journal, ${seen.ended} came too ` +
      `late; ${(seen.documents / Math.max(1, times)).toFixed(1)} of ${expected.documents.size} documents stored on average`,
  )
}

/** Somebody who may read an index but not write it gets one line. */
function mayNotWrite() {
  const place = join(folder, 'read-only')
  mkdirSync(place)
  const db = join(place, 'r.db')
  copyFileSync(undisturbed, db)
  const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  if (other.uid) for (const path of [place, db]) chownSync(path, other.uid, other.gid)
  chmodSync(folder, 0o755)
  const asOther = (...argv) =>
    spawnSync(process.execPath, [program, '--db', db, ...argv], { ...other, encoding: 'utf8', cwd: place })
  if (asOther('--version').status !== 0)
    return console.log('read-only index: not tried; another user cannot run the program')
  for (const [path, mode, named] of [
    [db, 0o444, 'the file'],
    [place, 0o555, 'its folder'],
  ]) {
    chmodSync(path, mode)
    if (asOther('coverage').status !== 0) failures.push(`read-only, ${named}: the index is not read`)
    const { status, stderr } = asOther('ingest', papers[0])
    if (status !== 1 || !stderr.includes(`r.db: ${named} may not be written; make it writable`))
      failures.push(`read-only, ${named}: ${stderr}`)
    chmodSync(path, 0o755)
  }
}

try {
  console.log(`seed ${values.seed}; an ingest of ${expected.documents.size} papers takes ${(whole / 1e3).toFixed(1)} s`)
  mayNotWrite()
  await strike(Number(values.random), false)
  await strike(Number(values.commits), true)
} finally {
  rmSync(folder, { recursive: true })
}
for (const failure of failures.slice(0, 20)) console.log(`FAILED ${failure}`)
console.log(failures.length === 0 ? 'every index opened and was whole' : `${failures.length} failures`)
process.exitCode = failures.length === 0 ? 0 : 1
