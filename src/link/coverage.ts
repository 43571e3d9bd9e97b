// A document's records to what gave none, and why.

import type { CoverageEntry, ExportedRecord, Laid, Outline } from '#model'

export function coverageOf(_laid: Laid, _outlined: Outline, _records: readonly ExportedRecord[]): CoverageEntry[] {
  return []
}
