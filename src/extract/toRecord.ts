// A reading to a cited record.

import { createHash } from 'node:crypto'
import {
  boxAt,
  cite,
  type DocumentKind,
  type ExportedRecord,
  type Laid,
  lineAt,
  originAt,
  type Outline,
  type Part,
  passageSpans,
  type Reading,
  type Source,
  type Span,
} from '#model'
import type { Candidate } from './trial.ts'

/** A reading that stayed, with its evidence, as the program hands it on. */
export function toRecord(candidate: Candidate, laid: Laid, outlined: Outline): ExportedRecord {
  const { type, part, passage, reading } = candidate
  const at: Record<string, Span> = {}
  for (const [field, words] of Object.entries(reading.at ?? {})) {
    const span = words && passageSpans(words)[0]
    if (span) at[field] = span
  }
  const cited = cite(
    laid.pages,
    laid.source,
    passage,
    candidate.rule,
    type.fields.parse(reading.fields),
    reading.inferred,
    at,
  )
  return exported(type.name, cited, part, reading, laid, outlined)
}

/** A cited record of a type with the frame of the part in which it stands. */
export function exported(
  type: string,
  cited: ReturnType<typeof cite>,
  part: Pick<Part, 'place'>,
  reading: Pick<Reading<Record<string, unknown>>, 'point' | 'itemRef'>,
  laid: Laid,
  outlined: { kind: DocumentKind; title: string | null },
): ExportedRecord {
  const [first] = cited.spans
  const last = cited.spans.at(-1)!
  const page = laid.pages[first.page]!
  const { place } = part
  const bbox = boxAt(page, first.start, first.end)
  const origin = cited.spans
    .map((span) => originAt(laid.pages[span.page]!, span.start, span.end))
    .find((found) => found !== undefined)
  const point = reading.point ?? place.point
  return {
    type,
    id: recordId(laid.source, type, cited),
    document: { id: laid.source.id, path: laid.source.path, title: outlined.title, kind: outlined.kind },
    meeting: place.meeting,
    paper: place.paper?.label ?? null,
    item_ref: reading.itemRef ?? place.item?.ref ?? null,
    ...(point ? { point } : {}),
    section: place.section,
    zone: place.zone,
    source: {
      page: page.number,
      line_start: lineAt(page, first.start),
      line_end: lineAt(laid.pages[last.page]!, Math.max(last.start, last.end - 1)),
      char_start: first.start,
      char_end: first.end,
      quote: cited.quote,
      ...(bbox ? { bbox } : {}),
      ...(origin ? { origin } : {}),
      ...(cited.spans.length > 1 ? { spans: cited.spans } : {}),
      ...(Object.keys(cited.fieldSpans).length > 0 ? { fields: cited.fieldSpans } : {}),
    },
    rule: cited.rule,
    ...(cited.inferred.length > 0 ? { inferred: cited.inferred } : {}),
    ...(cited.fields as Record<string, unknown>),
  }
}

/** The same file gives the same id on any machine: it hangs on the file's bytes, the type, the words and what sets twins apart. */
export function recordId(source: Source, type: string, cited: { spans: readonly Span[]; fields: unknown }): string {
  const places = cited.spans.map((span) => `${span.page}:${span.start}-${span.end}`).join(',')
  return createHash('sha256')
    .update(`${source.id} ${type} ${places} ${twinOf(cited.fields)}`)
    .digest('hex')
    .slice(0, 12)
}

/** What sets records on the same words apart: the person, the number, the kind, the column of a colour. */
export function twinOf(fields: unknown): string {
  const { name, number, kind, table } = (fields ?? {}) as {
    name?: string
    number?: number
    kind?: string
    table?: { column?: string | null } | null
  }
  return `${name ?? number ?? kind ?? table?.column ?? ''}`
}
