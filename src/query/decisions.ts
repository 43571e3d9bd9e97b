// What papers asked for beside what meetings decided, item by item, and what became of it.

import { diffWords } from 'diff'
import type { ExportedRecord } from '#model'
import type { Index } from '#store'
import { followUp } from './followUp.ts'
import { type Followed, followedThreads, type Step } from './threads.ts'

export interface DecisionRow {
  item_ref: string
  /** Date of the meeting that decided, else of the one that was asked. */
  date: string | null
  recommended: string | null
  decided: string | null
  outcome: string | null
  /** `same verbs`, `other verbs`, `not decided in these papers`, `no recommendation in these papers`. */
  agreement: string
  /** Where the words differ: `for [-five-] {+three+} years`; null where they do not. */
  difference: string | null
  /** What the approval was subject to, as printed. */
  condition: string | null
  /** What became of it: taken later, condition met; with date and words. */
  later: string | null
  recommendation: string | null
  resolution: string | null
}

const met =
  /\b(?:met|satisfied|fulfilled|complet(?:e|ed|ion)|discharged|received|obtained|signed|confirmed|in place|secured)\b/i

/**
 * One row for each recommendation and for each decision on an item that can be told from others. A reference such as
 * `MV/24/011` stands for one item wherever it is printed; a number such as `5` only at one meeting of one body.
 */
export function compareDecisions(
  index: Index,
  options: { item?: string; differing?: boolean },
): readonly DecisionRow[] {
  const threads = followedThreads(index, { kind: 'decision' })
  const decidedItems = new Set(
    threads.flatMap(({ steps }) =>
      steps.filter(({ record }) => record.type === 'resolution').map(({ record }) => itemOf(record)),
    ),
  )
  return threads
    .flatMap((thread) => threadRows(index, thread, decidedItems))
    .filter(
      (row) =>
        (!options.item || row.item_ref.toLowerCase() === options.item.toLowerCase()) &&
        (!options.differing ||
          row.agreement === 'other verbs' ||
          row.difference !== null ||
          (row.outcome !== null && row.outcome !== 'decided')),
    )
    .sort(
      (a, b) =>
        compare(a.item_ref, b.item_ref) ||
        compare(a.date ?? '', b.date ?? '') ||
        compare(a.recommendation ?? a.resolution!, b.recommendation ?? b.resolution!),
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What tells an item from all others; undefined where nothing does. */
function itemOf({ item_ref: ref, meeting }: ExportedRecord): string | undefined {
  if (!ref) return undefined
  if (ref.includes('/')) return ref
  return meeting?.date ? [ref, meeting.date, meeting.body?.toLowerCase()].join('\t') : undefined
}

const verbsOf = (record: ExportedRecord) => (record['verbs'] as readonly string[] | undefined) ?? []
const textOf = (record: ExportedRecord | undefined) => (record?.['text'] as string | undefined) ?? null

function threadRows(index: Index, { steps }: Followed, decidedItems: ReadonlySet<string | undefined>): DecisionRow[] {
  const rows: DecisionRow[] = []
  for (let i = 0; i < steps.length; i++) {
    const record = steps[i]!.record
    const asked = record.type === 'recommendation' ? record : undefined
    const taken = asked ? steps[i + 1]?.record : record
    const decided = taken?.type === 'resolution' ? taken : undefined
    if (asked && decided) i++
    if (itemOf(decided ?? record) === undefined) continue
    rows.push(rowOf(asked, decided, decidedItems, decided ? laterWords(index, decided, steps.slice(i + 1)) : null))
  }
  return rows
}

function rowOf(
  asked: ExportedRecord | undefined,
  decided: ExportedRecord | undefined,
  decidedItems: ReadonlySet<string | undefined>,
  later: string | null,
): DecisionRow {
  const same = asked && decided && String(verbsOf(asked)) === String(verbsOf(decided))
  const agreement = !asked
    ? 'no recommendation in these papers'
    : decided
      ? same
        ? 'same verbs'
        : 'other verbs'
      : decidedItems.has(itemOf(asked))
        ? 'no decision on this point'
        : 'not decided in these papers'
  return {
    item_ref: (decided ?? asked)!.item_ref!,
    date: decided?.meeting?.date ?? asked?.meeting?.date ?? null,
    recommended: textOf(asked),
    decided: textOf(decided),
    outcome: (decided?.['outcome'] as string | undefined) ?? null,
    agreement,
    difference: asked && decided ? wordDifference(textOf(asked)!, textOf(decided)!) : null,
    condition: decided ? conditionOf(decided) : null,
    later,
    recommendation: asked?.id ?? null,
    resolution: decided?.id ?? null,
  }
}

/** Marks what one text has and the other has not; null where only capitals, spaces and stops differ. */
export function wordDifference(before: string, after: string): string | null {
  const flat = (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/[.;,]\s*$/, '')
      .trim()
  if (flat(before).toLowerCase() === flat(after).toLowerCase()) return null
  return diffWords(flat(before), flat(after), { ignoreCase: true })
    .map(({ value, added, removed }) => (added ? `{+${value.trim()}+} ` : removed ? `[-${value.trim()}-] ` : value))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function conditionOf(decided: ExportedRecord): string | null {
  if (decided['outcome'] !== 'decided') return null
  const found =
    /\b(?:subject to|conditional (?:up)?on|on (?:the )?condition that|provided that)\b\s*(.{4,300}?)(?:[.;]|$)/i.exec(
      textOf(decided)!,
    )
  return found && !/^(?:the )?(?:following|above|these)\b/i.test(found[1]!) ? found[1]! : null
}

/** The decision that takes a deferred matter, or the passage that tells that a condition was met. */
function laterWords(index: Index, decided: ExportedRecord, rest: readonly Step[]): string | null {
  const taken = rest.find(({ record }) => record.type === 'resolution')?.record
  if (taken) return `taken ${taken.meeting!.date}: ${textOf(taken)}`
  const condition = conditionOf(decided)
  const date = decided.meeting?.date
  if (!condition || !date) return null
  const { passages } = followUp(
    index,
    { words: condition, after: date, document: decided.document.id, needs: met, least: 0.6 },
    1,
  )
  return passages[0]
    ? `condition told to be met ${passages[0].meeting.date}: ${passages[0].quote}`
    : 'condition: not told to be met in these papers'
}
