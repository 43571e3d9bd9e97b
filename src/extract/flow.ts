// Parts to a flow of blocks that list rules can follow, and to the sentences in them.

import { type Block, type Cell, type Part, type Passage, type Table } from '#model'
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

/** The sentences of a block, cut once. */
export function sentencesOf(passage: Passage): Passage[] {
  let cut = sentences.get(passage)
  if (!cut) {
    cut = passageSentences(passage)
    sentences.set(passage, cut)
  }
  return cut
}
