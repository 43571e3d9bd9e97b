// Blocks to their words, and words to how a person finds them.

import { type Block, type Laid, lineAt, type Passage } from '#model'

/** The words of a block: one passage, or one for each cell of a table. */
export function passagesOf(block: Block): Passage[] {
  return block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((cell) => cell.passage)) : [block.passage]
}

/** `page 3`, or `line 12` where the file has no pages. */
export function placeOf(laid: Laid, passage: Passage): string {
  const run = passage.runs[0]
  const page = run && laid.pages[run.page]
  if (!page) return 'another place'
  return page.number === null ? `line ${lineAt(page, run.from)}` : `page ${page.number}`
}

/** Words on one line, for messages. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
