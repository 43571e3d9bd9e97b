#!/usr/bin/env node
// Damages good PDFs and builds hostile ones: every one must end in records, or in a Problem, within its budget.
//
//   npm run fuzz                     500 damages and all bombs
//   npm run fuzz -- --count 100      fewer damages
//   npm run fuzz -- --seed 7         others
//   npm run fuzz -- --only bombs     or damages
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inThread } from '../dist/cli/threads.js'
import { bombs, goodPdf, lossless } from './hostilePdf.mjs'

const flag = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at > 0 ? process.argv[at + 1] : otherwise
}
const count = Number(flag('count', '500'))
const only = flag('only', 'all')
const root = fileURLToPath(new URL('..', import.meta.url))
const budget = { page: 3_000, file: 12_000, ocr: 12_000, memory: 1_000_000_000, losses: 5 }
/** What pages that were given up, and the stages behind the reading, may add, in milliseconds. */
const allowance = 30_000

let seed = Number(flag('seed', '1'))
/** Mulberry32: the same damages for the same seed. */
function random() {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const below = (n) => Math.floor(random() * n)

const failures = []
const tally = { clean: 0, warned: 0, refused: 0 }
for (const kind of ['uncaughtException', 'unhandledRejection'])
  process.on(kind, (error) => {
    failures.push(`${kind}: ${error?.stack ?? error}`)
    process.stderr.write(`${error?.stack}\n`)
  })
for (const name of ['log', 'warn', 'error', 'info']) {
  const print = console[name]
  console[name] = (...words) => {
    if (words[0] === says) print(...words.slice(1))
    else failures.push(`printed: ${words.join(' ').slice(0, 200)}`)
  }
}
const says = Symbol('ours')

/** Reads as ingest does, without the index. Gives the problems and the number of records. */
async function ingest(name, bytes) {
  const start = performance.now()
  try {
    const found = await inThread({ verb: 'readDocument' }, name, bytes, [], {}, budget)
    const ms = performance.now() - start
    if ('problem' in found) {
      tally.refused++
      return { problems: [found.problem], records: 0, pages: 0, ms }
    }
    const { problems, records, pages } = found.reading
    tally[problems.length > 0 ? 'warned' : 'clean']++
    if (ms > budget.file + allowance) failures.push(`${name}: ${seconds(ms)}`)
    return { problems, records: records.length, pages: pages.length, ms }
  } catch (error) {
    failures.push(`${name}: ${error.stack}`)
    return { problems: [], records: 0, pages: 0, ms: performance.now() - start }
  }
}

/** A damage of each kind in turn; truncations go through every tenth part. */
function damage(bytes, i) {
  const kind = i % 5
  const copy = Buffer.from(bytes)
  if (kind === 0) {
    const part = (Math.floor(i / 5) % 9) + 1
    return { name: `cut at ${part}/10`, bytes: copy.subarray(0, Math.floor((copy.length * part) / 10)) }
  }
  if (kind === 1) {
    const flips = 1 + below(30)
    for (let k = 0; k < flips; k++) copy[below(copy.length)] ^= 1 << below(8)
    return { name: `${flips} bits flipped`, bytes: copy }
  }
  if (kind === 2) {
    const text = copy.toString('latin1')
    const lost = text.replace(/startxref\s+\d+/g, () => `startxref\n${below(copy.length * 2)}`)
    return { name: 'xref lost', bytes: Buffer.from(lost.replace(/\bxref\n/g, 'xxxx\n'), 'latin1') }
  }
  if (kind === 3) {
    const text = copy.toString('latin1')
    const wrong = text.replace(/\/Length \d+/g, (was) => (random() < 0.3 ? `/Length ${below(99_999)}` : was))
    return { name: 'wrong lengths', bytes: Buffer.from(wrong, 'latin1') }
  }
  const from = below(copy.length)
  const length = below(Math.min(4_000, copy.length - from)) + 1
  if (random() < 0.5) {
    for (let k = 0; k < length; k++) copy[from + k] = below(256)
    return { name: `${length} bytes of noise`, bytes: copy }
  }
  return {
    name: `${length} bytes missing`,
    bytes: Buffer.concat([copy.subarray(0, from), copy.subarray(from + length)]),
  }
}

function goodFiles() {
  const files = [goodPdf({ deflate: false }), goodPdf({ deflate: true })].map((bytes, i) => [`made-${i}.pdf`, bytes])
  const shared = join(root, '..', 'shared', 'documents')
  for (const folder of ['pdf', 'suffolk-libraries'].map((name) => join(shared, name)))
    if (existsSync(folder))
      for (const name of readdirSync(folder).sort()) {
        const bytes = readFileSync(join(folder, name))
        if (name.endsWith('.pdf') && bytes.length < 300_000) files.push([name, bytes])
      }
  return files
}

const seconds = (ms) => `${(ms / 1e3).toFixed(1)} s`
const good = goodPdf({ deflate: true })
const expected = await ingest('good.pdf', good)
if (expected.records === 0) failures.push('the good file gives no records')
const unharmed = async (after) => {
  const { records, problems } = await ingest('good.pdf', good)
  if (records !== expected.records || problems.length > 0) failures.push(`${after}: the next file is harmed`)
}

if (only !== 'bombs') {
  const files = goodFiles()
  const start = performance.now()
  const slowest = { ms: 0, name: '' }
  for (let i = 0; i < count; i++) {
    const [file, bytes] = files[below(files.length)]
    const hurt = damage(bytes, i)
    const { ms } = await ingest(`${i} ${file}, ${hurt.name}`, hurt.bytes)
    if (ms > slowest.ms) Object.assign(slowest, { ms, name: `${file}, ${hurt.name}` })
    if (i % 25 === 24) await unharmed(`damage ${i}`)
  }
  const { clean, warned, refused } = tally
  console.log(
    says,
    `${count} damages of ${files.length} files in ${seconds(performance.now() - start)}; with the good files between them ` +
      `${clean} read, ${warned} read in part, ${refused} refused; slowest ${seconds(slowest.ms)} (${slowest.name})`,
  )
}

if (only !== 'damages') {
  for (const [name, make] of Object.entries(bombs)) {
    const bytes = make()
    const result = await ingest(`${name}.pdf`, bytes)
    const said = result.problems[0] ? `; ${result.problems[0].message}` : ''
    console.log(
      says,
      `bomb ${name} (${(bytes.length / 1e3).toFixed(0)} kB): ${result.pages} pages, ${result.problems.length} problems, ` +
        `${seconds(result.ms)}${said}`,
    )
    if (result.problems.length === 0 && !lossless.has(name)) failures.push(`${name}: no problem says what was lost`)
    if (result.problems.length > 60) failures.push(`${name}: ${result.problems.length} problems`)
    await unharmed(name)
  }
}

// One run of the program over good and bad files beside each other.
const folder = mkdtempSync(join(tmpdir(), 'minutebook-fuzz-'))
try {
  writeFileSync(join(folder, 'good.pdf'), good)
  for (let i = 0; i < 10; i++)
    writeFileSync(join(folder, `bad-${i}.pdf`), Buffer.concat([damage(good, i).bytes, Buffer.from(`%${i}`)]))
  const program = join(root, 'bin', 'minutebook.js')
  const run = (...argv) => spawnSync('node', [program, ...argv], { cwd: folder, encoding: 'utf8', timeout: 120_000 })
  const { status, stderr } = run('ingest', '.')
  const exported = run('export', '--format', 'ndjson')
    .stdout.split('\n')
    .filter((line) => line.includes('"path":"good.pdf"'))
  if (![0, 3].includes(status) || exported.length !== expected.records)
    failures.push(
      `one run over good and bad: exit ${status}, ${exported.length} of ${expected.records} records\n${stderr}`,
    )
  if (/Warning|\bat .*\.mjs:/.test(stderr)) failures.push(`the program printed:\n${stderr}`)
} finally {
  rmSync(folder, { recursive: true })
}

for (const failure of failures.slice(0, 20)) console.log(says, `FAILED ${failure}`)
console.log(says, failures.length === 0 ? 'nothing crashed, nothing hung' : `${failures.length} failures`)
process.exit(failures.length === 0 ? 0 : 1)
