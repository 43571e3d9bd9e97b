// The check boxes and radio buttons of a form that can be filled in to the characters ☐ and ☒.

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { Box } from '#model'
import type { Matrix } from './matrix.ts'
import type { TickMark } from './tickBoxes.ts'

/** Whether there are fields to fill in anywhere; asking each page for them takes a tenth of the time of reading it. */
export async function hasForm(document: PDFDocumentProxy): Promise<boolean> {
  const info = (await document.getMetadata().catch(() => undefined))?.info as Record<string, unknown> | undefined
  return info?.IsAcroFormPresent === true
}

interface Widget {
  id: string
  subtype: string
  rect: readonly [number, number, number, number]
  checkBox?: boolean
  radioButton?: boolean
  fieldValue?: string | null
  exportValue?: string
  buttonValue?: string | null
}

/** The boxes to tick of a page that can be seen, by their ids. */
export async function formMarks(page: PDFPageProxy, view: Matrix): Promise<ReadonlyMap<string, TickMark>> {
  const widgets = (await page.getAnnotations({ intent: 'display' }).catch(() => [])) as Widget[]
  return new Map(
    widgets
      .filter(({ subtype, checkBox, radioButton }) => subtype === 'Widget' && (checkBox ?? radioButton))
      .map((widget) => [widget.id, { box: shownAt(widget.rect, view), text: isTicked(widget) ? '☒' : '☐' }]),
  )
}

function isTicked({ checkBox, fieldValue, exportValue, buttonValue }: Widget): boolean {
  if (!fieldValue || fieldValue === 'Off') return false
  return fieldValue === (checkBox ? exportValue : buttonValue)
}

function shownAt([left, bottom, right, top]: Widget['rect'], [a, b, c, d, e, f]: Matrix): Box {
  const xs = [a * left + c * bottom + e, a * right + c * top + e]
  const ys = [b * left + d * bottom + f, b * right + d * top + f]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
