// Prose → sums of money in pounds.

import { AMOUNT_END, amountAfter, DASHES, DIGITS, GAP, plainAmount, pounds, UNIT_AFTER } from './amounts.ts'
import { type Amount, type PrintedSign, withoutSeparators } from './amounts.ts'
import { readNumberWords } from './numberWords.ts'
import { firstAndLongest } from './overlaps.ts'
import { matchAt } from './sticky.ts'

/** A sum as printed. `start` and `end` are UTF-16 offsets, half-open, in the string that was given. */
export interface Money {
  /** The printed amount with its pound sign, brackets, unit and printed sign: "£(66.6)m". */
  start: number
  end: number
  raw: string
  /** Pounds, never negative; the sign is in `printedSign`, the polarity in the words around. */
  amount: number
  printedSign: PrintedSign | null
  /** The unit as printed ("m", "K", "million", "p"), or null. */
  unitRaw: string | null
  /** Pounds a unit: 1, 1e3, 1e6, 1e9, or 0.01 for pence. */
  scale: number
  /** Half of the last printed digit, in pounds: 50,000 for "£66.6m". */
  precision: number
  qualifier: 'about' | 'over' | 'up_to' | 'at_least' | null
  /** "per annum", "a year", "per hour": printed right after, in lower case. */
  rate: string | null
  /** Which end of a range of two amounts this is. */
  range: 'low' | 'high' | null
  /** The unit is a neighbour's: "£20.952 million, of which only £10.977". */
  unitInherited: boolean
}

interface Sum extends Amount {
  range: Money['range']
  unitInherited: boolean
}

/**
 * Reads every sum of money in a string, in order, without overlaps.
 *
 * With `bare`, an amount needs no pound sign when it has a unit (95k, 1.2m, ?450m with a lost pound sign):
 * only for sentences that speak of money. Brackets around the sign and the sum are a negative where an object is due:
 *
 *   a deficit of (£66.6m)       the award (£66.6m) was
 *                ^ negative               ^ an aside, not negative
 */
export function readMoney(text: string, options: { bare?: boolean } = {}): Money[] {
  const found = [...poundAmounts(text), ...penceAmounts(text), ...wordAmounts(text)]
  if (options.bare) found.push(...bareAmounts(text))
  const sums: Sum[] = []
  for (const next of firstAndLongest(found)) {
    if (next.start < (sums.at(-1)?.end ?? 0)) continue
    sums.push({ ...next, range: null, unitInherited: false })
    const partner = rangePartner(text, next)
    if (partner) sums.push(partner)
  }
  pairRanges(text, sums)
  inheritUnits(text, sums)
  return sums.map((sum) => toMoney(text, sum))
}

function toMoney(text: string, sum: Sum): Money {
  const { start, end, amount, printedSign, unitRaw, scale, precision, range, unitInherited } = sum
  const [raw, qualifier, rate] = [text.slice(start, end), qualifierBefore(text, start), rateAfter(text, end)]
  return { start, end, raw, amount, printedSign, unitRaw, scale, precision, qualifier, rate, range, unitInherited }
}

/** "GBP" counts only before a number that looks like a sum: committees are called GBP too. */
function poundAmounts(text: string): Amount[] {
  const found: Amount[] = []
  for (const sign of text.matchAll(/£|\bGBP(?=\s{0,2}[(\d-])/g)) {
    const amount = amountAfter(text, sign.index, sign.index + sign[0].length)
    if (amount && (sign[0] === '£' || /[.,]/.test(amount.digits) || amount.unitRaw)) found.push(amount)
  }
  return found
}

const PRICE_BEFORE =
  /\b(?:prices?|priced at|costs?|costing|charged?|rate of|fee of|(?:rise|increase) of|at|extra)\s{1,2}$/i
const PRICE_AFTER = /^\s{1,2}(?:in the pound|per\s|an?\s|each\b)/i

/** "32p in the pound", "45p a mile", "at 32p"; never a page number. */
function penceAmounts(text: string): Amount[] {
  const found: Amount[] = []
  for (const match of text.matchAll(/(?<![\w£$€.,/-])(\d{1,3}(?:\.\d{1,2})?)p(?![\w/]|\.\d)/g)) {
    const end = match.index + match[0].length
    const before = text.slice(Math.max(0, match.index - 24), match.index)
    if (!PRICE_BEFORE.test(before) && !PRICE_AFTER.test(text.slice(end, end + 16))) continue
    found.push(plainAmount(match.index, end, match[1]!, 'p'))
  }
  return found
}

const DIGITS_POUNDS = new RegExp(`(${DIGITS})(${UNIT_AFTER})?${GAP}(?:pounds|GBP)(?![a-z])`, 'iy')

/** "five million pounds", "half a million pounds", "twenty pounds", "5 million pounds", "5m GBP". */
function wordAmounts(text: string): Amount[] {
  const found: Amount[] = []
  for (const match of text.matchAll(/(?<![\w£$€.,/-])\d/g)) {
    const number = matchAt(DIGITS_POUNDS, text, match.index)
    if (number) found.push(plainAmount(match.index, match.index + number[0].length, number[1]!, number[2]))
  }
  for (const match of text.matchAll(/\b([a-z]{2,10})\s{1,3}pounds\b/gi)) {
    const unit = /^(?:thousand|million|billion|trillion)$/i.test(match[1]!) ? match[1] : undefined
    const words = wordsBefore(text, unit ? match.index : match.index + match[1]!.length)
    if (words) found.push(plainAmount(words.start, match.index + match[0].length, String(words.value), unit))
  }
  return found
}

/** The longest run of number words that ends at an offset. */
function wordsBefore(text: string, end: number): { start: number; value: number } | undefined {
  const from = Math.max(0, end - 60)
  for (const word of text.slice(from, end).matchAll(/\b[a-z]+/gi)) {
    const start = from + word.index
    const read = readNumberWords(text, start)
    if (read && read.end <= end && /^[\s-]{0,3}$/.test(text.slice(read.end, end))) return { start, value: read.value }
  }
  return undefined
}

const BARE_START = /(?<![\w£$€.,/]|\w[-\u2010-\u2015])[?\uFFFD]?(?=[(.\d-])/gu
const COUNTED = [
  'people|patients?|residents?|adults?|children|staff|users?|households?|homes|population|wte|fte|words|pages|%',
  'met(?:re|er)s?|kilomet|km|miles?|run\\b|doses?|visits?|appointments?|tests?|calls?|hours?|minutes',
]
const NOT_MONEY_AFTER = new RegExp(`^[\\s-]{0,2}(?:${COUNTED.join('|')})`, 'i')

function bareAmounts(text: string): Amount[] {
  const found: Amount[] = []
  for (const match of text.matchAll(BARE_START)) {
    const at = match.index + match[0].length
    const amount = amountAfter(text, match.index, at)
    if (!amount?.unitRaw || NOT_MONEY_AFTER.test(text.slice(amount.end, amount.end + 16))) continue
    const aside = text[at] === '(' && text[amount.end - 1] === ')'
    if (!aside) found.push(amount)
  }
  return found
}

const NUMBER_UNIT = new RegExp(`(${DIGITS})(${UNIT_AFTER})?(?!/)${AMOUNT_END}`, 'iuy')
const RANGE_JOIN = new RegExp(`[${DASHES}]|${GAP}[\\u2010-\\u2015-]${GAP}|\\s{1,3}(?:to|and)\\s{1,3}`, 'y')

/** The second amount of "£1.2-1.5m", "£1.2 to 1.5m" or "between £1m and 2m", which has no pound sign of its own. */
function rangePartner(text: string, first: Amount): Sum | undefined {
  if (first.printedSign) return undefined
  const join = matchAt(RANGE_JOIN, text, first.end)?.[0]
  if (!join || (join.includes('and') && !isBetween(text, first))) return undefined
  const start = first.end + join.length
  const second = matchAt(NUMBER_UNIT, text, start)
  if (!second || (join.length > 1 && !second[2])) return undefined
  const partner = plainAmount(start, start + second[0].length, second[1]!, second[2] ?? first.unitRaw ?? undefined)
  if (partner.amount <= first.amount) return undefined
  return { ...partner, range: null, unitInherited: !second[2] && first.unitRaw !== null }
}

function isBetween(text: string, low: Amount): boolean {
  return /\bbetween\s{1,2}$/i.test(text.slice(Math.max(0, low.start - 12), low.start))
}

/** Marks neighbours that are the two ends of one range; "from £1m to £2m" is a change, not a range. */
function pairRanges(text: string, sums: Sum[]): void {
  for (let i = 1; i < sums.length; i++) {
    const low = sums[i - 1]!
    const high = sums[i]!
    if (low.range || low.printedSign || high.start - low.end > 8) continue
    const gap = text.slice(low.end, high.start)
    const join = gap.trim().toLowerCase()
    const touching = /^ ?$/.test(gap) && isDashed(text, high)
    const from = /\bfrom\s$/i.test(text.slice(Math.max(0, low.start - 6), low.start))
    const joined =
      /^[-\u2010-\u2015]$/.test(join) || (join === 'to' && !from) || (join === 'and' && isBetween(text, low))
    if (!touching && !joined) continue
    const lent = low.unitRaw === null && high.unitRaw !== null && numberOf(low) < numberOf(high)
    if (lent) Object.assign(low, pounds(low.digits, high.scale), { scale: high.scale, unitInherited: true })
    if (low.amount >= high.amount) continue
    if (touching) Object.assign(high, { start: high.start + 1, printedSign: null })
    low.range = 'low'
    high.range = 'high'
  }
}

/** A dash that touches the sum and was taken for its minus. */
function isDashed(text: string, sum: Sum): boolean {
  return sum.printedSign === 'minus' && /[^\w£]/.test(text[sum.start]!)
}

function numberOf(amount: Amount): number {
  return Number(withoutSeparators(amount.digits))
}

/**
 * Lends a unit to an amount of the same sentence that has none but cannot be pounds and pence.
 *
 *   £20.952 million, of which only £10.977
 *                                        ^ three decimals and no unit: millions
 */
function inheritUnits(text: string, sums: Sum[]): void {
  for (let i = 0; i < sums.length; i++) {
    const sum = sums[i]!
    if (sum.unitRaw || sum.unitInherited || !/^\d{1,3}\.(?:\d|\d{3,})$/.test(sum.digits)) continue
    const before = sums[i - 1]
    const after = sums[i + 1]
    const sameSentence = before && /^(?:[^.;\n]|\.(?=\d)){0,120}$/.test(text.slice(before.end, sum.start))
    const joined = after && /^\s{1,2}(?:and|or|to)\s{1,2}$/.test(text.slice(sum.end, after.start))
    const lender = sameSentence && before.scale > 1 ? before : joined && after.scale > 1 ? after : undefined
    if (lender) {
      Object.assign(sum, pounds(sum.digits, lender.scale), { scale: lender.scale, unitInherited: true })
    }
  }
}

const ABOUT =
  'c\\.?|ca\\.|circa|around|about|approx(?:imately|\\.)?|roughly|nearly|almost|nearer|close to|some|in the (?:region|order) of'
const QUALIFIERS = [
  '(?<at_least>at least|minimum of|(?:not|no) less than)',
  '(?<up_to>up to|(?:no|not) more than|maximum of|less than|under|below|at most|not exceeding|<)',
  '(?<over>over|more than|in excess of|above|exceeding|greater than|upwards of|>)',
  `(?<about>${ABOUT}|~|≈)`,
]
const QUALIFIER_BEFORE = new RegExp(`(?<!\\w)(?:${QUALIFIERS.join('|')})\\s{0,2}$`, 'i')

function qualifierBefore(text: string, start: number): Money['qualifier'] {
  const groups = QUALIFIER_BEFORE.exec(text.slice(Math.max(0, start - 24), start))?.groups
  if (!groups) return null
  return groups.at_least ? 'at_least' : groups.up_to ? 'up_to' : groups.over ? 'over' : 'about'
}

const RATE_AFTER =
  /^[\s,]{0,3}(\/\s?(?:year|month|week|day|hour)|p\.?a\b\.?|per\s(?!cent)[a-z]{3,12}|an?\s(?:year|month|week|day|hour|mile|head)|(?:each|every)\s(?:year|month|week|day)|annually|in the pound)/i

function rateAfter(text: string, end: number): string | null {
  return RATE_AFTER.exec(text.slice(end, end + 24))?.[1]?.toLowerCase() ?? null
}
