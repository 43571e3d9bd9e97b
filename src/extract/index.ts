// Rules over parts to cited records. The engine is handed the record types; it names none. The one door of the room.

import { createHash } from 'node:crypto'
import {
  type Block,
  cite,
  type DocumentKind,
  type ExportedRecord,
  type Laid,
  lineAt,
  type Match,
  type Outline,
  type Part,
  type Passage,
  passageSpans,
  type Reading,
  type RecordType,
  type Source,
  type Span,
  type Surroundings,
  type Table,
} from '#model'
import { type CompiledRule, type Heading, nameRows, type RuleBook } from '#rules'
import { learnShortNames } from '#text'
import { type Flow, type FlowBlock, partsToFlow, sentencesOf } from './flow.ts'
import { findList } from './lists.ts'
import { firstMatch, matchedRule, mayMatch, vetoOf, wordsOf } from './match.ts'

/** What a rule made of a stretch of words; for `try` and `why`. */
export interface Trial {
  rule: CompiledRule
  passage: Passage
  outcome: 'taken' | 'rejected'
  reason: string | null
  slots: Readonly<Record<string, Passage>>
  fields: Record<string, unknown> | null
}

interface Candidate {
  type: RecordType
  rule: string
  rank: number
  part: Part
  passage: Passage
  reading: Reading<Record<string, unknown>>
  order: number
  trial?: Trial
}

/** Records of one document, in the order in which they stand. `observe` hears of every rule whose pattern held. */
export function extract(
  laid: Laid,
  outlined: Outline,
  book: RuleBook,
  types: readonly RecordType[],
  observe?: (trial: Trial) => void,
): ExportedRecord[] {
  const shortNames = learnShortNames(laid.pages.map((page) => page.text).join('\n'))
  const around = (index: number): Surroundings => ({ ...shared, index })
  const shared: Omit<Surroundings, 'index'> = {
    kind: outlined.kind,
    title: outlined.title,
    pages: laid.pages,
    parts: outlined.parts,
    announcements: outlined.announcements,
    agenda: outlined.agenda,
    shortNames,
    words: book.words,
    lemma: book.lemma,
  }
  const byName = new Map(types.map((type) => [type.name, type]))
  const candidates: Candidate[] = []

  const offer = (rule: CompiledRule, index: number, match: Match) => {
    const type = byName.get(rule.record)
    if (!type) return
    const readings = type.read(match, around(index))
    if (readings.length === 0 && observe) {
      observe({
        rule,
        passage: match.passage,
        outcome: 'rejected',
        reason: `the words do not read as a ${type.name}`,
        slots: match.slots,
        fields: null,
      })
    }
    for (const reading of readings) {
      const passage = reading.passage ?? match.passage
      const trial: Trial | undefined = observe && {
        rule,
        passage,
        outcome: 'taken',
        reason: null,
        slots: match.slots,
        fields: reading.fields,
      }
      candidates.push({
        type,
        rule: rule.id,
        rank: rule.rank,
        part: match.part,
        passage,
        reading,
        order: candidates.length,
        ...(trial ? { trial } : {}),
      })
    }
  }

  for (const announcement of outlined.announcements) {
    const type = byName.get(announcement.of)
    if (!type) continue
    const fields = Object.fromEntries(
      Object.keys(type.fields.shape).map((key) => [key, announcement.fields[key] ?? null]),
    )
    candidates.push({
      type,
      rule: announcement.rule,
      rank: -1,
      part: { block: { kind: 'paragraph', passage: announcement.passage }, place: announcement.place },
      passage: announcement.passage,
      reading: { fields, inferred: announcement.inferred as string[] },
      order: candidates.length,
    })
  }

  const flow = partsToFlow(outlined.parts)
  const rules = book.rules.filter((rule) => byName.has(rule.record))
  const index = new RuleIndex(rules)
  flow.forEach((at, i) => {
    if (at.kind === 'table') matchTable(at, flow, i, index.tables, offer, observe)
    else matchWords(at, flow, i, index, offer, observe)
  })
  return settle(candidates, observe).map((candidate) => toRecord(candidate, laid, outlined))
}

/** Rules by the words without which they cannot match, so that a sentence meets only the rules it may satisfy. */
class RuleIndex {
  private readonly byAnchor = new Map<string, CompiledRule[]>()
  private readonly always: CompiledRule[] = []
  readonly tables: readonly CompiledRule[]

  constructor(rules: readonly CompiledRule[]) {
    this.tables = rules.filter((rule) => rule.unit === 'row' || rule.unit === 'table')
    for (const rule of rules) {
      if (rule.unit === 'row' || rule.unit === 'table') continue
      const patterns = rule.unit === 'list' ? rule.leadPatterns : rule.itemPatterns
      const anchors = patterns.map((pattern) => pattern.anchors)
      if (anchors.some((set) => set === null)) this.always.push(rule)
      else
        for (const word of new Set(anchors.flatMap((set) => [...set!])))
          this.byAnchor.set(word, [...(this.byAnchor.get(word) ?? []), rule])
    }
  }

  candidates(words: ReadonlySet<string>): CompiledRule[] {
    const found = new Set(this.always)
    for (const word of words) for (const rule of this.byAnchor.get(word) ?? []) found.add(rule)
    return [...found].sort((a, b) => a.rank - b.rank)
  }
}

/** Zones whose words mean nothing unless a rule asks for them. */
const silent = new Set(['key', 'contents', 'article'])

function holdsIn(rule: CompiledRule, part: Part): boolean {
  return rule.zone ? rule.zone.includes(part.place.zone) : !silent.has(part.place.zone)
}

type Offer = (rule: CompiledRule, index: number, match: Match) => void
type Observe = ((trial: Trial) => void) | undefined

function matchWords(at: FlowBlock, flow: readonly Flow[], i: number, index: RuleIndex, offer: Offer, observe: Observe) {
  const { part, block } = at
  const base = {
    part,
    block: block as Block,
    ...(at.table ? { table: at.table, rowIndex: at.rowIndex! } : {}),
    ...(block.kind === 'item' ? { marker: block.marker } : {}),
  }
  const whole = wordsOf(block.passage)
  const rules = index.candidates(whole.anchors).filter((rule) => holdsIn(rule, part))
  const reject = (rule: CompiledRule, passage: Passage, reason: string, slots: Match['slots']) =>
    observe?.({ rule, passage, outcome: 'rejected', reason, slots, fields: null })
  for (const rule of rules) {
    if (rule.unit === 'list') {
      const list = findList(rule, flow, i)
      if (!list) continue
      const veto = vetoOf(rule, wordsOf(list.sentence), part.place.section)
      if (veto) {
        reject(rule, list.sentence, veto, list.lead.slots)
        continue
      }
      for (const entry of list.entries) {
        const words = wordsOf(entry.passage)
        const found = rule.itemPatterns.length === 0 ? undefined : firstMatch(rule.itemPatterns, words, true)
        if (rule.itemPatterns.length > 0 && !found) {
          reject(rule, entry.passage, 'item: the entry does not begin so', {})
          continue
        }
        const entryVeto = vetoOf({ ...rule, underPatterns: [] }, words, [])
        if (entryVeto) {
          reject(rule, entry.passage, entryVeto, {})
          continue
        }
        offer(rule, at.partIndex, {
          ...base,
          rule: matchedRule(rule),
          part: entry.at.part,
          block: entry.block,
          passage: entry.passage,
          slots: found?.slots ?? {},
          lead: list.sentence,
          leadSlots: list.lead.slots,
          ...(list.stem ? { stem: list.stem } : {}),
          ...(entry.marker === undefined ? {} : { marker: entry.marker }),
          ...(entry.rowIndex === undefined ? {} : { rowIndex: entry.rowIndex, table: entry.block as Table }),
        })
      }
      continue
    }
    const units = rule.unit === 'block' ? [block.passage] : sentencesOf(block.passage)
    for (const passage of units) {
      const words = wordsOf(passage)
      if (!rule.itemPatterns.some((pattern) => mayMatch(pattern, words.anchors))) continue
      const found = firstMatch(rule.itemPatterns, words)
      if (!found) continue
      const veto = vetoOf(rule, words, part.place.section)
      if (veto) reject(rule, passage, veto, found.slots)
      else offer(rule, at.partIndex, { ...base, rule: matchedRule(rule), passage, slots: found.slots })
    }
  }
}

function matchTable(
  at: Extract<Flow, { kind: 'table' }>,
  flow: readonly Flow[],
  i: number,
  rules: readonly CompiledRule[],
  offer: Offer,
  observe: Observe,
) {
  const { part, table } = at
  for (const rule of rules) {
    if (!holdsIn(rule, part)) continue
    if (rule.underPatterns.length > 0 && vetoOf(rule, wordsOf({ text: '', runs: [] }), part.place.section)) continue
    const base = { part, block: table as Block, table, rule: matchedRule(rule) }
    if (rule.unit === 'table') {
      const passage = table.rows[0]?.cells[0]?.passage
      if (passage) offer(rule, at.partIndex, { ...base, passage, slots: {} })
      continue
    }
    const spec = { columnPatterns: rule.columnPatterns, need: rule.need! }
    for (const row of nameRows(table, spec, headingAbove(flow, i, spec))) {
      const cells = Object.values(row.cells)
      const passage = cells.length === 1 ? cells[0]! : rowWords(row.row.cells.map((cell) => cell.passage))
      const words = wordsOf(passage)
      const veto = vetoOf({ ...rule, underPatterns: [] }, words, part.place.section)
      if (veto) observe?.({ rule, passage, outcome: 'rejected', reason: veto, slots: row.cells, fields: null })
      else offer(rule, at.partIndex, { ...base, passage, slots: {}, cells: row.cells, rowIndex: row.rowIndex })
    }
  }
}

function rowWords(passages: readonly Passage[]): Passage {
  const filled = passages.filter((passage) => passage.text !== '')
  return { text: filled.map((passage) => passage.text).join('\t'), runs: joinRuns(filled) }
}

function joinRuns(passages: readonly Passage[]): Passage['runs'] {
  let at = 0
  return passages.flatMap((passage) => {
    const runs = passage.runs.map((run) => ({ ...run, at: run.at + at }))
    at += passage.text.length + 1
    return runs
  })
}

/** The heading of the table directly above, for one that goes on without. */
function headingAbove(
  flow: readonly Flow[],
  i: number,
  spec: { columnPatterns: CompiledRule['columnPatterns']; need: readonly string[] },
): Heading | undefined {
  const { partIndex } = flow[i]!
  for (let k = i - 1; k >= 0; k--) {
    const before = flow[k]!
    if (before.partIndex < partIndex - 1) return undefined
    if (before.kind === 'table' && before.partIndex === partIndex - 1) {
      const rows = nameRows(before.table, spec)
      return rows.at(-1)?.heading
    }
  }
  return undefined
}

/** Of two readings of the same words the one of the earlier rule stays; records with the same key become one. */
function settle(candidates: readonly Candidate[], observe: Observe): Candidate[] {
  const taken = new Map<string, { from: number; to: number; candidate: Candidate }[]>()
  const keyed = new Map<string, Candidate>()
  const kept: Candidate[] = []
  for (const candidate of [...candidates].sort((a, b) => a.rank - b.rank || a.order - b.order)) {
    const spans = passageSpans(candidate.passage)
    const rival = spans
      .flatMap((span) =>
        (taken.get(`${candidate.type.name} ${span.page} ${bucket(span.start)}`) ?? [])
          .concat(taken.get(`${candidate.type.name} ${span.page} ${bucket(span.end)}`) ?? [])
          .filter((t) => t.from < span.end && span.start < t.to),
      )
      .find((t) => t.candidate.rank !== candidate.rank || samePlaces(t.candidate, spans))
    if (rival) {
      if (candidate.trial)
        observe?.({ ...candidate.trial, outcome: 'rejected', reason: `the words are taken by ${rival.candidate.rule}` })
      continue
    }
    const key = candidate.type.key?.(candidate.reading.fields, candidate.part.place)
    const same = key == null ? undefined : keyed.get(`${candidate.type.name} ${key}`)
    if (same) {
      fillGaps(same.reading.fields, candidate.reading.fields)
      if (candidate.trial)
        observe?.({ ...candidate.trial, outcome: 'rejected', reason: `it is one record with another by ${same.rule}` })
      continue
    }
    if (key != null) keyed.set(`${candidate.type.name} ${key}`, candidate)
    for (const span of spans)
      for (let b = bucket(span.start); b <= bucket(span.end); b++) {
        const name = `${candidate.type.name} ${span.page} ${b}`
        taken.set(name, [...(taken.get(name) ?? []), { from: span.start, to: span.end, candidate }])
      }
    if (candidate.trial) observe?.(candidate.trial)
    kept.push(candidate)
  }
  const position = (candidate: Candidate) => passageSpans(candidate.passage)[0] ?? { page: 0, start: 0, end: 0 }
  return kept
    .map((candidate) => ({ candidate, at: position(candidate) }))
    .sort((a, b) => a.at.page - b.at.page || a.at.start - b.at.start || a.candidate.order - b.candidate.order)
    .map(({ candidate }) => candidate)
}

const bucket = (offset: number) => Math.floor(offset / 1_000)
/** Readings of one rule may share words (a row's label) but not stand on exactly the same. */
function samePlaces(candidate: Candidate, spans: readonly Span[]): boolean {
  const own = passageSpans(candidate.passage)
  return (
    own.length === spans.length &&
    own.every((span, i) => span.page === spans[i]!.page && span.start === spans[i]!.start && span.end === spans[i]!.end)
  )
}

function fillGaps(fields: Record<string, unknown>, more: Record<string, unknown>) {
  for (const [name, value] of Object.entries(more))
    if (fields[name] === null || fields[name] === undefined) fields[name] = value
}

function toRecord(candidate: Candidate, laid: Laid, outlined: Outline): ExportedRecord {
  const { type, part, passage, reading } = candidate
  const at: Record<string, Span> = {}
  for (const [field, words] of Object.entries(reading.at ?? {})) {
    const span = words && passageSpans(words)[0]
    if (span) at[field] = span
  }
  const cited = cite(
    laid.pages,
    laid.source,
    passage,
    candidate.rule,
    type.fields.parse(reading.fields),
    reading.inferred,
    at,
  )
  return exported(type.name, cited, part, reading, laid, outlined)
}

function exported(
  type: string,
  cited: ReturnType<typeof cite>,
  part: Part,
  reading: Reading<Record<string, unknown>>,
  laid: Laid,
  outlined: { kind: DocumentKind; title: string | null },
): ExportedRecord {
  const [first] = cited.spans
  const last = cited.spans.at(-1)!
  const page = laid.pages[first.page]!
  const { place } = part
  const point = reading.point ?? place.point
  return {
    type,
    id: recordId(laid.source, type, cited),
    document: { id: laid.source.id, path: laid.source.path, title: outlined.title, kind: outlined.kind },
    meeting: place.meeting,
    paper: place.paper?.label ?? null,
    item_ref: reading.itemRef ?? place.item?.ref ?? null,
    ...(point ? { point } : {}),
    section: place.section,
    zone: place.zone,
    source: {
      page: page.number,
      line_start: lineAt(page, first.start),
      line_end: lineAt(laid.pages[last.page]!, Math.max(last.start, last.end - 1)),
      char_start: first.start,
      char_end: first.end,
      quote: cited.quote,
      ...(cited.spans.length > 1 ? { spans: cited.spans } : {}),
      ...(Object.keys(cited.fieldSpans).length > 0 ? { fields: cited.fieldSpans } : {}),
    },
    rule: cited.rule,
    ...(cited.inferred.length > 0 ? { inferred: cited.inferred } : {}),
    ...(cited.fields as Record<string, unknown>),
  }
}

/** The same file gives the same id on any machine: it hangs on the file's bytes, the type, the words and what sets twins apart. */
export function recordId(source: Source, type: string, cited: { spans: readonly Span[]; fields: unknown }): string {
  const places = cited.spans.map((span) => `${span.page}:${span.start}-${span.end}`).join(',')
  const twin = (cited.fields as { name?: string; number?: number; kind?: string } | null) ?? {}
  return createHash('sha256')
    .update(`${source.id} ${type} ${places} ${twin.name ?? twin.number ?? twin.kind ?? ''}`)
    .digest('hex')
    .slice(0, 12)
}
