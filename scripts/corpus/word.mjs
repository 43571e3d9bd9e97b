// The parts of a .docx as Word writes them, zipped; the same bytes for the same parts.

import { strToU8, zipSync } from 'fflate'

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Letters in one setting; `set` is what stands in its properties. */
export const run = (text, set = '') =>
  `<w:r>${set ? `<w:rPr>${set}</w:rPr>` : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
export const bold = (text) => run(text, '<w:b/>')

/** A paragraph of letters or runs; `set` is what stands in its properties. */
export const paragraph = (content, set = '') =>
  `<w:p>${set ? `<w:pPr>${set}</w:pPr>` : ''}${content.startsWith('<') ? content : run(content)}</w:p>`
export const styled = (style, content) => paragraph(content, `<w:pStyle w:val="${style}"/>`)
export const listed = (list, level, content, style = '') =>
  paragraph(
    content,
    `${style ? `<w:pStyle w:val="${style}"/>` : ''}<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`,
  )

const author = 'w:id="1" w:author="Clerk" w:date="2031-05-20T09:00:00Z"'
export const inserted = (text) => `<w:ins ${author}>${run(text)}</w:ins>`
export const deleted = (text) =>
  `<w:del ${author}><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`
/** A whole paragraph that was taken out, with its mark. */
export const deletedParagraph = (list, level, text) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr><w:rPr><w:del ${author}/></w:rPr></w:pPr>${deleted(text)}</w:p>`

export const pageBreak = '<w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/></w:r>'
export const footnote = (id) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

/** A cell; `fill` a colour such as 00B050, `down` begins (`restart`) or goes on with a cell over several rows. */
export const cell = (content, { width = 2000, fill, span, down } = {}) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span ? `<w:gridSpan w:val="${span}"/>` : ''}${
    down === undefined ? '' : down ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
  }${fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` : ''}</w:tcPr>${
    content.startsWith('<w:p>') ? content : paragraph(content)
  }</w:tc>`
export const row = (...cells) => `<w:tr>${cells.join('')}</w:tr>`
export const table = (widths, borders, ...rows) => {
  const edge = (name) => `<w:${name} w:val="${borders ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="auto"/>`
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('')}</w:tblBorders></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
}

/** A box of words that floats beside its paragraph, in the two forms in which Word keeps it. */
export const textBox = (words) => {
  const content = `<w:txbxContent>${paragraph(words)}</w:txbxContent>`
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>4000000</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="1800000" cy="500000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="3" name="Text Box 3"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>${content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="width:140pt;height:40pt"><v:textbox>${content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
}

const field = (code, shown) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

const spaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['v', 'urn:schemas-microsoft-com:vml'],
]
  .map(([name, uri]) => `xmlns:${name}="${uri}"`)
  .join(' ')
const xml = (root, content) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${spaces}>${content}</w:${root}>`

const level = (at, format, text) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`

/** Lists: 1 counts items and the paragraphs under them, 2 and those behind it letters, each from (a). */
function numbering(lettered) {
  const lists = Array.from({ length: lettered }, (_, i) => i + 2)
  return xml(
    'numbering',
    `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>` +
      `<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>${level(0, 'lowerLetter', '(%1)')}</w:abstractNum>` +
      `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
      lists
        .map(
          (id) =>
            `<w:num w:numId="${id}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
        )
        .join(''),
  )
}

const styles = xml(
  'styles',
  [
    ['Normal', 'Normal', ' w:default="1"', ''],
    ['Title', 'Title', '', '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'],
    ['Heading2', 'heading 2', '', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr>'],
  ]
    .map(
      ([id, name, more, set]) =>
        `<w:style w:type="paragraph"${more} w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}${set}</w:style>`,
    )
    .join(''),
)

/** @param notes words of the footnotes, from number 2; @param lettered how many lists of letters there are */
export function docx({ body, header, notes, lettered }) {
  const kind = (name) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`
  const relation = (name) => `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}`
  const parts = ['styles', 'numbering', 'footnotes', 'header', 'footer']
  const files = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${kind('document.main')}"/>${parts.map((name) => `<Override PartName="/word/${name}${/er$/.test(name) ? '1' : ''}.xml" ContentType="${kind(name)}"/>`).join('')}</Types>`,
    '_rels/.rels': `<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation('officeDocument')}" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts.map((name) => `<Relationship Id="${name}" Type="${relation(name)}" Target="${name}${/er$/.test(name) ? '1' : ''}.xml"/>`).join('')}</Relationships>`,
    'word/document.xml': xml(
      'document',
      `<w:body>${body.join('')}<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`,
    ),
    'word/styles.xml': styles,
    'word/numbering.xml': numbering(lettered),
    'word/footnotes.xml': xml(
      'footnotes',
      `<w:footnote w:type="separator" w:id="0">${paragraph('<w:r><w:separator/></w:r>')}</w:footnote><w:footnote w:type="continuationSeparator" w:id="1">${paragraph('<w:r><w:continuationSeparator/></w:r>')}</w:footnote>${notes.map((words, i) => `<w:footnote w:id="${i + 2}">${paragraph(`<w:r><w:footnoteRef/></w:r>${run(` ${words}`)}`)}</w:footnote>`).join('')}`,
    ),
    'word/header1.xml': xml('hdr', header.map((words) => paragraph(words)).join('')),
    'word/footer1.xml': xml('ftr', paragraph(`${run('Page ')}${field('PAGE', '1')}${run(' of ')}${field('NUMPAGES', '2')}`)),
  }
  const zipped = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
  return zipSync(zipped, { mtime: new Date(2031, 5, 5) })
}
