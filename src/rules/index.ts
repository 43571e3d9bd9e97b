// The one door of the rules room.

export * from './columns.ts'
export * from './compile.ts'
export * from './load.ts'
export { anchorWords, canHold, compilePattern, matchedPart, type Pattern } from './pattern.ts'
export { type Rule, type UnitKind, unitKinds } from './schema.ts'
export type { Sign, Signs } from './signs.ts'
export type { ColumnSpec, GridSpec, ZonePattern, ZoneRules } from './zones.ts'
