// A place in a document → the meeting it belongs to, learnt from the records around it.

import type { Index } from '#store'

export interface MeetingOfPlace {
  body: string | null
  date: string | null
}

/** Says the meeting at a page (0-based) and offset of a document. */
export type MeetingFinder = (documentPk: number, page: number, offset: number) => MeetingOfPlace

interface Mark extends MeetingOfPlace {
  page: number
  offset: number
}

/**
 * A page of text has no meeting of its own: it belongs to that of the last record before it that has one, or of the
 * first after it. Documents are looked up once.
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
    const before = marks.findLast((mark) => mark.page < page || (mark.page === page && mark.offset <= offset))
    const { body = null, date = null } = before ?? marks[0] ?? {}
    return { body, date }
  }
}
