// The status of an action as printed, and what its colour means in this document's key.

import type { Cell, Match, Part, Place, Surroundings } from '#model'
import { type ColourName, colourName } from '#text'

export const statuses = ['completed', 'on_track', 'at_risk', 'no_progress', 'overdue', 'open'] as const
export type ActionStatus = (typeof statuses)[number]

const meanings: readonly [RegExp, ActionStatus][] = [
  [/(?<!in)\bcompleted?\b.{0,20}\bproposed?\b.{0,12}\bclos/i, 'completed'],
  [/\bnot\s+(?:yet\s+)?due\b|\bto be closed\b|\bpropose(?:d)? to close\b/i, 'open'],
  [/\b(?:no progress|not started|stalled|not progressed)\b/i, 'no_progress'],
  [/\boverdue\b|\bpast due\b|\blate\b/i, 'overdue'],
  [/\b(?:at risk|behind|delayed|off[- ]track|slipp(?:ed|ing))\b/i, 'at_risk'],
  [/\b(?:incomplete|outstanding|open|ongoing|in progress|carried forward|active)\b/i, 'open'],
  [/\b(?:complete(?:d)?|closed|done|actioned|discharged|superseded)\b/i, 'completed'],
  [/\bon[- ](?:track|target|schedule)\b/i, 'on_track'],
]

/** What the words of a status say; null where they say nothing known (a bare colour too). */
export function readStatus(words: string): ActionStatus | null {
  return meanings.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

const colours = /\b(red|amber|green|blue|gr[ae]y|yellow|black|white|purple)\b/i

type Key = ReadonlyMap<string, ActionStatus>
const keys = new WeakMap<readonly Part[], Map<string, Key>>()

/**
 * What a colour means in the key of the paper.
 *
 *   Blue | Complete                    the key names its colours
 *   Completed | On track | No progress   colours lost with the print: green, amber, red in this order
 */
export function colourMeaning(status: string, place: Place, around: Surroundings): ActionStatus | null {
  const colour = colours.exec(status)?.[1]?.toLowerCase().replace('gray', 'grey')
  if (!colour) return null
  let papers = keys.get(around.parts)
  if (!papers) {
    papers = new Map()
    keys.set(around.parts, papers)
  }
  const name = `${place.paper?.label ?? ''} ${place.meeting?.date ?? ''}`
  let key = papers.get(name)
  if (!key) {
    key = readKey(around.parts.filter((part) => part.place.zone === 'key' && part.place.paper === place.paper))
    papers.set(name, key)
  }
  return key.get(colour) ?? null
}

function readKey(parts: readonly Part[]): Key {
  const key = new Map<string, ActionStatus>()
  for (const { block } of parts) {
    const rows =
      block.kind === 'table'
        ? block.rows.map((row) =>
            row.cells.map((cell) => cell.passage.text.trim() || fillName(cell)).filter((text) => text !== ''),
          )
        : [block.passage.text.split('\n')]
    for (const cells of rows) {
      const named = cells.filter((text) => colours.test(text))
      if (named.length > 0) {
        const line = cells.join(' ')
        const pairs = named.length === 1 ? [line] : cells
        for (const pair of pairs) {
          const colour = colours.exec(pair)?.[1]?.toLowerCase()
          const meaning = readStatus(pair)
          if (colour && meaning) key.set(colour, meaning)
        }
        continue
      }
      const states = cells.map(readStatus)
      if (states.length < 2 || states.some((state) => state === null)) continue
      const order =
        states.length === 3 ? ['green', 'amber', 'red'] : states.length === 4 ? ['blue', 'green', 'amber', 'red'] : []
      order.forEach((colour, i) => key.set(colour, states[i]!))
    }
  }
  return key
}

/** The name of the colour of a cell, or nothing. */
const fillName = (cell: Cell): ColourName | '' =>
  cell.fills?.map(colourName).findLast((name) => name !== undefined) ?? ''

/** The colour of the one cell in the row of a log that holds nothing but a colour that rates. */
export function statusColour({ table, rowIndex, cells }: Match): ColourName | undefined {
  if (!table || rowIndex === undefined || cells?.status?.text) return undefined
  const names = table.rows[rowIndex]!.cells.flatMap((cell) => {
    const name = cell.passage.text === '' ? fillName(cell) : ''
    return ['red', 'amber', 'green', 'blue'].includes(name) ? [name as ColourName] : []
  })
  return names.length === 1 ? names[0] : undefined
}
