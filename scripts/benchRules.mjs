// What ten times as many rules cost: the program's own, and nine copies of them that ask for other words.
//
//   npm run bench -- --rules
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extract } from '#extract'
import { layOut } from '#layout'
import { checkDocument, coverageOf } from '#link'
import { outline } from '#outline'
import { readSource } from '#read'
import { recordTypes } from '#records'
import { compileRules, loadRuleSources } from '#rules'
import { parse, stringify } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const real = join(root, '..', 'shared', 'documents', 'llr-icb-board-pack-2024-02-08.txt')
const pack = existsSync(real) ? real : join(root, 'corpus', 'vale-icb-pack', 'source.txt')
const copies = 9
const rounds = 7

/**
 * A pattern of another house, which has a word of its own.
 *
 *   ^it was resolved to {matter}   →   ^thornhillhousea it was resolved to {matter}
 */
const renamed = (pattern, mark) =>
  pattern.startsWith('^') ? `^thornhillhouse${mark} ${pattern.slice(1)}` : `thornhillhouse${mark} ${pattern}`

function copyOf(file, n) {
  const mark = String.fromCharCode(96 + n)
  const rename = (patterns) => (patterns === undefined ? undefined : [patterns].flat().map((p) => renamed(p, mark)))
  return {
    record: file.record,
    // A rule that looks at every table asks for no words, so that no copy of it can ask for others.
    rules: file.rules
      .filter((rule) => rule.items !== 'table')
      .map((rule) => ({
        ...rule,
        id: `${rule.id}-${mark}`,
        ...(rule.lead ? { lead: rename(rule.lead) } : {}),
        ...(rule.item && !rule.lead ? { item: rename(rule.item) } : {}),
        ...(rule.columns
          ? { columns: Object.fromEntries(Object.entries(rule.columns).map(([name, heads]) => [name, rename(heads)])) }
          : {}),
      })),
  }
}

const own = loadRuleSources()
const more = [...own]
for (let n = 1; n <= copies; n++)
  for (const source of own) {
    const file = parse(source.text)
    if (file.rules?.some((rule) => rule.items !== 'table'))
      more.push({ file: source.file.replace('.yaml', `-${n}.yaml`), text: stringify(copyOf(file, n)) })
  }
const books = { one: compileRules(own), ten: compileRules(more) }
const laid = await layOut(await readSource('pack', readFileSync(pack)))

/** Processor time of everything behind the reading of the file, in ms. */
async function spent(book) {
  const start = process.cpuUsage()
  const bytes = readFileSync(pack)
  const again = await layOut(await readSource('pack', bytes))
  const outlined = await outline(again, book)
  const records = extract(again, outlined, book, recordTypes)
  checkDocument(again, outlined, records)
  coverageOf(again, outlined, records)
  const { user, system } = process.cpuUsage(start)
  return { ms: (user + system) / 1e3, records: records.length }
}

const best = { one: Infinity, ten: Infinity }
const found = {}
for (let i = 0; i < rounds; i++)
  for (const name of ['one', 'ten']) {
    globalThis.gc?.()
    const { ms, records } = await spent(books[name])
    best[name] = Math.min(best[name], ms)
    found[name] = records
  }
// A text has no pages: 3,000 characters are about one.
const pages = Math.max(laid.pages.length, Math.round(laid.pages.reduce((sum, page) => sum + page.text.length, 0) / 3e3))
const row = (name, rules, ms, records) =>
  console.log([name, rules, records, (ms / pages).toFixed(2)].map((cell) => String(cell).padStart(12)).join(''))
console.log(`${pack.slice(pack.lastIndexOf('/') + 1)}, ${pages} pages, best of ${rounds}, processor time`)
console.log(['rules', 'number', 'records', 'ms/page'].map((head) => head.padStart(12)).join(''))
row('own', books.one.rules.length, best.one, found.one)
row('ten times', books.ten.rules.length, best.ten, found.ten)
console.log(`ten times the rules cost ${((best.ten / best.one - 1) * 100).toFixed(1)} % more (at most 15 %)`)
