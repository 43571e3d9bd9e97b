// Every printed form of a financial period with its right reading.

import { describe, expect, test } from 'vitest'
import { financialMonthOf, financialYearOf, monthOfFinancialYear, type Period, readPeriods } from '#text'

type Part = Partial<Omit<Period, 'start' | 'end' | 'raw'>>

const NONE = { fy: null, month: null, quarter: null, half: null, ytd: false, fullYear: false }

describe('readPeriods reads', () => {
  test.each<[text: string, raw: string, period: Part]>([
    ['In the financial year 2023/24', '2023/24', { kind: 'fy', fy: '2023/24' }],
    ['In 22/23 we planned', '22/23', { kind: 'fy', fy: '2022/23' }],
    ['target for 2023/2024', '2023/2024', { kind: 'fy', fy: '2023/24' }],
    ['Framework (BAF) 2023-24', '2023-24', { kind: 'fy', fy: '2023/24' }],
    ['the 2019-20 accounts', '2019-20', { kind: 'fy', fy: '2019/20' }],
    ['efficiency savings for 23-24.', '23-24', { kind: 'fy', fy: '2023/24' }],
    ['in 2425 business case processes', '2425', { kind: 'fy', fy: '2024/25' }],
    ['financial year 2425', '2425', { kind: 'fy', fy: '2024/25' }],
    ['2008/9', '2008/9', { kind: 'fy', fy: '2008/09' }],
    ['1999/00', '1999/00', { kind: 'fy', fy: '1999/00' }],
    ['FY24', 'FY24', { kind: 'fy', fy: '2023/24' }],
    ['FY2023/24', 'FY2023/24', { kind: 'fy', fy: '2023/24' }],
    ['FY 23/24', 'FY 23/24', { kind: 'fy', fy: '2023/24' }],
    ['24/25', '24/25', { kind: 'fy', fy: '2024/25' }],
    ['Our Five-Year Plan 2023/24 – 2027/28', '2023/24 – 2027/28', { kind: 'range' }],
    ['23/24 to 27/28', '23/24 to 27/28', { kind: 'range' }],
    ['Strategy 2023 – 2027', '2023 – 2027', { kind: 'range' }],
    ['funding in 2025-2030', '2025-2030', { kind: 'range' }],
    ['position at month 9 is', 'month 9', { kind: 'month', month: 9 }],
    ['month nine', 'month nine', { kind: 'month', month: 9 }],
    ['Month 8 2023/24', 'Month 8 2023/24', { kind: 'month', month: 8, fy: '2023/24' }],
    ['Month 10 of 2023/24', 'Month 10 of 2023/24', { kind: 'month', month: 10, fy: '2023/24' }],
    ['month 8 (November 2023)', 'month 8 (November 2023)', { kind: 'month', month: 8, fy: '2023/24' }],
    ['month 11 (Feb 24)', 'month 11 (Feb 24)', { kind: 'month', month: 11, fy: '2023/24' }],
    ['Period 9 2023/24', 'Period 9 2023/24', { kind: 'month', month: 9, fy: '2023/24' }],
    ['the M08 ICS', 'M08', { kind: 'month', month: 8 }],
    ['the M9 position', 'M9', { kind: 'month', month: 9 }],
    ["M1-12 £'000", 'M1-12', { kind: 'range', fullYear: true }],
    ['M1-M9', 'M1-M9', { kind: 'range', month: 9, ytd: true }],
    ['Months 1 to 9', 'Months 1 to 9', { kind: 'range', month: 9, ytd: true }],
    ['Nov-23 Q3 Plan', 'Q3', { kind: 'quarter', quarter: 3 }],
    ['completed in Q3-4.', 'Q3-4', { kind: 'range', quarter: 4, half: 2 }],
    ['Q1-Q4', 'Q1-Q4', { kind: 'range', fullYear: true }],
    ['quarter three', 'quarter three', { kind: 'quarter', quarter: 3 }],
    ['Quarter 1 of 2024/25', 'Quarter 1 of 2024/25', { kind: 'quarter', quarter: 1, fy: '2024/25' }],
    ['the first quarter of 2023/24', 'first quarter of 2023/24', { kind: 'quarter', quarter: 1, fy: '2023/24' }],
    ['Quarter 2 (July – September 2023)', 'Quarter 2 (July – September 2023)', { quarter: 2, fy: '2023/24' }],
    ['opportunity in H2 of 23/24.', 'H2 of 23/24', { kind: 'half', half: 2, fy: '2023/24' }],
    ['a revised H2 Plan', 'H2', { kind: 'half', half: 2 }],
    ['the second half of the year', 'second half', { kind: 'half', half: 2 }],
    ['YTD deficit', 'YTD', { kind: 'ytd', ytd: true }],
    ['year to date', 'year to date', { kind: 'ytd', ytd: true }],
    ['year-to-date', 'year-to-date', { kind: 'ytd', ytd: true }],
    ['full year', 'full year', { kind: 'year', fullYear: true }],
    ['year-end', 'year-end', { kind: 'year', fullYear: true }],
    ['the end of the year', 'end of the year', { kind: 'year', fullYear: true }],
    ['in-month variance', 'in-month', { kind: 'month' }],
    ['year ended 31 March 2024', 'year ended 31 March 2024', { kind: 'year', fullYear: true, fy: '2023/24' }],
  ])('%s', (text, raw, period) => {
    const found = readPeriods(text)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ ...NONE, ...period, raw })
    expect(text.slice(found[0]!.start, found[0]!.end)).toBe(raw)
  })
})

// prettier-ignore
describe('readPeriods lists several', () => {
  test.each<[text: string, periods: [raw: string, fy: string | null, part: number | null][]]>([
    ['budget (Q1 & Q2 23/24)', [['Q1', '2023/24', 1], ['Q2 23/24', '2023/24', 2]]],
    ['2023/24 Quarter Three', [['2023/24', '2023/24', null], ['Quarter Three', '2023/24', 3]]],
    ['compared to 2022/23, month 12', [['2022/23', '2022/23', null], ['month 12', '2022/23', 12]]],
    ['months 5 and 6', [['months 5', null, 5], ['6', null, 6]]],
    ['Quarters 1 and 2 2023/24', [['Quarters 1', '2023/24', 1], ['2 2023/24', '2023/24', 2]]],
    ['Q3/Q4 23/24', [['Q3', '2023/24', 3], ['Q4 23/24', '2023/24', 4]]],
    ['Q1, Q2 and Q3', [['Q1', null, 1], ['Q2', null, 2], ['Q3', null, 3]]],
    ['23/24 & 24/25', [['23/24', '2023/24', null], ['24/25', '2024/25', null]]],
    ['YTD position at month 9', [['YTD', null, null], ['month 9', null, 9]]],
  ])('%s', (text, periods) => {
    expect(readPeriods(text).map(({ raw, fy, month, quarter }) => [raw, fy, month ?? quarter])).toEqual(periods)
  })
})

describe('readPeriods leaves alone', () => {
  test.each([
    ['the Operational Plan 23/34'],
    ['Papers M1 and M2'],
    ['(Paper M1)'],
    ['Paper H2'],
    ['ICB/24/12'],
    ['ICB/23/24'],
    ['01/04/23'],
    ['31/03/2024'],
    ['24/25 March 2024'],
    ['pages 23-24'],
    ['23-24'],
    ['2023-24-05'],
    ['Q1. What is the plan?'],
    ['Q1 = Low'],
    ['the M25 and the M1 corridor'],
    ['12 months of 3 month 12%'],
    ['12/13 patients'],
    ['2425 patients'],
    ['£23/24'],
    ['https://example.org/2023/24/plan'],
    ['month 13'],
    ['for the period 1 April'],
    ['a period 5 years long'],
    ['Q5'],
    ['H3'],
  ])('%s', (text) => {
    expect(readPeriods(text)).toEqual([])
  })
})

describe('the financial year', () => {
  test.each([
    ['2023-12-14', '2023/24', 9],
    ['2024-03-31', '2023/24', 12],
    ['2024-04-01', '2024/25', 1],
    ['2024-01', '2023/24', 10],
    ['1999-04', '1999/00', 1],
  ])('of %s is %s, month %i', (date, fy, month) => {
    expect(financialYearOf(date)).toBe(fy)
    expect(financialMonthOf(date)).toBe(month)
    expect(monthOfFinancialYear(fy, month)).toBe(date.slice(0, 7))
  })

  test('of a bare year is not known', () => {
    expect(() => financialYearOf('2024')).toThrow(RangeError)
  })
})
