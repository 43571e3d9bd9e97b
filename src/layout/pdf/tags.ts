// What a tagged file says of its text → how far it can be trusted, by what its pages show.

import type { Sheet, Tag } from '#model'
import { lineText } from './lines.ts'
import type { Line } from './pieces.ts'

/** What was counted over all pages of a file. */
export interface TagCounts {
  /** Lines that evidently go on with the line above, and how many of them are told to be another block. */
  joined: number
  torn: number
  /** Lines that evidently begin anew, and how many of them are told to belong to the block above. */
  apart: number
  fused: number
  /** Letters, and those in headings. */
  letters: number
  headed: number
}

export const noTags = (): TagCounts => ({ joined: 0, torn: 0, apart: 0, fused: 0, letters: 0, headed: 0 })

/** The tags of a page, as far as they hold. */
export interface TrustedTags {
  tags: readonly Tag[]
  paragraphs: boolean
  headings: boolean
}

/** Compares what the file says of the lines of a page with how they stand. */
export function noteTags(counts: TagCounts, { tags }: Sheet, lines: readonly Line[], leading: number): void {
  if (!tags) return
  const right = lines.reduce((most, line) => Math.max(most, line.x1), 0)
  lines.forEach((line, i) => {
    const tag = tagOf(line, tags)
    if (!tag) return
    const letters = lineText(line).length
    counts.letters += letters
    if (tag.kind === 'heading') counts.headed += letters
    const above = lines[i - 1]
    if (!above || !tagOf(above, tags)) return
    const size = Math.max(above.size, line.size)
    const distance = (line.base - above.base) / size
    if (distance > leading * 1.6 && distance < 5) {
      counts.apart++
      if (line.tag === above.tag) counts.fused++
    } else if (
      distance > 0.7 &&
      distance < leading * 1.28 &&
      Math.abs(above.size - line.size) < 0.5 &&
      above.bold === line.bold &&
      above.x1 > right - 8 * size &&
      /[\p{Ll},]$/u.test(lineText(above)) &&
      /^\p{Ll}{2}/u.test(line.words[0]!.text)
    ) {
      counts.joined++
      if (line.tag !== above.tag) counts.torn++
    }
  })
}

/** Where one in so many evident breaks is told otherwise, the tags were made by a machine that guessed. */
const wrong = 0.06

/** What holds of the tags of a file. Where headings are most of the text, they are no headings. */
export function trustOf({ joined, torn, apart, fused, letters, headed }: TagCounts): Omit<TrustedTags, 'tags'> {
  const paragraphs = torn <= joined * wrong && fused <= apart * wrong
  return { paragraphs, headings: paragraphs && headed < letters * 0.4 }
}

/** The block to which a line belongs, or undefined where it belongs to none or to several. */
export const tagOf = ({ tag }: Line, tags: readonly Tag[] | undefined): Tag | undefined =>
  tag === undefined || tag < 0 ? undefined : tags?.[tag]
