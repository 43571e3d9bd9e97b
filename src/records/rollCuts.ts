// A list of people to the pieces between the marks at which a person can begin.

import { readName } from './people.ts'
import type { RollWords } from './rollWords.ts'

/** The mark before a piece: punctuation, a line break, a title, the name of a group, or nothing but the next name. */
type Joint = 'start' | 'line' | 'label' | 'semicolon' | 'comma' | 'and' | 'title' | 'run' | 'stop'

/** Words of a list from one mark to the next, by offsets. */
export interface Piece {
  joint: Joint
  from: number
  to: number
}

/** Every place outside brackets at which a person can begin. */
export function cutRoll(text: string, roll: RollWords): Piece[] {
  const inside = bracketed(text)
  let labelled = 0
  const marks: { from: number; to: number; joint: Joint }[] = []
  const put = (joint: Joint, pattern: RegExp, fits: (index: number, end: number) => boolean = () => true) => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      if (!inside(match.index) && fits(match.index, end)) marks.push({ from: match.index, to: end, joint })
    }
  }
  put('semicolon', /(?:(?<!\s)\s+)?;\s*(?:and\s+|&\s+)?/g, (_, end) => end < text.length)
  // "Ann Birch : Bo Elm : Cal Fir": colons part people where some stand behind a space.
  if ((text.match(/\p{L} +:\s*\p{Lu}/gu) ?? []).length >= 2) put('semicolon', /(?:(?<!\s)\s+)?:\s*(?=\p{Lu})/gu)
  if (!isWrapped(text)) put('line', /\s*\n\s*(?=[\p{Lu}\d*])/gu)
  put('comma', /(?:(?<!\s)\s+)?,(?:\s*,)*\s*(?:and\s+|&\s+)?/g)
  put('run', /(?<=\)):\s*(?=\p{Lu})/gu)
  put('and', /(?<!\s)\s+(?:and|&|AND|a)\s+(?:(?:by|from|of)\s+)?(?=\p{Lu}|the\s|\d)/gu)
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
    (index, end) => standsBehindName(text.slice(0, index)) && beginsName(text.slice(end), roll, true),
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

/** A list that the margin broke: a line ends in a comma, in a title or a word that joins, or inside brackets. */
function isWrapped(text: string): boolean {
  let open = 0
  return text
    .split('\n')
    .slice(0, -1)
    .some((line) => {
      open += (line.match(/\(/g) ?? []).length - (line.match(/\)/g) ?? []).length
      return open > 0 || /(?:[,&–-]|\b(?:and|of|for|the|to|Mr|Mrs|Ms|Dr|Professor|Cllr|Councillor))\s*$/.test(line)
    })
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
  const word = /(?<![\p{L}.])[\p{L}.]+$/u.exec(before)?.[0] ?? ''
  if (/^\p{Lu}{2,3}$/u.test(word) && standsBehindName(before)) return false
  return (
    word.length <= 2 ||
    roll.titled.test(`${word} X`) ||
    roll.plural.test(`${word} X`) ||
    /^(?:St|Hon|Dep|Asst|Rep)$/.test(word)
  )
}

/** Before a title stands another (`Cllr Mrs`), or a word that ties it to what stands before. */
function goesWithTitle(before: string, roll: RollWords): boolean {
  const last = /((?<!\S)\S+)$/.exec(before)?.[1] ?? ''
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
function beginsName(words: string, roll: RollWords, initialled = false): boolean {
  const read = readName(words, roll)
  // Where people are told by initials behind their names, the next name has them too; a post has none.
  if (initialled && read) {
    const behind = /^\s*(?:\(|\p{Lu}{2,3}(?!\p{L}))/u.exec(words.slice(read.end))?.[0]
    return behind !== undefined && (behind.endsWith('(') || standsBehindName(words.slice(0, read.end) + behind))
  }
  return read !== undefined && /^\s*(?:$|[,;:()[\]\n.–—-]|and\s|&|\p{Lu})/u.test(words.slice(read.end))
}

function standsBehindName(before: string): boolean {
  const words = before.trim().split(/\s+/)
  const letters = words.at(-1)!
  const name = words.slice(-4, -1).flatMap((word) => word.split('-'))
  return name.length >= 2 && letters.at(-1) === name.at(-1)![0] && name.some((word) => word[0] === letters[0])
}

/** Words of which every one is of groups, posts or departments, the last of them in the plural or of a group. */
export function isGroupName(label: string, roll: RollWords): boolean {
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
