// The colour of a cell to the rating that it means.

import type { Cell } from '#model'
import { type ColourKey, isInKey, isWordless, nameInKey } from './colourKey.ts'

/** A cell that is nothing but a colour, or a colour and a score behind it: `RED`, `Amber (12)`, `Amber/Green`. */
const colourCell =
  /^(red|amber|green|blue|gr[ae]y|yellow|black)(?:\s*[/-]\s*(red|amber|green))?(?:\s*\([^)]{0,20}\))?$/i

/** The rating that a cell's words name. */
export function colourOf(words: string): string | undefined {
  const colour = colourCell.exec(words.trim())?.[1]?.toLowerCase()
  return colour === 'yellow' ? 'amber' : colour === 'gray' ? 'grey' : colour
}

const ladder = ['red', 'amber', 'green', 'blue', 'grey']

/**
 * The rating that a cell shows by its colour: that of its letters or drawn marks where it holds nothing else, that of
 * the cell where it holds no words, or a few that name no colour.
 *
 *   | ■ green |      ●     |  On track  |
 *   | filled  |  in amber  |  on green  |
 */
export function shownColour(cell: Cell, key: ColourKey): string | undefined {
  const words = cell.passage.text.trim()
  const named = (colours: readonly string[] | undefined, known: (colour: string, name: string) => boolean) =>
    colours
      ?.map((colour) => ({ colour, name: nameInKey(colour, key) ?? '' }))
      .findLast(({ colour, name }) => ladder.includes(name) && known(colour, name))?.name
  const any = () => true
  if (isWordless(words)) return (words === '' ? undefined : named(cell.inks, any)) ?? named(cell.fills, any)
  if (words.length > 30 || words.split(/\s+/).length > 4) return undefined
  // Headings are blue or grey: behind words these rate only where the key has the very shade.
  const sure = (colour: string, name: string) => ladder.indexOf(name) < 3 || isInKey(colour, key)
  return named(cell.fills, sure) ?? named(cell.inks, sure)
}
