// Sheets of a PDF to pages of text and blocks, and to tables.

import type { Block, Page, PageNote, Sheet } from '#model'
import { pagesToBlocks } from './join.ts'
import { sheetsToPieces } from './sheetPieces.ts'
import { writePage } from './write.ts'

export { sheetsToTables } from './tables.ts'

/** Pages of text with the blocks on them, in the order of reading, and what the pages say of themselves. */
export function layOutSheets(sheets: readonly Sheet[]): { pages: Page[]; blocks: Block[]; notes: PageNote[] } {
  const vocabulary = new Set<string>()
  for (const { words } of sheets)
    for (const { text } of words) if (text.length > 4) vocabulary.add(text.toLowerCase().replace(/[^\p{L}]+$/u, ''))
  const printed = sheetsToPieces(sheets)
  const written = printed.map(({ pieces }, i) => writePage(sheets[i]!.number, i, pieces, vocabulary))
  const pages = written.map(({ page }, i) => (sheets[i]!.origin ? { ...page, origin: sheets[i]!.origin } : page))
  return {
    pages,
    blocks: pagesToBlocks(written),
    notes: printed.map(({ furniture }, i) => ({ label: sheets[i]!.label, furniture })),
  }
}
