// The agenda of a pack to its rows.

import type { Block } from '#model'
import { nameRows, type RuleBook } from '#rules'
import { labelOf } from './labels.ts'

/** An item of an agenda with the label of its paper. */
export interface AgendaRow {
  ref: string | null
  title: string | null
  paperLabel: string | null
}

/** The rows of all agendas that are set as tables. */
export function readAgenda(blocks: readonly Block[], book: RuleBook): AgendaRow[] {
  const rows: AgendaRow[] = []
  const rule = book.rules.find((r) => r.record === 'agenda_item' && r.unit === 'row')
  if (!rule?.need) return rows
  const spec = { columnPatterns: rule.columnPatterns, need: rule.need }
  for (const block of blocks) {
    if (block.kind !== 'table') continue
    for (const { cells } of nameRows(block, spec)) {
      const words = (field: string) => cells[field]?.text.replace(/\s+/g, ' ').trim() || null
      rows.push({
        ref: words('ref'),
        title: words('title')?.split(/ • | <i>/)[0] ?? null,
        paperLabel: labelOf(cells.paper) ?? null,
      })
    }
  }
  return rows
}
