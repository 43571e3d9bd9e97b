// Words that name several people to one entry a person.

import { type Passage, slicePassage, trimPassage } from '#model'
import { type PersonEntry, readName, readPerson, tells } from './people.ts'
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

type Joint = 'start' | 'line' | 'label' | 'semicolon' | 'comma' | 'and' | 'title' | 'run' | 'stop'

interface Piece {
  joint: Joint
  from: number
  to: number
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
  const pieces = cut(text, roll)
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
    // A line with a number in front begins the first minute.
    if (piece.joint === 'line' && /^\d/.test(words)) break
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
        ((!semicolons || plural !== null) && !titledAll && isListed(words, roll, alone)))
    if (own) {
      const clerk = /\b(?:clerk|officer|secretary|minutes?)\b/i.test(person.role ?? '')
      if (/^\s*the\s/i.test(words)) plural = null
      const title = plural !== null && !clerk && !titlesOwn(words, plural) ? plural : null
      entries.push({ from, to: piece.to, title, surnameAlone: alone, group })
      open = true
    } else if (person === undefined && roll.titled.test(words) && tells(words.replace(roll.titled, ''))) break
    else if (piece.joint === 'semicolon' || piece.joint === 'line' || piece.joint === 'label') open = false
    else if (open) entries.at(-1)!.to = piece.to
    else if (piece.joint === 'start' && tells(words)) break
  }
  return entries.map((entry) => {
    const own = trimPassage(slicePassage(passage, entry.from, entry.to))
    const words = own.text.replace(/[.\s]+$/, '')
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

/** Every place outside brackets at which a person can begin. */
function cut(text: string, roll: RollWords): Piece[] {
  const inside = bracketed(text)
  let labelled = 0
  const marks: { from: number; to: number; joint: Joint }[] = []
  const put = (joint: Joint, pattern: RegExp, fits: (index: number, end: number) => boolean = () => true) => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (!inside(match.index) && fits(match.index, end)) marks.push({ from: match.index, to: end, joint })
    }
  }
  put('semicolon', /\s*;\s*(?:and\s+|&\s+)?/g, (_, end) => end < text.length)
  put(
    'line',
    /\s*\n\s*(?=[\p{Lu}\d])/gu,
    (index, end) =>
      !/[,&]\s*$|\b(?:and|of|for|the|Mr|Mrs|Ms|Dr|Professor|Cllr)\s*$/.test(text.slice(0, index)) && end < text.length,
  )
  put('comma', /\s*,(?:\s*,)*\s*(?:and\s+|&\s+)?/g)
  put('and', /\s+(?:and|&|AND|a)\s+(?:(?:by|from|of)\s+)?(?=\p{Lu}|the\s|\d)/gu)
  put('stop', /(?<=[\p{L})\]]{2})\.\s+(?=\p{Lu})/gu, (index) => !isAbbreviation(text.slice(0, index), roll))
  put(
    'title',
    new RegExp(String.raw`(?<=[\p{L})\]\d.])\s+(?=${roll.title}\s+\p{Lu})`, 'gu'),
    (index) => !goesWithTitle(text.slice(0, index), roll),
  )
  put('label', /(?<=[\p{L})\]\d.&,;])\s+(?=(?:\p{Lu}[\p{L}-]+\s+){0,3}\p{Lu}[\p{L}-]+\s?:\s)/gu, (_, end) => {
    const label = /^[^:]*/.exec(text.slice(end))![0]
    if (end < labelled || !isGroupName(label, roll)) return false
    labelled = end + label.length
    return true
  })
  put('run', /(?<=[)\]])\s+(?=\p{Lu})/gu, (_, end) => beginsName(text.slice(end), roll))
  put(
    'run',
    /(?<=\s\p{Lu}{2,3})\s+(?=\p{Lu}\p{Ll})/gu,
    (index, end) => standsBehindName(text.slice(0, index)) && beginsName(text.slice(end), roll),
  )
  put('run', /(?<=(?:^|\s)\p{Lu}\.?\s\p{Lu}\p{Ll}[\p{L}’'-]+)\s+(?=\p{Lu}\.?\s+\p{Lu}\p{Ll})/gu)
  marks.sort((a, b) => a.from - b.from || b.to - a.to)
  const pieces: Piece[] = []
  let from = 0
  let joint: Joint = 'start'
  for (const mark of marks) {
    if (mark.from < from) continue
    pieces.push({ joint, from, to: mark.from })
    from = mark.to
    joint = mark.joint
  }
  pieces.push({ joint, from, to: text.length })
  return pieces
}

/** Whether an offset stands inside brackets that close again. */
function bracketed(text: string): (index: number) => boolean {
  const spans: [number, number][] = []
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(' || text[i] === '[') open.push(i)
    else if ((text[i] === ')' || text[i] === ']') && open.length > 0) {
      const from = open.pop()!
      if (open.length === 0 || i - from > 200) spans.push([from, i])
    }
  }
  return (index) => spans.some(([from, to]) => index > from && index < to)
}

/** `Dr`, `St`, `J`: a full stop behind these ends no sentence. */
function isAbbreviation(before: string, roll: RollWords): boolean {
  const word = /[\p{L}.]+$/u.exec(before)?.[0] ?? ''
  return (
    word.length <= 2 ||
    roll.titled.test(`${word} X`) ||
    roll.plural.test(`${word} X`) ||
    /^(?:St|Hon|Dep|Asst|Rep)$/.test(word)
  )
}

/** Before a title stands another (`Cllr Mrs`), or a word that ties it to what stands before. */
function goesWithTitle(before: string, roll: RollWords): boolean {
  const last = /(\S+)$/.exec(before)?.[1] ?? ''
  return (
    /^(?:for|of|to|by|with|and|&|from|the|on|behalf|Rt|Hon|Councillors,?|Cllrs,?)$/i.test(last) ||
    /^(?:Councillors|Cllrs|Trustees|Governors|Members|Professors),?$/i.test(last) ||
    roll.titled.test(`${last} X`) ||
    roll.isWard(last) ||
    roll.beginsTitle(last) ||
    isPostAlone(before, roll) ||
    /[–:-]$/.test(last)
  )
}

/** "the assistant to the clerk Mrs J Ash": what stands since the last mark is a post and nobody's name. */
function isPostAlone(before: string, roll: RollWords): boolean {
  const words = /(?:^|[,;:.)]|\band|&)\s*(the\s[^,;:.()&]*?)\s*$/i.exec(before)?.[1]
  return (
    words !== undefined &&
    words.split(/\s+/).some((word) => roll.isPost(word)) &&
    !/\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+/u.test(words)
  )
}

/** Whether words begin with a full name: behind brackets the next person may follow without a mark. */
function beginsName(words: string, roll: RollWords): boolean {
  const read = readName(words, roll)
  return read !== undefined && /^\s*(?:$|[,;:()[\]\n.–—-]|and\s|&|\p{Lu})/u.test(words.slice(read.end))
}

function standsBehindName(before: string): boolean {
  const words = before.trim().split(/\s+/)
  const letters = words.at(-1)!
  const name = words.slice(-4, -1).flatMap((word) => word.split('-'))
  return name.length >= 2 && letters.at(-1) === name.at(-1)![0] && name.some((word) => word[0] === letters[0])
}

/** A piece behind a comma or "and" that is nothing but a name, with a post behind it at most. */
function isListed(words: string, roll: RollWords, surnameAlone: boolean): boolean {
  const read = readName(words, roll, surnameAlone)
  if (!read) return readPerson(words, roll) !== undefined && /^(?:the\s+)?\p{L}/u.test(words)
  const rest = words.slice(read.end).replace(/[.\s]+$/, '')
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

/** Words of which every one is of groups, posts or departments, the last of them in the plural or of a group. */
function isGroupName(label: string, roll: RollWords): boolean {
  const words = label.trim().split(/\s+/)
  const known = (word: string) =>
    (['present', 'participant', 'in_attendance', 'apologies', 'filler'] as const).some((group) =>
      roll.groups(group, word),
    ) ||
    roll.isPost(word) ||
    roll.isField(word) ||
    roll.isWard(word)
  return words.every(known)
}

/** Who else was in the room, uncounted by name: "6 members of the public", "the Clerk". */
function counts(words: string): boolean {
  return (
    /^\s*(?:and\s+)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|no|an?|about|approximately|around)\s+(?:other\s+|\p{L}+\s+){0,2}?(?:members?|residents?|parishioners?|visitors?|electors?|students?|others?|people|persons?|guests?|press|public|officers?|observers?|reporters?|representatives?)\b/iu.test(
      words,
    ) ||
    /^\s*the\s+(?:\p{L}+\s+){0,3}\p{L}+\.?\s*$/u.test(words) ||
    /^\s*(?:members?\s+of\s+the\s+)?(?:public|press)\b/i.test(words)
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

function isBareName(cell: string, roll: RollWords): boolean {
  const words = cell.replace(/\([^)]*\)/g, '').trim()
  const read = readName(words, roll)
  return read !== undefined && words.slice(read.end).trim() === ''
}
