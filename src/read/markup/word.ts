// A .docx file → its words with headings, numbered lists and tables.

import type { Markup } from '#model'
import { cssColour } from './colour.ts'
import { MarkupBuilder, plainSetting } from './builder.ts'
import { checkDepth } from './unreadable.ts'
import { firstHeaders, unpackWord } from './wordFile.ts'
import {
  applyNumbering,
  type Attributes,
  isOn,
  type ParagraphStyle,
  readNumberings,
  readStyles,
  type StyleFinder,
  walkXml,
} from './wordParts.ts'

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
  const files = unpackWord(bytes)
  const text = (name: string): string => {
    const file = files[name]
    return file ? new TextDecoder(file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(file) : ''
  }
  const body = text('word/document.xml')
  const styles = readStyles(text('word/styles.xml'))
  const counters = readNumberings(text('word/numbering.xml'))
  const builder = new MarkupBuilder({ unfold: false, tabs: true })
  for (const name of firstHeaders(body, text('word/_rels/document.xml.rels')))
    readBody(text(`word/${name}`), builder, styles, counters, true)
  const paged = /<w:lastRenderedPageBreak\b/.test(body)
  readBody(body, builder, styles, counters, false)
  for (const name of ['word/footnotes.xml', 'word/endnotes.xml']) readBody(text(name), builder, styles, counters, true)
  return { parts: builder.close(), paged }
}

/** A letter of a symbol font by its number; those of fonts that number as they like are known for boxes and bullets only. */
function symbolOf(number: string): string {
  const code = parseInt(number, 16)
  const own = symbols[number.toLowerCase()]
  return own ?? (code >= 0x2000 && (code < 0xe000 || code > 0xf8ff) && code < 0xffff ? String.fromCharCode(code) : '')
}

/** Words that were taken out, former settings, and the second form of a drawing that the first already gave. */
const isUnshown = (name: string): boolean =>
  /^(?:del|moveFrom|cellDel|Fallback|instrText|delText|separator|continuationSeparator)$|^(?:[rp]Pr|t(?:bl|r|c|blEx)Pr|sectPr)Change$/.test(
    name,
  )

interface RunState {
  bold?: boolean | undefined
  hidden?: boolean | undefined
}

/** What is painted behind a cell; a pattern named solid shows its own colour and nothing of the fill. */
function shadeOf({ val, color, fill }: Attributes): string | null {
  const shade = val === 'solid' && color !== undefined ? color : (fill ?? 'auto')
  return /^(?:auto|ffffff)$/i.test(shade) ? null : cssColour(shade)
}

function readBody(
  xml: string,
  builder: MarkupBuilder,
  styleOf: StyleFinder,
  counters: ReturnType<typeof readNumberings>,
  aside: boolean,
) {
  const path: string[] = []
  /** Depth of the outermost element whose words are not shown, or 0. */
  let unshown = 0
  /** `runsOn` where its mark was taken out, so that what follows is part of it. */
  let paragraph: { style: ParagraphStyle; begun: boolean; runsOn?: boolean } | undefined
  const paragraphs: (typeof paragraph)[] = []
  let run: RunState = {}
  let cell = { columnSpan: 1, fill: null as string | null, goesOn: false, open: false }
  let rowOpen = true
  /** The tick box of a form whose field is open. */
  let box: { isChecked: boolean } | undefined
  /** For each field that is open, whether its code is being read rather than what it shows. */
  const fields: boolean[] = []
  const within = (name: string) => path.includes(name)

  /** A row is there as soon as it is known not to have been taken out. */
  const openRow = () => {
    if (!rowOpen) builder.openRow(null)
    rowOpen = true
  }
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
    if (unshown > 0 || (run.hidden ?? paragraph?.style.hidden) || fields.includes(true)) return
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
        run = {}
        return
      case 'b':
        if (within('r')) run.bold = isOn(attributes)
        return
      case 'vanish':
        if (within('r')) run.hidden = isOn(attributes)
        return
      case 'rStyle':
        run = { ...run, ...styleOf(attributes.val, true) }
        return
      case 'tab':
      case 'ptab':
        if (!within('pPr')) write('\t')
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
        else if (attributes.fldCharType === 'end') {
          fields.pop()
          if (box) write(box.isChecked ? '☒' : '☐')
          box = undefined
        } else if (fields.length > 0) fields[fields.length - 1] = false
        return
      case 'checkBox':
        box = { isChecked: false }
        return
      case 'default':
      case 'checked':
        if (box && within('checkBox')) box.isChecked = isOn(attributes)
        return
      case 'txbxContent':
        return builder.openAside()
      case 'tbl':
        return builder.openTable(false)
      case 'tr':
        rowOpen = false
        return
      case 'gridBefore':
        openRow()
        return builder.skipColumns(Number(attributes.val) || 0)
      case 'tc':
        openRow()
        cell = { columnSpan: 1, fill: null, goesOn: false, open: false }
        return
      case 'gridSpan':
        cell.columnSpan = Math.max(1, Number(attributes.val) || 1)
        return
      case 'vMerge':
        cell.goesOn = attributes.val !== 'restart'
        return
      case 'shd':
        if (path.at(-2) === 'tcPr') cell.fill = shadeOf(attributes)
        return
    }
  }

  walkXml(xml, {
    open(name, attributes) {
      path.push(name)
      checkDepth(path.length)
      if (unshown > 0) return
      if (isUnshown(name)) {
        // The mark of a row or a paragraph says that all of it was taken out.
        if (path.at(-2) === 'trPr') unshown = path.lastIndexOf('tr') + 1
        else {
          if (path.at(-2) === 'rPr' && path.at(-3) === 'pPr' && paragraph) paragraph.runsOn = true
          unshown = path.length
        }
        return
      }
      enter(name, attributes)
    },
    close(name) {
      if (unshown === path.length) unshown = 0
      else if (unshown === 0) {
        if (name === 'p') {
          // An entry without words is counted all the same where its number is shown; Word shows it.
          if (!paragraph?.runsOn) begin()
          builder.end()
          paragraph = paragraphs.pop()
        } else if (name === 'tc') {
          openCell()
          builder.closeCell()
          cell = { columnSpan: 1, fill: null, goesOn: false, open: true }
        } else if (name === 'tbl') builder.closeTable()
        else if (name === 'txbxContent') builder.closeAside()
      }
      path.pop()
    },
    text(text) {
      if (path.at(-1) === 't') write(text)
    },
  })
}
