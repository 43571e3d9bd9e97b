// What the engine tells of a record or a sentence → words for the terminal, slot by slot.

import type { ExportedRecord } from '#model'
import type { TrialReport, TriedRule } from '#pipeline'
import type { Colours } from './paint.ts'

/** The rules that took the words, then those that did not; rules that never matched are counted, or told with `all`. */
export function trialToText(trial: TrialReport, colours: Colours, all: boolean): string {
  const taken = trial.candidates.filter(({ outcome }) => outcome === 'taken')
  const rejected = trial.candidates.filter(({ outcome }) => outcome === 'rejected')
  const silent = trial.candidates.filter(({ outcome }) => outcome === 'no match')
  const parts = [
    ...taken.map((candidate) => candidateToText(candidate, colours)),
    ...rejected.map((candidate) => candidateToText(candidate, colours)),
    ...(all ? silent : silent.filter(({ stopped }) => stopped)).map((candidate) => candidateToText(candidate, colours)),
  ]
  if (taken.length === 0) parts.unshift('No rule took these words.')
  if (!all && silent.length > 0)
    parts.push(colours.dim(`${silent.length} other rules did not match; --all shows them.`))
  return `${parts.join('\n\n')}\n`
}

function candidateToText(candidate: TriedRule, colours: Colours): string {
  const { outcome } = candidate
  const verdict = outcome === 'taken' ? colours.green(outcome) : outcome === 'rejected' ? colours.red(outcome) : outcome
  const lines = [
    `${verdict}  ${colours.bold(candidate.rule)} reads ${candidate.record} (${candidate.file})`,
    ...(candidate.reason === null ? [] : [`  reason   ${candidate.reason}`]),
    `  because  ${candidate.because}`,
    `  pattern  ${candidate.pattern}`,
    ...(candidate.stopped
      ? [`  matched  ${candidate.stopped.matched}`, `  missing  ${candidate.stopped.missing}`]
      : []),
    ...Object.entries(candidate.slots).map(([slot, words]) => `  {${slot}}  ${oneLine(words)}`),
    ...(candidate.fields === null ? [] : fieldLines(candidate.fields).map((line) => `  ${line}`)),
  ]
  return lines.join('\n')
}

/** `owner  Dr Ada Finch`, one field a line, names in one width. */
export function fieldLines(fields: Readonly<Record<string, unknown>>): string[] {
  const entries = Object.entries(fields)
  const width = Math.max(0, ...entries.map(([name]) => name.length))
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${valueWords(value)}`)
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined) return '–'
  return typeof value === 'string' ? oneLine(value) : JSON.stringify(value)
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const frame = new Set(
  'type id document meeting paper item_ref point section zone source rule inferred corrected'.split(' '),
)

/** A record's own fields, without the frame that every record has. */
export function ownFields(record: ExportedRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !frame.has(name)))
}
