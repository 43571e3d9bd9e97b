// A block of words and the rules to matches.

import type { Block, Match, Passage, Table } from '#model'
import { canHold, type CompiledRule } from '#rules'
import { type Flow, type FlowBlock, sentencesOf, unnumbered } from './flow.ts'
import { findList } from './lists.ts'
import { findMotion } from './motions.ts'
import { firstMatch, matchedRule, vetoOf, wordsOf } from './match.ts'
import { holdsIn, type RuleIndex } from './ruleIndex.ts'
import type { Observe, Offer } from './trial.ts'

/** Every sentence, list or block rule that a block of words can satisfy. */
export function matchWords(
  at: FlowBlock,
  flow: readonly Flow[],
  i: number,
  index: RuleIndex,
  offer: Offer,
  observe: Observe,
) {
  const { part, block } = at
  const base = {
    part,
    block: block as Block,
    ...(at.table ? { table: at.table, rowIndex: at.rowIndex! } : {}),
    ...(block.kind === 'item' ? { marker: block.marker } : {}),
  }
  const whole = wordsOf(block.passage)
  const rules = index.candidates(whole.anchors).filter((rule) => holdsIn(rule, part))
  for (const rule of rules) {
    if (rule.unit === 'list') {
      matchList(rule, at, flow, i, base, index, offer, observe)
      continue
    }
    if (rule.unit === 'motion') {
      matchMotion(rule, at, flow, i, base, offer, observe)
      continue
    }
    const units = rule.unit === 'block' ? [block.passage] : sentencesOf(block.passage)
    for (const unit of units) {
      let words = wordsOf(unit)
      if (!rule.itemPatterns.some((pattern) => canHold(pattern, words.anchors))) continue
      let found = firstMatch(rule.itemPatterns, words)
      const bare = found ? undefined : unnumbered(unit, part)
      if (bare) {
        words = wordsOf(bare)
        found = firstMatch(rule.itemPatterns, words)
      }
      if (!found) continue
      const { passage } = words
      const veto = vetoOf(rule, words, part.place.section)
      if (veto) reject(observe, rule, passage, veto, found.slots)
      else
        offer(
          rule,
          at.partIndex,
          { ...base, rule: matchedRule(rule), passage, slots: found.slots },
          found.pattern.source,
        )
    }
  }
}

type Base = Pick<Match, 'part' | 'block'> & Partial<Match>

/** The entries under or behind a formula. */
function matchList(
  rule: CompiledRule,
  at: FlowBlock,
  flow: readonly Flow[],
  i: number,
  base: Base,
  index: RuleIndex,
  offer: Offer,
  observe: Observe,
) {
  const { part } = at
  const list = findList(rule, flow, i, (words) => index.leads(rule, words))
  if (!list) return
  const veto = vetoOf(rule, wordsOf(list.sentence), part.place.section)
  if (veto) {
    reject(observe, rule, list.sentence, veto, list.lead.slots)
    return
  }
  for (const entry of list.entries) {
    const words = wordsOf(entry.passage)
    const found = rule.itemPatterns.length === 0 ? undefined : firstMatch(rule.itemPatterns, words, true)
    if (rule.itemPatterns.length > 0 && !found) {
      reject(observe, rule, entry.passage, 'item: the entry does not begin so', {})
      continue
    }
    const entryVeto = vetoOf({ ...rule, underPatterns: [] }, words, [])
    if (entryVeto) {
      reject(observe, rule, entry.passage, entryVeto, {})
      continue
    }
    offer(
      rule,
      at.partIndex,
      {
        ...base,
        rule: matchedRule(rule),
        part: entry.at.part,
        block: entry.block,
        passage: entry.passage,
        slots: found?.slots ?? {},
        lead: list.sentence,
        leadSlots: list.lead.slots,
        ...(list.stem ? { stem: list.stem } : {}),
        ...(entry.marker === undefined ? {} : { marker: entry.marker }),
        ...(entry.rowIndex === undefined ? {} : { rowIndex: entry.rowIndex, table: entry.block as Table }),
      },
      found?.pattern.source ?? list.lead.pattern.source,
    )
  }
}

/** A motion between who moved it and how it ended. */
function matchMotion(
  rule: CompiledRule,
  at: FlowBlock,
  flow: readonly Flow[],
  i: number,
  base: Base,
  offer: Offer,
  observe: Observe,
) {
  const motion = findMotion(rule, flow, i)
  if (!motion) return
  const words = wordsOf(motion.head)
  const veto = vetoOf(rule, words, at.part.place.section)
  if (veto) {
    reject(observe, rule, motion.head, veto, motion.slots)
    return
  }
  for (const entry of motion.entries)
    offer(
      rule,
      at.partIndex,
      {
        ...base,
        rule: { id: rule.id, set: { ...rule.set, outcome: motion.outcome } },
        part: entry.at.part,
        block: entry.block,
        passage: entry.passage,
        slots: {},
        lead: motion.head,
        leadSlots: motion.slots,
        end: motion.end,
        ...(motion.stem ? { stem: motion.stem } : {}),
        ...(entry.marker === undefined ? {} : { marker: entry.marker }),
      },
      motion.pattern,
    )
}

function reject(observe: Observe, rule: CompiledRule, passage: Passage, reason: string, slots: Match['slots']) {
  observe?.({ rule, pattern: null, passage, outcome: 'rejected', reason, slots, fields: null })
}
