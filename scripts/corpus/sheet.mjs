// Drawing on the pages of pdfkit: words, tables with colours and spans, tick boxes, circles.

import PDFDocument from 'pdfkit'

export const black = '#000000'

/** A document whose bytes depend on what is drawn alone, and a promise of those bytes. */
export function newDocument(options) {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    ...options,
    info: { Producer: 'PDFKit', Creator: 'PDFKit', CreationDate: new Date(Date.UTC(2031, 5, 5)), ...options.info },
  })
  const bytes = new Promise((resolve) => {
    const chunks = []
    doc.on('data', (chunk) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
  })
  return { doc, bytes }
}

/** Sets words at a place; `y` is the top of the letters. */
export function words(doc, text, x, y, { size = 10, bold = false, colour = black, width, italic = false } = {}) {
  const font = bold ? 'Helvetica-Bold' : italic ? 'Helvetica-Oblique' : 'Helvetica'
  doc.font(font).fontSize(size).fillColor(colour)
  doc.text(text, x, y, width === undefined ? { lineBreak: false } : { width })
  return doc.y
}

/** Paragraphs one under the other. @returns y below the last */
export function paragraphs(doc, texts, x, y, options = {}) {
  for (const text of texts) y = words(doc, text, x, y, { width: 495, ...options }) + 8
  return y
}

/** Lines as they are given, each on a baseline of its own. @returns y below the last */
export function lines(doc, texts, x, y, options = {}) {
  for (const text of texts) {
    words(doc, text, x, y, options)
    y += (options.size ?? 10) * 1.25
  }
  return y
}

/**
 * A table with all its lines drawn.
 * @param rows of cells: a string, or { text, fill, colour, bold, across, down, circle, arrow }
 * @returns y of its lower edge
 */
export function table(doc, x, y, widths, rows, { size = 9, height, head = 1, headFill = '#d9e2ec', grid = true } = {}) {
  const taken = rows.map(() => widths.map(() => false))
  const cells = []
  rows.forEach((row, r) => {
    let column = 0
    for (const given of row) {
      const cell = typeof given === 'string' ? { text: given } : given
      while (taken[r][column]) column++
      const { across = 1, down = 1 } = cell
      for (let i = 0; i < down; i++) for (let k = 0; k < across; k++) taken[r + i][column + k] = true
      cells.push({ bold: r < head, fill: r < head ? headFill : undefined, ...cell, r, column, across, down })
      column += across
    }
  })
  const width = (cell) => widths.slice(cell.column, cell.column + cell.across).reduce((sum, one) => sum + one, 0)
  const heights = rows.map((_, r) => {
    const own = cells.filter((cell) => cell.r === r && cell.down === 1 && cell.text)
    const needed = own.map((cell) => {
      doc.font(cell.bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size)
      return doc.heightOfString(cell.text, { width: width(cell) - 8 }) + 8
    })
    return Math.max(height ?? 18, ...needed)
  })
  const top = (r) => y + heights.slice(0, r).reduce((sum, one) => sum + one, 0)
  const left = (column) => x + widths.slice(0, column).reduce((sum, one) => sum + one, 0)
  for (const cell of cells) {
    const box = [left(cell.column), top(cell.r), width(cell), top(cell.r + cell.down) - top(cell.r)]
    if (cell.fill) doc.rect(...box).fill(cell.fill)
    if (grid) doc.lineWidth(0.5).rect(...box).stroke(black)
  }
  for (const cell of cells) {
    const [cx, cy, w] = [left(cell.column), top(cell.r), width(cell)]
    if (cell.circle) doc.circle(cx + w / 2, cy + heights[cell.r] / 2, 5).fill(cell.circle)
    if (cell.text)
      words(doc, cell.text, cx + 4, cy + 4, { size, bold: cell.bold, colour: cell.colour ?? black, width: w - 8 })
  }
  return top(rows.length)
}

/** A box of 9 points that is drawn, not set; ticked with a cross. */
export function tickBox(doc, x, y, ticked) {
  doc.lineWidth(0.8).rect(x, y, 9, 9).stroke(black)
  if (ticked) doc.moveTo(x + 1.5, y + 1.5).lineTo(x + 7.5, y + 7.5).moveTo(x + 7.5, y + 1.5).lineTo(x + 1.5, y + 7.5).stroke(black)
}

/** Grey letters across the page. */
export function watermark(doc, text) {
  doc.save().rotate(-50, { origin: [297, 421] })
  words(doc, text, 120, 380, { size: 110, bold: true, colour: '#e8e8e8' })
  doc.restore()
}

/** Gives the pages the numbers of the viewer's page field: [0-based page, prefix, style]. */
export function pageLabels(doc, ranges) {
  const numbers = ranges.flatMap(([page, prefix, style]) => [page, { S: style, ...(prefix ? { P: new String(prefix) } : {}) }])
  doc._root.data.PageLabels = doc.ref({ Nums: numbers })
  doc._root.data.PageLabels.end()
}
