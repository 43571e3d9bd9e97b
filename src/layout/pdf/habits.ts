// All pages of a document to what is known only when all were seen, in a form that does not keep them.

import { type PackedSheet, unpackSheet, type Watch } from '#model'
import { type Distances, distancesOf, type FlowSetting, usualDistance } from './flow.ts'
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
  const inside: Distances = new Map()
  const all: Distances = new Map()
  const edges: EdgeWords = new Map()
  const vocabulary = new Set<string>()
  const tags = noTags()
  for (const packed of sheets) {
    heard({ stage: 'layout', page: packed.number, total: sheets.length })
    const { sheet, lines } = partSheet(unpackSheet(packed))
    for (const { text } of sheet.words)
      if (text.length > 4) vocabulary.add(text.toLowerCase().replace(/(?<![^\p{L}])[^\p{L}]+$/u, ''))
    noteEdges(edges, sheet, lines)
    noteLetters(letters, lines)
    const distances = distancesOf(lines, Math.max(...lines.map(({ x1 }) => x1)))
    for (const [distance, count] of distances.inside) add(inside, distance, count)
    for (const [distance, count] of distances.all) add(all, distance, count)
    noteTags(tags, sheet, lines, usualDistance(distances.inside) ?? usualDistance(distances.all) ?? 1.2)
  }
  return {
    // In a document of short lines alone the narrow distance is that of lists and addresses, the wide one that of paragraphs.
    usual: {
      leading: usualDistance(inside) ?? usualDistance(all, 0.2) ?? 1.2,
      body: most(letters, 10),
      headings: true,
    },
    edges,
    vocabulary,
    trust: trustOf(tags),
  }
}

type Counts = Map<number, number>

const add = (counts: Counts, value: number, more: number) => counts.set(value, (counts.get(value) ?? 0) + more)

const most = (counts: Counts, fallback: number): number => [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? fallback

/** Counts letters by their size in half points. */
function noteLetters(letters: Counts, lines: readonly Line[]) {
  for (const { words } of lines) for (const { size, text } of words) add(letters, Math.round(size * 2) / 2, text.length)
}
