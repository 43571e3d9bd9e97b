// Words around a sum to the body whose sum it is.

import { between } from './figureClause.ts'
import type { Lexicon } from './figureLexicon.ts'

/** A body, account or scheme as printed, without "the". Offsets are UTF-16, half-open. */
export interface Entity {
  start: number
  end: number
  name: string
}

interface Token {
  start: number
  end: number
  /** Without a possessive 's. */
  word: string
  capital: boolean
}

/** What decides whether words name a body. */
export interface NameSense {
  lexicon: Lexicon
  /** Labels of tables: only capitals make a body there, and acronyms that the document explains. */
  strict?: boolean
  /** Short names that the document explains. */
  shortNames: ReadonlyMap<string, string>
}

/**
 * Bodies in a text, in order: a noun for a body with the names before it, and acronyms.
 *
 *   the TVB system's deficit     University Hospitals of Marlow     OHT were reporting
 *       ^^^^^^^^^^               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^     ^^^
 */
export function findEntities(text: string, sense: NameSense): Entity[] {
  const tokens = tokensOf(text)
  const masked = [...text.matchAll(sense.lexicon.pattern('no_body'))].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }))
  const accounts = sense.strict ? [] : accountsIn(text, sense)
  const found: Entity[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (between(masked, token.start - 40, token.start + 1).some((mask) => token.end <= mask.end)) continue
    const lower = matches(sense.lexicon.pattern('body'), token.word) && (token.capital || !sense.strict)
    const named =
      !lower && token.capital && (matches(sense.lexicon.pattern('named_body'), token.word) || isBoard(tokens, i, sense))
    if (
      !lower &&
      !named &&
      (!isAcronym(token.word, sense) || isInCapitals(tokens, i, sense) || isOfThings(text, token, sense))
    )
      continue
    let first = i
    if (lower || named) first = nameStart(text, tokens, i, sense)
    if (named && first === i) continue
    let last = i
    if (lower || named) last = nameEnd(text, tokens, i)
    const before = found.at(-1)
    if (before && tokens[first]!.start < before.end) found.pop()
    const [start, end] = [tokens[first]!.start, tokens[last]!.start + tokens[last]!.word.length]
    found.push({ start, end, name: clean(text.slice(start, end)) })
    i = last
  }
  if (accounts.length === 0) return found
  const apart = found.filter(
    ({ start, end }) => !accounts.some((account) => start < account.end && account.start < end),
  )
  return [...apart, ...accounts].sort((a, b) => a.start - b.start)
}

/** "the HRA", "the Dedicated Schools Grant": accounts of their own, not the body that keeps them. */
function accountsIn(text: string, { lexicon }: NameSense): Entity[] {
  return [...text.matchAll(lexicon.pattern('bodies.accounts'))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: clean(match[0]),
  }))
}

/** "the Marlow Joint Board" holds money; "the Board" is who meets. */
function isBoard(tokens: readonly Token[], at: number, { lexicon }: NameSense): boolean {
  const before = tokens[at - 1]?.word
  return /^board$/i.test(tokens[at]!.word) && before !== undefined && matches(lexicon.pattern('kind_of_board'), before)
}

/** A name that only its place tells: "Marlow alone spent £3m", "£300 to Hopscotch Play". */
export function nameAt(text: string, at: number, sense: NameSense): Entity | undefined {
  const match = /^(?:the\s+)?(\p{Lu}[\p{L}’'&-]*(?:\s+(?:of\s+|and\s+|for\s+|&\s+)?\p{Lu}[\p{L}’'&-]*){0,5})/u.exec(
    text.slice(at, at + 90),
  )
  const name = match?.[1]
  if (!match || !name || (matches(sense.lexicon.pattern('no_name'), name.split(/\s/)[0]!) && !/^NHS\s/.test(name)))
    return undefined
  const start = at + match[0].length - name.length
  return { start, end: start + name.length, name: clean(name) }
}

/** Names before a verb of having or spending, where no noun tells that they are bodies. */
export function findHolders(text: string, sense: NameSense): Entity[] {
  const found: Entity[] = []
  for (const verb of text.matchAll(sense.lexicon.pattern('holds'))) {
    const before = text.slice(Math.max(0, verb.index - 80), verb.index)
    const name = /(?:^|[\s,(“"])((?:\p{Lu}[\p{L}’'&-]+\s+(?:and\s+|of\s+)?){1,4})$/u.exec(before)?.[1]
    const comma = name ? undefined : /,\s+((?:\p{Lu}[\p{L}’'&-]+\s+){0,3}\p{Lu}[\p{L}’'&-]+),\s+$/u.exec(before)?.[1]
    const words = (name ?? comma)?.trim()
    if (!words) continue
    const named = words.split(/\s+/).filter((word) => !/^(?:and|of)$/.test(word))
    if (named.some((word) => matches(sense.lexicon.pattern('no_name'), word))) continue
    const start = verb.index - before.length + before.lastIndexOf(words)
    const spending = sense.lexicon.holds('spend_rows', words) || sense.lexicon.holds('income_rows', words)
    if (spending || sense.lexicon.measures(words).length > 0) continue
    found.push({ start, end: start + words.length, name: clean(words) })
  }
  return found
}

/**
 * What stands before a verb of spending or forecasting at the beginning of a sentence, body or service.
 *
 *   2.4 Central services are projected to    Staff costs are forecast
 *       ^^^^^^^^^^^^^^^^                     none: costs are what is measured
 */
export function findSpender(text: string, { lexicon }: NameSense): Entity | undefined {
  const match = /^(?:[\d.]+\s|[•*–-]\s)?\s*(?:The\s)?(\p{Lu}[\p{L}’'-]+(?:\s[\p{L}’'&-]+){0,4})\s(?=\p{L})/u.exec(text)
  if (!match) return undefined
  const verb = text.search(lexicon.pattern('spends'))
  const start = match[0].indexOf(match[1]!)
  const name = text.slice(start, Math.max(start, verb)).trim()
  if (verb < 0 || name === '' || !match[1]!.startsWith(name) || name.split(' ').length > 5) return undefined
  if (lexicon.measures(name).length > 0 || lexicon.bases(name).length > 0) return undefined
  return matches(lexicon.pattern('no_name'), name.split(' ')[0]!)
    ? undefined
    : { start, end: start + name.length, name: clean(name) }
}

const clean = (name: string) => name.replace(/\s+/g, ' ').replace(/['’]s?$/, '')

function tokensOf(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'-]*(?:&[\p{Lu}]+)?|&/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[0].replace(/['’]s?$/, ''),
    capital: /^\p{Lu}/u.test(match[0]),
  }))
}

function matches(pattern: RegExp, word: string): boolean {
  pattern.lastIndex = 0
  const match = pattern.exec(word)
  pattern.lastIndex = 0
  return match !== null && match[0].length === word.length
}

function isAcronym(word: string, { lexicon, shortNames, strict }: NameSense): boolean {
  if (!/^[A-Z][A-Za-z&]{1,7}$/.test(word) || !/^[A-Z&]+$/.test(word.slice(0, 2))) return false
  if (matches(lexicon.pattern('no_name'), word)) return false
  const full = shortNames.get(word)
  if (full) return lexicon.holds('body', full) || lexicon.holds('named_body', full) || /\bboard$/i.test(full)
  return !strict && /^[A-Z][A-Z&]{2,5}$/.test(word)
}

/** "REPORT TO CABINET": a short word among other capitals is no acronym, unless the document explains it. */
function isInCapitals(tokens: readonly Token[], at: number, { shortNames }: NameSense): boolean {
  if (shortNames.has(tokens[at]!.word)) return false
  const shouted = (token: Token | undefined) => token !== undefined && /^\p{Lu}{4,}$/u.test(token.word)
  return shouted(tokens[at + 1]) || shouted(tokens[at + 2]) || shouted(tokens[at - 1])
}

/** "WLI and premium pay": an acronym that nobody explains, in a row with things, is a thing. */
function isOfThings(text: string, { word, end }: Token, { shortNames }: NameSense): boolean {
  return !shortNames.has(word) && /^\s(?:and|or|&)\s(?!the\s|an?\s)\p{Ll}/u.test(text.slice(end, end + 12))
}

const touching = (text: string, a: Token, b: Token) => /^\s{1,20}$/.test(text.slice(a.end, b.start))

/** Walks left over names, joining words between names, and what kind of council or trust it is. */
function nameStart(text: string, tokens: readonly Token[], at: number, { lexicon }: NameSense): number {
  let first = at
  for (let i = at - 1; i >= 0 && at - i < 10 && touching(text, tokens[i]!, tokens[i + 1]!); i--) {
    const token = tokens[i]!
    if (/^(?:of|and|for|&|in)$/.test(token.word)) {
      const before = tokens[i - 1]
      if (!before?.capital || first > i + 1 || !touching(text, before, token)) break
      if (matches(lexicon.pattern('no_name'), before.word)) break
      if (!tokens[first]!.capital) break
      continue
    }
    if (/\d/.test(token.word)) break
    const kind = !token.capital && matches(lexicon.pattern('kind_of_body'), token.word)
    if (!kind && (!token.capital || matches(lexicon.pattern('no_name'), token.word))) break
    first = i
  }
  return first
}

/** Walks right over "of Marlow", "of the Marlow Hospitals". */
function nameEnd(text: string, tokens: readonly Token[], at: number): number {
  const kind = /^\s+NHS\s+(?:Foundation\s+)?(?:Trust|FT)\b/.exec(text.slice(tokens[at]!.end, tokens[at]!.end + 30))
  if (kind) return at + kind[0].trim().split(/\s+/).length
  const of = tokens[at + 1]
  if (!tokens[at]!.capital || of?.word !== 'of' || !touching(text, tokens[at]!, of)) return at
  let last = at
  for (let i = at + 2; i < tokens.length && i < at + 6 && touching(text, tokens[i - 1]!, tokens[i]!); i++) {
    if (tokens[i]!.capital) last = i
    else if (tokens[i]!.word !== 'the' || i > at + 2) break
  }
  return last
}

/** "General Fund balance stood at", "reserves are forecast to fall to". */
const POT_HOLDS =
  /^[\s:–-]{1,4}(?:(?:balances?|is|are|was|were|forecast|projected|expected|to|be|fall|rise|stand|stood|standing|at|of|totalled|which)\s){0,7}$/

/** The body that a sum belongs to, out of its sentence; `from` is where the sum's clause begins. */
export function entityOfSum(
  text: string,
  sum: { start: number; end: number },
  from: number,
  entities: readonly Entity[],
  sense: NameSense,
): Entity | undefined {
  const after = receiver(text, sum.end, entities, sense)
  if (after) return after
  const pot = [...text.slice(from, sum.start).matchAll(sense.lexicon.pattern('pots'))].at(-1)
  if (pot && POT_HOLDS.test(text.slice(from + pot.index + pot[0].length, sum.start)))
    return { start: from + pot.index, end: from + pot.index + pot[0].length, name: clean(pot[0]) }
  const labelled = /(?:^|[\s,;(])(\p{Lu}[\p{L}’'&-]*(?:\s+\p{Lu}[\p{L}’'&-]*){0,4})\s*[-–—:]\s*$/u.exec(
    text.slice(from, sum.start),
  )
  const own = entities.filter((entity) => entity.start >= from && entity.end <= sum.start).at(-1)
  const subject = own
    ? undefined
    : /^[\s;,]*(?:and\s|while\s|whilst\s)?\s*(?:the\s+)?(?=\p{Lu}[\p{L}’'& -]+\san?\s)/u.exec(
        text.slice(from, sum.start),
      )
  const elliptic = subject && from > 0 ? nameAt(text, from + subject[0].length, sense) : undefined
  if (elliptic && /^\san?\s/.test(text.slice(elliptic.end))) return elliptic
  if (own || !labelled) return own
  return nameAt(text, from + labelled.index + labelled[0].indexOf(labelled[1]!), sense)
}

/** "£(12.4)m at the ICB", "£3,000 to the Marlow Larder", "a £2m deficit at Marlow". */
function receiver(text: string, end: number, entities: readonly Entity[], sense: NameSense): Entity | undefined {
  const tail = text.slice(end, end + 60)
  const lead = /^\)?\s+(?:[a-z]+\s+){0,3}?(at|to|from|for|by|as|in)\s+(?:the\s+|our\s+|(?<=as\s+)an?\s+)?/.exec(tail)
  if (!lead) return undefined
  const at = end + lead[0].length
  const known = entities.find((entity) => entity.start === at)
  if (known || /^(?:by|as)$/.test(lead[1]!)) return known
  return nameAt(text, at, sense)
}
