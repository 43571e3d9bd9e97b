// Who moved something, what was moved and how it ended to one motion, or to its clauses.

import { joinPassages, type Passage, slicePassage, trimPassage } from '#model'
import type { CompiledRule } from '#rules'
import type { Flow, FlowBlock } from './flow.ts'
import { sentencesOf } from './flow.ts'
import { countsUp, type Entry } from './lists.ts'
import { firstMatch, type PatternMatch, wordsOf } from './match.ts'

export interface MotionMatch {
  /** The lines that name mover and seconder. */
  head: Passage
  slots: Readonly<Record<string, Passage>>
  pattern: string
  /** What the word at the end stands for: `decided`, `rejected` … */
  outcome: string
  /** The sentence that says how it ended. */
  end: Passage
  /** The motion in one piece, or its clauses where a line that ends in a colon introduces several. */
  entries: Entry[]
  /** The line before the clauses. */
  stem?: Passage
}

/** Motions are longer than a page only where something was missed. */
const mostBlocks = 60

/**
 * The motion that a block begins.
 *
 *   Moved by A. Elm                 head
 *   Seconded by B. Fir              head, by a `then` pattern
 *   That the yard be sold.          entry
 *   Motion carried (4 to 1)         end
 *
 * A block, or a line of it, may hold several of these. Nothing where no end is told before the next head or item.
 */
export function findMotion(rule: CompiledRule, flow: readonly Flow[], index: number): MotionMatch | undefined {
  const at = flow[index] as FlowBlock
  const words = wordsOf(at.block.passage)
  const lead = firstMatch(rule.leadPatterns, words, true)
  if (!lead) return undefined
  let slots = lead.slots
  let head = trimPassage(slicePassage(at.block.passage, 0, lead.end))
  let next = index + 1
  let rest = behind(at.block.passage, lead.end)
  for (;;) {
    const at = rest.text === '' ? following(flow, index, next) : undefined
    const passage = at ? at.block.passage : rest
    const line = passage.text === '' ? undefined : firstMatch(rule.thenPatterns, wordsOf(passage), true)
    if (!line) break
    slots = { ...line.slots, ...slots }
    head = joinPassages([head, trimPassage(slicePassage(passage, 0, line.end))])
    rest = behind(passage, line.end)
    if (at) next++
  }
  const entries: Entry[] = rest.text === '' ? [] : [{ passage: rest, block: at.block, at }]
  const found = (end: Ending, last: Entry | undefined) =>
    last ? settled(rule, { head, slots, pattern: lead.pattern.source }, [...entries, last], end) : undefined
  const own = entries.length > 0 ? endingOf(rule, rest) : undefined
  if (own) return found(own, own.before && { ...entries.pop()!, passage: own.before })
  for (; next < flow.length && next - index <= mostBlocks; next++) {
    const step = flow[next]!
    // How each voted may stand in a table before the end.
    if (step.kind === 'table' || step.cell !== at.cell) {
      if (at.cell) return undefined
      if (step.kind === 'table' && entries.at(-1)?.block.kind === 'heading') entries.pop()
      continue
    }
    if (!sameItem(step, at) || firstMatch(rule.leadPatterns, wordsOf(step.block.passage), true)) return undefined
    const end = endingOf(rule, step.block.passage)
    const entry = (passage: Passage): Entry => ({
      passage,
      block: step.block,
      at: step,
      ...(step.block.kind === 'item' ? { marker: step.block.marker } : {}),
    })
    if (end) return found(end, end.before ? entry(end.before) : entries.pop())
    entries.push(entry(step.block.passage))
  }
  return undefined
}

/** The block of words after the head that can go on with it. */
function following(flow: readonly Flow[], index: number, next: number): FlowBlock | undefined {
  const at = flow[index] as FlowBlock
  const step = flow[next]
  return step?.kind === 'words' && step.cell === at.cell && sameItem(step, at) ? step : undefined
}

function sameItem({ part: { place } }: FlowBlock, { part: { place: other } }: FlowBlock): boolean {
  return place.zone === other.zone && place.paper === other.paper && place.item?.ref === other.item?.ref
}

const behind = (passage: Passage, end: number): Passage =>
  trimPassage(
    slicePassage(passage, end + (/^[\s,:;.–—-]*/.exec(passage.text.slice(end))?.[0].length ?? 0), passage.text.length),
  )

interface Ending {
  outcome: string
  end: Passage
  /** The words of the same block before it. */
  before?: Passage
}

/** The sentence of a block that tells how the motion ended. */
function endingOf(rule: CompiledRule, passage: Passage): Ending | undefined {
  let at = 0
  for (const sentence of sentencesOf(passage)) {
    at = passage.text.indexOf(sentence.text, at)
    for (const [outcome, patterns] of rule.endPatterns) {
      const match: PatternMatch | undefined = firstMatch(patterns, wordsOf(sentence))
      if (!match) continue
      const before = trimPassage(slicePassage(passage, 0, at + match.start))
      const end = trimPassage(slicePassage(passage, at + match.start, at + sentence.text.length))
      return { outcome, end, ...(before.text === '' ? {} : { before }) }
    }
  }
  return undefined
}

/** The whole as one entry, or the clauses under a line that ends in a colon. */
function settled(
  rule: CompiledRule,
  head: Pick<MotionMatch, 'head' | 'slots' | 'pattern'>,
  entries: readonly Entry[],
  { outcome, end }: Ending,
): MotionMatch {
  const shared = { ...head, outcome, end }
  const first = entries.findIndex(({ block }) => block.kind === 'item')
  const stem = joinPassages(entries.slice(0, Math.max(0, first)).map(({ passage }) => passage))
  const clauses = first > 0 && /[:–—-]\s*$/.test(stem.text) ? clausesOf(entries.slice(first)) : []
  if (clauses.length >= 2) return { ...shared, stem, entries: clauses }
  const whole = joinPassages(entries.map(({ passage }) => passage))
  const operative = firstMatch(rule.itemPatterns, wordsOf(whole))
  return {
    ...shared,
    ...(operative ? { pattern: operative.pattern.source } : {}),
    entries: [{ ...entries[0]!, passage: operative?.slots.matter ?? whole }],
  }
}

/**
 * The clauses that count up, each with what stands under it.
 *
 *   a) the by-law BE INTRODUCED to:     one clause
 *   i) approve the agreement; and
 *   b) the report BE RECEIVED.          another
 */
function clausesOf(entries: readonly Entry[]): Entry[] {
  const clauses: Entry[] = []
  const markers = countsUp(entries[0]!.marker ?? '')
  for (const entry of entries) {
    const last = clauses.at(-1)
    if (!last || !markers || entry.marker?.toLowerCase() === markers(clauses.length + 1)) clauses.push(entry)
    else if (entry.block.kind === 'item')
      clauses[clauses.length - 1] = { ...last, passage: joinPassages([last.passage, entry.passage]) }
  }
  return clauses
}
