// A text to where it ends without the marks and joining words behind it.

/** Length of a text without the characters of a set at its end. */
export function endWithout(text: string, marks: RegExp, from = text.length): number {
  let end = from
  while (end > 0 && marks.test(text[end - 1]!)) end--
  return end
}

const blanks = /\s/
const joints = /[\s;,]/

/**
 * Length of a clause without the "; and" or ", or" that joins it to the next.
 *
 *   the report be noted; and
 *   ^^^^^^^^^^^^^^^^^^^
 */
export function endOfClause(text: string): number {
  const end = endWithout(text, joints)
  const word = /(?<=[\s;,])(?:and|or)$/i.exec(text.slice(Math.max(0, end - 4), end))?.[0]
  return word === undefined ? end : endWithout(text, joints, end - word.length)
}

/** Length of words before a sum or a clause without the marks, and the "and" or "but", behind them. */
export function endBefore(text: string, marks: RegExp): number {
  const end = endWithout(text, blanks)
  const word = /(?<=\s)(?:and|but)$/i.exec(text.slice(Math.max(0, end - 4), end))?.[0]
  return endWithout(text, marks, word === undefined ? end : end - word.length)
}
