// The cells of a row beside the total at its end.

import type { ExportedRecord } from '#model'
import { addUp, listed, pounds, raw, value } from '../amounts.ts'
import type { Finding, Reading } from '../finding.ts'

const totalHeading = /^(?:grand\s+|overall\s+|system\s+)?total\b|\btotal$|^(?:the\s+)?system$/i
const noPart = /\b(?:var(?:iance)?|plan|budget|target|change|movement|difference|prior|previous|last year|%)\b/i

/**
 * Rows of parts and their total. Only where other rows of the table add up, the one that does not is told.
 *
 *             Q1    Q2    Q3    Q4   Total
 *   Pay      100   110   105   115     430
 *   Drugs     20    22    21    25      98     20 + 22 + 21 + 25 = 88
 */
export function rowTotals({ tables }: Reading): Finding[] {
  return tables.flatMap(({ cells, headings }) => {
    const totals = headings.flatMap((heading, column) => (totalHeading.test(heading) ? [column] : []))
    const [column] = totals
    if (column === undefined || totals.length > 1 || headings.some((heading) => noPart.test(heading))) return []
    const rows = cells.flatMap((row) => {
      const total = row.get(column)
      const parts = [...row].flatMap(([at, figure]) => (at === column ? [] : [figure]))
      return total && parts.length > 1 && parts.every((part) => part.unit_raw === total.unit_raw)
        ? [{ total, parts, ...addUp(total, parts) }]
        : []
    })
    const right = rows.filter(({ agrees, sum }) => agrees && sum !== 0)
    if (right.length < 2 || right.length <= rows.length / 2) return []
    return rows.filter(({ agrees, sum }) => !agrees || sum !== 0).map(finding)
  })
}

interface RowSum {
  total: ExportedRecord
  parts: readonly ExportedRecord[]
  sum: number
  agrees: boolean
}

function finding({ total, parts, sum, agrees }: RowSum): Finding {
  const head = `The columns ${listed(parts)} make ${pounds(sum)}`
  return {
    agrees,
    rule: 'row-total',
    message: agrees
      ? `${head}, as the total ${raw(total)} says.`
      : `${head}; the total is printed as ${raw(total)} (${pounds(value(total))}), ${pounds(Math.abs(sum - value(total)))} apart.`,
    at: total,
    records: [total, ...parts],
  }
}
