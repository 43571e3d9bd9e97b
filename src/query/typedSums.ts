// A sum of money that a person types → its size in pounds and how exactly it was typed.

import { readMoney } from '#text'

/** `value` is the size in pounds, without sign; `tolerance` half of the last typed digit. */
export interface TypedSum {
  value: number
  tolerance: number
  negative: boolean
  /** Whether it was typed as money: with a pound sign or with a unit. */
  money: boolean
  /** UTF-16 offsets in the text. */
  start: number
  end: number
}

/** A number without pound sign and unit, as it stands in a table in thousands: `61,072`, `(61,072)`, `61.1`. */
const bareNumber =
  /(?<![\p{L}\p{N}/.,])(?<open>\()?(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?<part>\.\d+)?\)?(?![\p{L}\p{N}/%]|[.,-]\d)/u

/** The first sum in a text, such as `£61.1m`, `£(61.1)m`, `4.2 million` or `61,072`; money stands before numbers. */
export function readTypedSum(text: string): TypedSum | undefined {
  const [money] = readMoney(text, { bare: true })
  if (money)
    return {
      value: money.amount,
      tolerance: money.precision,
      negative: money.printedSign === 'minus' || money.printedSign === 'brackets',
      money: true,
      start: money.start,
      end: money.end,
    }
  const found = bareNumber.exec(text)
  if (!found) return undefined
  const { open, whole, part = '' } = found.groups!
  return {
    value: Number(`${whole!.replaceAll(',', '')}${part}`),
    tolerance: 0.5 / 10 ** Math.max(0, part.length - 1),
    negative: open !== undefined,
    money: false,
    start: found.index,
    end: found.index + found[0].length,
  }
}
