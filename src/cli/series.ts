// The command that lays out one measure through time.

import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { readTypedYear, seriesChoices, seriesOf, type Statement } from '#query'
import { type Column, fieldColumns, type Index, misuse } from '#store'
import { barsToText, statementsToSvg } from './chart.ts'
import {
  addCommand,
  type Context,
  formatOf,
  globalsOf,
  inFolder,
  printRows,
  withChoices,
  withIndex,
} from './context.ts'
import { type Io, print, say, widthOf } from './io.ts'
import { placeWords } from './recordRows.ts'
import { viewRows } from './views.ts'

interface SeriesOptions {
  measure: string
  fy: string
  entity?: string
  body?: string
  svg?: string
}

export function addSeries(program: Command, context: Context): void {
  const figure = context.types.find(({ name }) => name === 'figure')
  const measures = (figure && fieldColumns(figure).find(({ name }: Column) => name === 'measure')?.choices) ?? []
  addCommand(program, 'series', 'Every statement of one measure through a year, in the order in which they were made')
    .requiredOption('--fy <year>', 'the financial year, such as 2023/24')
    .addOption(withChoices(new Option('--measure <measure>', 'what is measured').default('surplus_deficit'), measures))
    .option('--entity <name>', 'whose, such as system or UHL')
    .option('--body <words>', 'part of the name of the body in whose papers it stands')
    .option('--svg <file>', 'draw it into a file, too')
    .action(async (options: SeriesOptions, self: Command) => {
      const globals = globalsOf(self)
      const measure = options.measure
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_')
      if (!measures.includes(measure))
        throw misuse(`--measure: "${options.measure}" is not known; use ${measures.join(', ')}`)
      const fy = readTypedYear(options.fy)
      await withIndex(context, globals, async (index) => {
        const statements = seriesOf(index, { ...options, measure, fy })
        const limit = globals.limit ?? 0
        const told = limit === 0 ? statements : statements.slice(0, limit)
        const rows = told.map((one) => ({ ...one, sum: one.raw, places: one.places, place: placesOf(one) }))
        const several = new Set(told.map(({ body }) => body)).size > 1
        const shown = [...(several ? ['body'] : []), 'made', 'entity', 'statement', 'sum', 'value', 'change', 'place']
        const nothing = nothingFits(index, measure, fy, options)
        await printRows(context, globals, viewRows(rows, columns, shown), { total: statements.length, nothing })
        if (formatOf(globals) === 'table') await printBars(context.io, told)
        if (options.svg && told.length > 0)
          await draw(context.io, options, told, `${measure.replace('_', ' / ')} ${fy}`)
      })
    })
}

const columns = [
  'body',
  'entity',
  'made',
  'statement',
  'basis',
  'month',
  'raw',
  'value',
  'precision',
  'change',
  'places',
]

/** The first place in each document, and how many more there are. */
function placesOf({ places }: Statement): string {
  const documents = [...new Set(places.map(({ document }) => document))]
  return documents
    .map((document) => {
      const [first, ...more] = places.filter((place) => place.document === document)
      return `${placeWords(document, first!.page, first!.line)}${more.length > 0 ? ` +${more.length}` : ''}`
    })
    .join(', ')
}

async function printBars(io: Io, statements: readonly Statement[]): Promise<void> {
  const bodies = new Set(statements.map(({ body }) => body))
  for (const body of bodies) {
    const own = statements.filter((one) => one.body === body)
    const head = bodies.size > 1 ? `${body ?? 'papers that name no body'}\n` : ''
    await print(io, `\n${head}${barsToText(own, widthOf(io))}\n`)
  }
}

async function draw(
  io: Io,
  { svg, entity, body }: SeriesOptions,
  told: readonly Statement[],
  what: string,
): Promise<void> {
  const bodies = [...new Set(told.map((one) => one.body))]
  const title = [entity, what, body ?? (bodies.length === 1 ? bodies[0] : undefined)].filter(Boolean).join(', ')
  await writeFile(inFolder(io, svg!), statementsToSvg(told, title)).catch((error: NodeJS.ErrnoException) => {
    throw misuse(`--svg: ${svg} cannot be written (${error.code}); name a file in a folder that is there`, 1)
  })
  say(io, `${svg}: drawn`)
}

function nothingFits(index: Index, measure: string, fy: string, { entity, body }: SeriesOptions): string {
  const { years, entities } = seriesChoices(index, measure)
  const asked = [entity, measure, fy, body].filter(Boolean).join(' · ')
  if (years.length === 0) return `nothing is stated of ${measure}; minutebook figures --count measure shows what is`
  return `nothing fits ${asked}; ${measure} is stated for ${years.join(', ')} and of ${entities.join(', ')}`
}
