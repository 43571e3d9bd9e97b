// Whether the words of a page are text, or a picture of text.

import type { Box, PackedSheet, Problem, Sheet } from '#model'

/** Page numbers and labels stamped onto a scan have fewer letters and digits than this. */
const stamped = 60

/** Pictures over at least this part of a page are what the page is there for. */
const filling = 0.5

/** Why there is no text to read: the page is a picture, or nothing is drawn on it. Undefined where it has text. */
export function lackOfText(
  sheet: Pick<Sheet, 'width' | 'height' | 'words' | 'fills' | 'rulings'>,
  pictures: readonly Box[],
): Sheet['lacksText'] {
  const letters = lettersOf(sheet)
  const drawn = pictures.length + sheet.rulings.length > 0 || sheet.fills.some(({ colour }) => colour !== '#ffffff')
  if (letters === 0 && !drawn) return 'blank'
  if (letters === 0) return 'picture'
  return letters < stamped && areaOf(pictures) > filling * sheet.width * sheet.height ? 'picture' : undefined
}

/** Whether so few words stand on the page that its pictures matter. */
export const mayLackText = (sheet: Pick<Sheet, 'words'>): boolean => lettersOf(sheet) < stamped

function lettersOf({ words }: Pick<Sheet, 'words'>): number {
  let letters = 0
  for (let i = 0; i < words.length && letters < stamped; i++)
    letters += words[i]!.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters
}

/** Layers of one picture count each, as strips of one do; on a page that is text both are small. */
const areaOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, [x0, y0, x1, y1]) => sum + (x1 - x0) * (y1 - y0), 0)

/** One problem for all pages of a file that have no text to read, or none. A blank page is one only where all are. */
export function textlessPages(path: string, sheets: readonly PackedSheet[]): Problem[] {
  const warning = { severity: 'warning', code: 'no-text-layer', path } as const
  const some = (lack: Sheet['lacksText'], read: boolean) =>
    sheets.filter((sheet) => sheet.lacksText === lack && (sheet.origin === 'ocr') === read)
  const scans = some('picture', false).map(({ number }) => number)
  const empty = sheets.filter(({ origin, words }) => origin === 'ocr' && words.length === 0).map(({ number }) => number)
  const problems: Problem[] = []
  if (scans.length > 0)
    problems.push({ ...warning, message: `${pagesHave(scans)} no text layer`, remedy: 'read them with --ocr auto' })
  if (empty.length > 0)
    problems.push({ ...warning, message: `${pagesHave(empty)} no words that OCR can read`, remedy: 'look at them' })
  if (sheets.length > 0 && some('blank', false).length === sheets.length)
    problems.push({ ...warning, message: 'nothing is printed on its pages', remedy: 'look at the file' })
  return problems
}

const pagesHave = (pages: readonly number[]): string =>
  pages.length === 1 ? `page ${pages[0]} has` : `pages ${pageRanges(pages)} have`

/** Ascending numbers as people write them: `3-7, 9`. */
export function pageRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const page of pages) {
    const open = ranges.at(-1)
    if (open && page === open[1] + 1) open[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}
