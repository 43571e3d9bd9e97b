// Initials of an owner and an attendance list → the people meant, where the list leaves no doubt.

import { givenFits, partsOf } from './people.ts'

/** Somebody on an attendance list, as printed there. */
export interface Listed {
  name: string
  role: string | null
}

const apart = /(?:(?<!\s)\s+)?(?:[/,;&+]|\band\b)\s*/
const initials = /^\p{Lu}{2,4}$/u

/**
 * The names that initials stand for at one meeting, in the order of the initials; undefined where the words are not initials,
 * where nobody on the list has them, or where they fit two people or the post of another.
 *
 *   SB      Mrs Sara Birch, Mr Tom Hask                    Sara Birch
 *   SB/TH   Mrs Sara Birch, Mr Tom Hask                    Sara Birch, Tom Hask
 *   SB      Mrs Sara Birch, Mr Stephen Bell                –
 *   CE      Mr Carl Ely, Ms Ada Finch (Chief Executive)    –
 */
export function initialsToNames(printed: string, list: readonly Listed[]): string[] | undefined {
  const parts = printed.replace(/(?<=\b\p{Lu})\.\s*/gu, '').split(apart)
  const names = parts.map((part) => (initials.test(part) ? oneName(part, list) : undefined))
  return names.every((name) => name !== undefined) ? names : undefined
}

function oneName(letters: string, list: readonly Listed[]): string | undefined {
  const own = list.filter(({ name }) => mayHave(name, letters))
  const people = own.map(({ name }) => plainName(name)).sort((a, b) => b.length - a.length)
  const [fullest] = people
  if (!fullest?.includes(' ') || !people.every((name) => samePerson(name, fullest))) return undefined
  const byPost = list.filter(({ role }) => role !== null && capitalsOf(role) === letters)
  return byPost.every(({ name }) => samePerson(plainName(name), fullest)) ? fullest : undefined
}

/** A name without titles in front and letters behind: `Dr Sara Birch OBE` is `Sara Birch`. */
function plainName(name: string): string {
  const { title } = partsOf(name) ?? {}
  const flat = name.replace(/\s+/g, ' ').trim()
  const words = (title ? flat.slice(title.length).trim() : flat).split(' ')
  const own = words.filter((word, i) => i < 2 || !/^\p{Lu}{2,}[,.]?$/u.test(word))
  return (words.every((word) => word === word.toUpperCase()) ? words : own).join(' ').replace(/,$/, '')
}

/** Of `Mr Bell` nobody knows that he is not SB. */
const mayHave = (name: string, letters: string): boolean => {
  const plain = plainName(name)
  return plain.includes(' ') ? initialsOf(name).has(letters) : plain[0] === letters.at(-1)
}

/** `Ann-Marie Lee-Cole` is AL, ALC, AMLC; `Sara Jane Birch` is SB and SJB. */
function initialsOf(name: string): Set<string> {
  const words = plainName(name).split(' ')
  const letters = (list: readonly string[]) =>
    list
      .map((word) => /\p{L}/u.exec(word)?.[0] ?? '')
      .join('')
      .toUpperCase()
  const [first, last] = [words[0]!, words.at(-1)!]
  const all = words.flatMap((word) => word.split('-'))
  return new Set([[first, last], [first, ...last.split('-')], words, all].map(letters))
}

/** The capitals of a post: `Chief Executive, MF ICB` is CE. */
const capitalsOf = (role: string): string => (role.split(/[,(–-]/)[0]!.match(/\b\p{Lu}/gu) ?? []).join('')

function samePerson(a: string, b: string): boolean {
  if (!a.includes(' ')) return b.split(' ').at(-1) === a
  const [left, right] = [partsOf(a), partsOf(b)]
  return (
    a === b ||
    (left !== undefined && right !== undefined && left.last === right.last && givenFits(left.given, right.given))
  )
}
