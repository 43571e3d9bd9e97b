// Words and marks → text for a terminal or a pipe, safe to print.

import type picocolors from 'picocolors'
import type { Snippet } from '#query'

export type Colours = ReturnType<typeof picocolors.createColors>

/**
 * Text without characters that move a terminal's cursor or change its state, and which turns no other text round. Line
 * feeds and tabs stay.
 */
export function printable(text: string): string {
  return isolated(text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ''))
}

const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const isolate = '\u2068'
const popIsolate = '\u2069'

/**
 * Each word with controls of direction set apart from what stands beside it: first strong isolate … pop directional isolate.
 * What it opens is closed with it, and what it would close without having opened it is left out; so it holds wherever the
 * words are broken into lines. Text without such controls is as it was.
 */
function isolated(text: string): string {
  return directions.test(text)
    ? text.replace(/\S+/g, (word) => (directions.test(word) ? isolatedWord(word) : word))
    : text
}

function isolatedWord(word: string): string {
  let open = 0
  let balanced = ''
  for (const char of word) {
    if (char === popIsolate && open === 0) continue
    if (/[\u2066-\u2068]/.test(char)) open++
    if (char === popIsolate) open--
    balanced += char
  }
  balanced += popIsolate.repeat(open)
  const apart = balanced.startsWith(isolate) && balanced.endsWith(popIsolate)
  return apart ? balanced : `${isolate}${balanced}${popIsolate}`
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
