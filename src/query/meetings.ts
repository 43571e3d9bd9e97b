// A place in a document → the meeting it belongs to.

import type { Index } from '#store'

export interface MeetingOfPlace {
  body: string | null
  date: string | null
}

/** Says the meeting at a page (0-based) and an offset in it, or of the page as a whole. */
export type MeetingFinder = (documentPk: number, page: number, offset: number | null) => MeetingOfPlace

interface Mark extends MeetingOfPlace {
  page: number
  offset: number
}

/**
 * Words of a page belong to the meeting whose paper they stand in, as the document was outlined; a whole page to that of
 * its beginning, or where the page begins before anything does, of what begins first on it. Documents are looked up once.
 */
export function meetingFinder(index: Index): MeetingFinder {
  const select = index.db.prepare(
    'SELECT page, "offset", body, date FROM _meeting_marks WHERE document_id = ? ORDER BY page, "offset"',
  )
  const known = new Map<number, readonly Mark[]>()
  return (documentPk, page, offset) => {
    let marks = known.get(documentPk)
    if (!marks) known.set(documentPk, (marks = select.all(documentPk) as Mark[]))
    const before = marks.findLast((mark) => mark.page < page || (mark.page === page && mark.offset <= (offset ?? 0)))
    // Above the first words of a page stand only its running head and its margin.
    const first = offset === null ? marks.find((mark) => mark.page === page && mark.offset <= margin) : undefined
    const { body = null, date = null } = first ?? before ?? marks[0] ?? {}
    return { body, date }
  }
}

/** Characters of running heads above the first words of a page. */
const margin = 200
