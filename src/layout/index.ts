// Pages to blocks; the one door of the layout room.

import type { Laid, Page, Source } from '#model'
import { withoutFurniture } from './furniture.ts'
import { joinBroken } from './join.ts'
import { pagesToLines } from './lines.ts'
import { spacedToRows } from './spaced.ts'
import { linesToBlocks } from './textBlocks.ts'

export { isCut, joinBroken } from './join.ts'
export { headingLevel, looksLikeHeading, rowPassage } from './textBlocks.ts'

/** Blocks of a text in reading order: furniture set aside, tables found, sentences and rows over page breaks joined. */
export function layOut(file: { source: Source; pages: readonly Page[] }): Laid {
  const lines = withoutFurniture(file.pages, pagesToLines(file.pages))
  return { ...file, blocks: joinBroken(spacedToRows(file.pages, lines, linesToBlocks)) }
}
