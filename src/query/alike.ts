// A reference that was not found → known references and names that are spelt almost like it.

import { fieldColumns, type Index, quoted } from '#store'
import { spellingLikeness } from '#text'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Up to three references and names of the index that are spelt almost like this one. */
export function alikeRefs(index: Index, ref: string): string[] {
  const known = new Set<string>()
  for (const type of index.types)
    for (const column of [
      'item_ref',
      ...fieldColumns(type)
        .filter(isName)
        .map(({ name }) => name),
    ])
      for (const value of index.db
        .prepare(
          `SELECT DISTINCT ${quoted(column)} FROM ${quoted(type.plural)} WHERE length(${quoted(column)}) BETWEEN 2 AND 60`,
        )
        .pluck()
        .all() as string[])
        known.add(value)
  return [...known]
    .map((name) => ({ name, score: spellingLikeness(name, ref) }))
    .filter(({ score }) => score >= 0.85)
    .sort((a, b) => b.score - a.score || compare(a.name, b.name))
    .slice(0, 3)
    .map(({ name }) => name)
}

const isName = ({ name, kind, filter, choices }: ReturnType<typeof fieldColumns>[number]): boolean =>
  kind === 'text' && !choices && (name === 'ref' || (filter === 'words' && name !== 'text' && name !== 'context'))
