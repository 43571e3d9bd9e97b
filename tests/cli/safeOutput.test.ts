// What documents say harms nobody: no formula in a spreadsheet, no text turned round, no digit lost.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '#cli'
import { captured } from './stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'minutebook-safe-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function minutebook(...argv: string[]) {
  const { io, out, err } = captured(folder)
  const exit = await run(argv, io)
  return { exit, out: out(), err: err() }
}

const turned = 'Buy \u202etes yellov\u202c for the hall'
beforeAll(async () => {
  writeFileSync(
    join(folder, 'log.md'),
    `# Action Log of the Quay Committee

| Ref | Action | Owner | Due | Status |
|---|---|---|---|---|
| Q/1 | =HYPERLINK("http://quay.example","open") | Ann Ash | 3 May 2031 | Open |
| Q/2 | +44 20 7946 0000 to be rung | Bo Elm | 3 May 2031 | Open |
| Q/3 | @SUM(A1) to be checked | Cy Fir | 3 May 2031 | Open |
| Q/4 | ${turned} | Di Gow | 3 May 2031 | Open |
| Q/5 | Plain words = no formula | Ed Hay | 3 May 2031 | Open |
`,
  )
  expect((await minutebook('ingest', 'log.md')).exit).toBe(0)
})

describe('csv and tsv', () => {
  it.each(['csv', 'tsv'])('%s: words that open as formulas stand behind an apostrophe', async (format) => {
    const { out } = await minutebook('actions', '--format', format)
    expect(out).toContain(`'=HYPERLINK(`)
    expect(out).toContain(`'+44 20 7946 0000 to be rung`)
    expect(out).toContain(`'@SUM(A1) to be checked`)
    expect(out).toContain('Plain words = no formula')
    expect(out).not.toMatch(/(?:^|[,\t"])[=@]/m)
  })

  it('export does the same, and ndjson keeps the words as they are', async () => {
    expect((await minutebook('export', '--csv', '--type', 'action')).out).toContain(`'=HYPERLINK(`)
    const ndjson = (await minutebook('export')).out
    expect(JSON.parse(ndjson.split('\n')[0]!)).toMatchObject({ type: 'action' })
    expect(ndjson).toContain('"=HYPERLINK(')
  })

  it.each([
    ['SELECT -5 AS n, -1.5 AS r', '-5,-1.5'],
    [`SELECT '-12.50' AS n, '-x' AS r`, `-12.50,'-x`],
    [`SELECT '''=1' AS n, '1' AS r`, `''=1,1`],
    [`SELECT char(9) || 'x' AS n, '' AS r`, `'\tx,`],
  ])('%s', async (statement, row) => {
    expect((await minutebook('sql', statement, '--csv')).out.split('\n')[1]?.replaceAll('"', '')).toBe(row)
  })
})

describe('controls of direction', () => {
  const apart = `Buy \u2068\u202etes\u2069 \u2068yellov\u202c\u2069 for the hall`
  it.each([
    ['table', ['actions', '--text', 'hall']],
    ['md', ['actions', '--text', 'hall', '--format', 'md']],
    ['search', ['search', 'hall', '--format', 'md']],
  ])('stay within the words in %s', async (_, argv) => {
    const { out } = await minutebook(...argv)
    expect(out).toContain('\u202e')
    for (const word of out.split(/\s+/).filter((word) => /[\u202a-\u202e]/.test(word)))
      expect(word).toMatch(/^[^\u202a-\u202e]*\u2068[^]*\u2069[^\u202a-\u202e]*$/)
  })

  it.each(['html', 'md'])('stay within the words of a trace as %s', async (format) => {
    expect((await minutebook('trace', 'Q/4', '--format', format)).out).toContain(apart)
  })

  it('are data in ndjson', async () => {
    expect((await minutebook('actions', '--text', 'hall', '--nl')).out).toContain(turned)
  })
})

describe('integers beyond 2^53', () => {
  const statement = 'SELECT 9223372036854775807 AS most, -9007199254740993 AS least, 7 AS some'
  it.each([
    ['csv', '9223372036854775807,-9007199254740993,7'],
    ['ndjson', '{"most":"9223372036854775807","least":"-9007199254740993","some":7}'],
    ['table', '9223372036854775807'],
  ])('keep their digits in %s', async (format, words) => {
    expect((await minutebook('sql', statement, '--format', format)).out).toContain(words)
  })

  it('refuses a time that is none', async () => {
    const { exit, err } = await minutebook('sql', 'SELECT 1', '--timeout', 'soon')
    expect([exit, err]).toEqual([
      2,
      'error: --timeout: "soon" is not a number of seconds; write for example 60, or 0 for no limit\n',
    ])
  })
})
