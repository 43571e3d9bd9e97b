// Every example and counterexample of the rule files is a test.

import { describe, expect, it } from 'vitest'
import { ownRuleBook, readWords } from '#pipeline'
import type { ZoneKind } from '#model'

const book = ownRuleBook()
const hit = new Map<string, Set<string>>()
const zoneOf = (rule: { zone?: readonly ZoneKind[] | undefined }, zone: ZoneKind | undefined): ZoneKind => zone ?? rule.zone?.[0] ?? 'paper'

describe.each(book.rules.map((rule) => [`${rule.file} ${rule.id}`, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.map((example, i) => [i + 1, example] as const))('reads example %i', (_, example) => {
    const { records, trials } = readWords(example.text, zoneOf(rule, example.zone), book, example.date ?? null)
    for (const trial of trials) {
      if (trial.rule.id !== rule.id || trial.outcome !== 'taken') continue
      const patterns = hit.get(rule.id) ?? new Set()
      if (trial.pattern) patterns.add(trial.pattern)
      hit.set(rule.id, patterns)
    }
    const own = records.filter((record) => record.rule === rule.id)
    expect(own.map((record, i) => pick(record, example.gives[i] ?? {}))).toEqual(example.gives)
  })

  it.each(rule.counterexamples.map((example, i) => [i + 1, example] as const))('leaves counterexample %i alone', (_, example) => {
    const { records } = readWords(example.text, zoneOf(rule, example.zone), book, example.date ?? null)
    expect(records.filter((record) => record.rule === rule.id)).toEqual([])
  })
})

describe('patterns', () => {
  it.each(book.rules.filter((rule) => rule.itemPatterns.length > 0).map((rule) => [rule.id, rule] as const))('%s: an example uses every pattern', (id, rule) => {
    const used = hit.get(id) ?? new Set()
    expect(rule.itemPatterns.map((pattern) => pattern.source).filter((source) => !used.has(source))).toEqual([])
  })

  it('lists the known gaps', () => {
    const gaps = book.rules.flatMap((rule) => rule.todo.map((gap) => `${rule.id}: ${gap.text}`))
    if (gaps.length > 0) console.log(`known gaps:\n  ${gaps.join('\n  ')}`)
  })
})

describe('openings of zones', () => {
  it.each(book.zones.openings.map((opening) => [opening.id, opening] as const))('%s', (_, opening) => {
    const opens = (text: string) => opening.patterns.some((p) => p.regex.test(text)) && !opening.unless.some((p) => p.regex.test(text))
    expect(opening.examples.filter((text) => !opens(text))).toEqual([])
    expect(opening.counterexamples.filter(opens)).toEqual([])
  })
})

/** Only the fields that the example lists; nested objects likewise. */
function pick(record: Record<string, unknown>, like: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(like).map(([name, want]) => {
      const value = record[name]
      const nested = want !== null && typeof want === 'object' && !Array.isArray(want) && value !== null && typeof value === 'object'
      return [name, nested ? pick(value as Record<string, unknown>, want as Record<string, unknown>) : value]
    }),
  )
}
