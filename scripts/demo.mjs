#!/usr/bin/env node
// Ingests the corpus into demo.db and answers six questions from it.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { showcase } from '#cli'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = join(root, 'bin', 'minutebook.js')
const corpus = join(root, 'corpus')
const sources = readdirSync(corpus, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(join(corpus, entry.name)).map((file) => join('corpus', entry.name, file)))
  .filter((path) => /[\\/]source\.[a-z]+$/.test(path) && existsSync(join(root, path)))
const minutebook = (args) =>
  execFileSync(process.execPath, [program, '--db', 'demo.db', ...args], { cwd: root, stdio: 'inherit' })

minutebook(['ingest', ...sources])
for (const { question, args } of showcase) {
  console.log(
    `\n— ${question}\n  minutebook ${args.map((word) => (/[\s£"]/.test(word) ? `"${word}"` : word)).join(' ')}\n`,
  )
  minutebook(args)
}
console.log('\ndemo.db is left for questions of your own: node bin/minutebook.js --db demo.db --help')
