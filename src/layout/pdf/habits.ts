// All pages of a document to what is known only when all were seen, in a form that does not keep them.

import { type PackedSheet, unpackSheet, type Watch } from '#model'
import { type FlowSetting, usualLeading } from './flow.ts'
import { type EdgeWords, noteEdges } from './furniture.ts'
import { partSheet } from './parted.ts'
import type { Line } from './pieces.ts'
import { noTags, noteTags, type TrustedTags, trustOf } from './tags.ts'
import type { Vocabulary } from './write.ts'

export interface Habits {
  /** Size and distance of lines that most of the text outside tables has. */
  usual: Omit<FlowSetting, 'right'>
  edges: EdgeWords
  vocabulary: Vocabulary
  /** What holds of the tags of the file. */
  trust: Omit<TrustedTags, 'tags'>
}

export function learnHabits(sheets: readonly PackedSheet[], heard: Watch['heard']): Habits {
  const letters = new Map<number, number>()
  const distances = new Map<number, number>()
  const edges: EdgeWords = new Map()
  const vocabulary = new Set<string>()
  const tags = noTags()
  for (const packed of sheets) {
    heard({ stage: 'layout', page: packed.number, total: sheets.length })
    const { sheet, lines } = partSheet(unpackSheet(packed))
    for (const { text } of sheet.words)
      if (text.length > 4) vocabulary.add(text.toLowerCase().replace(/[^\p{L}]+$/u, ''))
    noteEdges(edges, sheet, lines)
    noteSetting(letters, distances, lines)
    noteTags(tags, sheet, lines, usualLeading(lines) ?? 1.2)
  }
  return {
    usual: { leading: most(distances, 1.2), body: most(letters, 10), headings: true },
    edges,
    vocabulary,
    trust: trustOf(tags),
  }
}

type Counts = Map<number, number>

const add = (counts: Counts, value: number, more: number) => counts.set(value, (counts.get(value) ?? 0) + more)

const most = (counts: Counts, fallback: number): number => [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? fallback

/** Counts letters by their size in half points, and lines by their distance. */
function noteSetting(letters: Counts, distances: Counts, lines: readonly Line[]) {
  for (const { words } of lines) for (const { size, text } of words) add(letters, Math.round(size * 2) / 2, text.length)
  const own = usualLeading(lines)
  if (own !== undefined) add(distances, own, lines.length)
}
