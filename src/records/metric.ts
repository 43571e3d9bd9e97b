// Metric: A measured performance standard.

import { z } from 'zod'
import type { RecordType } from '#model'
import { text } from './kinds.ts'

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

export const metric: RecordType<Metric> = {
  name: 'metric',
  plural: 'metrics',
  summary: 'A measured performance standard.',
  fields,
  read: () => [],
}
