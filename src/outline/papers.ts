// Running heads, bookmarks, page labels and printed page numbers → where papers begin that their own words need not announce.

import type { Block, Bookmark, Laid, PageNote, Paper, Passage, Run } from '#model'
import type { Agenda, AgendaRow } from './agenda.ts'
import { type PaperWords, readPaperWords, tieToAgenda, titlesAgree } from './paperWords.ts'

/** The first page of a paper. */
export interface PaperStart {
  rule: 'running-head' | 'bookmark' | 'page-label' | 'printed-page'
  label: string | null
  title: string | null
  /** The agenda's row that announces it. */
  row: AgendaRow | null
  /** 0-based index of the page. */
  page: number
  /** 0-based index of the first block of the paper: on that page or, where it has no words, on one of the next. */
  block?: number | undefined
}

/** The first blocks of a page. */
interface PageHead {
  /** 0-based index of the first block that begins on the page; undefined where none does. */
  block: number | undefined
  /** Whether nothing above it on the page goes on from the page before. */
  clean: boolean
  lines: string[]
}

/** Bookmarks that lead further down than this share of a page's usual height are headings. */
const upper = 320

/**
 * Where papers begin, by page. Of several witnesses what is printed on the page itself counts first. A bookmark is
 * believed where it names a row of the agenda and the page begins with the words of that row, with its running head or
 * with a new count of pages, or where most bookmarks of its depth name rows:
 *
 *   Microsoft Word - Paper C Finance.docx → page 12     the agenda has a Paper C; page 12 begins "Finance report": believed
 *   Introduction → page 13                              no row of the agenda: a heading
 *   Finance report → page 9, half way down              a heading of another paper
 */
export function findPaperStarts(laid: Laid, agenda: Agenda): PaperStart[] {
  const { notes, pages } = laid
  if (!notes || pages.length < 2) return []
  const heads = pageHeads(laid)
  const first = agenda.last === -1 ? 0 : lastPageOf(laid.blocks[agenda.last]!) + 1
  const witnesses = [
    byRunningHead(notes, agenda.rows),
    byBookmark(laid, agenda.rows, heads, notes),
    byPageLabel(notes, agenda.rows),
    byPrintedPage(notes, agenda.rows),
  ]
  const starts: PaperStart[] = []
  for (let page = first; page < pages.length; page++) {
    const found = witnesses.map((witness) => witness.get(page)).filter((start) => start !== undefined)
    const start = found[0]
    if (!start || !heads[page]!.clean) continue
    const other = found.find(({ row }) => row === start.row)
    if (sameStart(start, starts.at(-1))) continue
    starts.push({ ...start, title: start.title ?? other?.title ?? null })
  }
  return starts.map((start, i) => {
    const end = starts[i + 1]?.page ?? pages.length
    return { ...start, block: heads.slice(start.page, end).find(({ block }) => block !== undefined)?.block }
  })
}

const sameStart = (a: PaperStart, b: PaperStart | undefined): boolean =>
  b !== undefined && (a.row !== null ? a.row === b.row : a.label !== null && a.label === b.label)

const passagesOf = (block: Block): readonly Passage[] =>
  block.kind === 'table' ? block.rows.flatMap((row) => row.cells.map((cell) => cell.passage)) : [block.passage]

/** Where the words of a block begin; nothing where it has none. */
export function firstRunOf(block: Block): Run | undefined {
  return passagesOf(block).find(({ runs }) => runs.length > 0)?.runs[0]
}

/** 0-based index of the page on which a block ends. */
function lastPageOf(block: Block): number {
  return passagesOf(block)
    .flatMap(({ runs }) => runs)
    .reduce((last, run) => Math.max(last, run.page), 0)
}

function pageHeads({ pages, blocks }: Laid): PageHead[] {
  const heads: PageHead[] = pages.map(({ text }) => ({ block: undefined, clean: text.trim() === '', lines: [] }))
  blocks.forEach((block, i) => {
    const run = firstRunOf(block)
    const head = run && heads[run.page]
    if (!run || !head) return
    if (head.block === undefined) {
      head.block = i
      // A tick box, a bullet or a number of the list may stand before it.
      head.clean = pages[run.page]!.text.slice(0, run.from).trim().length <= 5
    }
    if (i - head.block < 6)
      head.lines.push(
        ...passagesOf(block)
          .slice(0, 20)
          .flatMap(({ text }) => text.split('\n').slice(0, 6)),
      )
  })
  return heads
}

type Witness = ReadonlyMap<number, PaperStart>

const startOf = (
  rule: PaperStart['rule'],
  page: number,
  words: PaperWords | null,
  row: AgendaRow | null,
): PaperStart => ({
  rule,
  page,
  row,
  label: row?.paperLabel ?? words?.label ?? words?.item ?? (row && words?.code ? words.code : null),
  title: row?.title ?? (words?.title || null),
})

/** Pages whose running head names another paper than the page before. */
function byRunningHead(notes: readonly PageNote[], rows: readonly AgendaRow[]): Witness {
  const starts = new Map<number, PaperStart>()
  let before: PaperStart | undefined
  notes.forEach(({ furniture }, page) => {
    const printed = furniture
      .map(readPaperWords)
      .filter((words) => words.item !== null || (words.label !== null && words.noun === 'paper'))
    const tied = printed.map((words) => ({ words, tie: tieToAgenda(words, rows) })).find(({ tie }) => tie)
    const words = tied?.words ?? (rows.length === 0 ? printed[0] : undefined)
    if (!words) return
    const start = startOf('running-head', page, words, tied?.tie?.row ?? null)
    if (!sameStart(start, before)) starts.set(page, start)
    before = start
  })
  return several(starts, rows)
}

/** Without an agenda one label could be anything; two tell papers apart. */
function several(starts: Map<number, PaperStart>, rows: readonly AgendaRow[]): Witness {
  if (rows.length > 0) return starts
  return new Set([...starts.values()].map(({ label }) => label)).size >= 2 ? starts : new Map()
}

function byBookmark(
  { bookmarks = [] }: Laid,
  rows: readonly AgendaRow[],
  heads: readonly PageHead[],
  notes: readonly PageNote[],
): Witness {
  const read = bookmarks
    .filter((mark): mark is Bookmark & { page: number } => mark.page !== null && (mark.top ?? 0) < upper)
    .map((mark) => {
      const words = readPaperWords(mark.title)
      return { ...mark, page: mark.page - 1, words, tie: tieToAgenda(words, rows) }
    })
  const starts = new Map<number, PaperStart>()
  for (const { page, depth, words, tie } of read) {
    if (starts.has(page) || !heads[page]) continue
    if (rows.length === 0) {
      if (words.item !== null || words.noun === 'paper') starts.set(page, startOf('bookmark', page, words, null))
      continue
    }
    if (!tie) continue
    const peers = read.filter((other) => other.depth === depth)
    const ofPapers = peers.filter((other) => other.tie).length >= Math.max(2, peers.length * 0.6)
    const printed = heads[page]!.lines
    const agrees =
      (tie.row.title !== null && beginsWithTitle(printed, tie.row.title)) ||
      (words.title !== '' && beginsWithTitle(printed, words.title))
    if (ofPapers || agrees || (tie.by !== 'title' && beginsCount(notes, page)))
      starts.set(page, startOf('bookmark', page, words, tie.row))
  }
  return several(starts, rows)
}

/** Whether a title, or what tells it from others, stands among the first words of a page. */
function beginsWithTitle(printed: readonly string[], title: string): boolean {
  return printed.some((line) => line.length < 200 && titlesAgree(line, title))
}

/** Whether the count of pages in the viewer begins anew: `ii → 1`, `12 → 1`, `B-4 → C-1`. */
function beginsCount(notes: readonly PageNote[], page: number): boolean {
  const label = notes[page]!.label
  const before = notes[page - 1]?.label
  if (label === null || before === null || before === undefined) return false
  return prefixOf(label) !== prefixOf(before) || (/(?:^|\D)1$/.test(label) && !/(?:^|\D)0$/.test(before))
}

/** What stands before the number in a page label: `Paper C ` of `Paper C 12`. */
const prefixOf = (label: string): string => label.replace(/(?:\d+|[ivxl]+)$/i, '').replace(/(?<![\s.–-])[\s.–-]+$/, '')

/** Pages at which the words before the number in the page label change to the label of a paper. */
function byPageLabel(notes: readonly PageNote[], rows: readonly AgendaRow[]): Witness {
  const starts = new Map<number, PaperStart>()
  let before: string | undefined
  notes.forEach(({ label }, page) => {
    const prefix = label === null ? '' : prefixOf(label)
    if (prefix !== '' && prefix !== before) {
      const words = readPaperWords(prefix)
      const bare = words.code !== null && words.title === ''
      const tie = tieToAgenda(bare ? { ...words, label: words.code, noun: 'paper' } : words, rows)
      if (tie && tie.by !== 'title') starts.set(page, startOf('page-label', page, words, tie.row))
    }
    before = prefix
  })
  return starts.size >= 2 ? starts : new Map()
}

/** The pages that the agenda gives: `(Pages 5 - 12)`, by the numbers printed on the pages. */
function byPrintedPage(notes: readonly PageNote[], rows: readonly AgendaRow[]): Witness {
  const ranged = rows.filter((row) => row.printedPages !== null)
  const starts = new Map<number, PaperStart>()
  if (ranged.length < 2 || ranged.some((row, i) => i > 0 && row.printedPages![0] < ranged[i - 1]!.printedPages![0]))
    return starts
  const numbers = notes.map(({ furniture, label }) => {
    const printed = furniture.map(
      (line) => /^(?:page|p\.?)?\s*(\d{1,4})(?:\s*(?:of|\/)\s*\d{1,4})?$/i.exec(line.trim())?.[1],
    )
    return Number(printed.findLast((number) => number !== undefined) ?? (/^\d+$/.test(label ?? '') ? label : NaN))
  })
  for (const row of ranged) {
    const page = numbers.indexOf(row.printedPages![0])
    // Two items may be taken with one paper.
    if (page > 0 && numbers.lastIndexOf(row.printedPages![0]) === page && !starts.has(page))
      starts.set(page, startOf('printed-page', page, null, row))
  }
  return starts
}

/** The agenda's row for a paper: that of its label, or that of its item where the cover sheet gives the item's number. */
export function rowOf(
  { label, title }: Pick<Paper, 'label' | 'title'>,
  agenda: readonly AgendaRow[],
): AgendaRow | undefined {
  if (label === null) return undefined
  const same = (printed: string | null) => printed?.replace(/[.)]$/, '').toUpperCase() === label.toUpperCase()
  const labelled = agenda.filter((row) => row.paperLabel !== null)
  // A number with a stroke or a dot counts items; a bare one may count enclosures.
  const sure = labelled.length === 0 || /[./]/.test(label)
  return (
    labelled.find((row) => same(row.paperLabel)) ??
    agenda.find((row) => same(row.ref) && (sure || (title && row.title && titlesAgree(title, row.title))))
  )
}

/** Puts what the cover sheet says into a paper that a label or a bookmark opened; where the two differ, the cover is right. */
export function settleCover(paper: Paper, cover: Pick<Paper, 'label' | 'title'>, agenda: readonly AgendaRow[]): void {
  const row = rowOf(cover, agenda)
  const same = cover.label === null || [paper.label, paper.itemRef].includes(cover.label)
  paper.title = cover.title ?? paper.title
  if (same && paper.label !== null) return
  paper.label = row?.paperLabel ?? cover.label ?? paper.label
  if (!same) paper.itemRef = row?.ref ?? null
}

/** Gives papers the numbers of their pages: from where each begins to the page before the next, or to the end. */
export function withPages(
  papers: readonly Paper[],
  begins: (paper: Paper) => number | undefined,
  pages: Laid['pages'],
): Paper[] {
  const placed = papers
    .map((paper) => ({ paper, first: begins(paper) }))
    .filter((entry): entry is { paper: Paper; first: number } => entry.first !== undefined)
    .sort((a, b) => a.first - b.first)
  placed.forEach(({ paper, first }, i) => {
    const next = placed[i + 1]?.first ?? pages.length
    const number = pages[first]!.number
    const last = pages[Math.max(first, next - 1)]!.number
    paper.pages = number === null || last === null ? null : [number, last]
  })
  return placed.map(({ paper }) => paper)
}
