// A position and its variance in prose beside the plan that stands elsewhere in the document.

import type { ExportedRecord } from '#model'
import { entityKey } from '#text'
import { entity, period, pounds, precision, raw, value } from '../amounts.ts'
import type { Finding, Reading } from '../finding.ts'

/**
 * "A deficit of £(38.6)m, £(20.4)m worse than planned" wants a plan of £(18.2)m for the same months.
 * The nearest plan of the same body, measure and period is compared; a plan for another stretch of the year is not.
 */
export function varianceInText({ sentences, figures }: Reading): Finding[] {
  const plans = figures.filter((figure) => figure.basis === 'plan' && figure.measure === 'surplus_deficit')
  return sentences.flatMap(({ text, sums }) =>
    sums.flatMap(({ figure: variance, at }, i): Finding[] => {
      const before = sums[i - 1]
      if (!before || variance.measure !== 'variance' || before.figure.measure !== 'surplus_deficit') return []
      const position = before.figure
      if (position.basis === 'plan' || !sameSubject(position, variance)) return []
      if (
        !/^[^.;]{0,12}(?:which|represent\w*|being|or|\[|,)[^.;]*$/i.test(
          text.slice(before.at + raw(position).length, at),
        )
      )
        return []
      const own = plans.filter((plan) => plan.paper === position.paper && sameSubject(position, plan))
      const [plan] = own
      if (!plan || own.some((other) => Math.abs(value(other) - value(plan)) > precision(other) + precision(plan)))
        return []
      const finest = own.reduce((best, each) => (precision(each) < precision(best) ? each : best))
      return [finding(finest, variance, position)]
    }),
  )
}

function sameSubject(a: ExportedRecord, b: ExportedRecord): boolean {
  const [left, right] = [period(a), period(b)]
  if (!entity(a) || !entity(b) || entityKey(entity(a)!) !== entityKey(entity(b)!)) return false
  return !!left?.fy && left.fy === right?.fy && (left.month ?? 12) === (right?.month ?? 12)
}

function finding(plan: ExportedRecord, variance: ExportedRecord, position: ExportedRecord): Finding {
  const sum = value(plan) + value(variance)
  const apart = Math.abs(sum - value(position))
  const agrees = apart <= precision(plan) + precision(variance) + precision(position) + 0.01
  const head = `The plan ${raw(plan)} and the variance ${raw(variance)} make ${pounds(sum)}`
  return {
    agrees,
    rule: 'plan-and-variance-in-text',
    message: agrees
      ? `${head}, as the position ${raw(position)} says.`
      : `${head}; the position is printed as ${raw(position)}, ${pounds(apart)} apart.`,
    at: position,
    records: [position, variance, plan],
  }
}
