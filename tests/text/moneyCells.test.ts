// Every printed unit of a table and cell of it with its right reading.

import { describe, expect, test } from 'vitest'
import { readMoneyCell, readUnit } from '#text'

describe('readUnit reads', () => {
  test.each<[heading: string, scale: number | undefined, raw?: string]>([
    ['£000', 1e3, '£000'],
    ["£'000", 1e3, "£'000"],
    ['YTD £’000', 1e3, '£’000'],
    ['(£)', 1, '(£)'],
    ['(£000)', 1e3, '£000'],
    ['Plan (£000s)', 1e3, '£000s'],
    ['£k', 1e3, '£k'],
    ['Var £m', 1e6, '£m'],
    ['£000,000', 1e6, '£000,000'],
    ['summary (£000,000)', 1e6, '£000,000'],
    ['£ million', 1e6, '£ million'],
    ['£ thousands', 1e3, '£ thousands'],
    ['£bn', 1e9, '£bn'],
    ['Net £', 1, '£'],
    ['£', 1, '£'],
    ["'000", 1e3, "'000"],
    ['£5m', undefined],
    ['£5,000', undefined],
    ['Plan £0.5m', undefined],
    ['£money', undefined],
    ['Population 000', undefined],
    ['Actual', undefined],
  ])('%s', (heading, scale, raw) => {
    expect(readUnit(heading)).toEqual(scale === undefined ? undefined : { scale, raw })
  })
})

describe('readMoneyCell reads', () => {
  test.each<[cell: string, table: number | null, amount: number, sign: string | null, scale: number | null]>([
    ['3,121', 1e3, 3_121_000, null, 1e3],
    ['3,121', null, 3_121, null, null],
    ['0', 1e3, 0, null, 1e3],
    ['11,951', 1e3, 11_951_000, null, 1e3],
    ['392', 1e3, 392_000, null, 1e3],
    ['(967)', 1e3, 967_000, 'brackets', 1e3],
    ['(23,269)', 1e3, 23_269_000, 'brackets', 1e3],
    ['(10,000)', 1e3, 10_000_000, 'brackets', 1e3],
    ['(10,002)', null, 10_002, 'brackets', null],
    ['75,603', 1e3, 75_603_000, null, 1e3],
    ['10', 1e3, 10_000, null, 1e3],
    ['121k', 1e3, 121_000, null, 1e3],
    ['450K', null, 450_000, null, 1e3],
    ['-', 1e3, 0, null, 1e3],
    ['–', null, 0, null, null],
    ['£ -', 1, 0, null, 1],
    ['nil', 1e3, 0, null, 1e3],
    ['Nil', null, 0, null, null],
    ['£209k', 1, 209_000, null, 1e3],
    ['£22,954', null, 22_954, null, 1],
    ['£22,954', 1e3, 22_954_000, null, 1e3],
    ['£(0.5)m', 1e3, 500_000, 'brackets', 1e6],
    ['£ (40.7)m', null, 40_700_000, 'brackets', 1e6],
    ['(£66.6)m', null, 66_600_000, 'brackets', 1e6],
    ['(£66.6m)', null, 66_600_000, 'brackets', 1e6],
    ['£1,062,482 K', null, 1_062_482_000, null, 1e3],
    ['£7.3 mil', null, 7_300_000, null, 1e6],
    ['1.2', 1e6, 1_200_000, null, 1e6],
    ['-5', 1e3, 5_000, 'minus', 1e3],
    ['−5', 1e3, 5_000, 'minus', 1e3],
    ['-£5m', 1e3, 5_000_000, 'minus', 1e6],
    ['967-', 1e3, 967_000, 'minus', 1e3],
    ['+5', 1e3, 5_000, null, 1e3],
    ['552 (A)', 1e3, 552_000, 'suffix_adverse', 1e3],
    ['552 A', 1e3, 552_000, 'suffix_adverse', 1e3],
    ['552F', 1e3, 552_000, 'suffix_favourable', 1e3],
    ['53**', 1e3, 53_000, null, 1e3],
    ['  1,152 ', 1e3, 1_152_000, null, 1e3],
  ])('%s at %s', (cell, table, amount, printedSign, scale) => {
    const read = readMoneyCell(cell, table)
    expect(read).toMatchObject({ amount, printedSign, scale, raw: cell.trim() })
    expect(cell.slice(read!.start, read!.end)).toBe(cell.trim())
  })

  test('half of the last digit as precision', () => {
    expect(readMoneyCell('1.2', 1e6)!.precision).toBe(50_000)
    expect(readMoneyCell('392', 1e3)!.precision).toBe(500)
    expect(readMoneyCell('26.4363', 1e6)!.precision).toBe(50)
    expect(readMoneyCell('1.2', null)!.precision).toBe(0.05)
  })

  test.each([
    '5%',
    '95.7%',
    '-2.3%',
    '23/24',
    '2023/24',
    '08/02/2024',
    '12:30',
    '00:30:00',
    'N/A',
    'TBC',
    '12 months',
    '1,783 WTE',
    '552 G',
    '1A',
    '12 F',
    '',
    '  ',
    '08',
    '£5m-£6m',
    '((5))',
    '(5',
    '5)',
    'ICB/24/12',
    '0116 295 7572',
    '1,23',
    'Q3',
    'M9',
    'High',
    "£'000",
    '1.2.3',
    '3 of 4',
    '= 18 years',
    '5 5',
  ])('not %j', (cell) => {
    expect(readMoneyCell(cell, 1e3)).toBeUndefined()
    expect(readMoneyCell(cell, null)).toBeUndefined()
  })
})
