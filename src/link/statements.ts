// Figures to statements that can be held against each other: whose, what, on what basis, for which period.

import type { ExportedRecord } from '#model'
import { entityKey } from '#text'
import { entity, period, raw, value } from './amounts.ts'

export interface Statement {
  figure: ExportedRecord
  /** The same for two statements of one sum. */
  key: string
  /** Date of the meeting at which it was stated. */
  stated: string | null
}

/** Words that make another sum of it. */
const qualifying =
  /\b(?:underlying|recurrent|non-recurrent|exclud\w+|includ\w+|before|after|control total|adjusted|normalised|revised|original|initial|applicable|performance management|in-month|worst|best|likely|risk\w*|scenario|mitigat\w+|improve\w*|deteriorat\w+|target|opening|closing|gap|further|additional|remaining|average)\b/gi
const about =
  /(?:\bc\.?|\bcirca|\baround|\babout|\bapprox\w*\.?|\bover|\balmost|\bnearly|\bmore than|\bless than|\bup to|\bat least|\bsome)\s*$/i

/**
 * The figures whose meaning is complete: a surplus or deficit of a named body on a known basis in a known year. What other
 * measures count depends on the scheme, so that two of them need not be one sum.
 */
export function statementsOf(figures: readonly ExportedRecord[]): Statement[] {
  return figures.flatMap((figure) => {
    const { quote } = figure.source
    const [who, when] = [entity(figure), period(figure)]
    if (figure.measure !== 'surplus_deficit' || !who || !figure.basis || !when?.fy || value(figure) === 0) return []
    if (about.test(quote.slice(0, Math.max(0, quote.indexOf(raw(figure)))))) return []
    const label = (figure.table as { row: string | null } | null)?.row ?? ''
    const said = figure.table ? label : quote
    const qualifiers = [...new Set((said.match(qualifying) ?? []).map((word) => word.toLowerCase()))].sort().join(' ')
    const month = when.month === 12 ? null : when.month
    return [
      {
        figure,
        key: [entityKey(who), figure.measure, figure.basis, when.fy, month ?? 'year', qualifiers].join(' | '),
        stated: figure.meeting?.date ?? null,
      },
    ]
  })
}

/** Whether two statements of one key were meant to be one sum: what is reported of a month stands, a forecast moves on. */
export function sameMoment(a: Statement, b: Statement): boolean {
  const months = period(a.figure)?.month
  return a.stated === b.stated || (a.figure.basis === 'actual' && months !== null && months !== 12)
}

/** Whether two sums are near enough to be one sum that was stated in two ways. */
export function alike(a: ExportedRecord, b: ExportedRecord): boolean {
  const [left, right] = [Math.abs(value(a)), Math.abs(value(b))]
  return Math.max(left, right) <= 2 * Math.min(left, right)
}
