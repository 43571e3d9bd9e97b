// The rows of a table beside the total below them.

import type { ExportedRecord } from '#model'
import { addUp, listed, pounds, raw, value } from '../amounts.ts'
import type { Finding, Reading } from '../finding.ts'
import { type SumTable, totalLabel } from '../sumTables.ts'

/** Rows that are no parts of the total below them, though they stand above it. */
const noPart =
  /^(?:of which|including|opening|closing|brought|carried|balance|movement|plan|budget|target|actual|forecast|outturn|variance|net|surplus|income|revenue|less)\b/i

/**
 * Column totals: the rows since the last total, or all rows, or the totals above a grand total.
 *
 *   Theatre productivity   4,200
 *   Outpatient redesign    1,850
 *   Total                  6,960     4,200 + 1,850 = 6,050
 */
export function columnTotals({ tables }: Reading): Finding[] {
  return tables.flatMap((table) => {
    const totals: number[] = []
    return table.labels.flatMap((label, row) => {
      if (!totalLabel.test(label) || table.cells[row]!.size === 0) return []
      const found = totalAt(table, row, totals)
      totals.push(row)
      return found
    })
  })
}

interface Column {
  total: ExportedRecord
  parts: readonly ExportedRecord[]
  sum: number
  agrees: boolean
}

function totalAt(table: SumTable, row: number, totals: readonly number[]): Finding[] {
  const rows = Array.from({ length: row }, (_, i) => i)
  const since = rows.filter((i) => i > (totals.at(-1) ?? -1))
  const all = rows.filter((i) => !totals.includes(i))
  const choices = [since, ...(totals.length > 0 ? [all, totals] : [])].map((parts) => columnsOf(table, row, parts))
  // Rows that make the total in no column are not its parts: opening positions, movements, subtotals.
  const best = choices.find((columns) => columns.some(({ agrees, sum }) => agrees && sum !== 0))
  if (best) return best.flatMap((column) => finding(column))
  const [columns] = choices
  return columns?.length === 1 && totals.length === 0 && onlyParts(table, row, columns[0]!)
    ? columns.flatMap((column) => finding(column))
    : []
}

function columnsOf(table: SumTable, row: number, rows: readonly number[]): Column[] {
  return [...table.cells[row]!].flatMap(([column, total]) => {
    const parts = rows.flatMap((i) =>
      /^of which\b/i.test(table.labels[i]!) ? [] : (table.cells[i]!.get(column) ?? []),
    )
    return parts.length < 2 || parts.some((part) => part.unit_raw !== total.unit_raw)
      ? []
      : [{ total, parts, ...addUp(total, parts) }]
  })
}

/** One column alone: every row above is named like a part, has a sum, and the total is of their size. */
function onlyParts(table: SumTable, row: number, { total, parts, sum }: Column): boolean {
  const first = table.cells.findIndex((cells) => cells.size > 0)
  const labels = table.labels.slice(first, row)
  return (
    parts.length === row - first &&
    labels.every((label) => label !== '' && !noPart.test(label)) &&
    parts.every((part) => value(part) > 0 && part.measure === total.measure && part.basis === total.basis) &&
    Math.abs(sum - value(total)) < sum / 2
  )
}

function finding({ total, parts, sum, agrees }: Column): Finding[] {
  if (total.measure === 'variance' || (agrees && sum === 0)) return []
  const head = `The rows ${listed(parts)} make ${pounds(sum)}`
  return [
    {
      agrees,
      rule: 'column-total',
      message: agrees
        ? `${head}, as the total ${raw(total)} says.`
        : `${head}; the total is printed as ${raw(total)} (${pounds(value(total))}), ${pounds(Math.abs(sum - value(total)))} apart.`,
      at: total,
      records: [total, ...parts],
    },
  ]
}
