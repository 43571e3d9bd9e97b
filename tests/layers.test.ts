// Who may import whom. A stray import is named with its file.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))

const may: Record<string, readonly string[]> = {
  model: [],
  text: ['model'],
  records: ['model', 'text'],
  rules: ['model', 'text'],
  read: ['model', 'text'],
  layout: ['model', 'text', 'read'],
  outline: ['model', 'text', 'rules', 'layout'],
  extract: ['model', 'text', 'rules', 'layout', 'outline'],
  link: ['model', 'text', 'extract'],
  store: ['model', 'text'],
  query: ['model', 'text', 'link', 'store'],
  pipeline: ['model', 'text', 'records', 'rules', 'read', 'layout', 'outline', 'extract', 'link'],
  cli: ['model', 'text', 'records', 'rules', 'store', 'query', 'pipeline', 'read'],
}
/** Rooms that may open files, processes and the network modules of Node. */
const outside = new Set(['read', 'store', 'rules', 'cli'])
/** Node modules that reach nothing outside the program. */
const harmless = new Set(['node:crypto', 'node:module', 'node:util', 'node:assert', 'node:v8'])

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))

/** Static, side-effect and dynamic imports and re-exports of a file. */
function importsOf(text: string): string[] {
  const patterns = [
    /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\bimport\(\s*['"`]([^'"`]+)['"`]/g,
    /\brequire\(\s*['"]([^'"]+)['"]/g,
  ]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]!))
}

const roomOf = (file: string) => relative(src, file).split(sep)[0]!.replace(/\.ts$/, '')

it.each(files.map((file) => [relative(src, file), file]))('%s keeps to its room', (name, file) => {
  const room = roomOf(file!)
  const stray = importsOf(readFileSync(file!, 'utf8')).filter((target) => {
    // Two modules of a library, each behind a name of its own.
    if (target === '#porter-stemmer' || target === '#jaro-winkler') return name !== 'text/natural.ts'
    if (target.startsWith('#')) return !may[room]?.includes(target.slice(1))
    if (target.startsWith('.')) return roomOf(join(file!, '..', target)) !== room
    if (target.startsWith('node:')) return !outside.has(room) && !harmless.has(target)
    return false
  })
  expect(stray, `${name} may not import`).toEqual([])
})

it('sees every kind of import', () => {
  const text = `import a from '#a'\nimport '#b'\nexport { c } from '#c'\nconst d = await import('#d')\nconst e = require('#e')`
  expect(importsOf(text).sort()).toEqual(['#a', '#b', '#c', '#d', '#e'])
})

it('reads the clock and the environment only in cli', () => {
  const asking = files.filter(
    (file) =>
      roomOf(file) !== 'cli' &&
      /\bDate\.now\(|\bnew Date\(\)|\bprocess\.(?:env|argv|cwd)\b/.test(readFileSync(file, 'utf8')),
  )
  expect(asking.map((file) => relative(src, file))).toEqual([])
})
