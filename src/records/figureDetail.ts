// How a sum is printed and meant: its sign, the word for its direction, bounds, rate, where its unit stands, total or part.

import { z } from 'zod'
import type { Money, MoneyCell } from '#text'
import type { Lexicon } from './figureLexicon.ts'
import { text } from './kinds.ts'

const one = <const V extends readonly [string, ...string[]]>(values: V, description: string) =>
  z.enum(values).nullable().optional().meta({ description })

/** Fields of a figure that keep apart what was printed, what the words say, and what was concluded. */
export const detailFields = {
  precision: z.number().optional().meta({ description: 'Half of the last printed digit, in pounds' }),
  printed_sign: one(['brackets', 'minus', 'suffix_adverse', 'suffix_favourable'], 'The sign as printed'),
  polarity: text
    .nullable()
    .optional()
    .meta({ description: 'The word for the direction: deficit, adverse, underspend' }),
  qualifier: one(['about', 'over', 'up_to', 'at_least'], 'The sum is about, over or at most this'),
  range: one(['low', 'high'], 'Which end of a range of two sums it is'),
  rate: text.nullable().optional().meta({ description: 'A year, per hour, in the pound' }),
  unit_from: one(
    ['sum', 'neighbour', 'heading', 'caption', 'sibling'],
    'Where the unit stands: at the sum, at a sum beside it, in the heading or caption, in another table of the paper',
  ),
  scope: one(['total', 'part'], 'A total, or a part of the sum before or of the total of its table'),
  extent: one(
    ['in_month', 'ytd', 'full_year', 'as_at'],
    'One month, the year to date, the whole year, or a balance at a day',
  ),
}

export type Detail = { [K in keyof typeof detailFields]?: z.infer<(typeof detailFields)[K]> }

/** Which stretch of the year the words beside a sum speak of; forecasts are of the whole year unless they say otherwise. */
export function extentOf(words: string, measure: string, basis: string | null, lexicon: Lexicon): Detail['extent'] {
  for (const extent of ['in_month', 'ytd', 'full_year'] as const) if (lexicon.holds(extent, words)) return extent
  if (measure === 'cash' || measure === 'debt') return basis === 'actual' ? 'as_at' : null
  return basis === 'forecast' ? 'full_year' : null
}

/** The details of a sum in a sentence. */
export function detailOfMoney(money: Money): Detail {
  const { precision, printedSign, qualifier, range, rate, unitRaw, unitInherited } = money
  return {
    precision,
    printed_sign: printedSign,
    qualifier,
    range,
    rate,
    unit_from: unitInherited ? 'neighbour' : unitRaw !== null ? 'sum' : null,
  }
}

/** The details of a sum in a cell whose column takes its unit from somewhere. */
export function detailOfCell(money: MoneyCell, unitFrom: 'heading' | 'caption' | 'sibling' | null): Detail {
  return {
    precision: money.precision,
    printed_sign: money.printedSign,
    unit_from: money.unitRaw !== null ? 'sum' : unitFrom,
  }
}
