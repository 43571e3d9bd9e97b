// A field of a record type, by the kind of its filter → flags and SQL conditions.

import type { RecordType } from '#model'
import { type Column, misuse, quoted } from '#store'
import { allOf, anyOf, type Condition, type Filter, flagOf, inTable } from './condition.ts'
import { readTypedPeriods } from './periods.ts'
import { firstDay, lastDay, readTypedBound, readTypedDate, readTypedNumber } from './typedValues.ts'
import { hasWords, readTypedWords, wordsToMatch } from './typedWords.ts'

/** Equal without regard to case; a list is asked for one of its members, a nested object for any of its own. */
export function exactFilter(columns: readonly Column[]): Filter {
  const { field, kind, choices, description } = columns[0]!
  const flag = flagOf(kind === 'list' ? field.replace(/s$/, '') : field)
  const filter: Filter = {
    flag,
    value: kind === 'integer' ? 'number' : choices ? 'word' : 'value',
    repeatable: true,
    description,
    toCondition: (given) => anyOf(given.map((text) => equals(flag, columns, text))),
  }
  return choices ? { ...filter, choices } : filter
}

function equals(flag: string, columns: readonly Column[], text: string): Condition {
  const period = columns.length > 1 ? periodEquals(columns, text) : undefined
  return period ?? anyOf(columns.map((column) => columnEquals(flag, column, text)))
}

function columnEquals(flag: string, column: Column, text: string): Condition {
  const name = inTable(column)
  if (column.kind === 'list')
    return {
      sql: `EXISTS (SELECT 1 FROM json_each(${name}) WHERE lower(value) = ?)`,
      values: [text.trim().toLowerCase()],
    }
  if (column.choices) return { sql: `${name} = ?`, values: [readChoice(flag, column.choices, text)] }
  if (column.kind !== 'text') {
    // A member of an object (the month of a period) need not be what the words were about.
    if (column.path.length > 1) return { sql: `CAST(${name} AS TEXT) = ?`, values: [text.trim()] }
    return { sql: `${name} = ?`, values: [readTypedNumber(flag, text)] }
  }
  return { sql: `lower(${name}) = ?`, values: [text.trim().replace(/\.$/, '').toLowerCase()] }
}

/** `on track`, `On-Track` and `on_track` are the same word. */
export function readChoice(flag: string, choices: readonly string[], text: string): string {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
  const choice = choices.find((known) => known.toLowerCase() === word)
  if (!choice) throw misuse(`--${flag}: "${text}" is not known; use ${choices.join(', ')}`)
  return choice
}

/** A financial period is asked for by its year, its month, or both, in any of the ways in which they are written. */
function periodEquals(columns: readonly Column[], text: string): Condition | undefined {
  const member = (name: string) => columns.find((column) => column.path.at(-1) === name)
  const [fy, month, raw] = [member('fy'), member('month'), member('raw')]
  if (!fy || !month || !raw) return undefined
  const periods = readTypedPeriods(text, { fy: inTable(fy), month: inTable(month), raw: inTable(raw) })
  return periods.length > 0 ? allOf(periods.map(({ condition }) => condition)) : undefined
}

/** Contains all the words, in any order and in any inflection; `audiolog*` asks for the beginning of a word. */
export function wordsFilter(type: RecordType, columns: readonly Column[]): Filter {
  const flag = flagOf(columns[0]!.field)
  const names = columns.filter((column) => column.search).map((column) => column.name)
  return {
    flag,
    value: 'words',
    repeatable: true,
    description: `${columns[0]!.description} (contains the words)`,
    toCondition: (given) => anyOf(given.map((text) => containsWords(flag, type, text, names))),
  }
}

/** The record's full text, or some of its columns, contains all the words. */
export function containsWords(flag: string, type: RecordType, text: string, columns?: readonly string[]): Condition {
  const words = readTypedWords(text)
  if (!hasWords(words)) throw misuse(`--${flag}: "${text}" holds no word to look for; give letters or digits`)
  const fts = quoted(`${type.plural}_fts`)
  return { sql: `t.pk IN (SELECT rowid FROM ${fts} WHERE ${fts} MATCH ?)`, values: [wordsToMatch(words, columns)] }
}

/** `--min`, `--max` for the only range of a type, `--min-score-to` where there are several. */
export function rangeFilters(column: Column, only: boolean): Filter[] {
  const money = column.unit === 'gbp'
  const name = inTable(column)
  const bound = (word: 'min' | 'max'): Filter => {
    const flag = only ? word : `${word}-${flagOf(column.field)}`
    const sign = word === 'min' ? '>=' : '<='
    return {
      flag,
      value: money ? 'sum' : 'number',
      description: money
        ? `at ${word === 'min' ? 'least' : 'most'} this sum, such as £10m; without + or - its size counts, not its sign`
        : `${column.description}: at ${word === 'min' ? 'least' : 'most'} this`,
      toCondition: ([text]) => {
        const { value, signed } = money
          ? readTypedBound(flag, text!)
          : { value: readTypedNumber(flag, text!), signed: true }
        return { sql: `${signed ? name : `abs(${name})`} ${sign} ?`, values: [value] }
      },
    }
  }
  return [bound('min'), bound('max')]
}

/** `--due-before`, `--due-after`: the whole of a date that is cut to its month must lie before or after. */
export function dateFilters(column: Column): Filter[] {
  const flag = flagOf(column.field.replace(/_(on|at|date)$/, ''))
  return [
    {
      flag: `${flag}-before`,
      value: 'date',
      description: `${column.description}: before this date`,
      toCondition: ([text]) => ({
        sql: `${lastDay(inTable(column))} < ?`,
        values: [readTypedDate(`${flag}-before`, text!).first],
      }),
    },
    {
      flag: `${flag}-after`,
      value: 'date',
      description: `${column.description}: after this date`,
      toCondition: ([text]) => ({
        sql: `${firstDay(inTable(column))} > ?`,
        values: [readTypedDate(`${flag}-after`, text!).last],
      }),
    },
  ]
}

export function flagFilter(column: Column): Filter {
  return {
    flag: flagOf(column.field),
    value: null,
    negatable: true,
    description: column.description,
    toCondition: ([answer]) => ({ sql: `${inTable(column)} = ?`, values: [answer === 'no' ? 0 : 1] }),
  }
}

/** What has a due date and a status that can be `completed` can be overdue. */
export function overdueFilters(columns: readonly Column[]): Filter[] {
  const due = columns.find(({ field, filter }) => field === 'due' && filter === 'date')
  const status = columns.find(({ field, choices }) => field === 'status' && choices?.includes('completed'))
  if (!due || !status) return []
  return [
    {
      flag: 'overdue',
      value: null,
      description: 'not completed and due before today, or before --as-of; or called overdue in the papers',
      toCondition: (_given, { asOf }) => ({
        sql: `(coalesce(${inTable(status)}, '') <> 'completed'
          AND (${lastDay(inTable(due))} < ? OR ${inTable(status)} = 'overdue'))`,
        values: [asOf],
      }),
    },
  ]
}

/** A numbered pledge can be one that no paper mentions. */
export function unmentionedFilters(type: RecordType): Filter[] {
  if (type.name !== 'pledge') return []
  return [
    {
      flag: 'unmentioned',
      value: null,
      description: 'numbered, and no paper mentions the number',
      toCondition: () => ({
        sql: `(t.number IS NOT NULL AND NOT EXISTS
          (SELECT 1 FROM mentions m, json_each(m.numbers) n WHERE n.value = t.number AND m.document_id <> t.document_id))`,
        values: [],
      }),
    },
  ]
}
