// What a clause leaves unsaid, whose sum it is and of which period, out of the words around it.

import { slicePassage } from '#model'
import type { Figure } from './figure.ts'
import { type Clause, startsWith } from './figureClause.ts'
import { type Entity, entityOfSum, findEntities } from './figureEntity.ts'
import type { Measure } from './figureLexicon.ts'
import { findBalanceDates, periodOfClause, type PeriodWords } from './figurePeriod.ts'
import { current, type OverPeriod, steady } from './figureSetting.ts'
import type { KnownSum, SumWords } from './figureSum.ts'

/** The body whose sum it is: named in the clause, else taken over from the sums before or from what stands over the block. */
export function entityOf(words: SumWords, measure: Measure, inferred: Set<string>): KnownSum['entity'] {
  const { clause, text, sentence, entities, leans, setting, sense } = words
  const here = (entity: Entity) => ({ name: entity.name, at: slicePassage(sentence, entity.start, entity.end) })
  const titled = entityAfterTitle(words, entities)
  if (titled) return here(titled)
  const own = clause.title === null ? entityOfSum(text, clause.money, clause.from, entities, sense) : undefined
  if (own) return here(own)
  if (/^\s+from\s+(?!which|this|that)\p{Ll}/u.test(text.slice(clause.money.end))) return null
  inferred.add('entity')
  const name = (sum: KnownSum | undefined) => (sum?.entity ? { name: sum.entity.name, at: null } : null)
  if (clause.total && leans.lead) {
    const whole = setting.subject() ?? leans.lead
    return name(whole)
  }
  const inSentence = leans.last ? (clause.comparison ? leans.head : leans.last) : undefined
  if (inSentence?.entity) return name(inSentence)
  if (leans.lead?.entity && !leans.last) {
    const pronoun = startsWith(sense.lexicon.pattern('pronoun'), text)
    return name(pronoun ? (leans.before ?? leans.lead) : leans.lead)
  }
  if (!leans.lead && leans.subject) return { name: leans.subject, at: null }
  const outside = entityOutside(words, measure)
  if (outside) return { name: outside, at: null }
  inferred.delete('entity')
  return null
}

function entityOutside({ text, setting, sense }: SumWords, measure: Measure): string | null {
  if (sense.lexicon.holds('own_money', text)) return findEntities(setting.meetingBody ?? '', sense)[0]?.name ?? null
  const isPot = (name: string) => sense.lexicon.holds('pots', name)
  const above = setting.above()
  if (above?.entity && !isPot(above.entity.name) && (setting.short || !steady.has(measure))) return above.entity.name
  const owner = setting.owner()
  const oneOff = sense.lexicon.holds('one_off', text)
  if (!steady.has(measure)) return setting.takesPeriod(measure) && !oneOff ? owner : null
  const subject = setting.subject()
  if (subject?.entity) return subject.entity.name
  for (const over of setting.over().slice(0, 3)) {
    const named = findEntities(over, sense)[0]
    if (named && !(owner && (named.name.endsWith(owner) || owner.endsWith(named.name)))) return named.name
  }
  return oneOff ? null : owner
}

/** "Capital Call (£4,000) – The Marlow Trust has": the sum is an aside to a title, and the words behind it say whose it is. */
function entityAfterTitle({ text, clause }: SumWords, entities: readonly Entity[]): Entity | undefined {
  if (clause.title === null) return undefined
  const behind = entities.filter((entity) => entity.start >= clause.title!)
  const before = (entity: Entity) => text.slice(Math.max(0, entity.start - 20), entity.start)
  const to = behind.find((entity) => /\bto\s+(?:the\s+)?$/.test(before(entity)))
  return to ?? behind.find((entity) => !/\b(?:from|by)\s+(?:the\s+)?$/.test(before(entity)))
}

/** A balance at a day, or spending up to it; not the day of a meeting. */
const COUNTED_TO = /\b(?:as at|at|to|to the end of|at the end of|by the end of)\s+$/i

/** The period of a sum: its own words, else the sums before it, else what stands over the block. */
export function periodOf(
  words: SumWords,
  measure: Measure,
  basis: Figure['basis'],
  inferred: Set<string>,
): KnownSum['period'] {
  const { clause, text, sentence, leans, clauses, sense, setting } = words
  const dated = setting.takesPeriod(measure) ? findBalanceDates(text, setting.meetingDate) : []
  const dates = measure === 'cash' ? dated : dated.filter((date) => COUNTED_TO.test(text.slice(0, date.start)))
  const all = [...dates.filter((d) => !words.periods.some((p) => p.start < d.end && d.start < p.end)), ...words.periods]
  const isFirst = clauses.length > 1 && clause === clauses[0] && clause.title === null
  const own =
    periodOfClause(text, all, clause.money, clause.from, clause.to) ??
    (isFirst ? trailing(text, words.periods, clauses.at(-1)!) : undefined)
  if (own) {
    const { fy, raw, reach } = own
    const at = slicePassage(sentence, own.start, own.end)
    if (reach === 'vague') return { fy, month: own.month, raw, reach, at }
    const needsMonth = own.month === null && reach === 'ytd'
    const outside = fy === null || needsMonth ? yearAround(words, measure, own.month) : null
    if (outside) inferred.add('period')
    const month = basis === 'forecast' && dates.length === 0 ? null : needsMonth ? (outside?.month ?? null) : own.month
    return { fy: fy ?? outside?.fy ?? null, month, raw, reach, at }
  }
  if (clause.title !== null) return null
  const taken = leans.last ? leans.last.period : periodAround(words, measure)
  if (!taken) return null
  inferred.add('period')
  const yearly = basis === 'forecast' || sense.lexicon.holds('yearly', text.slice(clause.from, clause.to))
  if (yearly && (taken.month !== null || taken.reach === 'ytd'))
    return { fy: taken.fy, month: null, raw: null, reach: 'year', at: null }
  return { fy: taken.fy, month: taken.month, raw: taken.raw, reach: taken.reach, at: null }
}

/** A period behind the last sum holds for all sums of the sentence: "£5m on staff and £3m on fuel in 2031/32". */
function trailing(text: string, periods: readonly PeriodWords[], last: Clause): PeriodWords | undefined {
  const behind = periods.filter(
    (period) => period.start >= last.money.end && (period.fy !== null || period.month !== null),
  )
  return behind.length === 1 && !/\b(?:into|from|until)\s+$/.test(text.slice(0, behind[0]!.start))
    ? behind[0]
    : undefined
}

/**
 * The period that holds on from the sums before or from the headings; a gift or a price told among reports takes none.
 * A month told a few blocks before counts for more than a year that only the meeting's date gives.
 */
function periodAround({ leans, text, sense, setting }: SumWords, measure: Measure): OverPeriod | null {
  if (sense.lexicon.holds('one_off', text)) return null
  if (leans.before?.period || (leans.before && !current.has(measure))) return leans.before.period
  if (!setting.takesPeriod(measure)) return null
  const above = setting.above()
  if (above?.period) return above.period
  const over = setting.period(measure)
  return over && over.raw !== null ? over : (setting.timed()?.period ?? over)
}

/** The year, and the month of a year to date, for words that leave them open. */
function yearAround({ leans, setting }: SumWords, measure: Measure, month: number | null): OverPeriod | null {
  const before = (leans.last?.clause.comparison ? leans.head : leans.last) ?? leans.before
  if (before?.period?.fy && month === null) return before.period
  const over = setting.period(month === null ? measure : 'surplus_deficit', month)
  return over && over.month === null && month === null ? (setting.timed()?.period ?? over) : over
}
