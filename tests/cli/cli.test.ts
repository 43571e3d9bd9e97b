// Every command answers on stdout in every format, says the rest on stderr, and ends with the right code.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { examples, program } from '#cli'
import { recordTypes } from '#records'
import { newStage, type Stage } from './stage.ts'

let stage: Stage
let type: Stage['type']
beforeAll(async () => {
  stage = newStage()
  type = stage.type
  await type(['ingest', 'papers'])
})

/** A small reader of CSV, so that the writer is not its own judge. */
function readCsv(text: string, delimiter = ','): Record<string, string>[] {
  const cells: string[][] = [[]]
  const pattern = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}"\\n]*))(${delimiter}|\\n)`, 'g')
  for (const [, quoted, plain, end] of text.matchAll(pattern)) {
    cells.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === '\n') cells.push([])
  }
  const [head, ...rows] = cells.slice(0, -1)
  return rows.map((row) => Object.fromEntries(head!.map((name, i) => [name, row[i]!])))
}

describe('formats', () => {
  test('json and ndjson are the records themselves', async () => {
    const json = JSON.parse((await type(['actions', '--format', 'json'])).out) as { ref: string }[]
    const lines = (await type(['actions', '--nl'])).out.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(json)
    expect(json.map((action) => action.ref)).toEqual([null, 'MV/24/012', 'MV/24/011', 'MV/23/119'])
    expect(Object.keys(json[0]!).slice(0, 4)).toEqual(['type', 'id', 'document', 'meeting'])
  })

  test.each([
    [['--csv'], ','],
    [['--format', 'tsv'], '\t'],
  ])('%j has the columns of the SQL table', async (options, delimiter) => {
    const rows = readCsv((await type(['figures', ...options])).out, delimiter)
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatchObject({
      raw: '£(61.1)m',
      value_gbp: '-61100000',
      period_fy: '2023/24',
      recurrent: '',
      document_path: 'papers/2024-04-minutes.txt',
    })
  })

  test('md is a table, and a table is lines for people', async () => {
    const md = (await type(['risks', '--format', 'md'])).out.split('\n')
    expect(md[0]).toBe('| meeting | item | ref | title | score_from | score_to | place | id |')
    expect(md[2]).toMatch(/^\| 2024-06-13 \| Paper G \| BAF 6 \| Workforce \| 12 \| 16 \| 2024-06-pack.txt p3 \| risk-/)
    const { out } = await type(['figures', '£61.1m'])
    expect(out).toMatch(/^meeting +item +raw +value/)
    expect(out).toContain('-61,072,000')
    expect(out).not.toContain('\u001b')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  })

  test('colours are for terminals without NO_COLOR', async () => {
    const written: string[] = []
    const stdout = { isTTY: true, columns: 80, write: (text: string, done: () => void) => (written.push(text), done()) }
    await type(['risks'], { stdout })
    await type(['risks'], { stdout, env: { NO_COLOR: '1' } })
    expect(written.map((text) => text.includes('\u001b['))).toEqual([true, false])
  })
})

describe('what is said beside the answer', () => {
  test('rows held back are counted', async () => {
    const some = await type(['actions', '--limit', '1', '--nl'])
    expect([some.out.split('\n').length, some.err]).toEqual([2, '1 of 4 shown; --limit 0 shows all\n'])
    expect((await type(['actions', '--limit', '0'])).err).toBe('')
    expect((await type(['--limit', '1', '--nl', 'actions'])).out.split('\n')).toHaveLength(2)
  })

  test('nothing found is success and a line', async () => {
    expect(await type(['actions', '--owner', 'Nobody'])).toEqual({
      exit: 0,
      out: '',
      err: 'no actions fit; minutebook coverage shows what was read\n',
    })
    expect(await type(['trace', 'MV/24/0112'])).toMatchObject({
      exit: 0,
      out: '',
      err: expect.stringContaining('nothing carries MV/24/0112; did you mean MV/24/011') as string,
    })
  })

  test('a question about sums tells how it was understood', async () => {
    const { err } = await type(['figures', '£61.1m', 'forecast'])
    expect(err).toBe('asked: sum £61,050,000 to £61,150,000 · basis forecast\n')
  })

  test('search counts by type and points from sums to figures', async () => {
    const { out, err } = await type(['search', 'audiology', '--nl'])
    expect(out.trimEnd().split('\n')).toHaveLength(6)
    expect(err).toMatch(/page 3 · /)
    expect((await type(['search', '£4.2m'])).err).toContain('with: minutebook figures "£4.2m"')
    expect((await type(['search', '"approved by"'])).out).toContain('«approved by»')
  })
})

test('every filter of every type is a flag', async () => {
  expect((await type(['actions', '--overdue'])).out).toContain('MV/24/012')
  expect((await type(['actions', '--overdue', '--as-of', '2024-05-01'])).out).toBe('')
  expect((await type(['figures', '--no-recurrent', '--nl'])).out).toContain('£4.2m')
  expect((await type(['figures', '--recurrent', '--nl'])).out).toContain('8,100')
  expect((await type(['ratings', '--rating', 'red', '--rating', 'amber', '--nl'])).out.split('\n')).toHaveLength(3)
  expect((await type(['figures', '--max', '-£61.08m', '--sort', '-value', '--nl'])).out.split('\n')).toHaveLength(2)
  expect((await type(['ratings', 'paediatric', '--nl'])).out.split('\n')).toHaveLength(2)
})

describe('evidence', () => {
  test('show marks the words in their page', async () => {
    const [id] = (await type(['risks', '--csv'])).out.split('\n')[1]!.split(',')
    const { out } = await type(['show', id!.slice(0, 8), '--lines', '1'])
    expect(out).toContain('page 3\n11  Urgent care | Amber\n12  «BAF 6 Workforce moved from 12 to 16.»\n13  Nothing')
    expect(JSON.parse((await type(['show', id!, '--format', 'json'])).out)).toHaveProperty('excerpts')
    expect(await type(['show', 'nothing'])).toMatchObject({
      exit: 1,
      err: expect.stringContaining('no record has this id') as string,
    })
    expect(await type(['show', 'action-'])).toMatchObject({
      exit: 2,
      err: expect.stringContaining('give more of the id') as string,
    })
  })

  test('why names the rule and its words', async () => {
    const { out } = await type(['why', 'risk-'])
    expect(out).toContain('rule      by-hand')
    expect(out).toContain('taken  by-hand reads risk (rules/actions.yaml)')
    expect(out).toContain('{person}  Dr Ada Finch')
    expect(out).toContain('1 other rules did not match; --all shows them.')
  })

  test('try takes a zone that exists', async () => {
    expect((await type(['try', 'Words.', '--zone', 'letter'])).out).toContain('No rule took these words.')
    expect((await type(['try', 'Words.', '--zone', 'attic'])).exit).toBe(2)
  })
})

describe('export', () => {
  test('ndjson and json hold every record in one order', async () => {
    const lines = (await type(['export'])).out.trimEnd().split('\n')
    expect(lines).toHaveLength(17)
    const json = JSON.parse((await type(['export', '--format', 'json'])).out) as unknown[]
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(json)
    const paths = json.map((record) => (record as { document: { path: string } }).document.path)
    expect(paths).toEqual([...paths].sort())
  })

  test('csv is one type, and goes into a file', async () => {
    expect(await type(['export', '--format', 'csv'])).toMatchObject({ exit: 2 })
    await type(['export', '--format', 'csv', '--type', 'figures', '--out', 'figures.csv'])
    expect(readCsv(readFileSync(join(stage.folder, 'figures.csv'), 'utf8'))).toHaveLength(5)
  })

  test('a data package describes its tables', async () => {
    expect((await type(['export', '--format', 'datapackage'])).exit).toBe(2)
    expect((await type(['export', '--format', 'datapackage', '--out', 'pack'])).exit).toBe(0)
    const folder = join(stage.folder, 'pack')
    const { resources } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as {
      resources: { path: string; schema: { fields: { name: string; type: string }[] } }[]
    }
    expect(resources.map(({ path }) => path).sort()).toEqual(
      readdirSync(folder)
        .filter((name) => name.endsWith('.csv'))
        .sort(),
    )
    for (const { path, schema } of resources) {
      const [head] = readFileSync(join(folder, path), 'utf8').split('\n')
      expect(head).toBe(schema.fields.map(({ name }) => name).join(','))
    }
    const sums = resources.find(({ path }) => path === 'figures.csv')!.schema.fields
    expect(sums).toContainEqual(expect.objectContaining({ name: 'value_gbp', type: 'number' }))
  })
})

test('the schema of a type allows the fields of its records and no others', async () => {
  const schema = JSON.parse((await type(['schema', 'action'])).out) as {
    properties: object
    required: string[]
    additionalProperties: boolean
  }
  const [record] = (await type(['actions', '--nl'])).out.split('\n')
  const keys = Object.keys(JSON.parse(record!) as object)
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(keys))
  expect(keys).toEqual(expect.arrayContaining(schema.required))
  expect(JSON.stringify(schema)).not.toContain('"filter"')
  const all = JSON.parse((await type(['schema'])).out) as { $defs: object }
  expect(Object.keys(all.$defs)).toEqual(recordTypes.map(({ name }) => name))
})

test('sql reads and never writes', async () => {
  const { out } = await type(['sql', 'SELECT owner, count(*) AS n FROM actions GROUP BY owner ORDER BY owner', '--nl'])
  expect(out).toBe('{"owner":"Dr Ada Finch","n":2}\n{"owner":"Mr Col Reed","n":2}\n')
  expect(await type(['sql', '-', '--csv'], { stdin: 'SELECT 1 AS one' })).toMatchObject({ out: 'one\n1\n' })
  for (const statement of ['DELETE FROM actions', 'SELEC 1', 'SELECT 1; SELECT 2', 'DELETE FROM actions RETURNING id'])
    expect(await type(['sql', statement])).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/^error: sql: .*\n$/) as string,
    })
  expect((await type(['sql', 'SELECT * FROM actions', '--limit', '1', '--nl'])).err).toContain('the first 1 rows shown')
})

describe('exit codes', () => {
  test.each([
    [['--version'], 0, ''],
    [['--help'], 0, ''],
    [['actions', '--help'], 0, ''],
    [[], 2, /Usage: minutebook/],
    [['acton'], 2, /^error: unknown command 'acton'\n\(Did you mean actions\?\)\n$/],
    [['actions', '--ovedue'], 2, /^error: unknown option '--ovedue'/],
    [['actions', '--status', 'done'], 2, /^error: --status: "done" is not known; use completed, .*\n$/],
    [['actions', '--since', 'spring'], 2, /^error: --since: "spring" is not a date; write 2024-04-11.*\n$/],
    [['actions', '--limit', 'many'], 2, /^error: --limit: "many" is not a count.*\n$/],
    [['actions', '--format', 'xml'], 2, /^error: --format: "xml" is not known; use table, .*\n$/],
    [['show'], 2, /^error: missing required argument 'id'\n$/],
    [['search', '--raw', '"half'], 2, /^error: search --raw: unterminated string; .*\n$/],
    [['schema', 'poem'], 2, /^error: type: "poem" is not known/],
    [
      ['actions', '--db', 'none.db'],
      1,
      /^error: .*none\.db: no such index; run minutebook ingest PATH first, or use --db\n$/,
    ],
    [['actions', '--db', 'papers/plan.md'], 1, /not an index of minutebook/],
    [
      ['export', '--out', 'no/such/folder.ndjson'],
      1,
      /^error: --out: no\/such\/folder.ndjson cannot be written \(ENOENT\); check that its folder is there\n$/,
    ],
  ])('%j ends with %d', async (argv, exit, err) => {
    const said = await type(argv)
    expect(said.exit).toBe(exit)
    expect(said.err).toMatch(err)
  })

  test('a closed pipe ends quietly', async () => {
    const stdout = new PassThrough()
    stdout.write = ((_text: string, done: (error: Error) => void) => {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))
      return false
    }) as never
    expect(await type(['export'], { stdout })).toMatchObject({ exit: 0, err: '' })
  })

  test('a slip of the program is one line, and --debug shows where', async () => {
    const { type: typed, engine } = newStage()
    engine.tryText = () => Promise.reject(new Error('a slip\nof the pen'))
    expect(await typed(['try', 'x'])).toMatchObject({ exit: 1, err: 'error: a slip of the pen; --debug shows where\n' })
    expect((await typed(['try', 'x', '--debug'])).err).toContain('    at ')
  })
})

describe('help', () => {
  const root = () =>
    program({ io: { stdout: {}, stderr: {}, env: {} } as never, types: recordTypes, engine: stage.engine, exit: 0 })

  test('every command has an example, and every example is a command that can be typed', () => {
    const names = root().commands.map((command) => command.name())
    expect(new Set(examples.map(({ command }) => command))).toEqual(new Set(names))
    for (const { command, line } of examples) {
      expect(line.split(' ').slice(0, 2)).toEqual(['minutebook', command])
      const known = root().commands.find((other) => other.name() === command)!
      const flags = [...known.options, ...root().options].map(({ long }) => long)
      for (const [flag] of line.matchAll(/(?<= )--[a-z-]+/g)) expect(flags).toContain(flag)
    }
  })

  test('the help of a command shows its examples', async () => {
    for (const { command, line } of examples) expect((await type([command, '--help'])).out).toContain(line)
  })

  test.each(['bash', 'zsh', 'fish'])('%s completes every command', async (shell) => {
    const { out, exit } = await type(['completion', shell])
    expect(exit).toBe(0)
    for (const command of root().commands) expect(out).toContain(command.name())
    expect(out).toContain('due-before')
  })
})
