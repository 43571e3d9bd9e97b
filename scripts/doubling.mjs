#!/usr/bin/env node
// Reads hostile texts of one length and of four times that length: the time of no stage may grow much faster than the text.
//
//   npm run doubling                    all texts
//   npm run doubling -- --only sums     one of them
import { Buffer } from 'node:buffer'
import { extract } from '../dist/extract/index.js'
import { layOut } from '../dist/layout/index.js'
import { checkDocument, coverageOf, linkRecords, noticesOf } from '../dist/link/index.js'
import { outline } from '../dist/outline/index.js'
import { ownRuleBook } from '../dist/pipeline/index.js'
import { readSource } from '../dist/read/index.js'
import { recordTypes } from '../dist/records/index.js'
import { learnShortNames, passageSentences, readDates, readMoney } from '../dist/text/index.js'
import { hostileTexts } from './hostileTexts.mjs'

const at = process.argv.indexOf('--only')
const only = at > 0 ? process.argv[at + 1] : undefined
const small = 12_000
const times = 4
/** Largest exponent of the growth: 1 is a time in proportion to the length, 2 to its square. */
const limit = 1.2
/** What is done in less, in milliseconds of the processor, says nothing about growth. */
const tooQuick = 120
const tries = 5

const book = ownRuleBook()
const bytesOf = (text) => Buffer.from(text)

/** Milliseconds of the processor that each stage takes for a text. */
async function stageTimes(text) {
  const spent = {}
  const timed = async (stage, run) => {
    const start = process.cpuUsage()
    const made = await run()
    const { user, system } = process.cpuUsage(start)
    spent[stage] = (user + system) / 1000
    return made
  }
  globalThis.gc?.()
  const file = await timed('read', () => readSource('hostile.txt', bytesOf(text), {}))
  if ('problem' in file) return { refused: file.problem }
  const laid = await timed('layout', () => layOut(file))
  const outlined = await timed('outline', () => outline(laid, book))
  const records = await timed('extract', () => extract(laid, outlined, book, recordTypes))
  const checks = await timed('check', () => checkDocument(laid, outlined, records))
  await timed('coverage', () => [coverageOf(laid, outlined, [...records, ...checks]), noticesOf(laid, outlined)])
  await timed('link', () => linkRecords([...records, ...checks], learnShortNames(text)))
  await timed('dates', () => readDates(text))
  await timed('money', () => readMoney(text))
  await timed('sentences', () => passageSentences({ text, runs: [] }))
  return spent
}

/** The least of several tries, for everything else that a machine does only adds. */
async function leastTimes(text) {
  const least = {}
  for (let i = 0; i < tries; i++) {
    const spent = await stageTimes(text)
    if (spent.refused) return spent
    for (const [stage, ms] of Object.entries(spent)) least[stage] = Math.min(least[stage] ?? Infinity, ms)
    if (Object.values(least).every((ms) => ms < tooQuick)) break
  }
  return least
}

let failures = 0
const larger = new Map(hostileTexts(small * times).map(({ name, text }) => [name, text]))
const texts = hostileTexts(small).filter(({ name }) => !only || name === only)
// What is compiled at the first use is not counted.
for (const { text } of hostileTexts(500)) await stageTimes(text)
for (const { name, text } of texts) {
  const long = await leastTimes(larger.get(name))
  if (long.refused) {
    console.log(`${name}: refused, ${JSON.stringify(long.refused)}`)
    continue
  }
  const slow = Object.entries(long).filter(([, ms]) => ms >= tooQuick)
  const short = slow.length > 0 ? await leastTimes(text) : {}
  for (const [stage, ms] of slow) {
    const exponent = Math.log(ms / Math.max(short[stage], 1)) / Math.log(times)
    if (exponent > limit) failures++
    console.log(
      `${exponent > limit ? 'FAILED ' : 'ok     '}${name}: ${stage} ${short[stage].toFixed(0)} ms, ${ms.toFixed(0)} ms for ${times} times the text, exponent ${exponent.toFixed(2)}`,
    )
  }
}
console.log(`${texts.length} hostile texts; ${failures} stages grow faster than length^${limit}`)
process.exitCode = failures > 0 ? 1 : 0
