// A sentence with sums to the clause of each sum, and what the clause itself says of it.

import { type Money, readMoney } from '#text'
import type { Basis, Direction, Lexicon, Measure, MeasureCue } from './figureLexicon.ts'

/** What the words around a sum say; null where they say nothing. Offsets are UTF-16, half-open, in the sentence. */
export interface Clause {
  money: Money
  from: number
  to: number
  /** "against a plan of £3m": the sum is what another one is measured by. */
  comparison: boolean
  /** "made up of £3m and £2m", "of which £2m": a part of the sum before. */
  part: boolean
  /** "(2029/30: £4.8m)": the sum is an aside to the sum before. */
  aside: boolean
  /** "in total £5m": the sum takes up the first subject again. */
  total: boolean
  /** "the plan by £3m and the cap by £4m": the sum is told by the verb of the sum before. */
  by: boolean
  /** "Winter Fund (£3,000) – for": the sum is an aside to a title; here the title's brackets end. */
  title: number | null
  /** The clause asks, offers or prices; nothing is planned or spent yet. */
  unsettled: boolean
  measure: Measure | null
  direction: Direction | null
  /** The printed word for the direction: deficit, adverse, underspend. */
  polarity: string | null
  /** The measure without the variance: of "capital spend £3m below plan" it is capital. */
  base: Measure | null
  /** The measure comes from a word for any spending or income. */
  vague: boolean
  basis: Basis | null
  recurrent: boolean | null
}

/** "(33.4%)", "(2031)": an aside that ends no clause. */
const NUMBER_ASIDE = /^\(\s?[\d.,/–-]+\s?(?:%(?:\s[a-z ]{1,40})?)?\s?\)/

/** The sums of a sentence in order, each with its clause. Sums without a pound sign count only beside words of finance. */
export function sentenceToClauses(text: string, lexicon: Lexicon): Clause[] {
  const cues = lexicon.measures(text)
  const sums = readMoney(text, { bare: cues.length > 0 }).filter((money) => isSum(text, money, cues, lexicon))
  if (sums.length === 0) return []
  const cuts = [0, ...sums.slice(1).map((sum, i) => cutBetween(text, sums[i]!.end, sum.start, lexicon)), text.length]
  const bases = lexicon.bases(text)
  const recurrences = lexicon.recurrences(text)
  let parts = false
  return sums.map((money, i) => {
    const title = titleEnd(text, money)
    // The two ends of a range share their clause.
    const [first, last] = [money.range === 'high' ? i - 1 : i, sums[i + 1]?.range === 'high' ? i + 2 : i + 1]
    const [from, to] = [cuts[Math.max(0, first)]!, Math.min(cuts[last]!, title ?? Infinity)]
    const within = <C extends { start: number; end: number }>(all: readonly C[]) =>
      between(all, from, to).filter((cue) => cue.end <= to && (cue.end <= money.start || cue.start >= money.end))
    const opening = text.slice(from, money.start)
    const comparison = startsWith(lexicon.pattern('against'), opening) || isYardstick(opening, lexicon)
    // "agency staff (£3m" takes the words in front of the bracket.
    const aside = /^\s*[([]\s*$/.test(opening)
      ? between(cues, from - 80, from).filter((cue) => cue.end <= from && cue.end > from - 3)
      : []
    const beside = besideOf(text, money.end, lexicon)
    const measured = [...aside, ...(beside ? [beside] : []), ...(isYardstick(opening, lexicon) ? [] : within(cues))]
    // "capital spend was £3m below plan": a variance that touches the sum goes first.
    const touches = (cue: MeasureCue) =>
      cue.measure === 'variance' && cue.start >= money.end && cue.start - money.end < 3
    const best = nearest(text, money, measured, (cue) => (touches(cue) ? -20 : cue.vague ? 25 : 0))
    const ownBase = nearest(
      text,
      money,
      measured.filter((cue) => cue.measure !== 'variance'),
    )
    parts =
      lexicon.holds('part', opening.slice(-60)) ||
      /^\W*of the\s+$/i.test(opening) ||
      startsWith(lexicon.pattern('part_behind'), text.slice(money.end, money.end + 40).replace(/^\s?\([^)]*\)/, '')) ||
      // "made up of £3m on pay, £2m on fuel and £1m on rent": the list goes on.
      (parts && /^[\s,;]*(?:and\s+|plus\s+)?$/.test(opening))
    return {
      money,
      from,
      to,
      comparison,
      part: parts,
      aside: /\([^()]{0,40}$/.test(opening) && /^\s?\)/.test(text.slice(money.end)),
      total: lexicon.holds('total', opening),
      by: /\bby\s+(?:\p{L}+\s+)?$/u.test(opening),
      title,
      unsettled: lexicon.holds('unsettled', text.slice(from, to)),
      measure: best?.measure ?? null,
      direction: best?.direction ?? null,
      polarity: best && best.direction !== 0 ? text.slice(best.start, best.end).replace(/\s+/g, ' ') : null,
      base: ownBase?.measure ?? null,
      vague: best?.vague ?? false,
      basis: basisOf(text, money, to, within(bases), measured, comparison, lexicon),
      recurrent: nearest(text, money, within(recurrences))?.recurrent ?? null,
    }
  })
}

/** "(budget: £3m)", "plan £3m": nothing but the word for a yardstick stands before the sum. */
function isYardstick(opening: string, lexicon: Lexicon): boolean {
  const words = opening.replace(/[\s:;,([–-]+|(?:of|the|a)\s+$/gi, ' ').trim()
  return words !== '' && words.replace(lexicon.pattern('plan'), '').trim() === ''
}

/** Of things in order those that begin in [from, to). */
export function between<C extends { start: number }>(all: readonly C[], from: number, to: number): C[] {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (all[middle]!.start < from) low = middle + 1
    else high = middle
  }
  const found: C[] = []
  for (let i = low; i < all.length && all[i]!.start < to; i++) found.push(all[i]!)
  return found
}

/** Where the brackets around the sum end, if a dash follows them; brackets within are passed over. */
function titleEnd(text: string, money: Money): number | null {
  let depth = 0
  for (let i = money.end; i < Math.min(text.length, money.end + 200); i++) {
    if (text[i] === '(') depth++
    if (text[i] !== ')' || depth-- > 0) continue
    return /^\W{0,6}[-–—]/.test(text.slice(i + 1, i + 8)) ? i + 1 : null
  }
  return null
}

/** A sum with its pound sign or "pounds"; without them it needs a word of finance nearby and must count no people. */
function isSum(text: string, money: Money, cues: readonly MeasureCue[], lexicon: Lexicon): boolean {
  if (/[£]|GBP|pounds|p$/.test(money.raw) || money.range === 'high') return true
  const after = text.slice(money.end, money.end + 40)
  if (startsWith(lexicon.pattern('counted'), after)) return false
  return between(cues, money.start - 120, money.end + 40).some((cue) => money.start - cue.end < 40)
}

/**
 * Where the clause of one sum ends and that of the next begins.
 *
 *   £44.5m deficit and the ICB a £25.6m deficit
 *                 ^ the first comma, dash, opening bracket or joining word
 */
function cutBetween(text: string, end: number, start: number, lexicon: Lexicon): number {
  const gap = text.slice(end, start)
  if (/^[\s;,]*(?:and\s+)?\p{Lu}[\p{L}\p{N}&’'.]*(?:\s+\p{Lu}[\p{L}&’']*){0,4}\s*[-–—:]\s*$/u.test(gap)) return end
  // "£3m (current account) and £2m": a name in brackets belongs to the sum that it follows.
  const named = /^\s?\([^()\d£]{1,30}\)/.exec(gap)?.[0].length ?? 0
  const marks = [...gap.matchAll(/[,;:([]|\s[-–—]\s|\]|\)/g)]
    .filter((mark) => mark.index >= named && !isAside(gap, mark.index, mark[0]))
    .map((mark) => mark.index)
  const joins = [...gap.matchAll(lexicon.pattern('join'))].map((match) => match.index).filter((at) => at >= named)
  const [first, ...later] = [...marks, ...joins].sort((a, b) => a - b)
  if (first === undefined)
    return end + (firstOf(/\s(?:is|was|are|were)\s/, gap) ?? firstOf(/(?<=\s)(?:to|from)\s/g, gap) ?? 0)
  // "against plan, whilst OHT": what the sum before is measured by ends where the next clause begins.
  const next = startsWith(lexicon.pattern('against'), gap.slice(first))
    ? later.find((at) => !/^[,\s]*(?:for|of|in|at|by|to)\s/.test(gap.slice(at)))
    : undefined
  return end + (next ?? first)
}

/** "£3m over.", "£2m short, because": a word for above or below that ends the clause of the sum. */
function besideOf(text: string, end: number, lexicon: Lexicon): MeasureCue | undefined {
  const word = /^\s(\p{Ll}+)(?=\s?(?:[.,;)]|$))/u.exec(text.slice(end, end + 12))
  if (!word) return undefined
  for (const direction of ['above', 'below'] as const)
    if (lexicon.holds(`beside_${direction}`, word[1]!))
      return { measure: 'variance', direction, start: end + 1, end: end + word[0].length }
  return undefined
}

function isAside(gap: string, at: number, mark: string): boolean {
  if (mark === '(') return NUMBER_ASIDE.test(gap.slice(at))
  return mark === ')' && /\(\s?[\d.,/–-]+\s?(?:%(?:\s[a-z ]{1,40})?)?\s?$/.test(gap.slice(0, at))
}

function firstOf(pattern: RegExp, text: string): number | undefined {
  const at = text.search(pattern)
  return at < 0 ? undefined : at
}

/** Whether a phrase stands at the beginning, after marks and small words. */
export function startsWith(pattern: RegExp, text: string): boolean {
  const at = text.search(pattern)
  return at >= 0 && /^[\s,;:()[\]–—-]*(?:(?:and|but|when|as|a|an|the|this|is)\s+)*$/i.test(text.slice(0, at))
}

/**
 * The cue that speaks of the sum: the nearest one, a little dearer behind the sum, and behind it only up to the next mark.
 *
 *   a planned surplus of £1m, the deficit being    "surplus"; "deficit" stands behind a comma
 */
function nearest<C extends { start: number; end: number }>(
  text: string,
  money: Money,
  cues: readonly C[],
  penalty: (cue: C) => number = () => 0,
  reach = 60,
): C | undefined {
  let best: { cue: C; score: number } | undefined
  for (const cue of cues) {
    const behind = cue.start >= money.end
    const between = behind ? text.slice(money.end, cue.start) : text.slice(cue.end, money.start)
    if (behind && (between.length > reach || /[,;:]|\s[-–—]\s|\((?!\s?[\d.,/–-]+\s?%?\s?\))/.test(between))) continue
    const score = between.length + (behind ? 8 : 0) + penalty(cue)
    if (!best || score < best.score) best = { cue, score }
  }
  return best?.cue
}

/** Words of a plan that only say what a variance is measured by are left out: "£3m worse than plan" is an actual. */
function basisOf(
  text: string,
  money: Money,
  to: number,
  cues: readonly { basis: Basis; start: number; end: number }[],
  measures: readonly MeasureCue[],
  comparison: boolean,
  lexicon: Lexicon,
): Basis | null {
  const tail = text.slice(money.end, to)
  const against = tail.search(lexicon.pattern('against'))
  const limit = comparison || against < 0 ? Infinity : money.end + against
  const variances = measures.filter((cue) => cue.measure === 'variance')
  const pots = measures.filter((cue) => cue.measure === 'cash')
  const own = cues.filter(
    (cue) =>
      cue.start < limit &&
      !(cue.basis === 'plan' && pots.some((pot) => pot.start <= cue.start && cue.end <= pot.end)) &&
      !(cue.basis === 'plan' && variances.some((v) => v.start < cue.end + 12 && cue.start < v.end + 12)),
  )
  return nearest(text, money, own, () => 0, 35)?.basis ?? null
}
