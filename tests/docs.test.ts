// README and help say the same, and what README says is true.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examples, program, questions, run } from '#cli'
import { recordTypes } from '#records'
import { captured as quiet } from './cli/stage.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'minutebook-docs-'))
const sources = readdirSync(join(root, 'corpus'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) =>
    readdirSync(join(root, 'corpus', entry.name)).map((file) => join(root, 'corpus', entry.name, file)),
  )
  .filter((file) => /[\\/]source\.\w+$/.test(file))

async function minutebook(...args: readonly string[]): Promise<ReturnType<typeof quiet> & { exit: number }> {
  const captured = quiet(folder)
  const exit = await run(['--db', join(folder, 'corpus.db'), ...args], captured.io)
  return { ...captured, exit }
}

beforeAll(async () => {
  const { exit } = await minutebook('ingest', ...sources)
  expect(exit).toBe(0)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the questions of README', () => {
  it.each(questions.map((entry) => [entry.question, entry] as const))('%s', async (_, { args, holds }) => {
    const { exit, out } = await minutebook(...args, '--format', 'ndjson', '--limit', '0')
    expect(exit).toBe(0)
    expect(holds.filter((words) => !out().includes(words))).toEqual([])
  })

  it.each(questions.map((entry) => [entry.question, entry] as const))(
    'README gives the command for: %s',
    (question, { args }) => {
      expect(readme).toContain(question)
      expect(readme).toContain(`minutebook ${args.map((word) => (/[\s£]/.test(word) ? `"${word}"` : word)).join(' ')}`)
    },
  )
})

describe('help and README', () => {
  const commands = program({ io: quiet(folder).io, types: recordTypes, engine: {} as never, exit: 0 }).commands.map(
    (command) => command.name(),
  )

  it('README names every command and no other', () => {
    const table = readme.slice(readme.indexOf('## Commands'))
    const named = [...table.matchAll(/^\| `(\w+)[^`]*` \|/gm)].map((match) => match[1]!)
    expect([...new Set(named)].sort()).toEqual([...commands].sort())
  })

  it.each(commands)('%s has an example in its help', async (name) => {
    const own = examples.filter((example) => example.command === name)
    expect(own.length).toBeGreaterThan(0)
    const { out } = await minutebook(name, '--help')
    for (const { line } of own) expect(out()).toContain(line)
  })

  it('README lists every record type', () => {
    for (const type of recordTypes) expect(readme).toContain(`| \`${type.name}\` | ${type.summary} |`)
  })
})

describe('the ten lines of README', () => {
  it('teach a new formula to the rules', async () => {
    const lines = /```yaml\n(record:[^]*?)```/.exec(readme)![1]!
    const rules = mkdtempSync(join(folder, 'rules-'))
    writeFileSync(join(rules, 'house.yaml'), lines)
    const captured = quiet(folder)
    const exit = await run(
      ['--rules', rules, 'try', 'The Synod was pleased to grant the faculty.', '--zone', 'minutes'],
      captured.io,
    )
    expect(exit).toBe(0)
    expect(captured.out()).toContain('taken')
    expect(captured.out()).toContain('grant')
  })
})
