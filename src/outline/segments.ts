// Blocks to segments: which zone of which paper every block belongs to.

import type { Block, Laid, Paper, ZoneKind } from '#model'
import type { RuleBook } from '#rules'
import { type AgendaRow, readAgenda } from './agenda.ts'
import { attendanceFollows, startsAttendance } from './attendance.ts'
import { type Grid, readGrid } from './grids.ts'
import { titledMeeting } from './bodyEvidence.ts'
import type { ItemStyle } from './items.ts'
import { headWords, labelInHead, labelOf, loneLabel } from './labels.ts'
import { announces, confirmed, matches } from './openings.ts'
import { minutesGoOn } from './resuming.ts'
import { findPaperStarts, firstRunOf, type PaperStart, rowOf, settleCover, withPages } from './papers.ts'
import { goesOnWithKey, isContentsBlock, isKey, looksLikeMinutes, tableZone } from './tables.ts'

/** Consecutive blocks [start, end) in one zone. */
export interface Segment {
  zone: ZoneKind
  start: number
  end: number
  /** Rule that opened the zone. */
  rule: string
  paper: Paper | null
  /** Goes up by one wherever a new agenda, set of minutes or letter begins. */
  sitting: number
  grid?: Grid
}

interface Base {
  zone: ZoneKind
  rule: string
  paper: Paper | null
  sitting: number
}

export interface Segments {
  segments: readonly Segment[]
  agenda: readonly AgendaRow[]
  papers: readonly Paper[]
}

/** The zones of a document in order, with the agenda and the papers by which they were told apart. */
export function blocksToSegments(laid: Laid, book: RuleBook, style: ItemStyle): Segments {
  const { blocks } = laid
  const printedAgenda = readAgenda(blocks, book)
  const agenda = printedAgenda.rows
  const starts = findPaperStarts(laid, printedAgenda)
  const startAt = new Map(starts.map((start) => [start.block, start]))
  const labels = new Set(agenda.map((row) => row.paperLabel?.toUpperCase()).filter((label) => label !== undefined))
  const heads = headWords(laid)
  const named = titledMeeting(laid)
  const segments: Segment[] = []
  const papers: Paper[] = []
  /** 0-based first page of the papers that the file itself tells apart. */
  const begun = new Map<Paper, number>()
  let sittings = 0
  let base: Base = { zone: 'front', rule: 'front', paper: null, sitting: 0 }
  let aside: { zone: 'key' | 'contents'; rule: string } | undefined
  let label: { text: string; at: number } | undefined
  /** The paper that a label, a running head or a bookmark opened; its cover sheet may follow. */
  let fresh: { paper: Paper; at: number } | undefined

  const put = (index: number, zone: ZoneKind, rule: string, grid?: Grid) => {
    const last = segments.at(-1)
    const same = last && last.zone === zone && last.paper === base.paper && last.sitting === base.sitting && !grid
    if (same) last.end = index + 1
    else
      segments.push({
        zone,
        rule,
        start: index,
        end: index + 1,
        paper: base.paper,
        sitting: base.sitting,
        ...(grid ? { grid } : {}),
      })
  }
  const open = (zone: ZoneKind, rule: string, paper: Paper | null = base.paper, sitting = false) => {
    if (sitting) sittings++
    base = { zone, rule, paper, sitting: sitting ? sittings : base.sitting }
    aside = undefined
  }
  const newPaper = (found: PaperHead, row = rowOf(found, agenda)): Paper => {
    const label = row?.paperLabel ?? found.label
    const paper: Paper = { label, title: found.title ?? row?.title ?? null, itemRef: row?.ref ?? null, pages: null }
    papers.push(paper)
    return paper
  }
  const isOpen = (start: PaperStart) =>
    base.paper !== null &&
    (start.label !== null ? base.paper.label === start.label : base.paper.itemRef === start.row?.ref)
  /** The front of the document or the paper so far, taken over by a zone that is recognised late. */
  const claim = (zone: ZoneKind, rule: string) => {
    const last = segments.at(-1)
    if (last && (last.zone === 'front' || last.zone === 'paper') && last.paper === base.paper && !last.grid) {
      Object.assign(last, { zone, rule, sitting: base.sitting })
    }
  }

  const goesOn = (at: number) =>
    minutesGoOn(blocks, segments.findLast(({ zone }) => zone === base.zone)?.start ?? 0, at, style)

  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!
    const start = startAt.get(i)
    if (start && !isOpen(start)) {
      const paper = newPaper(start, start.row ?? undefined)
      begun.set(paper, start.page)
      open('paper', start.rule, paper)
      fresh = { paper, at: i }
      label = start.label === null ? undefined : { text: start.label, at: i }
    }
    if (aside?.zone === 'contents') {
      if (isContentsBlock(block)) {
        put(i, 'contents', aside.rule)
        continue
      }
      aside = undefined
    }
    if (aside?.zone === 'key') {
      if (goesOnWithKey(block)) {
        put(i, 'key', aside.rule)
        continue
      }
      aside = undefined
    }
    // Front matter that names a meeting is no cover sheet, though it has a title, a date and an author.
    const grid =
      i === 0 && named
        ? undefined
        : block.kind === 'table' || block.kind === 'paragraph' || block.kind === 'heading'
          ? readGrid(blocks, i, book.zones.grids)
          : undefined
    if (grid && opensGrid(grid, base.zone)) {
      if (grid.spec.zone === 'cover') {
        const own = labelOf(grid.fields.get('paper'))
        const printed = own ?? label?.text ?? null
        const near = fresh && i - fresh.at <= 6 && base.paper === fresh.paper ? fresh.paper : undefined
        // Behind the scanned pages of one paper the cover sheet of another may follow.
        const scanned = near && (begun.get(near) ?? Infinity) < firstRunOf(block)!.page
        const pending = scanned && own && ![near.label, near.itemRef].includes(own) ? undefined : near
        // A briefing note bound into a labelled paper is not a paper of its own.
        if (printed === null && labels.size > 0 && base.paper && !pending) {
          for (let k = i; k <= grid.last; k++) put(k, base.zone, base.rule)
          i = grid.last
          continue
        }
        const named = coverHead(printed, grid)
        if (pending) settleCover(pending, named, agenda)
        open('cover', grid.spec.id, pending ?? newPaper(named))
      } else if (grid.spec.zone !== 'minutes') open(grid.spec.zone, grid.spec.id, null, true)
      else if (base.zone !== 'minutes' || i - (segments.at(-1)?.start ?? 0) >= 12) {
        // The title over the grid belongs to the minutes.
        const first = base.zone === 'front' && i < 15
        open('minutes', grid.spec.id, base.paper, true)
        if (first) claim('minutes', grid.spec.id)
      }
      for (let k = i; k <= grid.last; k++) put(k, base.zone, base.rule, k === i ? grid : undefined)
      i = grid.last
      label = undefined
      continue
    }
    if (block.kind === 'table') {
      if (isKey(block, false)) {
        put(i, 'key', 'key-table')
        continue
      }
      const found = tableZone(block, book)
      if (found?.zone === 'agenda' && base.zone !== 'minutes' && base.zone !== 'paper') {
        if (base.zone !== 'agenda') open('agenda', found.spec.id, null, true)
      } else if (found?.zone === 'action_log') {
        if (base.zone === 'action_log') put(i, 'action_log', found.spec.id)
        else if (base.zone === 'front') {
          open('action_log', found.spec.id)
          put(i, 'action_log', found.spec.id)
        } else put(i, 'action_log', found.spec.id)
        continue
      } else if (found?.zone === 'minutes' && base.zone === 'front' && looksLikeMinutes(block, style)) {
        open('minutes', found.spec.id, base.paper, true)
        claim('minutes', found.spec.id)
      }
      put(i, base.zone === 'agenda' && !found ? 'agenda' : base.zone, base.rule)
      continue
    }
    const text = block.passage.text
    const opens = () => opensSoon(blocks, i, book)
    const headed = i > printedAgenda.last ? labelInHead(blocks, i, { labels, heads, opens }) : undefined
    const lone = loneLabel(block, labels) ?? (headed === base.paper?.label ? undefined : headed)
    if (
      lone &&
      fresh &&
      i - fresh.at <= 6 &&
      base.paper === fresh.paper &&
      [base.paper.label, base.paper.itemRef].includes(lone)
    ) {
      put(i, base.zone, base.rule)
      continue
    }
    // A letter alone (of a watermark, say) is a label only where no agenda has others.
    const announced = lone && (labels.size === 0 || text.trim() !== lone)
    if (lone && (labels.has(lone.toUpperCase()) || (announced && opens()))) {
      label = { text: lone, at: i }
      const paper = newPaper({ label: lone, title: null })
      fresh = { paper, at: i }
      open('paper', 'paper-label', paper)
      put(i, 'paper', 'paper-label')
      continue
    }
    const opening = book.zones.openings.find((candidate) => {
      if (block.kind === 'item' || (candidate.at === 'heading' && block.kind !== 'heading')) return false
      return text.length < 500 && announces(candidate, text) && confirmed(blocks, i, candidate.confirm)
    })
    if (opening) {
      if (opening.zone === 'key' || opening.zone === 'contents') {
        aside = { zone: opening.zone, rule: opening.id }
        put(i, opening.zone, opening.id)
        continue
      }
      if (opening.zone === 'appendix') {
        if (base.zone === 'paper' || base.zone === 'cover' || base.zone === 'appendix') open('appendix', opening.id)
      } else if (opening.zone === 'letter') {
        const first = base.zone === 'front'
        open('letter', opening.id, base.paper, true)
        if (first) claim('letter', opening.id)
      } else if (opening.zone === 'minutes') {
        const again = base.zone === 'minutes'
        if (!again || (i - (segments.at(-1)?.start ?? 0) >= 12 && attendanceFollows(blocks, i, book.zones))) {
          const first = base.zone === 'front' && i < 15
          open('minutes', opening.id, base.paper, true)
          if (first) claim('minutes', opening.id)
        }
      } else if (opening.zone === 'action_log' && base.zone === 'minutes' && goesOn(i)) {
        put(i, base.zone, base.rule)
        continue
      } else if (!(opening.zone === 'agenda' && base.zone !== 'front')) {
        const first = base.zone === 'front' && i < 15
        open(opening.zone, opening.id, base.paper, opening.zone === 'agenda')
        if (first && opening.zone === 'agenda') claim('agenda', opening.id)
      }
    } else if (base.zone === 'front' && startsAttendance(text, book.zones)) {
      open('minutes', 'attendance-heading', base.paper, true)
      claim('minutes', 'attendance-heading')
    } else if (base.zone === 'cover' && block.kind === 'heading' && !/:$/.test(text)) {
      base = { ...base, zone: 'paper' }
    }
    put(i, base.zone, base.rule)
  }
  // A paper without any words still has its place among the papers.
  for (const start of starts)
    if (start.block === undefined) begun.set(newPaper(start, start.row ?? undefined), start.page)
  const begins = (paper: Paper) => {
    const segment = segments.find((candidate) => candidate.paper === paper)
    return begun.get(paper) ?? (segment && firstRunOf(blocks[segment.start]!)?.page)
  }
  return { segments, agenda, papers: withPages(papers, begins, laid.pages) }
}

type PaperHead = Pick<Paper, 'label' | 'title'>

function coverHead(label: string | null, grid: Grid): PaperHead {
  return { label, title: grid.fields.get('title')?.text.replace(/\s+/g, ' ').trim() || null }
}

/** A cover sheet does not open inside the grid of an agenda, nor an agenda inside a paper. */
function opensGrid(grid: Grid, zone: ZoneKind): boolean {
  if (grid.spec.zone === 'minutes') return zone === 'front' || zone === 'paper' || zone === 'minutes'
  if (grid.spec.zone === 'agenda') return zone === 'front' || zone === 'agenda'
  return zone !== 'letter'
}

/** Whether a cover sheet, minutes or a log begins within the next blocks, so that the lone letter above is a label. */
function opensSoon(blocks: readonly Block[], index: number, book: RuleBook): boolean {
  for (let i = index + 1; i < Math.min(blocks.length, index + 4); i++) {
    const block = blocks[i]!
    if (readGrid(blocks, i, book.zones.grids)?.spec.zone === 'cover') return true
    if (block.kind === 'table' || block.kind === 'item') continue
    const opening = book.zones.openings.find(
      (o) => matches(o.patterns, block.passage.text) && confirmed(blocks, i, o.confirm),
    )
    if (opening && (opening.zone === 'minutes' || opening.zone === 'action_log')) return true
  }
  return false
}
