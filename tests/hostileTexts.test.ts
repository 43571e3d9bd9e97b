// Texts that once took minutes are read as a reader would: what is repeated says nothing, and the rest stands.

import { expect, test } from 'vitest'
import { cellAt } from '#model'
import { readDocument } from '#pipeline'
import { sentenceEnds } from '#text'
import { bodyName } from '../src/outline/bodyName.ts'

const minutes = (body: string, of = 'Quay') => `Minutes of the ${of} Committee held on Tuesday 6 May 2025

Present:

Ann Ash, Chair

1. Fees

${body}

It was RESOLVED to:
• APPROVE the fees.
`

test.each([
  ['a title of one word', minutes('We spoke.', 'first '.repeat(40).trim())],
  ['a rule that ends in a word', minutes(`${'-'.repeat(20_000)}x`)],
  ['tabs', minutes(`${'\t'.repeat(20_000)}x`)],
  ['dots', minutes(`${'.'.repeat(20_000)}x`)],
  ['sums without a full stop', minutes('£1.2m '.repeat(2_000))],
])('%s', async (_, text) => {
  const outcome = await readDocument('hostile.txt', new TextEncoder().encode(text))
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  const { records } = outcome.reading
  expect(records.filter(({ type }) => type === 'resolution')).toMatchObject([{ verbs: ['approve'] }])
  expect(records.filter(({ type }) => type === 'attendance')).toMatchObject([{ name: 'Ann Ash' }])
  expect(records.filter(({ type }) => type === 'meeting')).toMatchObject([{ date: '2025-05-06' }])
})

test('a stretch without a full stop is cut between words, and nothing of it is left out', () => {
  const text = 'Fees and sums '.repeat(1_000)
  const ends = sentenceEnds(text)
  expect(ends.at(-1)).toBe(text.length)
  const pieces = ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end))
  expect(pieces.join('')).toBe(text)
  for (const piece of pieces) expect(piece).toMatch(/^[A-Za-z].{0,3999}\s$/)
})

test('a stretch without white space is cut all the same', () => {
  expect(sentenceEnds('x'.repeat(9_000))).toEqual([4_000, 8_000, 9_000])
})

test.each([3, 40])('the first cell of a column, in a row of %i', (width) => {
  const cell = (column: number, text: string) => ({ column, passage: { text, runs: [] }, blocks: [] })
  const row = { cells: [...Array.from({ length: width }, (_, i) => cell(i, `${i}`)), cell(1, 'again')] }
  expect(cellAt(row, 1)?.passage.text).toBe('1')
  expect(cellAt(row, width)).toBeUndefined()
})

test('a title longer than any names no body', () => {
  expect(bodyName('Minutes of the Quay Committee held in public')).toBe('Quay Committee')
  expect(bodyName(`Minutes of the ${'first '.repeat(2_000)}Committee`)).toBeNull()
})
