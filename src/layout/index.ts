// Pages to blocks; the one door of the layout room.

import {
  type FileFacts,
  type Laid,
  type Markup,
  type PackedSheet,
  type Page,
  type Source,
  unwatched,
  type Watch,
} from '#model'
import { withoutFurniture } from './furniture.ts'
import { joinBroken } from './join.ts'
import { pagesToLines } from './lines.ts'
import { layOutMarkup } from './markup.ts'
import { layOutSheets } from './pdf/index.ts'
import { spacedToRows } from './spaced.ts'
import { settleTabs } from './tabs.ts'
import { linesToBlocks } from './textBlocks.ts'

export { isCut, joinBroken } from './join.ts'
export { sheetsToView } from './pdf/index.ts'
export { blocksToTables } from './printed.ts'
export { headingLevel, looksLikeHeading } from './textBlocks.ts'

/** Blocks of a file in reading order: furniture set aside, tables found, sentences and rows over page breaks joined. */
export function layOut(
  file: {
    source: Source
    pages: readonly Page[]
    sheets?: readonly PackedSheet[]
    facts?: FileFacts
    markup?: Markup
  },
  heard: Watch['heard'] = unwatched.heard,
): Laid {
  const { source } = file
  if (file.markup) return { source, ...layOutMarkup(file.markup) }
  if (file.sheets) {
    const { pages, blocks, notes } = layOutSheets(file.sheets, heard)
    return { source, pages, blocks: joinBroken(blocks), notes, bookmarks: file.facts?.bookmarks ?? [] }
  }
  const lines = withoutFurniture(file.pages, settleTabs(file.pages, pagesToLines(file.pages)))
  return { source, pages: file.pages, blocks: joinBroken(spacedToRows(file.pages, lines, linesToBlocks)) }
}
