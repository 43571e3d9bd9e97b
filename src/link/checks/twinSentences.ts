// A sentence that a paper prints twice, on its cover sheet and in its body, with another number.

import { type Part, type Passage, slicePassage } from '#model'
import { numberWord, sentenceEnds } from '#text'
import type { Finding, Reading } from '../finding.ts'
import { oneLine, passagesOf, placeOf } from '../passages.ts'

interface Said {
  part: Part
  passage: Passage
  words: readonly string[]
}

/** So many words must be the same for a sentence to be the same one. */
const LEAST = 18

/**
 *   cover   … covering progress against the operational plan made at Month 9 of 2030/31.
 *   body    … covering progress against the operational plan made at Month 10 of 2030/31.
 *
 * Of one paper only, and only where a single number differs: two reports of one form differ in more than that, and rows
 * of a list differ in what they are about.
 */
export function twinSentences({ outlined, laid }: Reading): Finding[] {
  const papers = new Map<string, Map<string, Said[]>>()
  for (const part of outlined.parts) {
    const { paper, zone } = part.place
    if (!paper || (zone !== 'cover' && zone !== 'paper' && zone !== 'appendix')) continue
    const name = `${paper.label ?? ''} ${paper.title ?? ''}`
    const said = papers.get(name) ?? new Map<string, Said[]>()
    papers.set(name, said)
    for (const passage of passagesOf(part.block))
      for (const sentence of sentences(passage)) {
        const words =
          oneLine(sentence.text)
            .toLowerCase()
            .match(/[\p{L}\p{N}£%.,/]+/gu) ?? []
        if (words.length < LEAST || !words.some((word) => /\d/.test(word))) continue
        const frame = words.filter((word) => !/\d/.test(word)).join(' ')
        said.set(frame, [...(said.get(frame) ?? []), { part, passage: sentence, words }])
      }
  }
  return [...papers.values()].flatMap((said) => [...said.values()].flatMap((twins) => pairOf(twins, laid)))
}

function sentences(passage: Passage): Passage[] {
  let from = 0
  return [...new Set([...sentenceEnds(passage.text), passage.text.length])].map((to) => {
    const sentence = slicePassage(passage, from, to)
    from = to
    return sentence
  })
}

function pairOf(twins: readonly Said[], laid: Reading['laid']): Finding[] {
  const [first, second] = twins
  if (
    !first ||
    !second ||
    twins.length !== 2 ||
    first.part.place.zone !== 'cover' ||
    second.part.place.zone === 'cover'
  )
    return []
  if (first.words.length !== second.words.length) return []
  const differing = first.words.flatMap((word, i) => (bare(word) === bare(second.words[i]!) ? [] : [i]))
  const [at] = differing
  if (at === undefined || differing.length > 1) return []
  const near = (said: Said) => said.words.slice(Math.max(0, at - 2), at + 3).join(' ')
  return [
    {
      agrees: false,
      rule: 'cover-and-body',
      message: `The cover sheet (${placeOf(laid, first.passage)}) says “${near(first)}”, the same sentence of the report (${placeOf(laid, second.passage)}) “${near(second)}”.`,
      at: [first, second],
      records: [],
    },
  ]
}

/** A number however it is printed: "2030/31" is "30/31", "1,200" is "1200", "nine" is "9". */
const bare = (word: string) =>
  String(
    numberWord(word) ??
      word
        .replace(/^[.,]+|(?<![.,])[.,]+$/g, '')
        .replace(/(?<=\d),(?=\d{3})/g, '')
        .replace(/^20(\d\d)\/(?:20)?(\d\d)$/, '$1/$2'),
  )
