// Parts to a flow of blocks that list rules can follow, and to the sentences in them.

import { type Block, type Cell, type Part, type Passage, slicePassage, type Table } from '#model'
import { passageSentences } from '#text'

/** A block of words in the order of reading: on its own, or inside a cell. */
export interface FlowBlock {
  kind: 'words'
  partIndex: number
  part: Part
  block: Exclude<Block, Table>
  /** Cells end the flow: what follows a cell does not go on with it. */
  cell: Cell | null
  table?: Table
  rowIndex?: number
}

export interface FlowTable {
  kind: 'table'
  partIndex: number
  part: Part
  table: Table
}

export type Flow = FlowBlock | FlowTable

/** Every block of words and every table of the parts, cells behind their table. */
export function partsToFlow(parts: readonly Part[]): Flow[] {
  const flow: Flow[] = []
  parts.forEach((part, partIndex) => {
    if (part.block.kind !== 'table') {
      flow.push({ kind: 'words', partIndex, part, block: part.block, cell: null })
      return
    }
    const table = part.block
    flow.push({ kind: 'table', partIndex, part, table })
    table.rows.forEach((row, rowIndex) => {
      for (const cell of row.cells)
        for (const block of cell.blocks) flow.push({ kind: 'words', partIndex, part, block, cell, table, rowIndex })
    })
  })
  return flow
}

const sentences = new WeakMap<Passage, Passage[]>()

/**
 * The number of a point before its words, which say nothing by themselves.
 *
 *   7.3.1 It was agreed …      17/06. Ask the owner …      13/08/31-04 – Clerk to …      AP125 JO to …
 */
const pointNumber =
  /^(?:\d{1,3}(?:\.\d{1,3}){2,3}[.):]?\s+|\d{1,3}\/\d{1,3}\s*[.:–-]\s+|\d{1,2}\/\d{1,2}\/\d{2,4}\s?[-–]\s?\d{1,3}\s*[-–:]?\s*|AP\s?\d{1,4}:?\s+(?![–-])|\(?[a-z]\)\s+|v\s+(?=\p{Lu})|\d{1,3}\s?[-–]\s?(?=\p{Lu}))(?=\S)/u

/** The sentences of a block, cut once. */
export function sentencesOf(passage: Passage): Passage[] {
  let cut = sentences.get(passage)
  if (!cut) {
    cut = passageSentences(passage)
    sentences.set(passage, cut)
  }
  return cut
}

/** The sentence of minutes without the number of its point, where it has one. */
export function unnumbered(sentence: Passage, { place }: Part): Passage | undefined {
  if (place.zone !== 'minutes' && place.zone !== 'action_log') return undefined
  const bare = withoutNumber(sentence, place.point)
  return bare === sentence ? undefined : bare
}

/** The words behind the number of a point; `point` is its number where the outline knows it: `5.3`. */
export function withoutNumber(sentence: Passage, point: string | null): Passage {
  const { text } = sentence
  const known = point && text.startsWith(point) ? /^[.):]?\s+/.exec(text.slice(point.length)) : null
  const number = known ? point!.length + known[0].length : (pointNumber.exec(text)?.[0].length ?? 0)
  return number === 0 ? sentence : slicePassage(sentence, number, text.length)
}
