// Commands that show what a record rests on: show, why, try.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { type Corrected, type ExportedRecord, type Origin, zoneKinds } from '#model'
import type { TrialReport } from '#pipeline'
import { type Excerpt, type ExcerptLine, recordExcerpts, type Snippet, theRecord } from '#query'
import type { ReadOptions } from '#read'
import { isMisuse, knownHidden, knownOcr, misuse } from '#store'
import { addCommand, type Context, type Globals, globalsOf, inFolder, withChoices, withIndex } from './context.ts'
import { fieldLines, ownFields, trialToText } from './explain.ts'
import { coloursOf, print, readStdin, say } from './io.ts'
import { type Colours, paintMarks, printable } from './paint.ts'

export function addEvidence(program: Command, context: Context): void {
  addCommand(program, 'show', 'Show a record among the lines of its page')
    .argument('<id>', 'id of the record, or its beginning')
    .option('--lines <number>', 'lines of the page before and after the words', '4')
    .action(async (id: string, { lines }: { lines: string }, self: Command) => {
      if (!/^\d+$/.test(lines)) throw misuse(`--lines: "${lines}" is not a count; write for example 4`)
      await withIndex(context, globalsOf(self), async (index) => {
        const record = theRecord(index, id)
        const excerpts = recordExcerpts(index, record, Number(lines))
        if (wantsJson(globalsOf(self))) return printJson(context, { record, excerpts })
        const colours = coloursOf(context.io)
        await print(context.io, `${recordHead(record, colours)}\n\n${excerptsToText(record, excerpts, colours)}`)
      })
    })

  addCommand(
    program,
    'why',
    'Show the rule that read a record, the words it matched, and what other rules made of them',
  )
    .argument('<id>', 'id of the record, or its beginning')
    .option('--all', 'the rules that did not match, too')
    .option('--password <password>', 'opens a protected PDF')
    .action(async (id: string, { all, password }: { all?: boolean; password?: string }, self: Command) => {
      await withIndex(context, globalsOf(self), async (index) => {
        const record = theRecord(index, id)
        const { document } = record
        const ocr = knownOcr(index, document.id, document.path)
        const how = { password, ocr, includeHidden: knownHidden(index, document.id) }
        const trial = await trialOf(context, record, how)
        if (wantsJson(globalsOf(self))) return printJson(context, { record, trial: trial ?? null })
        const colours = coloursOf(context.io)
        const told = trial ? `\n${trialToText(trial, colours, all === true)}` : ''
        await print(context.io, `${recordHead(record, colours)}\n\n${whyText(record, colours)}\n${told}`)
      })
    })

  addCommand(program, 'try', 'What the rules make of a sentence, slot by slot; for writing rules')
    .argument('<sentence>', 'the words, or - to read them from stdin')
    .addOption(withChoices(new Option('--zone <zone>', 'where the words stand').default('minutes'), zoneKinds))
    .option('--all', 'the rules that did not match, too')
    .action(async (sentence: string, { zone, all }: { zone: string; all?: boolean }, self: Command) => {
      if (!(zoneKinds as readonly string[]).includes(zone))
        throw misuse(`--zone: "${zone}" is not known; use ${zoneKinds.join(', ')}`)
      const words = sentence === '-' ? Buffer.from(await readStdin(context.io)).toString('utf8') : sentence
      const trial = await context.engine.tryText(words, zone)
      if (wantsJson(globalsOf(self))) return printJson(context, trial)
      await print(context.io, trialToText(trial, coloursOf(context.io), all === true))
    })
}

const wantsJson = ({ format }: Globals): boolean => {
  if (format !== undefined && !['table', 'json', 'ndjson'].includes(format))
    throw misuse(`--format: "${format}" is not known here; use table, json, ndjson`)
  return format === 'json' || format === 'ndjson'
}

const printJson = (context: Context, value: unknown): Promise<void> =>
  print(context.io, `${JSON.stringify(value, null, 2)}\n`)

/** The rules on the record's own words; without the paper there is only the record itself. */
async function trialOf(
  { io, engine }: Context,
  record: ExportedRecord,
  how: ReadOptions,
): Promise<TrialReport | undefined> {
  const { path, id } = record.document
  const bytes = await readFile(inFolder(io, path)).catch(() => undefined)
  if (!bytes) say(io, `${path}: not there any more, so the rules cannot be tried again; put the paper back`)
  else if (createHash('sha256').update(bytes).digest('hex') !== id)
    say(io, `${path}: changed since it was read, so the rules cannot be tried again; run minutebook ingest`)
  else
    try {
      return await engine.explain(path, bytes, record, how)
    } catch (error) {
      if (!isMisuse(error)) throw error
      say(io, error.message)
    }
  return undefined
}

function recordHead(record: ExportedRecord, colours: Colours): string {
  const { meeting, paper, item_ref: item, source } = record
  const page = source.page === null ? [] : [`page ${source.page}`]
  const lines =
    source.line_start === null
      ? []
      : [
          source.line_end === source.line_start
            ? `line ${source.line_start}`
            : `lines ${source.line_start} to ${source.line_end}`,
        ]
  const place = [...(paper ? [`paper ${paper}`] : []), ...(item ? [`item ${item}`] : []), ...record.section]
  return [
    `${colours.bold(record.type)} ${record.id}`,
    [record.document.path, ...page, ...lines, ...(source.origin ? [originWords[source.origin]] : [])].join(', '),
    ...(meeting ? [[meeting.body, meeting.date].filter(Boolean).join(', ')] : []),
    ...(place.length > 0 ? [place.join(' › ')] : []),
    '',
    ...fieldLines(ownFields(record)),
  ]
    .map(keepColours)
    .join('\n')
}

/** Colours were set by us; any other control character came out of a paper. */
function keepColours(line: string): string {
  return line
    .split(/(\u001b\[\d+m)/)
    .map((piece, i) => (i % 2 === 1 ? piece : printable(piece)))
    .join('')
}

/** What a reader must know of words that are not text that can be seen. */
const originWords: Readonly<Record<Origin, string>> = {
  ocr: 'read from a picture by OCR',
  hidden: 'text that cannot be seen on the page',
}

function whyText(record: ExportedRecord, colours: Colours): string {
  const fields = Object.keys(record.source.fields ?? {})
  return [
    `${colours.bold('rule')}      ${record.rule}`,
    ...(record.source.origin ? [`${colours.bold('origin')}    ${originWords[record.source.origin]}`] : []),
    `${colours.bold('quote')}     ${printable(record.source.quote).replace(/\n/g, '\n          ')}`,
    ...(record.inferred?.length ? [`${colours.bold('concluded')} ${record.inferred.join(', ')}`] : []),
    ...correctedWords(record, colours),
    ...(fields.length > 0 ? [`${colours.bold('read')}      ${fields.join(', ')}`] : []),
  ].join('\n')
}

/** Who set what right, and what was read before. */
function correctedWords(record: ExportedRecord, colours: Colours): string[] {
  const corrected = record['corrected'] as Corrected | undefined
  if (!corrected) return []
  const was = Object.entries(corrected.was ?? {}).map(([field, value]) => `${field} was ${JSON.stringify(value)}`)
  const words = [`${corrected.file}: ${corrected.because}`, ...(was.length > 0 ? was : ['added'])].join('; ')
  return [`${colours.bold('corrected')} ${printable(words)}`]
}

const longLine = 400

/** A line that would fill the screen is cut to the words around its first mark; the whole of it is in --format json. */
function aroundMarks({ text, marks }: Pick<ExcerptLine, 'text' | 'marks'>): Snippet {
  const to = marks.at(-1)?.[1] ?? 0
  if (text.length <= Math.max(longLine, to - (marks[0]?.[0] ?? 0) + longLine / 2)) return { text, marks }
  const start = Math.max(0, (marks[0]?.[0] ?? 0) - longLine / 4)
  const end = Math.min(text.length, Math.max(to + longLine / 4, start + longLine / 2))
  const before = start > 0 ? '…' : ''
  const shift = before.length - start
  return {
    text: `${before}${text.slice(start, end)}${end < text.length ? '…' : ''}`,
    marks: marks.map(([from, until]) => [from + shift, until + shift] as const),
  }
}

function excerptsToText(record: ExportedRecord, excerpts: readonly Excerpt[], colours: Colours): string {
  if (excerpts.length === 0) return `${printable(record.source.quote)}\n`
  return excerpts
    .map(({ page, lines }) => {
      const width = String(lines.at(-1)!.number).length
      const body = lines.map(
        (line) => `${colours.dim(String(line.number).padStart(width))}  ${paintMarks(aroundMarks(line), colours)}`,
      )
      return `${page === null ? '' : `${colours.dim(`page ${page}`)}\n`}${body.join('\n')}\n`
    })
    .join('\n')
}
