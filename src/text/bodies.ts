// Names of bodies and the short names that a document gives them.

/**
 * Short names that the text explains, short → full.
 *
 *   University Hospitals of Marlow NHS Trust (UHM)      UHM → University Hospitals of Marlow NHS Trust
 *   UHM (University Hospitals of Marlow)                the same
 *                                                       ^ the letters are the initials, in order
 */
export function learnShortNames(text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const match of text.matchAll(/\(\s*[“"‘'«]?(?:the\s+)?[“"‘']?([A-Z][A-Za-z&]{1,9})[”"’']?\s*\)/g)) {
    const short = match[1]!
    if ((short.match(/[A-Z]/g) ?? []).length < 2 || names.has(short)) continue
    const before = text
      .slice(Math.max(0, match.index - 140), match.index)
      .replace(/<[^>]*>|[*_]/g, ' ')
      .replace(/\s+/g, ' ')
    const full = expansion(short, before)
    if (full) names.set(short, full)
  }
  return names
}

const small = new Set(['of', 'the', 'and', 'for', 'in', 'to', '&', 'on', 'a'])

function expansion(short: string, before: string): string | undefined {
  const letters = short.replace(/[^A-Z]/g, '')
  const words = before.trim().split(' ')
  for (let count = 2; count <= Math.min(words.length, letters.length + 6); count++) {
    const taken = words.slice(-count)
    if (!/^[\p{Lu}]/u.test(taken[0]!) || taken[0]![0] !== letters[0]) continue
    const initials = taken
      .filter((word) => !small.has(word.toLowerCase()))
      .flatMap((word) => word.split(/[-/]/))
      .map((word) => word[0]?.toUpperCase() ?? '')
      .join('')
    if (
      isSubsequence(letters, initials) &&
      taken.every((word) => small.has(word.toLowerCase()) || /^[\p{Lu}\p{N}(&]/u.test(word))
    )
      return taken.join(' ')
  }
  return undefined
}

function isSubsequence(letters: string, initials: string): boolean {
  let at = 0
  for (const letter of initials) if (letter === letters[at]) at++
  return at === letters.length
}
