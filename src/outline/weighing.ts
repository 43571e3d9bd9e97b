// A document and its segments to the kind for which its signs weigh most.

import type { Block, DocumentKind, Laid, Reckoning } from '#model'
import type { RuleBook, Sign } from '#rules'
import { matches } from './openings.ts'
import type { Segment } from './segments.ts'

/** So many characters are looked at: enough to know a paper, and no more for a thousand pages than for ten. */
const looking = 30_000
const headLines = 14
const endBlocks = 8
/** Fewer words count as so many, so that a word or two on a sheet do not weigh as a page of them. */
const leastWords = 250

interface Texts {
  name: readonly string[]
  head: readonly string[]
  end: readonly string[]
  line: readonly string[]
  text: readonly string[]
  words: number
}

/** The kinds by their sums, and the signs that were seen. */
export function weighKind(laid: Laid, segments: readonly Segment[], { signs: { base, signs } }: RuleBook): Reckoning {
  const texts = textsOf(laid)
  const seen = signs.flatMap((sign) => {
    const strength = strengthOf(sign, texts, laid.blocks, segments)
    return strength > 0 ? [{ sign, strength }] : []
  })
  const scores = [...base]
    .map(([kind, start]) => ({
      kind,
      score: seen.reduce((sum, { sign, strength }) => sum + strength * (sign.weights.get(kind) ?? 0), start),
    }))
    .sort((a, b) => b.score - a.score)
  const first = scores[0]?.kind
  const counts = ({ sign, strength }: (typeof seen)[number]) => (first ? strength * (sign.weights.get(first) ?? 0) : 0)
  return {
    scores,
    signs: seen
      .sort((a, b) => counts(b) - counts(a))
      .map(({ sign, strength }) => ({
        sign: sign.id,
        because: sign.because,
        strength,
        weights: Object.fromEntries(sign.weights) as Partial<Record<DocumentKind, number>>,
      })),
  }
}

function strengthOf(sign: Sign, texts: Texts, blocks: readonly Block[], segments: readonly Segment[]): number {
  if (sign.in === 'found') return segments.some(({ zone }) => sign.zones.includes(zone)) ? 1 : 0
  if (sign.in === 'measure') return Math.min(1, measures[sign.measure](texts, blocks) / (sign.full ?? 1))
  const holds = (text: string) => matches(sign.patterns, text) && !matches(sign.unless, text)
  if (sign.full === undefined) return texts[sign.in].some(holds) ? 1 : 0
  const count = texts[sign.in].filter(holds).length
  return Math.min(1, (count * 1000) / Math.max(leastWords, texts.words) / sign.full)
}

const measures: Record<
  Extract<Sign, { in: 'measure' }>['measure'],
  (texts: Texts, blocks: readonly Block[]) => number
> = {
  numbered: ({ line, text }) =>
    line.filter((words) => /^\d{1,4}[.):]?\s/.test(words)).length / Math.max(8, text.length),
  tabled: (_, blocks) => {
    const letters = (some: readonly Block[]) => some.reduce((sum, block) => sum + lengthOf(block), 0)
    const all = letters(blocks)
    return all === 0 ? 0 : letters(blocks.filter(({ kind }) => kind === 'table')) / all
  },
  brevity: ({ words }) => Math.max(0, 1 - words / 700),
  length: (_, blocks) => blocks.reduce((sum, block) => sum + lengthOf(block), 0) / 60_000,
}

const lengthOf = (block: Block): number =>
  block.kind === 'table'
    ? block.rows.reduce((sum, row) => sum + row.cells.reduce((all, cell) => all + cell.passage.text.length, 0), 0)
    : block.passage.text.length

/** Marks of emphasis, of headings and of nothing at all are no words. */
const plain = (text: string): string => text.replace(/[\u200b-\u200d\ufeff]|[*_]{2,}|^[#>\s]+/g, '').trim()

function textsOf(laid: Laid): Texts {
  const text: string[] = []
  const line: string[] = []
  let letters = 0
  for (const block of laid.blocks) {
    if (letters > looking) break
    for (const words of wordsOf(block)) {
      letters += words.length
      text.push(plain(words.replace(/\s+/g, ' ')).slice(0, 600))
      for (const one of words.split('\n')) if (one.length <= 160) line.push(plain(one))
    }
  }
  const head = line.filter((words) => words !== '').slice(0, headLines)
  const end = laid.blocks
    .slice(-endBlocks)
    .flatMap((block) => wordsOf(block))
    .flatMap((words) => words.split('\n').map(plain))
  const name = [
    plain(
      laid.source.path
        .split(/[\\/]/)
        .at(-1)!
        .replace(/[-_+%.]+|(?<=[a-z])20(?=[A-Z])/g, ' '),
    ),
  ]
  return { name, head, end, line, text, words: text.reduce((sum, words) => sum + words.split(' ').length, 0) }
}

function wordsOf(block: Block): string[] {
  if (block.kind === 'table')
    return block.rows.flatMap((row) => row.cells.map((cell) => cell.passage.text)).filter((words) => words !== '')
  return [block.kind === 'item' ? `${block.marker} ${block.passage.text}` : block.passage.text]
}
