// The command trace: a timeline for the terminal, as a page of Markdown or HTML, or as rows for programs.

import type { Command } from 'commander'
import { type Step, type Trace, trace } from '#query'
import { addCommand, type Context, formatOf, globalsOf, printRows, usualLimit, withIndex } from './context.ts'
import type { Rows } from './formats.ts'
import { coloursOf, print, say } from './io.ts'
import { paintMarks, printable } from './paint.ts'
import { placeWords } from './recordRows.ts'
import { flatSnippet } from './searching.ts'

export function addTrace(program: Command, context: Context): void {
  addCommand(
    program,
    'trace',
    'All that is told of a reference, a record, a pledge, a person, a body or some words, oldest first',
  )
    .argument(
      '<reference...>',
      'such as MV/23/119, "pledge 10", "Ms Vane", "paediatric audiology" or the id of a record',
    )
    .addHelpText('after', '\n--format html gives a page to keep; md, json and the others as everywhere.')
    .action(async (words: string[], _options, self: Command) => {
      const globals = globalsOf(self)
      const reference = words.join(' ')
      await withIndex(context, globals, async (index) => {
        const found = trace(index, reference, globals.limit ?? usualLimit)
        const { steps, total, alike, about } = found
        const hint = alike.length > 0 ? `did you mean ${alike.join(', ')}?` : 'minutebook coverage shows what was read'
        const nothing = `nothing carries ${reference}; ${hint}`
        if (globals.format === 'html' || globals.format === 'md') {
          await print(
            context.io,
            globals.format === 'md' ? traceToMarkdown(reference, found) : traceToHtml(reference, found),
          )
          if (total === 0) say(context.io, nothing)
          else if (steps.length < total) say(context.io, `${steps.length} of ${total} shown; --limit 0 shows all`)
          return
        }
        formatOf(globals)
        for (const line of about) say(context.io, printable(line))
        await printRows(context, globals, stepsToRows(steps, context), { total, nothing })
      })
    })
}

function stepsToRows(steps: readonly Step[], context: Context): Rows {
  const colours = coloursOf(context.io)
  return {
    objects: steps,
    flat: () => ({
      columns: ['meeting_body', 'meeting_date', 'type', 'id', 'document', 'page', 'line', 'words', 'became'],
      rows: steps.map((step) => [
        step.meeting.body ?? '',
        step.meeting.date ?? '',
        step.type,
        step.id ?? '',
        step.document,
        step.page ?? '',
        step.line ?? '',
        flatSnippet(step.snippet),
        step.became ?? '',
      ]),
    }),
    shown: () => ({
      columns: ['meeting', 'type', 'place', 'words', 'became', 'id'],
      rows: steps.map((step) => [
        step.meeting.date ?? '',
        step.type,
        placeWords(step.document, step.page, step.line),
        paintMarks(step.snippet, colours),
        printable(step.became ?? ''),
        step.id ?? '',
      ]),
    }),
  }
}

/** A line of the timeline in plain words: where it stands, the words, and what became of it. */
interface Line {
  meeting: string
  place: string
  quote: string
  became: string | null
}

function linesOf(steps: readonly Step[]): Line[] {
  return steps.map(({ meeting, type, document, page, line, record, snippet, became, id }) => ({
    meeting: [meeting.date ?? 'undated', meeting.body].filter(Boolean).join(', '),
    place: [
      type.replace('_', ' '),
      ...(record?.paper ? [`paper ${record.paper}`] : []),
      ...(record?.item_ref ? [`item ${record.item_ref}`] : []),
      placeWords(document, page, line),
      ...(id ? [id] : []),
    ].join(', '),
    quote: printable(record ? record.source.quote : snippet.text)
      .replace(/\s+/g, ' ')
      .trim(),
    became: became ?? null,
  }))
}

/** Words that Markdown would read as markup. */
const plain = (text: string): string => printable(text).replace(/[\\`*_<>[\]|#]/g, '\\$&')

export function traceToMarkdown(reference: string, { steps, about }: Trace): string {
  const lines = linesOf(steps)
  const parts = lines.map(
    ({ meeting, place, quote, became }, i) =>
      `${meeting === lines[i - 1]?.meeting ? '' : `## ${plain(meeting)}\n\n`}- ${plain(place)}\n  > ${plain(quote)}\n${became ? `\n  ${plain(became)}\n` : ''}`,
  )
  return [`# ${plain(reference)}\n`, ...about.map((line) => `${plain(line)}\n`), ...parts].join('\n')
}

const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

/** A page that stands alone: no script, nothing to fetch. */
export function traceToHtml(reference: string, { steps, about }: Trace): string {
  const lines = linesOf(steps)
  const items = lines.map(
    ({ meeting, place, quote, became }, i) =>
      `${meeting === lines[i - 1]?.meeting ? '' : `<h2>${escaped(meeting)}</h2>\n`}<article>\n<p>${escaped(place)}</p>\n<blockquote>${escaped(quote)}</blockquote>\n${became ? `<p><strong>${escaped(became)}</strong></p>\n` : ''}</article>\n`,
  )
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(reference)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}blockquote{border-left:.2rem solid;margin:0;padding-left:1rem}</style>
<h1>${escaped(reference)}</h1>
${about.map((line) => `<p>${escaped(line)}</p>\n`).join('')}${items.join('')}</html>
`
}
