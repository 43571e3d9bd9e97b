// Initials are written out where the list of those at the meeting leaves no doubt.

import { expect, test } from 'vitest'
import { initialsToNames, linkRecords, type Listed } from '#link'
import { ledger, trace } from '#query'
import { recordTypes } from '#records'
import { eachRecord, openIndex, saveLinks, saveReading, storedShortNames } from '#store'
import { readingOf, type Sheet } from '../store/sample.ts'

const list = (...people: readonly (string | [string, string])[]): Listed[] =>
  people.map((one) => (typeof one === 'string' ? { name: one, role: null } : { name: one[0], role: one[1] }))

test.each<[string, Listed[], string[] | undefined]>([
  ['SB', list('Mrs Sara Birch', 'Mr Tom Hask'), ['Sara Birch']],
  ['S.B.', list('Mrs Sara Birch'), ['Sara Birch']],
  ['SB/TH', list('Mrs Sara Birch', 'Mr Tom Hask'), ['Sara Birch', 'Tom Hask']],
  ['SB and TH', list('Mrs Sara Birch', 'Mr Tom Hask'), ['Sara Birch', 'Tom Hask']],
  ['SB/TH', list('Mrs Sara Birch'), undefined],
  ['SB', list('Sara Birch', 'Stephen Bell'), undefined],
  ['SB', list('Mrs Sara Birch', 'Sara Birch OBE', 'S Birch'), ['Sara Birch']],
  ['SB', list('Sara Birch', 'Mr Bell'), undefined],
  ['SB', list('Sara Birch', 'Mrs Birch'), ['Sara Birch']],
  ['SJB', list('Sara Jane Birch', 'Stephen Bell'), ['Sara Jane Birch']],
  ['ALC', list('Ann Lee-Cole'), ['Ann Lee-Cole']],
  ['CE', list('Carl Ely', ['Ada Finch', 'Chief Executive, Marl Trust']), undefined],
  ['CE', list(['Carl Ely', 'Chief Executive']), ['Carl Ely']],
  ['COO', list(['Ada Finch', 'Chief Operating Officer']), undefined],
  ['SB', [], undefined],
  ['Sara Birch', list('Sara Birch'), undefined],
  ['All', list('Ann Lee'), undefined],
])('%s among %j is %j', (printed, people, names) => {
  expect(initialsToNames(printed, people)).toEqual(names)
})

const meeting = (date: string) => ({ body: 'Marl Parish Council', date })
const present = (name: string) => ({ type: 'attendance', quote: name, fields: { name, role: null, status: 'present' } })
const minutes: Sheet = {
  path: 'a.txt',
  kind: 'minutes',
  meeting: meeting('2031-03-06'),
  pages: ['Sara Birch\nTom Hask\nSB to mend the gate of the common by May.\n'],
  records: [
    present('Sara Birch'),
    present('Tom Hask'),
    {
      type: 'action',
      quote: 'SB to mend the gate of the common by May.',
      fields: { text: 'mend the gate of the common', owner: 'SB', origin: 'minutes', raised_on: '2031-03-06' },
    },
  ],
}
const later = (...names: readonly string[]): Sheet => ({
  path: 'b.txt',
  kind: 'minutes',
  meeting: meeting('2031-04-03'),
  pages: [`${names.join('\n')}\nMend the gate of the common | SB | Posts bought.\n`],
  records: [
    ...names.map(present),
    {
      type: 'action',
      quote: 'Mend the gate of the common | SB | Posts bought.',
      fields: {
        text: 'Mend the gate of the common',
        owner: 'SB',
        origin: 'action_log',
        raised_on: '2031-03-06',
        progress: 'Posts bought.',
      },
    },
  ],
})

test.each([
  ['only one list', [later()], ['SB (Sara Birch)']],
  ['lists that agree', [later('Sara Birch', 'Ada Finch')], ['SB (Sara Birch)']],
  ['a list with another SB', [later('Stephen Bell')], ['SB (Sara Birch)', 'SB (Stephen Bell)']],
  ['a list with two', [later('Sara Birch', 'Stephen Bell')], ['SB']],
])('ledger and trace of an owner with %s', (_, sheets, owners) => {
  const index = openIndex(':memory:', recordTypes)
  for (const sheet of [minutes, ...sheets]) saveReading(index, readingOf(sheet), { bytes: 1, rulesHash: 'r' })
  const records = [...eachRecord(index)]
  saveLinks(index, linkRecords(records, storedShortNames(index)), 'due')
  const rows = ledger(index, { asOf: '2031-12-31' })
  expect(rows.map((row) => row.owners)).toEqual(owners.map((owner) => [owner]))
  expect(rows.flatMap(({ history }) => history.map((telling) => telling.owner)).sort()).toEqual(
    [...owners, ...owners].slice(0, 2).sort(),
  )
  const told = trace(index, 'gate', 0).steps.filter(({ type }) => type === 'action')
  expect(told.map(({ became }) => /owner ([^;]*)/.exec(became!)![1])).toEqual([...owners, ...owners].slice(0, 2))
})
