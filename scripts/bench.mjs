#!/usr/bin/env node
// Measures text: throughput, the share of each stage, and whether time grows with the length of the document.
//
//   npm run bench                    1x, 10x and 100x of the pack
//   npm run bench -- --times 1,10    other lengths
//   npm run bench -- --pdf FILE...   PDFs instead, beside other readers
//   npm run bench -- --links         linking 200, 800 and 3,200 meetings of one body
//   npm run bench -- --rules         ten times as many rules beside the program's own
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extract } from '#extract'
import { layOut } from '#layout'
import { checkDocument, coverageOf } from '#link'
import { outline } from '#outline'
import { ownRuleBook } from '#pipeline'
import { readSource } from '#read'
import { recordTypes } from '#records'
import { closeIndex, openIndex, saveReading } from '#store'

if (process.argv.includes('--links')) {
  await import('./benchLinks.mjs')
  process.exit()
}
if (process.argv.includes('--pdf')) {
  await import('./benchPdf.mjs')
  process.exit()
}
if (process.argv.includes('--rules')) {
  await import('./benchRules.mjs')
  process.exit()
}
const root = fileURLToPath(new URL('..', import.meta.url))
const real = join(root, '..', 'shared', 'documents', 'llr-icb-board-pack-2024-02-08.txt')
const pack = existsSync(real) ? real : join(root, 'corpus', 'vale-icb-pack', 'source.txt')
const flag = process.argv.indexOf('--times')
const times = (flag > 0 ? process.argv[flag + 1] : '1,10,100').split(',').map(Number)

const book = ownRuleBook()
const once = readFileSync(pack, 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'minutebook-bench-'))

async function run(text, name) {
  const spent = {}
  const timed = async (stage, work) => {
    const start = performance.now()
    const result = await work()
    spent[stage] = performance.now() - start
    return result
  }
  const bytes = Buffer.from(text)
  const file = await timed('read', () => readSource(name, bytes))
  const laid = await timed('layout', () => layOut(file))
  const outlined = await timed('outline', () => outline(laid, book))
  const records = await timed('extract', () => extract(laid, outlined, book, recordTypes))
  const checks = await timed('link', () => checkDocument(laid, outlined, records))
  const coverage = await timed('coverage', () => coverageOf(laid, outlined, records))
  const all = [...records, ...checks]
  await timed('store', () => {
    const index = openIndex(join(folder, `${name}.db`), recordTypes)
    const { source, pages } = laid
    saveReading(
      index,
      {
        source,
        kind: outlined.kind,
        title: outlined.title,
        pages,
        records: all,
        coverage,
        problems: [],
        shortNames: new Map(),
        notices: [],
      },
      { bytes: bytes.length, rulesHash: '' },
    )
    closeIndex(index)
  })
  return { bytes: bytes.length, records: all.length, spent }
}

await run(once, 'warm')
const stages = ['read', 'layout', 'outline', 'extract', 'link', 'coverage', 'store']
console.log(`${pack.slice(pack.lastIndexOf('/') + 1)}, ${(once.length / 1e3).toFixed(0)} kB`)
console.log(
  ['times', 'MB', 'records', 'seconds', 'MB/s', 'ms/kB', 'of 1x', ...stages.map((stage) => `${stage} %`)]
    .map((head) => head.padStart(10))
    .join(''),
)
let base
for (const n of times) {
  const { bytes, records, spent } = await run(`${once}\n`.repeat(n), `x${n}`)
  const total = Object.values(spent).reduce((sum, ms) => sum + ms, 0)
  const perKilobyte = total / (bytes / 1e3)
  base ??= perKilobyte
  const cells = [
    `${n}x`,
    (bytes / 1e6).toFixed(2),
    records,
    (total / 1e3).toFixed(2),
    (bytes / 1e3 / total).toFixed(2),
    perKilobyte.toFixed(2),
    (perKilobyte / base).toFixed(2),
  ]
  console.log(
    [...cells, ...stages.map((stage) => ((spent[stage] / total) * 100).toFixed(1))]
      .map((cell) => String(cell).padStart(10))
      .join(''),
  )
}
rmSync(folder, { recursive: true })
