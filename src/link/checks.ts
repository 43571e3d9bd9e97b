// Records and dates of a document to what does not agree.

import type { ExportedRecord, Laid, Outline } from '#model'

export function checkDocument(_laid: Laid, _outlined: Outline, _records: readonly ExportedRecord[]): ExportedRecord[] {
  return []
}
