// Papers that no opening announces, and papers of no body at all: what they are by the weight of their signs.

import { expect, it, test } from 'vitest'
import type { DocumentKind } from '#model'
import { readDocument, stylesOf } from '#pipeline'

const read = async (name: string, text: string) => {
  const outcome = await readDocument(name, new TextEncoder().encode(text))
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  return outcome.reading
}

const untitled = `Osier Bank Allotment Society

Tuesday 4 March 2031, 7.30pm, at the reading room

There were nine of us in all. Ann Ash took the chair and welcomed everyone.

Water butts

Bo Birch reported that two of the butts had been broken by the frost. It was agreed to buy two new butts from the shop in Quay Street. The members thanked Bo Birch for his work.

Gate

The treasurer explained that the lock had cost £40. The society agreed that the gate would be painted in May. Cy Cole suggested that a sign should be put up, and this was noted.

The next meeting was fixed for 6 May. The meeting closed at 9pm.
`
const agenda = `Osier Bank Parish Council

You are hereby summoned to attend the meeting of the Council to be held on Monday 5 May 2031 at 7.30pm in the village hall.

1. To receive apologies for absence
2. To receive declarations of interest
3. To approve the minutes of the meeting held on 3 March 2031
4. To consider the budget for the coming year
5. To approve payments
6. To note correspondence
7. Date of next meeting

Ann Ash, Clerk
`
const manual = `# quay-gate

A small library that opens and closes gates.

## Install

npm install quay-gate

## Usage

The function open takes an option. The default is true. It was decided in version 2 that the module returns a promise; the old name was deprecated.

## Changelog

- 2.1.0: fixed a bug that was reported by users. The parameter was renamed.
- 2.0.0: action required: update the command in your script.

## License

MIT, copyright the authors.
`
const story = `Chapter 1

The warden came down to the harbour at dusk, and the people of the quay were waiting for him. Nobody had slept. It was the year of the great storm, and every boat had been carried up the street.

"We shall mend them," said the warden, and he thanked the boatmen for their patience.

Chapter 2

In the morning the sea was quiet. The children found a bell in the sand, and they agreed to keep it secret.
`
const scheme = `Osier Bank District Council

Local Development Scheme 2031 to 2034

1. Introduction

This scheme sets out the documents that the Council will prepare. It will be reviewed each year.

2. Background

The plan must be in general conformity with national policy. The Council will consult residents in spring. Sites should be assessed against the criteria in Table 1.

3. Timetable

Submission will follow in 2032 and adoption in 2033. The Council will monitor progress.
`
const inspection = `Osier Bank Borough

Inspection of services for children

Inspection dates: 3 to 14 March 2031

Overall effectiveness: requires improvement

What needs to improve

The quality of plans for children in care.

Main findings

Inspectors found that children are listened to. Leaders know the service well. Inspectors saw plans that were too long, and the inspection found delay. The judgement of inspectors is that practice requires improvement.
`

it.each<[string, string, DocumentKind | 'neither']>([
  ['a.txt', untitled, 'minutes'],
  ['b.txt', agenda, 'agenda'],
  ['c.txt', inspection, 'assessment_letter'],
  ['d.md', manual, 'neither'],
  ['e.txt', story, 'neither'],
  ['f.txt', scheme, 'neither'],
])('%s', async (name, text, kind) => {
  const reading = await read(name, text)
  if (kind !== 'neither') expect(reading.kind).toBe(kind)
  else {
    expect(['minutes', 'agenda', 'assessment_letter']).not.toContain(reading.kind)
    const told = reading.records.filter(({ type }) => ['resolution', 'action', 'rag_rating', 'finding'].includes(type))
    expect(told).toEqual([])
  }
})

test('minutes that nothing announces are read as minutes: what was agreed', async () => {
  const { records } = await read('a.txt', untitled)
  expect(records.filter(({ type, zone }) => type === 'resolution' && zone === 'minutes').length).toBeGreaterThan(0)
})

test('a list of what a meeting is to do decides nothing', async () => {
  const { records } = await read('b.txt', agenda)
  expect(records.filter(({ type }) => type === 'resolution' || type === 'attendance')).toEqual([])
})

test('the reckoning tells the sums by kind and the signs that were seen', async () => {
  const outcome = await stylesOf('a.txt', new TextEncoder().encode(untitled))
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  const { scores, signs } = outcome.style.reckoning!
  expect(scores[0]!.kind).toBe('minutes')
  expect(scores.map(({ score }) => score)).toEqual(scores.map(({ score }) => score).sort((a, b) => b - a))
  expect(signs.map(({ sign }) => sign)).toEqual(expect.arrayContaining(['past-verbs', 'closed', 'time-in-head']))
})
