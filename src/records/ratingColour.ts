// The colour of a cell to the rating that it means.

import type { Cell, Part } from '#model'
import { colourName } from '#text'

/** A cell that is nothing but a colour, or a colour and a score behind it: `RED`, `Amber (12)`, `Amber/Green`. */
const colourCell =
  /^(red|amber|green|blue|gr[ae]y|yellow|black)(?:\s*[/-]\s*(red|amber|green))?(?:\s*\([^)]{0,20}\))?$/i

/** The rating that a cell's words name. */
export function colourOf(words: string): string | undefined {
  const colour = colourCell.exec(words.trim())?.[1]?.toLowerCase()
  return colour === 'yellow' ? 'amber' : colour === 'gray' ? 'grey' : colour
}

/** Marks that say nothing but their colour. */
const marks = /^[\s●•⬤■▪▲▼►◄◆△▽○□↑↓→←↔↗↘⇧⇩⇨⇦➔⬆⬇➡]+$/u
const ladder = ['red', 'amber', 'green', 'blue']

/** Colours as #rrggbb to the words by which a document's own key calls them. */
export type ColourKey = ReadonlyMap<string, string>

/**
 * The rating that a cell shows by its colour: that of its letters or drawn marks where it holds nothing else, that of
 * the cell where it holds no words, or a few that name no colour.
 *
 *   | ■ green |      ●     |  On track  |
 *   | filled  |  in amber  |  on green  |
 */
export function shownColour(cell: Cell, key: ColourKey): string | undefined {
  const words = cell.passage.text.trim()
  const named = (colours: readonly string[] | undefined, known: readonly string[]) =>
    colours
      ?.map((colour) => key.get(colour) ?? colourName(colour))
      .findLast((name): name is string => name !== undefined && known.includes(name))
  if (words === '') return named(cell.fills, ladder)
  if (marks.test(words)) return named(cell.inks, ladder) ?? named(cell.fills, ladder)
  if (words.length > 30 || words.split(/\s+/).length > 4) return undefined
  return named(cell.fills, ladder.slice(0, 3)) ?? named(cell.inks, ladder.slice(0, 3))
}

const keys = new WeakMap<readonly Part[], ColourKey>()

/** What the keys of a document call their own colours: `Blue | Complete` on purple says that purple is blue. */
export function keyColours(parts: readonly Part[]): ColourKey {
  let key = keys.get(parts)
  if (!key) {
    const found = new Map<string, string>()
    for (const { block, place } of parts) {
      if (place.zone !== 'key' || block.kind !== 'table') continue
      for (const row of block.rows) {
        const colours = new Set(row.cells.flatMap((cell) => cell.fills ?? []))
        for (const cell of row.cells) {
          const name = colourOf(/^\S*/.exec(cell.passage.text.trim())![0])
          const own = cell.fills ?? (colours.size === 1 ? [...colours] : [])
          if (name && own.length > 0) found.set(own.at(-1)!, name)
        }
      }
    }
    keys.set(parts, (key = found))
  }
  return key
}
