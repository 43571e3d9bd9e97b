// People who are listed as present at a meeting and sent apologies for it.

import type { ExportedRecord } from '#model'
import type { Finding, Reading } from '../finding.ts'

const title =
  /^(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|lord|lady|rev(?:d)?|cllr|councillor|alderman|cdr|col)\.?\s+/i

interface Person {
  first: string | null
  last: string
  titled: string | null
}

function personOf(name: string): Person | undefined {
  let rest = name.replace(/\s+/g, ' ').trim()
  const titles: string[] = []
  for (let found = title.exec(rest); found; found = title.exec(rest)) {
    titles.push(found[0].trim().toLowerCase().replace(/\.$/, ''))
    rest = rest.slice(found[0].length)
  }
  const words = rest
    .replace(/\(.*?\)|,.*$/g, '')
    .trim()
    .split(' ')
  const last = words.at(-1)?.toLowerCase()
  if (!last || !/^\p{L}[\p{L}’'-]+$/u.test(last)) return undefined
  return { first: words.length > 1 ? words[0]!.toLowerCase() : null, last, titled: titles.join(' ') || null }
}

/** One person under two names: the whole name, an initial, or a surname with a title that only one person of the meeting bears. */
function samePerson(a: Person, b: Person): boolean {
  if (a.last !== b.last) return false
  if (a.first && b.first)
    return a.first === b.first || (a.first[0] === b.first[0] && Math.min(a.first.length, b.first.length) === 1)
  return a.titled !== null && a.titled === b.titled
}

/** Once a meeting. Those who came for a part of it are not told. */
export function attendanceConflicts({ records }: Reading): Finding[] {
  const rows = records.filter((record) => record.type === 'attendance')
  const meetings = new Map<string, ExportedRecord[]>()
  for (const row of rows) {
    const key = `${row.meeting?.body ?? ''} ${row.meeting?.date ?? ''} ${row.zone}`
    meetings.set(key, [...(meetings.get(key) ?? []), row])
  }
  return [...meetings.values()].flatMap((people) => {
    const here = people.filter(({ status }) => status === 'present')
    const both = people.flatMap((absent) => {
      const one = absent.status === 'apologies' ? personOf(absent.name as string) : undefined
      if (!one || /\b(?:part|late|until|from)\b/i.test(`${absent.name as string} ${absent.role as string}`)) return []
      const alike = here.filter((present) => {
        const other = personOf(present.name as string)
        return other && samePerson(one, other)
      })
      return alike.length === 1 ? [{ present: alike[0]!, absent }] : []
    })
    return both.length > 0 ? [finding(both)] : []
  })
}

function finding(both: readonly { present: ExportedRecord; absent: ExportedRecord }[]): Finding {
  const names = both.map(({ present }) => present.name as string)
  const last = names.pop()!
  return {
    agrees: false,
    rule: 'present-and-apologies',
    message: `${names.length > 0 ? `${names.join(', ')} and ${last} are` : `${last} is`} listed as present and among the apologies.`,
    at: both[0]!.absent,
    records: both.flatMap(({ present, absent }) => [present, absent]),
  }
}
