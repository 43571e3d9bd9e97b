// Records and words of a document to what does not agree, and to the sums that do. Checks say "does not agree", not "is wrong".

import { createHash } from 'node:crypto'
import { cite, type ExportedRecord, joinPassages, type Laid, type Outline } from '#model'
import { exported } from '#extract'
import { announcedCounts } from './checks/announcedCounts.ts'
import { attendanceConflicts } from './checks/attendance.ts'
import { columnTotals } from './checks/columnTotals.ts'
import { dateColumns } from './checks/dateColumns.ts'
import { farYears } from './checks/farYears.ts'
import { monthNumbers } from './checks/monthNumbers.ts'
import { nextMeetings } from './checks/nextMeetings.ts'
import { partnerTotals } from './checks/partnerTotals.ts'
import { planAndVariance } from './checks/planAndVariance.ts'
import { ratingColours } from './checks/ratingColours.ts'
import { rowTotals } from './checks/rowTotals.ts'
import { scales } from './checks/scales.ts'
import { sentenceTotals } from './checks/sentenceTotals.ts'
import { shares } from './checks/shares.ts'
import { statedTwice } from './checks/statedTwice.ts'
import { timelines } from './checks/timelines.ts'
import { titleDates } from './checks/titleDates.ts'
import { twinSentences } from './checks/twinSentences.ts'
import { varianceInText } from './checks/varianceInText.ts'
import { weekdays } from './checks/weekdays.ts'
import type { FindDisagreements, Finding, Reading } from './finding.ts'
import { sentencesWithFigures } from './sentences.ts'
import { tablesWithFigures } from './sumTables.ts'

/** Every kind of check with the `kind` that its records carry. A check on fewer words stands before one on more. */
const kinds: readonly (readonly [find: FindDisagreements, kind: string])[] = [
  [weekdays, 'weekday_date'],
  [timelines, 'date_order'],
  [dateColumns, 'date_order'],
  [titleDates, 'date_order'],
  [nextMeetings, 'date_order'],
  [farYears, 'date_order'],
  [monthNumbers, 'month_number'],
  [columnTotals, 'sum_mismatch'],
  [rowTotals, 'sum_mismatch'],
  [planAndVariance, 'sum_mismatch'],
  [sentenceTotals, 'sum_mismatch'],
  [partnerTotals, 'sum_mismatch'],
  [varianceInText, 'sum_mismatch'],
  [shares, 'percentage_mismatch'],
  [scales, 'scale_suspect'],
  [statedTwice, 'text_table_mismatch'],
  [twinSentences, 'text_table_mismatch'],
  [announcedCounts, 'text_table_mismatch'],
  [attendanceConflicts, 'attendance_conflict'],
  [ratingColours, 'rating_mismatch'],
]

/** The checks of a document (what does not agree) and its agreements (sums that do), in the order of print. */
export function checkDocument(laid: Laid, outlined: Outline, records: readonly ExportedRecord[]): ExportedRecord[] {
  const figures = records.filter((record) => record.type === 'figure')
  const reading: Reading = {
    laid,
    outlined,
    records,
    figures,
    tables: tablesWithFigures(outlined, figures),
    sentences: sentencesWithFigures(outlined, figures),
  }
  const found = kinds.flatMap(([find, kind]) => find(reading).map((finding) => toRecord(finding, kind, reading)))
  return withoutTwins(found).sort(
    (a, b) => (a.source.page ?? 0) - (b.source.page ?? 0) || a.source.char_start - b.source.char_start,
  )
}

function toRecord(finding: Finding, usual: string, { laid, outlined }: Reading): ExportedRecord {
  const { agrees, at, rule, message, records } = finding
  const type = agrees ? 'agreement' : 'check'
  const kind = agrees ? agreed(finding.kind ?? usual) : (finding.kind ?? usual)
  const fields = { kind, message, records: records.map((record) => record.id) }
  if (!('id' in at)) {
    const passage = joinPassages(at.map((words) => words.passage))
    return exported(type, cite(laid.pages, laid.source, passage, rule, fields), at[0].part, {}, laid, outlined)
  }
  const { document, meeting, paper, item_ref, section, zone, source } = at
  const id = createHash('sha256')
    .update(`${at.id} ${type} ${rule} ${fields.records.join(' ')}`)
    .digest('hex')
    .slice(0, 12)
  return { type, id, document, meeting, paper, item_ref, section, zone, source, rule, ...fields }
}

/** The kind of an agreement: `sum_mismatch` is a `sum` that agrees. */
const agreed = (kind: string) => (kind === 'restated' ? 'stated_twice' : kind.replace(/_mismatch$/, ''))

/** Two rules can find one and the same disagreement; the first keeps it. */
function withoutTwins(found: readonly ExportedRecord[]): ExportedRecord[] {
  const seen = new Set<string>()
  return found.filter((record) => {
    const ids = [...(record.records as string[])].sort().join(' ')
    const key = `${record.type} ${ids || record.id}`
    return !seen.has(key) && seen.add(key)
  })
}
