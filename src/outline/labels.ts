// Printed words to the label of a paper.

import type { Block, Passage } from '#model'

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
