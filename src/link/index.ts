// Records of a document to checks and coverage, records of many to what became of each matter. The one door of the link room.

export type { ShortNames } from './bodies.ts'
export { checkDocument } from './checks.ts'
export { coverageOf } from './coverage.ts'
export { initialsToNames, type Listed } from './initials.ts'
export { likeness, stemsOf, weighting } from './likeness.ts'
export { linkRecords } from './linkRecords.ts'
export { noticesOf } from './notices.ts'
export { type Meant, nameKey, whoIs } from './people.ts'
export { daysBetween, lastDay } from './series.ts'
