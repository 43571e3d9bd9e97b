// Labels and values (a cover sheet, the head of an agenda) to named fields.

import { type Block, emptyPassage, type Passage, slicePassage, splitLines, trimPassage } from '#model'
import type { GridSpec } from '#rules'

export interface Grid {
  spec: GridSpec
  fields: ReadonlyMap<string, Passage>
  /** 0-based index of the last block of the grid. */
  last: number
}

/** The grid that begins with block `index`, or nothing. */
export function readGrid(blocks: readonly Block[], index: number, specs: readonly GridSpec[]): Grid | undefined {
  const block = blocks[index]!
  if (block.kind === 'table') {
    const cells = block.rows.slice(0, 40).map((row) => row.cells.map((cell) => cell.passage))
    return choose(specs, (spec) => pairsOf(cells, spec), index)
  }
  // Lines such as "Report title: Lettings in 2025", one under the other.
  let last = index
  const lines: Passage[][] = []
  for (let i = index; i < blocks.length && i < index + 14; i++) {
    const next = blocks[i]!
    if (next.kind === 'table') break
    const labelled = splitLines(next.passage).map(splitLabel)
    if (!labelled.some((cells) => cells.length === 2)) break
    lines.push(...labelled)
    last = i
  }
  return lines.length < 3 ? undefined : choose(specs, (spec) => pairsOf(lines, spec), last)
}

function choose(
  specs: readonly GridSpec[],
  pairs: (spec: GridSpec) => Map<string, Passage>,
  last: number,
): Grid | undefined {
  for (const spec of specs) {
    const fields = pairs(spec)
    if (fields.size < spec.least || spec.without.some((field) => fields.has(field))) continue
    if (spec.need.every((need) => need.split('/').some((field) => fields.has(field)))) return { spec, fields, last }
  }
  return undefined
}

function pairsOf(rows: readonly (readonly Passage[])[], spec: GridSpec): Map<string, Passage> {
  const fields = new Map<string, Passage>()
  for (const cells of rows) {
    for (let i = 0; i < cells.length; i++) {
      const field = labelOf(cells[i]!, spec)
      if (!field || fields.has(field)) continue
      const value = cells.slice(i + 1).find((cell) => cell.text !== '')
      // A label over its value, or an empty one, still says what kind of grid this is.
      fields.set(field, value && !labelOf(value, spec) ? value : emptyPassage)
    }
  }
  return fields
}

function labelOf(cell: Passage, spec: GridSpec): string | undefined {
  const text = cell.text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/(?<![:*])[:*]+\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (text === '' || text.length > 60) return undefined
  for (const [field, patterns] of spec.labels) if (patterns.some((pattern) => pattern.regex.test(text))) return field
  return undefined
}

function splitLabel(line: Passage): Passage[] {
  const colon = line.text.indexOf(':')
  if (colon < 2 || colon > 50 || /^\d/.test(line.text)) return [line]
  return [slicePassage(line, 0, colon), trimPassage(slicePassage(line, colon + 1, line.text.length))]
}
