// Words of a question about sums → the measure, the basis, the sign or the recurrence they ask for.

/** What a word asks for. A weak measure gives way to any other: "agency spend" is about agency. */
export interface Meaning {
  measure?: string
  weak?: boolean
  basis?: 'plan' | 'actual' | 'forecast'
  /** The side of zero on which the sum lies. */
  sign?: -1 | 1
  recurrent?: boolean
}

/** Longer names stand before the shorter ones that they contain. */
const vocabulary: readonly (readonly [names: string, meaning: Meaning])[] = [
  ['surplus/(deficit)|surplus/deficit|surplus (deficit)', { measure: 'surplus_deficit' }],
  ['deficit|deficits', { measure: 'surplus_deficit', sign: -1 }],
  ['surplus|surpluses', { measure: 'surplus_deficit', sign: 1 }],
  ['break-even|breakeven|financial position|bottom line', { measure: 'surplus_deficit' }],
  ['adverse variance|adverse variances', { measure: 'variance', sign: -1 }],
  ['favourable variance|favourable variances', { measure: 'variance', sign: 1 }],
  ['variance|variances|var', { measure: 'variance' }],
  ['overspend|overspent|adverse', { measure: 'variance', sign: -1 }],
  ['underspend|underspent|favourable', { measure: 'variance', sign: 1 }],
  ['cost improvement programme|cost improvement|efficiency|efficiencies', { measure: 'efficiency' }],
  ['savings|saving|cip|cips|qipp', { measure: 'efficiency' }],
  ['agency', { measure: 'agency' }],
  ['capital|capex|cdel', { measure: 'capital' }],
  ['cash', { measure: 'cash' }],
  ['cost pressures|cost pressure|pressures|pressure', { measure: 'cost_pressure' }],
  ['investments|investment', { measure: 'investment' }],
  ['allocations|allocation', { measure: 'allocation' }],
  ['debt|debts|loan|loans|borrowing', { measure: 'debt' }],
  ['risks|risk', { measure: 'risk' }],
  ['income|revenue', { measure: 'income', weak: true }],
  ['expenditure|spending|spend|spent', { measure: 'expenditure', weak: true }],
  ['forecast outturn|year-end forecast|year end forecast|forecasts|forecast', { basis: 'forecast' }],
  ['fot|outturn|projected|projection', { basis: 'forecast' }],
  ['plan|plans|planned|budget|budgets|budgeted|target|targets', { basis: 'plan' }],
  ['actuals|actual|year to date|year-to-date|ytd', { basis: 'actual' }],
  ['non-recurrent|non recurrent|nonrecurrent', { recurrent: false }],
  ['recurrent', { recurrent: true }],
  ['of|the|for|in|at|and|a|an|to|on|is|was|figure|figures|sum|sums', {}],
]

export interface FoundMeaning {
  /** The word as typed. */
  word: string
  meaning: Meaning
}

const byName = vocabulary.flatMap(([names, meaning]) => names.split('|').map((name) => [name, meaning] as const))
const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}&'-])(?:${byName
    .map(([name]) => name.replace(/[()/]/g, '\\$&').replaceAll(' ', '\\s+'))
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{N}&'-])`,
  'giu',
)
const meanings = new Map(byName)

/** Takes the words of the vocabulary out of a question: what they mean, and what is left. */
export function takeMeanings(question: string): { found: FoundMeaning[]; rest: string } {
  const found: FoundMeaning[] = []
  const rest = question.replace(pattern, (word) => {
    const meaning = meanings.get(word.toLowerCase().replace(/\s+/g, ' '))
    if (meaning && Object.keys(meaning).length > 0) found.push({ word, meaning })
    return ' '
  })
  return { found, rest: rest.replace(/\s+/g, ' ').trim() }
}
