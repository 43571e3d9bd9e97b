// A sum a thousand times too large for its unit, beside sums of the same unit.

import type { ExportedRecord } from '#model'
import { pounds, raw, value } from '../amounts.ts'
import type { Finding, Reading } from '../finding.ts'

/**
 * Cells of one column that print the same unit.
 *
 *   £267K   £1,062,482 K   £376K        1,062,482 thousand is a billion; 1,062,482 pounds would be of their size
 */
export function scales({ tables }: Reading): Finding[] {
  return tables.flatMap(({ cells, headings }) =>
    headings.flatMap((_, column) => {
      const figures = cells.flatMap((row) => row.get(column) ?? [])
      return figures.flatMap((figure) => suspect(figure, figures))
    }),
  )
}

function suspect(figure: ExportedRecord, column: readonly ExportedRecord[]): Finding[] {
  const digits = raw(figure).replace(/\.\d+/, '').replace(/\D/g, '').length
  const scaled =
    typeof figure.unit_raw === 'string' && /^\W*(?:k|m|mil|million|thousand|0{3}s?)\b/i.test(figure.unit_raw.trim())
  if (digits < 6 || !scaled) return []
  const like = column.filter((other) => other !== figure && unit(other) === unit(figure) && value(other) !== 0)
  const sizes = like.map((other) => Math.abs(value(other)))
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  const size = Math.abs(value(figure))
  if (like.length < 2 || size < 300 * most || size / 1000 < least / 20 || size / 1000 > most * 20) return []
  const nearest = like.reduce((a, b) => (Math.abs(value(b)) > Math.abs(value(a)) ? b : a))
  return [
    {
      agrees: false,
      rule: 'scale-beside-its-column',
      message: `${raw(figure)} is ${pounds(value(figure))}, ${Math.round(size / most).toLocaleString('en-GB')} times the ${raw(nearest)} of its column; ${pounds(value(figure) / 1000)} would be of their size.`,
      at: figure,
      records: [figure, nearest],
    },
  ]
}

const unit = (figure: ExportedRecord) => String(figure.unit_raw).trim().toLowerCase()
