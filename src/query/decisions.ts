// What papers asked for beside what meetings decided, item by item.

import type { Index } from '#store'

export interface DecisionRow {
  item_ref: string
  /** Date of the meeting that decided, else of the one that was asked. */
  date: string | null
  recommended: string | null
  decided: string | null
  outcome: string | null
  /** `same verbs`, `other verbs`, `not decided in these papers`, `no recommendation in these papers`. */
  agreement: string
  recommendation: string | null
  resolution: string | null
}

interface Side {
  id: string
  item_ref: string
  meeting_date: string | null
  meeting_body: string | null
  verbs: string
  text: string
  outcome?: string
}

/**
 * One row for each recommendation and for each decision on an item that can be told from others, paired where the item
 * is the same: first those with the same verbs, then in the order of print. A reference such as `MV/24/011` stands for
 * one item wherever it is printed; a number such as `5` only at one meeting of one body.
 */
export function compareDecisions(
  index: Index,
  options: { item?: string; differing?: boolean },
): readonly DecisionRow[] {
  const read = (table: string, extra: string) =>
    index.db
      .prepare(
        `SELECT id, item_ref, meeting_date, meeting_body, verbs, text ${extra} FROM ${table}
         WHERE item_ref IS NOT NULL AND (instr(item_ref, '/') > 0 OR meeting_date IS NOT NULL) ${options.item ? 'AND item_ref = ? COLLATE NOCASE' : ''}
         ORDER BY item_ref, meeting_date, document_id, char_start`,
      )
      .all(...(options.item ? [options.item] : [])) as Side[]
  const asked = groupByItem(read('recommendations', ''))
  const taken = groupByItem(read('resolutions', ', outcome'))
  const items = [...new Set([...asked.keys(), ...taken.keys()])].sort()
  const rows = items.flatMap((item) => pairUp(asked.get(item) ?? [], taken.get(item) ?? []))
  return options.differing
    ? rows.filter((row) => row.agreement === 'other verbs' || (row.outcome !== null && row.outcome !== 'decided'))
    : rows
}

/** What tells an item from all others; sorts by its reference. */
function itemOf({ item_ref, meeting_date, meeting_body }: Side): string {
  return item_ref.includes('/') ? item_ref : [item_ref, meeting_date, meeting_body?.toLowerCase()].join('\t')
}

function groupByItem(sides: readonly Side[]): Map<string, Side[]> {
  const groups = new Map<string, Side[]>()
  for (const side of sides) {
    const item = itemOf(side)
    const group = groups.get(item)
    if (group) group.push(side)
    else groups.set(item, [side])
  }
  return groups
}

function pairUp(asked: readonly Side[], taken: readonly Side[]): DecisionRow[] {
  const left = [...taken]
  const take = (fits: (side: Side) => boolean) => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const exact = new Map(asked.map((side) => [side, take((other) => other.verbs === side.verbs)]))
  const rows = asked.map((side) => {
    const decision = exact.get(side) ?? take(() => true)
    const missing = taken.length > 0 ? 'no decision on this point' : 'not decided in these papers'
    return row(side, decision, decision ? (decision.verbs === side.verbs ? 'same verbs' : 'other verbs') : missing)
  })
  return [...rows, ...left.map((decision) => row(undefined, decision, 'no recommendation in these papers'))]
}

function row(side: Side | undefined, decision: Side | undefined, agreement: string): DecisionRow {
  return {
    item_ref: (decision ?? side)!.item_ref,
    date: decision?.meeting_date ?? side?.meeting_date ?? null,
    recommended: side?.text ?? null,
    decided: decision?.text ?? null,
    outcome: decision?.outcome ?? null,
    agreement,
    recommendation: side?.id ?? null,
    resolution: decision?.id ?? null,
  }
}
