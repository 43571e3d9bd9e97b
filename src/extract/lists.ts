// A decision formula and what stands under or behind it to its entries.

import { type Block, joinPassages, type Passage, slicePassage, splitLines, trimPassage } from '#model'
import type { CompiledRule, Pattern } from '#rules'
import { endOfClause } from '#text'
import type { Flow, FlowBlock } from './flow.ts'
import { sentencesOf, withoutNumber } from './flow.ts'
import { firstMatch, type PatternMatch, wordsOf } from './match.ts'

export interface Entry {
  passage: Passage
  block: Block
  at: FlowBlock | Extract<Flow, { kind: 'table' }>
  marker?: string
  rowIndex?: number
}

/** The formulas of other lists that the words given can hold. */
export type Leads = (words: ReadonlySet<string>) => readonly Pattern[]

export interface LeadMatch {
  sentence: Passage
  lead: PatternMatch
  entries: Entry[]
  /** Words between the formula and a list that follows. */
  stem?: Passage
}

/**
 * The lead in a block, and its entries: behind it in the sentence, or in the blocks that follow.
 * @param leads formulas of the other lists of its kind, at which this one ends
 */
export function findList(
  rule: CompiledRule,
  flow: readonly Flow[],
  index: number,
  leads: Leads = () => [],
): LeadMatch | undefined {
  const at = flow[index] as FlowBlock
  const sentences = sentencesOf(at.block.passage)
  for (let i = 0; i < sentences.length; i++) {
    const sentence = sentences[i]!
    const lead = firstMatch(rule.leadPatterns, wordsOf(sentence))
    if (!lead) continue
    const rest = afterLead(sentence, lead.end)
    const open =
      i === sentences.length - 1 &&
      (rest.text === '' || /[:–—-]\s*$/.test(at.block.passage.text) || /\b(that|to)\s*$/i.test(at.block.passage.text))
    const following = open ? followingEntries(rule, flow, index, leads) : []
    if (following.length > 0) return { sentence, lead, entries: following, ...(rest.text === '' ? {} : { stem: rest }) }
    if (rest.text !== '' && rule.entries.includes('tail')) {
      // The rest of the block is the list; below one name further names may stand in lines of their own.
      const tail = afterLead(at.block.passage, at.block.passage.text.indexOf(sentence.text) + lead.end)
      const first: Entry = { passage: tail, block: at.block, at }
      const below = /[,;]|\b(?:and|from|by)\b/.test(tail.text)
        ? unfinished(flow, index)
        : followingEntries(rule, flow, index, leads, true)
      return { sentence, lead, entries: [first, ...below] }
    }
    if (rest.text === '' || !rule.entries.includes('inline')) continue
    // An enumeration may hold full stops: the rest of the block belongs to it.
    const whole = at.block.passage
    const tail = afterLead(whole, whole.text.indexOf(sentence.text) + lead.end)
    const found = splitEnumeration(tail)
    const before = found ? trimPassage(slicePassage(tail, 0, tail.text.indexOf(found[0]!.passage.text))) : tail
    const stem = trimPassage(slicePassage(before, 0, before.text.replace(/\(?\w{1,4}[).]\s*$/, '').length))
    // "refused for the following reasons: (1) …": the reasons are no decisions of their own.
    const parts = /\b(?:reasons?|conditions?|grounds)\b/i.test(found ? stem.text : '')
      ? [{ passage: tail, marker: undefined }]
      : found
    const begun = found ? undefined : firstOfList(tail, flow[index + 1])
    if (begun) {
      const first: Entry = { ...begun, block: at.block, at }
      return { sentence, lead, entries: [first, ...followingEntries(rule, flow, index, leads)] }
    }
    const entries = (parts ?? [{ passage: rest, marker: undefined }]).map((part): Entry => ({
      passage: part.passage,
      block: at.block,
      at,
      ...(part.marker ? { marker: part.marker } : {}),
    }))
    return { sentence, lead, entries, ...(found && parts === found && stem.text !== '' ? { stem } : {}) }
  }
  return undefined
}

/**
 * The paragraphs that finish a list which breaks off at a mark.
 *
 *   PRESENT: Councillor Oak in the Chair;
 *
 *   Councillors Elm, Fir and Yew.
 */
function unfinished(flow: readonly Flow[], index: number): Entry[] {
  const entries: Entry[] = []
  let above = flow[index] as FlowBlock
  while (/(?:[;,&]|\b(?:from|by|of))\s*$/.test(above.block.passage.text)) {
    const next = flow[index + entries.length + 1]
    if (next?.kind !== 'words' || next.cell !== above.cell || next.block.kind === 'item') break
    entries.push({ passage: next.block.passage, block: next.block, at: next })
    above = next
  }
  return entries
}

function afterLead(sentence: Passage, end: number): Passage {
  const rest = slicePassage(sentence, end, sentence.text.length)
  // "RESOLVED (unanimously) - That": an aside in brackets belongs to the formula, "(1)" to the list.
  const marks =
    /^[\s:;,./–—-]*(?:\((?=[a-z]{2,} ?)(?![ivx]+\))[^()\d]{4,200}\)[\s:;,./–—-]*)?(?:that\b(?=\s*[:–-]?\s*(?:$|\(?(?:a|i|1)[).]\s)))?[\s:–-]*/i.exec(
      rest.text,
    )
  return trimPassage(marks ? slicePassage(rest, marks[0].length, rest.text.length) : rest)
}

/** What stands under a formula; `begun`: the first entry stood beside it, so that a heading ends the list. */
function followingEntries(
  rule: CompiledRule,
  flow: readonly Flow[],
  index: number,
  leads: Leads,
  begun = false,
): Entry[] {
  const start = flow[index] as FlowBlock
  const entries: Entry[] = []
  let depth: number | undefined
  for (let i = index + 1; i < flow.length; i++) {
    const next = flow[i]!
    if (start.cell) {
      // Inside a table only the cell's own blocks follow.
      if (next.kind === 'table' || next.cell !== start.cell) break
    } else if (next.kind === 'words' && next.cell) continue
    if (next.part.place.paper !== start.part.place.paper || next.part.place.zone !== start.part.place.zone) break
    // People on lines of their own end where the first minute begins.
    if (rule.entries.includes('lines') && next.part.place.item?.ref !== start.part.place.item?.ref) break
    if (next.kind === 'table') {
      if (!rule.entries.includes('rows')) break
      next.table.rows.forEach((row, rowIndex) => {
        const passage = joinPassages(
          row.cells.map((cell) => cell.passage),
          '\t',
          false,
        )
        if (passage.text.trim() !== '') entries.push({ passage, block: next.table, at: next, rowIndex })
      })
      continue
    }
    const { block } = next
    const last = entries.at(-1)?.block.kind
    if (rule.entries.includes('lines')) {
      const line = slicePassage(block.passage, 0, block.passage.text.split('\n')[0]!.length)
      const words = wordsOf(line)
      if (firstMatch(leads(words.anchors), words)) break
      // Names on lines of their own are followed by the first minute, not by more names.
      if (block.kind === 'item' && entries.length > 0 && last !== 'item') break
      if (block.kind === 'heading' && last === 'heading' && block.passage.text.length < 80) {
        entries.push({ passage: block.passage, block, at: next })
        continue
      }
    }
    if (block.kind === 'item') {
      // Under an entry of a list only deeper entries are its own; the next of the same depth is its neighbour.
      if (start.block.kind === 'item' && block.depth <= start.block.depth && !start.cell) break
      depth ??= block.depth
      if (rule.entries.includes('items'))
        entries.push({ passage: withoutNumber(block.passage, null), block, at: next, marker: block.marker })
      continue
    }
    if (
      block.kind === 'heading' &&
      !(rule.entries.includes('lines') && entries.length === 0 && !begun && isOwnLine(rule, block.passage))
    ) {
      if (!beginsAsItem(rule, block.passage)) break
    }
    if (rule.entries.includes('lines')) {
      const lines = splitLines(block.passage)
      if (!lines.every((line) => isOwnLine(rule, line))) break
      for (const passage of lines) entries.push({ passage, block, at: next })
    } else if (rule.entries.includes('paragraphs')) {
      // "24.2 That the budget be approved.": the number of the point is no part of the clause.
      const passage = withoutNumber(block.passage, /^\d{1,3}\.\d{1,2}(?=[.\s])/.exec(block.passage.text)?.[0] ?? null)
      if (!beginsAsItem(rule, passage, true)) break
      entries.push({ passage, block, at: next })
    } else break
  }
  return entries
}

/** Whether the words begin as an entry; `strictly`: by a pattern that asks for some word, not by one that takes anything. */
function beginsAsItem(rule: CompiledRule, passage: Passage, strictly = false): boolean {
  const patterns = strictly ? rule.itemPatterns.filter((pattern) => pattern.anchors !== null) : rule.itemPatterns
  return firstMatch(patterns, wordsOf(passage), true) !== undefined
}

function isOwnLine(rule: CompiledRule, passage: Passage): boolean {
  return rule.itemPatterns.length === 0
    ? (passage.text.length < 160 || namesMany(passage.text)) && !tells(passage.text)
    : beginsAsItem(rule, passage)
}

/** A long line that is nothing but names: a comma at least every thirty letters. */
function namesMany(text: string): boolean {
  return text.length < 1_500 && (text.match(/,|\band\b/g)?.length ?? 0) >= text.length / 30
}

/** A whole sentence with a verb, or who took the chair, which no entry of a bare list is. */
function tells(text: string): boolean {
  if (/\bin the chair\.$/i.test(text)) return true
  return (
    /\.$/.test(text) &&
    /^(?:The|It|There|This|No)\b/.test(text) &&
    /\b(?:was|were|is|are|had|has|\p{Ll}{3,}ed)\b/u.test(text)
  )
}

const marks = /(?:^|[\s;])(?:\((\d{1,2}|[a-z]|[ivx]{1,5})\)|(\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+(?=\S)/gi

/**
 * Clauses set in one paragraph.
 *
 *   (1) the report be noted; and (2) the fee be increased.
 *   ^^^                          ^^^ markers that count up
 */
export function splitEnumeration(passage: Passage): { passage: Passage; marker: string }[] | undefined {
  const found = [...passage.text.matchAll(marks)]
  const first = found[0]
  if (!first || passage.text.slice(0, first.index).trim().length > 60 || !/^(1|a|i)$/i.test((first[1] ?? first[2])!))
    return undefined
  const kept = countingUp(found)
  if (kept.length < 2) return undefined
  return kept.map((mark, i) => {
    const next = kept[i + 1]
    const piece = slicePassage(passage, mark.index + mark[0].length, next ? next.index : passage.text.length)
    const end = endOfClause(piece.text)
    return {
      passage: trimPassage(slicePassage(piece, 0, next ? end : piece.text.length)),
      marker: (mark[1] ?? mark[2])!,
    }
  })
}

/**
 * The first clause of a list of which only the first stands behind the formula.
 *
 *   Resolved: (a) That the accounts be approved.
 *   (b) That the letter be signed.
 */
function firstOfList(tail: Passage, next: Flow | undefined): { passage: Passage; marker: string } | undefined {
  const first = /^\(?(a|i|1)[).]\s+/i.exec(tail.text)
  if (!first || next?.kind !== 'words' || next.block.kind !== 'item') return undefined
  const second = { a: 'b', i: 'ii', 1: '2' }[first[1]!.toLowerCase()]
  return next.block.marker.toLowerCase() === second
    ? { passage: trimPassage(slicePassage(tail, first[0].length, tail.text.length)), marker: first[1]! }
    : undefined
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv']

/** The markers of a list that begins with this one, 1-based; nothing for bullets, which do not count. */
export function countsUp(first: string): ((n: number) => string | undefined) | undefined {
  if (first === '1') return String
  if (/^i$/i.test(first)) return (n) => romans[n - 1]
  return /^a$/i.test(first) ? (n) => String.fromCharCode(96 + n) : undefined
}

function countingUp(found: readonly RegExpExecArray[]): RegExpExecArray[] {
  const kept: RegExpExecArray[] = []
  const nth = countsUp((found[0]![1] ?? found[0]![2])!)!
  for (const mark of found) if ((mark[1] ?? mark[2])!.toLowerCase() === nth(kept.length + 1)) kept.push(mark)
  return kept
}
