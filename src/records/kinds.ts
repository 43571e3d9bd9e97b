// Kinds of field that several record types share.

import { z } from 'zod'

/** Words as printed, single spaces. */
export const text = z.string().min(1)
/** ISO 8601, cut to what is known: `2024-04-11`, `2024-04`, `2024`. */
export const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
/** `HH:MM`. */
export const time = z.string().regex(/^\d{2}:\d{2}$/)
export const count = z.number().int().nonnegative()
export const person = z.object({ name: text, role: text.nullable() })
