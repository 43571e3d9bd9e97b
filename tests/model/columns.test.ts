import { describe, expect, it } from 'vitest'
import { packRows, unpackRows } from '#model'

const many = (value: (i: number) => unknown) => Array.from({ length: 40 }, (_, i) => value(i))

describe('rows in columns', () => {
  it.each([
    ['nothing', []],
    ['one value', many(() => 7)],
    ['few values', many((i) => ['a', null, true, 3][i % 4])],
    ['numbers', many((i) => i / 3)],
    ['words', many((i) => `word ${i}`)],
    ['empty words', many((i) => (i === 20 ? '' : `${i}`))],
    ['words with the separator', many((i) => `word\0${i}`)],
    ['numbers and words', many((i) => (i % 2 ? i : `${i}`))],
    ['numbers of which some are unknown', many((i) => (i % 2 ? i : null))],
    ['boxes', many((i) => [i, i / 7, 100 - i, 2])],
    ['lists of unlike lengths', many((i) => Array.from({ length: i % 3 }, (_, k) => k + i))],
    ['rows', many((i) => ({ text: `word ${i}`, x0: i / 3, bold: i % 5 === 0, colour: '#000000', box: [i, 0, i, 9] }))],
    ['rows of which some have more', many((i) => (i % 2 ? { x0: i } : { x0: i, hidden: `because ${i}` }))],
  ])('are the same again: %s', (_, rows) => {
    expect(unpackRows(packRows(rows))).toEqual(rows)
    expect(unpackRows(structuredClone(packRows(rows)))).toEqual(rows)
  })
})
