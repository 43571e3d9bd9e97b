// A share of a total in per cent beside the two sums.

import { pounds, precision, raw, value } from '../amounts.ts'
import type { Finding, Reading } from '../finding.ts'
import type { Sentence } from '../sentences.ts'

const percentAfter = /^\s*\(\s*(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)\s*\)/i
const ofTheTotal = /\b(?:of (?:this|that|the|which)(?: (?:total|sum|amount|figure))?|out of)\b/i

/**
 * "Savings of £137.3m. Of this total, £45.9m (33.4%) was recurrent": 45.9 of 137.3 lies between 33.39 and 33.48%.
 * The total is the sum before, in the same sentence or as the first one of the sentence before.
 */
export function shares({ sentences }: Reading): Finding[] {
  return sentences.flatMap((sentence, i) =>
    sentence.sums.flatMap(({ figure: part, at }, j): Finding[] => {
      const percent = percentAfter.exec(sentence.text.slice(at + raw(part).length))?.[1]
      if (percent === undefined) return []
      const whole = j > 0 ? sentence.sums[0]!.figure : wholeBefore(sentence, sentences[i - 1], at)
      const between = sentence.text.slice(j > 0 ? sentence.sums[0]!.at : 0, at)
      if (!whole || !ofTheTotal.test(between) || Math.abs(value(whole)) < Math.abs(value(part))) return []
      const [low, high] = shareOf(part, whole)
      const given = Number(percent)
      const half = 0.5 / 10 ** (percent.split('.')[1]?.length ?? 0)
      const agrees = given + half + 1e-9 >= low && given - half - 1e-9 <= high
      const share = ((100 * Math.abs(value(part))) / Math.abs(value(whole))).toFixed(1)
      return [
        {
          agrees,
          rule: 'share-of-a-total',
          message: `${raw(part)} of ${raw(whole)} (${pounds(value(whole))}) is ${share}%${agrees ? `, as the ${percent}% says` : `; ${percent}% is printed`}.`,
          at: part,
          records: [part, whole],
        },
      ]
    }),
  )
}

function wholeBefore(sentence: Sentence, before: Sentence | undefined, at: number) {
  return before && before.stretch === sentence.stretch && ofTheTotal.test(sentence.text.slice(0, at))
    ? before.sums[0]!.figure
    : undefined
}

/** Least and most per cent that the two sums allow, rounded as they are. */
function shareOf(part: Parameters<typeof value>[0], whole: Parameters<typeof value>[0]): [number, number] {
  const [p, w] = [Math.abs(value(part)), Math.abs(value(whole))]
  return [
    (100 * (p - precision(part))) / (w + precision(whole)),
    (100 * (p + precision(part))) / Math.max(1, w - precision(whole)),
  ]
}
