// Words that name several people to a reading of attendance for each.

import type { Match, Page, Passage, Reading } from '#model'
import type { Attendance, Status } from './attendance.ts'
import { statusWithin } from './attendanceGroups.ts'
import { isBareName, namesBelow, namesWithin } from './beside.ts'
import { type PersonEntry, readPerson } from './people.ts'
import { isBody, personOf, splitPeople } from './rolls.ts'
import type { RollWords } from './rollWords.ts'

/** What a list says of a person behind the name, instead of a post: "Cllr Elm - Apologies". */
const missing = /^(?:sent\s+|gave\s+)?(?:apolog(?:y|ies)|apols|absent)(?:\s+(?:for\s+absence|received|given|sent))?$/i

/**
 * The people whom words name, as members of a group that took part in the same way.
 * @param pages where the gaps between the words are printed; names that stand beside each other are told by them
 */
export function peopleOf(
  words: Passage,
  status: Status,
  roll: RollWords,
  pages: readonly Page[] = [],
): Reading<Attendance>[] {
  return splitPeople(namesBelow(words, pages, roll), roll).flatMap((entry) => {
    const person = personOf(entry, roll)
    if (!person || namesWithin(person.name, roll).length !== 1) return []
    const own = entry.group === undefined ? status : statusWithin(entry.group, status, roll)
    const organisation = person.organisation ?? (entry.group && isBody(entry.group, roll) ? entry.group : null)
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
    if (person.role !== null && missing.test(person.role))
      return [{ fields: withStatus({ ...person, role: null }, 'apologies'), passage: entry.passage }]
    return [{ fields: { ...withStatus(person, own), organisation }, passage: entry.passage }]
  })
}

/** A person whose post or body stands behind a comma, though nothing tells the body from a name: `Jo Rowan, Rowan Fisheries`. */
export function personWithBody(words: Passage, status: Status, roll: RollWords): Reading<Attendance>[] {
  const person = readPerson(words.text, roll)
  if (!person) return []
  const behind = person.role
  const body = behind !== null && isBareName(behind, roll) && !roll.titled.test(behind)
  return body && person.organisation === null
    ? [{ fields: withStatus({ ...person, role: null, organisation: behind }, status), passage: words }]
    : peopleOf(words, status, roll)
}

/** Who came in the place of whom; nothing where more than one person came, or nobody is named. */
export function substitutes(match: Match, status: Status, roll: RollWords): Reading<Attendance>[] {
  const { people, who } = match.slots
  const absent = who && readPerson(who.text, roll)
  const came = people && absent ? peopleOf(people, status, roll) : []
  return came.length === 1 ? [{ ...came[0]!, fields: { ...came[0]!.fields, deputising_for: absent!.name } }] : []
}

/** A post without the note about who came instead. */
function roleBeside(role: string | null): string | null {
  return (
    role
      ?.replace(/(?<!\s)\s*\([^()]*\)/g, '')
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

export function withStatus(person: PersonEntry, status: Status): Attendance {
  return {
    name: person.name,
    role: person.role,
    organisation: person.organisation,
    status,
    deputising_for: person.deputisingFor,
  }
}
