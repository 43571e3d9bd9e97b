#!/usr/bin/env node
// Shows which records a change of the rules won and lost, over the corpus and over the shared documents where they are.
//
//   npm run accept              compare with the records kept by the last run, then keep the present ones
//   npm run accept -- --look    compare only
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocument } from '#pipeline'

const root = fileURLToPath(new URL('..', import.meta.url))
const kept = join(root, 'node_modules', '.cache', 'minutebook', 'accepted.json')
const folder = (path) =>
  existsSync(path) ? readdirSync(path, { recursive: true }).map((file) => join(path, file)) : []
const corpus = folder(join(root, 'corpus')).filter((path) => /[\\/]source\.\w+$/.test(path))
const shared = folder(join(root, '..', 'shared', 'documents')).filter((path) => /\.(txt|md)$/.test(path))

const now = {}
for (const path of [...corpus, ...shared]) {
  const outcome = await readDocument(path, readFileSync(path))
  if ('problem' in outcome) continue
  for (const record of outcome.reading.records) {
    now[`${record.id}`] =
      `${record.type} ${record.rule} ${path.slice(root.length)}:${record.source.line_start ?? `page ${record.source.page}`} ${record.source.quote.slice(0, 90).replace(/\s+/g, ' ')}`
  }
}
const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {}
const won = Object.keys(now).filter((id) => !(id in before))
const lost = Object.keys(before).filter((id) => !(id in now))
for (const id of lost) console.log(`- ${before[id]}`)
for (const id of won) console.log(`+ ${now[id]}`)
console.log(`${Object.keys(now).length} records, ${won.length} won, ${lost.length} lost`)
if (!process.argv.includes('--look')) {
  mkdirSync(join(kept, '..'), { recursive: true })
  writeFileSync(kept, JSON.stringify(now))
}
