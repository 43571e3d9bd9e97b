// zones.yaml to the patterns by which parts of a document announce themselves.

import { z } from 'zod'
import { zoneKinds, documentKinds } from '#model'
import { compilePattern, type Pattern, type Shapes } from './pattern.ts'

const strings = z.array(z.string()).min(1)
const openingSchema = z.strictObject({
  id: z.string(),
  zone: z.enum(zoneKinds),
  because: z.string().min(10),
  /** Which blocks can open the zone. */
  at: z.enum(['heading', 'line', 'any']).default('line'),
  patterns: strings,
  unless: strings.optional(),
  /** One of the next 40 blocks must hold one of these. */
  confirm: strings.optional(),
  /** Kinds of table whose presence confirms too: `action-log`. */
  examples: strings,
  counterexamples: strings,
})
const gridSchema = z.strictObject({
  id: z.string(),
  zone: z.enum(zoneKinds),
  because: z.string().min(10),
  /** Field → its labels. */
  labels: z.record(z.string(), strings),
  /** Fields that must be there; `a/b` means one of them. */
  need: strings,
  /** So many different labels at the least. */
  least: z.number().int().min(1),
  /** With one of these fields it is another kind of grid. */
  without: strings.default([]),
})
const tableSchema = z.strictObject({
  id: z.string(),
  zone: z.enum(zoneKinds),
  because: z.string().min(10),
  columns: z.record(z.string(), strings),
  need: strings,
})
const kindSchema = z.strictObject({
  kind: z.enum(documentKinds),
  because: z.string().min(10),
  /** Words of the title or of the first 60 blocks. */
  patterns: strings,
  within: z.enum(['title', 'front', 'all']).default('front'),
})
const zonesFileSchema = z.strictObject({
  openings: z.array(openingSchema),
  grids: z.array(gridSchema),
  tables: z.array(tableSchema),
  kinds: z.array(kindSchema),
  /** Lists of patterns that code of the outline asks for by name. */
  patterns: z.record(z.string(), strings),
})

export interface ZonePattern {
  id: string
  zone: (typeof zoneKinds)[number]
  at: 'heading' | 'line' | 'any'
  patterns: readonly Pattern[]
  unless: readonly Pattern[]
  confirm: readonly Pattern[]
  examples: readonly string[]
  counterexamples: readonly string[]
}

/** Columns of a kind of table: field → patterns of its heading. */
export interface ColumnSpec {
  id: string
  columnPatterns: ReadonlyMap<string, readonly Pattern[]>
  need: readonly string[]
}

export interface GridSpec {
  id: string
  zone: (typeof zoneKinds)[number]
  labels: ReadonlyMap<string, readonly Pattern[]>
  need: readonly string[]
  least: number
  without: readonly string[]
}

export interface ZoneRules {
  openings: readonly ZonePattern[]
  grids: readonly GridSpec[]
  tables: readonly (ColumnSpec & { zone: (typeof zoneKinds)[number] })[]
  kinds: readonly { kind: (typeof documentKinds)[number]; patterns: readonly Pattern[]; within: 'title' | 'front' | 'all' }[]
  /** @throws where zones.yaml has no such list. */
  patterns: (name: string) => readonly Pattern[]
}

/** @throws Error naming file and key where the file is malformed. */
export function compileZones(value: unknown, file: string, shapes: Shapes): ZoneRules {
  const parsed = zonesFileSchema.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new Error(`${file}: ${issue.path.join('.')}: ${issue.message}`)
  }
  const compile = (key: string, patterns: readonly string[] = []) =>
    patterns.map((pattern) => {
      try {
        return compilePattern(pattern, shapes)
      } catch (error) {
        throw new Error(`${file}: ${key}: ${(error as Error).message}`)
      }
    })
  const heads = (key: string, columns: Record<string, readonly string[]>) =>
    new Map(Object.entries(columns).map(([field, names]) => [field, compile(`${key}.${field}`, names.map((name) => `^${name}$`))]))
  const { openings, grids, tables, kinds, patterns } = parsed.data
  const lists = new Map(Object.entries(patterns).map(([name, list]) => [name, compile(`patterns.${name}`, list)]))
  return {
    openings: openings.map((opening) => ({
      ...opening,
      patterns: compile(opening.id, opening.patterns),
      unless: compile(opening.id, opening.unless),
      confirm: compile(opening.id, opening.confirm),
    })),
    grids: grids.map((grid) => ({ ...grid, labels: heads(grid.id, grid.labels) })),
    tables: tables.map((table) => ({ ...table, columnPatterns: heads(table.id, table.columns) })),
    kinds: kinds.map((entry) => ({ ...entry, patterns: compile(`kinds.${entry.kind}`, entry.patterns) })),
    patterns: (name) => {
      const list = lists.get(name)
      if (!list) throw new Error(`${file}: patterns.${name} is missing`)
      return list
    },
  }
}
