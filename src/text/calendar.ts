// Names and rules of the calendar: months, weekdays, years, what is a real date.

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')

/** A pattern source of a month, long or short, for a case-blind pattern. */
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'

/** A pattern source of a weekday, long or short, for a case-blind pattern. */
export const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?'

/** A pattern source of a day of the month, and of the letters after it. */
export const DAY = '(?:3[01]|[12]\\d|0?[1-9])'
export const ORDINAL_LETTERS = '(?:\\s{0,2}(?:st|nd|rd|th)(?![a-z]))'

/** 1 to 12 out of "Feb", "SEPT" or "october". */
export function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1
}

/** A short weekday has a capital: "Sat", "WED", not "sat" and "wed". */
export function isWeekday(name: string): boolean {
  return /day$/i.test(name) || /^[A-Z]/.test(name)
}

/** "Thurs" → "thursday". */
export function weekdayName(name: string): string {
  return WEEKDAYS.find((day) => day.startsWith(name.slice(0, 3).toLowerCase()))!
}

/** The weekday of an ISO date in lower-case English: '2024-02-08' is "thursday". Throws unless the date is a real day. */
export function weekdayOf(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  if (!year || !month || !day || !isDay(year, month, day)) throw new RangeError(`no day "${iso}"`)
  return WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]!
}

/** Whether the day exists: 31 June does not, 29 February does in leap years only. */
export function isDay(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

/** Two printed digits to a year: 24 is 2024, 85 is 1985. */
export function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year
}

/** ISO date cut to what is known. */
export function isoDate(year: number, month?: number, day?: number): string {
  const parts = [String(year).padStart(4, '0')]
  if (month !== undefined) parts.push(String(month).padStart(2, '0'))
  if (day !== undefined) parts.push(String(day).padStart(2, '0'))
  return parts.join('-')
}

/** The year that brings a month, or a day of it, nearest to an ISO date, before or after; the earlier one on a tie. */
export function nearestYear(near: string, month: number, day?: number): number | undefined {
  const anchor = Date.parse(near.length === 4 ? `${near}-07-01` : near.length === 7 ? `${near}-15` : near.slice(0, 10))
  if (Number.isNaN(anchor)) return undefined
  const year = Number(near.slice(0, 4))
  const distance = (of: number) => Math.abs(Date.UTC(of, month - 1, day ?? 15) - anchor)
  return [year - 1, year, year + 1]
    .filter((of) => day === undefined || isDay(of, month, day))
    .sort((a, b) => distance(a) - distance(b) || a - b)[0]
}

/** Whether digits after a year make it a financial year, as in "2023/24" and "2023-24". */
export function isFinancialYear(year: number, after: string): boolean {
  const last = /^\s?[/\u2010-\u2015-]\s?(\d\d)(?!\d)/.exec(after)?.[1]
  return last !== undefined && Number(last) === (year + 1) % 100
}
