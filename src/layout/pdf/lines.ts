// Words to lines.

import type { Ruling, Word } from '#model'
import type { Line } from './pieces.ts'

/** Words narrower apart than this part of their size, with no space set, are one word. */
const glued = 0.1

/** Upright words to lines from top to bottom; words in other directions each are a line of their own at the end. */
export function wordsToLines(words: readonly Word[], underlines: readonly Ruling[] = []): Line[] {
  const upright = words.filter((word) => word.turn === 0)
  const sorted = [...upright].sort((a, b) => a.base - b.base || a.x0 - b.x0)
  const groups: Word[][] = []
  let group: Word[] = []
  let base = -Infinity
  let size = 0
  for (const word of sorted) {
    if (group.length > 0 && word.base - base < 0.42 * Math.max(size, word.size)) {
      group.push(word)
      // A raised letter comes first, its line a little lower.
      if (word.size > size * 1.1) {
        base = word.base
        size = word.size
      }
    } else {
      if (group.length > 0) groups.push(group)
      group = [word]
      base = word.base
      size = word.size
    }
  }
  if (group.length > 0) groups.push(group)
  const lines = groups.map((found) => lineOf(found, underlines))
  const turned = words.filter((word) => word.turn !== 0)
  return turned.length === 0 ? lines : [...lines, ...turnedLines(turned)]
}

export function lineOf(unsorted: readonly Word[], underlines: readonly Ruling[] = []): Line {
  const words = withoutDoubles([...unsorted].sort((a, b) => a.x0 - b.x0))
  let x0 = Infinity
  let y0 = Infinity
  let x1 = -Infinity
  let y1 = -Infinity
  const sizes = new Map<number, { letters: number; base: number }>()
  for (const word of words) {
    x0 = Math.min(x0, word.x0)
    x1 = Math.max(x1, word.x1)
    y0 = Math.min(y0, word.y0)
    y1 = Math.max(y1, word.y1)
    const size = Math.round(word.size * 10) / 10
    const seen = sizes.get(size)
    if (seen) seen.letters += word.text.length
    else sizes.set(size, { letters: word.text.length, base: word.base })
  }
  let size = 0
  let letters = 0
  let base = 0
  for (const [value, seen] of sizes)
    if (seen.letters > letters) {
      size = value
      letters = seen.letters
      base = seen.base
    }
  const lettered = words.filter((word) => /[\p{L}\p{N}]/u.test(word.text))
  const bold = lettered.length > 0 && lettered.every((word) => word.bold)
  const underlined = underlines.some(
    (ruling) =>
      ruling.at > base - 0.5 && ruling.at < base + size * 0.35 && ruling.from < x0 + size && ruling.to > x1 - size,
  )
  const tag = words[0]?.tag
  const shared = tag !== undefined && words.every((word) => word.tag === tag)
  return { words, x0, y0, x1, y1, base, size, bold, underlined, ...(shared ? { tag } : {}) }
}

/** Shadows and bold type made by printing twice. */
function withoutDoubles(words: Word[]): Word[] {
  return words.filter((word, i) => {
    for (let k = i - 1; k >= 0 && k >= i - 3; k--) {
      const other = words[k]!
      if (
        other.text === word.text &&
        Math.abs(other.x0 - word.x0) < word.size * 0.25 &&
        Math.abs(other.base - word.base) < 1.5
      )
        return false
    }
    return true
  })
}

/** Words set upwards or downwards, in the order in which they are read. */
function turnedLines(words: readonly Word[]): Line[] {
  const lines: Line[] = []
  for (const turn of [90, 270, 180] as const) {
    const across = (word: Word) => (turn === 180 ? word.y0 : turn === 90 ? -word.x0 : word.x0)
    const along = (word: Word) => (turn === 180 ? -word.x0 : turn === 90 ? word.y0 : -word.y1)
    const sorted = words
      .filter((word) => word.turn === turn)
      .sort((a, b) => across(a) - across(b) || along(a) - along(b))
    let group: Word[] = []
    const close = () => {
      if (group.length === 0) return
      group.sort((a, b) => along(a) - along(b))
      const line = lineOf(group)
      lines.push({ ...line, words: group, bold: false })
      group = []
    }
    for (const word of sorted) {
      if (group.length > 0 && Math.abs(across(word) - across(group[0]!)) > word.size * 0.5) close()
      group.push(word)
    }
    close()
  }
  return lines
}

/** Whether a space stands between two words of a line. */
export function isSpaced(left: Word, right: Word): boolean {
  if (left.turn !== 0 || right.turn !== 0) return true
  const gap = right.x0 - left.x1
  const size = Math.min(left.size, right.size)
  if (gap < size * 0.02 && gap > -size) return left.spaceAfter && right.spaceBefore && gap > -size * 0.1
  return gap > size * glued || gap <= -size || left.spaceAfter || right.spaceBefore
}

/** The words of a line with single spaces. */
export function lineText(line: Line, from = 0): string {
  let text = ''
  for (let i = from; i < line.words.length; i++) {
    const word = line.words[i]!
    if (i > from && isSpaced(line.words[i - 1]!, word)) text += ' '
    text += word.text
  }
  return text
}
