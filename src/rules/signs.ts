// signs.yaml and weights.yaml to the signs by which the kind of a paper is weighed.

import { z } from 'zod'
import { type DocumentKind, documentKinds, zoneKinds } from '#model'
import { compilePattern, type Pattern, type Shapes } from './pattern.ts'

const strings = z.array(z.string()).min(1)
const common = { id: z.string(), because: z.string().min(10), full: z.number().positive().optional() }
const wordsSchema = z.strictObject({
  ...common,
  in: z.enum(['head', 'end', 'line', 'text', 'name']),
  case: z.enum(['exact', 'any']).default('any'),
  patterns: strings,
  unless: strings.default([]),
  examples: strings,
  counterexamples: strings,
})
const foundSchema = z.strictObject({ ...common, in: z.literal('found'), zones: z.array(z.enum(zoneKinds)).min(1) })
const measureSchema = z.strictObject({
  ...common,
  in: z.literal('measure'),
  measure: z.enum(['numbered', 'tabled', 'brevity', 'length']),
})
const signsFileSchema = z.strictObject({
  signs: z.array(z.discriminatedUnion('in', [wordsSchema, foundSchema, measureSchema])),
})
const weightSchema = z.record(z.string(), z.number())
const weightsFileSchema = z.strictObject({ base: weightSchema, weights: z.record(z.string(), weightSchema) })

type Words = Omit<z.output<typeof wordsSchema>, 'patterns' | 'unless'> & {
  patterns: readonly Pattern[]
  unless: readonly Pattern[]
}
/** A sign of what a paper is; weights by kind, none where they have not been set. */
export type Sign = (Words | z.output<typeof foundSchema> | z.output<typeof measureSchema>) & {
  weights: ReadonlyMap<DocumentKind, number>
}

export interface Signs {
  /** What each kind has before any sign is seen. */
  base: ReadonlyMap<DocumentKind, number>
  signs: readonly Sign[]
}

interface Source {
  file: string
  value: unknown
}

/**
 * @param weights none before they were set for the first time
 * @throws Error naming file and key where a file is malformed, or holds a weight of no sign or no kind
 */
export function compileSigns(signs: Source | undefined, weights: Source | undefined, shapes: Shapes): Signs {
  if (!signs) return { base: new Map(), signs: [] }
  const read = checked(signs, signsFileSchema).signs
  const set = weights ? checked(weights, weightsFileSchema) : { base: {}, weights: {} }
  const known = new Set(read.map(({ id }) => id))
  const stray = Object.keys(set.weights).find((id) => !known.has(id))
  if (weights && stray !== undefined) throw new Error(`${weights.file}: weights.${stray}: there is no sign of this name`)
  const byKind = (key: string, entries: Readonly<Record<string, number>> = {}) =>
    new Map(
      Object.entries(entries).map(([kind, weight]): [DocumentKind, number] => {
        if (!(documentKinds as readonly string[]).includes(kind))
          throw new Error(`${weights!.file}: ${key}.${kind}: there is no kind of this name`)
        return [kind as DocumentKind, weight]
      }),
    )
  const compile = (id: string, patterns: readonly string[], exact: boolean) =>
    patterns.map((pattern) => {
      try {
        return compilePattern(pattern, shapes, exact)
      } catch (error) {
        throw new Error(`${signs.file}: ${id}: ${(error as Error).message}`)
      }
    })
  return {
    base: byKind('base', set.base),
    signs: read.map((sign): Sign => {
      const own = byKind(`weights.${sign.id}`, set.weights[sign.id])
      if (!('patterns' in sign)) return { ...sign, weights: own }
      const exact = sign.case === 'exact'
      const { patterns, unless } = sign
      return { ...sign, patterns: compile(sign.id, patterns, exact), unless: compile(sign.id, unless, exact), weights: own }
    }),
  }
}

function checked<T extends z.ZodType>({ file, value }: Source, schema: T): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new Error(`${file}: ${issue.path.join('.')}: ${issue.message}`)
}
