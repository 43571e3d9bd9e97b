// Numbers of lists as HTML and Word show them.

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/**
 * A count in a numbering: `1` or `decimal`, `01` or `decimalZero`, `a` or `lowerLetter`, `A` or `upperLetter`, `i` or `lowerRoman`,
 * `I` or `upperRoman`. An unknown numbering counts in figures.
 */
export function counted(count: number, numbering: string): string {
  if (count < 1 || count > 9999) return String(count)
  switch (numbering) {
    case 'a':
    case 'lowerLetter':
      return letters(count)
    case 'A':
    case 'upperLetter':
      return letters(count).toUpperCase()
    case 'i':
    case 'lowerRoman':
      return roman(count)
    case 'I':
    case 'upperRoman':
      return roman(count).toUpperCase()
    case '01':
    case 'decimalZero':
      return String(count).padStart(2, '0')
    default:
      return String(count)
  }
}

/** a … z, aa, bb, … as Word goes on after z. */
function letters(count: number): string {
  const times = Math.ceil(count / 26)
  return times > 10 ? String(count) : String.fromCharCode(97 + ((count - 1) % 26)).repeat(times)
}

function roman(count: number): string {
  let left = count
  let text = ''
  for (const [value, letter] of romans)
    while (left >= value) {
      text += letter
      left -= value
    }
  return text
}
