// Every sign holds in its examples and not in its counterexamples, and has weights; a file of signs that is wrong is named.

import { describe, expect, it } from 'vitest'
import { ownRuleBook } from '#pipeline'
import { compileRules, loadRuleSources, type Sign } from '#rules'

const { signs } = ownRuleBook()
const worded = signs.signs.filter((sign): sign is Extract<Sign, { patterns: unknown }> => 'patterns' in sign)
const holds = (sign: (typeof worded)[number], text: string) =>
  sign.patterns.some(({ regex }) => regex.test(text)) && !sign.unless.some(({ regex }) => regex.test(text))

describe('examples of signs', () => {
  it.each(worded.flatMap((sign) => sign.examples.map((text) => [sign.id, text, sign] as const)))(
    '%s: %s',
    (_id, text, sign) => expect(holds(sign, text)).toBe(true),
  )
  it.each(worded.flatMap((sign) => sign.counterexamples.map((text) => [sign.id, text, sign] as const)))(
    'not %s: %s',
    (_id, text, sign) => expect(holds(sign, text)).toBe(false),
  )
})

it('every sign has a weight for every kind that has a base', () => {
  const kinds = [...signs.base.keys()].sort()
  expect(kinds).toEqual(['agenda', 'assessment_letter', 'minutes', 'other'])
  for (const { id, weights } of signs.signs) expect([id, [...weights.keys()].sort()]).toEqual([id, kinds])
})

it.each([
  ['signs.yaml', true, 'signs: []', 'mine/signs.yaml: signs and weights come with the program'],
  ['weights.yaml', false, 'base: {}\nweights: { nose: { minutes: 1 } }', 'weights.nose: there is no sign of this name'],
  ['weights.yaml', false, 'base: { nose: 1 }\nweights: {}', 'base.nose: there is no kind of this name'],
])('%s (of a user: %s) that is wrong is refused', (name, users, text, message) => {
  const own = loadRuleSources()
  const sources = users
    ? [...own, { file: `mine/${name}`, text, users }]
    : own.map((source) => (source.file === `rules/${name}` ? { ...source, text } : source))
  expect(() => compileRules(sources)).toThrow(message)
})
