// Figure: A sum of money.

import { z } from 'zod'
import type { RecordType } from '#model'
import { detailFields } from './figureDetail.ts'
import { readProse } from './figureProse.ts'
import { readTable } from './figureTable.ts'
import { text } from './kinds.ts'

/** What a sum can measure. */
export const measures = [
  'surplus_deficit',
  'variance',
  'efficiency',
  'expenditure',
  'income',
  'allocation',
  'capital',
  'cash',
  'agency',
  'investment',
  'cost_pressure',
  'risk',
  'debt',
  'other',
] as const

const fields = z.object({
  raw: text.meta({ description: 'As printed', search: true, column: true }),
  value: z.number().meta({
    description: 'Pounds; negative for a deficit, an overspend, an adverse variance or a bracketed number',
    filter: 'range',
    unit: 'gbp',
    column: true,
  }),
  unit_raw: text.nullable().meta({ description: 'm, k, £000, …' }),
  measure: z.enum(measures).meta({ description: 'What the sum measures', filter: 'exact', column: true }),
  basis: z
    .enum(['plan', 'actual', 'forecast'])
    .nullable()
    .meta({ description: 'plan, actual or forecast', filter: 'exact', column: true }),
  entity: text.nullable().meta({ description: 'Whose sum, as printed', filter: 'words', search: true, column: true }),
  period: z
    .object({ fy: text.nullable(), month: z.number().int().min(1).max(12).nullable(), raw: text.nullable() })
    .nullable()
    .meta({
      description: 'Financial year, month of the year (1 is April) and the words',
      filter: 'exact',
      column: true,
    }),
  recurrent: z.boolean().nullable().meta({ description: 'Recurrent, non-recurrent, or not said', filter: 'flag' }),
  table: z
    .object({ row: text.nullable(), column: text.nullable() })
    .nullable()
    .meta({ description: 'Labels of the row and the column', search: true }),
  ...detailFields,
})

export type Figure = z.infer<typeof fields>

export const figure: RecordType<Figure> = {
  name: 'figure',
  plural: 'figures',
  summary: 'A sum of money.',
  fields,
  contract: { slots: {} },
  read: (match, around) => (match.block.kind === 'table' ? readTable(match, around) : readProse(match, around)),
}
