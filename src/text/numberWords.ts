// Number words → numbers: "five", "twenty-five", "one hundred and twenty", "two and a half".

const UNITS = [
  'zero one two three four five six seven eight nine ten',
  'eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')

const VALUES = new Map<string, number>([
  ...UNITS.map((word, i): [string, number] => [word, i]),
  ...TENS.map((word, i): [string, number] => [word, 20 + 10 * i]),
])

/** A pattern source of one cardinal word from zero to ninety. */
export const CARDINAL = `(?:${[...UNITS, ...TENS].join('|')})`

/** The value of one cardinal or ordinal word ("nine" and "ninth" are 9), or undefined. */
export function numberWord(word: string): number | undefined {
  const lower = word.toLowerCase()
  const ordinal = ORDINALS.indexOf(lower)
  return VALUES.get(lower) ?? (ordinal > 0 ? ordinal : undefined)
}

const STEP = new RegExp(`(${CARDINAL}|hundred|half|an?|and)(?![a-z])[\\s-]{0,3}`, 'iy')

/**
 * Reads the number words that begin at an offset; `end` is the offset after the last of them.
 * Reads up to 999 and halves; thousand, million and billion are units, not numbers.
 *
 *   two and a half million pounds
 *   ^ at           ^ end (value 2.5)
 */
export function readNumberWords(text: string, at: number): { value: number; end: number } | undefined {
  let value: number | undefined
  let article = false
  let end = at
  STEP.lastIndex = at
  for (let step = STEP.exec(text), steps = 0; step && steps < 9; step = STEP.exec(text), steps++) {
    const word = step[1]!.toLowerCase()
    const number = VALUES.get(word)
    const isArticle = word === 'a' || word === 'an'
    if (word === 'and' && value === undefined) break
    if (word === 'and') continue
    if (
      isArticle &&
      value !== undefined &&
      value !== 0.5 &&
      !/^half\b/i.test(text.slice(STEP.lastIndex, STEP.lastIndex + 5))
    )
      break
    if (number !== undefined && (article || !fits(value, number))) break
    if (word === 'hundred') value = (value ?? 1) * 100
    else if (word === 'half') value = article ? 0.5 : (value ?? 0) + 0.5
    else if (isArticle) value ??= 1
    else value = (value ?? 0) + number!
    article = isArticle && value === 1
    end = step.index + step[1]!.length
  }
  return value === undefined ? undefined : { value, end }
}

/** Whether a number word can follow what was read: "twenty" + "five", "four hundred" + "twelve", not "two" + "three". */
function fits(value: number | undefined, next: number): boolean {
  if (value === undefined) return true
  if (value >= 100) return value % 100 === 0 || (value % 10 === 0 && value % 100 > 10 && next < 10)
  return value % 10 === 0 && value >= 20 && next > 0 && next < 10
}
