// Blocks to parts: every block with the zone, paper, item and meeting it belongs to. The one door of the outline room.

import type { Laid, Meeting, Outline, Place } from '#model'
import type { RuleBook } from '#rules'
import { itemStyle } from './items.ts'
import { documentKind } from './kind.ts'
import { partRolls } from './rolls.ts'
import { blocksToSegments, type Segment } from './segments.ts'
import { settleZones } from './settling.ts'
import { sittingsToMeetings } from './sittings.ts'
import { Walk } from './walk.ts'
import { weighKind } from './weighing.ts'

export type { Segment } from './segments.ts'
export { blocksToSegments } from './segments.ts'

/** Where every block of a document stands. */
export function outline(file: Laid, book: RuleBook): Outline {
  const laid = { ...file, blocks: partRolls(file.blocks, book.zones) }
  const style = itemStyle(laid.blocks)
  const found = blocksToSegments(laid, book, style)
  const reckoning = weighKind(laid, found.segments, book)
  const { kind, title } = documentKind(laid.blocks, found.segments, book, reckoning)
  const segments = settleZones(found.segments, kind).map((segment) => settleFront(segment, kind))
  const meetings = sittingsToMeetings(laid, segments, book)
  const walk = new Walk(laid.blocks, book, style, { ...found, segments }, meetings)
  for (const segment of segments) walk.segment(segment)
  const named = walk.announcements[0]
  const own =
    named && kind !== 'plan' && kind !== 'report'
      ? ((named.fields.title as string | undefined) ?? named.passage.text.replace(/\s+/g, ' '))
      : undefined
  return {
    kind,
    reckoning,
    title: own ?? title,
    parts: walk.parts,
    announcements: walk.announcements,
    agenda: found.agenda,
    papers: found.papers,
  }
}

/** The same for words of which it is known in which zone and at which meeting they stand. */
export function outlineIn(file: Laid, book: RuleBook, zone: Place['zone'], meeting: Meeting | null): Outline {
  const laid = { ...file, blocks: partRolls(file.blocks, book.zones) }
  const found = blocksToSegments(laid, book, itemStyle(laid.blocks))
  const walk = new Walk(laid.blocks, book, itemStyle(laid.blocks), { ...found, segments: [] }, new Map(), meeting)
  walk.segment({ zone, rule: zone, start: 0, end: laid.blocks.length, paper: null, sitting: 0 })
  return { kind: 'other', title: null, parts: walk.parts, announcements: walk.announcements, agenda: [], papers: [] }
}

/** What stands before any zone: the body of a lone report or plan, or an article. */
function settleFront(segment: Segment, kind: Outline['kind']): Segment {
  if (kind === 'article') return { ...segment, zone: 'article' }
  if (kind === 'plan' && (segment.zone === 'front' || segment.zone === 'paper')) return { ...segment, zone: 'plan' }
  if (segment.zone === 'front' && (kind === 'report' || kind === 'other')) return { ...segment, zone: 'paper' }
  return segment
}
