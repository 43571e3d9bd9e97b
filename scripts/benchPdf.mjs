#!/usr/bin/env node
// Measures PDFs side by side: bare pdfjs text, bare pdfjs text and operators, the whole ingest without the index, and
// `pdftotext -layout` where it is installed. Every case runs in a process of its own.
//
//   npm run bench -- --pdf FILE...            milliseconds a page, by the clock and of CPU time (best of 3), ratios, peak memory
//   npm run bench -- --pdf --pages 2000 FILE  the file repeated up to so many pages (pdfunite), once
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const self = fileURLToPath(import.meta.url)
const now = () => performance.now()

/** Walks every page of a file with pdfjs alone. */
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
  return { pages: document.numPages }
}

async function ingest(path, bytes) {
  const [{ readSource }, { layOut }, { outline }, { extract }, { ownRuleBook }, { recordTypes }] = await Promise.all([
    import('#read'),
    import('#layout'),
    import('#outline'),
    import('#extract'),
    import('#pipeline'),
    import('#records'),
  ])
  const book = ownRuleBook()
  const spent = {}
  let start = now()
  const lap = (stage) => {
    spent[stage] = now() - start
    start = now()
  }
  const file = await readSource(path, bytes)
  if ('problem' in file) throw new Error(file.problem.message)
  lap('read')
  const laid = layOut(file)
  lap('layout')
  const outlined = outline(laid, book)
  lap('outline')
  const records = extract(laid, outlined, book, recordTypes)
  lap('extract')
  return { pages: file.sheets.length, records: records.length, spent }
}

const cases = {
  text: (path, bytes) => bare(bytes, false),
  'text + operators': (path, bytes) => bare(bytes, true),
  ingest,
}

/** One case in this process; prints what it found. */
async function measure(name, path, rounds) {
  const bytes = readFileSync(path)
  let best
  for (let round = 0; round < rounds; round++) {
    const start = now()
    const before = process.cpuUsage()
    const found = await cases[name](path, bytes)
    const ms = now() - start
    const { user, system } = process.cpuUsage(before)
    const cpu = (user + system) / 1e3
    if (!best || cpu < best.cpu) best = { ...found, ms, cpu }
  }
  console.log(JSON.stringify({ ...best, peak: process.resourceUsage().maxRSS / 1e3 }))
  process.exit(0)
}

function pdftotext(path, rounds) {
  let ms = Infinity
  for (let round = 0; round < rounds; round++) {
    const start = now()
    if (spawnSync('pdftotext', ['-layout', path, '-'], { maxBuffer: 1e9 }).error) return undefined
    ms = Math.min(ms, now() - start)
  }
  return { ms }
}

/** @param pages the file is repeated up to so many */
function compare(path, pages, folder) {
  let file = path
  let rounds = 3
  if (pages > 0) {
    const one = measured('text', path, 1)
    file = join(folder, `${basename(path, '.pdf')}-x.pdf`)
    const copies = Array(Math.ceil(pages / one.pages)).fill(path)
    const { error, status } = spawnSync('pdfunite', [...copies, file])
    if (error || status !== 0) return console.log('pdfunite is not installed (poppler-utils), so no file is repeated')
    rounds = 1
  }
  const results = Object.keys(cases).map((name) => [name, measured(name, file, rounds)])
  const base = results[1][1]
  const other = pdftotext(file, rounds)
  if (other) results.push(['pdftotext -layout', { ...other, pages: base.pages }])
  console.log(`\n${basename(file)}, ${base.pages} pages, best of ${rounds}`)
  console.log(
    ['', 'ms a page', 'ratio', 'CPU ms', 'ratio', 'peak MB']
      .map((head, i) => head.padStart(i ? 11 : 0).padEnd(20 * !i))
      .join(''),
  )
  for (const [name, { ms, cpu, peak }] of results)
    console.log(
      name.padEnd(20) +
        [
          (ms / base.pages).toFixed(1),
          (ms / base.ms).toFixed(2),
          cpu ? (cpu / base.pages).toFixed(1) : '',
          cpu ? (cpu / base.cpu).toFixed(2) : '',
          peak?.toFixed(0) ?? '',
        ]
          .map((cell) => cell.padStart(11))
          .join(''),
    )
  const { spent, records, ms } = results[2][1]
  const shares = Object.entries(spent).map(([stage, one]) => `${stage} ${((one / ms) * 100).toFixed(0)} %`)
  console.log(`${records} records; ${shares.join(', ')}`)
}

function measured(name, path, rounds) {
  const { stdout, stderr, status } = spawnSync('node', [self, '--case', name, path, String(rounds)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${name} of ${path}: ${stderr}`)
  return JSON.parse(stdout)
}

const [option, ...rest] = process.argv.slice(2)
if (option === '--case') await measure(rest[0], rest[1], Number(rest[2]))
else {
  const words = process.argv.slice(2)
  const at = words.indexOf('--pages')
  const pages = at >= 0 ? Number(words.splice(at, 2)[1]) : 0
  const files = words.filter((word) => !word.startsWith('--'))
  const missing = files.find((file) => !existsSync(file))
  if (files.length === 0 || missing) {
    console.error(missing ? `no file ${missing}` : 'name the PDFs: npm run bench -- --pdf FILE...')
    process.exit(2)
  }
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'))
  try {
    for (const file of files) compare(file, pages, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
