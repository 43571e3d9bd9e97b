// The stages in order; the only file that knows the order.

import type { DocumentReading, Problem } from '#model'

/** A file read to records, or the one problem that stood in the way. */
export type Outcome = { reading: DocumentReading } | { problem: Problem }

/**
 * Reads one file to its records.
 * @param path as the user gave it; it goes into the records unchanged
 */
export async function readDocument(path: string, bytes: Uint8Array): Promise<Outcome> {
  return {
    problem: { severity: 'error', code: 'unread', path, message: `${bytes.length} bytes not read`, remedy: 'wait' },
  }
}
