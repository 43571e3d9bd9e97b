// The words of one entry of an attendance list to a person with a post.

import type { RollWords } from './rollWords.ts'

export interface PersonEntry {
  name: string
  role: string | null
  organisation: string | null
  deputisingFor: string | null
}

/** A name at the start of words, and what stands behind it. */
export interface NameRead {
  /** As printed, with title. */
  name: string
  titled: boolean
  /** Offset of the words behind the name. */
  end: number
}

const capitalised = /^(?:\p{Lu}[\p{L}’'‘`´.-]*|(?:O|D)[’'‘]\p{Lu}[\p{L}’'-]+)$/u
const particle = /^(?:de|da|dos|di|del|van|von|der|den|ter|al|el|bin|binti|bint|ibn|du|la|le|ap|ab|y|te|of)$/
const longestName = 6

/** Letters that stand for a name: `A`, `A.B.`, `JR`. */
const isInitials = (token: string) => /^(?:\p{Lu}\.?){1,3}$/u.test(token)

/**
 * Reads a name where words begin with one: titles, given names or initials, surname, letters behind it.
 * A name without a title needs two words of which none is a word of posts, bodies or departments.
 */
export function readName(words: string, roll: RollWords, surnameAlone = false): NameRead | undefined {
  const start = /^[\s*†‡+–-]*/.exec(words)![0].length
  const titles = roll.titled.exec(words.slice(start))?.[0] ?? ''
  const from = start + titles.length
  let end = from
  let count = 0
  let surnames = 0
  let first = ''
  let last = ''
  for (const match of words.slice(from).matchAll(/[^\s,;:()[\]\t\n/–—]+/gu)) {
    const token = match[0]
    const at = from + match.index
    const gap = words.slice(end, at)
    if (count > 0 && !/^(?: ?\n? ?)$/.test(gap.replace(/\s+/g, ' '))) break
    if (count > 0 && /\t/.test(gap) && surnames > 0) break
    if (count === 0 && gap.trim() !== '') break
    if (particle.test(token) && (count > 0 || titles) && token !== 'of') {
      const next = /^\s+(\p{Lu}|de|la|den|der)/u.exec(words.slice(at + token.length))
      if (!next) break
      end = at + token.length
      count++
      continue
    }
    if (!capitalised.test(token) || (count > 0 && /^(?:The|And|There|It|In|At|An|Also|No|All|This|These)$/.test(token)))
      break
    if (
      roll.isPostNominal(token) &&
      surnames > 0 &&
      count >= (titles ? 1 : 2) &&
      !areInitials(token, words.slice(from, end), true)
    ) {
      end = at + token.length
      continue
    }
    // "Harbour Valley Council" is nobody.
    if (!titles && count > 0 && roll.isOrganisation(token) && !roll.isSurname(token)) return undefined
    // A word of posts or departments ends a name that has its surname: "Ann Birch Medical Director".
    const given = count === 0 && roll.isGiven(token)
    const common =
      !given &&
      (roll.isPost(token) || roll.isField(token) || roll.isOrganisation(token)) &&
      !(roll.isSurname(token) && count === 1 && (titles !== '' || !roll.isPost(first)))
    if (common && (surnames > 1 || (surnames > 0 && (titles || count > 1)))) break
    if (common && !titles && count === 0) return undefined
    if (common && !titles) return undefined
    if (common && titles && count === 0 && !/^\s*(?:$|[,;:()[\]\t\n–—-])/.test(words.slice(at + token.length)))
      if (!surnameAlone && /^\s+(?:of|for|and|to)\b/.test(words.slice(at + token.length))) return undefined
    // An acronym behind a name begins its post: "Mrs C Ash HVB Apprentice".
    if (count >= 2 && surnames > 0 && /^\p{Lu}{3,}$/u.test(token) && last !== last.toUpperCase()) break
    // Initials behind the surname are those by which minutes call the person.
    if (surnames > 0 && count >= 2 && /^\p{Lu}{2,3}\p{Ll}?$/u.test(token) && last !== last.toUpperCase()) break
    if (count >= longestName) break
    end = at + token.length
    count++
    if (!isInitials(token) || /\p{Lu}\.\p{Lu}\p{Ll}/u.test(token)) surnames++
    if (/^(?:\p{Lu}\.)+\p{Lu}[\p{Ll}’']/u.test(token)) count++
    first ||= token
    last = token
    if (/[.]$/.test(token) && !isInitials(token) && token.length > 3) break
  }
  const name = words
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .replace(/(?<![.,'’\s])[.,'’\s]+$/, '')
  if (surnames === 0) return undefined
  // "Islands Divisional Commander": a rank at the end of words without a title is a post.
  if (!titles && !roll.isSurname(last) && roll.titled.test(`${last} X`)) return undefined
  // "PCC Link", "HVB Lead": an acronym is no given name.
  if (!titles && /^\p{Lu}{3,}$/u.test(first) && last !== last.toUpperCase()) return undefined
  if (!titles && count < 2 && !surnameAlone) return undefined
  // "PART ONE" is no name; a surname alone may stand in capitals.
  if (!titles && !surnameAlone && name === name.toUpperCase() && !/^(?:\p{Lu}\.?\s)+\p{Lu}/u.test(name))
    return undefined
  if (
    !titles &&
    /^(?:the|this|these|it|there|we|in|at|on|by|for|to|from|no|none|nil|all|any|and|also|see|item|note|mins?)$/i.test(
      first,
    )
  )
    return undefined
  return { name, titled: titles !== '', end }
}

const deputy =
  /\(?\s*(?:(?:deputising|deputised|deputy|substitut(?:e|ing)|sub|standing\s+in|attending|proxy)\s+(?:for|on\s+behalf\s+of)|(?:deputising|substituting)\s+for|representing|in\s+(?:the\s+)?place\s+of|on\s+behalf\s+of)\s+([^)]*?)\s*(?:\)|$)|\((?:sub\.?\s+)?for\s+((?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof)[^)]*)\)/i
const part =
  /[([](?:for|until|till|from|to|part|items?|agenda|via|by|arrived|arriving|left|leaving|joined|present|present\s+for|excluding|except|observing|observer\s+only|virtual(?:ly)?|remote(?:ly)?|online|zoom|teams|ms\s*teams|telephone|phone|video|vc|v|holiday|(?:annual |sick |maternity )?leave|ill(?:ness)?|sick|unwell|away|work|family|personal|prior|another|minutes?\s+\d|\d{1,2}[.:]\d\d|late)\b[^)\]]*[)\]]/gi

/** One entry: name, and what stands behind it. Nothing where the words name nobody. */
export function readPerson(entry: string, roll: RollWords, surnameAlone = false): PersonEntry | undefined {
  const words = entry.replace(/[ \u00a0]+/g, ' ').trim()
  const front = postInFront(words, roll)
  const own = front ? words.slice(front.end) : words
  const read = readName(own, roll, surnameAlone)
  if (!read) return undefined
  let rest = own.slice(read.end)
  // A sentence about the person: "Dr Bee (AB) welcomed members."
  if (tells(rest)) return undefined
  // A name that runs on into words that are neither post nor note is none: "North Harbour and Quay area".
  if (/^\s+(?:and|of|in|at|on|the|is|for|was|to)\b/.test(rest) && !read.titled) return undefined
  const deputising = deputy.exec(rest)
  const forWhom = (deputising?.[1] ?? deputising?.[2])?.trim() ?? ''
  const named = deputising && forWhom !== '' && (readName(forWhom, roll) !== undefined || /^the\s/i.test(forWhom))
  if (deputising && (named || /^\(/.test(deputising[0].trim()))) rest = rest.replace(deputising[0], ' ')
  rest = rest
    .replace(part, ' ')
    // Initials by which the minutes name the person: "(AB)", "[CW]", "AB", "A P-A".
    .replace(bracketedInitials, (all, letters: string) => (areInitials(letters, read.name) ? ' ' : all))
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(initialsBehind(read.name), ' ')
    .replace(/^[\s,;:–—=.-]+/, '')
    .replace(bracketedInitials, (all, letters: string) => (areInitials(letters, read.name) ? ' ' : all))
    .replace(/(?:^|\s)(?:\p{Lu}{2,3})$/u, (letters) => (areInitials(letters.trim(), read.name, true) ? ' ' : letters))
    .replace(
      /(?:(?<![,\s])[,\s]+)?\b(?:who\s+(?:was|took)\s+|was\s+)?(?:in\s+the\s+chair|(?:who\s+)?presid(?:ed|ing))\b\.?/i,
      (words) => (/chair/i.test(words) ? ' in the Chair' : ' '),
    )
    .replace(/[\t\s]+/g, ' ')
    // A brace that joins lines, flattened to brackets without partners.
    .replace(/^\s*(?:[)}\]]\s*)+/, '')
    .replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/, '')
    // A number of an item, or the name of one, begins the minutes.
    .replace(/(?:^|(?<!\s)\s+)(?:agenda\s+)?items?\s+(?:no\.?\s*)?\d[^]*$/i, '')
    .trim()
  // So long a post is the sentence that follows.
  if (
    rest.replace(/\([^)]*\)/g, '').split(' ').length > 20 ||
    (/\b(?:gave|presented|attended|were|welcomed|opened)\b/.test(rest) && rest.length > 40)
  )
    return undefined
  const { role, organisation } = splitRole(rest, roll)
  return {
    name: read.name,
    role: front ? [front.role, role].filter(Boolean).join(', ') : role,
    organisation,
    deputisingFor: named ? forWhom : null,
  }
}

/** The first letters of a name, bare behind it: `Ann Birch AB`, `Alec Price-Ash A P-A`. */
function initialsBehind(name: string): RegExp {
  const letters = name.split(/[\s-]+/).map((word) => word[0]!)
  const last = letters.at(-1)!
  return letters.length < 2
    ? /^(?!)/
    : new RegExp(
        String.raw`^\s*\(?[${letters.filter((letter) => /\p{L}/u.test(letter)).join('')}]\p{Ll}{0,2}[\s.-]*(?:\p{Lu}[\s.-]*){0,2}${last}\p{Ll}{0,2}\)?(?=$|[\s,;:–-])`,
        'u',
      )
}

const bracketedInitials = /^\s*[([]\s*((?:\p{Lu}[.&\s-]?){1,4}\p{Ll}{0,2}|\p{Lu}\p{Ll}{1,2}\p{Lu})\s*[)\]]/u

/** AB of Avi Bee, RCp of Richard Chapman: letters of the names, in order; `both`: of the first and of the last. */
function areInitials(letters: string, name: string, both = false): boolean {
  const names = name.split(/[\s.-]+/).filter((word) => word !== '')
  const capitals = letters.replace(/[^\p{Lu}]/gu, '')
  const last = capitals.at(-1) === names.at(-1)![0]?.toUpperCase()
  const first = names.slice(0, -1).some((word) => word[0]?.toUpperCase() === capitals[0])
  return both ? first && last : first || last
}

/** Whether words behind a name say what the person did. */
export function tells(rest: string): boolean {
  const words = rest.replace(/^\s*\([^)]*\)/, '')
  if (/^[\s,)]*(?:who\s+|was\s+)?(?:in\s+the\s+chair|presid(?:ed|ing))/i.test(words)) return false
  return /^[\s,)]*(?:(?:also|then|both|each|who|had|has|was|were|will|would|is|are)\s|(?:said|gave|took|left|sent|may|did|does|could|asked|agreed|had|has|was|were|is|are|will|attended|joined|welcomed|proposed|seconded|declared|reported|informed|introduced|advised|explained|\p{Ll}{3,}(?:ed|es))\b)/u.test(
    words,
  )
}

/**
 * A post in front of the name.
 *
 *   Chair: David Fir · Clerk Linda Elm · the clerk A. Brown · The Chancellor (Dr K Ash)
 */
function postInFront(words: string, roll: RollWords): { role: string; end: number } | undefined {
  // The longest run of words of posts that leaves a name behind it.
  const lead = /^(?:the\s+|in\s+the\s+)?/i.exec(words)![0].length
  let end = lead
  let posts = false
  for (const match of words.slice(lead).matchAll(/([\p{L}’'/&-]+)([\s:,(–-]*)/gu)) {
    if (lead + match.index !== end) break
    const token = match[1]!
    const post = roll.isPost(token) || token.split(/[/-]/).every((piece) => roll.isPost(piece))
    if (
      !post &&
      !roll.isField(token) &&
      !roll.isOrganisation(token) &&
      !/^(?:and|of|the|to|for|&|in|rfo|ceo)$/i.test(token)
    )
      break
    // "Councillor" and "Dean Elm": a title or a first name, not a post.
    const title = roll.titled.exec(words.slice(end))?.[0].trim()
    if (title && (!post || title.includes(' '))) break
    posts ||= post
    end += match[0].length
  }
  if (!posts || end === lead || end >= words.length) return undefined
  const name = readName(words.slice(end), roll)
  if (!name || (!name.titled && name.name.split(' ').length > 4)) return undefined
  // "Clerk (Jo Elm)" names Jo Elm; "Chief Officer (Ms Elm deputising)" tells of her.
  if (/\(\s*$/.test(words.slice(lead, end)) && !/^\s*\)/.test(words.slice(end + name.end))) return undefined
  const role = words.slice(lead, end).replace(/(?<![\s:,(–-])[\s:,(–-]+$/, '')
  return { role, end }
}

/** `Chief Executive, Vale NHS Trust` → post and employer; brackets around the whole are dropped. */
function splitRole(text: string, roll: RollWords): { role: string | null; organisation: string | null } {
  const whole = /^\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/.exec(text)?.[1]?.trim() ?? text
  if (whole === '' || /^[\p{P}\p{S}\s]+$/u.test(whole)) return { role: null, organisation: null }
  const isOrganisation = (words: string) =>
    words.split(/[\s,()]+/).some((word) => roll.isOrganisation(word) && /^\p{Lu}/u.test(word)) &&
    /^\p{Lu}/u.test(words) &&
    !/\b(?:Chair|Director|Officer|Executive|Member|Manager|Head|Secretary|Clerk|Leader|Councillor|Trustee|Governor|Lead|Representative|Solicitor|Observer|President|Dean|Treasurer|Convener|Mayor|Provost|Nurse|Warden|Auditor|Adviser|Consultant|Assistant|Apprentice|Deputy|Commissioner)\b/.test(
      words,
    )
  const note = /(?:(?<!\s)\s+)?(\([^()]*\))\s*$/.exec(whole)
  const base = note ? whole.slice(0, note.index) : whole
  const comma = base.lastIndexOf(', ')
  if (comma > 0 && isOrganisation(base.slice(comma + 2))) {
    return {
      role: [base.slice(0, comma).trim(), note?.[1]].filter(Boolean).join(' '),
      organisation: base.slice(comma + 2).trim(),
    }
  }
  return isOrganisation(whole) && !/,/.test(whole)
    ? { role: null, organisation: whole }
    : { role: whole, organisation: null }
}
