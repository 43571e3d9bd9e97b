// The words of an attendance list to people with their posts.

import { type Passage, slicePassage, trimPassage } from '#model'

export interface PersonEntry {
  name: string
  role: string | null
  organisation: string | null
  deputisingFor: string | null
}

const titles = String.raw`(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Cllrs?|Councillors?|Rev(?:erend|d)?|Canon|Alderman|Bailie|Baillie|Provost|Major|Colonel|Captain|Superintendent|Chief\s+Superintendent|(?:County|Borough|District|City|Town|Parish|Ward)\s+(?:Cllr|Councillor))\.?`
/** Title, given names or initials, surname; at most six words. */
const personName = new RegExp(
  String.raw`^\*?((?:${titles}\s+)*(?:\p{Lu}[\p{L}’'.-]*\.?\s+){0,4}?(?:(?:de|van|von|der|den|al|el|bin|du|la|le|Mc|Mac|O’)\s+)?\p{Lu}[\p{L}’'-]+)(?=$|\s*[\t,;:(–—-]|\s{2,}|\s+(?:Chair|Vice|Deputy|Chief|Director|Non|Independent|Partner|Head|Associate|Assistant|Executive|Interim|Acting|Clinical|Lay|Medical|Clerk|Trust|Company|Corporate|Finance|Representative)\b)`,
  'u',
)
const notName =
  /^(?:apologies|present|attendance|members?|councillors|none|nil|chair|item|minutes?|meeting|board|committee|the|and|in|also|officers|public|press|seven|six|five|four|three|two|one|\d)\b/i

/** Words at the end of a post; a run of capitals that ends in one is a post without a person. */
const postNoun =
  /\b(?:Nurse|Registrar|Commissioner|Convener|Solicitor|Chair(?:man|woman|person)?|Directors?|Officers?|Executives?|Managers?|Secretary|Governors?|Members?|Consultant|Treasurer|Councillors?|Leader|Representatives?|Observers?|Team|Services?|Practitioner|Accountant|Assistant|Coordinator|Adviser|Advisor|Attendance|Apologies|Absence|Interests?|Arising|Business|Minutes?|Meeting|Report|Update|Public|Press|Welcome|Introductions?|Strategy|Performance|Finance|Office|Department)$/

/** Initials behind a name, by which the minutes call the person: `Dr Avi Bee AB Clinical Chair`, `Mr C Worth [CW] Chair`. */
function withoutInitials(words: string): string {
  const tokens = words.split(' ')
  for (let i = 1; i < Math.min(tokens.length, 8); i++) {
    const bracketed = /^[[(](\p{Lu}[\p{L}]{1,3})[\])][:,–-]?$/u.exec(tokens[i]!)?.[1]
    const bare = /^\p{Lu}{2,3}\p{Ll}?$/u.test(tokens[i]!) ? tokens[i]! : undefined
    if (!bracketed && !bare) continue
    const names = tokens
      .slice(0, i)
      .join(' ')
      .replace(new RegExp(`^(?:${titles}\\s+)+`, 'u'), '')
      .split(/[\s-]+/)
    const capitals = (bracketed ?? bare!).replace(/\p{Ll}/gu, '')
    // AB of Avi Bee, RCp of Richard Chapman: the first letters of the first and the last name.
    const fits = names.length >= 2 && capitals[0] === names[0]![0] && capitals.at(-1) === names.at(-1)![0]
    if (!fits && !bracketed) continue
    const rest = tokens
      .slice(i + 1)
      .join(' ')
      .replace(/^[:,–-]\s*/, '')
    return rest === '' ? tokens.slice(0, i).join(' ') : `${tokens.slice(0, i).join(' ')}\t${rest}`
  }
  return words
}

/** One entry: name, and what stands behind it. Nothing where the words do not begin with a name. */
export function readPerson(entry: string, organisations: readonly string[]): PersonEntry | undefined {
  const words = withoutInitials(
    entry
      .replace(/[ \u00a0]+/g, ' ')
      .replace(/(?:\s*,|\s+and|\s*&)?\s+\d+\s+members?\s+of\s+the\s+(?:public|press)\b.*$/i, '')
      .trim(),
  )
  const match = personName.exec(words)
  const name = match?.[1]?.replace(/\s+/g, ' ').trim()
  if (!name || notName.test(name) || name.split(' ').length > 7) return undefined
  const titled = new RegExp(`^${titles}\\s`, 'u').test(name)
  if (!titled && (name.split(' ').length < 2 || postNoun.test(name) || organisations.includes(name.split(' ').at(-1)!)))
    return undefined
  // "PART ONE" is no name; a surname alone may stand in capitals.
  if (!titled && name === name.toUpperCase() && /\p{Lu}{2}/u.test(name)) return undefined
  // A sentence about the person: "Dr Bee (AB) welcomed members."
  if (/^[\s,]*(?:\p{Ll}{2,}ed|had|has|was|were|is|are|said|gave|took|left)\b/u.test(words.slice(match![0].length)))
    return undefined
  let rest = words.slice(match![0].length).trim()
  const deputising =
    /\(?\s*(?:deputising|substitut(?:e|ing)|representing|in place of|on behalf of|deputy\s+for)\s+(?:for\s+)?([^)]*?)\s*\)|\(for\s+((?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof)[^)]*)\)/i.exec(
      rest,
    )
  if (deputising) rest = rest.replace(deputising[0], ' ')
  rest = rest
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(
      /\((?:for|until|from|to|part|items?|via|by|arrived|left|joined|excluding|observing|virtual|remote|holiday|(?:annual |sick |maternity )?leave|ill(?:ness)?|unwell|away|work|family|personal|prior|another)\b[^)]*\)/gi,
      ' ',
    )
    // Who else was in the room: "… and 6 members of the public".
    .replace(
      /\s*(?:,|and|&)\s*(?:\p{L}+|\d+)\s+(?:other\s+)?(?:members?\s+of\s+the\s+(?:public|press)|residents|parishioners|visitors)\b.*$/iu,
      ' ',
    )
    .replace(/^\s*[,;:–—\t-]+\s*/, '')
    // Initials by which the minutes name the person.
    .replace(/^\(\s*\p{Lu}[\p{L}]{0,3}\s*\)\s*[,;:–—\t-]*\s*/u, '')
    .replace(/^\p{Lu}{2,3}\t/u, '')
    .replace(/[\t\s]+/g, ' ')
    .trim()
  const { role, organisation } = splitRole(rest, organisations)
  return {
    name: name.replace(/^\*/, ''),
    role,
    organisation,
    deputisingFor: (deputising?.[1] ?? deputising?.[2])?.trim() || null,
  }
}

/** `Chief Executive, Vale NHS Trust` → post and employer; brackets around the whole are dropped. */
function splitRole(
  text: string,
  organisations: readonly string[],
): { role: string | null; organisation: string | null } {
  const whole = /^\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/.exec(text)?.[1] ?? text
  if (whole === '') return { role: null, organisation: null }
  const isOrganisation = (words: string) =>
    words.split(/[\s,()]+/).some((word) => organisations.includes(word)) &&
    /^\p{Lu}/u.test(words) &&
    !/\b(?:Chair|Director|Officer|Executive|Member|Manager|Head|Secretary)\b/.test(words)
  const note = /\s*(\([^()]*\))\s*$/.exec(whole)
  const base = note ? whole.slice(0, note.index) : whole
  const comma = base.lastIndexOf(', ')
  if (comma > 0 && isOrganisation(base.slice(comma + 2))) {
    return {
      role: [base.slice(0, comma).trim(), note?.[1]].filter(Boolean).join(' '),
      organisation: base.slice(comma + 2).trim(),
    }
  }
  return isOrganisation(whole) && !/,/.test(whole) && !/\bRepresentative\b/i.test(whole)
    ? { role: null, organisation: whole }
    : { role: whole, organisation: null }
}

/**
 * The people in one run of words.
 *
 *   Councillors K Pett, Mrs P Elm (Chair) and R Yew     the plural title holds for all
 *   A Bee, Chair; C Dee; E Eff (via Zoom)               semicolons part people, commas a person and the post
 */
export function splitPeople(
  passage: Passage,
  organisations: readonly string[] = [],
): { text: string; passage: Passage }[] {
  const text = passage.text
  if (text.includes('\t')) return splitCells(passage)
  const plural = /^\s*(?:and\s+)?(Councillors|Cllrs|Messrs|Drs)\.?\s+/i.exec(text)
  const title = plural ? plural[1]!.replace(/s$/i, '').replace(/^Messr$/i, 'Mr') : null
  const marks = cuts(text, title !== null, organisations)
  const pieces: { text: string; passage: Passage }[] = []
  let start = plural ? plural[0].length : 0
  for (const mark of [...marks, { index: text.length, length: 0 }]) {
    const piece = trimPassage(slicePassage(passage, start, mark.index))
    start = mark.index + mark.length
    if (piece.text === '') continue
    const named = title && !new RegExp(`^${title}`, 'i').test(piece.text) ? `${title} ${piece.text}` : piece.text
    pieces.push({ text: named.replace(/[.\s]+$/, ''), passage: piece })
  }
  return pieces
}

/** The cells of a row: two people where a later cell begins with a title of its own. */
function splitCells(passage: Passage): { text: string; passage: Passage }[] {
  const starts = [0]
  for (const match of passage.text.matchAll(new RegExp(String.raw`\t\s*(?=${titles}\s+\p{Lu})`, 'gu')))
    starts.push(match.index + match[0].length)
  return starts.map((start, i) => {
    const piece = trimPassage(slicePassage(passage, start, starts[i + 1] ?? passage.text.length))
    return { text: piece.text, passage: piece }
  })
}

function cuts(text: string, titled: boolean, organisations: readonly string[]): { index: number; length: number }[] {
  const outside = (index: number) => {
    const before = text.slice(0, index)
    return (before.match(/\(/g) ?? []).length === (before.match(/\)/g) ?? []).length
  }
  const found = (pattern: RegExp) =>
    [...text.matchAll(pattern)].filter((m) => outside(m.index)).map((m) => ({ index: m.index, length: m[0].length }))
  if (text.includes(';')) return found(/\s*;\s*(?:and\s+)?|\s*\n\s*/g)
  // "Ms L Sava (Clerk) Mr S Brad (Treasurer)", "Ann Ash (Clerk) Bo Birch (Observer)": people run on behind brackets.
  const runOn = found(
    new RegExp(
      String.raw`(?<=[)\]])\s+(?=${titles}\s+\p{Lu}|\p{Lu}[\p{L}’'-]+\s+\p{Lu}[\p{L}’'-]+\s*(?:[(,]|$))`,
      'gu',
    ),
  )
  if (titled) return found(/\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+/g)
  // A comma parts people only where a name follows that begins like one: a title, or as many names as the list has commas.
  const commas = found(
    new RegExp(
      String.raw`\s*,\s*(?:and\s+)?(?=${titles}\s)|\s+(?:and|&)\s+(?:by\s+|from\s+)?(?=${titles}\s)|\s*\n\s*(?=\p{Lu})`,
      'gu',
    ),
  )
  const all = [...found(/\s*,\s*(?:and\s+)?|\s+and\s+/g), ...runOn].sort((a, b) => a.index - b.index)
  const parts = [...all, { index: text.length, length: 0 }]
    .map((cut, i) => text.slice(i === 0 ? 0 : all[i - 1]!.index + all[i - 1]!.length, cut.index))
    .filter((part) => part.trim() !== '')
    .map((part) => part.replace(/\([^)]*\)/g, ' ').trim())
  const bare =
    parts.length > 1 &&
    parts.every(
      (part) =>
        /^(?:\p{Lu}[\p{L}’'.-]*\s+){1,2}\p{Lu}[\p{L}’'-]+\.?$/u.test(part) &&
        !part.split(/\s+/).some((word) => organisations.includes(word)) &&
        !/\b(?:Chair|Director|Clerk|Officer|Manager|Executive|Member|Secretary|Leader|Deputy|Vice|Head|Mayor|Governor|Trustee|President|Provost|Treasurer|Assistant|Adviser|Representative|Observer|Interim|Acting|Nurse|Chief|Commissioner|Registrar|Convener|Solicitor)\b/.test(
          part,
        ),
    )
  return bare ? all : [...commas, ...runOn].sort((a, b) => a.index - b.index)
}
