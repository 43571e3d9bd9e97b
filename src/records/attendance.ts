// Lists, tables and sentences of people to attendance.

import { z } from 'zod'
import type { Match, Passage, Reading, RecordType, Surroundings } from '#model'
import { categoryAbove, statusOf } from './attendanceGroups.ts'
import { readGrid, readRow, tellsOfEach } from './attendanceTables.ts'
import { peopleOf, personWithBody, substitutes } from './attendees.ts'
import { text } from './kinds.ts'
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
export type Status = Attendance['status']

export const attendance: RecordType<Attendance> = {
  name: 'attendance',
  plural: 'attendance',
  summary: 'Who was present, in attendance, or sent apologies.',
  fields,
  contract: {
    slots: {
      people: 'The people, where the words hold more than them',
      who: 'For whom somebody came, in a sentence about substitutes',
    },
    hints: {
      head: { does: 'Counts only above the first item' },
      substitute: { does: 'The words tell who came for whom' },
      unlabelled: { does: 'The list has lost its heading; every word must be a name or a post' },
    },
    columns: {
      name: 'Name of the person',
      role: 'Post',
      organisation: 'Body that the person belongs to',
      present: 'A tick or a letter under who came',
      apologies: 'A tick or a letter under who sent apologies',
      initials: 'Initials by which the minutes call the person',
    },
  },
  read(match, around) {
    const roll = rollWords(around)
    if (match.cells) return readRow(match, roll)
    if (match.rule.set.unlabelled)
      return standsInRoll(match, around, roll) && !standUnderBoth(match, around)
        ? marked(peopleOf(match.passage, 'present', roll, around.pages))
        : []
    if (match.table && match.lead && tellsOfEach(match.table)) return []
    if (match.table && !match.lead && !match.slots.people) return readGrid(match, roll)
    const status = categoryAbove(match, roll) ?? (match.rule.set.status as Status)
    const words = match.slots.people ?? match.passage
    if (match.rule.set.substitute) return substitutes(match, status, roll)
    const people = () =>
      isEntryOfPair(match, around) ? personWithBody(words, status, roll) : peopleOf(words, status, roll, around.pages)
    if (match.rule.set.head && match.part.place.item !== null) return []
    if (standUnderBoth(match, around)) return byTurns(people(), words)
    if (match.lead && /^\s*(?:\p{Ll}+\s+)?(?:absent|not\s+present)(?!\s+with)/iu.test(match.lead.text))
      return marked(people())
    return people()
  },
  // The minute taker, say, may be named among those present too.
  key: (person, place) =>
    `${place.meeting?.date} ${place.zone === 'agenda'} ${person.status === 'apologies'} ${person.name.toLowerCase().replace(/[^\p{L}]+/gu, ' ')}`,
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
function standsInRoll({ part, table }: Match, { parts, index, pages }: Surroundings, roll: RollWords): boolean {
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
    const people = passage.text.length > 1_500 ? [] : peopleOf(passage, 'present', roll, pages)
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

/** Two names parted by the one comma of a line: `John Rowan, Rowan Fisheries`. */
const pair = /^[^,;\n]+,\s[^,;\n]+[^,;\n]$/

/** Whether words are a line of a list of which every line has one comma: what stands behind it is no other person. */
function isEntryOfPair({ passage, part, block, lead, table }: Match, { parts, index }: Surroundings): boolean {
  if (!lead || table || block.kind === 'table' || !pair.test(passage.text)) return false
  const { kind } = block
  const lines = block.passage.text.split('\n')
  if (lines.length > 1) return lines.every((line) => pair.test(line.trim()))
  return [index - 1, index + 1].some((at) => {
    const beside = parts[at]
    return (
      beside?.place.zone === part.place.zone &&
      beside.block !== block &&
      beside.block.kind !== 'table' &&
      beside.block.kind === kind &&
      pair.test(beside.block.passage.text)
    )
  })
}

/** The headings of two columns that were read as one line. */
const bothHeads = /^\s*(?:(?:members\s+)?present|attendees|attending|in attendance)\s+(?:and\s+)?apologies:?\s*$/im

/** Whether the people stand in two columns that were read as one, present and apologies. */
function standUnderBoth({ part, table }: Match, { parts, index }: Surroundings): boolean {
  if (table) return false
  return [parts[index - 1], part].some((at) => at && at.block.kind !== 'table' && bothHeads.test(at.block.passage.text))
}

/** Two people a line, the first of them present; of one alone nothing tells the column. */
function byTurns(readings: readonly Reading<Attendance>[], { text }: Passage): Reading<Attendance>[] {
  const lines = text.split('\n').filter((line) => !/^\s*(?:\p{L}+\s+)?apologies:?\s*$/iu.test(line))
  if (readings.length !== 2 * lines.length) return []
  return marked(
    readings.map((reading, i) => ({
      ...reading,
      fields: { ...reading.fields, status: i % 2 === 0 ? 'present' : 'apologies' },
    })),
  )
}
