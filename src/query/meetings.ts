// A place in a document → the meeting it belongs to, learnt from the records around it.

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
 * Words of a page have no meeting of their own: they belong to that of the last record before them that has one, or of
 * the first after them; a whole page belongs to that of its first record. Documents are looked up once.
 */
export function meetingFinder(index: Index): MeetingFinder {
  const select = index.db.prepare(
    `SELECT page_order AS page, char_start AS "offset", json_extract(record, '$.meeting.body') AS body,
       json_extract(record, '$.meeting.date') AS date
     FROM _records WHERE document_id = ? AND json_extract(record, '$.meeting') IS NOT NULL
     ORDER BY page_order, char_start, type_order, id`,
  )
  const known = new Map<number, readonly Mark[]>()
  return (documentPk, page, offset) => {
    let marks = known.get(documentPk)
    if (!marks) known.set(documentPk, (marks = select.all(documentPk) as Mark[]))
    const own = offset === null ? marks.find((mark) => mark.page === page) : undefined
    const before = marks.findLast((mark) => mark.page < page || (mark.page === page && mark.offset <= (offset ?? 0)))
    const { body = null, date = null } = own ?? before ?? marks[0] ?? {}
    return { body, date }
  }
}
