// Bad input is one line that names the file and the remedy; nothing that was in the index is lost.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '#cli'
import { captured } from './stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'minutebook-bad-'))
const minutes = `Minutes of the Quay Committee held on Tuesday 6 May 2025

Present:

Ann Ash, Chair
Max Birch, Treasurer

1. Fees

It was RESOLVED to:
• APPROVE the new fees.
`
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)

async function minutebook(...argv: string[]) {
  const { io, out, err } = captured(folder)
  const exit = await run(argv, io)
  return { exit, out: out(), err: err() }
}
const exported = async () => (await minutebook('export', '--format', 'ndjson')).out

beforeAll(async () => {
  put('good.txt', minutes)
  put('empty.txt', '')
  put('blank.txt', ' \n\n \f\n')
  put(
    'binary.txt',
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
  )
  const wide = Buffer.from(minutes, 'utf16le')
  put('cut.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), wide.subarray(0, wide.length - 1)]))
  put('wide.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))
  put('windows.txt', Buffer.from(minutes.replace('fees.', 'fees of \xa35.'), 'latin1'))
  put('line.txt', `${minutes}\n${'x'.repeat(50_000_000)}\n`)
  mkdirSync(join(folder, 'nothing'))
  mkdirSync(join(folder, 'mixed'))
  for (const name of ['old.doc', 'mixed/old.doc']) put(name, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))
  put('rich.rtf', '{\\rtf1 It is so.}')
  put('open.odt', zipSync({ 'content.xml': strToU8('<a/>') }))
  mkdirSync(join(folder, 'rules'))
  put(
    'rules/broken.yaml',
    'record: action\nrules:\n  - id: no-examples\n    because: It has neither item nor examples.\n',
  )
  expect((await minutebook('ingest', 'good.txt')).exit).toBe(0)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('a file that cannot be read', () => {
  it.each([
    ['empty.txt', 'the file is empty', 'fetch it again'],
    ['blank.txt', 'the file holds no words', 'fetch it again'],
    ['binary.txt', 'the file is not text', 'convert it'],
    ['cut.txt', 'ends in the middle of a character', 'fetch the file again'],
    ['line.txt', 'a line of 50000000 characters', 'break it into lines'],
    ['nothing', 'no papers', ''],
    ['old.doc', 'an Office before 2007', 'save it as .docx or PDF'],
    ['rich.rtf', 'rich text (RTF)', 'save it as .docx or PDF'],
    ['open.odt', 'an OpenDocument file', 'save it as .docx or PDF'],
    ['mixed', 'mixed/old.doc', 'save it as .docx or PDF'],
  ])(
    '%s: %s',
    async (name, message, remedy) => {
      const before = await exported()
      const { exit, err } = await minutebook('ingest', name)
      expect(exit).toBe(3)
      const lines = err.split('\n').filter((line) => line.includes(name) && line.includes(message))
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain(remedy)
      expect(await exported()).toBe(before)
    },
    30_000,
  )

  it('does not take the good ones with it', async () => {
    const { exit, err } = await minutebook('ingest', 'empty.txt', 'wide.txt', 'binary.txt', 'windows.txt')
    expect(exit).toBe(3)
    expect(err).toContain('2 problems')
    const all = await exported()
    for (const name of ['good.txt', 'wide.txt', 'windows.txt']) expect(all).toContain(`"path":"${name}"`)
    expect(all).toContain('fees of £5')
  })
})

describe('a rule file that is malformed', () => {
  it('is one line that names file, rule and key', async () => {
    const before = await exported()
    const { exit, err } = await minutebook('--rules', 'rules', 'ingest', 'good.txt')
    expect(exit).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/rules\/broken\.yaml: rule no-examples: .*correct the rule file/)
    expect(await exported()).toBe(before)
  })

  it('a folder that is not there is a wrong usage', async () => {
    const { exit, err } = await minutebook('--rules', 'nowhere', 'try', 'words')
    expect(exit).toBe(2)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('order', () => {
  it('two ingests in different order give identical exports', async () => {
    const read = async (db: string, names: readonly string[]) => {
      expect((await minutebook('--db', db, 'ingest', ...names)).exit).toBe(0)
      return (await minutebook('--db', db, 'export', '--format', 'ndjson')).out
    }
    const names = ['good.txt', 'wide.txt', 'windows.txt']
    const forth = await read('forth.db', names)
    expect(forth.length).toBeGreaterThan(100)
    expect(await read('back.db', [...names].reverse())).toBe(forth)
  })

  it('an ingest of unchanged files reads nothing again', async () => {
    const { exit, err } = await minutebook('ingest', 'good.txt')
    expect(exit).toBe(0)
    expect(err).toContain('0 papers read')
    expect(err).toContain('1 unchanged')
  })
})
