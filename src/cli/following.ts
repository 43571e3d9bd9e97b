// Commands on what linking found: people, bodies, versions of minutes.

import type { Command } from 'commander'
import { bodyRows, peopleRows, versionRows } from '#query'
import { addCommand, type Context, globalsOf, printRows, usualLimit, withIndex } from './context.ts'
import type { Index } from '#store'
import { viewRows } from './views.ts'

export function addFollowing(program: Command, context: Context): void {
  addCommand(program, 'people', 'Who is who: names, initials, posts and their dates, and what fits several people')
    .argument('[name...]', 'part of a name, a post, or initials')
    .option('--body <words>', 'part of the name of the body')
    .action((words: string[], options: { body?: string }, self: Command) => {
      const shown = ['name', 'called', 'posts', 'first', 'last', 'ambiguous', 'body']
      const question = { ...options, ...(words.length > 0 ? { name: words.join(' ') } : {}) }
      return listRows(context, self, (index) => peopleRows(index, question), shown, 'nobody is known by that name')
    })

  addCommand(
    program,
    'bodies',
    'Which bodies met or were assessed, how they are spelt, and whose committee each is',
  ).action((_options, self: Command) =>
    listRows(context, self, bodyRows, ['name', 'names', 'parent'], 'no body is named in these papers'),
  )

  addCommand(program, 'versions', 'What later minutes of a meeting say otherwise than its draft minutes')
    .option('--meeting <date>', 'the meeting, or its month or year')
    .option('--body <words>', 'part of the name of the body')
    .option('--all', 'what is the same, too')
    .action((options: { meeting?: string; body?: string; all?: boolean }, self: Command) => {
      const { meeting: date, body, all } = options
      const rows = (index: Index) =>
        versionRows(index, { ...(date ? { date } : {}), ...(body ? { body } : {}) }).filter(
          ({ change }) => all === true || change === 'changed',
        )
      const shown = ['date', 'item_ref', 'type', 'change', 'difference', 'draft', 'standing']
      return listRows(context, self, rows, shown, 'no minutes of one meeting differ between two papers')
    })
}

async function listRows(
  context: Context,
  self: Command,
  rowsOf: (index: Index) => readonly object[],
  shown: readonly string[],
  nothing: string,
): Promise<void> {
  const globals = globalsOf(self)
  await withIndex(context, globals, async (index) => {
    const rows = rowsOf(index)
    const limit = globals.limit ?? usualLimit
    const columns = rows.length > 0 ? Object.keys(rows[0]!) : shown
    const objects = limit === 0 ? rows : rows.slice(0, limit)
    await printRows(context, globals, viewRows(objects, columns, shown), { total: rows.length, nothing })
  })
}
