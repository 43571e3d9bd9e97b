#!/usr/bin/env node
// Scores the records of the shared documents against every gold file, and the corpus against its answers; fails below the floor.
//
//   npm run score                    print the scores; exit 1 where one fell below corpus/floor.json
//   npm run score -- --raise         raise the floor to what is reached now; it never sinks
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocument } from '#pipeline'
import { scoreKinds } from './kinds.mjs'
import { scoreLinks } from './scoreLinks.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const shared = join(root, '..', 'shared')
const floorFile = join(root, 'corpus', 'floor.json')
const work = mkdtempSync(join(tmpdir(), 'minutebook-score-'))
const raise = process.argv.includes('--raise')

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

async function exportTo(file, paths) {
  const lines = []
  for (const path of paths) {
    const outcome = await readDocument(path, readFileSync(path))
    if ('problem' in outcome) throw new Error(`${path}: ${outcome.problem.message}`)
    for (const record of outcome.reading.records) lines.push(JSON.stringify(record))
  }
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

function score(scorer, golds, got) {
  const flags = [...golds.flatMap((gold) => ['--gold', gold]), '--got', got]
  process.stdout.write(execFileSync(process.execPath, [scorer, ...flags], { encoding: 'utf8' }))
  return JSON.parse(execFileSync(process.execPath, [scorer, ...flags, '--json'], { encoding: 'utf8' }))
}

/** Every figure of one run by a name that stays: `text/action f1`, `text/action owner`. */
const figures = (set, rows) =>
  rows.flatMap((row) => [
    [`${set}/${row.type} f1`, row.f1],
    ...Object.entries(row.fields).map(([field, share]) => [`${set}/${row.type} ${field}`, share]),
  ])

const reached = []
const scorer = join(shared, 'score.mjs')
if (existsSync(scorer)) {
  const documents = new Map(filesOf(join(shared, 'documents')).map((path) => [basename(path), path]))
  const folder = join(shared, 'gold')
  const sets = new Map()
  for (const file of filesOf(folder).filter((path) => path.endsWith('.ndjson'))) {
    const set = dirname(file) === folder ? 'text' : basename(dirname(file))
    sets.set(set, [...(sets.get(set) ?? []), file])
  }
  for (const [set, golds] of sets) {
    const scopes = golds.map((file) => JSON.parse(readFileSync(file, 'utf8').split('\n', 1)[0]))
    const docs = golds.map((file, i) => scopes[i].doc ?? `${basename(file).split('.')[0]}.pdf`)
    const got = await exportTo(
      join(work, `${set}.ndjson`),
      [...new Set(docs)].map((doc) => documents.get(doc)),
    )
    for (const file of golds) {
      console.log(`\n${set}: ${basename(file)}`)
      score(scorer, [file], got)
    }
    console.log(`\nall gold together, ${set}`)
    reached.push(...figures(set, score(scorer, golds, got)))
  }
  const corpus = join(root, 'corpus')
  for (const name of readdirSync(corpus).sort()) {
    const source =
      existsSync(join(corpus, name, 'expected.ndjson')) &&
      readdirSync(join(corpus, name)).find((file) => /^source\./.test(file))
    if (!source) continue
    console.log(`\ncorpus/${name}`)
    const own = await exportTo(join(work, `${name}.ndjson`), [join(corpus, name, source)])
    reached.push(...figures(`corpus/${name}`, score(scorer, [join(corpus, name, 'expected.ndjson')], own)))
  }
} else if (process.env.CI === 'true') {
  console.error(`${basename(shared)}: the gold is not there; put it beside the project`)
  process.exit(1)
} else {
  console.log('skipped: there is no gold beside the project')
}
reached.push(...(await scoreKinds()))
reached.push(...(await scoreLinks(join(root, 'corpus'))))
rmSync(work, { recursive: true })

const floor = existsSync(floorFile) ? JSON.parse(readFileSync(floorFile, 'utf8')) : {}
const now = Object.fromEntries(reached)
// Without the gold only the links of the corpus are scored.
const scored = Object.entries(floor).filter(([name]) => existsSync(scorer) || name.startsWith('links/'))
const fallen = scored.filter(([name, least]) => (now[name] ?? 0) < least - 1e-9)
for (const [name, least] of fallen)
  console.error(`below the floor: ${name} is ${now[name] ?? 'missing'}, the floor is ${least}`)
if (raise) {
  const raised = { ...floor }
  for (const [name, value] of reached) raised[name] = Math.max(raised[name] ?? 0, value)
  writeFileSync(floorFile, `${JSON.stringify(raised, Object.keys(raised).sort(), 2)}\n`)
  console.log(`\nfloor: ${Object.keys(raised).length} figures in ${basename(floorFile)}`)
}
process.exitCode = fallen.length > 0 ? 1 : 0
