// Letter: An assessment or inspection letter.

import { z } from 'zod'
import type { RecordType } from '#model'
import { date, person, text } from './kinds.ts'

const fields = z.object({
  assessor: person.nullable().meta({ description: 'Who wrote', search: true, column: true }),
  addressee: person.nullable().meta({ description: 'To whom', search: true, column: true }),
  body: text.nullable().meta({ description: 'Body assessed', filter: 'words', search: true, column: true }),
  date: date.nullable().meta({ description: 'ISO date', filter: 'date', column: true }),
  period_fy: text.nullable().meta({ description: 'Financial year assessed', filter: 'exact', column: true }),
  legal_basis: text.nullable().meta({ description: 'Statute', search: true }),
})

export type Letter = z.infer<typeof fields>

export const letter: RecordType<Letter> = {
  name: 'letter',
  plural: 'letters',
  summary: 'An assessment or inspection letter.',
  fields,
  contract: { slots: {} },
  read: () => [],
}
