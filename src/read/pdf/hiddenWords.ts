// Words that pages do not show: reported, and kept out of the reading unless they are asked for.

import { type PackedSheet, packRows, type Problem, unpackRows } from '#model'

/** The sheets without the words that their pages do not show, or with them, and one problem for each such page. */
export function withoutHidden(
  path: string,
  sheets: readonly PackedSheet[],
  include: boolean,
): { sheets: PackedSheet[]; problems: Problem[] } {
  const problems: Problem[] = []
  const kept = sheets.map((sheet): PackedSheet => {
    if (!sheet.hiddenWords) return sheet
    problems.push(hiddenText(path, sheet.number, sheet.hiddenWords, include))
    return include ? sheet : { ...sheet, words: packRows(unpackRows(sheet.words).filter((word) => !word.hidden)) }
  })
  return { sheets: kept, problems }
}

function hiddenText(path: string, page: number, count: number, include: boolean): Problem {
  const words = count === 1 ? '1 word' : `${count} words`
  return {
    severity: 'warning',
    code: 'hidden-text',
    path,
    page,
    message: `text that the page does not show (${words}), possibly covered on purpose`,
    remedy: include ? 'records that rest on it are marked hidden' : '--include-hidden reads it',
  }
}
