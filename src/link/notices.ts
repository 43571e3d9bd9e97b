// Minutes and agendas of a document → the other meetings of the body that they announce: the last one's, the next one's.

import {
  type Laid,
  lineAt,
  type MeetingNotice,
  type Outline,
  type Part,
  type Passage,
  passageSpans,
  slicePassage,
} from '#model'
import { type DateReading, readDates } from '#text'

const previous =
  /^(?:\W*\d+(?:\.\d+)*\W+)?(?:(?:draft|unconfirmed|to\s+(?:approve|confirm|receive|agree)|approval of|confirmation of)\s+(?:the\s+)?)*minutes\s+(?:of|from)\b/i
const next =
  /\b(?:dates?(?:\s+and\s+\p{L}+)?\s+of\s+(?:the\s+)?(?:next|future|forthcoming)(?:\s+\p{L}+){0,2}?\s+meetings?|next\s+(?:\p{L}+\s+){0,3}?meetings?|will\s+next\s+meet|next\s+meet|(?:future|forthcoming)\s+(?:\p{L}+\s+)?meetings?(?:\s+dates)?)\b/iu
/** Words that may stand between the formula and the date. */
const between =
  /^(?:[\s:,.–—()&-]|\b(?:is|will|to|be|would|takes?|place|has|been|arranged|scheduled|held|in|public|on|for|the|of|board|council|committee|meetings?|forward|agenda|and|full|next)\b)*$/i
/** A line below the formula: the date first, or the word meeting before it. */
const ownLine =
  /^(?:\W|\d{1,2}(?=\D)|\b(?:the|next|full|ordinary|public|trust|parish|town|borough|board|council|cabinet|committee|meetings?|in|will|be|held|on|at|is)\b|th\b)*$/i
const others =
  /\b(?:committee|sub-?committee|working group|group|panel|forum|away day|seminar|workshop|development session)\b/i

/** The meetings of the same body that the minutes and the agenda name, each with the words that name it. */
export function noticesOf(laid: Laid, outlined: Outline): MeetingNotice[] {
  const found = new Map<string, MeetingNotice>()
  outlined.parts.forEach((part, i) => {
    const { meeting, zone } = part.place
    if (!meeting?.date || (zone !== 'minutes' && zone !== 'agenda' && zone !== 'front')) return
    for (const passage of passagesOf(part)) {
      const told = [...previousIn(passage, part, outlined.parts, i), ...nextIn(passage, part, outlined.parts, i)]
      for (const one of told) {
        const key = `${meeting.body} ${meeting.date} ${one.relation} ${one.date.date}`
        if (!found.has(key)) found.set(key, toNotice(one, part, laid))
      }
    }
  })
  return [...found.values()]
}

interface Told {
  relation: 'previous' | 'next'
  outcome: MeetingNotice['outcome']
  date: DateReading
  passage: Passage
}

function passagesOf({ block }: Part): Passage[] {
  return block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((cell) => cell.passage)) : [block.passage]
}

const wordsOf = (part: Part | undefined) =>
  part && part.block.kind !== 'table' ? part.block.passage.text.replace(/\s+/g, ' ').trim() : ''

/** "Minutes of the meeting held on 9 May 2024", and what the meeting made of them. */
function previousIn(passage: Passage, part: Part, parts: readonly Part[], index: number): Told[] {
  const lead = previous.exec(passage.text)
  const own = part.place.meeting!.date!
  if (!lead) return []
  const date = readDates(passage.text.slice(0, 200), { near: own }).find((one) => one.date.length === 10)
  if (!date || date.date >= own || others.test(passage.text.slice(lead[0].length, date.start))) return []
  const after = [passage.text.slice(date.end), ...parts.slice(index + 1, index + 3).map(wordsOf)]
    .join(' ')
    .slice(0, 400)
  return [{ relation: 'previous', outcome: outcomeOf(after), date, passage }]
}

function outcomeOf(words: string): MeetingNotice['outcome'] {
  const agreed = /\b(?:agreed|approved?|confirmed|accepted|adopted|correct|accurate|signed)\b/i.exec(words)
  if (!agreed) return null
  return /\b(?:subject to|amend(?:ed|ments?)|correct(?:ed|ions?)|with the (?:following )?(?:changes?|exception)|following changes?|once)\b/i.test(
    words,
  )
    ? 'amended'
    : 'agreed'
}

/** "The Board will next meet on 9 May 2024", or a heading with the date in the lines below it. */
function nextIn(passage: Passage, part: Part, parts: readonly Part[], index: number): Told[] {
  const own = part.place.meeting!.date!
  const lead = next.exec(passage.text)
  if (!lead || isOther(lead[0], part.place.meeting!.body)) return []
  const later = (one: DateReading) => one.date.length === 10 && one.date > own
  const behind = lead.index + lead[0].length
  const dates = readDates(passage.text, { near: own })
  const date = dates.find((one) => one.start >= behind)
  if (date) {
    const words = passage.text.slice(lead.index, date.start)
    const strange = others.test(words) && !others.test(part.place.meeting!.body ?? '')
    return later(date) && !strange && between.test(passage.text.slice(behind, date.start))
      ? [{ relation: 'next', outcome: null, date, passage }]
      : []
  }
  // A label of its own, not a sentence that speaks of the next meeting.
  if (passage.text.trim().length > 80 || /[.;]\s*$|\b(?:will|would|should|to be)\b/i.test(passage.text)) return []
  const below: Told[] = []
  for (const line of parts.slice(index + 1, index + 5)) {
    if (line.block.kind === 'table' || line.block.kind === 'heading') break
    const { text } = line.block.passage
    const first = readDates(text, { near: own }).find(later)
    if (first && ownLine.test(text.slice(0, first.start)) && text.length < 200)
      below.push({ relation: 'next', outcome: null, date: first, passage: line.block.passage })
  }
  return below
}

/** "The next SAG meeting" is that of another group. */
function isOther(words: string, body: string | null): boolean {
  return (words.match(/\b\p{Lu}{2,}\b/gu) ?? []).some(
    (short) => !(body ?? '').includes(short) && !/^(?:NEXT|DATE|OF|MEETINGS?|AND|THE|BOARD|COUNCIL)$/.test(short),
  )
}

function toNotice({ relation, outcome, date, passage }: Told, { place }: Part, laid: Laid): MeetingNotice {
  const [span] = passageSpans(slicePassage(passage, date.start, date.end))
  const [whole] = passageSpans(passage)
  const page = laid.pages[(span ?? whole!).page]!
  const end = Math.min(whole!.end, (span ?? whole!).end + 80)
  return {
    body: place.meeting!.body,
    meeting_date: place.meeting!.date!,
    relation,
    date: date.date,
    date_raw: date.raw.replace(/\s+/g, ' '),
    outcome,
    page: page.number,
    line: lineAt(page, (span ?? whole!).start),
    quote: laid.pages[whole!.page]!.text.slice(whole!.start, Math.max(end, whole!.start + 1)),
  }
}
