// Lists, tables and sentences of people to attendance.

import { z } from 'zod'
import {
  cellText,
  joinPassages,
  type Match,
  type Passage,
  type Reading,
  type RecordType,
  slicePassage,
  trimPassage,
} from '#model'
import { text } from './kinds.ts'
import { type PersonEntry, readPerson, splitPeople } from './people.ts'
import { plain } from './plain.ts'

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
    const organisations = around.words('attendance.organisation')
    if (match.cells) return readRow(match, organisations)
    if (match.table && !match.lead && !match.slots.people) return readGrid(match, organisations)
    const status = categoryAbove(match) ?? (match.rule.set.status as Status)
    const words = match.slots.people ?? match.passage
    return peopleOf(words, status, organisations)
  },
  key: (person, place) =>
    `${place.meeting?.date} ${person.status} ${person.name.toLowerCase().replace(/[^\p{L}]+/gu, ' ')}`,
}

function peopleOf(words: Passage, status: Status, organisations: readonly string[]): Reading<Attendance>[] {
  const lines = words.text.includes('\t') ? [words] : cellLines(words)
  return lines
    .flatMap((line) => splitPeople(line, organisations))
    .flatMap((piece) => {
      const person = readPerson(piece.text, organisations)
      return person ? [{ fields: withStatus(person, status), passage: piece.passage }] : []
    })
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

function readRow(
  { cells = {}, table, rowIndex = 0, passage, rule }: Match,
  organisations: readonly string[],
): Reading<Attendance>[] {
  const name = plain(cells.name)
  const role = plain(cells.role)
  if (!name) return []
  const person = readPerson(role ? `${name}\t${role}` : name, organisations)
  if (!person) return []
  const organisation = plain(cells.organisation) ?? person.organisation
  const status = rule.id === 'attendance-matrix' ? tickedStatus(cells) : headStatus(table, rowIndex)
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
function categoryAbove({ table, rowIndex, lead }: Match): Status | undefined {
  if (!table || rowIndex === undefined || !lead) return undefined
  for (let i = rowIndex; i >= 0; i--) {
    const filled = table.rows[i]!.cells.map((cell) => cell.passage.text.trim()).filter((words) => words !== '')
    const status = filled.length === 1 ? statusOf(filled[0]!) : undefined
    if (status) return status
  }
  return undefined
}

/** The status that the heading of the first column gives; present where it says none. */
function headStatus(table: Match['table'], rowIndex: number): Status {
  for (let i = rowIndex; i >= 0; i--) {
    const status = statusOf(table ? cellText(table.rows[i]!, 0) : '')
    if (status) return status
  }
  return 'present'
}

function statusOf(label: string): Status | undefined {
  if (label.length > 60) return undefined
  if (/apolog|absent/i.test(label)) return 'apologies'
  if (/^participants?\b/i.test(label)) return 'participant'
  if (/attendance|also present|officers|observers|guests|invit(?:ed|ation)|secretariat|clerk|staff/i.test(label))
    return 'in_attendance'
  if (
    /^(?:(?:board|committee|voting|other)\s+)*(?:members\s+|councillors\s+|those\s+|governors\s+)?(?:present|members|attendees|substitutes?)\s*:?$/i.test(
      label,
    )
  )
    return 'present'
  return undefined
}

/** A first cell that is nothing but the name of a group. */
const groupLabel =
  /^(?:(?:board|committee|voting|other|members|also|those|officers)\s+)*(?:present|attendees|invited|in attendance|apologies(?:\s+(?:for absence|received))?|absent|observers|participants|members)$/i

/** Rows with a category in the first cell; rows without one go on with the category above. */
function readGrid({ table }: Match, organisations: readonly string[]): Reading<Attendance>[] {
  const readings: Reading<Attendance>[] = []
  let status: Status | undefined
  let heads = false
  for (const row of table!.rows) {
    const label = cellText(row, 0)
    const named =
      /:\s*$/.test(label) || groupLabel.test(label) || /^\p{Lu}[\p{Lu}\s]+$/u.test(label) ? statusOf(label) : undefined
    const people = row.cells.slice(1)
    if (named) {
      status = named
      heads = people.every((cell) => cell.passage.text.trim() === '')
    } else if (heads && label !== '') {
      // "Present:" alone in its row stands over the people below it.
      const words = joinPassages(
        row.cells.map((cell) => cell.passage),
        '\t',
        false,
      )
      readings.push(...peopleOf(words, status!, organisations))
      continue
    } else if (label !== '') {
      // Under the labels stand people; above them, in the head of minutes, what the meeting was.
      if (status === undefined && !isHeadRow(label)) return []
      status = undefined
    }
    if (!status) continue
    for (const cell of people) {
      readings.push(...peopleOf(cell.passage, status, organisations))
    }
  }
  return readings
}

function isHeadRow(label: string): boolean {
  return (
    label.length < 80 &&
    /^(?:(?:title|name|date|time|place)\b.{0,20}|date|place|venue|location|time|title|chair|meeting|.*\bminutes)\s*:?$/i.test(
      label.replace(/\s+/g, ' '),
    )
  )
}

/** The lines of a cell; a line that begins with a small letter finishes the one above. */
function cellLines(passage: Passage): Passage[] {
  // A list that the margin broke: a line ends in a comma, or inside brackets.
  const brackets = (text: string) => (text.match(/\(/g) ?? []).length - (text.match(/\)/g) ?? []).length
  const printed = passage.text.split('\n')
  if (printed.slice(0, -1).some((line) => /,\s*$/.test(line) || brackets(line) > 0)) return [passage]
  const lines: Passage[] = []
  let start = 0
  for (const match of passage.text.matchAll(/\n(?=\s*(?:\p{Lu}|\())/gu)) {
    lines.push(trimPassage(slicePassage(passage, start, match.index)))
    start = match.index + 1
  }
  lines.push(trimPassage(slicePassage(passage, start, passage.text.length)))
  return lines.filter((line) => line.text !== '')
}
