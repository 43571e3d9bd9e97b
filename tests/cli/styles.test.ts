// Which conventions papers follow, printed for people and for programs.

import { expect, test } from 'vitest'
import { stylesOf } from '#pipeline'
import { newStage, put } from './stage.ts'

const { type, folder } = newStage()
put(folder, 'minutes.txt', 'It was so.')

test('for people: rules with their counts, and what no rule reads with its place', async () => {
  const { out } = await type(['styles', 'minutes.txt'])
  expect(out).toContain('2  resolved reads resolution (rules/r.yaml), 1 rejected')
  expect(out).toContain('line 7, DIRECTED (a verb in capitals)')
})

test('for programs: one object a paper', async () => {
  expect(JSON.parse((await type(['styles', 'minutes.txt', '--nl'])).out)).toMatchObject({
    file: 'minutes.txt',
    kind: 'minutes',
  })
})

test('a paper that is not there is one line and exit 3', async () => {
  const { exit, err } = await type(['styles', 'lost.txt'])
  expect(exit).toBe(3)
  expect(err).toContain('no such file')
})

const minutes = (words: string) =>
  new TextEncoder().encode(`Minutes of the meeting of the Marlow Synod held on Tuesday 6 May 2031

Present: Ann Ash (Dean), Bo Birch

1. Bells

It was RESOLVED to mend the bells.

2. Roof

${words}

3. Close

The meeting closed at 9 pm.
`)

test.each([
  ['The Warden was DIRECTED to mend the roof.', 'DIRECTED'],
  ['Enacted: the roof to be mended.', 'Enacted'],
  ['Ruling: mend the roof.\n\nRuling: paint the door.', 'Ruling:'],
  ['The Synod discussed the roof.', undefined],
  ['RESOLVED that the roof be mended.', undefined],
  ['It was RESOLVED:\n\n(a) to mend the roof; and\n\n(b) to paint the door.', undefined],
])('%s', async (words, sign) => {
  const read = await stylesOf('minutes.txt', minutes(words))
  if ('problem' in read) throw new Error(read.problem.message)
  expect(read.style.unread[0]?.sign).toBe(sign)
  expect(read.style.rules.map(({ record }) => record)).toContain('resolution')
})
