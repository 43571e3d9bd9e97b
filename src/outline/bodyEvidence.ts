// What a file says of itself (front matter, masthead, running heads, file and folder name) to the body that met.

import type { Laid } from '#model'
import type { ZoneRules } from '#rules'
import { startsAttendance } from './attendance.ts'
import { bodyName } from './bodyName.ts'
import { frontLines } from './kind.ts'

/** The body that a file speaks for, and the organisation that its folder is named after. */
export interface BodyEvidence {
  /** Never a bare kind of body; null where the file does not say. */
  body: string | null
  owner: string | null
}

const kinds =
  'board|committee|council|cabinet|panel|authority|governors|governing body|executive|trustees|directors|group|forum|senate|commission|trust|partnership|assembly|collaborative|corporation|federation|association|company|society|club|cic|pcc'
const endsInKind = new RegExp(String.raw`\b(?:${kinds})(?: \([^)]{1,12}\))?$`, 'i')
const ofPlace = /\b(?:municipal|metropolitan) district of \p{L}/iu
const bare =
  /^(?:(?:the|full|parish|town|community|county|city|borough|district|annual|management|executive|general|trust|parochial|church|governing) )*(?:council|board|committee|panel|group|forum|cabinet|court|senate|corporation|body|directors['’]?|trustees['’]?|governors['’]?|members|trust|association|company|executive)$/i
/** Words of addresses, of papers and of sentences: no name of a body holds them. */
const foreign =
  /\b(?:chambers?|room|street|road|lane|building|offices?|report|plan|papers?|pack|policy|strategy|review|letter|accounts|members of|clerk|draft|agenda|minutes|meetings?|held|will|has|have|had|met|was|were|is|are|be|apologies|present|attendance)\b|^(?:to|at|from|for|in|item|chair)\b|[.:;!?@/]$|\d/i
/** Whole names of seasons and months, which say when and not who. */
const season = /^(?:spring|summer|autumn|winter)\s+/i
const month = /\s*[-–,]?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i

/** Whether a name says only what kind of body it is: "the Board", "Parish Council". */
export function isBare(name: string): boolean {
  return bare.test(name)
}

/**
 * The keys and values that stand between two lines of dashes at the head of a text file; empty where there are none.
 *
 *   ---
 *   title: "Quay Parish Council Meeting - May"      title → Quay Parish Council Meeting - May
 *   ---
 */
export function frontMatter({ pages }: Pick<Laid, 'pages'>): ReadonlyMap<string, string> {
  const lines = (pages[0]?.text.slice(0, 4_000) ?? '').split('\n', 60).map((line) => line.trimEnd())
  const end = lines.indexOf('---', 1)
  const found = new Map<string, string>()
  if (lines[0] !== '---' || end === -1) return found
  for (const line of lines.slice(1, end)) {
    const pair = /^([A-Za-z_]+):\s(.+)$/.exec(line)
    if (pair) found.set(pair[1]!.toLowerCase(), pair[2]!.trim().replace(/^(["'])(.*)\1$/, '$2'))
  }
  return found
}

/**
 * The body in a title, a file name or a line of its own.
 *
 *   2031-05-04 Quay Panel Meeting         Quay Panel
 *   Quay PC AGM 2031                      Quay Parish Council
 *   Quay Annual Parish Meeting            Quay Parish Council
 *   Council Chamber, Merchants’ Row       null: an address
 */
export function bodyInTitle(words: string): string | null {
  if (words.length > 300) return null
  let text = words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\d{4}[-. ]\d{1,2}[-. ]\d{1,2}[ ,:–-]*/, '')
    .replace(/^(?:19|20)\d\d\s+/, '')
    .replace(season, '')
  const general =
    /^(?:minutes of (?:the )?|agenda for (?:the )?)?(.{2,70}?)[,\s]+(?:annual |extraordinary )?(?:AGM|EGM|general meeting)\b/i.exec(
      text,
    )
  if (general && !/^(?:annual|minutes|agenda|the|previous|last)\b/i.test(general[1]!))
    text = parishOf(general[1]!.replace(/[\s–-]+$/, ''))
  const parish = /^(?:minutes of (?:the )?)?(.{2,60}?) annual parish (?:council )?meeting\b/i.exec(text)
  if (parish && !/\bcouncil\b/i.test(parish[1]!)) text = `${parish[1]!} Parish Council`
  // "QPTA AGM": the body is its initials.
  if (general && /^\p{Lu}{3,6}$/u.test(text)) return text
  const named = bodyName(parishOf(text)) ?? (general && /\b(?:society|club|cic|pcc)$/i.test(text) ? text : null)
  if (!named) return endsInKind.test(text) ? plausible(text) : null
  return plausible(named.replace(month, '').replace(/ parish$/i, ''))
}

/** "Quay PC" is the parish council of Quay; "PC Ash" is a constable. */
const parishOf = (text: string): string =>
  text.replace(/^(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3}) PC\b/u, '$1 Parish Council')

function plausible(name: string): string | null {
  const count = name.split(' ').length
  if (count < 2 || count > 12 || isBare(name) || foreign.test(name)) return null
  return endsInKind.test(name) || ofPlace.test(name) ? name : null
}

/** A line that is nothing but the name of a body, each of its long words with a capital. */
function masthead(line: string): string | null {
  if (line.length > 90 || !/^\p{Lu}/u.test(line)) return null
  const words = line.match(/\p{L}{5,}/gu) ?? []
  if (words.some((word) => /^\p{Ll}/u.test(word))) return null
  return /\bparochial church (?:meeting|council)$/i.test(line) ? null : bodyInTitle(line)
}

/** "open-standards-board" → "Open Standards Board", "qzt-cic" → "QZT CIC". */
function spelled(fileName: string): string {
  const words = fileName.replace(/\.[a-z]{2,4}(?:\.[a-z]{2,4})?$/i, '').split(/[-_+\s]+|%20/)
  return words
    .filter((word) => word !== '')
    .map((word) => {
      if (/\p{Lu}/u.test(word) || /^(?:of|and|the|for)$/.test(word)) return word
      if (/^(?:cic|pcc|icb|nhs|spc|pc)$/.test(word) || /^[b-df-hj-np-tv-z]{2,5}$/.test(word)) return word.toUpperCase()
      return word[0]!.toUpperCase() + word.slice(1)
    })
    .join(' ')
}

/** The church in whose name an annual parochial meeting is held; the body behind it is its parochial council. */
function parochial(lines: readonly string[]): string | null {
  if (!lines.some((line) => /\bannual parochial church meeting\b/i.test(line))) return null
  const church = lines.find(
    (line) => line.length < 60 && /^\p{Lu}.*\bchurch\b/iu.test(line) && !/\b(?:meeting|held|council)\b/i.test(line),
  )
  return church ? `${church} Parochial Church Council` : null
}

/** What the file says beside the titles of its meetings, the surest first: front matter, masthead, running heads, names of file and folder. */
export function bodyEvidence({ source, pages, blocks, notes = [] }: Laid, zones: ZoneRules): BodyEvidence {
  const given = frontMatter({ pages })
  const keys = ['body', 'committee', 'board', 'organisation', 'title', 'description']
  const lines = frontLines(blocks, 8)
  // A body named among the people is where some of them come from.
  const people = lines.findIndex((line) => startsAttendance(line, zones))
  // Below front matter that names the meeting stand its items.
  const front = titledMeeting({ pages }) ? [] : people === -1 ? lines : lines.slice(0, people)
  const running = new Map<string, number>()
  for (const { furniture } of notes)
    for (const line of new Set(furniture)) running.set(line, (running.get(line) ?? 0) + 1)
  const path = source.path.split('/')
  const folder = path.length > 1 ? bodyInTitle(spelled(path.at(-2)!)) : null
  const body =
    first(keys, (key) => (given.has(key) ? bodyInTitle(given.get(key)!) : null)) ??
    parochial(front) ??
    first(front, masthead) ??
    first(
      [...running].filter(([, times]) => times > 1).map(([line]) => line),
      masthead,
    ) ??
    bodyInTitle(spelled(path.at(-1)!)) ??
    folder
  return { body, owner: folder }
}

function first(words: readonly string[], read: (word: string) => string | null): string | null {
  for (const word of words) {
    const found = read(word)
    if (found) return found
  }
  return null
}

/** The name in full of a body that a title leaves out or calls only by its kind. */
export function bodyInFull(named: string | null, { body, owner }: BodyEvidence): string | null {
  if (named === null) return body
  if (!isBare(named)) return named
  if (body?.toLowerCase().endsWith(named.toLowerCase().replace(/^the /, ''))) return body
  return owner && !/\b(?:board|committee|council|panel|group|forum)$/i.test(owner) ? `${owner} ${named}` : named
}

/** Whether the head of a file without any other sign names a meeting: front matter that says which body met. */
export function titledMeeting(laid: Pick<Laid, 'pages'>): boolean {
  const title = frontMatter(laid).get('title') ?? ''
  if (/^(?:draft )?(?:minutes|notes) of\b/i.test(title)) return true
  return bodyInTitle(title) !== null && /\b(?:meeting|minutes)\b|^\d{4}-\d{1,2}-\d{1,2}\s/i.test(title)
}
