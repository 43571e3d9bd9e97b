// Which conventions of minutes a document follows, as far as the rules know them.

import type { DocumentKind, ExportedRecord, Laid, Meeting, Outline, Reckoning, ZoneKind } from '#model'
import type { RuleBook } from '#rules'
import type { Trial } from './trial.ts'
import { type UnreadBlock, unreadBlocks } from './unread.ts'

/** How often a rule fired in a document. */
export interface FiredRule {
  rule: string
  record: string
  /** Rule file, or null where the program itself reads the convention. */
  file: string | null
  because: string | null
  records: number
  /** Matches that another rule read better, or that did not read as a record. */
  rejected: number
  /** Words of its first record. */
  example: string | null
}

export interface HouseStyle {
  kind: DocumentKind
  /** How the kind was weighed. */
  reckoning?: Reckoning
  meetings: readonly Meeting[]
  /** References as printed at the items: the first of them. */
  references: readonly string[]
  zones: readonly { zone: ZoneKind; blocks: number }[]
  /** Rules that fired, the busiest first. */
  rules: readonly FiredRule[]
  /** What looks like a decision or an action and was read as none, in the order of reading. */
  unread: readonly UnreadBlock[]
}

export function houseStyle(
  laid: Laid,
  outlined: Outline,
  records: readonly ExportedRecord[],
  trials: readonly Trial[],
  book: RuleBook,
): HouseStyle {
  const zones = new Map<ZoneKind, number>()
  const meetings = new Map<string, Meeting>()
  const references = new Set<string>()
  for (const { place } of outlined.parts) {
    zones.set(place.zone, (zones.get(place.zone) ?? 0) + 1)
    if (place.meeting) meetings.set(`${place.meeting.body} ${place.meeting.date}`, place.meeting)
    if (place.item?.ref) references.add(place.item.ref)
  }
  return {
    kind: outlined.kind,
    ...(outlined.reckoning ? { reckoning: outlined.reckoning } : {}),
    meetings: [...meetings.values()],
    references: [...references].slice(0, 8),
    zones: [...zones].map(([zone, blocks]) => ({ zone, blocks })),
    rules: firedRules(records, trials, book),
    unread: unreadBlocks(laid, outlined, records, book),
  }
}

function firedRules(records: readonly ExportedRecord[], trials: readonly Trial[], book: RuleBook): FiredRule[] {
  const known = new Map(book.rules.map((rule) => [rule.id, rule]))
  const fired = new Map<string, FiredRule>()
  const of = (id: string, record: string): FiredRule => {
    const rule = known.get(id)
    const found = fired.get(id) ?? {
      rule: id,
      record,
      file: rule?.file ?? null,
      because: rule?.because ?? null,
      records: 0,
      rejected: 0,
      example: null,
    }
    fired.set(id, found)
    return found
  }
  for (const { rule, type, source } of records) {
    const found = of(rule, type)
    found.records++
    found.example ??= source.quote.replace(/\s+/g, ' ')
  }
  for (const { rule, outcome } of trials) if (outcome === 'rejected') of(rule.id, rule.record).rejected++
  return [...fired.values()]
    .filter(({ records: count }) => count > 0)
    .sort((a, b) => b.records - a.records || (a.rule < b.rule ? -1 : 1))
}
