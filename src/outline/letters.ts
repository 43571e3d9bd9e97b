// The blocks of a letter to its sender, addressee, date, subject and statute.

import { type Announcement, type Block, type Passage, splitLines } from '#model'
import type { ZoneRules } from '#rules'
import { readDates, readPeriods } from '#text'
import { matches } from './openings.ts'

type Person = { name: string; role: string | null }

/** What the letter says of itself, where it is one that assesses a body; nothing otherwise. */
export function readLetter(blocks: readonly Block[], zones: ZoneRules): Omit<Announcement, 'place'> | undefined {
  const lines = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((c) => c.passage)) : splitLines(block.passage),
  )
  const dear = lines.findIndex((line) => /^dear\b/i.test(line.text))
  if (dear < 0) return undefined
  const subject = subjectOf(blocks, zones)
  if (!subject) return undefined
  const signoff = lines.findIndex((line, i) => i > dear && matches(zones.patterns('signoff'), line.text))
  const head = lines.slice(0, dear)
  const date = [...head, ...lines.slice(dear, dear + 4)]
    .flatMap((line) => readDates(line.text))
    .find((found) => found.kind === 'day')
  const text = subject.text.replace(/\s+/g, ' ')
  const whole = blocks
    .slice(0, 25)
    .map((block) => (block.kind === 'table' ? '' : block.passage.text))
    .join(' ')
    .replace(/\s+/g, ' ')
  const fy = [text, whole].flatMap((words) => readPeriods(words)).find((period) => period.fy !== null)?.fy ?? null
  return {
    of: 'letter',
    rule: 'letter-salutation',
    passage: subject,
    fields: {
      assessor: signoff >= 0 ? signatory(lines.slice(signoff + 1, signoff + 6)) : null,
      addressee: addressee(lines[dear]!.text, head),
      body: assessedBody(text),
      date: date?.date ?? null,
      period_fy: fy,
      legal_basis: statute(whole),
    },
    inferred: [],
  }
}

/** The line under the salutation that says what the letter is about. */
function subjectOf(blocks: readonly Block[], zones: ZoneRules): Passage | undefined {
  const dear = blocks.findIndex((block) => block.kind !== 'table' && /(^|\n)\s*dear\b/i.test(block.passage.text))
  for (const block of blocks.slice(dear + 1, dear + 4)) {
    if (block.kind === 'table') continue
    const text = block.passage.text
    if (text.split(/\s+/).length <= 40 && !/[.]$/.test(text.trim()) && matches(zones.patterns('assessment'), text))
      return block.passage
  }
  return undefined
}

function assessedBody(subject: string): string | null {
  const match =
    /\b(?:assessment|inspection|review|oversight|evaluation|undertakings?)\s+(?:of|for|at|to)\s+(?:the\s+)?(?:performance\s+of\s+)?(?:the\s+)?(.+?)(?:['’]s?)?(?:\s+(?:performance|annual|for\s+(?:the\s+)?(?:year|\d)|in\s+(?:the\s+)?(?:year|\d)|\d{4}|under)|\s*[:(–]|\s+-\s|$)/i.exec(
      subject,
    )
  return match?.[1]?.replace(/(?<![,\s])[,\s]+$/, '') ?? null
}

function statute(text: string): string | null {
  const match =
    /\b(sections?\s+\d+[A-Z]*\d*[A-Z]?(?:\(\d+\))?\s+of\s+(?:the\s+)?[^.;()]{3,80}?\bAct\s+\d{4})(?:\s*\([^)]*\))?(\s*,?\s*\(?as\s+amended\s+by\s+(?:the\s+)?[^.;()]{3,80}?\bAct\s+\d{4})?/i.exec(
      text,
    )
  if (!match) return null
  return `${match[1]}${(match[2] ?? '').replace(/^\s*,?\s*/, ', ').replace(/^, $/, '')}`
}

function signatory(lines: readonly Passage[]): Person | null {
  const [name, ...rest] = lines.map((line) => line.text.trim()).filter((text) => text !== '')
  if (!name) return null
  const split = splitPerson(name)
  if (split.role) return split
  const role = rest[0] && !/^(cc|c\.c|copy|enc|tel|t:|e:)/i.test(rest[0]) ? rest[0].replace(/,$/, '') : null
  return { name: split.name, role }
}

function addressee(salutation: string, head: readonly Passage[]): Person | null {
  const words = salutation
    .replace(/^dear\s+/i, '')
    .replace(/[,.]$/, '')
    .trim()
    .split(/\s+/)
  const key = words.at(-1)!
  const index = head.findIndex((line) =>
    new RegExp(`(^|\\s)${key.replace(/\W/g, '\\$&')}(?![\\p{L}])`, 'u').test(line.text),
  )
  if (index < 0) return null
  const split = splitPerson(head[index]!.text.trim())
  if (split.role) return split
  const next = head[index + 1]?.text.trim()
  return {
    name: split.name,
    role: next && next.split(/\s+/).length <= 8 && !/\d/.test(next) ? next.replace(/,$/, '') : null,
  }
}

function splitPerson(text: string): Person {
  const match = /^(.+?)\s*(?:,|\s[–—-]\s|\()\s*(.+?)\)?$/.exec(text)
  return match ? { name: match[1]!, role: match[2]! } : { name: text, role: null }
}
