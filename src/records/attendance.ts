// Lists, tables and sentences of people to attendance.

import { z } from 'zod'
import {
  cellText,
  joinPassages,
  type Match,
  type Passage,
  type Reading,
  type RecordType,
  splitLines,
  type Surroundings,
} from '#model'
import { text } from './kinds.ts'
import { type PersonEntry, readPerson } from './people.ts'
import { plain } from './plain.ts'
import { personOf, splitPeople } from './rolls.ts'
import { type RollWords, rollWords } from './rollWords.ts'

const statuses = ['present', 'participant', 'in_attendance', 'apologies'] as const

const fields = z.object({
  name: text.meta({ description: 'Name with title, without role', filter: 'words', search: true, column: true }),
  role: text.nullable().meta({ description: 'Post or role as printed', filter: 'words', search: true, column: true }),
  organisation: text
    .nullable()
    .meta({ description: 'Employer or body represented', filter: 'words', search: true, column: true }),
  status: z.enum(statuses).meta({ description: 'How the person took part', filter: 'exact', column: true }),
  deputising_for: text.nullable().meta({ description: 'For whom the person came', filter: 'words', search: true }),
})

export type Attendance = z.infer<typeof fields>
type Status = Attendance['status']

export const attendance: RecordType<Attendance> = {
  name: 'attendance',
  plural: 'attendance',
  summary: 'Who was present, in attendance, or sent apologies.',
  fields,
  read(match, around) {
    const roll = rollWords(around)
    if (match.cells) return readRow(match, roll)
    if (match.rule.set.unlabelled)
      return standsInRoll(match, around, roll) ? marked(peopleOf(match.passage, 'present', roll)) : []
    if (match.table && !match.lead && !match.slots.people) return readGrid(match, roll)
    const status = categoryAbove(match, roll) ?? (match.rule.set.status as Status)
    const words = match.slots.people ?? match.passage
    if (match.rule.set.head && match.part.place.item !== null) return []
    if (match.lead && /^\s*(?:\p{Ll}+\s+)?(?:absent|not\s+present)(?!\s+with)/iu.test(match.lead.text))
      return marked(peopleOf(words, status, roll))
    return peopleOf(words, status, roll)
  },
  // The minute taker, say, may be named among those present too.
  key: (person, place) =>
    `${place.meeting?.date} ${place.zone === 'agenda'} ${person.status === 'apologies'} ${person.name.toLowerCase().replace(/[^\p{L}]+/gu, ' ')}`,
}

function peopleOf(words: Passage, status: Status, roll: RollWords): Reading<Attendance>[] {
  return splitPeople(words, roll).flatMap((entry) => {
    const person = personOf(entry, roll)
    if (!person) return []
    const own = entry.group === undefined ? status : statusWithin(entry.group, status, roll)
    const deputy = deputyOf(entry.text, person.name, roll)
    if (deputy)
      return [
        { fields: { ...withStatus(person, 'apologies'), role: roleBeside(person.role) }, passage: entry.passage },
        {
          fields: {
            ...withStatus(deputy, status === 'present' ? 'present' : 'in_attendance'),
            deputising_for: person.name,
          },
          passage: entry.passage,
        },
      ]
    return [{ fields: withStatus(person, own), passage: entry.passage }]
  })
}

/** The status was concluded: from the place of the list, or from the absence of the people. */
function marked(readings: readonly Reading<Attendance>[]): Reading<Attendance>[] {
  return readings.map((reading) => ({ ...reading, inferred: ['status'] }))
}

/** A list without a heading stands within so many blocks of the title. */
const nearTitle = 6
const fewest = 3

/**
 * Whether words are part of a list of people that has lost its heading: at the head of minutes, above every group and
 * minute, in a run of blocks that hold names and posts alone and name three people at least.
 */
function standsInRoll({ part, table }: Match, { parts, index }: Surroundings, roll: RollWords): boolean {
  const own = (at: number) => {
    const other = parts[at]
    return other?.place.zone === 'minutes' && other.place.paper === part.place.paper && other.place.item === null
      ? other
      : undefined
  }
  if (table || !own(index)) return false
  let first = index
  while (own(first - 1)) {
    first--
    const { block } = parts[first]!
    if (block.kind === 'table' || statusOf(block.passage.text.replace(/:[^]*/, ''), roll)) return false
  }
  const named = (at: number): number => {
    const other = own(at)
    if (!other || other.block.kind === 'table') return 0
    const { passage } = other.block
    if (/\b(?:minutes?|meeting|held|agenda|notice)\b/i.test(passage.text)) return 0
    const people = passage.text.length > 1_500 ? [] : peopleOf(passage, 'present', roll)
    const covered = people.reduce((sum, person) => sum + person.passage!.text.length, 0)
    return covered >= passage.text.length * 0.65 ? people.length : 0
  }
  let people = named(index)
  if (people === 0) return false
  let start = index
  for (; named(start - 1) > 0; start--) people += named(start - 1)
  for (let end = index; named(end + 1) > 0; end++) people += named(end + 1)
  return people >= fewest && start - first <= nearTitle
}

/** A post without the note about who came instead. */
function roleBeside(role: string | null): string | null {
  return (
    role
      ?.replace(/\s*\([^()]*\)/g, '')
      .replace(/\s*[–—-]\s.*$/, '')
      .trim() || null
  )
}

/** Who came instead, where the entry names the absent first: "X (for whom Y was substitute)", "X (Town) - Y attending". */
function deputyOf(text: string, name: string, roll: RollWords): PersonEntry | undefined {
  const words =
    /\(([^,;()]+?)\s+(?:deputising|substituting|attending|attended|deputised)[^()]*\)/i.exec(text)?.[1] ??
    /\(for\s+whom\s+([^)]+?)\s+(?:was|is|acted|attended|substituted|deputised)\b/i.exec(text)?.[1] ??
    /\)?\s+[–—-]\s+([^,;()]+?)\s+(?:attending|attended|substituting|deputising)\b[^,;]*$/i.exec(text)?.[1]
  const deputy = words && !/\bfor\b/i.test(words) ? readPerson(words, roll) : undefined
  return deputy && deputy.name !== name ? deputy : undefined
}

function withStatus(person: PersonEntry, status: Status): Attendance {
  return {
    name: person.name,
    role: person.role,
    organisation: person.organisation,
    status,
    deputising_for: person.deputisingFor,
  }
}

function readRow({ cells = {}, table, rowIndex = 0, passage, rule }: Match, roll: RollWords): Reading<Attendance>[] {
  const name = plain(cells.name)
  const role = plain(cells.role)
  if (!name) return []
  const person = readPerson(role ? `${name}\t${role}` : name, roll)
  if (!person) return []
  const organisation = plain(cells.organisation) ?? person.organisation
  const status = rule.id === 'attendance-matrix' ? tickedStatus(cells) : headStatus(table, rowIndex, roll)
  return status ? [{ fields: { ...withStatus(person, status), organisation }, passage }] : []
}

/** What a tick or a letter in a matrix says: P present, A and AA apologies, ANA absent without them. */
function tickedStatus(cells: Readonly<Record<string, Passage>>): Status | undefined {
  const mark = (cell: Passage | undefined) => (cell?.text.trim() ?? '').toUpperCase()
  const sent = mark(cells.apologies)
  if (sent !== '' && !/^(?:N|NO|-|–|N\/A)$/.test(sent)) return 'apologies'
  const came = mark(cells.present)
  if (/^(?:A|AA|AP|APOL\w*|APOLOGIES)$/.test(came)) return 'apologies'
  return /^(?:[✓✔☑☒√X*●•ü]|P|Y|YES|PRESENT|IN PERSON|V|VIRTUAL)/u.test(came) ? 'present' : undefined
}

/** The category that a row of its own gives to the rows below it: "In attendance:" between the people of one table. */
function categoryAbove({ table, rowIndex, lead }: Match, roll: RollWords): Status | undefined {
  if (!table || rowIndex === undefined || !lead) return undefined
  for (let i = rowIndex; i >= 0; i--) {
    const filled = table.rows[i]!.cells.map((cell) => cell.passage.text.trim()).filter((words) => words !== '')
    const status = filled.length === 1 ? statusOf(filled[0]!, roll) : undefined
    if (status) return status
  }
  return undefined
}

/** The status that the heading of the first column gives; present where it says none. */
function headStatus(table: Match['table'], rowIndex: number, roll: RollWords): Status {
  for (let i = rowIndex; i >= 0; i--) {
    const status = statusOf(table ? cellText(table.rows[i]!, 0) : '', roll)
    if (status) return status
  }
  return 'present'
}

/**
 * The status that the name of a group gives: "Officers in attendance", "Non-voting members". Groups of members have names
 * of which every word is known; one word is enough for the others.
 */
function statusOf(label: string, { groups }: RollWords): Status | undefined {
  const words = label.toLowerCase().match(/[\p{L}-]+/gu) ?? []
  if (label.length > 60 || words.length === 0) return undefined
  const said = (['apologies', 'participant', 'in_attendance'] as const).find((status) =>
    words.some((word, i) => groups(status, word, words[i + 1])),
  )
  if (said) return said
  const members = words.some((word) => groups('present', word))
  return members && words.every((word) => groups('present', word) || groups('filler', word)) ? 'present' : undefined
}

/** The status of a group within a list: staff among those present are in attendance; who sent apologies sent apologies. */
function statusWithin(group: string, status: Status, roll: RollWords): Status {
  const own = statusOf(group, roll)
  return own === undefined || status === 'apologies' || (own === 'present' && status !== 'present') ? status : own
}

/** Rows with a category in the first cell; rows without one go on with the category above. */
function readGrid({ table }: Match, roll: RollWords): Reading<Attendance>[] {
  const readings: Reading<Attendance>[] = []
  let status: Status | undefined
  let stands = false
  let columns: (Status | undefined)[] = []
  for (const row of table!.rows) {
    const heads = row.cells.map((cell) => statusOf(cell.passage.text, roll))
    if (
      new Set(heads.filter((head) => head !== undefined)).size > 1 &&
      heads.every((head, i) => head !== undefined || row.cells[i]!.passage.text.trim() === '')
    ) {
      // "Present | Apologies": each column is a list of its own.
      columns = heads
      continue
    }
    if (columns.length > 0) {
      row.cells.forEach((cell, i) => columns[i] && readings.push(...peopleOf(cell.passage, columns[i], roll)))
      continue
    }
    const label = cellText(row, 0)
    const named = statusOf(label, roll)
    const people = row.cells.slice(1)
    if (named) {
      status = named
      stands = people.every((cell) => cell.passage.text.trim() === '')
    } else if (stands && label !== '') {
      // "Present:" alone in its row stands over the people below it.
      const words = joinPassages(
        row.cells.map((cell) => cell.passage),
        '\t',
        false,
      )
      readings.push(...peopleOf(words, status!, roll))
      continue
    } else if (label !== '') {
      // Under the labels stand people; above them, in the head of minutes, what the meeting was.
      if (status === undefined && !isHeadRow(label)) return []
      status = undefined
    }
    if (!status) continue
    readings.push(
      ...rowPeople(
        people.map((cell) => cell.passage),
        status,
        roll,
      ),
    )
  }
  return readings
}

/** The people in the cells of a row: name and post side by side, several below each other in both, or a list in each cell. */
function rowPeople(cells: readonly Passage[], status: Status, roll: RollWords): Reading<Attendance>[] {
  const filled = cells.filter((cell) => cell.text.trim() !== '')
  const columns = filled.map((cell) => splitLines(cell))
  const [first, ...others] = columns
  if (first && others.length > 0 && others.every((lines) => lines.length === first.length))
    return first.flatMap((_, i) =>
      peopleOf(
        joinPassages(
          columns.map((lines) => lines[i]!),
          '\t',
          false,
        ),
        status,
        roll,
      ),
    )
  return filled.flatMap((cell) => peopleOf(cell, status, roll))
}

function isHeadRow(label: string): boolean {
  return (
    label.length < 80 &&
    /^(?:(?:title|name|date|time|place)\b.{0,20}|date|place|venue|location|time|title|chair|meeting|.*\bminutes)\s*:?$/i.test(
      label.replace(/\s+/g, ' '),
    )
  )
}
