// A row of a log to an action.

import type { Match, Reading, Surroundings } from '#model'
import { readDates, readDue } from '#text'
import type { Action } from './action.ts'
import { colourMeaning, statusColour } from './actionStatus.ts'
import { keyOf } from './colourKey.ts'
import { plain } from './plain.ts'
import { readStatus } from './statusWords.ts'

export function readRow(match: Match, around: Surroundings): Reading<Action>[] {
  const { cells = {}, part, passage } = match
  const printed = plain(cells.text)
  if (!printed || /^(?:none|n\/?a|no (?:outstanding )?actions?\b.*)$/i.test(printed)) return []
  const near = part.place.meeting?.date ?? undefined
  // A log without a column for references prints them before the words.
  const lead = cells.ref ? null : /^(\p{Lu}*[\p{L}]*\d{0,4}\/\d{1,4}(?:\/\d{1,4})?)\s+(?=\S)/u.exec(printed)
  const ref = plain(cells.ref)?.replace(/[.:]$/, '') ?? lead?.[1] ?? null
  const owner = readOwner(plain(cells.owner))
  const due = cells.due ? readDue(cells.due.text, near) : undefined
  const status = plain(cells.status)
  const colour = statusColour(match, keyOf(part.place, around))
  const raised = cells.raised ? readDates(cells.raised.text)[0]?.date : undefined
  const closed =
    status === null && /\b(?:closed|completed?)\b[.\s]*$/i.test(plain(cells.progress) ?? '') ? 'completed' : null
  return [
    {
      fields: {
        ref,
        raised_on: raised ?? null,
        item_title: plain(cells.item),
        owner: owner.name,
        owner_role: owner.role,
        text: lead ? printed.slice(lead[0].length) : printed,
        due_raw: plain(cells.due),
        due: due?.due ?? null,
        progress: plain(cells.progress),
        status_raw: status,
        status: status
          ? (colourMeaning(status, part.place, around) ?? readStatus(status))
          : ((colour === undefined ? null : colourMeaning(colour, part.place, around)) ?? closed),
        origin: 'action_log',
      },
      passage,
      ...(ref ? { itemRef: ref } : {}),
      at: {
        ...(cells.owner ? { owner: cells.owner } : {}),
        ...(cells.due ? { due: cells.due } : {}),
        ...(cells.status ? { status: cells.status } : {}),
      },
    },
  ]
}

/** `Robin Oak (Chief Finance Officer)` → name and post. */
function readOwner(words: string | null): { name: string | null; role: string | null } {
  if (!words) return { name: null, role: null }
  const match = /^(.+?)\s*(?:\(([^)]+)\)|[,–-]\s+(\p{Lu}.+))$/u.exec(words)
  return match ? { name: match[1]!, role: match[2] ?? match[3]! } : { name: words, role: null }
}
