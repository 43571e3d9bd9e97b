// Every printed form of a date with its right reading.

import { describe, expect, test } from 'vitest'
import { readDates, weekdayOf } from '#text'

const near = '2024-02-08'

describe('readDates reads', () => {
  test.each<[text: string, raw: string, date: string, kind?: string]>([
    // the forms of the surveyed documents
    ['Published: 8 February 2022', '8 February 2022', '2022-02-08'],
    ['held on 14 December 2023', '14 December 2023', '2023-12-14'],
    ['8th February 2024', '8th February 2024', '2024-02-08'],
    ['8th Feb 2024', '8th Feb 2024', '2024-02-08'],
    ['8 th Feb 2024', '8 th Feb 2024', '2024-02-08'],
    ['by 31 st March 2024', '31 st March 2024', '2024-03-31'],
    ['report 09/01/2024', '09/01/2024', '2024-01-09'],
    ['01/08/2023', '01/08/2023', '2023-08-01'],
    ['as of 21/06/23', '21/06/23', '2023-06-21'],
    ['09/01/24 Finance', '09/01/24', '2024-01-09'],
    ['operationalise 5/2/24.', '5/2/24', '2024-02-05'],
    ['(OoH – from 08/2023)', '08/2023', '2023-08', 'month'],
    ['w/c 15/01/2024', 'w/c 15/01/2024', '2024-01-15', 'week'],
    ['week commencing 18 December 2023', 'week commencing 18 December 2023', '2023-12-18', 'week'],
    ['Nov-23', 'Nov-23', '2023-11', 'month'],
    ['Oct -23', 'Oct -23', '2023-10', 'month'],
    ['October 23', 'October 23', '2023-10', 'month'],
    ['even at March 24 on', 'March 24', '2024-03', 'month'],
    ['by Mar 24', 'Mar 24', '2024-03', 'month'],
    ['March 2024', 'March 2024', '2024-03', 'month'],
    ['End February 2024', 'February 2024', '2024-02', 'month'],
    ['by the end of March 2024', 'March 2024', '2024-03', 'month'],
    ['By end Mar 2024', 'Mar 2024', '2024-03', 'month'],
    ['by mid-February 2024', 'mid-February 2024', '2024-02', 'approximate'],
    ['for early February 2024', 'early February 2024', '2024-02', 'approximate'],
    // relatives
    ['8 FEBRUARY 2024', '8 FEBRUARY 2024', '2024-02-08'],
    ['8 february 2024', '8 february 2024', '2024-02-08'],
    ['8February 2024', '8February 2024', '2024-02-08'],
    ['the 8th of February 2024', '8th of February 2024', '2024-02-08'],
    ['26 day of November 2013', '26 day of November 2013', '2013-11-26'],
    ['26th day of November, 2013', '26th day of November, 2013', '2013-11-26'],
    ['8-Feb-24', '8-Feb-24', '2024-02-08'],
    ['08 Feb. 2024', '08 Feb. 2024', '2024-02-08'],
    ['21 Nov 24 at 10.30am', '21 Nov 24', '2024-11-21'],
    ['October 23, 2023', 'October 23, 2023', '2023-10-23'],
    ['October 23rd 2023', 'October 23rd 2023', '2023-10-23'],
    ['31.03.2024', '31.03.2024', '2024-03-31'],
    ['12.10.23', '12.10.23', '2023-10-12'],
    ['8-2-2024', '8-2-2024', '2024-02-08'],
    ['2024-02-08', '2024-02-08', '2024-02-08'],
    ['29 February 2024', '29 February 2024', '2024-02-29'],
    ['25 December 1985', '25 December 1985', '1985-12-25'],
    ["Nov '23", "Nov '23", '2023-11', 'month'],
    ['Feb. 2024', 'Feb. 2024', '2024-02', 'month'],
    ['into 24/25\nMarch 2024', 'March 2024', '2024-03', 'month'],
    ['5.\tMarch 24', 'March 24', '2024-03', 'month'],
    ['May 12 June 2024', '12 June 2024', '2024-06-12'],
    ['mid to late March 2024', 'mid to late March 2024', '2024-03', 'approximate'],
    ['in early 2024', 'early 2024', '2024', 'approximate'],
    ['Spring 2024', 'Spring 2024', '2024', 'approximate'],
    ['by Christmas 2014', 'Christmas 2014', '2014-12', 'approximate'],
    ['during 2024', '2024', '2024', 'year'],
    ['by 2030', '2030', '2030', 'year'],
    ['the Board sat 8 February 2024', '8 February 2024', '2024-02-08'],
    ['Appendix 3 March 2024', 'March 2024', '2024-03', 'month'],
    ['w/c Monday 15 January 2024', 'w/c Monday 15 January 2024', '2024-01-15', 'week'],
  ])('%s', (text, raw, date, kind = 'day') => {
    const found = readDates(text)
    expect(found).toMatchObject([{ raw, date, kind, yearInferred: false }])
    expect(text.slice(found[0]!.start, found[0]!.end)).toBe(raw)
  })
})

// prettier-ignore
describe('readDates lists several', () => {
  test.each<[text: string, dates: [raw: string, date: string, inferred?: boolean][]]>([
    ['across 8 th and 15 th November 2023', [['8 th', '2023-11-08'], ['15 th November 2023', '2023-11-15']]],
    ['1st, 2nd and 3rd May 2024', [['1st', '2024-05-01'], ['2nd', '2024-05-02'], ['3rd May 2024', '2024-05-03']]],
    ['8-10 November 2023', [['8', '2023-11-08'], ['10 November 2023', '2023-11-10']]],
    ['Sept/Jan 24', [['Sept', '2023-09', true], ['Jan 24', '2024-01']]],
    ['Jan – Feb 2024', [['Jan', '2024-01'], ['Feb 2024', '2024-02']]],
    ['April, May and June 2024', [['April', '2024-04'], ['May', '2024-05'], ['June 2024', '2024-06']]],
    ['January 2024 / February 2024 April 2024',
      [['January 2024', '2024-01'], ['February 2024', '2024-02'], ['April 2024', '2024-04']]],
    ['cumulative April 2019 – Oct 2023', [['April 2019', '2019-04'], ['Oct 2023', '2023-10']]],
    ['from October 2023 to March 2024', [['October 2023', '2023-10'], ['March 2024', '2024-03']]],
    ['2 October 2023 – 11 December 2023', [['2 October 2023', '2023-10-02'], ['11 December 2023', '2023-12-11']]],
    ['2 October – 11 December 2023', [['2 October', '2023-10-02'], ['11 December 2023', '2023-12-11']]],
    ['28 December – 3 January 2024', [['28 December', '2023-12-28', true], ['3 January 2024', '2024-01-03']]],
    ['10 January 2024 to 3 March', [['10 January 2024', '2024-01-10'], ['3 March', '2024-03-03', true]]],
    ['10/01/2024 to 31/03/2024', [['10/01/2024', '2024-01-10'], ['31/03/2024', '2024-03-31']]],
    ['October 23\tJanuary 24', [['October 23', '2023-10'], ['January 24', '2024-01']]],
    ['March 24 March 24', [['March 24', '2024-03'], ['March 24', '2024-03']]],
    ['Strategy 2023 – 2027', [['2023', '2023'], ['2027', '2027']]],
    ['in 2025-2030', [['2025', '2025'], ['2030', '2030']]],
    ['12 March 2024/14 April 2024', [['12 March 2024', '2024-03-12'], ['14 April 2024', '2024-04-14']]],
  ])('%s', (text, dates) => {
    const expected = dates.map(([raw, date, yearInferred = false]) => ({ raw, date, yearInferred }))
    expect(readDates(text).map(({ raw, date, yearInferred }) => ({ raw, date, yearInferred }))).toEqual(expected)
  })
})

describe('readDates checks the weekday of', () => {
  test.each<[text: string, raw: string, weekday: string | null, agrees: boolean | null]>([
    ['Thursday 8 February 2024, 9:00am', 'Thursday 8 February 2024', 'thursday', true],
    ['Date: Thursday, 8 February 2023', 'Thursday, 8 February 2023', 'thursday', false],
    ['(Monday 22nd Jan 2024)', 'Monday 22nd Jan 2024', 'monday', true],
    ['on Monday 15/01/2024', 'Monday 15/01/2024', 'monday', true],
    ['onTHURSDAY 8 FEBRUARY 2024', 'THURSDAY 8 FEBRUARY 2024', 'thursday', true],
    ['8 February 2024 (Thursday)', '8 February 2024 (Thursday)', 'thursday', true],
    ['Thurs 8th Feb 2024', 'Thurs 8th Feb 2024', 'thursday', true],
    ['Thursday February 8 2024', 'Thursday February 8 2024', 'thursday', true],
    ['8 February 2024', '8 February 2024', null, null],
  ])('%s', (text, raw, weekday, weekdayAgrees) => {
    expect(readDates(text)).toMatchObject([{ raw, weekday, weekdayAgrees }])
  })

  test('of a list', () => {
    const found = readDates('Monday 6 and Tuesday 7 November 2023')
    expect(found.map(({ weekday, weekdayAgrees }) => [weekday, weekdayAgrees])).toEqual([
      ['monday', true],
      ['tuesday', true],
    ])
  })
})

describe('readDates infers the year of', () => {
  test.each<[text: string, raw: string, date: string]>([
    ['on 14th March for approval', '14th March', '2024-03-14'],
    ['due by Mid-November.', 'Mid-November', '2023-11'],
    ['by December', 'December', '2023-12'],
    ['in May', 'May', '2024-05'],
    ['Thursday October 23', 'Thursday October 23', '2023-10-23'],
    ['October 23rd', 'October 23rd', '2023-10-23'],
    ['29 February', '29 February', '2024-02-29'],
  ])('%s', (text, raw, date) => {
    expect(readDates(text, { near })).toMatchObject([{ raw, date, yearInferred: true }])
    expect(readDates(text)).toEqual([])
  })
})

describe('readDates leaves alone', () => {
  test.each([
    ['31 June 2024'],
    ['29 February 2023'],
    ['31/06/2024'],
    ['02/13/2024'],
    ['38/05/18'],
    ['ICB/24/12'],
    ['ICB/24/05/12'],
    ['Item 24/05/12'],
    ['Papers M1 and M2'],
    ['section 3.2.1'],
    ['version 1.2.24'],
    ['0116 295 7572'],
    ['September 14% October 32%'],
    ['1,223 in 12 months'],
    ['we may 12 times march 30 miles'],
    ['2000 patients'],
    ['£2024'],
    ['2023/24'],
    ['in 2023-24'],
    ['Ms May and Mr March'],
    ['uploads/2023/07/plan'],
  ])('%s', (text) => {
    expect(readDates(text, { near })).toEqual([])
  })
})

describe('weekdayOf', () => {
  test('a real day, and throws on others', () => {
    expect(weekdayOf('2024-02-08')).toBe('thursday')
    expect(weekdayOf('2023-02-08')).toBe('wednesday')
    expect(() => weekdayOf('2023-02-29')).toThrow(RangeError)
    expect(() => weekdayOf('2023-02')).toThrow(RangeError)
  })
})
