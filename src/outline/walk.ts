// Segments to parts: every block with its place; tables of minutes and cover sheets cell by cell.

import {
  type Announcement,
  type Block,
  cellText,
  joinPassages,
  type Meeting,
  type Part,
  type Passage,
  type Place,
  type Row,
  type Table,
} from '#model'
import { isCut } from '#layout'
import { findHeading, headingColumns, type RuleBook } from '#rules'
import {
  countsUp,
  isHeadingLike,
  isTitle,
  itemNumber,
  type ItemStyle,
  leadingReference,
  readItemHead,
  splitTitle,
} from './items.ts'
import { readLetter } from './letters.ts'
import { readMeetingDate } from './meetings.ts'
import { matches } from './openings.ts'
import type { Segment, Segments } from './segments.ts'
import type { Sitting } from './sittings.ts'
import { looksLikeMinutes } from './tables.ts'

/** Goes through the segments in order and knows at each block under which headings, item and point it stands. */
export class Walk {
  parts: Part[] = []
  announcements: Announcement[] = []
  private section: { level: number; text: string }[] = []
  private item: Place['item'] = null
  private point: string | null = null
  private lastNumber = 0
  /** Number of the last entry of a list that counts from 1 below the item. */
  private inner = 0
  /** Whether that list stands under words that a list finishes. */
  private introduced = false
  private readonly titles: readonly string[]
  private readonly packMeeting: Meeting | null
  private place!: Place
  private current: Segment | undefined

  constructor(
    private readonly blocks: readonly Block[],
    private readonly book: RuleBook,
    private readonly style: ItemStyle,
    private readonly found: Segments,
    private readonly meetings: ReadonlyMap<number, Sitting>,
    given: Meeting | null = null,
  ) {
    this.titles = found.agenda.map((row) => row.title).filter((title) => title !== null)
    const agenda = found.segments.find((segment) => segment.zone === 'agenda' && meetings.has(segment.sitting))
    this.packMeeting = agenda ? meetings.get(agenda.sitting)!.meeting : given
  }

  segment(segment: Segment) {
    const fresh = this.current?.sitting !== segment.sitting || this.current.paper !== segment.paper
    if (fresh) {
      this.section = []
      this.item = null
      this.point = null
      this.lastNumber = 0
      this.inner = 0
    }
    const sitting = this.meetings.get(segment.sitting)
    const own = segment.zone === 'minutes' || segment.zone === 'agenda' ? sitting?.meeting : undefined
    const grid = segment.grid?.fields
    const body = grid?.get('body')?.text.replace(/\s+/g, ' ').trim() || (fresh ? null : (this.place.body ?? null))
    const coverDate =
      segment.grid && !this.packMeeting ? readMeetingDate(grid?.get('date')?.text ?? '', new Map()) : undefined
    const cover = coverDate ? { body, date: coverDate.date } : null
    const inherited = fresh ? null : (this.place.meeting ?? null)
    this.place = {
      zone: segment.zone,
      paper: segment.paper,
      item: null,
      point: null,
      meeting: own ?? this.packMeeting ?? cover ?? inherited ?? sitting?.meeting ?? null,
      section: [],
      body,
    }
    if (!this.item && segment.zone !== 'minutes') {
      this.item = segment.paper?.itemRef
        ? { ref: segment.paper.itemRef, title: this.agendaTitle(segment.paper.itemRef) ?? segment.paper.title }
        : null
    }
    if (sitting && sitting.at === segment.start) {
      this.announcements.push({ ...sitting.announcement, place: this.here() })
    }
    if (segment.zone === 'letter' && this.current?.sitting !== segment.sitting) {
      const letter = readLetter(this.blocks.slice(segment.start, segment.end), this.book.zones)
      if (letter) this.announcements.push({ ...letter, place: this.here() })
    }
    this.current = segment
    for (let i = segment.start; i < segment.end; i++) this.block(this.blocks[i]!, segment)
  }

  private agendaTitle(ref: string): string | null {
    return this.found.agenda.find((row) => row.ref === ref)?.title ?? null
  }

  private here(): Place {
    return { ...this.place, item: this.item, point: this.point, section: this.section.map((heading) => heading.text) }
  }

  private block(block: Block, segment: Segment) {
    if (block.kind === 'table') {
      if (segment.zone === 'minutes' && this.isMinutesTable(block)) this.minutesRows(block)
      else if (segment.zone === 'cover') this.coverRows(block)
      else this.parts.push({ block, place: this.here() })
      return
    }
    if (segment.zone === 'minutes') return this.minute(block)
    if (block.kind === 'heading') this.heading(block.level, block.passage.text)
    this.emit(block)
  }

  private heading(level: number, text: string) {
    while (this.section.length > 0 && this.section.at(-1)!.level >= level) this.section.pop()
    this.section.push({ level, text: text.replace(/\s+/g, ' ').trim() })
  }

  private isMinutesTable(table: Table): boolean {
    if (this.book.zones.tables.some((spec) => findHeading(table, spec))) return true
    const first = cellText(table.rows[0]!, 0)
    if (
      table.rows.length > 1 &&
      table.rows.every((row) => row.cells.length >= 2 && row.cells.every((cell) => cell.passage.text.length < 120)) &&
      !table.rows.every((row) => row.cells.some((cell) => isSentence(cell.passage.text)))
    ) {
      return leadingReference(first, this.style) !== undefined && !countsUp(this.style)
    }
    return looksLikeMinutes(table, this.style)
  }

  /** A block of minutes that stands outside a table. */
  private minute(block: Exclude<Block, Table>) {
    const text = block.passage.text
    const counted =
      block.kind === 'item' && countsUp(this.style) && block.depth === 0 ? itemNumber(block.marker) : undefined
    if (block.kind === 'item' && counted !== undefined) {
      const { title, rest } = splitTitle(block.passage, this.titles)
      const listed = this.section.at(-1)?.text !== this.item?.title
      if (counted === 1) this.introduced = this.introduces()
      const counting = this.lastNumber > 0 && (listed || !this.follows(counted))
      const goesOn = counted === this.inner + 1 && (this.introduced || counting)
      this.inner = goesOn ? counted : 0
      const follows = !goesOn && this.follows(counted)
      if (title && follows && isHeadingLike(title.text)) {
        this.newItem(block.marker, title, counted)
        if (rest) this.emit({ kind: 'paragraph', passage: rest })
        return
      }
    } else if (block.kind !== 'item') {
      this.inner = 0
      const head = readItemHead(block.passage, this.style, this.titles)
      const number = head && itemNumber(head.ref)
      const follows = number === undefined || this.follows(number)
      if (
        head &&
        follows &&
        (head.title || !head.rest || !countsUp(this.style)) &&
        (number === undefined || block.kind === 'heading' || (head.title && isHeadingLike(head.title.text)))
      ) {
        this.newItem(head.ref, head.title, number, block.passage)
        if (head.rest) this.emit({ kind: 'paragraph', passage: head.rest })
        return
      }
      const point = this.style === 'dotted' ? null : /^(\d{1,3})\.(\d{1,2})\.?\s+/.exec(text)
      if (point) {
        if (this.item?.ref !== point[1] && Number(point[1]) === this.lastNumber + 1) {
          this.item = { ref: point[1]!, title: null }
          this.lastNumber = Number(point[1])
        }
        this.point = this.item?.ref === point[1] ? `${point[1]}.${point[2]}` : null
      }
      if (block.kind === 'heading') {
        if (this.item && this.item.title === null && isTitle(text))
          this.item = { ...this.item, title: text.replace(/\s+/g, ' ').trim() }
        this.heading(block.level + 1, text)
      }
    }
    this.emit(block)
  }

  /** Whether the words above are finished by a list: "The Board agreed:" before "1. The terms of reference". */
  private introduces(): boolean {
    const above = this.parts.at(-1)?.block
    return (
      above !== undefined && above.kind !== 'table' && matches(this.book.zones.patterns('listlead'), above.passage.text)
    )
  }

  /** Whether the number can be that of the next item; one or two may have been lost on the way. */
  private follows(number: number): boolean {
    return number > this.lastNumber && (this.lastNumber === 0 || number <= this.lastNumber + 3)
  }

  private newItem(ref: string, title: Passage | null, number?: number, evidence?: Passage) {
    const words = title?.text.replace(/\s+/g, ' ').trim() || null
    this.item = { ref, title: words }
    this.point = null
    this.section = words ? [{ level: 2, text: words }] : []
    if (number !== undefined) this.lastNumber = number
    const passage = title ?? evidence
    if (passage && passage.text !== '') {
      this.announcements.push({
        of: 'agenda_item',
        rule: 'numbered-minute',
        passage,
        fields: { ref, title: words },
        inferred: [],
        place: this.here(),
      })
    }
    if (title) this.parts.push({ block: { kind: 'heading', level: 2, passage: title }, place: this.here() })
  }

  /** Rows of reference, words and owner, in any subset of the three; a row without a reference goes on with the item above. */
  private minutesRows(table: Table) {
    for (const row of table.rows) {
      if (this.book.zones.tables.some((spec) => headingColumns(row, spec))) continue
      const filled = row.cells.filter((cell) => cell.passage.text !== '')
      if (filled.length === 0) continue
      const first = filled[0]!
      const ref = leadingReference(first.passage.text, this.style)
      const alone =
        ref !== undefined &&
        first.blocks.length === 1 &&
        first.passage.text.replace(/(?<![.\s])[.\s]+$/, '').length <= ref.length + 2
      const body = alone ? filled[1] : longest(filled)
      const aside = filled.find((cell) => cell.column > (body?.column ?? 0) && cell.passage.text.length < 120)?.passage
      const number =
        ref !== undefined && countsUp(this.style) ? (itemNumber(ref) ?? Number.parseInt(ref, 10)) : undefined
      // A number that does not go on is that of a point below the item.
      if (alone && number !== undefined && !this.follows(number)) {
        for (const block of body?.blocks ?? []) this.emit(block, aside)
      } else if (alone) {
        const [head, ...rest] = body?.blocks ?? []
        const { title, rest: after } = head ? splitTitle(head.passage, this.titles) : { title: null, rest: null }
        this.newItem(ref, title, itemNumber(ref), first.passage)
        if (after) this.emit({ kind: 'paragraph', passage: after }, aside)
        for (const block of rest) this.emit(block, aside)
      } else if (body) this.bodyCell(body.blocks, ref, aside)
    }
  }

  private bodyCell(blocks: Row['cells'][number]['blocks'], ref: string | undefined, aside?: Passage) {
    const [head, ...rest] = blocks
    if (!head) return
    const found = ref === undefined ? undefined : readItemHead(head.passage, this.style, this.titles)
    if (found) {
      if (found.title || found.rest) {
        this.newItem(found.ref, found.title, undefined, head.passage)
        if (found.rest) this.emit({ kind: 'paragraph', passage: found.rest }, aside)
        for (const block of rest) this.emit(block, aside)
      } else {
        const [next, ...others] = rest
        const { title, rest: after } = next ? splitTitle(next.passage, this.titles) : { title: null, rest: null }
        this.newItem(found.ref, title, undefined, head.passage)
        if (after) this.emit({ kind: 'paragraph', passage: after }, aside)
        for (const block of others) this.emit(block, aside)
      }
    } else for (const block of blocks) this.emit(block, aside)
  }

  /** Cells of a cover sheet one after the other; a verb in a cell of its own belongs to the words beside it. */
  private coverRows(table: Table) {
    for (const row of table.rows) {
      const filled = row.cells.filter((cell) => cell.passage.text !== '')
      const [first, second] = filled
      if (
        first &&
        second &&
        filled.length === 2 &&
        /^\p{Lu}{3,}(?:\s+(?:and|AND|&)\s+\p{Lu}{3,})*$/u.test(first.passage.text)
      ) {
        this.emit({
          kind: 'item',
          marker: '•',
          depth: 0,
          passage: joinPassages([first.passage, second.passage], '\t', false),
        })
      } else for (const cell of filled) for (const block of cell.blocks) this.emit(block)
    }
  }

  private emit(block: Exclude<Block, Table>, aside?: Passage) {
    const last = this.parts.at(-1)
    if (
      last &&
      last.block.kind !== 'table' &&
      last.place.zone === this.place.zone &&
      block.kind === 'paragraph' &&
      isCut(last.block.passage.text, block.passage.text, last.block.kind === 'heading')
    ) {
      const passage = joinPassages([last.block.passage, block.passage])
      const joined =
        last.block.kind === 'heading' ? { kind: 'paragraph' as const, passage } : { ...last.block, passage }
      this.parts[this.parts.length - 1] = {
        ...last,
        block: joined,
        ...((last.aside ?? aside) ? { aside: (last.aside ?? aside)! } : {}),
      }
      return
    }
    this.parts.push({ block, place: this.here(), ...(aside ? { aside } : {}) })
  }
}

function longest(cells: Row['cells']): Row['cells'][number] | undefined {
  return cells.reduce<Row['cells'][number] | undefined>(
    (best, cell) => (best && best.passage.text.length >= cell.passage.text.length ? best : cell),
    undefined,
  )
}

function isSentence(text: string): boolean {
  return /[.:]$/.test(text.trim()) && text.split(/\s+/).length >= 8
}
