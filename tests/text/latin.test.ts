// Patterns with letters spelt out match as those with properties do.

import { expect, it } from 'vitest'
import { spellOutLetters } from '#text'

const chars = [...'aZéÉŵŴŷẁẂïȩßÿŁ09½²_-’ \t.×÷[]\\']

it.each([
  ['\\p{L}', false],
  ['[\\p{L}\\p{N}]', false],
  ['[^\\p{L}]', false],
  ['\\[\\p{N}\\]|[\\]\\p{L}]', false],
  ['\\p{Lu}', false],
  ['\\p{Lu}', true],
  ['[\\p{Ll}\\p{N}]', true],
  ['(?<!\\p{L})\\p{N}', true],
] as const)('%s, exact case %s', (source, exactCase) => {
  const flags = exactCase ? 'u' : 'iu'
  const matched = (pattern: string) => chars.filter((char) => new RegExp(pattern, flags).test(char))
  const found = matched(spellOutLetters(source, exactCase))
  expect(found).toEqual(matched(source))
  expect(found.length).toBeGreaterThan(0)
  expect(found.length).toBeLessThan(chars.length)
})
