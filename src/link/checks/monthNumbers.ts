// The number of a month beside its name: "Month 9 (December)". Years run April to March.

import { slicePassage } from '#model'
import type { Finding, Reading } from '../finding.ts'
import { oneLine, passagesOf } from '../passages.ts'

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const full = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const NAME = `(${full.map((name) => (name === 'May' ? 'May' : `${name.slice(0, 3)}(?:t)?(?:${name.slice(3)})?`)).join('|')})`
const NUMBER = '(?:[Mm]onth|M)\\s?0?(1[0-2]|[1-9])(?!\\d)'
const beside = new RegExp(
  `(?<![\\w-])(?:${NUMBER}\\s?(?:\\(|[–-]\\s|:\\s)${NAME}\\b(?![–-]|\\s(?:to|and)\\b)|${NAME}(?:\\s(?:20)?\\d\\d)?\\s?(?:\\(|[–-]\\s)${NUMBER}(?=\\)|\\s|$|[.,;:]))`,
  'g',
)

/** Bodies with years of their own, such as schools, give themselves away by numbers that are all shifted alike. */
export function monthNumbers({ outlined, laid }: Reading): Finding[] {
  const pairs = outlined.parts.flatMap((part) =>
    passagesOf(part.block).flatMap((passage) =>
      [...passage.text.matchAll(beside)].map((match) => {
        const number = Number(match[1] ?? match[4])
        const month = names.indexOf((match[2] ?? match[3])!.slice(0, 3).toLowerCase())
        return { part, passage, match, month, shift: (month - number - 2 + 24) % 12 }
      }),
    ),
  )
  const odd = pairs.filter(({ shift }) => shift !== 0)
  const school = /\b(?:school|academy|academies|college|university)\b/i.test(
    `${outlined.title ?? ''} ${laid.pages[0]?.text.slice(0, 600) ?? ''}`,
  )
  if (odd.length === 0 || school || (odd.length === pairs.length && odd.length > 1)) return []
  return odd.map(({ part, passage, match, month }) => ({
    agrees: false,
    rule: 'month-number-and-name',
    message: `${oneLine(match[0])}: ${full[month]} is month ${((month + 9) % 12) + 1} of a year that begins in April.`,
    at: [{ part, passage: slicePassage(passage, match.index, match.index + match[0].length) }],
    records: [],
  }))
}
