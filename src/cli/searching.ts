// Commands that look through everything: search, decisions, coverage, sql.

import { type Command, Option } from 'commander'
import { compareDecisions, listCoverage, search, type SearchOptions, type Snippet, readTypedSum } from '#query'
import { misuse } from '#store'
import {
  addCommand,
  type Context,
  formatOf,
  globalsOf,
  printRows,
  repeatable,
  usualLimit,
  withChoices,
  withIndex,
} from './context.ts'
import { objectsToRows, type Rows, shownCell } from './formats.ts'
import { coloursOf, type Io, readStdin, say } from './io.ts'
import { paintMarks, printable } from './paint.ts'
import { placeWords } from './recordRows.ts'
import { askWithin } from './sqlWithin.ts'
import { addTrace } from './tracing.ts'
import { viewRows } from './views.ts'

export function addSearching(program: Command, context: Context): void {
  addSearch(program, context)
  addDecisions(program, context)
  addTrace(program, context)
  addCoverage(program, context)
  addSql(program, context)
}

const coverageKinds = 'document problem meeting gap page paper zone table agenda_paper other_paper'.split(' ')

/** Marks of a snippet as « » for the formats that have no colours. */
export const flatSnippet = (snippet: Snippet): string => paintMarks(snippet, coloursOf(noTerminal))
const noTerminal = { stdout: {}, env: {} } as Io

function addSearch(program: Command, context: Context): void {
  addCommand(program, 'search', 'Search the full text of every page and record')
    .argument('<words...>', 'all must occur; "in double quotes" exactly so; audiolog* for the beginning of a word')
    .addOption(
      repeatable(
        withChoices(new Option('--type <type>', 'may be given several times'), [
          'page',
          ...context.types.map(({ name }) => name),
        ]),
      ),
    )
    .option('--since <date>', 'meetings on or after 2024-04-11, 2024-04 or 2024')
    .option('--until <date>', 'meetings on or before the date')
    .option('--body <words>', 'part of the name of the body that met')
    .option('--document <path>', 'part of the path of the document')
    .option('--raw', 'the words are an FTS5 expression')
    .action(async (words: string[], _options, self: Command) => {
      const globals = globalsOf(self)
      const { type, ...rest } = self.opts<Omit<SearchOptions, 'types'> & { type?: string[] }>()
      await withIndex(context, globals, async (index) => {
        const { hits, total, facets } = search(index, words.join(' '), {
          ...rest,
          ...(type ? { types: type } : {}),
          limit: globals.limit ?? usualLimit,
        })
        const colours = coloursOf(context.io)
        const rows: Rows = {
          objects: hits,
          flat: () => ({
            columns: ['type', 'id', 'document', 'page', 'line', 'meeting_body', 'meeting_date', 'snippet'],
            rows: hits.map((hit) => [
              hit.type,
              hit.id ?? '',
              hit.document,
              hit.page ?? '',
              hit.line ?? '',
              hit.meeting.body ?? '',
              hit.meeting.date ?? '',
              flatSnippet(hit.snippet),
            ]),
          }),
          shown: () => ({
            columns: ['meeting', 'type', 'place', 'words', 'id'],
            rows: hits.map((hit) => [
              hit.meeting.date ?? '',
              hit.type,
              placeWords(hit.document, hit.page, hit.line),
              formatOf(globals) === 'md' ? flatSnippet(hit.snippet) : paintMarks(hit.snippet, colours),
              hit.id ?? '',
            ]),
          }),
        }
        const nothing = `nothing says ${words.join(' ')}; minutebook coverage shows what was read`
        await printRows(context, globals, rows, { total, nothing })
        const counts = Object.entries(facets).map(([name, count]) => `${name} ${count}`)
        if (counts.length > 0) say(context.io, counts.join(' · '))
        if (!rest.raw && readTypedSum(words.join(' '))?.money)
          say(
            context.io,
            `sums are found by their size, however printed, with: minutebook figures "${words.join(' ')}"`,
          )
      })
    })
}

function addDecisions(program: Command, context: Context): void {
  addCommand(program, 'decisions', 'What was recommended beside what was decided, item by item')
    .option('--item <ref>', 'only this item')
    .option('--differing', 'only where the verbs differ or the matter was not decided as asked')
    .action(async (options: { item?: string; differing?: boolean }, self: Command) => {
      const globals = globalsOf(self)
      await withIndex(context, globals, async (index) => {
        const rows = compareDecisions(index, options)
        const limit = globals.limit ?? usualLimit
        const columns = 'item_ref date recommended decided outcome agreement difference condition later'.split(' ')
        const shown = limit === 0 ? rows : rows.slice(0, limit)
        await printRows(context, globals, viewRows(shown, [...columns, 'recommendation', 'resolution'], columns), {
          total: rows.length,
          nothing: options.differing
            ? 'nothing differs; minutebook decisions shows what was asked beside what was decided'
            : 'no recommendation and no decision belongs to a numbered item',
        })
      })
    })
}

function addCoverage(program: Command, context: Context): void {
  addCommand(program, 'coverage', 'What was read, what gave nothing and why, and what could not be read')
    .option('--all', 'every page, paper, zone and table, and not only those that gave nothing')
    .addOption(repeatable(withChoices(new Option('--kind <kind>', 'may be given several times'), coverageKinds)))
    .option('--document <path>', 'part of the path of the document')
    .action(async (_options, self: Command) => {
      const globals = globalsOf(self)
      const { kind, ...rest } = self.opts<{ all?: boolean; kind?: string[]; document?: string }>()
      const strange = kind?.find((word) => !coverageKinds.includes(word))
      if (strange) throw misuse(`--kind: "${strange}" is not known; use ${coverageKinds.join(', ')}`)
      await withIndex(context, globals, async (index) => {
        const limit = globals.limit ?? usualLimit
        const { rows, total } = listCoverage(index, { ...rest, ...(kind ? { kinds: kind } : {}), limit })
        const columns = 'document kind name title page line_start line_end records reason'.split(' ')
        const flat = objectsToRows(columns, rows as never)
        const shown = () => ({
          columns: ['place', 'kind', 'name', 'title', 'records', 'reason'],
          rows: rows.map((row) =>
            [placeWords(row.document, row.page, row.line_start), row.kind, row.name, row.title, row.records, row.reason]
              .map(shownCell)
              .map(printable),
          ),
        })
        const nothing = 'nothing was read yet; minutebook ingest PATH reads papers'
        await printRows(context, globals, { ...flat, shown }, { total, nothing })
      })
    })
}

function addSql(program: Command, context: Context): void {
  addCommand(program, 'sql', 'Ask the index in SQL; it can only be read')
    .argument('<statement>', 'a SELECT, or - to read it from stdin')
    .option('--timeout <seconds>', 'how long it may take, 0 for as long as it takes', '60')
    .action(async (statement: string, { timeout }: { timeout: string }, self: Command) => {
      if (!/^\d{1,6}$/.test(timeout))
        throw misuse(`--timeout: "${timeout}" is not a number of seconds; write for example 60, or 0 for no limit`)
      const globals = globalsOf(self)
      const asked = statement === '-' ? Buffer.from(await readStdin(context.io)).toString('utf8') : statement
      await withIndex(context, globals, async (index) => {
        const limit = globals.limit ?? usualLimit
        const { columns, rows, more } = await askWithin(index, asked, limit, Number(timeout))
        const nothing = 'the statement gives no rows'
        await printRows(context, globals, objectsToRows(columns, rows), { total: rows.length, nothing })
        if (more) say(context.io, `the first ${limit} rows shown; --limit 0 shows all`)
      })
    })
}
