// A folder with fictional papers, an engine that knows them, and a run of the program that keeps what it said.

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Engine, type Io, run } from '#cli'
import { linkStage } from '#pipeline'
import { readingOf, type Sheet, sheets } from '../store/sample.ts'

export interface Said {
  exit: number
  out: string
  err: string
}

export interface Stage {
  folder: string
  engine: Engine & { read: string[]; rules: string }
  /** Types a command line, and a text for stdin. */
  type: (argv: readonly string[], more?: Partial<Omit<Io, 'stdin'>> & { stdin?: string }) => Promise<Said>
}

export const bytesOf = (sheet: Sheet): Buffer => Buffer.from(sheet.pages.join('\f'))

export function newStage(chosen: readonly Sheet[] = sheets): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-'))
  for (const sheet of chosen) put(folder, sheet.path, bytesOf(sheet))
  const engine: Stage['engine'] = {
    read: [],
    rules: 'r1',
    rulesHash: () => engine.rules,
    readDocument: (path, bytes) => {
      engine.read.push(path)
      const sheet = sheets.find((known) => bytesOf(known).equals(Buffer.from(bytes)))
      const problem = {
        severity: 'error',
        code: 'strange',
        path,
        message: 'not a known paper',
        remedy: 'use another',
      } as const
      return Promise.resolve(sheet ? { reading: readingOf({ ...sheet, path }) } : { problem })
    },
    stageOf: (path, bytes, stage) => Promise.resolve({ path, stage, size: bytes.length }),
    endReading: () => Promise.resolve(),
    linkStage,
    stylesOf: () =>
      Promise.resolve({
        style: {
          kind: 'minutes' as const,
          meetings: [{ body: 'Synod', date: '2031-05-06' }],
          references: ['1', '2'],
          zones: [{ zone: 'minutes' as const, blocks: 4 }],
          rules: [
            {
              rule: 'resolved',
              record: 'resolution',
              file: 'rules/r.yaml',
              because: 'b',
              records: 2,
              rejected: 1,
              example: 'to mend it',
            },
          ],
          unread: [
            {
              sign: 'DIRECTED',
              because: 'a verb in capitals',
              text: 'The Dean was DIRECTED to go.',
              page: null,
              line: 7,
            },
          ],
        },
      }),
    tablesOf: () =>
      Promise.resolve({
        tables: [
          {
            page: 3,
            cells: [
              { page: 3, row: 0, col: 0, rowspan: 1, colspan: 1, text: 'Matter' },
              { page: 3, row: 0, col: 1, rowspan: 1, colspan: 1, text: 'RAG' },
              { page: 3, row: 1, col: 0, rowspan: 1, colspan: 1, text: 'Mend the crane' },
              { page: 3, row: 1, col: 1, rowspan: 1, colspan: 1, text: '', fills: ['#00b050'] },
            ],
          },
        ],
      }),
    viewPage: () => Promise.reject(new Error('no pages on this stage')),
    explain: (_path, _bytes, record) =>
      Promise.resolve({
        sentence: record.source.quote,
        candidates: [
          {
            rule: record.rule,
            record: record.type,
            file: 'rules/actions.yaml',
            because: 'Somebody has to do something.',
            pattern: '{person} would {matter}',
            outcome: 'taken',
            reason: null,
            slots: { person: 'Dr Ada Finch' },
            fields: { owner: 'Dr Ada Finch' },
          },
          {
            rule: 'narrative',
            record: 'resolution',
            file: 'rules/resolutions.yaml',
            because: 'A decision told in a sentence.',
            pattern: 'members agreed',
            outcome: 'no match',
            reason: null,
            slots: {},
            fields: null,
          },
        ],
      }),
    testRules: () => ({ rules: 0, broken: [] }),
    tryText: (sentence) => Promise.resolve({ sentence, candidates: [] }),
  }
  return {
    folder,
    engine,
    type: async (argv, { stdin = '', ...more } = {}) => {
      const said = { out: '', err: '' }
      const stream = (name: 'out' | 'err') => ({
        write: (text: string, done: () => void) => {
          said[name] += text
          done()
        },
      })
      const io: Io = {
        stdout: stream('out'),
        stderr: stream('err'),
        stdin: (async function* () {
          yield stdin
        })(),
        env: {},
        folder,
        today: '2024-06-14',
        ...more,
      }
      return { exit: await run(argv, io, engine), ...said }
    },
  }
}

export function put(folder: string, path: string, bytes: Buffer | string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), bytes)
}

/** Streams that keep what was said, for runs with the real engine. */
export function captured(folder: string): { io: Io; out: () => string; err: () => string } {
  const said = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({
    write: (text: string, done: () => void) => {
      said[name] += text
      done()
    },
  })
  const stdin = (async function* () {
    yield ''
  })()
  const io: Io = { stdout: stream('out'), stderr: stream('err'), stdin, env: {}, folder, today: '2025-06-14' }
  return { io, out: () => said.out, err: () => said.err }
}
