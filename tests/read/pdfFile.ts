// A few lines of drawing operators to the bytes of a whole PDF.

export interface TinyPage {
  /** Drawing operators; /F1 is Helvetica, /F2 its bold, /F3 to /F6 fonts of symbols. */
  content: string
  /** Width and height in points; A4 without. */
  size?: readonly [number, number]
  crop?: readonly [number, number, number, number]
  rotate?: number
  /** Drawing operators of the form /X1, with a matrix. */
  form?: { content: string; matrix: readonly number[] }
  /** Whether the layer /L1 is shown when the file is opened; /A1 paints half through, /M1 under a soft mask. */
  layer?: boolean
  /** Check boxes that can be filled in, at [left, bottom, right, top]. */
  boxes?: readonly { rect: readonly [number, number, number, number]; ticked: boolean }[]
  /** A JPEG that the operators paint as /P1, half through where it has a mask. */
  picture?: { jpeg: Uint8Array; width: number; height: number; mask?: boolean }
}

export interface TinyFile {
  title?: string
  /** Bookmarks that lead to 0-based pages. */
  bookmarks?: readonly { title: string; page: number; y?: number }[]
  /** Words before the count of the viewer, each from a 0-based page on. */
  labels?: readonly { page: number; prefix: string }[]
  /** The structure tree of a tagged file. */
  structure?: readonly TinyElement[]
}

/** A role with what is in it: others, and ids of marked content, each 100 more on the next page. */
export type TinyElement = readonly [role: string, ...kids: (TinyElement | number)[]]

const widths: Readonly<Record<string, string>> = {
  F1: 'Helvetica',
  F2: 'Helvetica-Bold',
  F3: 'ZapfDingbats',
  F4: 'Wingdings',
  F5: 'Wingdings2',
  F6: 'Webdings',
}

export function tinyPdf(pages: readonly TinyPage[], file: TinyFile = {}): Uint8Array {
  const objects: string[] = ['', '']
  const add = (body: string) => objects.push(body)
  const stream = (dictionary: string, content: string) =>
    `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
  const fonts = Object.entries(widths)
    .map(
      ([name, font]) =>
        `/${name} ${add(`<< /Type /Font /Subtype /Type1 /BaseFont /${font}${/^Helv/.test(font) ? ' /Encoding /WinAnsiEncoding' : ''} >>`)} 0 R`,
    )
    .join(' ')
  const layers = { on: add('<< /Type /OCG /Name (shown) >>'), off: add('<< /Type /OCG /Name (not shown) >>') }
  const states = `/ExtGState << /A1 << /ca .5 /CA .5 >> /M1 << /SMask << /S /Luminosity /G ${add(
    stream('/Type /XObject /Subtype /Form /BBox [0 0 10 10] /Group << /S /Transparency /CS /DeviceGray >>', ''),
  )} 0 R >> >> >>`
  const halfThrough = add(
    stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', '@'),
  )
  const fields: number[] = []
  const kids = pages.map((page, index) => {
    const [width, height] = page.size ?? [595, 842]
    const content = add(stream('', page.content))
    const form = page.form
      ? add(
          stream(
            `/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Matrix [${page.form.matrix.join(' ')}] ` +
              `/Resources << /Font << ${fonts} >> >>`,
            page.form.content,
          ),
        )
      : undefined
    const picture = page.picture
      ? add(
          stream(
            `/Type /XObject /Subtype /Image /Width ${page.picture.width} /Height ${page.picture.height} ` +
              `/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode${page.picture.mask ? ` /SMask ${halfThrough} 0 R` : ''}`,
            Buffer.from(page.picture.jpeg).toString('latin1'),
          ),
        )
      : undefined
    const annotations = (page.boxes ?? []).map(({ rect, ticked }) => {
      const looks = ['4', ' '].map((sign) =>
        add(
          stream(
            `/Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources << /Font << ${fonts} >> >>`,
            words(1, 1, sign, 9, 'F3'),
          ),
        ),
      )
      return add(
        `<< /Type /Annot /Subtype /Widget /FT /Btn /F 4 /T (box ${fields.length}) /Rect [${rect.join(' ')}] ` +
          `/V /${ticked ? 'Yes' : 'Off'} /AS /${ticked ? 'Yes' : 'Off'} /AP << /N << /Yes ${looks[0]} 0 R /Off ${looks[1]} 0 R >> >> >>`,
      )
    })
    fields.push(...annotations)
    const drawn = [...(form ? [`/X1 ${form} 0 R`] : []), ...(picture ? [`/P1 ${picture} 0 R`] : [])].join(' ')
    return add(
      `<< /Type /Page /Parent 2 0 R /StructParents ${index} /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R ` +
        (page.crop ? `/CropBox [${page.crop.join(' ')}] ` : '') +
        (annotations.length > 0 ? `/Annots [${annotations.map((one) => `${one} 0 R`).join(' ')}] ` : '') +
        (page.rotate ? `/Rotate ${page.rotate} ` : '') +
        `/Resources << /Font << ${fonts} >> ${states} /Properties << /L1 ${page.layer === false ? layers.off : layers.on} 0 R >>${drawn ? ` /XObject << ${drawn} >>` : ''} >> >>`,
    )
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`
  let outlines = ''
  if (file.bookmarks && file.bookmarks.length > 0) {
    const root = objects.length + 1
    const first = root + 1
    const last = root + file.bookmarks.length
    add(`<< /Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count ${file.bookmarks.length} >>`)
    file.bookmarks.forEach(({ title, page, y }, i) => {
      const next = i + 1 < file.bookmarks!.length ? ` /Next ${first + i + 1} 0 R` : ''
      const previous = i > 0 ? ` /Prev ${first + i - 1} 0 R` : ''
      add(
        `<< /Title (${title}) /Parent ${root} 0 R${next}${previous} /Dest [${kids[page]} 0 R ${y === undefined ? '/Fit' : `/XYZ 0 ${y} 0`}] >>`,
      )
    })
    outlines = ` /Outlines ${root} 0 R`
  }
  const ranges = file.labels?.map(({ page, prefix }) => `${page} << /S /D /P (${prefix}) >>`).join(' ')
  const labels = ranges ? ` /PageLabels << /Nums [${ranges}] >>` : ''
  const form = fields.length > 0 ? ` /AcroForm << /Fields [${fields.map((one) => `${one} 0 R`).join(' ')}] >>` : ''
  const tagged = file.structure
    ? ` /MarkInfo << /Marked true >> /StructTreeRoot ${addTree(file.structure, kids, objects)} 0 R`
    : ''
  objects[0] = `<< /Type /Catalog /Pages 2 0 R${outlines}${labels}${form}${tagged} /OCProperties << /OCGs [${layers.on} 0 R ${layers.off} 0 R] /D << /Order [] /OFF [${layers.off} 0 R] >> >> >>`
  const info = add(`<< ${file.title ? `/Title (${file.title}) ` : ''}/Producer (tiny) >>`)
  let text = '%PDF-1.7\n'
  const offsets = objects.map((body, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`
  const id = '00112233445566778899aabbccddeeff'
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Adds the objects of a structure tree. @returns the number of its root */
function addTree(structure: readonly TinyElement[], pages: readonly number[], objects: string[]): number {
  const root = objects.push('')
  const parents: number[][] = pages.map(() => [])
  const element = ([role, ...kids]: TinyElement, parent: number): number => {
    const own = objects.push('')
    const inside = kids.map((kid) => {
      if (typeof kid !== 'number') return `${element(kid, own)} 0 R`
      const page = Math.floor(kid / 100)
      parents[page]![kid % 100] = own
      return `<< /Type /MCR /Pg ${pages[page]} 0 R /MCID ${kid % 100} >>`
    })
    objects[own - 1] = `<< /Type /StructElem /S /${role} /P ${parent} 0 R /K [${inside.join(' ')}] >>`
    return own
  }
  const tops = structure.map((one) => `${element(one, root)} 0 R`)
  const numbers = parents.map(
    (own, page) => `${page} [${Array.from(own, (one) => (one ? `${one} 0 R` : 'null')).join(' ')}]`,
  )
  objects[root - 1] =
    `<< /Type /StructTreeRoot /K [${tops.join(' ')}] /ParentTree << /Nums [${numbers.join(' ')}] >> >>`
  return root
}

/** Operators as marked content with an id, or as an artifact. */
export const marked = (id: number | 'artifact', content: string): string =>
  id === 'artifact' ? `/Artifact BMC\n${content}EMC\n` : `/P << /MCID ${id} >> BDC\n${content}EMC\n`

/** Operators that show words at (x, y) from the bottom left. */
export function words(x: number, y: number, text: string, size = 10, font = 'F1'): string {
  const escaped = text.replace(/[\\()]/g, '\\$&')
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET\n`
}

/** A table of equal rows with all lines drawn, its top left corner at (x, y). */
export function ruledTable(
  x: number,
  y: number,
  columnWidths: readonly number[],
  rows: readonly (readonly string[])[],
  fills: Readonly<Record<string, string>> = {},
): string {
  const height = 20
  const width = columnWidths.reduce((sum, one) => sum + one, 0)
  let drawn = ''
  rows.forEach((row, r) => {
    let left = x
    row.forEach((cell, c) => {
      const fill = fills[`${r},${c}`]
      if (fill) drawn += `${fill} rg ${left} ${y - (r + 1) * height} ${columnWidths[c]} ${height} re f 0 0 0 rg\n`
      if (cell !== '') drawn += words(left + 4, y - r * height - 14, cell)
      left += columnWidths[c]!
    })
  })
  for (let r = 0; r <= rows.length; r++) drawn += `${x} ${y - r * height} m ${x + width} ${y - r * height} l S\n`
  let left = x
  for (const one of [0, ...columnWidths]) {
    left += one
    drawn += `${left} ${y} m ${left} ${y - rows.length * height} l S\n`
  }
  return drawn
}
