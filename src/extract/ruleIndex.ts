// Rules to the few that a sentence can satisfy.

import type { Part } from '#model'
import type { CompiledRule, Pattern } from '#rules'

export interface RuleIndex {
  /** Rules that read whole tables or rows. */
  tables: readonly CompiledRule[]
  /** Rules whose words are among those given, by rank. */
  candidates: (words: ReadonlySet<string>) => CompiledRule[]
  /** Formulas of all list rules of the same record type: what begins another list ends this one. */
  leads: (rule: CompiledRule) => readonly Pattern[]
}

/** Rules by the words without which they cannot match: the cost of a sentence hangs on its words, not on the number of rules. */
export function indexRules(rules: readonly CompiledRule[]): RuleIndex {
  const byAnchor = new Map<string, CompiledRule[]>()
  const always: CompiledRule[] = []
  for (const rule of rules) {
    if (rule.unit === 'row' || rule.unit === 'table') continue
    const patterns = rule.unit === 'list' ? rule.leadPatterns : rule.itemPatterns
    const anchors = patterns.map((pattern) => pattern.anchors)
    if (anchors.some((set) => set === null)) always.push(rule)
    else
      for (const word of new Set(anchors.flatMap((set) => [...set!]))) {
        const listed = byAnchor.get(word)
        if (listed) listed.push(rule)
        else byAnchor.set(word, [rule])
      }
  }
  const leads = new Map<string, Pattern[]>()
  for (const rule of rules)
    if (rule.unit === 'list') leads.set(rule.record, [...(leads.get(rule.record) ?? []), ...rule.leadPatterns])
  return {
    leads: (rule) => leads.get(rule.record) ?? [],
    tables: rules.filter((rule) => rule.unit === 'row' || rule.unit === 'table'),
    candidates(words) {
      const found = new Set(always)
      for (const word of words) for (const rule of byAnchor.get(word) ?? []) found.add(rule)
      return [...found].sort((a, b) => a.rank - b.rank)
    },
  }
}

/** Zones whose words mean nothing unless a rule asks for them. */
const silent = new Set(['key', 'contents', 'article'])

export function holdsIn(rule: CompiledRule, part: Part): boolean {
  return rule.zone ? rule.zone.includes(part.place.zone) : !silent.has(part.place.zone)
}
