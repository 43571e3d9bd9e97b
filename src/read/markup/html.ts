// HTML → the words that its page shows, with headings, lists and tables.

import { Parser } from 'htmlparser2'
import type { Markup } from '#model'
import { cssColour } from './colour.ts'
import { MarkupBuilder, plainSetting, type Setting } from './builder.ts'
import { counted } from './numerals.ts'
import { checkDepth } from './unreadable.ts'

/** What surrounds the words of a page, or is not shown. */
const unshown = new Set(
  (
    'script style noscript template head nav footer aside button select option textarea svg math iframe object audio video ' +
    'canvas map datalist dialog'
  ).split(' '),
)
const breaking = new Set(
  (
    'address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header ' +
    'hgroup hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Ends of link words that name the file behind the link: "PDF 154 KB". */
const fileSize = /(?:(?<!\s)\s+)?\b(?:PDF|DOCX?|XLSX?|PPTX?)\s*(?:[\d.,]+\s*[KM]B)\s*$/i

interface List {
  ordered: boolean
  type: string
  next: number
}

interface Open {
  name: string
  bold: boolean
  pre: boolean
}

/** The words of a page and what they are. Menus, scripts and what the page hides are left out. */
export function readHtml(html: string): Markup {
  const builder = new MarkupBuilder({ unfold: true, tabs: false })
  const open: Open[] = []
  const lists: List[] = []
  let hidden = 0
  let mains = 0
  let mainFrom = -1
  let mainTo = -1
  let setting: Setting = plainSetting
  const top = () => open.at(-1) ?? { name: '', bold: false, pre: false }
  const begin = (next: Setting) => {
    builder.begin(next)
    setting = next
  }

  const enter = (name: string, attributes: Record<string, string>) => {
    if (name === 'input') {
      if (attributes.type?.toLowerCase() === 'checkbox')
        builder.write('checked' in attributes ? '☒ ' : '☐ ', top().bold)
      return
    }
    if (name === 'br') return builder.write('\n', false)
    if (/^h[1-6]$/.test(name)) return begin({ ...plainSetting, kind: 'heading', level: Number(name[1]) })
    if (name === 'ol' || name === 'ul') {
      begin(plainSetting)
      lists.push({ ordered: name === 'ol', type: attributes.type ?? '1', next: Number(attributes.start ?? 1) || 1 })
    } else if (name === 'li') {
      const list = lists.at(-1)
      if (list?.ordered && /^\d+$/.test(attributes.value ?? '')) list.next = Number(attributes.value)
      const marker = list?.ordered ? `${counted(list.next++, list.type)}.` : '•'
      begin({ ...plainSetting, marker, depth: Math.max(0, lists.length - 1) })
    } else if (name === 'table') builder.openTable(/^(?:presentation|none)$/i.test(attributes.role ?? ''))
    else if (name === 'tr') builder.openRow(fillOf(attributes))
    else if (name === 'td' || name === 'th')
      builder.openCell({
        rowSpan: spanOf(attributes.rowspan),
        columnSpan: spanOf(attributes.colspan),
        fill: fillOf(attributes),
      })
    // The first paragraph inside an entry keeps the marker of the entry.
    else if (breaking.has(name)) begin({ ...setting, kind: 'paragraph', level: 0 })
  }

  const leave = (name: string) => {
    if (name === 'table') builder.closeTable()
    else if (name === 'td' || name === 'th') builder.closeCell()
    else if (name === 'ol' || name === 'ul') {
      builder.end()
      lists.pop()
    }
    if (breaking.has(name)) begin(plainSetting)
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (voids.has(name)) {
          if (hidden === 0) enter(name, attributes)
          return
        }
        const style = attributes.style ?? ''
        const unseen =
          unshown.has(name) ||
          (name === 'header' && mains === 0 && !open.some((other) => other.name === 'article')) ||
          'hidden' in attributes ||
          attributes['aria-hidden'] === 'true' ||
          /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
        const above = top()
        checkDepth(open.length)
        const bold =
          name === 'b' || name === 'strong' || /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)
            ? true
            : /font-weight\s*:\s*(?:normal|[1-5]00)/i.test(style)
              ? false
              : above.bold
        open.push({ name: unseen && hidden === 0 ? `!${name}` : name, bold, pre: above.pre || name === 'pre' })
        if (unseen || hidden > 0) hidden++
        else {
          if (name === 'main' || attributes.role === 'main') {
            builder.end()
            if (mains++ === 0) mainFrom = builder.parts.length
          }
          enter(name, attributes)
        }
      },
      onclosetag(name) {
        if (voids.has(name)) return
        const index = open.findLastIndex((other) => other.name === name || other.name === `!${name}`)
        if (index === -1) return
        for (const closed of open.splice(index).reverse()) {
          if (hidden > 0) hidden--
          else {
            leave(closed.name)
            if (closed.name === 'main') mainTo = builder.parts.length
          }
        }
      },
      ontext(text) {
        if (hidden > 0) return
        const { bold, pre } = top()
        builder.write(pre ? text : text.replace(/\s+/g, ' '), bold)
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  const parts = builder.close()
  const own = mainFrom === -1 ? [] : parts.slice(mainFrom, mainTo > mainFrom ? mainTo : undefined)
  return {
    parts: (own.length > 0 ? own : parts).map((part) =>
      part.kind === 'table' ? part : { ...part, text: part.text.replace(fileSize, '') },
    ),
    paged: false,
  }
}

const spanOf = (value: string | undefined): number => Math.max(1, Math.min(1000, Number(value) || 1))

const fillOf = (attributes: Record<string, string>): string | null =>
  cssColour(/background(?:-color)?\s*:\s*([^;]+)/i.exec(attributes.style ?? '')?.[1] ?? attributes.bgcolor ?? '')
