// Sentences with sums to figures: each block is read once, from its first sentence to its last.

import { type Match, type Passage, type Reading, slicePassage, type Surroundings, trimPassage } from '#model'
import { endBefore, passageSentences, readMoneyCell } from '#text'
import type { Figure } from './figure.ts'
import { between, type Clause, sentenceToClauses } from './figureClause.ts'
import { detailOfMoney } from './figureDetail.ts'
import { type Entity, findEntities, findHolders, findSpender, type NameSense } from './figureEntity.ts'
import { frontOf, ownerOf } from './figureFront.ts'
import { lexiconOf, type Measure } from './figureLexicon.ts'
import { findPeriods } from './figurePeriod.ts'
import { lineOver, type Stand, standOf, standsBefore, wordsOver } from './figurePlace.ts'
import { type OverPeriod, periodOver, steady, takesPeriod } from './figureSetting.ts'
import { type KnownSum, type Leans, readSum, type Setting } from './figureSum.ts'

/** The figures of one sentence that a rule has matched. */
export function readProse(match: Match, around: Surroundings): Reading<Figure>[] {
  const stand = standOf(match, around)
  if (!stand || isMoneyCell(stand)) return []
  return sumsIn(match.passage, sumsOf(stand, around, 0)).map(toReading)
}

const bySentence = new WeakMap<readonly KnownSum[], ReadonlyMap<string, readonly KnownSum[]>>()

/** Those of the sums of a block that stand in one of its sentences. */
function sumsIn(sentence: Passage, sums: readonly KnownSum[]): readonly KnownSum[] {
  const place = ({ runs, text }: Passage) => `${runs[0]?.page} ${runs[0]?.from} ${text.length}`
  let places = bySentence.get(sums)
  if (!places) {
    const grown = new Map<string, KnownSum[]>()
    for (const sum of sums) {
      const beside = grown.get(place(sum.sentence))
      if (beside) beside.push(sum)
      else grown.set(place(sum.sentence), [sum])
    }
    bySentence.set(sums, (places = grown))
  }
  return places.get(place(sentence)) ?? []
}

/** A cell that holds nothing but a sum is read with its table. */
function isMoneyCell({ cell }: Stand): boolean {
  return cell !== null && readMoneyCell(cell.cell.passage.text, null) !== undefined
}

const known = new WeakMap<Surroundings['words'], WeakMap<Passage, readonly KnownSum[]>>()

/** The sums of a block, read once. `depth` ends the way back through lists that go on from one another. */
function sumsOf(stand: Stand, around: Surroundings, depth: number): readonly KnownSum[] {
  let byBlock = known.get(around.words)
  if (!byBlock) known.set(around.words, (byBlock = new WeakMap()))
  const { passage } = stand.block
  let sums = byBlock.get(passage)
  if (!sums) {
    sums = /\d|pounds/.test(passage.text) ? readBlock(stand, around, depth) : []
    byBlock.set(passage, sums)
  }
  return sums
}

function readBlock(stand: Stand, around: Surroundings, depth: number): KnownSum[] {
  const lexicon = lexiconOf(around.words)
  const sense: NameSense = { lexicon, shortNames: around.shortNames }
  const sums: KnownSum[] = []
  const leans: Leans = {
    last: undefined,
    head: undefined,
    before: undefined,
    lead: undefined,
    subject: undefined,
    topic: undefined,
  }
  const setting = new BlockSetting(stand, around, depth)
  const sentences = passageSentences(stand.block.passage)
  sentences.forEach((sentence, i) => {
    const { text } = sentence
    const clauses = sentenceToClauses(text, lexicon)
    const entities = clauses.length > 0 || sums.length === 0 ? namesIn(text, sense) : []
    const periods = clauses.length > 0 ? findPeriods(text) : []
    leans.last = leans.head = undefined
    const following = clauses.length > 0 ? sentences.slice(i + 1, i + 4).map((next) => next.text) : []
    const before = sums.length
    for (const clause of clauses) {
      const sum = readSum({
        text,
        sentence,
        clause,
        clauses,
        entities: between(entities, clause.from, clause.to + 260),
        periods: clause === clauses[0] ? periods : between(periods, clause.from, clause.to),
        following,
        sense,
        leans,
        setting,
      })
      sums.push(sum)
      if (!clause.aside || !leans.last) leans.last = sum
      if (!clause.comparison || !leans.head) leans.head = sum
      leans.lead ??= sum
    }
    const first = sums[before]
    if (first) leans.before = first
    leans.subject ??= entities[0]?.name
    if (!first)
      leans.topic =
        lexicon.measures(text).find((cue) => !cue.vague && cue.measure !== 'variance')?.measure ?? leans.topic
  })
  return sums
}

function namesIn(text: string, sense: NameSense): Entity[] {
  const bodies = findEntities(text, sense)
  const holders = findHolders(text, sense).filter(
    (h) => !between(bodies, h.start - 160, h.end).some((b) => h.start < b.end),
  )
  const named = [...bodies, ...holders]
  const spender = findSpender(text, sense)
  if (spender && !named.some((other) => other.start < spender.end)) named.push(spender)
  return named.sort((a, b) => a.start - b.start)
}

class BlockSetting implements Setting {
  private readonly stand: Stand
  private readonly around: Surroundings
  private readonly depth: number

  constructor(stand: Stand, around: Surroundings, depth: number) {
    this.stand = stand
    this.around = around
    this.depth = depth
  }

  above(): KnownSum | undefined {
    if (this.depth > 20 || (this.stand.block.kind !== 'item' && !this.stand.cell)) return undefined
    for (const before of standsBefore(this.stand, this.around, 5)) {
      if (before.part.place.section.at(-1) !== this.stand.part.place.section.at(-1)) return undefined
      const sums = sumsOf(before, this.around, this.depth + 1)
      if (sums.length > 0) return sums[0]
    }
    return undefined
  }

  subject(): KnownSum | undefined {
    if (this.depth > 20) return undefined
    let first: KnownSum | undefined
    for (const before of standsBefore(this.stand, this.around, 12)) {
      const lead = sumsOf(before, this.around, this.depth + 1)[0]
      if (lead?.entity && steady.has(lead.measure) && ownsPaper(lead.entity.name, this.around)) first = lead
    }
    return first
  }

  timed(): KnownSum | undefined {
    if (this.depth > 20 || this.planned || this.stand.part.place.zone === 'article') return undefined
    for (const before of standsBefore(this.stand, this.around, 6)) {
      const lead = sumsOf(before, this.around, this.depth + 1).find(
        (sum) => sum.period?.fy && sum.period.reach !== 'vague' && steady.has(sum.measure) && sum.basis !== 'forecast',
      )
      if (lead) return lead
    }
    return undefined
  }

  over(): string[] {
    return wordsOver(this.stand, this.around)
  }

  period(measure: Measure, month: number | null = null): OverPeriod | null {
    return periodOver(this.over(), this.stand.part.place, this.around, measure, month)
  }

  takesPeriod(measure: Measure): boolean {
    return takesPeriod(measure, this.over(), this.stand.part.place, this.around)
  }

  get short(): boolean {
    return this.stand.block.passage.text.length < 80
  }

  get planned(): boolean {
    return this.stand.part.place.zone === 'plan'
  }

  get meetingDate(): string | null {
    return this.stand.part.place.meeting?.date ?? frontOf(this.stand.part.place, this.around).date
  }

  heading(): string {
    return lineOver(this.stand, this.around) ?? this.stand.part.place.section.at(-1) ?? ''
  }

  owner(): string | null {
    return ownerOf(this.stand.part.place, this.around)
  }

  get meetingBody(): string | null {
    return this.stand.part.place.meeting?.body ?? null
  }
}

/** A trust or a council can be whom a paper is about; one of its services or accounts is not. */
function ownsPaper(name: string, around: Surroundings): boolean {
  const lexicon = lexiconOf(around.words)
  return !lexicon.holds('bodies.accounts', name) && (lexicon.holds('body', name) || around.shortNames.has(name))
}

function toReading(sum: KnownSum): Reading<Figure> {
  const { clause, sentence, measure, sign, basis, entity, period, inferred } = sum
  const { money } = clause
  const fields: Figure = {
    raw: money.raw.replace(/\s+/g, ' '),
    value: sign * money.amount || 0,
    unit_raw: money.unitRaw,
    measure,
    basis,
    entity: entity?.name ?? null,
    period:
      period && (period.fy ?? period.month ?? period.raw) !== null
        ? { fy: period.fy, month: period.month, raw: period.raw }
        : null,
    recurrent: clause.recurrent,
    table: null,
    ...detailOfMoney(money),
    polarity: clause.polarity,
    scope: clause.total ? 'total' : clause.part ? 'part' : null,
    extent: sum.extent,
  }
  const at: Reading<Figure>['at'] = { raw: slicePassage(sentence, money.start, money.end) }
  if (entity?.at) at.entity = entity.at
  if (period?.at) at.period = period.at
  return {
    fields,
    passage: quoteOfClause(sentence, clause),
    at,
    ...(inferred.size > 0 ? { inferred: [...inferred] } : {}),
  }
}

const LONG_BEFORE = 140
const LONG_BEHIND = 90

/** The words of the clause that fit a short quote, the sum in any case. */
function quoteOfClause(sentence: Passage, { from, to, money }: Clause): Passage {
  const { text } = sentence
  let start = from
  if (money.start - start > LONG_BEFORE) {
    const near = text.slice(money.start - LONG_BEFORE, money.start)
    const cut = /^.*?(?:[,;:]|\s(?:that|and|which|where))\s/s.exec(near)?.[0] ?? /^\S*\s/.exec(near)?.[0] ?? ''
    start = money.start - LONG_BEFORE + cut.length
  }
  // The ends of a range share their clause; each is quoted up to itself.
  let end = money.range === 'low' ? money.end : to
  if (end - money.end > LONG_BEHIND) {
    const near = text.slice(money.end, money.end + LONG_BEHIND)
    const cut = /[,;:–]\s|\s(?:and|which|that|while|to)\s/.exec(near)?.index ?? near.lastIndexOf(' ')
    end = money.end + Math.max(0, cut)
  }
  const lead = /^[\s,;:)\]–—-]*(?:(?:and|but|while|whilst)\s+)?/i.exec(text.slice(start, money.start))?.[0].length ?? 0
  const after = text.slice(money.end, end)
  const tail = after.length - endBefore(after, /[\s,;:([–—-]/)
  const quote = trimPassage(slicePassage(sentence, start + lead, end - tail))
  const open = /^[([](?![^()[\]]*[)\]])/.test(quote.text) && start + lead < money.start
  return open ? slicePassage(quote, 1, quote.text.length) : quote
}
