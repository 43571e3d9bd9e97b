// The agenda of a pack to its rows.

import type { Block, Passage } from '#model'
import { nameRows, type RuleBook } from '#rules'
import { labelOf } from './labels.ts'
import { matches } from './openings.ts'

/** An item of an agenda with the label of its paper. */
export interface AgendaRow {
  ref: string | null
  title: string | null
  paperLabel: string | null
  /** Whether the label is that of a paper (an enclosure, an attachment) or of an appendix. */
  paperNoun: 'paper' | 'appendix'
  /** Printed numbers of the first and last page of the papers for the item: `(Pages 5 - 12)`. */
  printedPages: readonly [number, number] | null
}

export interface Agenda {
  rows: readonly AgendaRow[]
  /** 0-based index of the last block of the agenda; -1 where there is none. */
  last: number
}

/** The rows of all agendas that are set as tables; without one, those of a numbered list under the title of an agenda. */
export function readAgenda(blocks: readonly Block[], book: RuleBook): Agenda {
  const found = tablesToAgenda(blocks, book)
  return found.rows.length > 0 ? found : listToAgenda(blocks, book)
}

function tablesToAgenda(blocks: readonly Block[], book: RuleBook): Agenda {
  const rows: AgendaRow[] = []
  let last = -1
  const rule = book.rules.find((r) => r.record === 'agenda_item' && r.unit === 'row')
  if (!rule?.need) return { rows, last }
  const spec = { columnPatterns: rule.columnPatterns, need: rule.need }
  blocks.forEach((block, i) => {
    if (block.kind !== 'table') return
    for (const { cells } of nameRows(block, spec)) {
      const words = (field: string) => cells[field]?.text.replace(/\s+/g, ' ').trim() || null
      rows.push({
        ...titleAndPages(words('title')?.split(/ • | <i>/)[0] ?? null),
        ref: words('ref'),
        ...(cells.paper ? paperOf(cells.paper) : {}),
      })
      last = i
    }
  })
  return { rows, last }
}

function paperOf(cell: Passage | undefined): Pick<AgendaRow, 'paperLabel' | 'paperNoun'> {
  return {
    paperLabel: labelOf(cell) ?? null,
    paperNoun: /^\s*(?:app|annex)/i.test(cell?.text ?? '') ? 'appendix' : 'paper',
  }
}

const pageRange = /(?:(?<!\s)\s+)?\(?\bpages?\s*(\d{1,4})\s*(?:[-–—]|to)\s*(\d{1,4})\)?$/i
const labelBehind =
  /(?<![\s(–—-])[\s(–—-]+(paper|enclosure|encl?\.?|attachment|appendix|annexe?)\s*(?:no\.?\s*)?([A-Z]{1,2}\d{0,2}|\d{1,2}(?:\.\d{1,2})?[a-z]?)\)?$/i

/** `Budget monitoring (Pages 5 - 12)`, `Finance report – Paper C` → the title, and what stands behind it. */
function titleAndPages(words: string | null): AgendaRow {
  const pages = pageRange.exec(words ?? '')
  const title = words?.replace(pageRange, '') ?? null
  const label = labelBehind.exec(title ?? '')
  const named = label !== null && (/\d/.test(label[2]!) || label[2] === label[2]!.toUpperCase())
  return {
    ref: null,
    title: (named ? title!.slice(0, label.index) : title)?.trim() || null,
    paperLabel: named ? label[2]!.toUpperCase() : null,
    paperNoun: named && /^(?:app|ann)/i.test(label[1]!) ? 'appendix' : 'paper',
    printedPages: pages ? [Number(pages[1]), Number(pages[2])] : null,
  }
}

/** So many blocks without a next number, and the list is over. */
const patience = 12

function listToAgenda(blocks: readonly Block[], book: RuleBook): Agenda {
  const titles = book.zones.openings.filter((opening) => opening.zone === 'agenda').flatMap(({ patterns }) => patterns)
  const from = blocks.findIndex(
    (block) =>
      block.kind !== 'table' &&
      block.passage.text.length < 200 &&
      block.passage.text.split('\n').some((line) => matches(titles, line.trim())),
  )
  const rows: AgendaRow[] = []
  let last = from
  if (from === -1) return { rows, last }
  for (let i = from + 1; i < blocks.length && i <= last + patience; i++) {
    for (const { ref, words } of entriesOf(blocks[i]!)) {
      if (Number.parseInt(ref, 10) !== rows.length + 1) continue
      rows.push({ ...titleAndPages(words), ref })
      last = i
    }
  }
  return rows.length >= 3 ? { rows, last } : { rows: [], last: -1 }
}

/** The numbered entries of a block: list items, lines, and rows of a table whose first cell is a number. */
function entriesOf(block: Block): { ref: string; words: string }[] {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  if (block.kind === 'item')
    return /^\d{1,2}$/.test(block.marker)
      ? [{ ref: block.marker, words: plain(block.passage.text.split('\n')[0]!) }]
      : []
  const lines =
    block.kind === 'table'
      ? block.rows.map((row) => row.cells.map((cell) => cell.passage.text.split('\n')[0]!).join(' '))
      : [block.passage.text.split('\n')[0]!]
  return lines.flatMap((line) => {
    const match = /^(\d{1,2})[.)]?\s+(\p{Lu}.{2,160})$/u.exec(plain(line))
    return match ? [{ ref: match[1]!, words: match[2]! }] : []
  })
}
