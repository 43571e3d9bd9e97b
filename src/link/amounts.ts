// Figures to sums that can be compared within the rounding in which they were printed.

import type { ExportedRecord } from '#model'

export const value = (figure: ExportedRecord): number => figure.value as number
export const raw = (figure: ExportedRecord): string => figure.raw as string
/** Half of the last printed digit, in pounds. */
export const precision = (figure: ExportedRecord): number => (figure.precision as number | undefined) ?? 0.5
export const entity = (figure: ExportedRecord): string | null => figure.entity as string | null

export interface Period {
  fy: string | null
  month: number | null
  raw: string | null
}
export const period = (figure: ExportedRecord): Period | null => figure.period as Period | null

/** A penny of slack, for sums that a computer cannot write down exactly. */
const penny = 0.01

/** The sum of some figures beside the figure that is said to be their total; the rounding of all is allowed for. */
export function addUp(total: ExportedRecord, parts: readonly ExportedRecord[]): { sum: number; agrees: boolean } {
  const sum = parts.reduce((all, part) => all + value(part), 0)
  const tolerance = parts.reduce((all, part) => all + precision(part), precision(total))
  return { sum, agrees: Math.abs(sum - value(total)) <= tolerance + penny }
}

/** Whether two figures can be one sum: they differ by no more than the rounding of the coarser. */
export function sameWithinRounding(a: ExportedRecord, b: ExportedRecord): boolean {
  return (
    Math.abs(value(a) - value(b)) <= Math.max(precision(a), precision(b)) + Math.min(precision(a), precision(b)) + penny
  )
}

/** `£6,690,000`, with a minus where it is negative. */
export function pounds(amount: number): string {
  return `${amount < 0 ? '-' : ''}£${Math.abs(amount).toLocaleString('en-GB', {
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 2,
  })}`
}

/** "4,200 + 1,850 + 640" */
export const listed = (figures: readonly ExportedRecord[]): string => figures.map(raw).join(' + ')
