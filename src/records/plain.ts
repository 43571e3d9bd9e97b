// A passage to the string of a field.

import type { Passage } from '#model'

/** Single spaces, no white space at the ends; null where nothing is left. */
export function plain(passage: Passage | undefined): string | null {
  return passage?.text.replace(/\s+/g, ' ').trim() || null
}
