// What of a document is not meant to give records, and where the words of its parts stand.

import type { Part, Passage, Run } from '#model'

/** Zones whose words are not meant to give records. */
export const silent: Readonly<Record<string, string>> = {
  key: 'a key explains ratings, it gives none',
  contents: 'a page of contents repeats headings',
  article: 'only figures are read from an article',
}

/** Where the words of a part stand, in order. */
export function runsOf(part: Part): Run[] {
  const passages: Passage[] =
    part.block.kind === 'table'
      ? part.block.rows.flatMap((row) => row.cells.map((cell) => cell.passage))
      : [part.block.passage]
  return passages.flatMap((passage) => [...passage.runs])
}
