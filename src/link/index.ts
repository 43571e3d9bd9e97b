// Records of a document to checks and coverage. The one door of the link room.

export { checkDocument } from './checks.ts'
export { coverageOf } from './coverage.ts'
