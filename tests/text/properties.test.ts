// Random sums, dates and periods are printed in every form and read back.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  financialMonthOf,
  financialYearOf,
  monthOfFinancialYear,
  readDates,
  readDue,
  readMoney,
  readMoneyCell,
  readPeriods,
  weekdayOf,
} from '#text'

const seeded = { seed: 20240208, numRuns: 400 }

const UNITS: [unit: string, exponent: number][] = [
  ['', 0],
  ['k', 3],
  ['K', 3],
  [' thousand', 3],
  ['m', 6],
  ['M', 6],
  [' m', 6],
  [' mil', 6],
  ['million', 6],
  [' million', 6],
  ['bn', 9],
  [' billion', 9],
]

/** One printed number with the value and precision it stands for. */
const printedNumber = fc
  .record({
    whole: fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1_000, max: 99_999_999 })),
    decimals: fc.integer({ min: 0, max: 3 }),
    fraction: fc.integer({ min: 0, max: 999 }),
    unit: fc.constantFrom(...UNITS),
  })
  .map(({ whole, decimals, fraction, unit: [unit, exponent] }) => {
    const part = decimals === 0 ? '' : `.${String(fraction).padStart(3, '0').slice(0, decimals)}`
    return {
      digits: whole.toLocaleString('en-GB') + part,
      unit,
      amount: Number(`${whole}${part}e${exponent}`),
      precision: Number(`5e${exponent - decimals - 1}`),
    }
  })

const SIGNS = ['none', 'in', 'spaced', 'out', 'around', 'minus', 'inner', 'adverse', 'favourable'] as const

function print(
  { digits, unit }: { digits: string; unit: string },
  sign: (typeof SIGNS)[number],
): [string, string | null] {
  if (sign === 'in') return [`£(${digits})${unit}`, 'brackets']
  if (sign === 'spaced') return [`£ (${digits})${unit}`, 'brackets']
  if (sign === 'out') return [`(£${digits})${unit}`, 'brackets']
  if (sign === 'around') return [`(£${digits}${unit})`, 'brackets']
  if (sign === 'minus') return [`-£${digits}${unit}`, 'minus']
  if (sign === 'inner') return [`£-${digits}${unit}`, 'minus']
  if (sign === 'adverse') return [`£${digits}${unit} (A)`, 'suffix_adverse']
  if (sign === 'favourable') return [`£${digits}${unit} (F)`, 'suffix_favourable']
  return [`£${digits}${unit}`, null]
}

const AROUND: [before: string, after: string][] = [
  ['', ''],
  ['a deficit of ', ' at month 9'],
  ['the variance is ', ', which was noted.'],
  ['UHL\t', '\t12.5%'],
  ['On 8 February 2024 this was ', '; ICB/24/12.'],
]

describe('a printed sum', () => {
  test('is read back with its value, sign, precision and place', () => {
    fc.assert(
      fc.property(
        printedNumber,
        fc.constantFrom(...SIGNS),
        fc.constantFrom(...AROUND),
        (number, sign, [before, after]) => {
          const [raw, printedSign] = print(number, sign)
          const found = readMoney(before + raw + after)
          expect(found).toHaveLength(1)
          const { amount, precision } = number
          expect(found[0]).toMatchObject({ raw, amount, precision, printedSign, unitRaw: number.unit.trim() || null })
          expect(found[0]!.start).toBe(before.length)
        },
      ),
      seeded,
    )
  })

  test('is read back out of a cell', () => {
    const scales = fc.constantFrom(null, 1, 1e3, 1e6)
    fc.assert(
      fc.property(printedNumber, fc.constantFrom(...SIGNS), fc.boolean(), scales, (number, sign, bare, table) => {
        const [printed, printedSign] = print(number, sign)
        const raw = bare ? printed.replace(/£ ?/, '') : printed
        const scale = table ?? 1
        const [amount, precision] = number.unit
          ? [number.amount, number.precision]
          : [number.amount * scale, number.precision * scale]
        const cell = readMoneyCell(` ${raw} `, table)
        expect(cell).toMatchObject({ raw, printedSign, start: 1 })
        expect(cell!.amount).toBeCloseTo(amount, 4)
        expect(cell!.precision).toBeCloseTo(precision, 6)
      }),
      seeded,
    )
  })

  test('is read twice out of a range, low before high', () => {
    const joins = fc.constantFrom('-', '–', ' – ', ' to ')
    const ends = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 401, max: 999 }))
    fc.assert(
      fc.property(
        ends,
        joins,
        fc.constantFrom('k', 'm', 'bn'),
        fc.boolean(),
        fc.boolean(),
        (pair, join, unit, twice, sign) => {
          const [low, high] = pair
          const text = `costs £${low}${twice ? unit : ''}${join}${sign ? '£' : ''}${high}${unit} a year`
          const found = readMoney(text)
          expect(found.map(({ range }) => range)).toEqual(['low', 'high'])
          expect(found[1]!.amount * low).toBeCloseTo(found[0]!.amount * high, 0)
          expect(found[1]!.rate).toBe('a year')
        },
      ),
      seeded,
    )
  })
})

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function ordinal(n: number): string {
  return n + (n > 10 && n < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'))
}

/** Every way to print a full date. */
const DAY_FORMS: ((iso: string) => string)[] = (() => {
  const parts = (iso: string): [string, string, string, number, string] => {
    const [year, month, date] = iso.split('-') as [string, string, string]
    return [year, month, date, Number(date), MONTHS[Number(month) - 1]!]
  }
  const form = (print: (y: string, m: string, dd: string, d: number, name: string) => string) => (iso: string) =>
    print(...parts(iso))
  return [
    (iso) => iso,
    form((y, _m, _dd, d, name) => `${d} ${name} ${y}`),
    form((y, _m, dd, _d, name) => `${dd} ${name.toUpperCase()} ${y}`),
    form((y, _m, _dd, d, name) => `${ordinal(d)} ${name} ${y}`),
    form((y, _m, _dd, d, name) => `${ordinal(d).replace(/(\d)(?=\D)/, '$1 ')} ${name.slice(0, 3)} ${y}`),
    form((y, _m, _dd, d, name) => `${ordinal(d)} day of ${name} ${y}`),
    form((y, _m, dd, _d, name) => `${dd}-${name.slice(0, 3)}-${y}`),
    form((y, m, dd) => `${dd}/${m}/${y}`),
    form((y, m, _dd, d) => `${d}/${Number(m)}/${y}`),
    form((y, m, dd) => `${dd}.${m}.${y}`),
    form((y, _m, _dd, d, name) => `${name} ${d}, ${y}`),
  ]
})()

describe('a printed date', () => {
  test('is read back', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...DAY_FORMS),
        fc.constantFrom(['', ''], ['held on ', ', 9:00am'], ['(', ')'], ['\t', '.']),
        (iso, form, [before, after]) => {
          const raw = form(iso)
          expect(readDates(before + raw + after)).toMatchObject([
            { date: iso, raw, start: before!.length, kind: 'day' },
          ])
          expect(readDue(before + raw)?.due).toBe(iso)
          expect(readMoney(raw)).toEqual([])
        },
      ),
      seeded,
    )
  })

  test('says whether its weekday agrees', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...DAY_FORMS.slice(1)), fc.integer({ min: 0, max: 6 }), (iso, form, shift) => {
        const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
        const weekday = names[(names.indexOf(weekdayOf(iso)) + shift) % 7]!
        expect(readDates(`on ${weekday} ${form(iso)}`)).toMatchObject([
          { date: iso, weekday, weekdayAgrees: shift === 0 },
        ])
      }),
      seeded,
    )
  })

  test('of which only the month is known is cut to it', () => {
    const forms = fc.constantFrom<(name: string, year: string) => string>(
      (name, year) => `${name} ${year}`,
      (name, year) => `${name.slice(0, 3)}-${year.slice(2)}`,
      (name, year) => `${name} ${year.slice(2)}`,
      (name, year) => `end ${name} ${year}`,
      (name, year) => `mid-${name} ${year}`,
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 2013, max: 2036 }), forms, (month, year, form) => {
        const date = `${year}-${String(month + 1).padStart(2, '0')}`
        const text = form(MONTHS[month]!, String(year))
        expect(readDates(text)).toMatchObject([{ date }])
        expect(readDue(text)?.due).toBe(date)
      }),
      seeded,
    )
  })

  test('without a year lies within half a year of the meeting', () => {
    fc.assert(
      fc.property(day, day, (iso, near) => {
        const [, month, date] = iso.split('-')
        const found = readDates(`by ${Number(date)} ${MONTHS[Number(month) - 1]!}`, { near })
        if (month === '02' && date === '29') return
        expect(found).toMatchObject([{ yearInferred: true }])
        expect(Math.abs(Date.parse(found[0]!.date) - Date.parse(near)) / 86_400_000).toBeLessThanOrEqual(183)
      }),
      seeded,
    )
  })
})

describe('a printed period', () => {
  const first = fc.integer({ min: 2015, max: 2038 })
  const years = fc.constantFrom<(year: number) => string>(
    (year) => `${year}/${(year + 1) % 100}`,
    (year) => `${year}-${(year + 1) % 100}`,
    (year) => `${year}/${year + 1}`,
    (year) => `${year % 100}/${(year + 1) % 100}`,
    (year) => `FY${(year + 1) % 100}`,
  )
  test('is read back as year, month or quarter of the year', () => {
    const parts = fc.constantFrom<[text: (n: number) => string, key: 'month' | 'quarter' | 'half', count: number]>(
      [(n) => `month ${n}`, 'month', 12],
      [(n) => `M${String(n).padStart(2, '0')}`, 'month', 12],
      [(n) => `Q${n}`, 'quarter', 4],
      [(n) => `Quarter ${n}`, 'quarter', 4],
      [(n) => `H${n}`, 'half', 2],
    )
    const joins = fc.constantFrom(' ', ' of ', ', ')
    fc.assert(
      fc.property(first, years, parts, fc.nat(), joins, (year, form, [text, key, count], n, join) => {
        const number = (n % count) + 1
        const fy = `${year}/${String((year + 1) % 100).padStart(2, '0')}`
        expect(readPeriods(`in ${form(year)} we`)).toMatchObject([{ fy, kind: 'fy' }])
        const part = `the ${text(number)}${join}${form(year)} position`
        expect(readPeriods(part)).toMatchObject([{ fy, [key]: number, kind: key }])
        expect(readMoney(part)).toEqual([])
        expect(readDates(part)).toEqual([])
      }),
      seeded,
    )
  })

  test('that is not two years in a row is none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 10, max: 99 }), (a, b) => {
        fc.pre((a + 1) % 100 !== b)
        expect(readPeriods(`the Operational Plan ${a}/${b} says`)).toEqual([])
      }),
      seeded,
    )
  })

  test('maps months of the year there and back', () => {
    fc.assert(
      fc.property(day, (iso) => {
        expect(monthOfFinancialYear(financialYearOf(iso), financialMonthOf(iso))).toBe(iso.slice(0, 7))
      }),
      seeded,
    )
  })
})
