// What looks like a decision or an action and was read as none: for those who write rules.

import { type ExportedRecord, type Laid, lineAt, type Outline, type Part, passageSpans, type Span } from '#model'
import type { RuleBook } from '#rules'
import { sentencesOf } from './flow.ts'

/** Words of minutes that announce a decision or an action and that no rule read. */
export interface UnreadBlock {
  /** The word that makes it look so, as printed: `RESOLVED`, `Outcome:`. */
  sign: string
  /** Why it looks so. */
  because: string
  text: string
  page: number | null
  line: number | null
}

/** Zones into which words fall that nothing announces. */
const unzoned = new Set(['front', 'paper', 'action_log'])
/** Records that say what was decided, or what is to be done. */
const telling = new Set(['resolution', 'action', 'recommendation', 'question', 'interest', 'attendance'])
/** Labels at the start of a paragraph that say nothing of a decision. */
const plainLabels =
  /^(?:present|in attendance|apologies|venue|date|time|minutes?|items?|title|subject|report|note|notes|page|tel|email|contact|additional documents|purpose|background|discussion|question|answer|response|reply|from|to|cc|ref|reference|chair|clerk|copies|signed|dated|members|officers|also|for|against|abstained|abstentions|absent)$/i

/**
 * Sentences and headings in the minutes of a document that stand under a sign of a decision or an action, with no record on them.
 *
 *   RESOLVED by acclamation: the gate to be painted.     a word of deciding begins it
 *   The Synod DIRECTED the Warden to …                   a word in capitals inside a sentence
 *   Outcome: the gate is to be painted.                  a label that begins two paragraphs or more
 */
export function unreadBlocks(
  laid: Laid,
  outlined: Outline,
  records: readonly ExportedRecord[],
  book: RuleBook,
): UnreadBlock[] {
  const read = readSpans(records, laid)
  const signals = [...book.words('resolution.signals'), ...book.words('action.signals')].join('|')
  const begins = new RegExp(
    `^(?:it was |was )?(?:\\w+ly )?(${signals})\\b\\s*(?:[:–—-]|that\\b|to\\b|by\\b|\\d|\\()`,
    'iu',
  )
  const decides = new RegExp(
    `^(?:[Tt]he )?(?!(?:The|No|An?|This|That|All|Any)\\b)(?:\\p{Lu}[\\p{L}’'-]+ ){1,4}(?:\\w+ly )?(${signals})\\b`,
    'u',
  )
  // Papers that the outline took for no minutes may be minutes whose title it does not know.
  const known = outlined.parts.some(({ place }) => place.zone === 'minutes')
  const parts = outlined.parts.filter(
    ({ place, block }) => block.kind !== 'table' && (place.zone === 'minutes' || (!known && unzoned.has(place.zone))),
  )
  const labels = repeatedLabels(parts)
  const found: UnreadBlock[] = []
  parts.forEach((part, i) => {
    if (part.block.kind === 'table') return
    for (const sentence of sentencesOf(part.block.passage)) {
      const text = sentence.text.replace(/\s+/g, ' ').trim()
      const spans = passageSpans(sentence)
      if (spans.length === 0 || spans.some((span) => isRead(read, span))) continue
      // A formula whose list was read.
      const next = parts[i + 1]
      if (/[:–—-]$|\b(?:that|to)$/i.test(text) && next && next.block.kind !== 'table')
        if (passageSpans(next.block.passage).some((span) => isRead(read, span))) continue
      const sign = signOf(text, begins, decides, labels)
      if (!sign) continue
      const page = laid.pages[spans[0]!.page]!
      found.push({ ...sign, text, page: page.number, line: lineAt(page, spans[0]!.start) })
    }
  })
  return found
}

function signOf(
  text: string,
  begins: RegExp,
  decides: RegExp,
  labels: ReadonlySet<string>,
): Pick<UnreadBlock, 'sign' | 'because'> | undefined {
  const first = begins.exec(text)?.[1]
  if (first) return { sign: first, because: 'a word of deciding or doing begins it' }
  const within = decides.exec(text)?.[1]
  if (within) return { sign: within, because: 'somebody decides' }
  const label = labelOf(text)
  if (label && labels.has(label.toLowerCase())) return { sign: `${label}:`, because: 'a label that comes again' }
  const capitals = /\p{Ll}/u.test(text) ? /(?<![\p{L}])(\p{Lu}{3,}ED)(?![\p{L}])/u.exec(text)?.[1] : undefined
  return capitals ? { sign: capitals, because: 'a verb in capitals' } : undefined
}

const labelOf = (text: string): string | undefined => /^(\p{Lu}[\p{L} ]{2,30}?)\s*:\s*\S/u.exec(text)?.[1]

function repeatedLabels(parts: readonly Part[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { block } of parts) {
    const label = block.kind === 'table' ? undefined : labelOf(block.passage.text)?.toLowerCase()
    if (label && !plainLabels.test(label)) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([label]) => label))
}

function readSpans(records: readonly ExportedRecord[], laid: Laid): Map<number, Span[]> {
  const byPage = new Map<number, Span[]>()
  for (const { type, source } of records) {
    if (!telling.has(type)) continue
    const page = laid.pages.findIndex(({ number }) => number === source.page)
    for (const span of source.spans ?? [{ page, start: source.char_start, end: source.char_end }])
      byPage.set(span.page, [...(byPage.get(span.page) ?? []), span])
  }
  return byPage
}

const isRead = (read: ReadonlyMap<number, readonly Span[]>, span: Span): boolean =>
  (read.get(span.page) ?? []).some(({ start, end }) => start < span.end && span.start < end)
