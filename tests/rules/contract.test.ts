// Rules that nobody would understand are refused at load; a user's rules add to the program's.

import { describe, expect, it } from 'vitest'
import { readWords } from '#pipeline'
import { recordTypes } from '#records'
import { compileRules, loadRuleSources, type RuleSource } from '#rules'

const own = loadRuleSources()
const users = (name: string, text: string): RuleSource => ({ file: `/home/ann/my-rules/${name}`, text, users: true })
const load = (...sources: RuleSource[]) => compileRules([...own, ...sources], recordTypes)

const rule = (more: string, record = 'resolution') => `record: ${record}
rules:
  - id: pleased-to
    zone: minutes
    because: The Synod of Marlow is pleased to do what it decides.
    item: "was pleased to {verbs} {matter}"
    ${more}
    examples: [{ text: The Synod was pleased to grant the faculty., gives: [{ verbs: [grant] }] }]
    counterexamples: [{ text: The Dean was pleased with the choir. }]
`

describe('refused at load, with file, rule and key', () => {
  it.each([
    ['an unknown record', rule('', 'resolutoin'), /my-rules\/house\.yaml: record: there is no record type resolutoin; is resolution meant\?/],
    ['a value that the field refuses', rule('set: { form: forml }'), /house\.yaml: rule pleased-to: set\.form: "forml" is not known; use formal, narrative/],
    ['an unknown hint', rule('set: { wholle: true }'), /set\.wholle: no field or hint of a resolution is named so; is whole meant\?/],
    ['a hint with a value that it does not take', rule('set: { whole: 3 }'), /set\.whole: 3 is not known; use true/],
    ['a slot that nobody reads', rule('').replace('{matter}', '{mattr=matter}'), /item: nobody reads the slot mattr of a resolution; is matter meant\?/],
    ['a slot that is like no other', rule('').replace('{matter}', '{xyz=matter}'), /write _xyz for words that need only be there/],
    ['an unknown key', rule('aged: true'), /rule pleased-to: .*aged/],
    ['an id that is taken', rule('').replace('pleased-to', 'motion-lost'), /rule motion-lost: the id is used in rules\/resolutions\.yaml too; take another, or write replaces: motion-lost/],
    ['a rule that replaces none', rule('replaces: motion-losst'), /replaces: the program has no rule motion-losst; is motion-lost meant\?/],
    ['a column that nobody reads', rule('columns: { verb: ["verb"] }'), /columns\.verb: no resolution has a column of this name/],
  ])('%s', (_, text, message) => {
    expect(() => load(users('house.yaml', text))).toThrow(message)
  })

  it.each([
    ['zones.yaml', 'patterns: { closng: ["^amen$"] }', /my-rules\/zones\.yaml: patterns\.closng: nobody asks for a list of this name; is closing meant\?/],
    ['shapes.yaml', "shapes: { matter: 'x+' }", /my-rules\/shapes\.yaml: shape matter: there is one of this name/],
  ])('%s', (name, text, message) => {
    expect(() => load(users(name, text))).toThrow(message)
  })
})

describe("a user's files", () => {
  const decided = 'It was RESOLVED to approve the lease.'

  it('add to the rules of the program, under whatever name', () => {
    const book = load(users('resolutions.yaml', rule('set: { form: formal, outcome: decided }')))
    expect(readWords(decided, 'minutes', book).records.map((record) => record.rule)).toEqual(['resolved-formula'])
    expect(readWords('The Synod was pleased to grant the faculty.', 'minutes', book).records[0]).toMatchObject({
      rule: 'pleased-to',
      verbs: ['grant'],
    })
  })

  it('go before those of the program', () => {
    const text = rule('set: { form: formal, outcome: decided }').replace('was pleased to', 'RESOLVED to')
    expect(readWords(decided, 'minutes', load(users('zz.yaml', text))).records[0]?.rule).toBe('pleased-to')
  })

  it('replace a rule of the program where they say so', () => {
    const text = rule('replaces: resolved-formula')
    const book = load(users('house.yaml', text))
    expect(book.rules.some(({ id }) => id === 'resolved-formula')).toBe(false)
  })

  it('lengthen lists of words, verbs, short names and signs of zones', () => {
    const book = load(
      users('bodies.yaml', 'short_names: { MDC: Marlow Dean Chapter }'),
      users('shapes.yaml', 'verbs: [hallow]\nshapes: { questionword: { words: [whither] } }'),
      users('zones.yaml', 'patterns: { closing: ["the grace was said"] }'),
    )
    expect(book.shortNames.get('MDC')).toBe('Marlow Dean Chapter')
    expect(book.shortNames.get('ICB')).toBe('Integrated Care Board')
    expect(new RegExp(book.shapes['questionword']!.regex, 'iu').test('Whither')).toBe(true)
    expect(book.zones.patterns('closing').some(({ regex }) => regex.test('The grace was said at nine.'))).toBe(true)
    expect(book.zones.patterns('closing').length).toBeGreaterThan(1)
  })

  it('give the same fingerprint wherever their folder stands', () => {
    const there = { ...users('house.yaml', rule('')), file: '/tmp/house.yaml' }
    expect(load(there).fingerprint).toBe(load(users('house.yaml', rule(''))).fingerprint)
  })
})
