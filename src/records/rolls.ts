// Words that name several people to one entry a person.

import { type Passage, slicePassage, trimPassage } from '#model'
import { isBareName } from './beside.ts'
import { type PersonEntry, readName, readPerson, tells } from './people.ts'
import { cutRoll, isGroupName, type Piece } from './rollCuts.ts'
import type { RollWords } from './rollWords.ts'

/** One person of a list, with what is printed about the person. */
export interface RollEntry {
  text: string
  passage: Passage
  /** Title that the list gives to all: `Councillor` of "Councillors K Pett and R Yew". */
  title?: string
  /** Those for whom the title holds may be named by their surname alone. */
  surnameAlone?: boolean
  /** Group within the list to which the person belongs: `Trustees: A Bee, C Dee`. */
  group?: string
}

/**
 * The people in a stretch of words.
 *
 *   Councillors K Pett, Mrs P Elm (Chair) and R Yew     the plural title holds for all
 *   A Bee, Chair; C Dee; E Eff (via Zoom)               semicolons part people, commas a person and the post
 *   Mr A Bee Clerk Mr C Dee Bursar                      a title begins the next person
 */
export function splitPeople(passage: Passage, roll: RollWords): RollEntry[] {
  const { text } = passage
  if (text.includes('\t')) return splitCells(passage, roll)
  const sentence =
    /^(?:(?:there\s+(?:were|was)\s+)?(?:(?:an?\s+)?apolog(?:y|ies)\s+)?(?:[a-z-]+\s+){0,7}?)(?:from|on\s+behalf\s+of|by)\s*:?\s+(?=\S)/i.exec(
      text,
    )
  if (sentence) return splitPeople(slicePassage(passage, sentence[0].length, text.length), roll)
  const pieces = cutRoll(text, roll)
  const semicolons = pieces.some((piece) => piece.joint === 'semicolon')
  const titledAll = alternates(pieces, text, roll)
  const entries: {
    from: number
    to: number
    title: string | null
    surnameAlone: boolean
    group: string | undefined
    text?: string
  }[] = []
  let plural: string | null = null
  let group: string | undefined
  let open = false
  for (const [i, piece] of pieces.entries()) {
    let { from } = piece
    const label = groupLabel(text.slice(from, piece.to), roll)
    if (label) {
      group = label.group
      plural = null
      from += label.length
    }
    let words = text.slice(from, piece.to)
    const many = roll.plural.exec(words)
    if (piece.joint === 'semicolon') plural = null
    if (many) {
      plural = singular(many[1]!)
      from += many[0].length
      words = text.slice(from, piece.to)
    }
    if (words.trim() === '') continue
    if (piece.joint === 'line' && isGroupName(words, roll)) {
      group = words.trim()
      plural = null
      open = false
      continue
    }
    // A line with a number in front begins the first minute.
    if (piece.joint === 'line' && entries.length > 0 && (/^\d/.test(words) || isSentence(words))) break
    if (counts(words) && (!/^\s*the\s/i.test(words) || !readPerson(words, roll))) {
      open = false
      continue
    }
    const shared = sharedSurname(words, pieces[i + 1], text, roll)
    if (shared) {
      entries.push({
        from,
        to: pieces[i + 1]!.to,
        title: null,
        surnameAlone: false,
        group,
        text: `${words.trim()} ${shared}`,
      })
      open = false
      continue
    }
    const begins =
      label !== undefined ||
      many !== null ||
      piece.joint === 'start' ||
      piece.joint === 'label' ||
      piece.joint === 'run'
    const titled = roll.titled.test(words)
    const alone = plural !== null && !titled
    const person = readPerson(words, roll, alone)
    if (piece.joint === 'stop' && (!person || tells(words.slice(person.name.length)) || words.length > 80)) break
    const own =
      person !== undefined &&
      (begins ||
        titled ||
        piece.joint === 'semicolon' ||
        piece.joint === 'line' ||
        piece.joint === 'stop' ||
        ((!semicolons || plural !== null || /^[^()]+\(/.test(words)) && !titledAll && isListed(words, roll, alone)))
    if (own) {
      const clerk = /\b(?:clerk|officer|secretary|minutes?)\b/i.test(person.role ?? '')
      if (/^\s*the\s/i.test(words)) plural = null
      const title = plural !== null && !clerk && !titlesOwn(words, plural) ? plural : null
      entries.push({ from, to: piece.to, title, surnameAlone: alone, group })
      open = true
    } else if (person === undefined && roll.titled.test(words) && tells(words.replace(roll.titled, ''))) break
    else if (piece.joint === 'semicolon' || piece.joint === 'line' || piece.joint === 'label') open = false
    else if (/\s(?:was|were)\s/.test(words)) break
    else if (open) entries.at(-1)!.to = piece.to
    else if (piece.joint === 'start' && tells(words)) break
  }
  return entries.map((entry) => {
    const own = trimPassage(slicePassage(passage, entry.from, entry.to))
    const words = own.text.replace(/(?<![.\s])[.\s]+$/, '')
    return {
      text: entry.text ?? words,
      passage: own,
      ...(entry.title ? { title: entry.title } : {}),
      ...(entry.surnameAlone ? { surnameAlone: true } : {}),
      ...(entry.group ? { group: entry.group } : {}),
    }
  })
}

/** The person of an entry, with the title that the list gives. */
export function personOf({ text, title, surnameAlone }: RollEntry, roll: RollWords): PersonEntry | undefined {
  const person = readPerson(text, roll, surnameAlone)
  return person && title ? { ...person, name: `${title} ${person.name}` } : person
}

/** The surname of a couple, for the first of the two: `Ros & John Ash`. */
function sharedSurname(words: string, next: Piece | undefined, text: string, roll: RollWords): string | undefined {
  if (
    next?.joint !== 'and' ||
    !/^\s*\p{Lu}\p{Ll}+\s*$/u.test(words) ||
    roll.isPost(words.trim()) ||
    roll.isField(words.trim())
  )
    return undefined
  const other = readName(text.slice(next.from, next.to), roll)
  return other && !other.titled && other.name.split(' ').length === 2 ? other.name.split(' ')[1] : undefined
}

/** A piece behind a comma or "and" that is nothing but a name, with a post behind it at most. */
function isListed(words: string, roll: RollWords, surnameAlone: boolean): boolean {
  const read = readName(words, roll, surnameAlone)
  if (!read) return readPerson(words, roll) !== undefined && /^(?:the\s+)?\p{L}/u.test(words)
  const rest = words.slice(read.end).replace(/(?<![.\s])[.\s]+$/, '')
  if (rest === '' || /^\s*[([:–-]/.test(rest)) return true
  const next = /^\s+(\S+)/.exec(rest)?.[1] ?? ''
  return roll.isPost(next) || roll.isField(next) || /^\p{Lu}{2,}/u.test(next) || /^(?:from|for|of)$/.test(next)
}

/** Titled people and words without a title by turns: what follows a comma is the place or the post of the one before. */
function alternates(pieces: readonly Piece[], text: string, roll: RollWords): boolean {
  const titled = pieces.map((piece) => roll.titled.test(text.slice(piece.from, piece.to)))
  return (
    pieces.length >= 4 &&
    pieces.length % 2 === 0 &&
    titled.every((is, i) => is === (i % 2 === 0)) &&
    pieces.every((piece) => !roll.plural.test(text.slice(piece.from, piece.to)))
  )
}

/** `Trustees: A Bee`, `Quay Ward – Ann Ash (Secretary)`: words before a name that name a group and no post of one person. */
function groupLabel(words: string, roll: RollWords): { group: string; length: number } | undefined {
  const colon = /^\s*([\p{Lu}][\p{L}\s/&’'()-]{2,60}?)\s*:[\s–-]*(?=\S)/u.exec(words)
  if (colon) {
    if (readPerson(words, roll)?.role && !/s$|\b(?:public|staff|attendance|present|also)\b/i.test(colon[1]!))
      return undefined
    return { group: colon[1]!.trim(), length: colon[0].length }
  }
  const dash = /^\s*([\p{Lu}][\p{L}\s’'-]{3,40}?)\s+[–—-]\s+(?=\p{Lu})/u.exec(words)
  if (dash && isBody(dash[1]!, roll) && roll.titled.test(words.slice(dash[0].length)))
    return { group: dash[1]!.trim(), length: dash[0].length }
  if (
    dash &&
    !roll.titled.test(words) &&
    !words
      .slice(0, dash[0].length)
      .split(/\s+/)
      .some((word) => roll.isPost(word))
  ) {
    const behind = words.slice(dash[0].length)
    const read = readName(behind, roll)
    if (read && /^\s*\(/.test(behind.slice(read.end))) return { group: dash[1]!.trim(), length: dash[0].length }
  }
  return undefined
}

/** The name of a body, by its last word: `Harbour Council`. */
export function isBody(words: string, roll: RollWords): boolean {
  const last = words.trim().split(/\s+/).at(-1)!
  return /\s/.test(words.trim()) && roll.isOrganisation(last) && !roll.isPost(last) && !roll.groups('present', last)
}

/** A sentence, which no line of a list is. */
function isSentence(words: string): boolean {
  return /[.]\s*$/.test(words) && words.split(/\s+/).length >= 6 && /\s\p{Ll}{3,}\s+\p{Ll}/u.test(words)
}

/** Who else was in the room, uncounted by name: "6 members of the public", "the Clerk". */
function counts(words: string): boolean {
  return (
    /^\s*(?:and\s+)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|no|an?|about|approximately|around)\s+(?:other\s+|\p{L}+\s+){0,2}?(?:members?|residents?|parishioners?|visitors?|electors?|students?|others?|people|persons?|guests?|press|public|officers?|observers?|reporters?|representatives?)\b/iu.test(
      words,
    ) ||
    /^\s*the\s+(?:\p{L}+\s+){0,3}\p{L}+\.?\s*$/u.test(words) ||
    /^\s*(?:members?\s+of\s+the\s+)?(?:public|press)\b(?!\s+\p{Lu})/iu.test(words)
  )
}

function singular(plural: string): string {
  return plural
    .replace(/s$/i, '')
    .replace(/^Messr$/i, 'Mr')
    .replace(/\s+/g, ' ')
}

/** Whether the words have a title that the one of the list adds nothing to. */
function titlesOwn(words: string, plural: string): boolean {
  const last = plural.split(' ').at(-1)!
  return new RegExp(`^(?:\\p{L}+\\s+)?${last}|^(?:Cllr|Councill?or|Alderman|Ald)\\b`, 'iu').test(words)
}

/** The cells of a row: a person begins in a cell with a title, and in one behind a tick. */
function splitCells(passage: Passage, roll: RollWords): RollEntry[] {
  const entries: RollEntry[] = []
  let from = 0
  let ticked = false
  const cells = passage.text.split('\t')
  const names = cells.length > 1 && cells.length <= 4 && cells.every((cell) => isBareName(cell, roll))
  for (const cell of cells) {
    const to = from + cell.length
    const own = trimPassage(slicePassage(passage, from, to))
    from = to + 1
    if (own.text === '') continue
    const tick = /^[✓✔☑☒√\u2713\uf0fc]/u.test(own.text)
    if (tick || /^(?:[PX]|N\/A)$/.test(own.text)) {
      ticked = tick
      continue
    }
    const begins = entries.length === 0 || names || roll.titled.test(own.text) || (ticked && readName(own.text, roll))
    ticked = false
    if (begins) {
      for (const piece of own.text.includes('\n') || entries.length > 0 || /,/.test(own.text)
        ? splitPeople(own, roll)
        : [{ text: own.text, passage: own }])
        entries.push(piece)
      continue
    }
    const last = entries.at(-1)!
    entries[entries.length - 1] = { ...last, text: `${last.text}\t${own.text}` }
  }
  return entries
}
