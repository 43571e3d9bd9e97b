// The one door of the store room.

export { type Column, columnValue, fieldColumns, type SqlValue } from './columns.ts'
export { type Applied, applyCorrections } from './correct.ts'
export {
  documentPages,
  eachRecord,
  knownPaths,
  recordColumns,
  recordOrder,
  recordsById,
  storedToRecord,
  type StoredRecord,
} from './load.ts'
export { linksDue, saveLinks, storedShortNames, storedThreads } from './links.ts'
export { isMisuse, type Misuse, misuse } from './misuse.ts'
export { closeIndex, finishRebuild, type Index, openIndex, type Rebuild } from './open.ts'
export {
  documentsBehind,
  forgetPaths,
  knownDocument,
  knownHidden,
  knownOcr,
  notePath,
  type Origin,
  saveProblem,
  saveReading,
} from './save.ts'
export { frameColumns, quoted, schemaHash, searchedColumns } from './schema.ts'
