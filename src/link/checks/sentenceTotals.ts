// The parts that a sentence lists beside the total that it names.

import type { ExportedRecord } from '#model'
import { addUp, listed, pounds, raw, value } from '../amounts.ts'
import type { Finding, Reading } from '../finding.ts'

/** Words before the parts of a whole. */
export const partition =
  /\b(?:made up of|broken down|breaks? down|compris(?:es|ed|ing)|consist(?:s|ed|ing) of|split (?:between|as|into)|being|as follows)\b/i
const totalWords = /\b(?:a |in )?total(?:ling| of|s)?\b/i

/**
 * Parts and their total in one sentence.
 *
 *   made up of £(12.4)m at one, £(6.1)m at another and £(1.9)m at a third, a total of £(21.4)m
 */
export function sentenceTotals({ sentences }: Reading): Finding[] {
  return sentences.flatMap(({ text, sums }): Finding[] => {
    const from = text.search(partition)
    if (sums.length < 3 || from < 0) return []
    const total = sums.find(({ at }) => totalWords.test(text.slice(Math.max(0, at - 20), at)))
    if (!total) return []
    const parts = sums
      .filter((sum) => sum !== total && sum.at > from && sameKind(sum.figure, total.figure))
      .map(({ figure }) => figure)
    if (parts.length < 2) return []
    const { sum, agrees } = addUp(total.figure, parts)
    return [
      {
        agrees,
        rule: 'parts-of-a-sentence',
        message: agrees
          ? `${listed(parts)} make ${pounds(sum)}, as the total ${raw(total.figure)} says.`
          : `${listed(parts)} make ${pounds(sum)}; the total is printed as ${raw(total.figure)}, ${pounds(Math.abs(sum - value(total.figure)))} apart.`,
        at: total.figure,
        records: [total.figure, ...parts],
      },
    ]
  })
}

const sameKind = (a: ExportedRecord, b: ExportedRecord) => a.measure === b.measure && a.basis === b.basis
