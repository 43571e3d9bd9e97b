// Sentences of letters → what they judge, by the words in rules/findings.yaml.

import { describe, expect, test } from 'vitest'
import { cueLists, judge, type Lexicon } from '../../src/records/judgement.ts'
import { ownRuleBook } from '#pipeline'

const { words } = ownRuleBook()
const lexicon = Object.fromEntries(cueLists.map((name) => [name, words(`finding.${name}`)])) as unknown as Lexicon
const none = Object.fromEntries(cueLists.map((name) => [name, []])) as unknown as Lexicon

describe('what a sentence judges', () => {
  test.each([
    ['strength', 'Pupils behave well in lessons and around the school.'],
    ['strength', 'The number of people waiting over 65 weeks fell to zero by March.'],
    ['strength', 'Vacancy rates are at their lowest for five years.'],
    ['strength', 'While the estate is old, it is well maintained.'],
    ['strength', 'Elective activity exceeded the plan by 4%.'],
    ['strength', 'Despite delays in the spring, every practice now offers online access, ahead of the timetable.'],
    ['concern', 'Too many pupils do not read well enough by the end of Year 2.'],
    ['concern', 'Safeguarding is not effective.'],
    ['concern', 'Vacancy rates are at their highest for five years.'],
    ['concern', 'Use of agency staff has risen by a third.'],
    ['concern', 'Only two of the nine standards were achieved.'],
    ['concern', 'Waits have improved but are still far too long.'],
    ['concern', 'The digital strategy is neither clear nor costed.'],
    ['requirement', 'Leaders should ensure that the curriculum is planned in a logical order.'],
    ['requirement', 'Governance is strong, although the register of risks must be kept up to date.'],
    ['requirement', 'There is scope to go further in sharing records between partners.'],
    ['requirement', 'We ask that you provide an update by the end of September.'],
    ['neutral', 'We recognise the difficult context in which you have been working.'],
    [undefined, 'During the inspection, I met with you and members of the governing body.'],
    [undefined, 'The service employs 410 full-time firefighters.'],
    [undefined, 'The plan sets out five priorities for the next five years.'],
    [undefined, 'The regional teams will continue to support the good work of the board.'],
    [undefined, 'Thank you for the excellent arrangements that you made for our visit.'],
  ])('%s: %s', (judgement, sentence) => {
    expect(judge(sentence, lexicon)).toBe(judgement)
  })
})

describe('the language of cues', () => {
  const holds = (cue: string, sentence: string) => judge(sentence, { ...none, strength: [cue] }) === 'strength'

  test('a star is any ending, a bar a choice, dots up to four words', () => {
    expect(holds('excel*', 'It excels.')).toBe(true)
    expect(holds('good|fine work', 'This is fine work.')).toBe(true)
    expect(holds('ahead ... plan', 'It is ahead of its own plan.')).toBe(true)
    expect(holds('ahead ... plan', 'It is ahead of what it had once set down as its plan.')).toBe(false)
  })

  test('a cue is whole words, and a hyphen may stand for a space', () => {
    expect(holds('sound', 'It resounds.')).toBe(false)
    expect(holds('well led', 'It is well-led.')).toBe(true)
    expect(holds('^we note', 'Today we note it.')).toBe(false)
  })
})
