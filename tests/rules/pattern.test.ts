// Patterns: what they match, and the words without which they cannot.

import { describe, expect, it } from 'vitest'
import { compilePattern } from '#rules'

const shapes = {
  matter: { regex: '[^]+', anchors: null },
  colour: { regex: '(?:red|amber)', anchors: new Set(['red', 'amber']) },
}
const anchors = (source: string) => {
  const found = compilePattern(source, shapes).anchors
  return found && [...found].sort()
}

describe('patterns', () => {
  it.each([
    ['resolved to', 'It was RESOLVED\nto act', true],
    ['resolved to', 'unresolved to', false],
    ['(it was )?resolved', 'resolved', true],
    ['(also |then )*agreed', 'then also agreed', true],
    ['committees?', 'the committee met', true],
    ["board's plan", 'the board’s plan', true],
    ['terms - conditions', 'terms – conditions', true],
    ['rated ... {colour}', 'rated by the panel as red', true],
    ['rated ... {colour}', 'rated red', true],
    ['rated ... {colour}', 'rated. The bus was red', false],
    ['^{matter}$', 'anything', true],
    ['a.m.', 'at 9 a.m. sharp', true],
    ['a.m.', 'atm', false],
  ])('%s in "%s": %s', (source, text, holds) => {
    expect(compilePattern(source, shapes).regex.test(text)).toBe(holds)
  })

  it.each([
    ['(it was )?resolved to {matter}', ['resolved']],
    ['(agreed|resolved) that', ['agreed', 'resolved']],
    ['apolog(y|ies) from', ['apologies', 'apology']],
    ['committees?', ['committee', 'committees']],
    ['attendees:?$', ['attendees']],
    ['present( were)?: ', ['present']],
    ['{matter} of {colour}', ['amber', 'red']],
    ['{matter}', null],
    ['(x )?{matter}', null],
    ['approv(e|al)(s)?', null],
  ])('%s needs one of %j', (source, words) => {
    expect(anchors(source)).toEqual(words)
  })

  it.each([
    ['resolved (to', 'a bracket is not closed'],
    ['resolved) to', 'a bracket is closed twice'],
    ['resolved \\b', 'a backslash belongs in shapes.yaml'],
    ['{nothing}', 'there is no shape {nothing}'],
    ['{not a shape}', 'a {shape} is malformed'],
  ])('%s is refused: %s', (source, message) => {
    expect(() => compilePattern(source, shapes)).toThrow(message)
  })
})
