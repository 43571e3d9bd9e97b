// The words of a status to one of few states.

export const statuses = ['completed', 'on_track', 'at_risk', 'no_progress', 'overdue', 'open'] as const
export type ActionStatus = (typeof statuses)[number]

const meanings: readonly [RegExp, ActionStatus][] = [
  [/(?<!in)\bcompleted?\b.{0,20}\bproposed?\b.{0,12}\bclos/i, 'completed'],
  [/\bnot\s+(?:yet\s+)?due\b|\bto be closed\b|\bpropose(?:d)? to close\b/i, 'open'],
  [/\b(?:no progress|not started|stalled|not progressed)\b/i, 'no_progress'],
  [/\boverdue\b|\bpast due\b|\blate\b/i, 'overdue'],
  [/\b(?:at risk|behind|delayed|off[- ]track|slipp(?:ed|ing))\b/i, 'at_risk'],
  [/\b(?:incomplete|outstanding|open|ongoing|in progress|carried forward|active)\b/i, 'open'],
  [/\b(?:complete(?:d)?|closed|done|actioned|discharged|superseded)\b/i, 'completed'],
  [/\bon[- ](?:track|target|schedule)\b/i, 'on_track'],
]

/** What the words of a status say; null where they say nothing known (a bare colour too). */
export function readStatus(words: string): ActionStatus | null {
  return meanings.find(([pattern]) => pattern.test(words))?.[1] ?? null
}
