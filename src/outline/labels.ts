// Printed words to the label of a paper.

import type { Block, Laid, Passage } from '#model'
import { firstRunOf } from './papers.ts'

/** `Paper H` → `H`; `C presentation` → `C`; `Item 31/065` → `31/065`; `Verbal` → nothing. */
export function labelOf(passage: Passage | undefined): string | undefined {
  const text = passage?.text.replace(/\s+/g, ' ').trim() ?? ''
  const reference = /^(?:(?:agenda )?item\s*(?:no\.?)?:?\s*)?((?:[A-Z]{1,8}\/)?\d{1,4}\/\d{1,4})$/i.exec(text)
  if (reference) return reference[1]!
  const match =
    /^(?:paper|enclosure|enc\.?|appendix|item|agenda item)?\s*([A-Z]{1,2}\d{0,2}|\d{1,2}(?:\.\d{1,2})?[a-z]?)(?=$|[\s,;&/(–-])/i.exec(
      text,
    )
  if (!match || /^(verbal|oral|presentation|to|no|na|n|tbc)$/i.test(match[1]!)) return undefined
  return /[a-z]/.test(match[1]!) && !/\d/.test(match[1]!) ? undefined : match[1]!
}

/** The label that is all that a line says: `Paper H`, `Item 7.2`, or a letter or number alone. */
export function loneLabel(
  block: Exclude<Block, { kind: 'table' }>,
  labels: ReadonlySet<string | undefined>,
): string | undefined {
  if (block.kind === 'item') return undefined
  const text = block.passage.text.trim()
  const match = /^(?:(paper|enclosure|enc|agenda item|item)\s*:?\s*)?([A-Z]{1,2}\d{0,2}|\d{1,2}(?:\.\d{1,2})?)$/i.exec(
    text,
  )
  if (!match) return undefined
  const label = match[2]!
  if (!match[1] && !/^[A-Z]{1,2}\d{0,2}$/.test(label)) return labels.has(label) && /\./.test(label) ? label : undefined
  return label
}

/** What a page with a label at its head stands in. */
export interface HeadSetting {
  /** Labels on the agenda. */
  labels: ReadonlySet<string | undefined>
  /** Words of running heads and of the head of the first page, in lower case. */
  heads: ReadonlySet<string>
  /** Whether a cover sheet, minutes or a log follows. */
  opens: () => boolean
}

/**
 * The label at the head of a page that runs on with a logo or with words of the letterhead, before it or behind it.
 *
 *   HARBOUR TRUST Paper B     Paper B Marlow Harbour Board
 */
export function labelInHead(blocks: readonly Block[], i: number, { labels, heads, opens }: HeadSetting) {
  const block = blocks[i]!
  const page = firstRunOf(block)?.page
  if (block.kind === 'table' || block.kind === 'item' || page === undefined) return undefined
  const before = blocks[i - 2]
  if (before && firstRunOf(before)?.page === page) return undefined
  const lines = block.passage.text.split('\n').map((line) => line.trim())
  for (const line of lines.length > 4 || block.passage.text.length > 160 ? [] : lines) {
    const match = printedLabel.exec(line)
    if (!match || (labels.size > 0 && !labels.has(match[1]!.toUpperCase()))) continue
    const around = line.replace(match[0], ' ').match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? []
    if (around.length > 8 || around.some((word) => /^(?:see|refer|from|in|with)$/i.test(word))) continue
    const known = around.every((word) => heads.has(word.toLowerCase()) || /^\p{Lu}{1,3}$/u.test(word))
    const printed = around.every((word) => /^\p{Lu}|^(?:of|and|the|for)$/u.test(word))
    if ((known && labels.size > 0) || (printed && opens())) return match[1]!
  }
  return undefined
}

const printedLabel =
  /(?<=^|[\s|–-])(?:Paper|PAPER|Enclosure|ENCLOSURE|Enc|ENC)\s*[.:]?\s*([A-Z]{1,2}\d{0,2}|\d{1,2}(?:\.\d{1,2})?)(?=$|[\s|–-])/u

/** The words of running heads, and of the head of the first page. */
export function headWords({ blocks, notes }: Laid): ReadonlySet<string> {
  const first = blocks.slice(0, 2).flatMap((block) => (block.kind === 'table' ? [] : [block.passage.text]))
  const printed = [...first.filter((text) => text.length < 120), ...(notes ?? []).flatMap(({ furniture }) => furniture)]
  return new Set(printed.flatMap((text) => text.toLowerCase().match(/\p{L}[\p{L}\p{N}'’-]*/gu) ?? []))
}
