// A page of a PDF → what the program found on it: as text, as JSON, or drawn over the page.

import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { type Box, type PageView, problemLine, type ViewedTable } from '#model'
import type { ViewedRecord } from '#pipeline'
import { drawOverlay, type LegendEntry, type Mark, type ReadOptions } from '#read'
import { misuse } from '#store'
import { colourName } from '#text'
import {
  addCommand,
  addPaperOptions,
  type Context,
  globalsOf,
  inFolder,
  type PaperOptions,
  readOptionsOf,
} from './context.ts'
import { coloursOf, print, say } from './io.ts'
import { type Colours, printable } from './paint.ts'

interface View {
  page: PageView
  records: readonly ViewedRecord[]
}

export function addPage(program: Command, context: Context): void {
  const command = addCommand(program, 'page', 'Show what was found on a page of a PDF: words, blocks, tables, records')
    .argument('<file>', 'a PDF')
    .argument('<number>', 'of the page, from 1')
    .option('--overlay <png>', 'draw it over the page, into this file')
  addPaperOptions(command, 'pages to read by OCR (default: off)').action(
    async (file: string, number: string, options: PaperOptions & { overlay?: string }, self: Command) => {
      if (!/^[1-9]\d*$/.test(number)) throw misuse(`page: "${number}" is not the number of a page; write for example 3`)
      const { format = 'table' } = globalsOf(self)
      if (!['table', 'json', 'ndjson'].includes(format))
        throw misuse(`--format: "${format}" is not known here; use table, json, ndjson`)
      return showPage(context, file, Number(number), readOptionsOf(options), options.overlay, format)
    },
  )
}

async function showPage(
  context: Context,
  file: string,
  number: number,
  how: ReadOptions,
  overlay: string | undefined,
  format: string,
): Promise<void> {
  const { io, engine } = context
  const bytes = await readFile(inFolder(io, file)).catch(() => {
    throw misuse(`${file}: no such file; check the path`, 1)
  })
  const found = await engine.viewPage(file, bytes, number, how)
  if ('problem' in found) {
    say(io, problemLine(found.problem))
    context.exit = 3
    return
  }
  if (overlay !== undefined) {
    const { marks, legend } = viewToMarks(found)
    const png = await drawOverlay(bytes, how.password, number, marks, legend)
    await writeFile(inFolder(io, overlay), png).catch((error: NodeJS.ErrnoException) => {
      throw misuse(`--overlay: ${overlay} cannot be written (${error.code}); check that its folder is there`, 1)
    })
    say(io, `page ${number} of ${file} drawn into ${overlay}: ${countWords(found)}`)
  } else if (format === 'table') await print(io, viewToText(found, coloursOf(io)))
  else await print(io, `${JSON.stringify(found, null, format === 'json' ? 2 : undefined)}\n`)
}

function countWords({ page, records }: View): string {
  const tables = page.blocks.filter(({ kind }) => kind === 'table').length
  const counts = { words: page.words.length, blocks: page.blocks.length - tables, tables, records: records.length }
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${count === 1 ? name.slice(0, -1) : name}`)
    .join(', ')
}

const word = { line: 'rgba(90, 90, 90, 0.45)', width: 0.25 }
const flow = {
  heading: { line: '#8e24aa', width: 1 },
  paragraph: { line: '#1565c0', width: 0.75 },
  item: { line: '#00838f', width: 0.75 },
}
const table = { line: '#e65100', width: 1.5 }
const cell = { line: '#fb8c00', width: 0.5 }
const colour = { line: '#000000', width: 0.5 }
const record = { line: '#d81b60', width: 0.75, area: 'rgba(255, 64, 129, 0.14)' }

/** The lowest first. */
function viewToMarks({ page, records }: View): { marks: Mark[]; legend: LegendEntry[] } {
  const marks: Mark[] = page.words.map(({ box }) => ({ ...word, box }))
  for (const found of records) if (found.box) marks.push({ ...record, box: found.box })
  for (const block of page.blocks) {
    if (block.kind !== 'table') {
      const label = block.kind === 'heading' ? `h${block.level}` : (block.marker ?? '')
      marks.push({ ...flow[block.kind], box: grown(block.box, 1.5), ...(label ? { label } : {}) })
      continue
    }
    for (const { box, fills } of block.cells) {
      marks.push({ ...cell, box })
      // The colours in the top right corner of their cell, the lowest first.
      fills.forEach((fill, i) => {
        const right = box[2] - 2 - (fills.length - 1 - i) * 9
        marks.push({ ...colour, box: [right - 8, box[1] + 2, right, box[1] + 10], area: fill })
      })
    }
    marks.push({ ...table, box: grown(block.box, 1) })
  }
  return {
    marks,
    legend: [
      { ...word, label: 'word' },
      { ...flow.heading, label: 'heading' },
      { ...flow.paragraph, label: 'paragraph' },
      { ...flow.item, label: 'list item' },
      { ...table, label: 'table' },
      { ...cell, label: 'cell' },
      { ...colour, area: '#ffc000', label: 'colour of a cell' },
      { ...record, label: 'record' },
    ],
  }
}

const grown = ([x0, y0, x1, y1]: Box, by: number): Box => [x0 - by, y0 - by, x1 + by, y1 + by]

function viewToText({ page, records }: View, colours: Colours): string {
  const place = (box: Box | null) => colours.dim(box ? `[${box.map((value) => Math.round(value)).join(' ')}]` : '')
  const clean = (text: string) => printable(text).replace(/\s+/g, ' ')
  const facts = [
    `page ${page.number}${page.label && page.label !== `${page.number}` ? ` (${page.label})` : ''}`,
    `${Math.round(page.width)} × ${Math.round(page.height)} points`,
    ...(page.origin === 'ocr' ? ['read by OCR'] : []),
    ...(page.lacksText === 'blank' ? ['nothing is printed on it'] : []),
    ...(page.lacksText === 'picture' && !page.origin ? ['no text layer; --ocr auto reads it'] : []),
    countWords({ page, records }),
  ]
  const lines = [colours.bold(facts.join(', ')), '']
  for (const block of page.blocks) {
    if (block.kind === 'table') lines.push(...tableLines(block, place, clean, colours))
    else {
      const name = block.kind === 'heading' ? `heading ${block.level}` : block.kind
      const marker = block.marker === undefined ? '' : `${block.marker}: `
      lines.push(`${colours.bold(name)} ${place(block.box)} ${marker}${clean(block.text)}`)
    }
  }
  for (const text of page.watermarks ?? []) lines.push(`${colours.bold('watermark')} ${clean(text)}`)
  for (const text of page.furniture) lines.push(`${colours.bold('set aside')} ${clean(text)}`)
  for (const { type, id, box, quote } of records)
    lines.push(`${colours.bold(type)} ${id} ${place(box)} ${clean(quote)}`)
  return `${lines.join('\n')}\n`
}

function tableLines(
  { box, cells }: ViewedTable,
  place: (box: Box) => string,
  clean: (text: string) => string,
  colours: Colours,
): string[] {
  return [
    `${colours.bold('table')} ${place(box)}`,
    ...cells.map(({ row, col, rowspan, colspan, box: own, text, fills }) => {
      const span = rowspan * colspan > 1 ? ` (${rowspan} × ${colspan})` : ''
      const named = fills.map((fill) => [fill, colourName(fill)].filter(Boolean).join(' ')).join(', ')
      return `  row ${row + 1}, column ${col + 1}${span} ${place(own)} ${clean(text)}${named ? ` {${named}}` : ''}`
    }),
  ]
}
