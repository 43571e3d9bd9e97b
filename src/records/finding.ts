// A sentence of an assessment letter to the judgement in it.

import { z } from 'zod'
import type { Block, Match, Part, Reading, RecordType, Surroundings } from '#model'
import { text } from './kinds.ts'
import { plain } from './plain.ts'
import { cueLists, judge, type Lexicon } from './judgement.ts'

const fields = z.object({
  section_title: text.nullable().meta({ description: 'Section of the letter', filter: 'words', search: true }),
  polarity: z
    .enum(['strength', 'concern', 'requirement', 'neutral'])
    .meta({ description: 'Praise, shortfall, or what must be done', filter: 'exact', column: true }),
  text: text.meta({ description: 'The sentence', filter: 'words', search: true, column: true }),
})

export type Finding = z.infer<typeof fields>

export const finding: RecordType<Finding> = {
  name: 'finding',
  plural: 'findings',
  summary: 'A judgement in an assessment letter.',
  fields,
  contract: { slots: {} },
  read,
}

function read({ rule, lead, passage, block, part }: Match, around: Surroundings): Reading<Finding>[] {
  const words = plain(passage)
  const polarity = rule.set.polarity as Finding['polarity']
  if (!words || block.kind === 'heading' || isHeading(block) || isHeading(part.block)) return []
  if (!isInBody(around)) return []
  if (!lead && judge(words, lexicon(around)) !== polarity) return []
  return [{ fields: { section_title: sectionAbove(around), polarity, text: words } }]
}

interface Body {
  /** 0-based index of the first part of the letter that can hold a judgement. */
  from: number
  /** Index behind the last. */
  to: number
}

const bodies = new WeakMap<Part, Body | null>()

function isInBody(around: Surroundings): boolean {
  const part = around.parts[around.index]!
  let body = bodies.get(part)
  if (body === undefined) {
    const extent = letterExtent(around)
    body = letterBody(around, extent) ?? null
    // Known for the whole letter, so that a long one is measured once.
    for (let i = extent.from; i < extent.to; i++) bodies.set(around.parts[i]!, body)
  }
  return body !== null && around.index >= body.from && around.index < body.to
}

const salutation = /^\s*dear\s+(.{1,80}?)[,:]?\s*$/im
const signoff = /^\s*(?:yours\s+(?:sincerely|faithfully|truly)|(?:with\s+)?(?:kind|best|warm)\s+(?:regards|wishes))/im

/**
 * The parts of the letter that hold judgements.
 *
 *   Dear Jo                          Dear Jo
 *   method, thanks                   judgements   ← between salutation and sign-off
 *   Yours sincerely                  Yours sincerely
 *   Section 1: Leadership
 *   judgements   ← behind the sign-off, where sections follow it
 *
 * Undefined where the letter does not say that it assesses anybody, or goes to many bodies at once.
 */
function letterBody(around: Surroundings, { from, to }: Body): Body | undefined {
  const { parts, index } = around
  const here = parts[index]!.place
  const greeting = salutation.exec(wordsOf(parts[from]!))
  // Without a salutation there is only a piece of a letter.
  if (!greeting) return { from, to }
  const assesses = around.announcements.some(
    ({ of, place }) => of === 'letter' && place.zone === here.zone && place.paper === here.paper,
  )
  if (!assesses || manyReaders(greeting[1]!, around)) return undefined
  const end = parts.findIndex((part, i) => i > from && i < to && signoff.test(wordsOf(part)))
  if (end < 0) return { from: from + 1, to }
  const behind = parts.slice(end + 1, to)
  const prose = behind.filter(isProse).length
  if (prose < 3) return { from: from + 1, to: end }
  const first = behind.findIndex(isProse)
  return { from: end + 1 + first, to }
}

/** From the salutation to the next one, or as far as the zone goes. */
function letterExtent({ parts, index }: Surroundings): Body {
  const here = parts[index]!.place
  const ours = (part: Part | undefined) =>
    part !== undefined && part.place.zone === here.zone && part.place.paper === here.paper
  let from = index
  while (ours(parts[from - 1]) && !salutation.test(wordsOf(parts[from]!))) from--
  let to = index + 1
  while (ours(parts[to]) && !salutation.test(wordsOf(parts[to]!))) to++
  return { from, to }
}

function manyReaders(greeting: string, around: Surroundings): boolean {
  const names = around.words('finding.circular')
  return greeting
    .toLowerCase()
    .split(/[\s,/&]+/)
    .some((word) => names.includes(word))
}

const wordsOf = ({ block }: Part) => (block.kind === 'table' ? '' : block.passage.text)

const isProse = ({ block }: Part) =>
  block.kind === 'paragraph' &&
  !/^\s*(?:cc|copy|enc)\b/i.test(block.passage.text) &&
  /\.\s*$/.test(block.passage.text) &&
  block.passage.text.split(/\s+/, 12).length === 12

/** A heading, or one that was set with a full stop: `Section 2: Leadership.` */
function isHeading(block: Block): boolean {
  if (block.kind === 'heading') return true
  return (
    block.kind === 'paragraph' &&
    /^(?:section|part|theme|domain|annex)\s+(?:\d+|[A-Z])\b/i.test(block.passage.text) &&
    block.passage.text.trim().split(/\s+/).length <= 16
  )
}

/** The nearest heading above, unless it is the subject of the whole letter. */
function sectionAbove({ parts, index, announcements }: Surroundings): string | null {
  for (let i = index - 1; i >= 0; i--) {
    const { block } = parts[i]!
    if (block.kind === 'table' || !isHeading(block)) continue
    const heading = plain(block.passage)!
    const heads = announcements.some(({ of, passage }) => of === 'letter' && plain(passage) === heading)
    return heads || salutation.test(heading) ? null : heading.replace(/(?<![\s.:–—-])[\s.:–—-]+$/, '')
  }
  return null
}

const known = new WeakMap<Surroundings['words'], Lexicon>()

function lexicon({ words }: Surroundings): Lexicon {
  let lists = known.get(words)
  if (!lists) {
    lists = Object.fromEntries(cueLists.map((name) => [name, words(`finding.${name}`)])) as unknown as Lexicon
    known.set(words, lists)
  }
  return lists
}
