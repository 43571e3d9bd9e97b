// The people whom a document's attendance names, and whether words name one of them.

import type { Part, Surroundings } from '#model'
import { personTitle } from '#text'

/** Names and initials, as the attendance prints them. */
interface Roll {
  names: ReadonlySet<string>
  initials: ReadonlySet<string>
}

const label =
  /^\(?(?:(?:\p{L}+[\s-]+){0,2}(?:members|councillors|cllrs|governors|directors|trustees|those|committee)\s+)?(?:present|attending|attendees?|attended|attendance|in attendance|also present|apologies|apology|members|committee|sederunt)\b/iu
const titled = new RegExp(String.raw`\b${personTitle}\s+(?:\p{Lu}[\p{L}.]*\s+){0,2}?(\p{Lu}[\p{L}’'-]+)`, 'gu')

/** `(AB)`, `[PJR]`, `(MWh)`, or the letters alone. */
const short = /[([](\p{Lu}{2,4}\p{Ll}?|\p{Lu}\p{Ll}?\p{Lu}\p{Ll}?)[)\]]|(?<![\p{L}])(\p{Lu}{2,3})(?![\p{L}])/gu

/** Initials, or a name with a title, which name somebody without an attendance. */
export const shortName = new RegExp(
  String.raw`^(?:\p{Lu}{2,3}(?:\s*(?:[/&,]|and)\s*\p{Lu}{1,3})*|${personTitle}\s.+)$`,
  'u',
)

const isTitle = new RegExp(`^${personTitle}$`, 'u')

/** Who is told to have spoken: `Lee Oak reported that …`. */
const speaking =
  /(?:^|[.;]\s+|\n)(\p{Lu}[\p{Ll}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){0,2})\s+(?:also\s+|then\s+)?(?:reported|noted|confirmed|advised|said|asked|agreed|thanked|welcomed|stated|explained|presented|updated|suggested|informed|mentioned|raised|proposed|offered|outlined|introduced)\b/gu

const rolls = new WeakMap<readonly Part[], Roll>()

/** Longest list of people that is looked through, in blocks. */
const longest = 30

function rollOf({ parts, words }: Surroundings): Roll {
  const known = rolls.get(parts)
  if (known) return known
  const names = new Set<string>()
  const initials = new Set<string>()
  const posts = new Set(words('action.posts'))
  const take = (text: string) => {
    for (const [name] of text.matchAll(/\p{Lu}[\p{Ll}’'-]+(?:\p{Lu}\p{Ll}+)*/gu)) if (!posts.has(name)) names.add(name)
    for (const [full] of text.matchAll(/\p{Lu}[\p{Ll}’'-]+(?:[ -]\p{Lu}[\p{L}’'-]+){1,2}/gu)) {
      const parts = full.split(/[ -]/)
      if (!parts.some((name) => posts.has(name))) initials.add(parts.map((name) => name[0]).join(''))
    }
    for (const [, bracketed, bare] of text.matchAll(short)) initials.add((bracketed ?? bare)!)
  }
  let left = 0
  for (const { block } of parts) {
    const text =
      block.kind === 'table'
        ? block.rows.map((row) => row.cells.map((cell) => cell.passage.text).join('\t')).join('\n')
        : block.passage.text
    for (const [, surname] of text.matchAll(titled)) names.add(surname!)
    for (const [, speaker] of text.matchAll(speaking)) {
      const own = speaker!.split(/\s+/)
      if (!own.some((name) => posts.has(name))) for (const name of own) names.add(name)
    }
    // Lists of people stand at the head of minutes, or under their first item; a sentence ends them.
    if (text.split('\n').some((line) => label.test(line.trim()))) left = longest
    else if (
      left > 0 &&
      block.kind !== 'table' &&
      ((/[.?!]$/.test(text.trim()) && text.split(' ').length > 5) || text.length > 400)
    )
      left = 0
    if (left > 0) {
      take(text)
      left--
    }
  }
  const roll = { names, initials }
  rolls.set(parts, roll)
  return roll
}

/**
 * Whether the words name people of the attendance and nobody else: `Roy`, `Jane Oak and CG`, `PB/Secretary`, `All`.
 * @param around whose `action.offices` names posts and groups that need no attendance
 */
export function isOnRoll(owner: string, around: Surroundings): boolean {
  const { names, initials } = rollOf(around)
  const offices = new Set(around.words('action.offices').map((office) => office.toLowerCase()))
  const posts = new Set(around.words('action.posts'))
  return owner
    .replace(/^the\s+/i, '')
    .split(/(?:(?<!\s)\s+)?(?:[,/&+]|\band\b)\s*/u)
    .filter((who) => who !== '')
    .every((who) => {
      if (offices.has(who.toLowerCase())) return true
      if (initials.has(who)) return !/^the\s/i.test(owner)
      const all = who.split(/\s+/)
      // "Parish Councillor Jane Oak": the post before a name; a post alone names nobody here.
      const from = all.findIndex((word) => !posts.has(word.replace(/\.$/, '')))
      const own = from > 0 ? all.slice(from) : all
      return (
        own.length <= 4 &&
        own.every(
          (word) =>
            names.has(word) ||
            names.has(word[0] + word.slice(1).toLowerCase()) ||
            /^\p{Lu}\.?$/u.test(word) ||
            isTitle.test(word),
        )
      )
    })
}
