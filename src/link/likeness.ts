// Words → weighted stems, and how alike two texts are: TF-IDF and the cosine.

import { porterStem } from '#text'

/** Weight by stem; the squares sum to 1. */
export type Weighted = ReadonlyMap<string, number>

const stems = new Map<string, string>()

function stemOf(word: string): string {
  let stem = stems.get(word)
  if (stem === undefined) stems.set(word, (stem = porterStem(word)))
  return stem
}

const empty = new Set(
  `a about after all also an and any are as at be been before being board but by can committee could did do does for from
   further future had has have he her his how if in into is it its meeting members more no not of on or our out over regarding
   report shall she should so such than that the their them then there these they this those through to under until up
   update was we were what when where which while who will with within would agreed requested noted asked action item`.split(
    /\s+/,
  ),
)

/** The stems of a text that say something, in order. */
export function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}[\p{L}\p{N}’'-]*|\d{2,}/gu) ?? [])
    .filter((word) => word.length > 1 && !empty.has(word))
    .map((word) => stemOf(word.replace(/[’']s?$/, '')))
}

/** Learns from all texts which words are rare; what it returns turns a text into weights. */
export function weighting(texts: readonly string[]): (text: string) => Weighted {
  const found = new Map<string, number>()
  for (const text of texts) for (const stem of new Set(stemsOf(text))) found.set(stem, (found.get(stem) ?? 0) + 1)
  const rarity = (stem: string) => Math.log(1 + (texts.length + 1) / ((found.get(stem) ?? 0) + 1))
  return (text) => {
    const counts = new Map<string, number>()
    for (const stem of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    const weights = [...counts].map(([stem, count]) => [stem, (1 + Math.log(count)) * rarity(stem)] as const)
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
    return new Map(weights.map(([stem, weight]) => [stem, weight / length]))
  }
}

/** The cosine of two texts, 0 where they share nothing, 1 where they say the same. */
export function likeness(a: Weighted, b: Weighted): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [stem, weight] of few) sum += weight * (many.get(stem) ?? 0)
  return Math.min(1, sum)
}
