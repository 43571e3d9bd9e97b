// Rules over parts to cited records. The engine is handed the record types; it names none. The one door of the room.

import type { ExportedRecord, Laid, Outline, RecordType, Surroundings } from '#model'
import type { RuleBook } from '#rules'
import { learnShortNames } from '#text'
import { partsToFlow } from './flow.ts'
import { indexRules } from './ruleIndex.ts'
import { settle } from './settle.ts'
import { matchTable } from './tables.ts'
import { toRecord } from './toRecord.ts'
import type { Candidate, Offer, Trial } from './trial.ts'
import { matchWords } from './words.ts'

export { type FiredRule, type HouseStyle, houseStyle } from './houseStyle.ts'
export { holdsIn } from './ruleIndex.ts'
export { exported, recordId } from './toRecord.ts'
export type { Trial } from './trial.ts'

/** Records of one document, in the order in which they stand. `observe` hears of every rule whose pattern held. */
export function extract(
  laid: Laid,
  outlined: Outline,
  book: RuleBook,
  types: readonly RecordType[],
  observe?: (trial: Trial) => void,
): ExportedRecord[] {
  const explained = learnShortNames(laid.pages.map((page) => page.text).join('\n'))
  const shortNames = new Map([...book.shortNames, ...explained])
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

  const offer: Offer = (rule, index, match, pattern) => {
    const type = byName.get(rule.record)
    if (!type) return
    const readings = type.read(match, around(index))
    if (readings.length === 0 && observe) {
      observe({
        rule,
        pattern,
        passage: match.passage,
        outcome: 'rejected',
        reason: `the words do not read as ${/^[aeiou]/.test(type.name) ? 'an' : 'a'} ${type.name}`,
        slots: match.slots,
        fields: null,
      })
    }
    for (const reading of readings) {
      const passage = reading.passage ?? match.passage
      const trial: Trial | undefined = observe && {
        rule,
        pattern,
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
  const index = indexRules(rules)
  flow.forEach((at, i) => {
    if (at.kind === 'table') matchTable(at, flow, i, index, offer, observe)
    else matchWords(at, flow, i, index, offer, observe)
  })
  return settle(candidates, observe).map((candidate) => toRecord(candidate, laid, outlined))
}
