#!/usr/bin/env node
// Sets the weights of the signs of rules/signs.yaml from papers whose kind is known, and writes rules/weights.yaml.
//
//   npm run weights            set and write; says which papers the weights get wrong, also with each body left out
//   npm run weights -- --dry   the same without writing
import { writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kinds, labelledPapers, setWeights, signIds, weighedKind, wrongLeftOut } from './kinds.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const signs = signIds()
const papers = await labelledPapers()
const real = papers.filter((paper) => paper.real)
if (real.length === 0) {
  console.error('weights: the labelled papers are not beside the project, so the weights stay as they are')
  process.exit(1)
}
const found = setWeights(papers, signs)
const tell = (wrong, of) => {
  console.log(`${of.length - wrong.length} of ${of.length}`)
  for (const { path, kind, weighed } of wrong) console.log(`  ${relative(root, path)}: ${kind}, weighed as ${weighed}`)
}
console.log('all labelled papers, with all weights:')
tell(
  papers.map((paper) => ({ ...paper, weighed: weighedKind(paper, found) })).filter((p) => p.kind !== p.weighed),
  papers,
)
console.log('real papers, the body of each left out:')
tell(wrongLeftOut(papers, signs), real)
console.log('real papers, the whole collection of each left out:')
tell(
  wrongLeftOut(papers, signs, ({ path }) => dirname(path)),
  real,
)

const row = (values) =>
  `{ ${kinds.map((kind, k) => `${kind}: ${(Math.round(values[k] * 100) / 100 || 0).toFixed(2)}`).join(', ')} }`
const text = [
  '# Weights of the signs of signs.yaml, by kind of paper; made by `npm run weights`, never by hand.',
  `base: ${row(found.base)}`,
  'weights:',
  ...signs.map((sign) => `  ${sign}: ${row(found.weights.get(sign))}`),
]
if (!process.argv.includes('--dry')) writeFileSync(join(root, 'rules', 'weights.yaml'), `${text.join('\n')}\n`)
console.log(`\n${text.slice(1).join('\n')}`)
