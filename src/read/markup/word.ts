// A .docx file → its words with headings, numbered lists and tables.

import { unzipSync } from 'fflate'
import type { Markup } from '#model'
import { cssColour } from './colour.ts'
import { MarkupBuilder, plainSetting } from './builder.ts'
import { checkDepth, UnreadableMarkup } from './unreadable.ts'
import {
  applyNumbering,
  type Attributes,
  isOn,
  type ParagraphStyle,
  readNumberings,
  readStyles,
  walkXml,
} from './wordParts.ts'

/** Most bytes that the words of a document may take when they are unpacked. */
const mostBytes = 300_000_000

/** Letters of Wingdings and its relatives that stand for boxes and bullets. */
const symbols: Record<string, string> = {
  f0a8: '☐',
  f06f: '☐',
  f071: '☐',
  f0fe: '☒',
  f0fd: '☒',
  f078: '☒',
  f052: '☑',
  f0fc: '✓',
  f0b7: '•',
  f0a7: '•',
}

/**
 * The words of a Word file as Word shows them: deleted words, hidden words and the codes of fields are left out; numbers that Word
 * sets by itself are counted. The header of the first page stands before the words, where bodies put their name.
 */
export function readWord(bytes: Uint8Array): Markup {
  const files = unpack(bytes)
  const text = (name: string): string => {
    const file = files[name]
    return file ? new TextDecoder(file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(file) : ''
  }
  const body = text('word/document.xml')
  const styles = readStyles(text('word/styles.xml'))
  const counters = readNumberings(text('word/numbering.xml'))
  const builder = new MarkupBuilder({ unfold: false })
  for (const name of firstHeaders(body, text('word/_rels/document.xml.rels')))
    readBody(text(`word/${name}`), builder, styles, counters, true)
  const paged = /<w:lastRenderedPageBreak\b/.test(body)
  readBody(body, builder, styles, counters, false)
  for (const name of ['word/footnotes.xml', 'word/endnotes.xml']) readBody(text(name), builder, styles, counters, true)
  return { parts: builder.close(), paged }
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0
  let kind = ''
  const wanted = /^word\/(?:document|styles|numbering|footnotes|endnotes|header\d*|_rels\/document\.xml)\.(?:xml|rels)$/
  const again = 'open it in Word or LibreOffice and save it again'
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        kind ||= /^(xl|ppt)\//.exec(name)?.[1] ?? (name === 'content.xml' ? 'odf' : '')
        if (!wanted.test(name)) return false
        size += originalSize
        if (size > mostBytes) throw new UnreadableMarkup('too-large', 'its words unpack to more than 300 MB', again)
        return true
      },
    })
  } catch (error) {
    if (error instanceof UnreadableMarkup) throw error
    throw new UnreadableMarkup('damaged', 'the file is cut short or damaged', 'fetch it again')
  }
  if (files['word/document.xml']) return files
  if (kind === 'xl')
    throw new UnreadableMarkup(
      'spreadsheet',
      'the file is a spreadsheet',
      'save its sheets as PDF or tab-separated text',
    )
  if (kind === 'ppt') throw new UnreadableMarkup('slides', 'the file holds slides', 'save it as PDF')
  if (kind === 'odf') throw new UnreadableMarkup('odf', 'the file is an OpenDocument file', 'save it as .docx or PDF')
  throw new UnreadableMarkup('zip', 'the file is a ZIP archive without a Word document', 'unpack it first')
}

/** Names of the headers that the first page shows: its own where the first page differs, else that of all pages. */
function firstHeaders(body: string, relations: string): string[] {
  const targets = new Map<string, string>()
  walkXml(relations, {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target)
    },
    close() {},
  })
  const section = /<w:sectPr\b[\s\S]*?<\/w:sectPr>/.exec(body)?.[0] ?? ''
  const wanted = /<w:titlePg\b/.test(section) ? 'first' : 'default'
  const ids = [...section.matchAll(/<w:headerReference\b[^>]*>/g)]
    .filter(([tag]) => tag.includes(`w:type="${wanted}"`))
    .map(([tag]) => /r:id="([^"]+)"/.exec(tag)?.[1] ?? '')
  return ids.flatMap((id) => targets.get(id) ?? [])
}

/** A letter of a symbol font by its number; those of fonts that number as they like are known for boxes and bullets only. */
function symbolOf(number: string): string {
  const code = parseInt(number, 16)
  const own = symbols[number.toLowerCase()]
  return own ?? (code >= 0x2000 && (code < 0xe000 || code > 0xf8ff) && code < 0xffff ? String.fromCharCode(code) : '')
}

interface RunState {
  bold: boolean | undefined
  hidden: boolean
}

function readBody(
  xml: string,
  builder: MarkupBuilder,
  styleOf: (id: string | undefined) => ParagraphStyle,
  counters: ReturnType<typeof readNumberings>,
  aside: boolean,
) {
  const path: string[] = []
  /** Depth of the outermost element whose words are not shown, or 0. */
  let unshown = 0
  let paragraph: { style: ParagraphStyle; begun: boolean } | undefined
  const paragraphs: (typeof paragraph)[] = []
  let run: RunState = { bold: undefined, hidden: false }
  let cell = { columnSpan: 1, fill: null as string | null, goesOn: false, open: false }
  /** For each field that is open, whether its code is being read rather than what it shows. */
  const fields: boolean[] = []
  const within = (name: string) => path.includes(name)

  const openCell = () => {
    if (cell.open) return
    cell.open = true
    if (cell.goesOn) builder.goOnAbove(cell.columnSpan)
    else builder.openCell({ columnSpan: cell.columnSpan, fill: cell.fill })
  }
  /** The first words of a paragraph: now its setting is known. */
  const begin = () => {
    if (!paragraph || paragraph.begun) return
    paragraph.begun = true
    const { headingLevel, numbering } = paragraph.style
    const level = numbering?.level ?? 0
    const marker = numbering?.id && numbering.id !== '0' ? counters.next(numbering.id, level) : null
    const listed = marker ? { marker, depth: level } : {}
    builder.begin(
      headingLevel && !aside
        ? { ...plainSetting, kind: 'heading', level: headingLevel, ...listed }
        : { ...plainSetting, ...listed },
    )
  }
  const write = (text: string) => {
    if (unshown > 0 || run.hidden || fields.includes(true)) return
    begin()
    builder.write(text, run.bold ?? paragraph?.style.bold ?? false)
  }

  const enter = (name: string, attributes: Attributes) => {
    switch (name) {
      case 'p':
        if (within('tc')) openCell()
        paragraphs.push(paragraph)
        builder.end()
        paragraph = { style: styleOf(undefined), begun: false }
        return
      case 'pStyle':
        if (paragraph) paragraph.style = { ...styleOf(attributes.val) }
        return
      case 'numId':
      case 'ilvl':
      case 'outlineLvl':
        if (paragraph && within('pPr')) {
          paragraph.style = { ...paragraph.style }
          applyNumbering(paragraph.style, name, attributes)
        }
        return
      case 'r':
        run = { bold: undefined, hidden: false }
        return
      case 'b':
        if (within('r')) run.bold = isOn(attributes)
        return
      case 'vanish':
        if (within('r')) run.hidden = isOn(attributes)
        return
      case 'tab':
      case 'ptab':
        if (!within('pPr')) write(' ')
        return
      case 'br':
      case 'cr':
        return write(attributes.type === 'page' || attributes.type === 'column' ? ' ' : '\n')
      case 'noBreakHyphen':
        return write('-')
      case 'sym':
        return write(symbolOf(attributes.char ?? ''))
      case 'lastRenderedPageBreak':
        if (unshown > 0 || aside) return
        begin()
        builder.newPage()
        return
      case 'fldChar':
        if (attributes.fldCharType === 'begin') fields.push(true)
        else if (attributes.fldCharType === 'end') fields.pop()
        else if (fields.length > 0) fields[fields.length - 1] = false
        return
      case 'tbl':
        return builder.openTable(false)
      case 'tr':
        return builder.openRow(null)
      case 'gridBefore':
        return builder.skipColumns(Number(attributes.val) || 0)
      case 'tc':
        cell = { columnSpan: 1, fill: null, goesOn: false, open: false }
        return
      case 'gridSpan':
        cell.columnSpan = Math.max(1, Number(attributes.val) || 1)
        return
      case 'vMerge':
        cell.goesOn = attributes.val !== 'restart'
        return
      case 'shd':
        if (within('tcPr') && !within('p'))
          cell.fill = /^(?:auto|ffffff)$/i.test(attributes.fill ?? 'auto') ? null : cssColour(attributes.fill!)
        return
    }
  }

  walkXml(xml, {
    open(name, attributes) {
      path.push(name)
      checkDepth(path.length)
      if (unshown > 0) return
      // Words that were taken out, and the second form of a drawing that the first already gave.
      if (
        /^(?:del|moveFrom|Fallback|instrText|delText|separator|continuationSeparator|rPrChange|pPrChange)$/.test(name)
      ) {
        unshown = path.length
        return
      }
      enter(name, attributes)
    },
    close(name) {
      if (unshown === path.length) unshown = 0
      else if (unshown === 0) {
        if (name === 'p') {
          // An entry without words is counted all the same where its number is shown; Word shows it.
          begin()
          builder.end()
          paragraph = paragraphs.pop()
        } else if (name === 'tc') {
          openCell()
          builder.closeCell()
          cell = { columnSpan: 1, fill: null, goesOn: false, open: true }
        } else if (name === 'tbl') builder.closeTable()
      }
      path.pop()
    },
    text(text) {
      if (path.at(-1) === 't') write(text)
    },
  })
}
