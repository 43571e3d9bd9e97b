// Rules to the few that a sentence or a table can satisfy.

import type { Part } from '#model'
import type { CompiledRule, Pattern } from '#rules'

export interface RuleIndex {
  /** Rules that read whole tables or rows, where the words of the headings are among those given, by rank. */
  tables: (words: ReadonlySet<string>) => CompiledRule[]
  /** Rules whose words are among those given, by rank. */
  candidates: (words: ReadonlySet<string>) => CompiledRule[]
  /** Formulas of the list rules of a record type that the words can hold: what begins another list ends this one. */
  leads: (rule: CompiledRule, words: ReadonlySet<string>) => readonly Pattern[]
}

/** Rules by the words without which they cannot match: the cost of a sentence hangs on its words, not on the number of rules. */
export function indexRules(rules: readonly CompiledRule[]): RuleIndex {
  const inTables = rules.filter((rule) => rule.unit === 'row' || rule.unit === 'table')
  const tables = byWords(inTables, headingPatterns)
  const candidates = byWords(
    rules.filter((rule) => !inTables.includes(rule)),
    (rule) => (rule.unit === 'list' || rule.unit === 'motion' ? rule.leadPatterns : rule.itemPatterns),
  )
  const leads = new Map<string, (words: ReadonlySet<string>) => Pattern[]>()
  for (const record of new Set(rules.map((rule) => rule.record))) {
    const formulas = rules
      .filter((rule) => rule.record === record && rule.unit === 'list')
      .flatMap((rule) => rule.leadPatterns)
    leads.set(
      record,
      byWords(formulas, (pattern) => [pattern]),
    )
  }
  return { tables, candidates, leads: (rule, words) => leads.get(rule.record)!(words) }
}

/** The headings of the first column that the table must have; none for a rule that looks at every table. */
function headingPatterns(rule: CompiledRule): readonly Pattern[] | null {
  if (rule.unit === 'table') return null
  return rule.need![0]!.split('/').flatMap((field) => rule.columnPatterns.get(field) ?? [])
}

/** A look-up of what can match a text with the words given, in the order of the list; null patterns always can. */
function byWords<T>(
  all: readonly T[],
  patternsOf: (one: T) => readonly Pattern[] | null,
): (words: ReadonlySet<string>) => T[] {
  const byAnchor = new Map<string, number[]>()
  const always: number[] = []
  all.forEach((one, place) => {
    const anchors = patternsOf(one)?.map((pattern) => pattern.anchors)
    if (!anchors || anchors.some((set) => set === null)) always.push(place)
    else
      for (const word of new Set(anchors.flatMap((set) => [...set!]))) {
        const listed = byAnchor.get(word)
        if (listed) listed.push(place)
        else byAnchor.set(word, [place])
      }
  })
  return (words) => {
    const found = new Set(always)
    for (const word of words) for (const place of byAnchor.get(word) ?? []) found.add(place)
    return [...found].sort((a, b) => a - b).map((place) => all[place]!)
  }
}

/** Zones whose words mean nothing unless a rule asks for them. */
const silent = new Set(['key', 'contents', 'article'])

export function holdsIn(rule: CompiledRule, part: Part): boolean {
  return rule.zone ? rule.zone.includes(part.place.zone) : !silent.has(part.place.zone)
}
