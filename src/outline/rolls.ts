// Blocks to blocks in which every group of an attendance list begins a block of its own.

import { type Block, joinPassages, type Passage, slicePassage, trimPassage } from '#model'
import type { Pattern, ZoneRules } from '#rules'
import { personTitle } from '#text'
import { matches } from './openings.ts'

const telling =
  /present|attend|apolog|absent|observers|sederunt|members|directors|secretariat|guests|invitation|visitors|officers/i
/** A label in the middle of a line begins with a capital and ends in a colon within so many letters. */
const longestLabel = 60

/**
 * Parts blocks at the names of groups.
 *
 *   Minutes of the Harbour Board held on 3 May 2031     Minutes of the Harbour Board held on 3 May 2031
 *   PRESENT: A Bee (Chair), C Dee In attendance: E Fir   PRESENT: A Bee (Chair), C Dee
 *                                                        In attendance: E Fir
 */
export function partRolls(blocks: readonly Block[], zones: ZoneRules): readonly Block[] {
  const lines = zones.patterns('roll')
  const labels = zones.patterns('rolllabel')
  let parted = false
  const whole = wholeRolls(blocks, lines)
  const out = whole.flatMap((block) => {
    if (block.kind === 'table' || !telling.test(block.passage.text)) return [block]
    const cuts = cutsOf(
      block.passage.text,
      (line) => matches(lines, line),
      (label) => matches(labels, label),
    )
    if (cuts.length === 0) return [block]
    parted = true
    return partsOf(block, cuts)
  })
  return parted ? out : whole
}

/** A list of people that breaks off before a surname, and the surname with the rest of the list behind a comma or a full stop. */
const brokenOff = new RegExp(String.raw`[,;]\s(?:and\s+)?(?:${personTitle}\s+)?(?:\p{Lu}[\p{Ll}’'-]*\.?)$`, 'u')
const surname = /^\p{Lu}[\p{L}’'-]+(?:\s\([^)]*\))?(?:[,;.]|\sand\s)/u

/** Joins the halves of a list under a group that a blank line cut in the middle of a name: "… Cllr Bo" and "Elm, Cllr Fir". */
function wholeRolls(blocks: readonly Block[], lines: readonly Pattern[]): readonly Block[] {
  return blocks.some((_, i) => isCut(blocks, i, lines))
    ? blocks.flatMap((block, i) => {
        if (isCut(blocks, i - 1, lines)) return []
        const rest = isCut(blocks, i, lines) ? blocks[i + 1]! : undefined
        return block.kind === 'table' || !rest || rest.kind === 'table'
          ? [block]
          : [{ ...block, passage: joinPassages([block.passage, rest.passage]) }]
      })
    : blocks
}

function isCut(blocks: readonly Block[], i: number, lines: readonly Pattern[]): boolean {
  const block = blocks[i]
  const rest = blocks[i + 1]
  return (
    block !== undefined &&
    block.kind !== 'table' &&
    (rest?.kind === 'paragraph' || rest?.kind === 'heading') &&
    telling.test(block.passage.text) &&
    brokenOff.test(block.passage.text) &&
    surname.test(rest.passage.text) &&
    matches(lines, block.passage.text.split('\n')[0]!)
  )
}

/** A number or reference of an item before its title: it stays with the title. */
const reference = /^\s*(?:\p{Lu}{0,5}[/.]?\d[\d./()a-z-]*[.)]?\s+)?/u
/** Behind the groups the first minute may run on: "… Dr Ash 1. Welcome The Chair opened …" */
const minute =
  /(?<=\S)\s+(?=(?:\d{1,3}\.?\s+|\d{1,3}\/\d{2,4}\s+|Item\s+\d|[A-Z]{2,5}\/\d{2,4}\/\d+)[A-Z][A-Za-z’]{3,}|(?:[A-Z’]{4,}\s+)+(?:The|There|It|Members|Apologies)\b)/g
/** A sentence about who did not come, behind those who did. */
const sentence =
  /(?<=[\p{L})\].,]\s+)(?=(?:There\s+were\s+)?[Aa]polog(?:y|ies)\b[^.:]{0,60}\b(?:were|was|had\s+been|from)\b)/gu

function cutsOf(text: string, isLine: (line: string) => boolean, isLabel: (label: string) => boolean): number[] {
  const cuts: number[] = []
  let from = 0
  for (const line of text.split('\n')) {
    const head = reference.exec(line)![0].length
    const own = isLine(line.slice(head).trim())
    // What stands before the first colon of a line is one label.
    let free = own ? line.indexOf(':') : head
    if (own) {
      cuts.push(from)
      // A label that is all of its line stands over what follows.
      if (!/:\s*\S|^\S+\s+were\b/.test(line)) cuts.push(from + line.length)
      if (free === -1) free = line.length
    }
    for (const match of line.matchAll(/(?<=[\p{L}\d)\].,;:–-]\s+)(?=\p{Lu})/gu)) {
      if (match.index <= free) continue
      const label = /^[^:.,;()\n]{4,}?(?=\s*:)/.exec(line.slice(match.index, match.index + longestLabel))?.[0]
      if (label === undefined || !isLabel(label)) continue
      cuts.push(from + match.index)
      free = match.index + label.length
    }
    from += line.length + 1
  }
  const first = cuts[0]
  if (first === undefined) return []
  for (const match of text.matchAll(sentence)) if (match.index > first) cuts.push(match.index)
  if (text.length > 300) for (const match of text.matchAll(minute)) if (match.index > first) cuts.push(match.index)
  return [...new Set(cuts)].sort((a, b) => a - b).filter((cut) => cut > 0 && cut < text.length)
}

function partsOf(block: Exclude<Block, { kind: 'table' }>, cuts: readonly number[]): Block[] {
  const pieces: Passage[] = []
  let from = 0
  for (const cut of [...cuts, block.passage.text.length]) {
    const piece = trimPassage(slicePassage(block.passage, from, cut))
    if (piece.text !== '') pieces.push(piece)
    from = cut
  }
  return pieces.map((passage, i) =>
    i === 0 && block.kind === 'item' ? { ...block, passage } : { kind: 'paragraph', passage },
  )
}
