// Papers → the conventions that were recognised in them, and what looks like one that no rule knows.

import type { Command } from 'commander'
import type { HouseStyle } from '#pipeline'
import type { ReadOptions } from '#read'
import { misuse } from '#store'
import { addCommand, addPaperOptions, type Context, globalsOf, type PaperOptions, readOptionsOf } from './context.ts'
import { eachPaper } from './eachPaper.ts'
import { reckoningWords } from './explain.ts'
import { coloursOf, print } from './io.ts'
import { type Colours, printable } from './paint.ts'

const formats = ['table', 'json', 'ndjson']

export function addStyles(program: Command, context: Context): void {
  const command = addCommand(
    program,
    'styles',
    'Show which conventions of minutes papers follow, and what looks like a decision or an action that no rule reads',
  ).argument('<paths...>', 'files, folders, or -')
  addPaperOptions(command, 'pages to read by OCR (default: off)').action(
    async (paths: string[], options: PaperOptions, self: Command) => {
      const format = globalsOf(self).format ?? 'table'
      if (!formats.includes(format)) throw misuse(`--format: "${format}" is not known here; use ${formats.join(', ')}`)
      await printStyles(context, paths, format, readOptionsOf(options))
    },
  )
}

async function printStyles(context: Context, named: readonly string[], format: string, how: ReadOptions) {
  const { io, engine } = context
  await eachPaper(
    context,
    'styles',
    named,
    (file, bytes) => engine.stylesOf(file, bytes, how),
    (file, { style }) =>
      print(
        io,
        format === 'table'
          ? styleToText(file, style, coloursOf(io))
          : `${JSON.stringify({ file, ...style }, null, format === 'json' ? 2 : 0)}\n`,
      ),
  )
}

const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

export function styleToText(file: string, style: HouseStyle, colours: Colours): string {
  const meetings = style.meetings.map(({ body, date }) =>
    [body ?? 'a body without a name', date].filter(Boolean).join(', '),
  )
  const lines = [
    colours.bold(printable(file)),
    `  kind        ${style.kind.replace('_', ' ')}`,
    ...(style.reckoning ? [`  weighed     ${reckoningWords(style.reckoning)}`] : []),
    `  meetings    ${meetings.join('; ') || 'none'}`,
    `  references  ${style.references.join(', ') || 'none'}`,
    `  zones       ${style.zones.map(({ zone, blocks }) => `${zone.replace('_', ' ')} ${blocks}`).join(', ') || 'none'}`,
    '',
    `  ${colours.bold('rules that fired')}`,
    ...style.rules.flatMap(({ rule, record, records, rejected, file: from, example }) => [
      `  ${String(records).padStart(5)}  ${rule} reads ${record}${from ? ` (${from})` : ''}${rejected > 0 ? `, ${rejected} rejected` : ''}`,
      ...(example ? [colours.dim(`         ${printable(shortened(example, 100))}`)] : []),
    ]),
    ...(style.rules.length === 0 ? ['  none'] : []),
    '',
    `  ${colours.bold('looks like a decision or an action, and no rule reads it')}`,
    ...style.unread.flatMap(({ sign, because, text, page, line }) => {
      const place = page !== null ? `page ${page}` : line !== null ? `line ${line}` : ''
      return [
        `  ${[place, `${printable(sign)} (${because})`].filter(Boolean).join(', ')}`,
        `         ${printable(shortened(text, 200))}`,
      ]
    }),
    ...(style.unread.length === 0 ? ['  nothing'] : []),
    ...(style.unread.length > 0 && !style.zones.some(({ zone }) => zone === 'minutes')
      ? [
          '',
          '  no minutes were found here: the signs of signs.yaml weigh more for another kind, and no opening of zones.yaml holds',
        ]
      : []),
    '',
  ]
  return `${lines.join('\n')}\n`
}
