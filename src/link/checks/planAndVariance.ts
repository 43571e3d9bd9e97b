// Plan, actual and variance of one row of a table.

import { pounds, precision, raw, value } from '../amounts.ts'
import type { Finding, Reading } from '../finding.ts'

const variance = /\bvar(?:iance)?\b/i
const plan = /\b(?:plan|budget|target)\b/i
const actual = /\b(?:actual|forecast|outturn|fot)\b/i

/** The variance is the difference of the plan and the actual before it, with either sign. */
export function planAndVariance({ tables }: Reading): Finding[] {
  return tables.flatMap(({ cells, headings }) =>
    groupsOf(headings).flatMap((columns) =>
      cells.flatMap((row): Finding[] => {
        const [p, a, v] = columns.map((column) => row.get(column))
        if (!p || !a || !v || p.unit_raw !== a.unit_raw || v.unit_raw !== a.unit_raw) return []
        const difference = value(a) - value(p)
        const apart = Math.abs(Math.abs(difference) - Math.abs(value(v)))
        const agrees = apart <= precision(p) + precision(a) + precision(v) + 0.01
        if (agrees && difference === 0) return []
        const head = `${raw(a)} less ${raw(p)} is ${pounds(difference)}`
        return [
          {
            agrees,
            rule: 'plan-and-variance',
            message: agrees
              ? `${head}, as the variance ${raw(v)} says.`
              : `${head}; the variance is printed as ${raw(v)} (${pounds(value(v))}), ${pounds(apart)} apart.`,
            at: v,
            records: [p, a, v],
          },
        ]
      }),
    ),
  )
}

/** Each column of variances with the one plan and the one actual since the variance before it. */
function groupsOf(headings: readonly string[]): (readonly [number, number, number])[] {
  let from = 0
  return headings.flatMap((heading, column) => {
    if (!variance.test(heading)) return []
    const before = headings.slice(from, column).map((words, i) => ({ words, at: from + i }))
    from = column + 1
    const plans = before.filter(({ words }) => plan.test(words))
    const actuals = before.filter(({ words }) => actual.test(words) && !plan.test(words))
    return plans.length === 1 && actuals.length === 1 && !/%|\bper ?cent\b/i.test(heading)
      ? [[plans[0]!.at, actuals[0]!.at, column] as const]
      : []
  })
}
