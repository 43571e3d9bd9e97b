// The index → files for other programs: NDJSON, JSON, CSV, or a Frictionless data package.

import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import type { ExportedRecord, RecordType } from '#model'
import { eachRecord, fieldColumns, type Index, misuse } from '#store'
import { addCommand, type Context, globalsOf, inFolder, repeatable, withChoices, withIndex } from './context.ts'
import { gridToCsv } from './formats.ts'
import { print, say } from './io.ts'
import { flatColumns, recordToCells } from './recordRows.ts'
import { theType } from './schema.ts'

const exportFormats = ['ndjson', 'json', 'csv', 'datapackage']

export function addExport(program: Command, context: Context): void {
  addCommand(program, 'export', 'Write records out, all or of some types, in an order that never changes')
    .addOption(
      repeatable(
        withChoices(
          new Option('--type <type>', 'may be given several times'),
          context.types.map(({ name }) => name),
        ),
      ),
    )
    .option('--standing', 'without the records of draft minutes where later minutes of the meeting say the same')
    .option('--out <path>', 'file to write; the folder of a data package')
    .action(async (options: { type?: string[]; out?: string; standing?: boolean }, self: Command) => {
      const globals = globalsOf(self)
      const format = globals.format ?? 'ndjson'
      if (!exportFormats.includes(format))
        throw misuse(`--format: "${format}" is not known to export; use ${exportFormats.join(', ')}`)
      const types = options.type?.map((word) => theType(context.types, word)) ?? context.types
      await withIndex(context, globals, async (index) => {
        const { out } = options
        if (format === 'datapackage') return writePackage(context, index, types, out, options.standing === true)
        const lines = recordLines(index, format, types, globals.limit ?? 0, options.standing === true)
        if (out === undefined) for (const chunk of lines) await print(context.io, chunk)
        else await writeLines(inFolder(context.io, out), lines).catch((error: unknown) => refuseToWrite(out, error))
      })
    })
}

/** The export in pieces of some size, so that it never stands in memory whole. */
function* recordLines(
  index: Index,
  format: string,
  types: readonly RecordType[],
  limit: number,
  standing: boolean,
): Generator<string> {
  if (format === 'csv' && types.length !== 1)
    throw misuse('export: csv holds one type; name it with --type, or use --format datapackage --out DIR')
  const records = limited(
    eachRecord(
      index,
      types.map(({ name }) => name),
      { standing },
    ),
    limit,
  )
  const pieces =
    format === 'csv' ? csvLines(types[0]!, records) : format === 'json' ? jsonLines(records) : ndjsonLines(records)
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < 65_536) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

function* limited(records: Iterable<ExportedRecord>, limit: number): Generator<ExportedRecord> {
  let count = 0
  for (const record of records) {
    yield record
    if (++count === limit) return
  }
}

function* ndjsonLines(records: Iterable<ExportedRecord>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`
}

function* jsonLines(records: Iterable<ExportedRecord>): Generator<string> {
  let before = '[\n'
  for (const record of records) {
    yield before + JSON.stringify(record)
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

function* csvLines(type: RecordType, records: Iterable<ExportedRecord>): Generator<string> {
  yield gridToCsv({ columns: flatColumns(type), rows: [] }, ',')
  for (const record of records) yield gridToCsv({ columns: recordToCells(type, record) as string[], rows: [] }, ',')
}

function refuseToWrite(out: string, error: unknown): never {
  const { code } = error as NodeJS.ErrnoException
  if (!code?.startsWith('E')) throw error
  throw misuse(`--out: ${out} cannot be written (${code}); check that its folder is there`, 1)
}

async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(lines), createWriteStream(path))
}

const frictionlessTypes = {
  integer: 'integer',
  real: 'number',
  boolean: 'boolean',
  list: 'array',
  text: 'string',
} as const

/** A Frictionless data package: https://specs.frictionlessdata.io/tabular-data-package/ */
async function writePackage(
  context: Context,
  index: Index,
  types: readonly RecordType[],
  out: string | undefined,
  standing: boolean,
): Promise<void> {
  if (out === undefined) throw misuse('export: a data package is a folder; name it with --out DIR')
  const folder = inFolder(context.io, out)
  mkdirSync(folder, { recursive: true })
  for (const type of types)
    await writeLines(join(folder, `${type.plural}.csv`), csvLines(type, eachRecord(index, [type.name], { standing })))
  const description = {
    profile: 'tabular-data-package',
    name: 'minutebook',
    title: 'Records read from the papers of public bodies',
    resources: types.map(typeToResource),
  }
  writeFileSync(join(folder, 'datapackage.json'), `${JSON.stringify(description, null, 2)}\n`)
  say(context.io, `${types.length} tables and datapackage.json written to ${out}`)
}

function typeToResource(type: RecordType): object {
  const own = new Map(fieldColumns(type).map((column) => [column.name, column]))
  const counts = new Set('page line_start line_end char_start char_end'.split(' '))
  const lists = new Set(['section', 'spans', 'inferred'])
  return {
    profile: 'tabular-data-resource',
    name: type.plural,
    title: type.summary,
    path: `${type.plural}.csv`,
    encoding: 'utf-8',
    schema: {
      fields: flatColumns(type).map((name) => {
        const column = own.get(name)
        if (!column) return { name, type: frameType(name, counts, lists) }
        const constraints = column.choices ? { constraints: { enum: column.choices } } : {}
        return { name, type: frictionlessTypes[column.kind], description: column.description, ...constraints }
      }),
      primaryKey: 'id',
      missingValues: [''],
    },
  }
}

function frameType(name: string, counts: ReadonlySet<string>, lists: ReadonlySet<string>): string {
  return counts.has(name) ? 'integer' : lists.has(name) ? 'array' : name === 'field_spans' ? 'object' : 'string'
}
