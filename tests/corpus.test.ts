// The corpus: every document gives exactly what its answers say, and the same from any order.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type ExportedRecord, quoteOf } from '#model'
import { ownRuleBook, readDocument } from '#pipeline'
import { recordTypes } from '#records'

const corpus = fileURLToPath(new URL('../corpus', import.meta.url))
const shared = fileURLToPath(new URL('../../shared/documents', import.meta.url))
const folders = readdirSync(corpus, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
const sourceOf = (name: string) =>
  join(
    corpus,
    name,
    readdirSync(join(corpus, name)).find((file) => /^source\./.test(file))!,
  )

async function readingOf(path: string, name = path) {
  const outcome = await readDocument(name, readFileSync(path))
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  return outcome.reading
}

type Expected = Record<string, unknown> & { type: string; quote: string; line: number; optional?: boolean }
const expectedOf = (name: string): Expected[] =>
  readFileSync(join(corpus, name, 'expected.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Expected)

/** The words of a text as they are; those of other files as they are shown. */
async function wordsOf(path: string): Promise<string> {
  if (/\.(?:txt|md)$/.test(path)) return readFileSync(path, 'utf8')
  return (await readingOf(path)).pages.map((page) => page.text).join('\n')
}

const plain = (text: unknown) =>
  String(text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}£%.]+/gu, ' ')
    .trim()

describe.each(folders)('corpus/%s', (name) => {
  it('stands every expected quote in its source', async () => {
    const source = await wordsOf(sourceOf(name))
    const missing = expectedOf(name).filter((record) => record.type !== 'scope' && !source.includes(record.quote))
    expect(missing.map((record) => record.quote)).toEqual([])
  })

  it('gives no record of a type that the answers do not have', async () => {
    const allowed = new Set(expectedOf(name).map((record) => record.type))
    const { records } = await readingOf(sourceOf(name))
    // An agreement says nothing of its own: it sets figures side by side that the answers hold already.
    const stray = records.filter((record) => record.type !== 'agreement' && !allowed.has(record.type))
    expect(stray.map((record) => `${record.type}: ${record.source.quote.slice(0, 80)}`)).toEqual([])
  })

  it('finds what the answers count as certain', async () => {
    const { records } = await readingOf(sourceOf(name))
    const texts = new Map<string, string[]>()
    for (const record of records) texts.set(record.type, [...(texts.get(record.type) ?? []), plain(headOf(record))])
    const certain = expectedOf(name).filter((record) => record.type !== 'scope' && !record.optional)
    const missed = certain.filter(
      (record) => !(texts.get(record.type) ?? []).some((text) => alike(text, plain(headOf(record)))),
    )
    expect(missed.length, missed.map((r) => `${r.type} line ${r.line}: ${headOf(r)}`).join('\n')).toBeLessThanOrEqual(
      Math.floor(certain.length * 0.05),
    )
  })
})

/** The field by which a person would name the record. */
function headOf(record: Record<string, unknown>): unknown {
  return (
    record.text ??
    record.raw ??
    record.subject ??
    record.name ??
    record.ref ??
    record.context ??
    record.date ??
    record.title ??
    record.person
  )
}

function alike(a: string, b: string): boolean {
  return a === b || (a.length > 12 && b.length > 12 && (a.includes(b) || b.includes(a)))
}

const real = existsSync(shared) ? readdirSync(shared).filter((file) => file.endsWith('.txt')) : []
if (real.length === 0) console.log('skipped: there are no shared documents beside the project')

describe('evidence', () => {
  it.each([...folders.map((name) => sourceOf(name)), ...real.map((file) => join(shared, file))])(
    '%s: every quote stands at its span',
    async (path) => {
      const { pages, records } = await readingOf(path)
      for (const record of records) {
        const page = pages.findIndex((candidate) => candidate.number === record.source.page)
        const { char_start, char_end, quote, spans, fields } = record.source
        const own = spans ?? [{ page, start: char_start, end: char_end }]
        expect(quoteOf(pages, own), record.id).toBe(quote)
        expect(quote.trim(), record.id).not.toBe('')
        for (const span of Object.values(fields ?? {}))
          expect(pages[span.page]!.text.slice(span.start, span.end).trim()).not.toBe('')
      }
    },
  )

  it('gives every record a rule that exists, and an id of its own', async () => {
    const known = new Set([
      ...ownRuleBook().rules.map((rule) => rule.id),
      ...ownRuleBook().zones.openings.map((o) => o.id),
      ...ownRuleBook().zones.grids.map((g) => g.id),
    ])
    const own = new Set(['numbered-minute', 'attendance-heading'])
    // Checks and agreements rest on arithmetic and the calendar.
    const reckoned = new Set(['check', 'agreement'])
    for (const name of folders) {
      const { records } = await readingOf(sourceOf(name))
      expect(
        records
          .filter((record) => !known.has(record.rule) && !own.has(record.rule) && !reckoned.has(record.type))
          .map((record) => record.rule),
      ).toEqual([])
      const ids = records.map((record) => record.id)
      expect(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        name,
      ).toEqual([])
    }
  })

  it('reads the same file to the same records again', async () => {
    const once = await readingOf(sourceOf('vale-icb-pack'), 'pack.txt')
    const twice = await readingOf(sourceOf('vale-icb-pack'), 'pack.txt')
    expect(JSON.stringify(twice.records)).toBe(JSON.stringify(once.records))
  })
})

describe('the rules', () => {
  it('are all used by the corpus', async () => {
    const fired = new Set<string>()
    const types = new Set<string>()
    for (const name of folders) {
      const { records } = await readingOf(sourceOf(name))
      for (const record of records as ExportedRecord[]) {
        fired.add(record.rule)
        types.add(record.type)
      }
    }
    expect(recordTypes.map((type) => type.name).filter((type) => !types.has(type))).toEqual([])
    expect(
      ownRuleBook()
        .rules.map((rule) => rule.id)
        .filter((id) => !fired.has(id)),
    ).toEqual([])
  })
})
