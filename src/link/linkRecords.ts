// All records → bodies, people, threads.

import { type ExportedRecord, type Linked, type LinkOrders, noOrders } from '#model'
import { followActions } from './actions.ts'
import { bodiesOf, type ShortNames } from './bodies.ts'
import { followDecisions } from './decisions.ts'
import { weighting } from './likeness.ts'
import { versionsOf, wordsOf } from './minutes.ts'
import { obey } from './orders.ts'
import { peopleOf } from './people.ts'
import { followPledges } from './pledges.ts'
import type { Series } from './series.ts'
import { followRatings, followRisks } from './subjects.ts'

const compared = new Set(['action', 'resolution', 'recommendation', 'rag_rating', 'finding', 'pledge', 'risk'])

/**
 * Links the records of an index. The answer hangs on the records alone, not on the order in which papers came: they
 * are taken in the order of export, and whatever an answer could hang on besides is sorted.
 */
export function linkRecords(
  records: readonly ExportedRecord[],
  shortNames: ShortNames,
  orders: LinkOrders = noOrders,
): Linked {
  const bodies = bodiesOf(records, shortNames)
  const people = peopleOf(records, bodies, orders.merges)
  const weigh = weighting(records.filter(({ type }) => compared.has(type)).map(wordsOf))
  const series: Series = { records, bodies, people, weigh }
  const { threads, superseded } = versionsOf(series)
  return {
    bodies: bodies.bodies,
    people: people.people,
    names: people.names,
    threads: obey(
      [
        ...threads,
        ...followActions(series, superseded),
        ...followDecisions(series, superseded),
        ...followRatings(series, superseded),
        ...followRisks(series, superseded),
        ...followPledges(series),
      ],
      orders,
      records,
    ),
    superseded,
  }
}
