// Short strings → times of day, "HH:MM".

const MERIDIEM = "(?:\\s{0,2}(?:o['’]?clock)?\\s{0,2}(?<half>[ap])\\.?\\s?m\\b\\.?)"
const CLOCK = '(?<hour>[01]?\\d|2[0-4])(?:[.:](?<minute>[0-5]\\d))?'
const WORD = '(?<word>(?:12\\s{0,2})?(?:noon|midday|mid-day|midnight))'
const NOT_BEFORE = '(?<![\\d£$€.,:/-])'
const NOT_AFTER = '(?![\\d%/]|[.:,]\\d)'

const TIME = new RegExp(`(?<![a-z])${WORD}\\b|${NOT_BEFORE}${CLOCK}${MERIDIEM}`, 'i')
const CLOCK_24 = new RegExp(`${NOT_BEFORE}(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)${NOT_AFTER}`)
const HOURS = new RegExp(`${NOT_BEFORE}(?<hour>[01]\\d|2[0-3])[.:]?(?<minute>[0-5]\\d)\\s?(?:hrs|hours|h)\\b`, 'i')
const DOTTED =
  /(?:^|\b(?:at|from|until|to)\s)\s{0,3}(?<hour>[01]?\d|2[0-3])\.(?<minute>[0-5]\d)(?=\s*$|\s(?:in|on|at|for)\b)/i

/** The first time of day in a string: "9.30 am", "6.00 o'clock p.m.", "noon", "09:30", "1900 hrs". */
export function readTime(text: string): string | undefined {
  const found = [TIME, CLOCK_24, HOURS, DOTTED].map((pattern) => pattern.exec(text)).filter((match) => match !== null)
  found.sort((a, b) => a.index - b.index || b[0].length - a[0].length)
  return found[0] && toTime(found[0].groups!)
}

function toTime({ hour, minute, half, word }: Record<string, string | undefined>): string | undefined {
  if (word) return /night/i.test(word) ? '00:00' : '12:00'
  return clock(Number(hour), Number(minute ?? 0), half)
}

function clock(hour: number, minute: number, half: string | undefined): string | undefined {
  const late = half?.toLowerCase() === 'p'
  if (half && hour === 0 && late) return undefined
  const full = late && hour < 12 ? hour + 12 : half && !late && hour === 12 ? 0 : hour
  return full < 24 ? `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : undefined
}

const SIDE = (n: 1 | 2) =>
  `(?:(?<w${n}>(?:12\\s{0,2})?(?:noon|midday|midnight))|(?<h${n}>[01]?\\d|2[0-3])(?:[.:](?<m${n}>[0-5]\\d))?(?:\\s{0,2}(?:o['’]?clock)?\\s{0,2}(?<p${n}>[ap])\\.?\\s?m\\b\\.?|\\s?(?:hrs|hours)\\b)?)`
const UNTIL =
  '(?:\\s{0,3}[-\\u2010-\\u2015]\\s{0,3}|\\s{1,3}(?:to|until|till|(?:and\\s)?(?:closed|ended|finished|concluded)\\sat)\\s{1,3})'
const RANGE = new RegExp(`${NOT_BEFORE}(?<![a-z])${SIDE(1)}${UNTIL}${SIDE(2)}${NOT_AFTER}`, 'i')

/**
 * The start and end of a meeting: "9:00am – 11:05am", "from 10 to 12.30pm", "2-4pm". One time alone is a start.
 * A start without am or pm takes the half of the day of the end, unless it would then come after it:
 *
 *   2-4pm → 14:00 to 16:00      10 to 12.30pm → 10:00 to 12:30
 */
export function readTimeRange(text: string): { start: string; end: string | null } | undefined {
  const groups = RANGE.exec(text)?.groups
  const range = groups && rangeOf(groups)
  if (range) return range
  const start = readTime(text)
  return start === undefined ? undefined : { start, end: null }
}

function rangeOf(groups: Record<string, string | undefined>): { start: string; end: string } | undefined {
  const { h1, m1, p1, w1, h2, m2, p2, w2 } = groups
  const plain = !p1 && !p2 && !w1 && !w2
  if (plain && (m1 === undefined || m2 === undefined)) return undefined
  const end = toTime({ hour: h2, minute: m2, half: p2, word: w2 })
  const same = toTime({ hour: h1, minute: m1, half: p1 ?? p2, word: w1 })
  const start = !p1 && same && end && same > end ? toTime({ hour: h1, minute: m1, half: 'a', word: w1 }) : same
  return start && end ? { start, end } : undefined
}
