// A clause and the sums before it to a finished sum: what it measures, its sign, and whether it was planned or happened.

import type { Passage } from '#model'
import { monthOfFinancialYear } from '#text'
import type { Figure } from './figure.ts'
import { extentOf } from './figureDetail.ts'
import { type Clause, startsWith } from './figureClause.ts'
import { entityOf, periodOf } from './figureContext.ts'
import type { Entity, NameSense } from './figureEntity.ts'
import type { Measure } from './figureLexicon.ts'
import type { PeriodWords } from './figurePeriod.ts'
import { type OverPeriod, steady } from './figureSetting.ts'

/** A sum with all that was made of it, so that the next sum can take from it what it leaves unsaid. */
export interface KnownSum {
  clause: Clause
  sentence: Passage
  measure: Measure
  base: Measure | null
  sign: 1 | -1
  /** The sign of the measure without a variance. */
  baseSign: 1 | -1
  basis: Figure['basis']
  entity: { name: string; at: Passage | null } | null
  period: (Omit<PeriodWords, 'start' | 'end'> & { at: Passage | null }) | null
  extent: Figure['extent']
  inferred: Set<keyof Figure & string>
}

/** What a sum can lean on, nearest first. */
export interface Leans {
  /** The last sum of the sentence, and the last one that is no yardstick. */
  last: KnownSum | undefined
  head: KnownSum | undefined
  /** The first sum of the sentence before and of the block. */
  before: KnownSum | undefined
  lead: KnownSum | undefined
  /** The first body named in the sentences before, and what they are about. */
  subject: string | undefined
  topic: Measure | undefined
}

/** What lies outside the block, looked up only when it is needed. */
export interface Setting {
  /** The sum before the block on which it leans: the line above in a list, the same cell. */
  above: () => KnownSum | undefined
  /** The first sum of the paper, as far as a few blocks up, that tells whose finances the paper is about. */
  subject: () => KnownSum | undefined
  /** The nearest sum up to a few blocks before that tells the period of the running finances. */
  timed: () => KnownSum | undefined
  /** The nearest heading; empty where there is none. */
  heading: () => string
  /** The body whose finance report it is, as the report calls it. */
  owner: () => string | null
  /** Row label, headings and titles over the block, nearest first. */
  over: () => string[]
  /** The period that they name, or that of the letter or the meeting. */
  period: (measure: Measure, month?: number | null) => OverPeriod | null
  /** Whether a sum of the measure takes the period of what stands over it. */
  takesPeriod: (measure: Measure) => boolean
  /** The block is no more than a line. */
  short: boolean
  /** The block stands in a plan: a sum without a word of what has happened is not yet spent. */
  planned: boolean
  meetingDate: string | null
  meetingBody: string | null
}

const spending: ReadonlySet<Measure> = new Set<Measure>([
  'expenditure',
  'capital',
  'agency',
  'cost_pressure',
  'debt',
  'investment',
])

/** A clause with its sentence and all that it can take from. */
export interface SumWords {
  text: string
  sentence: Passage
  clause: Clause
  clauses: readonly Clause[]
  periods: readonly PeriodWords[]
  entities: readonly Entity[]
  /** The sentences behind. */
  following: readonly string[]
  sense: NameSense
  leans: Leans
  setting: Setting
}

export function readSum(words: SumWords): KnownSum {
  const { clause, sentence } = words
  const inferred = new Set<keyof Figure & string>()
  const measured = measureOf(words, inferred)
  const basis = basisOf(words, measured.measure, inferred)
  const entity = entityOf(words, measured.measure, inferred)
  const period = periodOf(words, measured.measure, basis, inferred)
  const own = words.text.slice(clause.from, clause.to)
  const coming = basis === 'actual' && clause.basis !== 'actual' && isToCome(period, words.setting.meetingDate)
  if (coming) inferred.add('basis')
  const held = coming ? 'forecast' : basis
  const extent = extentOf(`${own} ${period?.raw ?? ''}`, measured.measure, held, words.sense.lexicon)
  return { clause, sentence, ...measured, basis: held, entity, period, extent, inferred }
}

/** A balance at a day after the report cannot have been counted. */
function isToCome(period: KnownSum['period'], date: string | null): boolean {
  if (!date || !period?.at || !period.fy || period.month === null || date.length < 7) return false
  return monthOfFinancialYear(period.fy, period.month) > date.slice(0, 7)
}

type Measured = Pick<KnownSum, 'measure' | 'base' | 'sign' | 'baseSign'>

/** The measure and the sign, out of the clause or taken over from the sum that it goes on with. */
function measureOf({ clause, text, leans, setting, sense }: SumWords, inferred: Set<string>): Measured {
  const above = leans.head ?? leans.before ?? (setting.short ? setting.above() : undefined)
  const parent = clause.comparison ? (leans.head ?? leans.before ?? leans.lead) : above
  const by = clause.by && !clause.direction && leans.last?.clause.by && leans.last.measure === 'variance'
  const taken =
    parent &&
    (by ||
      clause.measure === null ||
      (clause.vague && leansOn(clause, parent, leans.head === parent || SPEND_FIRST.test(text))))
  if (taken) {
    inferred.add('measure')
    const toBase =
      parent.measure === 'variance' &&
      parent.base !== null &&
      (clause.comparison || (clause.vague && !clause.part) || (clause.recurrent !== null && !clause.part))
    const measure = toBase ? parent.base! : parent.measure
    const sign = printed(clause) ?? (toBase ? parent.baseSign : parent.sign)
    return { measure, base: parent.base, sign, baseSign: parent.baseSign }
  }
  const measure = headed(clause, text, setting, sense) ?? clause.measure ?? measureOver(leans, setting, sense, inferred)
  const base = clause.base ?? parent?.base ?? null
  const direction = clause.direction ?? 0
  let sign: 1 | -1 = 1
  if (direction === 'above' || direction === 'below') {
    const outlay = base === null ? direction === 'above' : spending.has(base)
    sign = (direction === 'above') === outlay ? -1 : 1
  } else if (direction !== 0) sign = direction
  else if (
    parent &&
    (measure === 'variance' || (measure === 'surplus_deficit' && leans.head)) &&
    (parent.measure === measure ? leans.head : measure === 'variance' && parent.measure === 'surplus_deficit') &&
    !/surplus|favourable/i.test(text.slice(clause.from, clause.to))
  )
    sign = parent.sign
  sign = printed(clause) ?? sign
  const isVariance = measure === 'variance'
  return { measure, base: isVariance ? base : measure, sign, baseSign: isVariance ? (parent?.baseSign ?? 1) : sign }
}

/** Under "Capital" budgets and costs are capital; under "Risks" what could cost is a risk. */
function headed(clause: Clause, text: string, setting: Setting, { lexicon }: NameSense): Measure | undefined {
  if (!clause.vague || clause.measure !== 'expenditure') return undefined
  const named = new Set(lexicon.measures(setting.heading()).map((cue) => cue.measure))
  if (named.size === 1 && named.has('capital') && !/\brevenue\b/i.test(setting.heading())) return 'capital'
  const risks = /^\W*(?:[\d.]+\s)?(?:\p{L}+\s)?risks?\b/iu.test(setting.heading())
  return risks && lexicon.holds('may_be', text.slice(clause.from, clause.to)) ? 'risk' : undefined
}

const SPEND_FIRST = /^\W*(?:actual\s|total\s)?(?:spend|spending|expenditure)\b/i

/** A vague word such as "spend" or "funding" gives way to what the sum is a part of or is measured by. */
function leansOn(clause: Clause, parent: KnownSum, goesOn: boolean): boolean {
  if (clause.part) return true
  if (clause.comparison && parent.base !== null && steady.has(parent.base)) return true
  if (clause.measure === 'risk') return parent.base === 'efficiency' || parent.base === 'income'
  return goesOn && clause.measure === 'expenditure' && (parent.base === 'capital' || parent.base === 'agency')
}

function printed({ money }: Clause): 1 | -1 | undefined {
  if (money.printedSign === null) return undefined
  return money.printedSign === 'suffix_favourable' ? 1 : -1
}

function measureOver({ topic }: Leans, setting: Setting, { lexicon }: NameSense, inferred: Set<string>): Measure {
  inferred.add('measure')
  if (topic) return topic
  for (const over of setting.over().slice(0, 3)) {
    const cue = lexicon.measures(over).at(-1)
    if (cue) return cue.measure
  }
  return 'other'
}

function basisOf(
  { clause, text, leans, setting, sense, following }: SumWords,
  measure: Measure,
  inferred: Set<string>,
): Figure['basis'] {
  if (clause.unsettled) return null
  if (clause.by && leans.last?.clause.by) return leans.last.basis
  if (clause.basis) return clause.basis
  if (clause.title !== null) {
    const telling = `${text.slice(clause.title)} ${following[0] ?? ''}`
    return sense.lexicon.holds('told', telling) ? 'actual' : null
  }
  const goesOn = clause.part || (clause.from === 0 && startsWith(sense.lexicon.pattern('goes_on'), text))
  const parent = leans.head ?? (goesOn ? leans.before : setting.short ? setting.above() : undefined)
  const words = text.slice(clause.from, clause.to)
  if (/\byear[\s-]?end\b/i.test(words) && setting.period('surplus_deficit')?.month) {
    inferred.add('basis')
    return 'forecast'
  }
  const told = sense.lexicon.holds('told', words.replace(sense.lexicon.pattern('only_said'), ' '))
  if (parent?.basis && !clause.comparison && (parent === leans.head || goesOn || !told)) {
    inferred.add('basis')
    return parent.basis
  }
  if (clause.comparison) return null
  if (told) return 'actual'
  if (measure === 'cash') {
    inferred.add('basis')
    return 'actual'
  }
  if ((measure !== 'surplus_deficit' && measure !== 'variance') || setting.planned) return null
  inferred.add('basis')
  return 'actual'
}
