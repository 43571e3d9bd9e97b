// The keys of a paper to what its colours are called and what they mean.

import type { Cell, Part, Place, Row, Surroundings } from '#model'
import { colourName, hexToHsl } from '#text'
import { type ActionStatus, readStatus } from './statusWords.ts'

/** One colour of a key. */
interface KeyEntry {
  /** As its own words call it, else as a reader would. */
  name: string
  /** The word for it in the key, in lower case; null where there is none. */
  word: string | null
  /** As #rrggbb; null where the colour was lost with the print or is only spoken of. */
  hex: string | null
  status: ActionStatus | null
}

export type ColourKey = readonly KeyEntry[]

const colourWord = /\b(red|amber|green|blue|gr[ae]y|yellow|black|white|purple)\b/i
/** What a key says of what has no rating yet. */
const unrated =
  /\b(?:no (?:data|rating|information)|n\/a|not (?:yet )?(?:applicable|available|assessed|rated|started|due)|on hold|paused)\b/i
/** Marks that say nothing but their colour. */
const marks = /^[\s●•⬤■▪▲▼►◄◆△▽○□↑↓→←↔↗↘⇧⇩⇨⇦➔⬆⬇➡]+$/u

/** Whether a cell holds no words of its own: nothing, or drawn marks. */
export const isWordless = (words: string): boolean => words.trim() === '' || marks.test(words)

const keys = new WeakMap<readonly Part[], Map<string, ColourKey>>()

/** The colours of the keys in a paper, wherever in it they stand. */
export function keyOf(place: Place, around: Surroundings): ColourKey {
  let papers = keys.get(around.parts)
  if (!papers) keys.set(around.parts, (papers = new Map<string, ColourKey>()))
  const name = `${place.paper?.label ?? ''} ${place.meeting?.date ?? ''}`
  let key = papers.get(name)
  if (!key) {
    key = readKey(around.parts.filter((part) => part.place.zone === 'key' && part.place.paper === place.paper))
    papers.set(name, key)
  }
  return key
}

/** What a colour is called: by the key where it has this very colour, else by a reader; grey only where the key rates in grey. */
export function nameInKey(hex: string, key: ColourKey): string | undefined {
  const own = key.find((entry) => entry.hex === hex)
  if (own) return own.name
  const name = colourName(hex)
  if (name !== 'grey') return name
  return key.some((entry) => entry.name === 'grey' && (entry.hex === null || isNear(entry.hex, hex))) ? name : undefined
}

/** Whether a key shows this very colour. */
export const isInKey = (hex: string, key: ColourKey): boolean => key.some((entry) => entry.hex === hex)

/** What a colour means, by its shade or by its name; null where the key says nothing or several things. */
export function meaningInKey(colour: string, key: ColourKey): ActionStatus | null {
  const own = key.find((entry) => entry.hex === colour || entry.word === colour)
  if (own) return own.status
  const name = colour.startsWith('#') ? nameInKey(colour, key) : called(colour)
  const meant = new Set(key.flatMap((entry) => (entry.name === name && entry.status ? [entry.status] : [])))
  return meant.size === 1 ? [...meant][0]! : null
}

const isNear = (a: string, b: string): boolean => Math.abs(hexToHsl(a).lightness - hexToHsl(b).lightness) < 0.06

/**
 * The entries of the parts of a key.
 *
 *   Blue | Complete                      its words name the colour
 *   ■    | Complete                      a cell or a mark shows it
 *   Completed | On track | No progress   each on its own colour; colours lost with the print: green, amber, red
 */
function readKey(parts: readonly Part[]): ColourKey {
  return parts.flatMap(({ block }): KeyEntry[] => {
    if (block.kind !== 'table') return readCells(block.passage.text.split('\n').map((words) => ({ words, hex: null })))
    const rows = block.rows.map((row) => ({ row, cells: row.cells.map(keyCell) }))
    return rows.flatMap(({ row, cells }, i) => {
      const below = rows[i + 1]
      return below && isSwatches(cells)
        ? readCells(withColumns(row, cells, below.row, below.cells))
        : readCells(cells.filter(({ words, hex }) => words !== '' || hex))
    })
  })
}

interface KeyCell {
  words: string
  hex: string | null
}

function keyCell(cell: Cell): KeyCell {
  const words = cell.passage.text.trim()
  const named = (colours: readonly string[] = []) => colours.findLast((hex) => colourName(hex) !== undefined)
  const hex = (marks.test(words) ? named(cell.inks) : undefined) ?? named(cell.fills) ?? null
  return isWordless(words) ? { words: '', hex } : { words, hex }
}

const isSwatches = (cells: readonly KeyCell[]): boolean =>
  cells.filter(({ hex }) => hex).length > 1 && cells.every(({ words }) => words === '')

/** The words of a row on the colours of the row above it. */
const withColumns = (upper: Row, swatches: readonly KeyCell[], lower: Row, cells: readonly KeyCell[]): KeyCell[] =>
  cells.flatMap(({ words, hex }, i) => {
    const at = upper.cells.findIndex(({ column }) => column === lower.cells[i]!.column)
    return words === '' ? [] : [{ words, hex: hex ?? swatches[at]?.hex ?? null }]
  })

function readCells(cells: readonly KeyCell[]): KeyEntry[] {
  const named = cells.filter(({ words }) => colourWord.test(words))
  const shades = new Set(cells.flatMap(({ hex }) => hex ?? []))
  if (named.length === 1 || (named.length === 0 && shades.size === 1)) {
    const [only] = named
    const hex = only?.hex ?? (shades.size === 1 ? [...shades][0]! : null)
    return entry(
      cells.map(({ words }) => words).filter((words) => words !== ''),
      hex,
    )
  }
  if (named.length > 1 || shades.size > 1)
    return cells.flatMap((cell, i) => {
      // A bare colour is explained by what stands behind it.
      const bare = cell.words === '' || /^[a-z]+$/i.exec(cell.words)?.[0] === colourWord.exec(cell.words)?.[0]
      const next = bare ? cells[i + 1] : undefined
      const behind = next && !colourWord.test(next.words) && (!next.hex || next.hex === cell.hex) ? [next.words] : []
      return entry([cell.words, ...behind], cell.hex)
    })
  return inOrder(cells.map(({ words }) => readStatus(words)))
}

function entry(words: readonly string[], hex: string | null): KeyEntry[] {
  const line = words.join(' ')
  const word = colourWord.exec(line)?.[1]!.toLowerCase()
  const name = word ? called(word) : hex && colourName(hex)
  const status = words.map(readStatus).find((found) => found !== null) ?? readStatus(line)
  return name && (word || status || unrated.test(line)) ? [{ name, word: word ?? null, hex, status }] : []
}

const called = (word: string): string => (word === 'gray' ? 'grey' : word === 'yellow' ? 'amber' : word)

/** From good to bad, so that an order that runs otherwise is not taken for that of the colours. */
const ladder: Record<ActionStatus, number> = {
  completed: 0,
  on_track: 1,
  open: 2,
  at_risk: 3,
  no_progress: 4,
  overdue: 5,
}

/** The states of a key whose colours were lost with the print. */
function inOrder(states: readonly (ActionStatus | null)[]): KeyEntry[] {
  const names =
    states.length === 3 ? ['green', 'amber', 'red'] : states.length === 4 ? ['blue', 'green', 'amber', 'red'] : []
  const falls = states.every((state, i) => state && (i === 0 || ladder[state] > ladder[states[i - 1]!]))
  return falls ? names.map((name, i) => ({ name, word: null, hex: null, status: states[i]! })) : []
}
