// A row of a performance table to a metric.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'
import { plain } from './plain.ts'

const fields = z.object({
  name: text.meta({ description: 'The standard', filter: 'words', search: true, column: true }),
  period_raw: text.nullable().meta({ description: 'Period as printed', column: true }),
  plan_raw: text.nullable().meta({ description: 'Plan or target as printed', column: true }),
  actual_raw: text.nullable().meta({ description: 'Actual as printed', column: true }),
  status_raw: text.nullable().meta({ description: 'Status as printed' }),
  status: z
    .enum(['met', 'not_met', 'within_tolerance'])
    .nullable()
    .meta({ description: 'met, not met or within tolerance', filter: 'exact', column: true }),
  confidence_raw: text.nullable().meta({ description: 'Confidence in recovery or delivery as printed', search: true }),
})

export type Metric = z.infer<typeof fields>

const month = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*`

export const metric: RecordType<Metric> = {
  name: 'metric',
  plural: 'metrics',
  summary: 'A measured performance standard.',
  fields,
  contract: {
    slots: {},
    columns: {
      name: 'Name of the standard',
      period: 'Period that was measured',
      plan: 'Value aimed at',
      actual: 'Value measured',
      status: 'Met or not',
      confidence: 'Confidence of meeting it',
    },
  },
  read({ cells = {}, passage }) {
    const name = plain(cells.name)
    const plan = plain(cells.plan)
    const actual = plain(cells.actual)
    // A row without a number or a time measures nothing.
    if (!name || name.split(' ').length < 2 || !(/\d/.test(plan ?? '') || /\d/.test(actual ?? ''))) return []
    const inside = new RegExp(String.raw`\b(${month}(?:[ -]\d{2,4})?)\s*$`, 'i').exec(actual ?? '')
    const status = plain(cells.status)
    return [
      {
        fields: {
          name,
          period_raw: plain(cells.period) ?? (inside && /\d.*\s/.test(actual!) ? inside[1]! : null),
          plan_raw: plan,
          actual_raw: actual,
          status_raw: status,
          status: statusOf(status),
          confidence_raw: plain(cells.confidence),
        },
        passage,
      },
    ]
  },
}

function statusOf(words: string | null): Metric['status'] {
  if (!words) return null
  if (/\bwithin\b.*\btolerance\b|\bjust short\b/i.test(words)) return 'within_tolerance'
  if (
    /\b(?:not|un)[\s-]?(?:met|achieved)\b|\bbelow (?:target|plan)\b|\bmissed\b|\boff[- ]track\b|\bbehind\b/i.test(words)
  )
    return 'not_met'
  if (/^(?:met|achieved|exceeded|on target|above (?:target|plan)|compliant)\b/i.test(words)) return 'met'
  return null
}
