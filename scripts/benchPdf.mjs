#!/usr/bin/env node
// Measures PDFs side by side in one run: pdfjs alone (text; text and drawing operators), the whole of readDocument (all that
// ingest does but store), and `pdftotext -layout`; then `ingest` itself over all files six times with one thread and with two,
// and its memory on a file of 2,000 pages. Rounds of all cases alternate, medians are shown.
//
//   npm run bench -- --pdf              the papers beside the project, or those of corpus/
//   npm run bench -- --pdf FILE...      others
//   npm run bench -- --pdf --rounds 5   more rounds than 3
import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const self = fileURLToPath(import.meta.url)
const root = fileURLToPath(new URL('..', import.meta.url))

/** Walks every page of a file with pdfjs alone. @returns number of pages */
async function bare(bytes, withOperators) {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')))
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    standardFontDataUrl: join(home, 'standard_fonts/'),
    cMapUrl: join(home, 'cmaps/'),
    cMapPacked: true,
  })
  const document = await task.promise
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    await page.getTextContent()
    if (withOperators) await page.getOperatorList()
    page.cleanup()
  }
  await task.destroy()
  return document.numPages
}

async function wholeReading(bytes, path) {
  const { ownRuleBook, readDocument } = await import('#pipeline')
  const read = await readDocument(path, bytes, ownRuleBook())
  if ('problem' in read) throw new Error(read.problem.message)
  return read.reading.pages.length
}

const cases = {
  'pdfjs, text': (bytes) => bare(bytes, false),
  'pdfjs, text + operators': (bytes) => bare(bytes, true),
  'the same, V8 set as here': async (bytes) => {
    await import('../dist/pipeline/v8.js')
    return bare(bytes, true)
  },
  'minutebook, whole reading': wholeReading,
}
const base = 'pdfjs, text + operators'

/** Milliseconds by the clock and of CPU time that some work takes, and the peak memory of the process in MB. */
async function measure(work) {
  const start = performance.now()
  const before = process.cpuUsage()
  const found = await work()
  const { user, system } = process.cpuUsage(before)
  const ms = performance.now() - start
  return { found, ms, cpu: (user + system) / 1e3, peak: process.resourceUsage().maxRSS / 1e3 }
}

/** A process for one case of one file: it reads the file once unmeasured, and then each time it is told to. */
async function serve(name, path) {
  const bytes = readFileSync(path)
  const once = () => cases[name](bytes, path)
  if (process.argv.includes('--warm')) await once()
  process.on('message', async () => process.send(await measure(once)))
  process.send('ready')
}

/** `ingest` in this process into an index that is thrown away. */
async function runIngest(threads, paths) {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'))
  process.on('message', async () => {
    const { run } = await import('#cli')
    const quiet = { write: (_, done) => done?.() }
    const io = { stdout: quiet, stderr: quiet, stdin: [], env: {}, folder, today: '2025-01-01' }
    const said = await measure(() => run(['ingest', ...paths, '--threads', threads], io))
    rmSync(folder, { recursive: true })
    process.send(said)
  })
  process.send('ready')
}

async function child(...argv) {
  const process = fork(self, argv)
  await once(process, 'message')
  return {
    measured: async () => {
      process.send('go')
      return (await once(process, 'message'))[0]
    },
    end: () => process.kill(),
  }
}

function pdftotext(path) {
  const start = performance.now()
  const { error } = spawnSync('pdftotext', ['-layout', path, '-'], { maxBuffer: 1e9 })
  return error ? undefined : { ms: performance.now() - start }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
const medians = (rounds) =>
  Object.fromEntries(['found', 'ms', 'cpu', 'peak'].map((key) => [key, median(rounds.map((round) => round[key]))]))

const head = ['ms a page', 'ratio', 'CPU ms', 'ratio', 'peak MB']
const line = (name, cells) => console.log(name.padEnd(28) + cells.map((cell) => String(cell).padStart(11)).join(''))
const fixed = (value, digits) => (value === undefined ? '' : value.toFixed(digits))

async function compare(path, rounds) {
  const children = []
  for (const name of Object.keys(cases)) children.push([name, await child('--case', name, path, '--warm')])
  const seen = {}
  for (let round = 0; round < rounds; round++) {
    for (const [name, { measured }] of children) (seen[name] ??= []).push(await measured())
    const other = pdftotext(path)
    if (other) (seen['pdftotext -layout'] ??= []).push(other)
  }
  for (const [, { end }] of children) end()
  const to = medians(seen[base])
  const pages = to.found
  line(`\n${basename(path)}, ${pages} pages`.padEnd(29), head)
  for (const [name, all] of Object.entries(seen)) {
    const { ms, cpu, peak } = medians(all)
    line(name, [
      fixed(ms / pages, 1),
      fixed(ms / to.ms, 2),
      fixed(cpu && cpu / pages, 1),
      fixed(cpu && cpu / to.cpu, 2),
      fixed(peak, 0),
    ])
  }
}

/** Each file several times, told apart by a remark at its end: what a thread costs to start weighs little, as in a folder of papers. */
function copiesOf(paths, times, folder) {
  return paths.flatMap((path, i) =>
    Array.from({ length: times }, (_, copy) => {
      const file = join(folder, `${i}-${copy}.pdf`)
      writeFileSync(file, Buffer.concat([readFileSync(path), Buffer.from(`\n%${copy}\n`)]))
      return file
    }),
  )
}

async function compareThreads(paths, rounds) {
  const seen = { 1: [], 2: [] }
  for (let round = 0; round < rounds; round++)
    for (const threads of Object.keys(seen)) {
      const { measured, end } = await child('--ingest', threads, ...paths)
      seen[threads].push(await measured())
      end()
    }
  const one = medians(seen[1])
  line(`\ningest of ${paths.length} files`.padEnd(29), ['seconds', 'times', 'CPU s', '', 'peak MB'])
  for (const [threads, all] of Object.entries(seen)) {
    const { ms, cpu, peak } = medians(all)
    line(`${threads} thread${threads === '1' ? '' : 's'}`, [
      fixed(ms / 1e3, 1),
      fixed(one.ms / ms, 2),
      fixed(cpu / 1e3, 1),
      '',
      fixed(peak, 0),
    ])
  }
}

/** Peak memory on a file of many pages, beside pdfjs alone. */
async function compareMemory(path, least, folder) {
  const found = spawnSync('pdfinfo', [path], { encoding: 'utf8' })
  const once = Number(/^Pages:\s+(\d+)/m.exec(found.stdout ?? '')?.[1])
  const file = join(folder, 'long.pdf')
  const copies = Math.ceil(least / once)
  if (!once || spawnSync('pdfunite', [...Array(copies).fill(path), file]).status !== 0)
    return console.log('\nmemory: poppler-utils are not installed, so there is no long file')
  line(`\n${basename(path)} ${copies} times, ${once * copies} pages`.padEnd(40), ['CPU s', 'peak MB', 'more'])
  let first
  for (const [name, argv] of [
    [base, ['--case', base, file]],
    ['minutebook ingest', ['--ingest', '1', file]],
  ]) {
    const { measured, end } = await child(...argv)
    const { cpu, peak } = await measured()
    end()
    line(name.padEnd(39), [fixed(cpu / 1e3, 1), fixed(peak, 0), first ? fixed(peak - first, 0) : ''])
    first ??= peak
  }
}

function usualFiles() {
  const near = join(root, '..', 'shared', 'documents')
  const inside = (folder) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true })
          .filter((name) => name.endsWith('.pdf'))
          .map((name) => join(folder, name))
          .sort()
      : []
  const own = inside(join(root, 'corpus')).filter((path) => !path.includes('sealed'))
  const paper = inside(join(near, 'pdf'))
  return paper.length > 0
    ? { each: paper, all: [...paper, ...inside(join(near, 'suffolk-libraries'))] }
    : { each: own, all: own }
}

const words = process.argv.slice(2)
if (words[0] === '--case') await serve(words[1], words[2])
else if (words[0] === '--ingest') await runIngest(words[1], words.slice(2))
else {
  const at = words.indexOf('--rounds')
  const rounds = at >= 0 ? Number(words.splice(at, 2)[1]) : 3
  const files = words.filter((word) => !word.startsWith('--')).map((file) => resolve(file))
  const missing = files.find((file) => !existsSync(file))
  if (missing) {
    console.error(`no file ${missing}`)
    process.exit(2)
  }
  const { each, all } = files.length > 0 ? { each: files, all: files } : usualFiles()
  console.log(`medians of ${rounds} rounds; ratios to ${base}`)
  for (const file of each) await compare(file, rounds)
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'))
  try {
    await compareThreads(copiesOf(all, 6, folder), rounds)
    await compareMemory(each.at(-1), 2_000, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
