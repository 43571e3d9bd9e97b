// The blocks around a log inside minutes to whether the minutes go on behind it.

import type { Block } from '#model'
import { isHeadingLike, itemNumber, type ItemStyle, readItemHead } from './items.ts'

/** So many blocks behind a log the next minute begins, where one does. */
const looking = 60

/**
 * Whether the numbered minutes before a heading of actions go on below it: the log is one of their items then.
 *
 *   2. Apologies        number 2
 *   Action tracker      a table, or a list
 *   3. Head’s report    number 3: still the same minutes
 */
export function minutesGoOn(blocks: readonly Block[], from: number, at: number, style: ItemStyle): boolean {
  const before =
    blocks
      .slice(from, at)
      .flatMap((block) => numberOf(block, style))
      .at(-1) ?? 0
  return blocks
    .slice(at + 1, at + 1 + looking)
    .flatMap((block) => numberOf(block, style))
    .some((number) => number > Math.max(before, 1) && number <= before + 3)
}

function numberOf(block: Block, style: ItemStyle): number[] {
  if (block.kind === 'table') return []
  const words = block.passage.text.split('\n')[0]!
  if (block.kind === 'item') {
    const number =
      block.depth === 0 && isHeadingLike(words) && !/[.;]$/.test(words) ? itemNumber(block.marker) : undefined
    return number === undefined ? [] : [number]
  }
  const head = readItemHead(block.passage, style, [])
  if (!head) return []
  const number = itemNumber(head.ref) ?? Number(/(\d{1,4})(?:\/\d{2,4})?$/.exec(head.ref)?.[1])
  return Number.isNaN(number) || (!head.title && head.rest) ? [] : [number]
}
