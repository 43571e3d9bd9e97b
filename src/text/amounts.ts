// One printed amount → its pounds, sign, unit and precision: the grammar that prose and tables share.

import { matchAt } from './sticky.ts'

/** How a negative is printed: £(5)m, -£5m, £5m (A) or DR, £5m (F) or CR. */
export type PrintedSign = 'brackets' | 'minus' | 'suffix_adverse' | 'suffix_favourable'

/** An amount as printed. `start` and `end` are UTF-16 offsets, half-open, in the string that was given. */
export interface Amount {
  start: number
  end: number
  /** The number as printed, without sign, currency and unit. */
  digits: string
  /** Pounds, never negative. */
  amount: number
  printedSign: PrintedSign | null
  unitRaw: string | null
  /** Pounds a unit. */
  scale: number
  /** Half of the last printed digit, in pounds. */
  precision: number
}

const SCALES: [RegExp, number][] = [
  [/^p$/, 0.01],
  [/^(?:k|thousands?|'?0{3}s?)$/i, 1e3],
  [/^(?:m|mn|mill?|mio|millions?)$/i, 1e6],
  [/^(?:bn?|bill?|billions?)$/i, 1e9],
  [/^(?:tn|trillions?)$/i, 1e12],
]

/** Pattern sources of one amount. White space inside an amount: never a tab, which divides cells. */
export const GAP = '[^\\S\\t]{0,3}'
export const DASHES = '\\u2010-\\u2015\\u2212-'
/** Thousands are parted by a comma or by a space that does not break. */
export const DIGITS = '(?:\\d{1,3}(?:[,\\u00a0\\u2009\\u202f]\\d{3}){1,5}|\\d{1,15})(?:\\.\\d{1,6})?|\\.\\d{1,6}'
export const UNIT = "millions?|mill?|mn|m|thousands?|'000s?|k|billions?|bill|bn|b|trillions?|tn"
export const UNIT_AFTER = `${GAP}(?:${UNIT})(?![a-z\\d&])`
export const AMOUNT_END = '(?![\\d\\p{L}]|[.,]\\d|,,)'
export const SUFFIX = `${GAP}(?:\\((?:A|F|adv|fav|adverse|favourable)\\)|DR\\b|CR\\b)`

/**
 * After the pound sign. The closing bracket may stand before or after the unit.
 *
 *   £(66.6)m      £(66.6m)      £-5m
 *    12     3      12    45      124
 */
const AFTER_SIGN = new RegExp(
  `${GAP}([(${DASHES}]${GAP})?(${DIGITS})(?:${GAP}\\)(${UNIT_AFTER})?|(${UNIT_AFTER})(${GAP}\\))?)?${AMOUNT_END}`,
  'iuy',
)

/** The amount that stands after a pound sign at [signStart, at), with the sign printed before it, inside it or after it. */
export function amountAfter(text: string, signStart: number, at: number): Amount | undefined {
  const match = matchAt(AFTER_SIGN, text, at)
  const digits = match?.[2]
  if (!match || !digits || /^0\d/.test(digits)) return undefined
  const opened = match[1]?.startsWith('(') ?? false
  if (opened !== match[0].includes(')')) {
    if (opened) return undefined
    // The bracket belongs to the words around: "(£66.6m)", "(about £66.6)".
    const unit = match[4] ?? ''
    const end = at + match[0].indexOf(digits) + digits.length + unit.length
    return withSignAround(text, plainAmount(signStart, end, digits, unit))
  }
  const amount = plainAmount(signStart, at + match[0].length, digits, match[3] ?? match[4])
  if (opened) return { ...amount, printedSign: 'brackets' }
  if (match[1]) return { ...amount, printedSign: 'minus' }
  return withSignAround(text, amount)
}

/** An amount whose place, number and unit are known, unsigned. */
export function plainAmount(start: number, end: number, digits: string, unit: string | undefined): Amount {
  const unitRaw = unit?.trim() || null
  const scale = scaleOf(unitRaw)
  return { start, end, digits, unitRaw, scale, printedSign: null, ...pounds(digits, scale) }
}

/** Pounds and half of the last digit; through decimal text, so that 0.1 million is 100,000 and not 100,000.00000000001. */
export function pounds(digits: string, scale: number): { amount: number; precision: number } {
  const plain = withoutSeparators(digits)
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0
  const exponent = Math.round(Math.log10(scale))
  return { amount: Number(`${plain}e${exponent}`), precision: Number(`5e${exponent - decimals - 1}`) }
}

/** "1,234.5" → "1234.5". */
export function withoutSeparators(digits: string): string {
  return digits.replaceAll(/[,\u00a0\u2009\u202f]/g, '')
}

function scaleOf(unit: string | null): number {
  return unit === null ? 1 : (SCALES.find(([pattern]) => pattern.test(unit))?.[1] ?? 1)
}

const OBJECT_DUE = /(?:\b(?:of|is|was|by|at|be|been|being|a|an|the)\s|[:=;\t|[]\s{0,2})$/i
const ONLY_UNIT = new RegExp(`^(?:${UNIT_AFTER})?\\s{0,3}$`, 'i')
const UNIT_AT = new RegExp(UNIT_AFTER, 'iy')
const SUFFIX_AT = new RegExp(SUFFIX, 'y')

/** Adds brackets, a minus or a suffix that stand outside the pound sign and the unit. */
function withSignAround(text: string, amount: Amount): Amount {
  return bracketed(text, amount) ?? minusBefore(text, amount) ?? suffixAfter(text, amount) ?? amount
}

function bracketed(text: string, amount: Amount): Amount | undefined {
  const opening = /\(\s?$/.exec(text.slice(Math.max(0, amount.start - 2), amount.start))
  const closing = /^\s?\)/.exec(text.slice(amount.end, amount.end + 2))
  if (!opening || !closing) return undefined
  const open = amount.start - opening[0].length
  const lead = text.slice(Math.max(0, open - 8), open)
  const close = amount.end + closing[0].length
  const alone = open < 8 && /^\s*$/.test(text.slice(0, open)) && ONLY_UNIT.test(text.slice(close, close + 16))
  if (!alone && !OBJECT_DUE.test(lead)) return undefined
  const unit = amount.unitRaw ? undefined : matchAt(UNIT_AT, text, close)?.[0]
  const outside = plainAmount(open, close + (unit?.length ?? 0), amount.digits, amount.unitRaw ?? unit)
  return { ...outside, printedSign: 'brackets' }
}

function minusBefore(text: string, amount: Amount): Amount | undefined {
  const minus = new RegExp(`(?:minus\\s|[${DASHES}])$`, 'i').exec(
    text.slice(Math.max(0, amount.start - 6), amount.start),
  )
  if (!minus) return undefined
  const start = amount.start - minus[0].length
  if (start > 0 && !/[\s([|]/.test(text[start - 1]!)) return undefined
  return { ...amount, start, printedSign: 'minus' }
}

function suffixAfter(text: string, amount: Amount): Amount | undefined {
  const suffix = matchAt(SUFFIX_AT, text, amount.end)?.[0]
  return suffix ? { ...amount, end: amount.end + suffix.length, printedSign: suffixSign(suffix) } : undefined
}

/** The sign of "(A)", "adv", "DR" (adverse) and "(F)", "fav", "CR" (favourable). */
export function suffixSign(suffix: string): PrintedSign {
  return /f|cr/i.test(suffix) ? 'suffix_favourable' : 'suffix_adverse'
}
