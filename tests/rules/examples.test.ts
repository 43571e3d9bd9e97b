// Every example and counterexample of the rule files is a test.

import { describe, expect, it } from 'vitest'
import { ownRuleBook, tryCounterexample, tryExample } from '#pipeline'

const book = ownRuleBook()
const hit = new Map<string, Set<string>>()

describe.each(book.rules.map((rule) => [`${rule.file} ${rule.id}`, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.map((example, i) => [i + 1, example] as const))('reads example %i', (_, example) => {
    const { got, patterns } = tryExample(rule, example, book)
    hit.set(rule.id, new Set([...(hit.get(rule.id) ?? []), ...patterns]))
    expect(got).toEqual(example.gives)
  })

  it.each(rule.counterexamples.map((example, i) => [i + 1, example] as const))('leaves counterexample %i alone', (_, example) => {
    expect(tryCounterexample(rule, example, book)).toEqual([])
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
