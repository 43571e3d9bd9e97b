// Values that a person types for a filter → dates, numbers and sums; what cannot be read is a misuse in one line.

import { misuse } from '#store'
import { readTypedSum } from './typedSums.ts'

/** First and last day that a date cut to what is known can mean: `2024-02` is 2024-02-01 to 2024-02-31. */
export interface Days {
  first: string
  last: string
}

/** Reads `2024-04-11`, `2024-04` or `2024`. */
export function readTypedDate(flag: string, text: string): Days {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim())
  const [, year, month, day] = found ?? []
  const real = found && !Number.isNaN(Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}`))
  if (!real) throw misuse(`--${flag}: "${text}" is not a date; write 2024-04-11, 2024-04 or 2024`)
  return { first: `${year}-${month ?? '01'}-${day ?? '01'}`, last: `${year}-${month ?? '12'}-${day ?? '31'}` }
}

/** SQL for the last day that a stored date can mean. The 31st of any month sorts before the next month. */
export const lastDay = (column: string): string =>
  `CASE length(${column}) WHEN 4 THEN ${column} || '-12-31' WHEN 7 THEN ${column} || '-31' ELSE ${column} END`

/** SQL for the first day that a stored date can mean. */
export const firstDay = (column: string): string =>
  `CASE length(${column}) WHEN 4 THEN ${column} || '-01-01' WHEN 7 THEN ${column} || '-01' ELSE ${column} END`

/** Reads a plain number. */
export function readTypedNumber(flag: string, text: string): number {
  const value = Number(text.replaceAll(',', '').trim() || 'none')
  if (Number.isNaN(value)) throw misuse(`--${flag}: "${text}" is not a number; write for example 15`)
  return value
}

/** A bound for sums. Without a sign it counts for the size of a sum, whatever its sign. */
export interface SumBound {
  value: number
  signed: boolean
}

/** Reads `£10m`, `10,000`, `-5m`, `0` as a bound in pounds. */
export function readTypedBound(flag: string, text: string): SumBound {
  const sum = readTypedSum(text.trim().replace(/^([-+−])\s*/, ''))
  if (!sum || sum.end < text.trim().replace(/^[-+−]\s*/, '').length)
    throw misuse(`--${flag}: "${text}" is not a sum of money; write for example £10m, 250k or 12,000`)
  const negative = /^[-−]/.test(text.trim()) || sum.negative
  return { value: negative ? -sum.value : sum.value, signed: /^[-+−]/.test(text.trim()) || negative || sum.value === 0 }
}
