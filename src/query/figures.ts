// A question such as "£61.1m forecast" or "Fernhill deficit month 9" → conditions on the sums of the index.

import type { RecordType } from '#model'
import { type Index, quoted } from '#store'
import { anyOf, type Condition } from './condition.ts'
import { type FoundMeaning, takeMeanings } from './figureWords.ts'
import { readTypedPeriods } from './periods.ts'
import { readTypedSum, type TypedSum } from './typedSums.ts'
import { readTypedWords, wordsToMatch, wordsToPattern } from './typedWords.ts'

export interface FigureQuestion {
  conditions: readonly Condition[]
  /** How the question was understood, part by part, for the person who asked. */
  understood: readonly string[]
  /** The sum that was typed, as a size in pounds, and the place of its condition. */
  sum?: { value: number; at: number }
}

/**
 * Reads a free question about sums. A typed sum finds every sum of that size, deficit or not, within the rounding of
 * what was typed: "£61.1m" finds -61,072,000. A number without £ or unit may also be in thousands or millions.
 */
export function readFigureQuestion(index: Index, type: RecordType, question: string): FigureQuestion {
  const conditions: Condition[] = []
  const understood: string[] = []
  const take = (condition: Condition, words: string) => {
    conditions.push(condition)
    understood.push(words)
  }

  let left = question
  for (const period of readTypedPeriods(question, periodColumns)) {
    take(period.condition, period.words)
    left = blank(left, period.start, period.end)
    if (period.ytd) left += ' ytd'
  }
  const sums: (TypedSum & { bound?: Bound })[] = []
  for (let sum = readTypedSum(left); sum; sum = readTypedSum(left)) {
    const { bound, start } = boundBefore(left, sum, sums.at(-1)?.bound)
    sums.push(bound ? { ...sum, bound } : sum)
    left = blank(left, start, sum.end)
  }
  const exact = sums.filter((sum) => !sum.bound)
  const at = conditions.length
  if (exact.length > 0) take(anyOf(exact.map(sizeWithin)), `sum ${exact.map(sumWords).join(' or ')}`)
  for (const sum of sums) if (sum.bound) take(bounded(sum, sum.bound), `${sum.bound} £${pounds(sum.value)}`)

  const { found, rest } = takeMeanings(left)
  takeFound(type, found, sums.length > 0, take)
  const { terms, phrases } = readTypedWords(rest)
  for (const word of [...terms, ...phrases]) {
    const entities = entitiesWith(index, type, word)
    if (entities.length > 0)
      take({ sql: `t.entity IN (${entities.map(() => '?').join(', ')})`, values: entities }, `entity "${word}"`)
    else take(mentions(type, word), `words "${word}"`)
  }
  return { conditions, understood, ...(exact[0] ? { sum: { value: exact[0].value, at } } : {}) }
}

/** A bound for the size of a sum: "over £10m", "at most 500k", "between £1m and £2m". */
type Bound = 'at least' | 'at most'

const least = /(?:\b(?:over|above|more than|greater than|at least|exceeding|between|from)|>=?)\s*$/i
const most = /(?:\b(?:under|below|less than|at most|up to)|<=?)\s*$/i

function boundBefore(text: string, { start, end }: TypedSum, last?: Bound): { bound?: Bound; start: number } {
  // A word such as "over" can be read as a part of the sum.
  const from = start + text.slice(start, end).search(/[£\d(]/)
  const before = text.slice(0, from)
  const words = least.exec(before) ?? most.exec(before) ?? (last ? /\b(?:and|to)\s*$/i.exec(before) : null)
  if (!words) return { start }
  return { bound: least.test(before) ? 'at least' : 'at most', start: Math.min(start, words.index) }
}

const bounded = ({ value }: TypedSum, bound: Bound): Condition => ({
  sql: `abs(t.value_gbp) ${bound === 'at least' ? '>=' : '<='} ?`,
  values: [value],
})

const pounds = (sum: number) => sum.toLocaleString('en-GB', { maximumFractionDigits: 2 })

const periodColumns = { fy: 't.period_fy', month: 't.period_month', raw: 't.period_raw' }

const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)

function sizeWithin({ value, tolerance, money }: TypedSum): Condition {
  const scales = money ? [1] : [1, 1e3, 1e6]
  return anyOf(
    scales.map((scale) => ({
      // A penny of slack, for sums that a computer cannot write down exactly.
      sql: 'abs(t.value_gbp) BETWEEN ? AND ?',
      values: [(value - tolerance) * scale - 0.01, (value + tolerance) * scale + 0.01],
    })),
  )
}

function sumWords({ value, tolerance, money }: TypedSum): string {
  return money
    ? `£${pounds(value - tolerance)} to £${pounds(value + tolerance)}`
    : `${pounds(value)} in pounds, thousands or millions`
}

function takeFound(
  type: RecordType,
  found: readonly FoundMeaning[],
  sized: boolean,
  take: (condition: Condition, words: string) => void,
): void {
  const named = found.filter(({ meaning }) => meaning.measure)
  const strong = named.filter(({ meaning }) => !meaning.weak)
  const measures = strong.length > 0 ? strong : named
  if (measures.length > 0)
    take(
      anyOf(
        measures.flatMap(({ word, meaning }) => [
          { sql: 't.measure = ?', values: [meaning.measure!] },
          // The label of the row or column names what a sum is as well as its measure does.
          mentions(type, word, ['table_row', 'table_column']),
        ]),
      ),
      `measure ${[...new Set(measures.map(({ meaning }) => meaning.measure))].join(' or ')}`,
    )
  const bases = [...new Set(found.flatMap(({ meaning }) => meaning.basis ?? []))]
  if (bases.length > 0)
    take(anyOf(bases.map((basis) => ({ sql: 't.basis = ?', values: [basis] }))), `basis ${bases.join(' or ')}`)
  const signs = new Set(found.flatMap(({ meaning }) => meaning.sign ?? []))
  if (signs.size === 1 && !sized) {
    const [sign] = signs
    take({ sql: `t.value_gbp ${sign === -1 ? '<=' : '>='} 0`, values: [] }, sign === -1 ? 'not above 0' : 'not below 0')
  }
  for (const recurrent of new Set(found.flatMap(({ meaning }) => meaning.recurrent ?? [])))
    take({ sql: 't.recurrent = ?', values: [recurrent ? 1 : 0] }, recurrent ? 'recurrent' : 'non-recurrent')
}

/** Entities of the index, as printed, that contain the word. */
function entitiesWith(index: Index, type: RecordType, word: string): string[] {
  const pattern = wordsToPattern(word)
  const entities = index.db
    .prepare(`SELECT DISTINCT entity FROM ${quoted(type.plural)} WHERE entity IS NOT NULL ORDER BY entity`)
    .pluck()
    .all() as string[]
  return entities.filter((entity) => entity.search(pattern) !== -1)
}

/** The word in the full text, or in some of its columns; in the full text the section counts too. */
function mentions(type: RecordType, word: string, columns?: readonly string[]): Condition {
  const fts = quoted(`${type.plural}_fts`)
  const match = wordsToMatch(readTypedWords(word), columns)
  const found = { sql: `t.pk IN (SELECT rowid FROM ${fts} WHERE ${fts} MATCH ?)`, values: [match] }
  return columns ? found : anyOf([found, { sql: 'instr(lower(t.section), ?) > 0', values: [word.toLowerCase()] }])
}
