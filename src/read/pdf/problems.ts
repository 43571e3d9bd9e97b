// Problems of single pages to one for a long run of pages.

import type { Problem } from '#model'

/** Runs of pages longer than this are one problem. */
const longRun = 20

/** Problems in the order of the pages; more than twenty of one kind on pages that follow each other become one. */
export function foldPages(problems: readonly Problem[]): Problem[] {
  const folded: Problem[] = []
  for (let i = 0; i < problems.length;) {
    const first = problems[i]!
    let end = i + 1
    while (end < problems.length && follows(problems[end - 1]!, problems[end]!)) end++
    const last = problems[end - 1]!
    if (end - i <= longRun) folded.push(...problems.slice(i, end))
    else folded.push({ ...first, message: `pages ${first.page} to ${last.page}: on each, ${first.message}` })
    i = end
  }
  return folded
}

const follows = (one: Problem, next: Problem): boolean =>
  one.code === next.code && one.page !== undefined && next.page === one.page + 1
