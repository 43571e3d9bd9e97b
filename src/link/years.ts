// The records of a document to the year about which it was written.

import type { Reading } from './finding.ts'

/** The year of the latest meeting or letter; without one, the middle of the years that its figures speak of. */
export function yearOfDocument({ outlined, records, figures }: Reading): number | null {
  const dates = [
    ...outlined.parts.flatMap(({ place }) => place.meeting?.date ?? []),
    ...records.flatMap((record) => (record.type === 'letter' && typeof record.date === 'string' ? [record.date] : [])),
  ].sort()
  const last = dates.at(-1)
  if (last) return Number(last.slice(0, 4))
  const years = figures
    .flatMap((figure) => Number((figure.period as { fy: string | null } | null)?.fy?.slice(0, 4) ?? Number.NaN))
    .filter((year) => !Number.isNaN(year))
    .sort((a, b) => a - b)
  return years[Math.floor(years.length / 2)] ?? null
}
