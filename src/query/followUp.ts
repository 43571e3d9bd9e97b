// Words of a letter or a decision → later passages about the same matter, and what was looked through.

import { likeness, stemsOf, weighting } from '#link'
import { type Index, quoted } from '#store'
import { sentenceEnds } from '#text'
import { meetingFinder, type MeetingOfPlace } from './meetings.ts'
import { matchString } from './typedWords.ts'

export interface LaterPassage {
  meeting: MeetingOfPlace
  document: string
  page: number | null
  line: number | null
  /** The sentence, verbatim but for white space. */
  quote: string
  /** How much of the matter's words it has, by their rarity, 0 to 1. */
  score: number
}

export interface FollowUp {
  passages: readonly LaterPassage[]
  /** What was looked through, in words. */
  searched: string
}

export interface Matter {
  words: string
  /** ISO date; only meetings after it count. */
  after: string
  /** Id of the document that states the matter; it is left out. */
  document: string
  /** Words one of which the passage must have. */
  needs?: RegExp
  /** From which share of the words on a passage is about the matter. */
  least: number
}

interface PageRow {
  document_pk: number
  id: string
  path: string
  number: number | null
  position: number
  first_line: number | null
  text: string
}

/** Finds the sentences of later meetings, oldest first, at most `most`. */
export function followUp(index: Index, matter: Matter, most = 20): FollowUp {
  const stems = [...new Set(stemsOf(matter.words))]
  const searched = (pages: number) =>
    `looked for ${stems.length} words (${stems.slice(0, 8).join(', ')}${stems.length > 8 ? ', …' : ''}) in the papers of meetings after ${matter.after}: ${pages} page${pages === 1 ? '' : 's'} hold one of them`
  if (stems.length < 2) return { passages: [], searched: searched(0) }
  const words = [...new Set(matter.words.match(/\p{L}[\p{L}\p{N}’'-]+/gu) ?? [])].filter(
    (word) => stemsOf(word).length > 0,
  )
  const rows = index.db
    .prepare(
      `SELECT d.pk AS document_pk, d.id, d.path, p.number, p.position, p.first_line, p.text
       FROM pages p JOIN documents d ON d.pk = p.document_id
       WHERE p.pk IN (SELECT rowid FROM ${quoted('pages_fts')} WHERE pages_fts MATCH ?) AND d.id <> ?
         AND EXISTS (SELECT 1 FROM meetings m WHERE m.document_id = d.pk AND m.date > ?)
       ORDER BY d.path, d.id, p.position`,
    )
    .all(words.map(matchString).join(' OR '), matter.document, matter.after) as PageRow[]
  const meetingAt = meetingFinder(index)
  const sentences = rows.flatMap((page) => sentencesOf(page).map((sentence) => ({ page, ...sentence })))
  const weigh = weighting([matter.words, ...sentences.map(({ text }) => text)])
  const wanted = weigh(matter.words)
  const whole = likeness(wanted, wanted)
  const passages = sentences.flatMap(({ page, text, start }): LaterPassage[] => {
    const own = new Set(stemsOf(text))
    const shared = stems.filter((stem) => own.has(stem))
    if (shared.length < Math.min(3, stems.length) || (matter.needs && !matter.needs.test(text))) return []
    const score = shared.reduce((sum, stem) => sum + (wanted.get(stem) ?? 0) ** 2, 0) / whole
    if (score < matter.least) return []
    const meeting = meetingAt(page.document_pk, page.position, start)
    if (!meeting.date || meeting.date <= matter.after) return []
    const line = page.first_line === null ? null : page.first_line + page.text.slice(0, start).split('\n').length - 1
    return [
      { meeting, document: page.path, page: page.number, line, quote: text, score: Math.round(score * 100) / 100 },
    ]
  })
  const seen = new Set<string>()
  return {
    passages: passages
      .sort((a, b) => (a.meeting.date! < b.meeting.date! ? -1 : a.meeting.date! > b.meeting.date! ? 1 : 0))
      .filter(({ meeting, quote }) => !seen.has(`${meeting.date} ${quote}`) && seen.add(`${meeting.date} ${quote}`))
      .slice(0, most),
    searched: searched(rows.length),
  }
}

/** Sentences within the lines of a page; markup of cells parts them too. */
function sentencesOf({ text }: PageRow): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = []
  let at = 0
  for (const line of text.split(/(\n\s*\n|\t|<[^>]+>)/)) {
    if (/\p{L}{3}/u.test(line) && !line.startsWith('<')) {
      let from = 0
      for (const to of sentenceEnds(line)) {
        const words = line.slice(from, to)
        const lead = words.length - words.trimStart().length
        const flat = words.replace(/\s+/g, ' ').trim()
        if (flat.length > 20) found.push({ text: flat, start: at + from + lead })
        from = to
      }
    }
    at += line.length
  }
  return found
}
