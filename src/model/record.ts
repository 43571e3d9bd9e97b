// A record and its evidence. Only cite() can make one.

import type { DocumentKind, Meeting, ZoneKind } from './outline.ts'
import type { Origin, Page, Source, SourceId, Span } from './page.ts'
import { type Passage, passageSpans } from './passage.ts'

declare const cited: unique symbol

/** The words that a record rests on. */
export interface Citation {
  spans: readonly [Span, ...Span[]]
  /** The text of the pages at the spans, verbatim; parts that do not stand side by side are joined by a line feed. */
  quote: string
  /** Id of the rule that read the record. */
  rule: string
}

/** The fields of one record type together with their evidence. A bare object is not a record and does not compile. */
export type Cited<F> = {
  fields: F
  inferred: readonly string[]
  fieldSpans: Readonly<Record<string, Span>>
} & Citation & {
    readonly [cited]: true
  }

/** One record in the shape that leaves the program: `export`, the listings' JSON and the gold files share it. */
export interface ExportedRecord {
  type: string
  id: string
  document: { id: SourceId; path: string; title: string | null; kind: DocumentKind }
  meeting: Meeting | null
  paper: string | null
  item_ref: string | null
  point?: string
  section: readonly string[]
  zone: ZoneKind
  source: {
    page: number | null
    line_start: number | null
    line_end: number | null
    /** Offsets in the text of the page on which the record begins. */
    char_start: number
    char_end: number
    quote: string
    /** [x0, y0, x1, y1] in points from the top left of the page on which the record begins; PDF only. */
    bbox?: readonly [number, number, number, number]
    /** Where the words come from, where they are not text that can be seen; what was read from a picture may be misread. */
    origin?: Origin
    /** Every place of the quote, where it does not stand in one piece. `page` is the 0-based index into the pages. */
    spans?: readonly Span[]
    /** Where each field was read, by field name. */
    fields?: Readonly<Record<string, Span>>
  }
  rule: string
  /** Names of the fields that were concluded rather than read; absent where there are none. */
  inferred?: readonly string[]
  /** The type's own fields. */
  [field: string]: unknown
}

/**
 * Binds fields to the words they were read from.
 * @throws where the passage holds no words: a record without evidence must not exist.
 */
export function cite<F>(
  pages: readonly Page[],
  source: Source,
  passage: Passage,
  rule: string,
  fields: F,
  inferred: readonly string[] = [],
  fieldSpans: Readonly<Record<string, Span>> = {},
): Cited<F> {
  const [first, ...rest] = passageSpans(passage)
  if (!first) throw new Error(`${source.path}: rule ${rule} gave a record without words`)
  const spans: [Span, ...Span[]] = [first, ...rest]
  return { fields, inferred, fieldSpans, spans, quote: quoteOf(pages, spans), rule } as unknown as Cited<F>
}

/** The verbatim words at the spans. */
export function quoteOf(pages: readonly Page[], spans: readonly Span[]): string {
  return spans.map((span) => pages[span.page]!.text.slice(span.start, span.end)).join('\n')
}
