// What stands around a table to the unit of its numbers.

import type { Match, Place, Surroundings, Table } from '#model'
import { readUnit } from '#text'
import type { UnitElsewhere } from './figureGrid.ts'
import { lexiconOf } from './figureLexicon.ts'

/** Caption lines just over the table, then the headings, the item and the paper. */
export function wordsOverTable(match: Match, around: Surroundings): string[] {
  const { place } = match.part
  const words: string[] = []
  const above = around.parts[around.index - 1]
  if (
    above &&
    above.block.kind !== 'table' &&
    above.place.paper === place.paper &&
    above.block.passage.text.length < 160
  )
    words.push(above.block.passage.text.replace(/\s+/g, ' '))
  words.push(...[...place.section].reverse(), place.item?.title ?? '', place.paper?.title ?? '')
  return words.filter((text, i) => text !== '' && words.indexOf(text) === i)
}

/**
 * The unit in the caption, or the one that another table of the same paper with the same kind of columns states. Only a
 * table of plan beside actual or forecast borrows from a sibling.
 */
export function unitElsewhere(match: Match, around: Surroundings, over: readonly string[]): UnitElsewhere {
  const caption = over
    .slice(0, 2)
    .map(readUnit)
    .find((unit) => unit !== undefined)
  return { caption, sibling: caption ? undefined : siblingUnit(match, around) }
}

interface Unit {
  scale: number
  raw: string
}

const siblings = new WeakMap<readonly unknown[], Map<string, Unit>>()

function siblingUnit(match: Match, around: Surroundings): Unit | undefined {
  let units = siblings.get(around.parts)
  if (!units) {
    units = new Map()
    siblings.set(around.parts, units)
    around.parts.forEach(({ block, place }, i) => {
      if (block.kind !== 'table') return
      const name = familyOf(block, place, around)
      if (!units!.has(name)) {
        const unit = statedUnit(block, around, i)
        if (unit) units!.set(name, unit)
      }
    })
  }
  return match.block.kind === 'table' ? units.get(familyOf(match.block, match.part.place, around)) : undefined
}

/** Tables of schemes in one paper are of a kind, and so are the other tables of one chapter. */
function familyOf(table: Table, place: Place, around: Surroundings): string {
  const heads = headsOf(table).join(' | ')
  const schemes = lexiconOf(around.words).holds('scheme_table', heads)
  return `${schemes} ${place.paper?.label ?? ''} ${place.paper?.title ?? ''} ${schemes ? '' : (place.section[0] ?? '')}`
}

const headsOf = (table: Table) =>
  table.rows.slice(0, 2).flatMap((row) => row.cells.map((cell) => cell.passage.text.replace(/\s+/g, ' ')))

function statedUnit(table: Table, around: Surroundings, index: number): Unit | undefined {
  const above = around.parts[index - 1]?.block
  const caption = above && above.kind !== 'table' && above.passage.text.length < 160 ? above.passage.text : ''
  const numbers = table.rows.some((row) =>
    row.cells.some((cell) => /^\s*\(?\d{1,3}(?:,\d{3})*\)?\s*$/.test(cell.passage.text)),
  )
  return numbers
    ? [...headsOf(table), caption].map(readUnit).find((unit) => unit !== undefined && unit.scale > 1)
    : undefined
}
