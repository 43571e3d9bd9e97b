// What the engine tells of a record or a sentence → words for the terminal, slot by slot.

import type { ExportedRecord, Reckoning } from '#model'
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
  if (trial.kind) parts.push(`${colours.bold('kind of the paper')}  ${reckoningWords(trial.kind)}`)
  return `${parts.join('\n\n')}\n`
}

/** `minutes 4.2, agenda 1.3: roll +0.69, past-verbs +0.61 …`: the sums by kind, and the signs that weigh most for the first. */
export function reckoningWords({ scores, signs }: Reckoning, most = 6): string {
  const first = scores[0]?.kind
  if (!first) return 'nothing'
  const parts = signs.map(({ sign, strength, weights }) => [sign, strength * (weights[first] ?? 0)] as const)
  const shown = parts.filter(([, part]) => part >= 0.05).slice(0, most)
  const against = parts.filter(([, part]) => part <= -0.05).slice(-2)
  const told = [...shown, ...against].map(([sign, part]) => `${sign} ${part > 0 ? '+' : ''}${part.toFixed(2)}`)
  const sums = scores.map(({ kind, score }) => `${kind.replace('_', ' ')} ${score.toFixed(1)}`).join(', ')
  return `${sums}: ${told.join(', ')}${parts.length > told.length ? ' …' : ''}`
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
