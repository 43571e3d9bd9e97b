// Readings of one string that overlap → readings that do not.

interface Place {
  start: number
  end: number
}

/** The readings in order; of two that overlap the one that starts first stays, and of two that start together the longer. */
export function firstAndLongest<P extends Place>(readings: P[]): P[] {
  const kept: P[] = []
  for (const reading of [...readings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (reading.start >= (kept.at(-1)?.end ?? 0)) kept.push(reading)
  }
  return kept
}

/** The readings that touch none of the others; both lists are in order and each without overlaps. */
export function clearOf<P extends Place>(readings: P[], others: Place[]): P[] {
  let next = 0
  return readings.filter(({ start, end }) => {
    while (next < others.length && others[next]!.end <= start) next++
    return next === others.length || others[next]!.start >= end
  })
}
