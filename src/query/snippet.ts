// A text and the words that were found in it → the few words around them, with the finds marked.

/** `marks` are half-open offsets in `text`. */
export interface Snippet {
  text: string
  marks: readonly (readonly [number, number])[]
}

export const markStart = '\u0001'
export const markEnd = '\u0002'

/** Reads the marks that FTS5's snippet() was told to set. */
export function markedToSnippet(marked: string): Snippet {
  const marks: [number, number][] = []
  let text = ''
  let open = 0
  for (const piece of marked
    .replace(/\s+/g, ' ')
    .trim()
    .split(/([\u0001\u0002])/)) {
    if (piece === markStart) open = text.length
    else if (piece === markEnd) marks.push([open, text.length])
    else text += piece
  }
  return { text, marks }
}

/** The words around the first find of a pattern, about `width` characters; undefined where it does not occur. */
export function patternToSnippet(text: string, patterns: readonly RegExp[], width = 160): Snippet | undefined {
  const finds = patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]))
    .sort((a, b) => a[0]! - b[0]!)
  const [first] = finds
  if (!first) return undefined
  const slack = Math.max(0, width - (first[1]! - first[0]!)) / 2
  const from = wordStart(text, first[0]! - slack)
  const to = wordEnd(text, first[1]! + slack)
  let marked = from > 0 ? '…' : ''
  let at = from
  for (const [start, end] of finds) {
    if (start! < at || end! > to) continue
    marked += text.slice(at, start) + markStart + text.slice(start, end) + markEnd
    at = end!
  }
  return markedToSnippet(`${marked}${text.slice(at, to)}${to < text.length ? '…' : ''}`)
}

function wordStart(text: string, offset: number): number {
  if (offset <= 0) return 0
  const space = text.slice(Math.floor(offset)).search(/\s/)
  return space === -1 ? Math.floor(offset) : Math.floor(offset) + space + 1
}

function wordEnd(text: string, offset: number): number {
  if (offset >= text.length) return text.length
  const space = text.slice(0, Math.ceil(offset)).search(/\s\S*$/)
  return space === -1 ? Math.ceil(offset) : space
}
