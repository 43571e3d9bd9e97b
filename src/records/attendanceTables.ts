// Tables of people to attendance: a person a row, or a group a row.

import { cellText, joinPassages, type Match, type Passage, type Reading, splitLines, type Table } from '#model'
import type { Attendance, Status } from './attendance.ts'
import { headStatus, statusOf } from './attendanceGroups.ts'
import { peopleOf, withStatus } from './attendees.ts'
import { readPerson } from './people.ts'
import { plain } from './plain.ts'
import type { RollWords } from './rollWords.ts'

/** Whether the table tells in a column of its own how each of its people took part, so that the heading over it tells nothing. */
export function tellsOfEach(table: Table): boolean {
  const heads = table.rows[0]?.cells.map((cell) => cell.passage.text.trim().toLowerCase()) ?? []
  return (
    heads.some((head) => /^(?:attendee|name|member|councillor|governor|trustee|director)s?$/.test(head)) &&
    heads.some((head, i) => i > 0 && /^(?:attended|attendance|attendance status)$/.test(head))
  )
}

export function readRow(
  { cells = {}, table, rowIndex = 0, passage, rule }: Match,
  roll: RollWords,
): Reading<Attendance>[] {
  const name = plain(cells.name)
  const role = plain(cells.role)
  if (!name || (rule.id !== 'attendance-matrix' && table && tellsOfEach(table))) return []
  const person = readPerson(role ? `${name}\t${role}` : name, roll)
  if (!person) return []
  const organisation = plain(cells.organisation) ?? person.organisation
  const status = rule.id === 'attendance-matrix' ? tickedStatus(cells) : headStatus(table, rowIndex, roll)
  return status ? [{ fields: { ...withStatus(person, status), organisation }, passage }] : []
}

/** What a tick, a letter or a word in a matrix says: P present, A and AA apologies, ANA absent without them; who is expected has not come yet. */
function tickedStatus(cells: Readonly<Record<string, Passage>>): Status | undefined {
  const mark = (cell: Passage | undefined) => (cell?.text.trim() ?? '').toUpperCase()
  const sent = mark(cells.apologies)
  if (sent !== '' && !/^(?:N|NO|-|–|N\/A)$/.test(sent)) return 'apologies'
  const came = mark(cells.present)
  if (/^(?:A|AA|AP|APOL\w*|ABSENT\b.*|APOLOGIES\b.*)$/.test(came)) return 'apologies'
  if (/^(?:IN ATTENDANCE|ATTENDING|OBSERV(?:ER|ING))\b/.test(came)) return 'in_attendance'
  return /^(?:PRESENT\b|[✓✔☑☒√X*●•ü]|(?:P|Y|YES|IN PERSON|V|VIRTUAL)(?![A-Z]))/u.test(came) ? 'present' : undefined
}

/** Rows with a category in the first cell; rows without one go on with the category above. */
export function readGrid({ table }: Match, roll: RollWords): Reading<Attendance>[] {
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
