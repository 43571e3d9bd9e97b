#!/usr/bin/env node
// Writes the tables of README that are derived from the program: questions, commands, record types.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { examples, program, questions } from '#cli'
import { recordTypes } from '#records'

const file = fileURLToPath(new URL('../README.md', import.meta.url))
const io = { env: {}, stdout: { write() {} }, stderr: { write() {} } }
const commands = program({ io, types: recordTypes, engine: {}, exit: 0 }).commands
const line = (args) => `minutebook ${args.map((word) => (/[\s£]/.test(word) ? `"${word}"` : word)).join(' ')}`
const cell = (text) => text.replaceAll('|', '\\|')
const tables = {
  questions: [
    '| question | command |',
    '|---|---|',
    ...questions.map(({ question, args }) => `| ${question} | \`${line(args)}\` |`),
  ],
  commands: [
    '| command | what it does | example |',
    '|---|---|---|',
    ...commands.map((command) => {
      const own = examples.find((example) => example.command === command.name())
      return `| \`${command.name()}\` | ${cell(command.description())} | \`${cell(own?.line ?? '')}\` |`
    }),
  ],
  records: [
    '| record | what it is |',
    '|---|---|',
    ...recordTypes.map((type) => `| \`${type.name}\` | ${type.summary} |`),
  ],
}
let text = readFileSync(file, 'utf8')
for (const [name, rows] of Object.entries(tables)) {
  text = text.replace(
    new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`),
    (_, open, close) => `${open}${rows.join('\n')}\n${close}`,
  )
}
writeFileSync(file, text)
