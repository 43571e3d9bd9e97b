// A document without pages and an expression → the lines of it that fit, so that each can be found and cited.

import type { Index } from '#store'

export interface LineHit {
  /** 1-based line of the page's text. */
  line: number
  /** Offset in the page's text at which the line begins. */
  offset: number
  text: string
  /** The line with the marks of FTS5's snippet(). */
  marked: string
}

/**
 * Asks the lines of a text as the index asks pages.
 * @param exact expression for the unstemmed words, where there are phrases
 * @returns undefined where no line has all of it, because the words are spread over several
 */
export function linesThatFit(
  { db }: Index,
  text: string,
  match: string,
  exact: string | undefined,
  [open, close]: readonly [string, string],
): LineHit[] | undefined {
  // A temporary table stands in memory; the index itself stays untouched, and may be readonly.
  db.exec(`
    CREATE VIRTUAL TABLE IF NOT EXISTS temp._stemmed_lines USING FTS5(text, tokenize='porter unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE IF NOT EXISTS temp._exact_lines USING FTS5(text, tokenize='unicode61 remove_diacritics 2');
    DELETE FROM temp._stemmed_lines;
    DELETE FROM temp._exact_lines;`)
  const stemmed = db.prepare('INSERT INTO temp._stemmed_lines (rowid, text) VALUES (?, ?)')
  const unstemmed = db.prepare('INSERT INTO temp._exact_lines (rowid, text) VALUES (?, ?)')
  const lines = text.split('\n')
  const offsets: number[] = []
  let offset = 0
  db.transaction(() => {
    lines.forEach((line, i) => {
      offsets.push(offset)
      offset += line.length + 1
      if (line.trim() === '') return
      stemmed.run(i, line)
      if (exact !== undefined) unstemmed.run(i, line)
    })
  })()
  const phrase = exact === undefined ? '' : 'AND rowid IN (SELECT rowid FROM temp._exact_lines WHERE text MATCH ?)'
  const found = db
    .prepare(
      `SELECT rowid, snippet(_stemmed_lines, -1, '${open}', '${close}', '…', 24) AS marked
       FROM temp._stemmed_lines WHERE _stemmed_lines MATCH ? ${phrase} ORDER BY rowid`,
    )
    .all(match, ...(exact === undefined ? [] : [exact])) as { rowid: number; marked: string }[]
  if (found.length === 0) return undefined
  return found.map(({ rowid, marked }) => ({
    line: rowid + 1,
    offset: offsets[rowid]!,
    text: lines[rowid]!,
    marked,
  }))
}
