// zones.yaml to the patterns by which parts of a document announce themselves.

import { z } from 'zod'
import { zoneKinds, documentKinds } from '#model'
import { meant } from './contract.ts'
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
  openings: z.array(openingSchema).default([]),
  grids: z.array(gridSchema).default([]),
  tables: z.array(tableSchema).default([]),
  kinds: z.array(kindSchema).default([]),
  /** Lists of patterns that code of the outline asks for by name. */
  patterns: z.record(z.string(), strings).default({}),
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

/** A zones.yaml as it was read. */
export interface ZonesSource {
  file: string
  value: unknown
  users?: boolean
}

/**
 * The zones of all files: a user's openings, grids, tables and kinds come before the program's, and lists of patterns grow.
 * @throws Error naming file and key where a file is malformed
 */
export function compileZones(sources: readonly ZonesSource[], shapes: Shapes): ZoneRules {
  const read = sources.map(({ file, value, users }) => {
    const parsed = zonesFileSchema.safeParse(value)
    if (parsed.success) return { file, users, zones: parsed.data }
    const issue = parsed.error.issues[0]!
    throw new Error(`${file}: ${issue.path.join('.')}: ${issue.message}`)
  })
  const own = new Set(read.flatMap(({ users, zones }) => (users ? [] : Object.keys(zones.patterns))))
  const ids = new Map<string, string>()
  for (const { file, users, zones } of [...read].reverse()) {
    for (const { id } of [...zones.openings, ...zones.grids, ...zones.tables]) {
      if (ids.has(id)) throw new Error(`${file}: ${id}: the id is used in ${ids.get(id)!} too; take another`)
      ids.set(id, file)
    }
    const stray = users ? Object.keys(zones.patterns).find((name) => !own.has(name)) : undefined
    if (stray !== undefined)
      throw new Error(`${file}: patterns.${stray}: nobody asks for a list of this name${meant(stray, own)}`)
  }
  const all = read.map(({ file, zones }) => compileZonesFile(zones, file, shapes))
  return {
    openings: all.flatMap(({ openings }) => openings),
    grids: all.flatMap(({ grids }) => grids),
    tables: all.flatMap(({ tables }) => tables),
    kinds: all.flatMap(({ kinds }) => kinds),
    patterns: (name) => {
      if (!own.has(name)) throw new Error(`rules/zones.yaml: patterns.${name} is missing`)
      return joined(name, all)
    },
  }
}

const joinedLists = new WeakMap<object, Map<string, readonly Pattern[]>>()

/** The patterns of one name in all files, put together once. */
function joined(name: string, all: readonly { lists: ReadonlyMap<string, readonly Pattern[]> }[]): readonly Pattern[] {
  let known = joinedLists.get(all)
  if (!known) joinedLists.set(all, (known = new Map()))
  let list = known.get(name)
  if (!list) known.set(name, (list = all.flatMap(({ lists }) => lists.get(name) ?? [])))
  return list
}

function compileZonesFile(zones: z.output<typeof zonesFileSchema>, file: string, shapes: Shapes) {
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
  const { openings, grids, tables, kinds, patterns } = zones
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
    lists,
  }
}
