// The sums of the partners of a system beside the sum of the system.

import type { ExportedRecord } from '#model'
import { entityKey, isWhole } from '#text'
import { addUp, entity, period, pounds, raw, value } from '../amounts.ts'
import type { Finding, Reading } from '../finding.ts'
import type { Sentence } from '../sentences.ts'
import { partition } from './sentenceTotals.ts'

interface Partners {
  total: ExportedRecord
  parts: readonly ExportedRecord[]
  sum: number
  agrees: boolean
  /** The words say that these are all the parts. */
  whole: boolean
}

/**
 * A system's sum and those of its partners in the words that follow: one measure, basis and period.
 *
 *   The system reported a deficit of £70.9m … Fernhill £44.5m and the ICB £25.6m … Otterly £0.8m
 *
 * Parts that do not make the total are told only where the words say that they are all, or where the same partners make
 * the total of another sum: elsewhere one of them may just not be named.
 */
export function partnerTotals({ sentences }: Reading): Finding[] {
  const found = partnersIn(sentences)
  const known = new Set(found.filter(({ agrees }) => agrees).map(partnership))
  return found.filter((each) => each.agrees || each.whole || known.has(partnership(each))).map(finding)
}

const partnership = ({ parts }: Partners) =>
  parts
    .map((part) => entityKey(entity(part)!))
    .sort()
    .join(' ')

function partnersIn(sentences: readonly Sentence[]): Partners[] {
  const sums = sentences.flatMap((sentence) => sentence.sums.map((sum) => ({ ...sum, sentence })))
  return sums.flatMap(({ figure: total, at, sentence }, i): Partners[] => {
    if (!entity(total) || !isWhole(entity(total)!)) return []
    const parts = new Map<string, (typeof sums)[number]>()
    for (const sum of sums.slice(i + 1, i + 1 + FARTHEST)) {
      if (!goesOn(sentence, sum.sentence)) break
      if (!sameSubject(sum.figure, total)) continue
      const key = entity(sum.figure) && entityKey(entity(sum.figure)!)
      if (!key || (isWhole(entity(sum.figure)!) && parts.size > 0)) break
      if (!isWhole(entity(sum.figure)!) && !parts.has(key)) parts.set(key, sum)
    }
    if (parts.size < 2) return []
    const figures = [...parts.values()].map(({ figure }) => figure)
    const first = [...parts.values()][0]!
    const between =
      first.sentence === sentence
        ? sentence.text.slice(at, first.at)
        : sentence.text.slice(at) + first.sentence.text.slice(0, first.at)
    return [{ total, parts: figures, ...addUp(total, figures), whole: partition.test(between) }]
  })
}

/** A paragraph goes on in the list below it and in the two paragraphs behind it. */
function goesOn(from: Sentence, to: Sentence): boolean {
  const [here, there] = [from.part.place, to.part.place]
  return (
    to.stretch - from.stretch <= 2 &&
    here.paper === there.paper &&
    here.item === there.item &&
    here.section.at(-1) === there.section.at(-1)
  )
}

/** Sums behind a total among which its parts are looked for. */
const FARTHEST = 30

function sameSubject(a: ExportedRecord, b: ExportedRecord): boolean {
  const [left, right] = [period(a), period(b)]
  return (
    a.measure === b.measure &&
    a.basis === b.basis &&
    (left?.fy ?? null) === (right?.fy ?? null) &&
    (left?.month ?? null) === (right?.month ?? null)
  )
}

function finding({ total, parts, sum, agrees }: Partners): Finding {
  const month = period(total)?.month
  const when = [total.basis === 'actual' ? null : total.basis, month ? `month ${month}` : null, period(total)?.fy]
    .filter(Boolean)
    .join(', ')
  const words = parts.map((part) => `${entity(part)} ${raw(part)}`).join(' + ')
  const head = `${when ? `${when.charAt(0).toUpperCase()}${when.slice(1)}: ` : ''}${words} make ${pounds(sum)}`
  return {
    agrees,
    rule: 'partners-and-system',
    message: agrees
      ? `${head}, as the ${entity(total)}'s ${raw(total)} says.`
      : `${head}; the ${entity(total)}'s sum is printed as ${raw(total)}, ${pounds(Math.abs(sum - value(total)))} apart.`,
    at: total,
    records: [total, ...parts],
  }
}
