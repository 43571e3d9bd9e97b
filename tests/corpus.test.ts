// The corpus: every document gives exactly what its answers say, and the same from any order.

import { spawnSync } from 'node:child_process'
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
  .filter((entry) => entry.isDirectory() && existsSync(join(corpus, entry.name, 'expected.ndjson')))
  .map((entry) => entry.name)
  .sort()
const sourceOf = (name: string) =>
  join(
    corpus,
    name,
    readdirSync(join(corpus, name)).find((file) => /^source\./.test(file))!,
  )

async function readAgain(path: string, name = path) {
  const outcome = await readDocument(name, readFileSync(path))
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  return outcome.reading
}

const readings = new Map<string, ReturnType<typeof readAgain>>()
/** What a file gives; a PDF is read once. */
function readingOf(path: string) {
  if (!readings.has(path)) readings.set(path, readAgain(path))
  return readings.get(path)!
}

const isPdf = (path: string) => path.endsWith('.pdf')
const pdftotext = spawnSync('pdftotext', ['-v']).error === undefined

/**
 * The words of a text as they are, those of a PDF as another reader finds them, those of other files as they are shown;
 * nothing where there is no other reader.
 */
async function wordsOf(path: string): Promise<string | undefined> {
  if (/\.(?:txt|md)$/.test(path)) return readFileSync(path, 'utf8')
  if (!isPdf(path)) return (await readingOf(path)).pages.map((page) => page.text).join('\n')
  if (!pdftotext) return undefined
  return spawnSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }).stdout.replace(/\s+/g, ' ')
}

type Expected = Record<string, unknown> & {
  type: string
  quote: string
  line?: number
  page?: number
  optional?: boolean
}
const expectedOf = (name: string): Expected[] =>
  readFileSync(join(corpus, name, 'expected.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Expected)

const plain = (text: unknown) =>
  String(text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}£%.]+/gu, ' ')
    .trim()

describe.each(folders)('corpus/%s', (name) => {
  it('stands every expected quote in its source', async () => {
    const source = await wordsOf(sourceOf(name))
    if (source === undefined) return
    // A scanned page holds no words until it is read by OCR.
    const missing = expectedOf(name).filter(
      (record) =>
        record.type !== 'scope' && !(record.optional && isPdf(sourceOf(name))) && !source.includes(record.quote),
    )
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
    expect(
      missed.length,
      missed.map((r) => `${r.type} line ${r.line ?? `of page ${r.page}`}: ${headOf(r)}`).join('\n'),
    ).toBeLessThanOrEqual(Math.floor(certain.length * (isPdf(sourceOf(name)) ? 0.12 : 0.05)))
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
    for (const name of ['vale-icb-pack', 'saltmarsh-pack']) {
      const once = await readAgain(sourceOf(name), 'pack')
      const twice = await readAgain(sourceOf(name), 'pack')
      expect(JSON.stringify(twice.records)).toBe(JSON.stringify(once.records))
    }
  })

  it('gives records of a PDF their page and their box', async () => {
    for (const name of folders.filter((folder) => isPdf(sourceOf(folder)))) {
      const { records } = await readingOf(sourceOf(name))
      expect(records.filter(({ source }) => source.page === null || source.bbox === undefined)).toEqual([])
    }
  })

  it('asks for the password of a file that has one', async () => {
    const path = join(corpus, 'saltmarsh-pack', 'sealed.pdf')
    expect(await readDocument(path, readFileSync(path))).toMatchObject({ problem: { code: 'password', path } })
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
