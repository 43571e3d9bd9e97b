// The status of an action by its colour.

import type { Match, Place, Surroundings } from '#model'
import { type ColourKey, keyOf, meaningInKey, nameInKey } from './colourKey.ts'
import type { ActionStatus } from './statusWords.ts'

const colours = /\b(red|amber|green|blue|gr[ae]y|yellow|black|white|purple)\b/i

/** What a colour, as a word or as #rrggbb, means in the key of the paper. */
export function colourMeaning(status: string, place: Place, around: Surroundings): ActionStatus | null {
  const colour = status.startsWith('#') ? status : colours.exec(status)?.[1]?.toLowerCase()
  if (!colour) return null
  return meaningInKey(colour, keyOf(place, around))
}

const rating = new Set(['red', 'amber', 'green', 'blue', 'grey'])

/** The colour, as #rrggbb, of the one cell in the row of a log that holds nothing but a colour that rates. */
export function statusColour({ table, rowIndex, cells }: Match, key: ColourKey): string | undefined {
  if (!table || rowIndex === undefined || cells?.status?.text) return undefined
  const found = table.rows[rowIndex]!.cells.flatMap((cell) => {
    if (cell.passage.text !== '') return []
    return cell.fills?.findLast((hex) => rating.has(nameInKey(hex, key) ?? '')) ?? []
  })
  return found.length === 1 ? found[0] : undefined
}
