// The words of a block to whether they open a zone.

import type { Block } from '#model'
import type { Pattern, ZonePattern } from '#rules'

/** So many blocks ahead stands what confirms an opening. */
const looking = 40

/** Whether the words of a block, or one of its lines, open a zone. */
export function announces(opening: ZonePattern, text: string): boolean {
  const opens = (words: string) => matches(opening.patterns, words) && !matches(opening.unless, words)
  return opens(text) || (text.includes('\n') && text.split('\n').some((line) => opens(line.trim())))
}

/** Whether one of the patterns is found. */
export function matches(patterns: readonly Pattern[], text: string): boolean {
  return patterns.some((pattern) => pattern.regex.test(text))
}

/** Whether one of the next blocks holds what confirms an opening; always where nothing needs to. */
export function confirmed(blocks: readonly Block[], index: number, patterns: readonly Pattern[]): boolean {
  if (patterns.length === 0) return true
  for (let i = index; i < Math.min(blocks.length, index + looking); i++) {
    const block = blocks[i]!
    const texts =
      block.kind === 'table'
        ? block.rows.slice(0, 12).flatMap((row) => row.cells.map((cell) => cell.passage.text))
        : block.passage.text.split('\n')
    if (
      texts.some((text) =>
        matches(
          patterns,
          text
            .trim()
            .replace(/^\(?\d{1,2}[.)]?\s+(?=\p{L})/u, '')
            .replace(/:$/, ''),
        ),
      )
    )
      return true
  }
  return false
}
