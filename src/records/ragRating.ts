// Cells, log rows and sentences to ratings.

import { z } from 'zod'
import {
  type Cell,
  cellText,
  joinPassages,
  type Match,
  type Place,
  type Reading,
  type RecordType,
  type Row,
  slicePassage,
  type Table,
} from '#model'
import { statusColour } from './actionStatus.ts'
import { type ColourKey, keyOf, nameInKey } from './colourKey.ts'
import { text } from './kinds.ts'
import { plain } from './plain.ts'
import { colourOf, shownColour } from './ratingColour.ts'

const schemes = ['assurance', 'delivery', 'action_status', 'risk', 'readiness', 'other'] as const

const fields = z.object({
  subject: text.meta({ description: 'What was rated', filter: 'words', search: true, column: true }),
  rating: text.meta({
    description: 'red, amber, green, blue, grey or another colour word',
    filter: 'exact',
    column: true,
  }),
  rating_raw: text.nullable().meta({ description: 'The rating as printed; null where only a colour says it' }),
  scheme: z.enum(schemes).meta({ description: 'What the rating says', filter: 'exact', column: true }),
  rated_by: text.nullable().meta({ description: 'Who rated', filter: 'words', search: true, column: true }),
  rationale: text.nullable().meta({ description: 'Why', filter: 'words', search: true }),
  escalation: text.nullable().meta({ description: 'What is escalated', search: true }),
  evidence: z
    .enum(['text', 'colour', 'key'])
    .meta({ description: 'Whether the rating is a word, a colour, or read through a key', filter: 'exact' }),
  table: z
    .object({ row: text.nullable(), column: text.nullable() })
    .optional()
    .meta({ description: 'Labels of the row and the column, where the rating stands in a table' }),
})

export type RagRating = z.infer<typeof fields>

export const ragRating: RecordType<RagRating> = {
  name: 'rag_rating',
  plural: 'ratings',
  summary: 'A rating that somebody gave.',
  fields,
  contract: {
    slots: { rating: 'The colour or level', subject: 'What was rated', rater: 'Who rated it' },
  },
  read(match, around) {
    if (match.cells) return readLogRow(match, keyOf(match.part.place, around))
    if (match.table && !match.slots.rating) return readTable(match, keyOf(match.part.place, around))
    return readSentence(match)
  },
}

/** The headings above a column: a group's heading holds until the next one to its right. */
function columnLabel(table: Table, rowIndex: number, column: number): string | null {
  const labels = table.rows.slice(0, rowIndex + 1).map((row, i) => {
    const group = row.cells.filter((cell) => cell.column <= column && headWords(cell) !== '').at(-1)
    return i < rowIndex ? group && headWords(group) : cellText(row, column)
  })
  return labels.filter(Boolean).join(' ') || null
}

/** The cell that names the subject, else the first of the row with words. */
function wordsOfRow(row: Row, subject: string) {
  const filled = row.cells.filter((cell) => cell.passage.text.trim() !== '')
  return (filled.find((cell) => plain(cell.passage) === subject) ?? filled[0])?.passage ?? { text: '', runs: [] }
}

function readLogRow(match: Match, key: ColourKey): Reading<RagRating>[] {
  const { cells = {}, columns, table, rowIndex = 0, passage } = match
  const status = plain(cells.status)
  const words = plain(cells.text)
  const cell = table?.rows[rowIndex]?.cells.find(({ column }) => column === columns?.get('status'))
  const named = status ? colourOf(status) : undefined
  const fill = cell ? undefined : statusColour(match, key)
  const rating = named ?? (cell ? shownColour(cell, key) : fill && nameInKey(fill, key))
  if (!rating || !words) return []
  const subject = [plain(cells.ref), words].filter(Boolean).join(' ')
  const evidence = named ? 'text' : 'colour'
  return [
    {
      fields: rated({ subject, rating, rating_raw: status, scheme: 'action_status', evidence }),
      passage,
      ...(cells.ref ? { itemRef: plain(cells.ref)! } : {}),
    },
  ]
}

const heads = {
  rating:
    /^(?:rag|brag)\b|\brag\b|^(?:level|overall level|overall) of assurance|^assurance(?: level| rating)?$|^(?:overall |current |delivery |status )?rating$|^status$|^colour$|^assessment$/i,
  subject:
    /^(?:key )?(?:area|item|issue|subject|topic|matter|indicator|standard|measure|metric|kpi|domain|objective|priority|programme|project|scheme|workstream|theme|risk|title|description|deliverable|milestone|action|report|paper|pledge|outcome)s?\b/i,
  rationale: /rationale|reason|comment|commentary|narrative|summary|detail|update|assurance received|explanation/i,
  escalation: /escalat|alert/i,
}

/** Every cell that holds nothing but a colour under a heading that rates. */
function readTable({ table, part }: Match, key: ColourKey): Reading<RagRating>[] {
  const found = ratingHeading(table!)
  if (!found) return []
  const { rowIndex, head } = found
  // A log of actions has a rule of its own.
  if (isLog(table!.rows[rowIndex]!)) return []
  const columnOf = (pattern: RegExp, not?: number) =>
    table!.rows[rowIndex]!.cells.find((cell) => cell.column !== not && pattern.test(headWords(cell)))?.column
  const ratings = table!.rows[rowIndex]!.cells.filter((cell) => heads.rating.test(headWords(cell))).map(
    (cell) => cell.column,
  )
  const named = subjectColumnOf(table!, rowIndex, ratings)
  const subjectColumn = named !== undefined && !ratings.includes(named) ? named : ratings.includes(0) ? undefined : 0
  const rationale = columnOf(heads.rationale, subjectColumn)
  const escalation = columnOf(heads.escalation, subjectColumn)
  const scheme = schemeOf(head, part.place)
  const readings: Reading<RagRating>[] = []
  let above: string | null = null
  let page = Infinity
  for (const row of table!.rows.slice(rowIndex + 1)) {
    const first = subjectColumn === undefined ? null : cellText(row, subjectColumn) || null
    const scheme2 = row.cells.length > 1 && schemeName(row, subjectColumn)
    // A row whose first cell was lost still rates what its reasons speak of.
    const lost = !scheme2 && !first && !above
    const subject: string | null = scheme2 || first || above || firstWords(wordsAt(row, rationale))
    if (first) above = scheme2 || first
    const pageAbove = page
    page = firstPage(row)
    for (const cell of row.cells) {
      const raw = cell.passage.text.trim()
      const named = colourOf(raw)
      const coloured = !named && ratings.includes(cell.column) ? shownColour(cell, key) : undefined
      const rating = named ?? coloured
      // The end of a cell that a page break cut is coloured like its beginning.
      if (coloured && raw === '' && !first && firstPage(row) > pageAbove) continue
      if (
        !rating ||
        !subject ||
        (ratings.length > 0 && !ratings.includes(cell.column) && !heads.rating.test(headWords(cell)))
      )
        continue
      if (/^overall assessment/i.test(subject) && row.cells.filter((c) => c.passage.text !== '').length < 2) continue
      const at = subjectColumn === undefined ? undefined : row.cells.find((c) => c.column === subjectColumn)?.passage
      readings.push({
        fields: rated({
          subject: subject.replace(/^\d+[.)]\s+/, ''),
          rating,
          rating_raw: raw || null,
          evidence: coloured ? 'colour' : 'text',
          table: { row: subject, column: columnLabel(table!, rowIndex, cell.column) },
          scheme,
          rated_by: scheme === 'assurance' ? raterOf(part.place) : null,
          rationale: wordsAt(row, rationale),
          escalation: nothing(wordsAt(row, escalation)),
        }),
        ...(lost ? { inferred: ['subject' as const] } : {}),
        passage:
          coloured && raw === ''
            ? wordsOfRow(row, subject)
            : at && at.text !== ''
              ? joinPassages([at, cell.passage], '\t', cell.column !== subjectColumn! + 1)
              : cell.passage,
      })
    }
  }
  return readings
}

/**
 * The column that names what is rated: of several that could, the first in which every rated row has words.
 *
 *   Programme       Scheme          RAG
 *   Community beds  Step-down unit  red
 *                   Virtual ward    green
 */
function subjectColumnOf({ rows }: Table, rowIndex: number, ratings: readonly number[]): number | undefined {
  const columns = rows[rowIndex]!.cells.filter(
    (cell) => heads.subject.test(headWords(cell)) && !ratings.includes(cell.column),
  ).map(({ column }) => column)
  const below = rows.slice(rowIndex + 1)
  const full = (column: number) => below.every((row) => cellText(row, column) !== '')
  return columns.find(full) ?? columns[0]
}

const firstPage = (row: Row): number => row.cells.flatMap((cell) => cell.passage.runs)[0]?.page ?? Infinity

/** "Team | Scheme name | RAG": the scheme is rated, not the team. */
function schemeName(row: Row, subject: number | undefined): string | null {
  if (subject !== 0) return null
  const first = cellText(row, 0)
  const second = cellText(row, 1)
  return first.length <= 12 && second.length > first.length && !/^[\d£(.,%-]/.test(second) && !colourOf(second)
    ? second
    : null
}

function ratingHeading(table: Table): { rowIndex: number; head: string } | undefined {
  for (let i = 0; i < Math.min(3, table.rows.length - 1); i++) {
    const cell = table.rows[i]!.cells.find((c) => c.passage.text.length < 80 && heads.rating.test(headWords(c)))
    if (cell) return { rowIndex: i, head: headWords(cell) }
  }
  return undefined
}

const headWords = (cell: Cell) =>
  cell.passage.text
    .replace(/[*:()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const isLog = (row: Row) =>
  row.cells.some((cell) =>
    /^action (?:required|agreed)|^(?:responsible|owner|by whom|lead)\b/i.test(headWords(cell)),
  ) && row.cells.some((cell) => /^(?:due|deadline|to be completed|target date|by when)/i.test(headWords(cell)))

function schemeOf(head: string, place: Place): RagRating['scheme'] {
  if (/assurance/i.test(head)) return 'assurance'
  const around = [place.paper?.title ?? '', ...place.section].join(' ')
  if (/readiness/i.test(head)) return 'readiness'
  if (/risk/i.test(head)) return 'risk'
  if (
    /assurance (?:report|update)|committee chair|chair['’]s report|highlight report/i.test(around) &&
    /^(?:rag|rating)/i.test(head)
  )
    return 'assurance'
  return 'delivery'
}

/** The committee whose report this is. */
function raterOf(place: Place): string | null {
  for (const words of [place.paper?.title, ...place.section]) {
    const match =
      /(?:[Rr]eport|[Uu]pdate|[Ss]ummary|[Aa]ssurance)\s+(?:from|of)\s+(?:the\s+)?((?:[\p{Lu}][\p{L}&-]*\s+(?:and\s+|of\s+)?)*(?:Committee|Board|Group|Panel|Executive))/u.exec(
        words ?? '',
      )
    // "the Committee" names nobody.
    if (match && match[1]!.includes(' ')) return match[1]!.trim()
  }
  return null
}

/** The first sentence, cut at twelve words. */
const firstWords = (words: string | null) =>
  words
    ?.split(/(?<=[.!?])\s/)[0]!
    .split(/\s+/)
    .slice(0, 12)
    .join(' ') ?? null

const wordsAt = (row: Row, column: number | undefined) => (column === undefined ? null : cellText(row, column) || null)
const nothing = (words: string | null) => (words && /^(?:n\/?a|none|nil|no|-|–)\.?$/i.test(words) ? null : words)

function readSentence({ slots, rule, passage }: Match): Reading<RagRating>[] {
  const raw = plain(slots.rating)
  const first = ratedSubject(plain(slots.subject))
  const rating = raw ? colourOf(raw) : undefined
  if (!raw || !rating || !first) return []
  const rater =
    /\b((?:[\p{Lu}][\p{L}&-]*\s+(?:and\s+)?)*(?:Committee|Board|Group|Panel))$/u.exec(plain(slots.rater) ?? '')?.[1] ??
    null
  const scheme = rule.set.scheme as RagRating['scheme']
  const readings: Reading<RagRating>[] = [
    { fields: rated({ subject: first, rating, rating_raw: raw, scheme, rated_by: rater }) },
  ]
  // "rated A as red and B as amber": the verb holds for both.
  for (const more of slots.rater ? passage.text.matchAll(further) : []) {
    const subject = ratedSubject(more[1]!)
    const colour = colourOf(more[2]!)
    if (!subject || !colour) continue
    const at = slicePassage(passage, more.index, more.index + more[0].length)
    readings.push({
      fields: rated({ subject, rating: colour, rating_raw: more[2]!, scheme, rated_by: rater }),
      passage: at,
    })
  }
  return readings
}

const further = /(?:\band|,)\s+((?:[^\s,.;]+\s+){1,8}?)as\s+(red|amber|green|blue|yellow)\b/gi

function ratedSubject(words: string | null): string | null {
  const subject = words?.replace(/^(?:that|which|the fact that)\s+/i, '').replace(/(?<![.\s])[.\s]+$/, '')
  return !subject || /^(?:it|this|that|they|which|items?|areas?)$/i.test(subject) ? null : subject
}

function rated(
  fields: Partial<RagRating> & Pick<RagRating, 'subject' | 'rating' | 'rating_raw' | 'scheme'>,
): RagRating {
  return { rated_by: null, rationale: null, escalation: null, evidence: 'text', ...fields }
}
