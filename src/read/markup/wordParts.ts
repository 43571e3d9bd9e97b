// The parts of a .docx file → styles and numberings by which its paragraphs are set.

import { Parser } from 'htmlparser2'
import { counted } from './numerals.ts'

/** How a paragraph is set, as far as the reader cares; what is not said is taken from the style that it is based on. */
export interface ParagraphStyle {
  /** 1 to 9, where the paragraph is a heading. */
  headingLevel?: number
  bold?: boolean
  hidden?: boolean
  numbering?: { id?: string | undefined; level?: number }
}

interface Style extends ParagraphStyle {
  basedOn?: string | undefined
}

interface Level {
  start: number
  /** `decimal`, `bullet`, `lowerLetter`, …, `none`. */
  format: string
  /** `%1.%2` */
  text: string
  legal: boolean
  /** Level, 1-based, after which this one begins again; 0 for never. */
  restart: number | null
}

/** Characters of what stands before an entry, with its blanks. */
const longestNumber = 100

interface Numbering {
  list: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

/** A value of an attribute without the prefix of its namespace. */
export type Attributes = Readonly<Record<string, string>>

/** Walks over XML; names come without the prefix of their namespace. */
export function walkXml(
  xml: string,
  handler: { open(name: string, attributes: Attributes): void; close(name: string): void; text?(text: string): void },
) {
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const own: Record<string, string> = {}
        for (const key in attributes) own[local(key)] = attributes[key]!
        handler.open(local(name), own)
      },
      onclosetag: (name) => handler.close(local(name)),
      ontext: (text) => handler.text?.(text),
    },
    { xmlMode: true },
  )
  parser.write(xml)
  parser.end()
}

/** Whether a switch such as <w:b w:val="0"/> is on. */
export const isOn = ({ val }: Attributes): boolean => val === undefined || !/^(?:0|false|off|none)$/i.test(val)

/** Finds the setting of a style of paragraphs, or of letters, with what it takes from those it is based on. */
export type StyleFinder = (id: string | undefined, ofLetters?: boolean) => ParagraphStyle

export function readStyles(xml: string): StyleFinder {
  const styles = new Map<string, Style>()
  const ofLetters = new Map<string, Pick<Style, 'bold' | 'hidden'>>()
  let standard: string | undefined
  let style: Style | undefined
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'style') {
        style = {}
        if (attributes.type === 'character' && attributes.styleId !== undefined)
          ofLetters.set(attributes.styleId, style)
        if (attributes.type === 'paragraph' && attributes.styleId !== undefined) {
          styles.set(attributes.styleId, style)
          if (attributes.default !== undefined && isOn({ val: attributes.default })) standard = attributes.styleId
        }
      } else if (!style) return
      else if (name === 'name') {
        const level = /^heading (\d)$/i.exec(attributes.val ?? '')?.[1]
        if (level) style.headingLevel = Number(level)
        else if (/^title$/i.test(attributes.val ?? '')) style.headingLevel = 1
      } else if (name === 'basedOn') style.basedOn = attributes.val
      else if (name === 'b') style.bold = isOn(attributes)
      else if (name === 'vanish') style.hidden = isOn(attributes)
      else applyNumbering(style, name, attributes)
    },
    close(name) {
      if (name === 'style') style = undefined
    },
  })
  const found = new Map<string, ParagraphStyle>()
  const resolve = (id: string | undefined, depth = 0): ParagraphStyle => {
    const own = id === undefined ? undefined : styles.get(id)
    if (!own || depth > 30) return {}
    const known = found.get(id!)
    if (known) return known
    const above = resolve(own.basedOn, depth + 1)
    const all = { ...above, ...own, numbering: { ...above.numbering, ...own.numbering } }
    found.set(id!, all)
    return all
  }
  return (id, letters = false) => {
    if (!letters) return resolve(id !== undefined && styles.has(id) ? id : standard)
    const { bold, hidden } = ofLetters.get(id ?? '') ?? {}
    return { ...(bold === undefined ? {} : { bold }), ...(hidden === undefined ? {} : { hidden }) }
  }
}

/** Takes what an element inside numPr, or an outline level, says of a paragraph. */
export function applyNumbering(style: ParagraphStyle, name: string, { val }: Attributes) {
  if (name === 'numId') style.numbering = { ...style.numbering, id: val }
  else if (name === 'ilvl') style.numbering = { ...style.numbering, level: Number(val) || 0 }
  else if (name === 'outlineLvl' && Number(val) < 9) style.headingLevel = Number(val) + 1
}

/** Counts the entries of the lists of a document. */
export class Counters {
  private readonly counts = new Map<string, (number | undefined)[]>()
  private readonly started = new Set<string>()

  constructor(private readonly numberings: ReadonlyMap<string, Numbering>) {}

  /** What stands before the next entry of a list: `5.3`, `(a)`, `•`; empty where the list shows nothing, null where there is no such list. */
  next(id: string, level: number): string | null {
    const numbering = this.numberings.get(id)
    const own = numbering?.levels.get(level)
    if (!numbering || !own) return null
    let counts = this.counts.get(numbering.list)
    if (!counts) this.counts.set(numbering.list, (counts = []))
    const start = numbering.starts.get(level)
    const fresh = `${id} ${level}`
    if (start !== undefined && !this.started.has(fresh)) counts[level] = start - 1
    this.started.add(fresh)
    counts[level] = (counts[level] ?? own.start - 1) + 1
    for (let below = level + 1; below < 9; below++) {
      const restart = numbering.levels.get(below)?.restart ?? null
      if (restart !== 0 && (restart === null || level < restart)) counts[below] = undefined
    }
    if (own.format === 'bullet') return '•'
    if (own.format === 'none') return ''
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const shown = numbering.levels.get(at)
      const count = counts[at] ?? shown?.start ?? 1
      return counted(count, own.legal ? 'decimal' : (shown?.format ?? 'decimal'))
    })
  }
}

/** The lists of a document, counted from their beginning. */
export function readNumberings(xml: string): Counters {
  const lists = new Map<string, Map<number, Level>>()
  const numberings = new Map<string, Numbering>()
  /** Lists by the style that holds their levels, and those that take them from it. */
  const byStyle = new Map<string, Map<number, Level>>()
  const borrowed = new Map<string, string>()
  let abstract = ''
  let levels: Map<number, Level> | undefined
  let level: Level | undefined
  let numbering: Numbering | undefined
  let override: number | undefined
  walkXml(xml, {
    open(name, attributes) {
      const { val } = attributes
      if (name === 'abstractNum') lists.set((abstract = attributes.abstractNumId ?? ''), (levels = new Map()))
      else if (name === 'styleLink' && levels) byStyle.set(val ?? '', levels)
      else if (name === 'numStyleLink') borrowed.set(abstract, val ?? '')
      else if (name === 'num') {
        numbering = { list: '', starts: new Map(), levels: new Map() }
        numberings.set(attributes.numId ?? '', numbering)
      } else if (name === 'abstractNumId' && numbering) {
        numbering.list = val ?? ''
        const own = borrowed.get(numbering.list)
        numbering.levels = new Map(own === undefined ? lists.get(numbering.list) : byStyle.get(own))
      } else if (name === 'lvlOverride') override = Number(attributes.ilvl)
      else if (name === 'startOverride' && numbering && override !== undefined)
        numbering.starts.set(override, Number(val) || 0)
      else if (name === 'lvl') {
        level = { start: 1, format: 'decimal', text: '', legal: false, restart: null }
        ;(numbering ? numbering.levels : levels)?.set(Number(attributes.ilvl), level)
      } else if (!level) return
      else if (name === 'start') level.start = Number(val) || 0
      else if (name === 'numFmt') level.format = val ?? 'decimal'
      else if (name === 'lvlText') level.text = (val ?? '').slice(0, longestNumber)
      else if (name === 'isLgl') level.legal = isOn(attributes)
      else if (name === 'lvlRestart') level.restart = Number(val)
    },
    close(name) {
      if (name === 'lvl') level = undefined
      else if (name === 'num') numbering = undefined
      else if (name === 'lvlOverride') override = undefined
    },
  })
  return new Counters(numberings)
}
