// Financial periods in what a person typed → conditions on the year, the month or the printed words of a period.

import { type Period, readPeriods } from '#text'
import type { Condition } from './condition.ts'

/** SQL names of the columns that hold a period. */
export interface PeriodColumns {
  fy: string
  month: string
  raw: string
}

/** One period that was typed, as a condition; `start` and `end` are its UTF-16 offsets in the text. */
export interface TypedPeriod {
  condition: Condition
  /** What was understood: `month 9 of 2023/24`. */
  words: string
  start: number
  end: number
  /** The year up to that period. */
  ytd: boolean
}

/** Years, months, quarters and halves; anything vaguer is left out. */
export function readTypedPeriods(text: string, columns: PeriodColumns): TypedPeriod[] {
  return readPeriods(text).flatMap((period) => {
    const parts = [...partParts(period, columns), ...yearParts(period, columns)]
    if (parts.length === 0) return []
    return {
      condition: { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) },
      words: parts.map(({ words }) => words).join(' of '),
      start: period.start,
      end: period.end,
      ytd: period.ytd,
    }
  })
}

type PeriodPart = Condition & { words: string }

function partParts({ month, quarter, half }: Period, columns: PeriodColumns): PeriodPart[] {
  if (month !== null) return [{ sql: `${columns.month} = ?`, values: [month], words: `month ${month}` }]
  // The index keeps no number of a quarter or half; how it was printed does.
  const name = quarter !== null ? `Q${quarter}` : half !== null ? `H${half}` : undefined
  if (!name) return []
  return [{ sql: `instr(upper(${columns.raw}), ?) > 0`, values: [name], words: name }]
}

function yearParts({ fy }: Period, columns: PeriodColumns): PeriodPart[] {
  return fy === null ? [] : [{ sql: `${columns.fy} = ?`, values: [fy], words: `year ${fy}` }]
}
