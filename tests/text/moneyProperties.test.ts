// Random sums in every form of the grammar are read back; numbers that are no money never are.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMoney, readMoneyCell, readUnit } from '#text'

const seeded = { seed: 20310704, numRuns: 400 }

const UNITS: [unit: string, exponent: number][] = [
  ['', 0],
  ['k', 3],
  [' thousand', 3],
  ['m', 6],
  [' mil', 6],
  [' million', 6],
  ['bn', 9],
  [' billion', 9],
]

const number = fc
  .record({
    whole: fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1_000, max: 9_999_999 })),
    decimals: fc.integer({ min: 0, max: 2 }),
    fraction: fc.integer({ min: 0, max: 99 }),
    unit: fc.constantFrom(...UNITS),
  })
  .map(({ whole, decimals, fraction, unit: [unit, exponent] }) => {
    const part = decimals === 0 ? '' : `.${String(fraction).padStart(2, '0').slice(0, decimals)}`
    return {
      printed: `${whole.toLocaleString('en-GB')}${part}${unit}`,
      amount: Number(`${whole}${part}e${exponent}`),
      precision: Number(`5e${exponent - decimals - 1}`),
    }
  })

describe('a random sum', () => {
  const qualifiers = fc.constantFrom<[words: string, qualifier: string | null]>(
    ['', null],
    ['c.', 'about'],
    ['circa ', 'about'],
    ['around ', 'about'],
    ['nearly ', 'about'],
    ['over ', 'over'],
    ['more than ', 'over'],
    ['in excess of ', 'over'],
    ['up to ', 'up_to'],
    ['no more than ', 'up_to'],
    ['less than ', 'up_to'],
    ['at least ', 'at_least'],
    ['a minimum of ', 'at_least'],
  )
  const rates = fc.constantFrom('', ' a year', ' per annum', ' p.a.', ' per hour', ' each month')
  const signs = fc.constantFrom<[print: (number: string) => string, sign: string | null]>(
    [(n) => `£${n}`, null],
    [(n) => `£${n} (A)`, 'suffix_adverse'],
    [(n) => `£${n} DR`, 'suffix_adverse'],
    [(n) => `£${n} CR`, 'suffix_favourable'],
    [(n) => `£${n} (fav)`, 'suffix_favourable'],
    [(n) => `minus £${n}`, 'minus'],
    [(n) => `−£${n}`, 'minus'],
  )

  test('keeps its qualifier, its rate and its precision', () => {
    fc.assert(
      fc.property(number, qualifiers, rates, ({ printed, amount, precision }, [words, qualifier], rate) => {
        expect(readMoney(`The scheme would cost ${words}£${printed}${rate}, it was said.`)).toMatchObject([
          { raw: `£${printed}`, amount, precision, qualifier, rate: rate.trim() || null, range: null },
        ])
      }),
      seeded,
    )
  })

  test('keeps the sign that is printed behind it or in words', () => {
    fc.assert(
      fc.property(number, signs, ({ printed, amount, precision }, [print, printedSign]) => {
        expect(readMoney(`The variance is ${print(printed)}; it`)).toMatchObject([{ amount, precision, printedSign }])
      }),
      seeded,
    )
  })

  test('between two bounds is two sums', () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 401, max: 999 }))
    const units = fc.constantFrom('k', 'm', 'bn', ' million')
    fc.assert(
      fc.property(pair, units, fc.boolean(), ([low, high], unit, twice) => {
        const found = readMoney(`between £${low}${twice ? unit : ''} and £${high}${unit} would be needed`)
        expect(found.map(({ range }) => range)).toEqual(['low', 'high'])
        expect(found[0]!.amount * high).toBeCloseTo(found[1]!.amount * low, 0)
        expect(found[0]!.unitInherited).toBe(!twice)
      }),
      seeded,
    )
  })

  test('with three decimals and no unit takes the unit of the sum before', () => {
    const thousandths = fc.integer({ min: 1_001, max: 999_999 }).map((n) => (n / 1_000).toFixed(3))
    fc.assert(
      fc.property(thousandths, thousandths, fc.constantFrom('m', ' million', 'bn'), (first, second, unit) => {
        const found = readMoney(`using £${first}${unit}, of which only £${second} is left`)
        expect(found.map((sum) => sum.unitInherited)).toEqual([false, true])
        expect(found[1]!.amount).toBeCloseTo(Number(second) * found[0]!.scale, 0)
      }),
      seeded,
    )
  })

  test('in words is read', () => {
    const words = ['one', 'two', 'five', 'twelve', 'twenty', 'twenty-five', 'ninety']
    const values = [1, 2, 5, 12, 20, 25, 90]
    const units = fc.constantFrom<[string, number]>(['', 1], ['thousand ', 1e3], ['million ', 1e6], ['billion ', 1e9])
    fc.assert(
      fc.property(fc.nat(words.length - 1), units, (i, [unit, scale]) => {
        expect(readMoney(`It would cost ${words[i]} ${unit}pounds.`)).toMatchObject([{ amount: values[i]! * scale }])
      }),
      seeded,
    )
  })

  test('in a cell takes the unit of its heading, however that is written', () => {
    const headings = fc.constantFrom<[heading: string, scale: number]>(
      ['£000', 1e3],
      ["Plan £'000", 1e3],
      ['Budget (£000s)', 1e3],
      ['£k', 1e3],
      ['Variance £m', 1e6],
      ['£ million', 1e6],
      ['£000,000', 1e6],
      ['£bn', 1e9],
      ['Net (£)', 1],
    )
    const cells = fc.constantFrom<[print: (n: string) => string, sign: string | null]>(
      [(n) => n, null],
      [(n) => `(${n})`, 'brackets'],
      [(n) => `-${n}`, 'minus'],
      [(n) => `–${n}`, 'minus'],
      [(n) => `${n}-`, 'minus'],
      [(n) => `${n} (A)`, 'suffix_adverse'],
      [(n) => `${n} F`, 'suffix_favourable'],
      [(n) => `${n} CR`, 'suffix_favourable'],
      [(n) => `+${n}`, null],
    )
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9_999_999 }), headings, cells, (n, [heading, scale], [print, sign]) => {
        expect(readUnit(heading)?.scale).toBe(scale)
        expect(readMoneyCell(print(n.toLocaleString('en-GB')), scale)).toMatchObject({
          amount: n * scale,
          precision: scale / 2,
          printedSign: sign,
        })
        expect(readMoneyCell(print(String(n)), null)).toMatchObject({ scale: null })
      }),
      seeded,
    )
  })

  test('of nothing is 0', () => {
    fc.assert(
      fc.property(fc.constantFrom('-', '–', '—', 'nil', 'Nil', 'NIL', '£ -', '(-)'), (cell) => {
        expect(readMoneyCell(cell, 1e3)).toMatchObject({ amount: 0, printedSign: null })
      }),
      seeded,
    )
  })
})

describe('no money is', () => {
  const two = (n: number) => String(n).padStart(2, '0')
  const n = (min: number, max: number) => fc.integer({ min, max })
  const MONTHS = 'January February March April May June July August September October November December'.split(' ')
  const others: [name: string, words: fc.Arbitrary<string>][] = [
    ['a phone number', fc.tuple(n(113, 1999), n(100, 999), n(1000, 9999)).map(([a, b, c]) => `0${a} ${b} ${c}`)],
    [
      'a reference',
      fc.tuple(fc.constantFrom('ICB', 'TVB', 'CAB', 'GBP'), n(20, 35), n(1, 200)).map(([a, y, i]) => `${a}/${y}/${i}`),
    ],
    ['a minute number', fc.tuple(n(20, 35), n(1, 200)).map(([y, i]) => `minute ${y}/${i}`)],
    ['a date', fc.tuple(n(1, 28), n(1, 12), n(2015, 2035)).map(([d, m, y]) => `${two(d)}/${two(m)}/${y}`)],
    ['a date in words', fc.tuple(n(1, 28), n(0, 11), n(2015, 2035)).map(([d, m, y]) => `${d} ${MONTHS[m]} ${y}`)],
    ['a time', fc.tuple(n(0, 23), n(0, 59)).map(([h, m]) => `${two(h)}:${two(m)}`)],
    ['a percentage', fc.tuple(n(0, 120), n(0, 9)).map(([a, b]) => `${a}.${b}%`)],
    ['a percentage in words', n(0, 120).map((a) => `${a} per cent`)],
    ['a headcount', n(1, 9_999).map((a) => `${a.toLocaleString('en-GB')} WTE`)],
    ['a count of people', n(1, 9).map((a) => `${a}m people`)],
    ['a count of staff', n(1, 9_999).map((a) => `${a} staff`)],
    ['a section', n(1, 300).map((a) => `s${a}`)],
    ['a section in words', n(1, 300).map((a) => `Section ${a}`)],
    ['a band', fc.constantFrom(...'ABCDEFGH').map((a) => `Band ${a}`)],
    ['a pay band', n(2, 9).map((a) => `Band ${a}`)],
    ['a level', n(1, 5).map((a) => `Level ${a}`)],
    ['a financial year', n(15, 40).map((a) => `20${a}/${a + 1}`)],
    ['a month', n(1, 12).map((a) => `M${two(a)}`)],
    ['a quarter', n(1, 4).map((a) => `Q${a}`)],
    ['a paper', n(1, 9).map((a) => `Paper M${a}`)],
    ['a page', n(1, 400).map((a) => `p.${a}`)],
    ['a postcode', fc.tuple(n(1, 9), n(1, 9)).map(([a, b]) => `LE${a} ${b}AB`)],
    ['a unit', fc.constantFrom("£'000", '£000', '£m', '(£)', '£k')],
    ['a foreign sum', n(1, 900).map((a) => `€${a}m`)],
  ]
  test.each(others)('%s', (_name, words) => {
    const around = fc.constantFrom<[string, string]>(
      ['', ''],
      ['the budget (', ')'],
      ['a deficit, see ', ', and'],
      ['\t', '\t'],
    )
    fc.assert(
      fc.property(words, around, fc.boolean(), (printed, [before, after], bare) => {
        expect(readMoney(before + printed + after, { bare })).toEqual([])
      }),
      { ...seeded, numRuns: 120 },
    )
  })
})
