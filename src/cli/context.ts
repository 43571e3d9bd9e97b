// The options that every command takes → where the index is, which format, how many rows.

import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type OcrMode, ocrModes, type RecordType } from '#model'
import { closeIndex, type Index, misuse, openIndex } from '#store'
import type { Engine } from './engine.ts'
import { examples } from './examples.ts'
import { type Format, formats, type Rows, rowsToText } from './formats.ts'
import { coloursOf, type Io, print, say, widthOf } from './io.ts'

/** What a command works with. */
export interface Context {
  io: Io
  types: readonly RecordType[]
  engine: Engine
  /** The exit code that the command asks for, where nothing was thrown. */
  exit: number
}

export interface Globals {
  /** The index as the user named it. */
  db: string
  /** As typed; each command says which formats it knows. */
  format: string | undefined
  /** As typed, 0 is all; undefined where it was not said. */
  limit: number | undefined
  debug: boolean
}

export const usualLimit = 50

export function addGlobalOptions(program: Command, { env }: Io): void {
  const db = env['MINUTEBOOK_DB'] || 'minutebook.db'
  program
    .addOption(new Option('--db <file>', 'the index').default(db, 'MINUTEBOOK_DB, or minutebook.db'))
    .addOption(withChoices(new Option('--format <format>', 'default: table'), formats))
    .option('--nl', 'short for --format ndjson')
    .option('--csv', 'short for --format csv')
    .option('--limit <number>', `rows to show, 0 for all (default: ${usualLimit})`)
    .addOption(repeatable(new Option('--rules <folder>', 'a folder of further rule files; may be given several times')))
    .option('--debug', 'show where in the program an error arose')
}

/** Names the values that an option knows, for help and completion; the command itself checks what was typed. */
export function withChoices(option: Option, choices: readonly string[]): Option {
  option.argChoices = [...choices]
  return option
}

/** An option that may be given several times. */
export function repeatable(option: Option): Option {
  return option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value])
}

/** The options of every command that opens papers. */
export interface PaperOptions {
  ocr?: string
  password?: string
  includeHidden?: boolean
}

export function addPaperOptions(command: Command, ocrHelp: string): Command {
  return command
    .addOption(withChoices(new Option('--ocr <pages>', ocrHelp), ocrModes))
    .option('--password <password>', 'opens protected PDFs; it is not stored')
    .option('--include-hidden', 'read text that the pages do not show, and mark what rests on it')
}

/** How papers are read, as the options say; undefined where they say nothing. */
export function readOptionsOf({ ocr, password, includeHidden }: PaperOptions): {
  ocr: OcrMode | undefined
  password: string | undefined
  includeHidden: boolean | undefined
} {
  if (ocr !== undefined && !(ocrModes as readonly string[]).includes(ocr))
    throw misuse(`--ocr: "${ocr}" is not known; use ${ocrModes.join(', ')}`)
  return { ocr: ocr as OcrMode | undefined, password, includeHidden }
}

/** Reads the options that stand anywhere on the command line. */
export function globalsOf(command: Command): Globals {
  const given = command.optsWithGlobals<{
    db: string
    format?: string
    nl?: boolean
    csv?: boolean
    limit?: string
    debug?: boolean
  }>()
  if (given.limit !== undefined && !/^\d+$/.test(given.limit))
    throw misuse(`--limit: "${given.limit}" is not a count; write for example 20, or 0 for all`)
  return {
    db: given.db,
    format: given.nl ? 'ndjson' : given.csv ? 'csv' : given.format,
    limit: given.limit === undefined ? undefined : Number(given.limit),
    debug: given.debug === true,
  }
}

/** The asked format, where the command knows it. */
export function formatOf(globals: Globals): Format {
  const format = globals.format ?? 'table'
  if (!(formats as readonly string[]).includes(format))
    throw misuse(`--format: "${format}" is not known; use ${formats.join(', ')}`)
  return format as Format
}

/** Adds a command with its examples in the help. */
export function addCommand(program: Command, usage: string, description: string): Command {
  const command = program.command(usage).description(description)
  const own = examples.filter((example) => example.command === command.name())
  command.addHelpText(
    'after',
    `\nExamples:\n${own.map(({ line, question }) => `  ${line}\n      ${question}`).join('\n')}`,
  )
  return command
}

/** Where a file stands that the user named. */
export const inFolder = (io: Io, path: string): string => resolve(io.folder, path)

/** Opens the index to read, and closes it whatever happens. */
export async function withIndex(
  context: Context,
  globals: Globals,
  work: (index: Index) => Promise<void> | void,
): Promise<void> {
  const index = openIndex(inFolder(context.io, globals.db), context.types, { readonly: true })
  try {
    await work(index)
  } finally {
    closeIndex(index)
  }
}

/** Prints rows in the asked format, and says on stderr what was held back, or that there is nothing. */
export async function printRows(
  { io }: Context,
  globals: Globals,
  rows: Rows,
  { total, nothing }: { total: number; nothing: string },
): Promise<void> {
  await print(io, rowsToText(rows, formatOf(globals), widthOf(io), coloursOf(io)))
  if (total === 0) say(io, nothing)
  else if (rows.objects.length < total) say(io, `${rows.objects.length} of ${total} shown; --limit 0 shows all`)
}
