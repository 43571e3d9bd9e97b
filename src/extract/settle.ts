// Readings that compete for words to the ones that stay.

import { passageSpans, type Span } from '#model'
import { twinOf } from './toRecord.ts'
import type { Candidate, Observe } from './trial.ts'

/** Of two readings of the same words the one of the earlier rule stays; records with the same key become one. */
export function settle(candidates: readonly Candidate[], observe: Observe): Candidate[] {
  const taken = new Map<string, { from: number; to: number; candidate: Candidate }[]>()
  const keyed = new Map<string, Candidate>()
  const kept: Candidate[] = []
  for (const candidate of [...candidates].sort((a, b) => a.rank - b.rank || a.order - b.order)) {
    const spans = passageSpans(candidate.passage)
    if (spans.length === 0) {
      if (candidate.trial) observe?.({ ...candidate.trial, outcome: 'rejected', reason: 'there are no words to cite' })
      continue
    }
    const rival = spans
      .flatMap((span) =>
        (taken.get(`${candidate.type.name} ${span.page} ${bucket(span.start)}`) ?? [])
          .concat(taken.get(`${candidate.type.name} ${span.page} ${bucket(span.end)}`) ?? [])
          .filter((t) => t.from < span.end && span.start < t.to),
      )
      .find(
        (t) =>
          t.candidate.rank !== candidate.rank ||
          (samePlaces(t.candidate, spans) && twinOf(t.candidate.reading.fields) === twinOf(candidate.reading.fields)),
      )
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
