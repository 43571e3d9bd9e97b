// What only looks like a sum (phone numbers, references, dates, percentages, counts) is left alone.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMoney, readMoneyCell } from '#text'

const seeded = { seed: 20240208, numRuns: 400 }

/** Strings that carry numbers but no sum of money. */
const noMoney = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('0116', '0300', '020', '+44 116'),
      fc.integer({ min: 100, max: 999 }),
      fc.integer({ min: 1000, max: 9999 }),
    )
    .map(([a, b, c]) => `${a} ${b} ${c}`),
  fc
    .tuple(fc.constantFrom('ICB', 'GBP', 'QSC', 'F'), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 999 }))
    .map((parts) => parts.join('/')),
  fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 40 }))
    .map((parts) => parts.join('/')),
  fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom('May', 'Mar', 'March', 'November'))
    .map(([day, month]) => `${day} ${month} 2024`),
  fc
    .tuple(fc.float({ min: 0, max: 100, noNaN: true }), fc.constantFrom('%', ' per cent', ' percent', '% points'))
    .map(([n, unit]) => n.toFixed(1) + unit),
  fc
    .tuple(
      fc.integer({ min: 1, max: 99_999 }),
      fc.constantFrom('WTE', 'FTE', 'people', 'patients', 'words', 'beds', 'million people'),
    )
    .map(([n, what]) => `${n.toLocaleString('en-GB')} ${what}`),
  fc
    .tuple(
      fc.constantFrom('s', 'Section ', 'Band ', 'p', 'p. ', 'pp. ', 'page ', 'Level ', 'M', 'Q', 'Table '),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(([what, n]) => what + n),
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 10, max: 59 }), fc.constantFrom(':', '.'))
    .map(([h, m, dot]) => `${h}${dot}${m}am`),
  fc.constantFrom(
    "£'000",
    '£000',
    '(£)',
    '£m',
    '£k',
    '2023/24',
    '52-week',
    '20+5',
    'COVID-19',
    '3 x 5',
    'NHS 111',
    '12p',
  ),
)

describe('what only looks like a sum', () => {
  test('is left alone in prose', () => {
    fc.assert(
      fc.property(
        fc.array(noMoney, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(' and ', ', ', '\t', '; '),
        (parts, join) => {
          expect(readMoney(parts.join(join))).toEqual([])
        },
      ),
      seeded,
    )
  })

  test('is left alone in a cell', () => {
    fc.assert(
      fc.property(noMoney, (cell) => {
        expect(readMoneyCell(cell, 1e3)).toBeUndefined()
      }),
      seeded,
    )
  })
})
