// Sheets of a PDF to pages of text and blocks.

import type { Block, PackedSheet, Page, PageNote, Watch } from '#model'
import { learnHabits } from './habits.ts'
import { pagesToBlocks } from './join.ts'
import { sheetsToPieces } from './sheetPieces.ts'
import { type WrittenPage, writePage } from './write.ts'

export { sheetsToView } from './view.ts'

/** Pages of text with the blocks on them, in the order of reading, and what the pages say of themselves. */
export function layOutSheets(
  sheets: readonly PackedSheet[],
  heard: Watch['heard'],
): { pages: Page[]; blocks: Block[]; notes: PageNote[] } {
  const habits = learnHabits(sheets, heard)
  const written: WrittenPage[] = []
  const notes: PageNote[] = []
  for (const { sheet, pieces, furniture } of sheetsToPieces(sheets, habits, heard)) {
    written.push(writePage(sheet.number, written.length, pieces, habits.vocabulary))
    const { label, watermarks } = sheet
    notes.push({ label, furniture, ...(watermarks ? { watermarks } : {}) })
  }
  const pages = written.map(({ page }, i): Page => {
    const { origin, lacksText } = sheets[i]!
    return { ...page, ...(origin ? { origin } : {}), ...(lacksText ? { lacksText } : {}) }
  })
  return { pages, blocks: pagesToBlocks(written), notes }
}
