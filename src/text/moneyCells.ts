// Headings and cells of money tables → units and amounts.

import { DASHES, DIGITS, GAP, type PrintedSign, plainAmount, pounds, suffixSign, UNIT } from './amounts.ts'

/** One cell of a table read as a number. `start` and `end` are UTF-16 offsets, half-open, in the cell's text. */
export interface MoneyCell {
  start: number
  end: number
  raw: string
  /** The printed number times the scale where that is known, never negative. */
  amount: number
  printedSign: PrintedSign | null
  unitRaw: string | null
  /** Pounds a printed unit, or null where neither the cell nor the table says it. */
  scale: number | null
  /** Half of the last printed digit, in the same measure as `amount`. */
  precision: number
}

const HEADING_UNITS: [RegExp, number][] = [
  [/£\s?['’‘`]?000,000s?(?!\d)/, 1e6],
  [/£\s?['’‘`]?\s?000['’]?s?(?![\d,])/, 1e3],
  [/£\s?(?:in\s)?thousands?\b/i, 1e3],
  [/£\s?['’]?k(?![a-z])/i, 1e3],
  [/£\s?(?:in\s)?millions?\b/i, 1e6],
  [/£\s?['’]?(?:mn?|mil)(?![a-z])/i, 1e6],
  [/£\s?(?:in\s)?(?:billions?|bn)\b/i, 1e9],
  [/\bthousands of pounds\b/i, 1e3],
  [/\bmillions of pounds\b/i, 1e6],
  [/^\s*\(?\s?[?\uFFFD]?\s?['’‘`]000s?\s?\)?\s*$/, 1e3],
  [/\(£\)|£(?=\s*$)|^\s*£s?(?=\s)(?!\s*[\d(-])/, 1],
]

/**
 * The unit of a table out of its heading, in pounds a unit; undefined where the heading says none.
 * "Plan £'000", "(£000)", "£k" are 1,000; "Var £m", "£000,000" are 1,000,000; "Net (£)" is 1.
 * A sum such as "£5m" is no unit.
 */
export function readUnit(heading: string): { scale: number; raw: string } | undefined {
  let first: { scale: number; raw: string; at: number } | undefined
  for (const [pattern, scale] of HEADING_UNITS) {
    const match = pattern.exec(heading)
    if (match && (!first || match.index < first.at)) first = { scale, raw: match[0].trim(), at: match.index }
  }
  return first && { scale: first.scale, raw: first.raw }
}

const SIGN_WORD = `${GAP}(?:\\((?:A|F|adv|fav|adverse|favourable)\\)|[AF]|adv|fav|adverse|favourable|DR|CR)`

/**
 * A whole cell; the brackets of a negative may open before or after the pound sign.
 *
 *   (23,269)   £ (40.7)m   (£66.6)m   -£5m   552 (A)   967-
 */
const CELL = new RegExp(
  [
    `^(?<outer>[(+${DASHES}]?)\\s{0,3}(?<pound>£?)\\s{0,3}(?<inner>[(${DASHES}]?)\\s{0,3}(?<digits>${DIGITS})`,
    `(?<unit>${GAP}(?:${UNIT}))?\\s{0,2}(?<close>\\)?)(?<late>${GAP}(?:${UNIT}))?`,
    `(?<after>[-\\u2010-\\u2015\\u2212]|${SIGN_WORD})?(?<note>\\s?\\*{1,3})?$`,
  ].join(''),
  'i',
)
const NOUGHT = new RegExp(`^(?:£\\s{0,3})?\\(?(?:[${DASHES}]|nil)\\)?$`, 'i')

/**
 * Reads one cell of a money table. A letter A or F alone is a suffix only after three digits: "1A" is a label. `scale` is the table's unit in pounds, or null where the table states none;
 * a unit in the cell itself goes first. A dash and "nil" are 0. Undefined where the cell is not one plain number:
 * a percentage, a date, a time, words, a count with its unit.
 */
export function readMoneyCell(cell: string, scale: number | null): MoneyCell | undefined {
  const raw = cell.trim()
  const start = cell.indexOf(raw)
  const place = { start, end: start + raw.length, raw }
  if (raw.length > 60) return undefined
  if (NOUGHT.test(raw)) {
    return { ...place, amount: 0, printedSign: null, unitRaw: null, scale, precision: 0.5 * (scale ?? 1) }
  }
  const parts = CELL.exec(raw)?.groups
  if (!parts || /^0\d/.test(parts.digits!)) return undefined
  if (/^\s?[AF]$/i.test(parts.after ?? '') && !/\d{3}\s?[AF]/.test(raw)) return undefined
  const opened = parts.outer === '(' || parts.inner === '('
  if (opened !== (parts.close === ')') || (parts.unit && parts.late)) return undefined
  if (parts.outer === '(' && parts.inner === '(') return undefined
  const own = plainAmount(0, 0, parts.digits!, parts.unit ?? parts.late)
  const known = own.unitRaw ? own.scale : (scale ?? (parts.pound ? 1 : null))
  const { amount, precision } = own.unitRaw ? own : pounds(parts.digits!, known ?? 1)
  return { ...place, amount, printedSign: signOf(parts, opened), unitRaw: own.unitRaw, scale: known, precision }
}

function signOf(parts: Record<string, string | undefined>, opened: boolean): PrintedSign | null {
  if (opened) return 'brackets'
  const after = parts.after?.trim()
  if ((parts.outer && parts.outer !== '+') || parts.inner || (after && !/[a-z]/i.test(after))) return 'minus'
  return after ? suffixSign(after) : null
}
