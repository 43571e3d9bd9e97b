// Any string at all is read in one pass into readings that are in order, apart and quote it.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  readDates,
  readDue,
  readMoney,
  readMoneyCell,
  readPeriods,
  readTime,
  readTimeRange,
  readUnit,
  weekdayOf,
} from '#text'

describe('any string', () => {
  const pieces = fc.constantFrom(
    ...[
      '£',
      '(',
      ')',
      'm',
      'k',
      ' ',
      '\t',
      '\n',
      '-',
      '–',
      '/',
      '.',
      ',',
      '5',
      '12',
      '2024',
      '23/24',
      'May',
      'March',
      '%',
    ],
    ...[
      'Thursday',
      'th',
      'and',
      'to',
      'of',
      'M1',
      'Q3',
      'month',
      'million',
      'pounds',
      'five',
      'w/c',
      'é',
      '😀',
      'GBP',
      'p',
    ],
  )
  const anything = fc.oneof(
    fc.array(pieces, { maxLength: 24 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  )

  test('gives readings in order, without overlaps, that quote the string', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const found of [
          readMoney(text),
          readMoney(text, { bare: true }),
          readDates(text, { near: '2024-02-08' }),
          readPeriods(text),
        ]) {
          let end = 0
          for (const reading of found) {
            expect(reading.start).toBeGreaterThanOrEqual(end)
            expect(reading.end).toBeGreaterThan(reading.start)
            expect(reading.raw).toBe(text.slice(reading.start, reading.end))
            end = reading.end
          }
        }
        for (const { amount, precision } of readMoney(text, { bare: true })) {
          expect(amount).toBeGreaterThanOrEqual(0)
          expect(precision).toBeGreaterThan(0)
        }
        for (const { date } of readDates(text, { near: '2024-02-08' })) {
          expect(date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/)
          if (date.length === 10) expect(weekdayOf(date)).toMatch(/day$/)
        }
      }),
      { seed: 20240208, numRuns: 1500 },
    )
  })

  const empty = ['1', '1,', '1,111', '(', '£(', '£', ' ', '12/', '8 th and ', 'one and ', '-', 'a pounds ', '10:', '.1']
  const full = ['£5m ', '(£5) ', '£1-', '1 May, ', '1 May 2024, ', 'May/', '2023/24 ', 'M1 ', 'Q3 ', 'in 2024 and ']

  test.each([...empty.map((piece) => [piece, 1_000_000] as const), ...full.map((piece) => [piece, 80_000] as const)])(
    'made of %j up to %i characters is read in one pass',
    (piece, size) => {
      const text = piece.repeat(Math.floor(size / piece.length))
      const began = performance.now()
      for (const read of [readMoney, readDates, readPeriods, readUnit, readTime, readTimeRange]) read(text)
      readMoney(text, { bare: true })
      readDue(text, '2024-02-08')
      readMoneyCell(text, 1)
      expect(performance.now() - began).toBeLessThan(15_000)
    },
  )
})
