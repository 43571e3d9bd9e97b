// Records and dates of a document to what does not agree. Checks say "does not agree", not "is wrong".

import { createHash } from 'node:crypto'
import {
  type Block,
  cite,
  type ExportedRecord,
  type Laid,
  type Outline,
  type Part,
  type Passage,
  slicePassage,
} from '#model'
import { exported } from '#extract'
import { readDates, weekdayOf } from '#text'
import { rowChecks, sentenceChecks, type SumCheck, totalChecks } from './sums.ts'

/** Weekdays that do not fit their dates, and sums that do not add up in a sentence or a table. */
export function checkDocument(laid: Laid, outlined: Outline, records: readonly ExportedRecord[]): ExportedRecord[] {
  const figures = records.filter((record) => record.type === 'figure')
  const sums = [...totalChecks(outlined, figures), ...rowChecks(outlined, figures), ...sentenceChecks(laid, figures)]
  return [...weekdayChecks(laid, outlined), ...sums.map(sumRecord)].sort(
    (a, b) => (a.source.page ?? 0) - (b.source.page ?? 0) || a.source.char_start - b.source.char_start,
  )
}

/** Each printed date whose weekday is another day, once a document. */
function weekdayChecks(laid: Laid, outlined: Outline): ExportedRecord[] {
  const seen = new Set<string>()
  const found: ExportedRecord[] = []
  for (const part of outlined.parts) {
    for (const passage of passagesOf(part.block)) {
      if (!/day\b/i.test(passage.text)) continue
      for (const date of readDates(passage.text)) {
        if (date.weekdayAgrees !== false || date.yearInferred) continue
        const raw = date.raw.replace(/\s+/g, ' ')
        if (seen.has(raw)) continue
        seen.add(raw)
        const message = `${raw}: ${date.date} was a ${capital(weekdayOf(date.date))}${meantYear(part, date.date, date.weekday)}.`
        found.push(
          checkRecord(laid, outlined, part, slicePassage(passage, date.start, date.end), 'weekday-and-date', {
            kind: 'weekday_date',
            message,
            records: [],
          }),
        )
      }
    }
  }
  return found
}

function passagesOf(block: Block): Passage[] {
  return block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((cell) => cell.passage)) : [block.passage]
}

/** The meeting's own date, where the weekday fits that. */
function meantYear(part: Part, iso: string, weekday: string | null): string {
  const date = part.place.meeting?.date
  return date && date.slice(4) === iso.slice(4) && date !== iso && weekdayOf(date) === weekday
    ? `; ${date} was a ${capital(weekday)}`
    : ''
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

function checkRecord(
  laid: Laid,
  outlined: Outline,
  part: Part,
  passage: Passage,
  rule: string,
  fields: Record<string, unknown>,
): ExportedRecord {
  return exported('check', cite(laid.pages, laid.source, passage, rule, fields), part, {}, laid, outlined)
}

/** A check on sums stands where the total stands and carries the ids of both sides. */
function sumRecord({ at, rule, message, records }: SumCheck): ExportedRecord {
  const { document, meeting, paper, item_ref, section, zone, source } = at
  return {
    type: 'check',
    id: createHash('sha256').update(`${at.id} ${rule}`).digest('hex').slice(0, 12),
    document,
    meeting,
    paper,
    item_ref,
    section,
    zone,
    source,
    rule,
    kind: 'sum_mismatch',
    message,
    records: records.map((record) => record.id),
  }
}
