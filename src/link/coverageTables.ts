// The tables from which nothing was read → what they are, and why.

import { type CoverageEntry, type Laid, lineAt, type Outline, type Run, type Table } from '#model'
import { colourName } from '#text'
import { runsOf, silent } from './silent.ts'

/** Zones whose tables are layout: the head of a paper, the agenda, minutes set in columns. */
const framing = new Set(['cover', 'agenda', 'minutes', 'front'])

/**
 * Tables that gave no record although they look as if they should.
 * @param count how many records begin between two runs
 */
export function tablesToCoverage(
  laid: Laid,
  outlined: Outline,
  count: (first: Run, last: Run) => number,
): CoverageEntry[] {
  return outlined.parts.flatMap((part) => {
    if (part.block.kind !== 'table' || part.place.zone in silent) return []
    const why = whyNotUnderstood(part.block, framing.has(part.place.zone))
    const runs = runsOf(part)
    const [first, last] = [runs[0], runs.at(-1)]
    if (!why || !first || !last || count(first, last) > 0) return []
    return [
      {
        kind: 'table' as const,
        name: wordsOf(part.block).slice(0, 3).join(' | ').slice(0, 80),
        title: part.place.section.at(-1) ?? part.place.paper?.title ?? null,
        page: laid.pages[first.page]!.number,
        line_start: lineAt(laid.pages[first.page]!, first.from),
        line_end: lineAt(laid.pages[last.page]!, last.to),
        records: 0,
        reason: why,
      },
    ]
  })
}

const wordsOf = ({ rows }: Table): string[] =>
  rows
    .flatMap((row) => row.cells.map((cell) => cell.passage.text.replace(/\s+/g, ' ').trim()))
    .filter((text) => text !== '')

const number = /^[£(+-]*[\d,.]+\)?\s?(?:%|m|k|bn)?$/
const unit = /[£€$]|\b(?:000s?|millions?|thousands?|pounds)\b|['’]000/i

/** Why a table gave nothing; nothing where it is not meant to give anything. */
function whyNotUnderstood(table: Table, frame: boolean): string | undefined {
  const words = wordsOf(table)
  if (table.rows.length < 2) return undefined
  const rated = table.rows
    .flatMap(({ cells }) => cells)
    .filter(({ fills, passage }) => passage.text === '' && rates(fills))
  if (rated.length >= 2) return 'cells are coloured, but no heading says that they rate'
  const numbers = words.filter((text) => number.test(text)).length
  if (numbers >= 4 && numbers >= words.length * 0.3)
    return words.some((text) => unit.test(text))
      ? 'no rule knows its headings'
      : 'numbers without a unit: no heading says £, % or thousands, and no rule knows what is counted'
  const [head, ...below] = table.rows
  const wide = head!.cells.length >= 3 && below.length >= 2
  if (frame || !wide) return undefined
  const headed = head!.cells.every(
    ({ passage }) => passage.text !== '' && passage.text.length < 60 && !number.test(passage.text),
  )
  return headed ? 'no rule knows its headings' : 'its first row is no heading'
}

const rates = (fills: readonly string[] | undefined): boolean =>
  (fills ?? []).some((fill) => ['red', 'amber', 'green'].includes(colourName(fill) ?? ''))
