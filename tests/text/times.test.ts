// Every printed form of a time of day with its right reading.

import { describe, expect, test } from 'vitest'
import { readTime, readTimeRange } from '#text'

describe('readTime reads', () => {
  test.each<[text: string, time: string | undefined]>([
    ['9:00am', '09:00'],
    ['9.30 am', '09:30'],
    ['6pm', '18:00'],
    ['09:30', '09:30'],
    ['2.00 p.m.', '14:00'],
    ["6.00 o'clock p.m.", '18:00'],
    ['1pm', '13:00'],
    ['12.30pm', '12:30'],
    ['12am', '00:00'],
    ['noon', '12:00'],
    ['12 noon', '12:00'],
    ['midday', '12:00'],
    ['midnight', '00:00'],
    ['1900 hrs', '19:00'],
    ['at 19.00', '19:00'],
    ['Thursday 8 February 2024, 9:00am', '09:00'],
    ['00:30:00', undefined],
    ['12.5', undefined],
    ['£9.30', undefined],
    ['24/05/12', undefined],
    ['5 amber', undefined],
    ['25:00', undefined],
  ])('%s', (text, time) => {
    expect(readTime(text)).toBe(time)
  })
})

describe('readTimeRange reads', () => {
  test.each<[text: string, start: string | undefined, end?: string | null]>([
    ['9:00am – 11:05am', '09:00', '11:05'],
    ['Thursday 8 February 2024, 9:00am to 11:30am,', '09:00', '11:30'],
    ['from 10 to 12.30pm', '10:00', '12:30'],
    ['2-4pm', '14:00', '16:00'],
    ['11-1pm', '11:00', '13:00'],
    ['10am-1pm', '10:00', '13:00'],
    ['9.30am to noon', '09:30', '12:00'],
    ['09:30-12:00', '09:30', '12:00'],
    ['14.00 - 16.30', '14:00', '16:30'],
    ['commenced at 9.00am and closed at 11.05 am', '09:00', '11:05'],
    ['9:00am', '09:00', null],
    ['10 to 12', undefined],
    ['pages 2-4', undefined],
    ['2024-02', undefined],
  ])('%s', (text, start, end = null) => {
    expect(readTimeRange(text)).toEqual(start === undefined ? undefined : { start, end })
  })
})
