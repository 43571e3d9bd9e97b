// A column of dates that go forward, and the one that does not.

import { cellAt, type Part, type Passage, slicePassage, type Table } from '#model'
import { readDates } from '#text'
import type { Finding, Reading } from '../finding.ts'
import { oneLine } from '../passages.ts'

interface Dated {
  passage: Passage
  raw: string
  /** First date of the cell. */
  date: string
}

/**
 * All cells of a column begin with a date, and all but one are in order. Only where another year would put that one
 * in its place is it told: a list need not be in order at all.
 *
 *   March 2031   Full submission
 *   May 2029     Final submission       May 2031 would stand between the two
 *   June 2031    Approval
 */
export function timelines({ outlined }: Reading): Finding[] {
  return outlined.parts.flatMap((part) => (part.block.kind === 'table' ? inTable(part, part.block) : []))
}

function inTable(part: Part, table: Table): Finding[] {
  const width = table.rows.reduce((most, row) => row.cells.reduce((n, cell) => Math.max(n, cell.column + 1), most), 0)
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    const cells = table.rows.flatMap((row) => cellAt(row, column)?.passage ?? [])
    const dates = cells.slice(1).every((cell) => startsWithDate(cell))
      ? cells.flatMap((cell) => startsWithDate(cell) ?? [])
      : []
    return dates.length < 4 ? [] : outOfOrder(part, dates)
  })
}

function startsWithDate(passage: Passage): Dated | undefined {
  const lead = /^\W*(?:(?:by|from|end of|early|mid|late)\W+)?/i.exec(passage.text)![0].length
  // "Jan – Feb 2031": the first month borrows its year.
  const [first] = readDates(passage.text.slice(0, 60)).filter(({ yearInferred }) => !yearInferred)
  if (!first || first.start > lead + 3 || first.date.length < 7) return undefined
  return {
    passage: slicePassage(passage, first.start, first.end),
    raw: oneLine(passage.text.slice(first.start).split('\n', 1)[0]!).slice(0, 30),
    date: first.date,
  }
}

function outOfOrder(part: Part, dates: readonly Dated[]): Finding[] {
  const steps = dates.slice(1).filter((date, i) => compare(dates[i]!.date, date.date) > 0)
  if (steps.length !== 1) return []
  const odd = dates.findIndex((_, i) => {
    const rest = dates.filter((_, j) => j !== i)
    return rest.every((date, j) => j === 0 || compare(rest[j - 1]!.date, date.date) <= 0)
  })
  const [before, stray, after] = [dates[odd - 1], dates[odd], dates[odd + 1]]
  if (!stray || !before || !after) return []
  const years = [before.date.slice(0, 4), after.date.slice(0, 4)]
  const meant = years.find((year) => {
    const other = `${year}${stray.date.slice(4)}`
    return year !== stray.date.slice(0, 4) && compare(before.date, other) <= 0 && compare(other, after.date) <= 0
  })
  if (!meant) return []
  return [
    {
      agrees: false,
      rule: 'timeline',
      message: `${stray.raw} stands between ${before.raw} and ${after.raw}; ${meant}${stray.date.slice(4)} would be in order.`,
      at: [{ part, passage: stray.passage }],
      records: [],
    },
  ]
}

/** Dates compare as far as both are known. */
function compare(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  const [left, right] = [a.slice(0, length), b.slice(0, length)]
  return left < right ? -1 : left > right ? 1 : 0
}
