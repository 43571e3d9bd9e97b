// Names that are set beside each other to names on lines of their own.

import { boxAt, type Page, type Passage } from '#model'
import { readName } from './people.ts'
import type { RollWords } from './rollWords.ts'

/** A gap between two words wider than this part of the height of the letters parts two columns. */
const wide = 0.7

/**
 * The words with a line feed in place of each gap that parts two people; offsets stay. A line is parted where all of its
 * pieces are nothing but names.
 *
 *   Ann Birch        Bo Elm           Ann Birch
 *   Cal Fir          Di Oak     →     Bo Elm
 *                                     …
 */
export function namesBelow(words: Passage, pages: readonly Page[], roll: RollWords): Passage {
  let { text } = words
  let from = 0
  for (const line of words.text.split('\n')) {
    const gaps = line.length < 200 ? gapsOf(words, from, line, pages) : []
    const ends = [...gaps, from + line.length]
    const pieces = ends.map((end, i) => words.text.slice(i === 0 ? from : ends[i - 1]!, end))
    if (gaps.length > 0 && pieces.every((piece) => isBareName(piece.trim(), roll))) text = withLineFeeds(text, gaps)
    else if (isPair(line, roll) && pairsAround(words, from, pages, roll))
      text = withLineFeeds(text, [halfOf(line, from, roll)])
    from += line.length + 1
  }
  return text === words.text ? words : { ...words, text }
}

const withLineFeeds = (text: string, at: readonly number[]): string =>
  at.reduce((parted, gap) => `${parted.slice(0, gap)}\n${parted.slice(gap + 1)}`, text)

/** Whether a line is nothing but two names of two words, with no more than a space between them. */
function isPair(line: string, roll: RollWords): boolean {
  const bare = line.trim().replace(/\s+/g, ' ')
  return isBareName(bare, roll) && namesWithin(bare, roll).length === 2
}

/** Where the second name of a pair begins, less the space. */
function halfOf(line: string, from: number, roll: RollWords): number {
  const start = line.length - line.trimStart().length
  const titles = roll.titled.exec(line.trimStart())?.[0].length ?? 0
  const first = /^\S+\s+\S+/.exec(line.slice(start + titles))![0].length
  return from + start + titles + first
}

/** So many lines above and below tell whether a list is set in pairs. */
const near = 4

/** Whether another line near by is a pair too, as in columns whose gaps were lost. */
function pairsAround(words: Passage, from: number, pages: readonly Page[], roll: RollWords): boolean {
  const place = placeOf(words, from)
  const page = place && pages[place.page]
  if (!page) return false
  const above = page.text
    .slice(Math.max(0, place.at - 300), place.at)
    .split('\n')
    .slice(0, -1)
  const below = page.text
    .slice(place.at, place.at + 300)
    .split('\n')
    .slice(1)
  return [...above.slice(-near), ...below.slice(0, near)].some((line) => isPair(line, roll))
}

/** Offsets of the first space of each wide gap in a line. */
function gapsOf(words: Passage, from: number, line: string, pages: readonly Page[]): number[] {
  const found = [...line.matchAll(/\S+/g)].map((match) => ({ at: from + match.index, length: match[0].length }))
  return found.flatMap((word, i) => {
    const last = found[i - 1]
    if (!last) return []
    const left = placeOf(words, last.at)
    const right = placeOf(words, word.at)
    const page = left && pages[left.page]
    if (!page || left.page !== right?.page) return []
    const end = left.at + last.length
    const before = boxAt(page, left.at, end)
    const after = boxAt(page, right.at, right.at + word.length)
    const apart =
      before && after
        ? after[0] - before[2] > (before[3] - before[1]) * wide
        : /^(?: {2,}|\s*\t\s*)$/.test(page.text.slice(end, right.at))
    return apart ? [last.at + last.length] : []
  })
}

function placeOf({ runs }: Passage, at: number): { page: number; at: number } | undefined {
  const run = runs.findLast((candidate) => candidate.at <= at)
  return run && { page: run.page, at: run.from + at - run.at }
}

/** Whether words are a name, with notes in brackets at most. */
export function isBareName(words: string, roll: RollWords): boolean {
  const bare = words.replace(/\([^)]*\)/g, '').trim()
  const read = readName(bare, roll)
  return read !== undefined && bare.slice(read.end).trim() === ''
}

/**
 * The names that a run of at least four full words can be, two words each: nobody has so many, but columns of names whose
 * gaps were lost read so. One name where the words are fewer; none where they do not come in pairs.
 */
export function namesWithin(name: string, roll: RollWords): string[] {
  const titles = roll.titled.exec(name)?.[0].length ?? 0
  const words = name.slice(titles).split(' ')
  if (words.length < 4 || !words.every((word) => /^(?:Mc|Mac|O[’'])?\p{Lu}\p{Ll}[\p{L}’'-]*$/u.test(word)))
    return [name]
  if (words.length % 2 === 1) return []
  const pairs = Array.from({ length: words.length / 2 }, (_, i) => words.slice(2 * i, 2 * i + 2).join(' '))
  return pairs.map((pair, i) => (i === 0 ? name.slice(0, titles) + pair : pair))
}
