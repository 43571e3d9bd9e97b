// Every printed form of a deadline with its right reading.

import { describe, expect, test } from 'vitest'
import { readDue } from '#text'

const near = '2024-02-08'

describe('readDue reads', () => {
  test.each<[text: string, due: string | undefined, raw?: string]>([
    ['End February 2024', '2024-02'],
    ['By end Mar 2024', '2024-03'],
    ['final approval by the end of March 2024', '2024-03', 'by the end of March 2024'],
    ['January 2024 / February 2024 April 2024', '2024-04'],
    ['Jan – Feb 2024', '2024-02'],
    ['May – June 2024', '2024-06'],
    ['8 th Feb 2024', '2024-02-08'],
    ['by 31st March', '2024-03-31'],
    ['to the Board on 14th March for approval', '2024-03-14', '14th March'],
    ['early February 2024', '2024-02'],
    ['Mid-November', '2023-11'],
    ['by the end of December and a draft by the end of March 24', '2024-03'],
    ['with effect from 1 February 2013', '2013-02-01'],
    ['from February onwards', '2024-02', 'from February'],
    ['by Christmas 2014', '2014-12'],
    ['during 2024', '2024'],
    ['w/c 15/01/2024', '2024-01-15'],
    ['Q3 2024/25', '2024-12'],
    ['by the end of Q3 2024/25', '2024-12'],
    ['end of Q4', '2024-03'],
    ['H1 2024/25', '2024-09'],
    ['2024/25', '2025-03'],
    ['2023/24 – 2027/28', '2028-03'],
    ['23/24 to 27/28', '2028-03'],
    ['year end', '2024-03'],
    ['April', '2024-04'],
    ['March Board', '2024-03', 'March'],
    ['2024', '2024'],
    ['31.3.24', '2024-03-31'],
    ['Ongoing', undefined],
    ['TBC', undefined],
    ['next meeting', undefined],
    ['for the next board meeting', undefined],
    ['as a matter of urgency', undefined],
    ['', undefined],
  ])('%s', (text, due, raw = text) => {
    expect(readDue(text, near)).toEqual(due === undefined ? undefined : { raw, due })
  })

  test('no deadline out of a year that is not known', () => {
    expect(readDue('by 31st March')).toBeUndefined()
    expect(readDue('end of Q4')).toBeUndefined()
  })
})
