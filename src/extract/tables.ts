// A table and the rules to matches.

import type { Block, Passage, Table } from '#model'
import { anchorWords, type CompiledRule, type Heading, headText, nameRows } from '#rules'
import type { Flow } from './flow.ts'
import { matchedRule, vetoOf, wordsOf } from './match.ts'
import { holdsIn, type RuleIndex } from './ruleIndex.ts'
import type { Observe, Offer } from './trial.ts'

/** Every row or table rule that a table can satisfy. */
export function matchTable(
  at: Extract<Flow, { kind: 'table' }>,
  flow: readonly Flow[],
  i: number,
  index: RuleIndex,
  offer: Offer,
  observe: Observe,
) {
  const { part, table } = at
  for (const rule of index.tables(headingWords(flow, i))) {
    if (!holdsIn(rule, part)) continue
    if (rule.underPatterns.length > 0 && vetoOf(rule, wordsOf({ text: '', runs: [] }), part.place.section)) continue
    const base = { part, block: table as Block, table, rule: matchedRule(rule) }
    if (rule.unit === 'table') {
      const passage = table.rows[0]?.cells[0]?.passage
      if (passage) offer(rule, at.partIndex, { ...base, passage, slots: {} }, null)
      continue
    }
    const spec = { columnPatterns: rule.columnPatterns, need: rule.need! }
    for (const row of nameRows(table, spec, headingAbove(flow, i, spec))) {
      const cells = Object.values(row.cells)
      const passage = cells.length === 1 ? cells[0]! : rowWords(row.row.cells.map((cell) => cell.passage))
      const words = wordsOf(passage)
      const veto = vetoOf({ ...rule, underPatterns: [] }, words, part.place.section)
      if (veto)
        observe?.({
          rule,
          pattern: columnsOf(rule),
          passage,
          outcome: 'rejected',
          reason: veto,
          slots: row.cells,
          fields: null,
        })
      else
        offer(
          rule,
          at.partIndex,
          { ...base, passage, slots: {}, cells: row.cells, columns: row.heading.columns, rowIndex: row.rowIndex },
          columnsOf(rule),
        )
    }
  }
}

/** The words that can be headings of a table: its own short cells, and those of the table above, whose heading may hold on. */
function headingWords(flow: readonly Flow[], i: number): Set<string> {
  const own = (flow[i] as Extract<Flow, { kind: 'table' }>).table
  const above = tableAbove(flow, i)
  return new Set([own, ...(above ? [above] : [])].flatMap((table) => [...wordsInCells(table)]))
}

const knownWords = new WeakMap<Table, ReadonlySet<string>>()

function wordsInCells(table: Table): ReadonlySet<string> {
  let words = knownWords.get(table)
  if (!words) {
    const heads = table.rows.flatMap((row) => row.cells.map(headText)).filter((text) => text.length <= 80)
    words = anchorWords(heads.join('\n'))
    knownWords.set(table, words)
  }
  return words
}

const columnsOf = (rule: CompiledRule) => `columns: ${rule.need!.join(', ')}`

function rowWords(passages: readonly Passage[]): Passage {
  const filled = passages.filter((passage) => passage.text !== '')
  return { text: filled.map((passage) => passage.text).join('\t'), runs: joinRuns(filled) }
}

function joinRuns(passages: readonly Passage[]): Passage['runs'] {
  let at = 0
  return passages.flatMap((passage) => {
    const runs = passage.runs.map((run) => ({ ...run, at: run.at + at }))
    at += passage.text.length + 1
    return runs
  })
}

/** The heading of the table directly above, for one that goes on without. */
function headingAbove(
  flow: readonly Flow[],
  i: number,
  spec: { columnPatterns: CompiledRule['columnPatterns']; need: readonly string[] },
): Heading | undefined {
  const above = tableAbove(flow, i)
  return above && nameRows(above, spec).at(-1)?.heading
}

function tableAbove(flow: readonly Flow[], i: number): Table | undefined {
  const { partIndex } = flow[i]!
  for (let k = i - 1; k >= 0; k--) {
    const before = flow[k]!
    if (before.partIndex < partIndex - 1) return undefined
    if (before.kind === 'table' && before.partIndex === partIndex - 1) return before.table
  }
  return undefined
}
