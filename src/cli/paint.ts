// Words and marks → text for a terminal or a pipe, safe to print.

import type picocolors from 'picocolors'
import type { Snippet } from '#query'

export type Colours = ReturnType<typeof picocolors.createColors>

/** Text without characters that move a terminal's cursor or change its state. Line feeds and tabs stay. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
}

/** The finds of a snippet in reverse video, or between « and » where there are no colours. */
export function paintMarks({ text, marks }: Snippet, colours: Colours): string {
  let painted = ''
  let at = 0
  for (const [start, end] of marks) {
    const find = printable(text.slice(start, end))
    painted += printable(text.slice(at, start))
    painted += colours.isColorSupported ? colours.inverse(find) : `«${find}»`
    at = end
  }
  return painted + printable(text.slice(at))
}
