// Every snippet and every excerpt stands, word for word, at the place that its row names.

import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '#cli'
import type { ExportedRecord } from '#model'
import { compareDecisions, recordExcerpts, search, trace } from '#query'
import { recordTypes } from '#records'
import { closeIndex, documentPages, eachRecord, type Index, openIndex } from '#store'
import { captured } from '../cli/stage.ts'

const corpus = fileURLToPath(new URL('../../corpus', import.meta.url))
const shared = fileURLToPath(new URL('../../../shared/documents/real', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'minutebook-snippets-'))
const papers = [
  ...['vale-icb-pack', 'village-hall', 'trust-minutes', 'fenholt-pack', 'saltmarsh-pack', 'council-page'].flatMap(
    (name) =>
      readdirSync(join(corpus, name))
        .filter((file) => /^source\./.test(file))
        .map((file) => join(corpus, name, file)),
  ),
  ...(existsSync(shared) ? ['ayton', 'eddington-agm', 'burton-cum-walden'].map((name) => join(shared, name)) : []),
]

let index: Index
const texts = new Map<string, readonly string[]>()
const records = new Map<string, ExportedRecord>()
beforeAll(async () => {
  await run(['--db', join(folder, 'x.db'), 'ingest', ...papers], captured(folder).io)
  index = openIndex(join(folder, 'x.db'), recordTypes, { readonly: true })
  const rows = index.db.prepare('SELECT id, path FROM documents').all() as { id: string; path: string }[]
  for (const { id, path } of rows)
    texts.set(
      path,
      documentPages(index, id).map(({ text }) => text),
    )
  for (const record of eachRecord(index)) records.set(record.id, record)
}, 60_000)
afterAll(() => {
  closeIndex(index)
  rmSync(folder, { recursive: true })
})

const flat = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()
/** The words of a snippet between its dots. */
const pieces = (text: string) =>
  text
    .split('…')
    .map(flat)
    .filter((piece) => piece !== '')
const stands = (snippet: string, at: string) => pieces(snippet).every((piece) => flat(at).includes(piece))

/** Mulberry32. */
function seeded(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Some hundred queries of one to three neighbouring words, a few of them exact. */
function queries(): string[] {
  const random = seeded(7)
  const all = [...texts.values()].flat()
  return Array.from({ length: 300 }, (_, i) => {
    const words = all[Math.floor(random() * all.length)]!.match(/\p{L}{3,}/gu) ?? ['board']
    const at = Math.floor(random() * words.length)
    const some = words.slice(at, at + 1 + (i % 3)).join(' ')
    return i % 5 === 0 ? `"${some}"` : some
  })
}

/** The words at the place of a hit: its record, its line, or its page. */
function wordsAt({
  id,
  document,
  page,
  line,
}: {
  id: string | null
  document: string
  page: number | null
  line: number | null
}) {
  if (id !== null)
    return JSON.stringify(records.get(id))
      .replace(/\\[nt]/g, ' ')
      .replaceAll('\\"', '"')
  const pages = texts.get(document)!
  if (page !== null) return pages[page - 1]!
  return line === null ? pages.join('\n') : pages.join('\n').split('\n')[line - 1]!
}

describe('search', () => {
  it('shows the words of the place that it names', () => {
    let hits = 0
    const wrong: string[] = []
    for (const query of queries())
      for (const hit of search(index, query, { limit: 20 }).hits) {
        hits++
        if (!stands(hit.snippet.text, wordsAt(hit)))
          wrong.push(`${query}: ${hit.document} ${hit.page}: ${hit.snippet.text}`)
      }
    expect(hits).toBeGreaterThan(1000)
    expect(wrong).toEqual([])
  })
})

describe('trace', () => {
  it('quotes what stands at each step', () => {
    const wrong = ['budget', 'Ms Vane', 'lease', 'clerk', 'minutes', 'frailty'].flatMap((words) =>
      trace(index, words, { limit: 0 } as never)
        .steps.filter((step) => !stands(step.snippet.text, wordsAt({ ...step, id: step.record ? step.id : null })))
        .map((step) => `${words}: ${step.document} ${step.page} ${step.snippet.text}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('show', () => {
  it('marks the words of the record in its page', () => {
    const wrong = [...records.values()].filter((record) => {
      const marked = recordExcerpts(index, record, 0)
        .flatMap(({ lines }) => lines)
        .flatMap(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to)))
        .join(' ')
      return flat(marked).replaceAll(' ', '') !== flat(record.source.quote).replaceAll(' ', '')
    })
    expect(wrong.map(({ id, source }) => `${id}: ${source.quote}`)).toEqual([])
  })
})

describe('decisions', () => {
  it('quotes the records that it names', () => {
    const wrong = compareDecisions(index, {}).filter(
      ({ resolution, decided }) =>
        resolution && decided && !stands(decided, wordsAt({ id: resolution, document: '', page: null, line: null })),
    )
    expect(wrong).toEqual([])
  })
})
