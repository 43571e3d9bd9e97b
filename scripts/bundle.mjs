#!/usr/bin/env node
// The two modules of natural that are used → dist/natural/, with its licence, so that whoever installs minutebook does
// not install what else natural needs: clients of five databases and a dictionary.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const natural = dirname(createRequire(import.meta.url).resolve('natural/package.json'))
const dir = fileURLToPath(new URL('../dist/natural', import.meta.url))
const bundle = await rolldown({
  input: {
    stemmer: join(natural, 'lib/natural/stemmers/porter_stemmer.js'),
    likeness: join(natural, 'lib/natural/distance/jaro-winkler_distance.js'),
  },
  platform: 'node',
})
const { output } = await bundle.write({
  dir,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: '[name].cjs',
})
const notices = output
  .flatMap(({ moduleIds = [] }) => moduleIds.filter((id) => id.startsWith(natural)).sort())
  .map((id) => `${relative(natural, id)}\n${/\/\*[^]*?\*\//.exec(readFileSync(id, 'utf8'))?.[0] ?? ''}`)
const licence = readFileSync(join(natural, 'LICENSE.txt'), 'utf8')
writeFileSync(join(dir, 'LICENSE.txt'), [licence, ...new Set(notices)].join('\n\n'))
