// The words of an action to the date by which it is to be done.

import type { Part } from '#model'
import { readDue } from '#text'

/** The date by which the words are to be done; a date since or until which something holds is none. */
export function deadline(words: string, { place }: Part): ReturnType<typeof readDue> {
  const due = readDue(words, place.meeting?.date ?? undefined)
  if (!due || /^(?:from|until)\b/i.test(due.raw)) return undefined
  return /\b(?:since|until|till|from|dated|(?:meeting|minutes|letter) of)\s+$/i.test(
    words.slice(0, words.indexOf(due.raw)),
  )
    ? undefined
    : due
}

/** A time without a date, as printed: `at the next meeting`, `as soon as possible`. */
export function relativeDue(words: string): string | null {
  return (
    /\b((?:at|by|before|for|to|in)\s+(?:the|a)\s+(?:next|future|following|forthcoming|subsequent)\s+(?:\p{L}+\s+){0,3}?(?:meeting|board|committee|session|month|quarter|report)(?:\s+of\s+the\s+\p{L}+)?|once\s+\p{L}+|as soon as possible|as a matter of urgency|over the next (?:\p{L}+\s+)?(?:month|year|quarter|week)s?)\b/iu.exec(
      words,
    )?.[1] ?? null
  )
}
