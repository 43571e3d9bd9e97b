// HTML and Word: the words as they are shown, with headings, numbers and tables.

import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Block, PrintedTable } from '#model'
import { readDocument, stageOf, tablesOf } from '#pipeline'

const bytes = (text: string) => new TextEncoder().encode(text)

/** A Word file out of the paragraphs of its body; further parts by their names. */
function word(body: string, parts: Record<string, string> = {}): Uint8Array {
  const space = 'xmlns:w="w" xmlns:r="r" xmlns:mc="mc"'
  const files = { 'document.xml': `<w:document ${space}><w:body>${body}</w:body></w:document>`, ...parts }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [`word/${name}`, bytes(text)])))
}
const run = (text: string, set = '') => `<w:r><w:rPr>${set}</w:rPr><w:t>${text}</w:t></w:r>`
const paragraph = (text: string, set = '') =>
  `<w:p><w:pPr>${set}</w:pPr>${text.startsWith('<') ? text : run(text)}</w:p>`
const entry = (text: string, level = 0, id = 1) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`)
const cell = (text: string, set = '') => `<w:tc><w:tcPr>${set}</w:tcPr>${paragraph(text)}</w:tc>`

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
const numbering = `<w:numbering xmlns:w="w">
  <w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '(%3)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="8">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="9">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="10"><w:styleLink w:val="Letters"/>${level(0, 'lowerLetter', '(%1)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="11"><w:numStyleLink w:val="Letters"/></w:abstractNum>
  <w:num w:numId="5"><w:abstractNumId w:val="11"/></w:num>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/></w:lvlOverride></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>
</w:numbering>`
const styles = `<w:styles xmlns:w="w">
  <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
  <w:style w:type="paragraph" w:styleId="Minute"><w:name w:val="Minute"/><w:basedOn w:val="H2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>`

/** Blocks as `kind marker|level: words`; cells of a table joined by ` | `, with their colours. */
async function shownBlocks(name: string, file: Uint8Array): Promise<string[]> {
  const blocks = (await stageOf(name, file, 'layout')) as Block[]
  return blocks.flatMap((block) => {
    if (block.kind === 'table')
      return block.rows.map(
        ({ cells }) =>
          `row: ${cells.map(({ passage, fills }) => [passage.text, ...(fills ?? [])].join(' ')).join(' | ')}`,
      )
    const sign = block.kind === 'heading' ? ` ${block.level}` : block.kind === 'item' ? ` ${block.marker}` : ''
    return [`${block.kind}${sign}: ${block.passage.text}`]
  })
}

const page = (body: string) => bytes(`<!DOCTYPE html><html><head><title>t</title></head><body>${body}</body></html>`)

describe('HTML', () => {
  it.each([
    [
      'headings and paragraphs',
      '<h2>Fees</h2><p>The fees\n were <i>raised</i>.</p>',
      ['heading 2: Fees', 'paragraph: The fees were raised.'],
    ],
    [
      'lists by their numbering',
      '<ol type="a" start="3"><li>one<ul><li>two</li></ul></li><li><p>three</p><p>Four follows.</p></li></ol>',
      ['item c: one', 'item •: two', 'item d: three', 'paragraph: Four follows.'],
    ],
    ['entities and line breaks', '<p>It cost &pound;5&nbsp;m<br>in all.</p>', ['paragraph: It cost £5 m\nin all.']],
    [
      'what the page does not show',
      '<nav>Home</nav><script>x</script><p hidden>a</p><p style="display:none">b</p><p>Seen by all.</p><footer>c</footer>',
      ['paragraph: Seen by all.'],
    ],
    [
      'only the main part, where one is named',
      '<div>Cookies are used.</div><main><p>Seen by all.</p></main><div>Legal notes.</div>',
      ['paragraph: Seen by all.'],
    ],
    [
      'bold words that stand alone',
      '<p><b>Matters arising</b></p><p>There were <b>none</b>.</p>',
      ['heading 2: Matters arising', 'paragraph: There were none.'],
    ],
    [
      'a table with spans and colours',
      '<table><tr><th>Aim</th><th>Now</th></tr><tr style="background:#f00"><td rowspan=2>Roof</td><td>late</td></tr><tr><td bgcolor="green"></td></tr></table>',
      ['row: Aim | Now', 'row: Roof #ff0000 | late #ff0000', 'row:  |  #008000'],
    ],
    [
      'items of a page that is arranged as a table',
      '<table><tr><td><p>4.</p></td><td><p>Stalls</p><div>To consider stalls.</div><p>RESOLVED that stalls be let.</p></td></tr></table>',
      ['item 4: Stalls', 'paragraph: To consider stalls.', 'paragraph: RESOLVED that stalls be let.'],
    ],
    [
      'a table inside the arrangement',
      '<table><tr><td>5.</td><td>Roof<table><tr><td>Cost</td><td>£5</td></tr></table></td></tr></table>',
      ['item 5: Roof', 'row: Cost | £5'],
    ],
    [
      'tick boxes',
      '<p><input type="checkbox" checked>Approved by all. <input type=checkbox>Refused.</p>',
      ['paragraph: ☒ Approved by all. ☐ Refused.'],
    ],
    ['sizes of linked files', '<p><a>Plan of the quay PDF 154 KB</a></p>', ['heading 3: Plan of the quay']],
    [
      'tags that are never closed',
      '<div><p>One is here.<p>Two is here.',
      ['paragraph: One is here.', 'paragraph: Two is here.'],
    ],
  ])('%s', async (_, html, blocks) => {
    expect(await shownBlocks('page.html', page(html))).toEqual(blocks)
  })

  it('is known by its first words, whatever its name', async () => {
    expect(await shownBlocks('page.txt', page('<p>It is so.</p>'))).toEqual(['paragraph: It is so.'])
  })

  it('passes over tags that were never opened', async () => {
    const html = `<p>It is so.</p>${'</p></b>'.repeat(5000)}`
    expect(await shownBlocks('page.html', page(html))).toEqual(['paragraph: It is so.'])
  })
})

describe('Word', () => {
  const parts = { 'numbering.xml': numbering, 'styles.xml': styles }
  it.each([
    [
      'numbers that Word sets',
      entry('Fees') +
        entry('It was so.', 1) +
        entry('first', 2) +
        paragraph('It went on.') +
        entry('Roof') +
        entry('It leaks.', 1),
      [
        'item 1: Fees',
        'paragraph: 1.1 It was so.',
        'item a: first',
        'paragraph: It went on.',
        'item 2: Roof',
        'paragraph: 2.1 It leaks.',
      ],
    ],
    ['a list that starts elsewhere', entry('Fees', 0, 2) + entry('Roof', 0, 2), ['item 12: Fees', 'item 13: Roof']],
    [
      'figures under Roman numbers',
      entry('It was so.', 0, 3) + entry('It was said.', 1, 3),
      ['paragraph: I. It was so.', 'paragraph: 1.1 It was said.'],
    ],
    ['bullets', entry('one', 0, 4), ['item •: one']],
    [
      'headings by style, with the number of the style it is based on',
      paragraph('Fees', '<w:pStyle w:val="H2"/>') + paragraph('Roof', '<w:pStyle w:val="Minute"/>'),
      ['heading 2: Fees', 'heading 2: 1. Roof'],
    ],
    [
      'words that were taken out or are hidden',
      paragraph(
        `${run('It ')}<w:del>${run('was')}</w:del><w:ins>${run('is')}</w:ins>${run(' secretly', '<w:vanish/>')}${run(' so.')}`,
      ),
      ['paragraph: It is so.'],
    ],
    [
      'what a field shows',
      paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('6 May')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' was a Tuesday.')}`,
      ),
      ['paragraph: 6 May was a Tuesday.'],
    ],
    [
      'a drawing in two forms',
      `<w:p><mc:AlternateContent><mc:Choice>${run('It is so.')}</mc:Choice><mc:Fallback>${run('It is so.')}</mc:Fallback></mc:AlternateContent></w:p>`,
      ['paragraph: It is so.'],
    ],
    [
      'a box of words in the middle of a sentence',
      paragraph(
        `${run('It was')}<w:r><w:pict><w:txbxContent>${paragraph('See the')}${entry('map', 0, 4)}</w:txbxContent></w:pict></w:r>${run(' so.')}`,
      ) + entry('Fees'),
      ['paragraph: It was so.', 'heading 3: See the', 'item •: map', 'item 1: Fees'],
    ],
    [
      'rows and paragraphs that were taken out',
      `<w:tbl><w:tr>${cell('a')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${cell('b')}</w:tr><w:tr>${cell('c')}</w:tr></w:tbl>` +
        entry('Fees') +
        paragraph(
          `<w:del>${run('It was not so.')}</w:del>`,
          '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
        ) +
        entry('Roof'),
      ['row: a', 'row: c', 'item 1: Fees', 'item 2: Roof'],
    ],
    [
      'letters by their style',
      paragraph(run('Matters arising', '<w:rStyle w:val="Strong"/>')) +
        paragraph(`${run('It is so.')}${run(' Secretly.', '<w:rStyle w:val="Secret"/>')}`),
      ['heading 2: Matters arising', 'paragraph: It is so.'],
    ],
    [
      'the colour of a cell as it is, not as it was',
      `<w:tbl><w:tr>${cell('a', '<w:shd w:val="clear" w:fill="00B050"/><w:tcPrChange><w:tcPr><w:shd w:fill="FF0000"/></w:tcPr></w:tcPrChange>')}${cell('b', '<w:shd w:val="solid" w:color="FFC000" w:fill="FFFFFF"/>')}</w:tr></w:tbl>`,
      ['row: a #00b050 | b #ffc000'],
    ],
    [
      'tick boxes of a form',
      paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' Approved by all.')}`,
      ),
      ['paragraph: ☒ Approved by all.'],
    ],
    ['a list whose levels another holds', entry('Fees', 0, 5), ['item a: Fees']],
    [
      'spans and colours of cells',
      `<w:tbl><w:tr>${cell('Aim', '<w:gridSpan w:val="2"/>')}${cell('Now')}</w:tr><w:tr>${cell('Roof', '<w:vMerge w:val="restart"/>')}${cell('a')}${cell('', '<w:shd w:val="clear" w:fill="FF0000"/>')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('b')}${cell('', '<w:shd w:fill="auto"/>')}</w:tr></w:tbl>`,
      ['row: Aim |  | Now', 'row: Roof | a |  #ff0000', 'row:  | b | '],
    ],
    [
      'tick boxes',
      paragraph(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${run(' Approved by all.')}`),
      ['paragraph: ☒ Approved by all.'],
    ],
  ])('%s', async (_, body, blocks) => {
    expect(await shownBlocks('minutes.docx', word(body, parts))).toEqual(blocks)
  })

  it('sets the header of the first page before the words', async () => {
    const reference = (type: string, id: string) => `<w:headerReference w:type="${type}" r:id="${id}"/>`
    const file = word(
      paragraph('It is so.') +
        `<w:sectPr>${reference('default', 'a')}${reference('first', 'b')}<w:titlePg/></w:sectPr>`,
      {
        'header1.xml': `<w:hdr>${paragraph('It goes on here.')}</w:hdr>`,
        'header2.xml': `<w:hdr>${paragraph('The Elm Vale Council.')}</w:hdr>`,
        '_rels/document.xml.rels':
          '<Relationships><Relationship Id="a" Target="header1.xml"/><Relationship Id="b" Target="header2.xml"/></Relationships>',
      },
    )
    expect(await shownBlocks('m.docx', file)).toEqual(['paragraph: The Elm Vale Council.', 'paragraph: It is so.'])
  })

  it('knows the pages on which Word last showed the words', async () => {
    const cut = '<w:r><w:lastRenderedPageBreak/></w:r>'
    const row = (name: string, owner: string, mark = '') =>
      `<w:tr><w:tc><w:p>${mark}${run(name)}</w:p></w:tc>${cell(owner)}${cell('30 June 2031')}</w:tr>`
    const body =
      paragraph('Minutes of the meeting of the Elm Vale Parish Council held on Tuesday 6 May 2031') +
      paragraph('Present: Cllr A Reed (Chair), Cllr B Sedge') +
      entry('Finance') +
      paragraph(`${run('It was RESOLVED to approve')}${cut}${run(' the payments of £1,204.')}`) +
      `<w:tbl><w:tr>${cell('Action')}${cell('Owner')}${cell('Due')}</w:tr>${row('Mend the gate', 'D Moss')}${row('Paint the gate', 'D Moss', cut)}</w:tbl>`
    const outcome = await readDocument('m.docx', word(body, parts))
    if ('problem' in outcome) throw new Error(outcome.problem.message)
    const found = outcome.reading.records.map(
      ({ type, source }) => `${type} ${source.page}: ${source.quote.replace(/\s+/g, ' ')}`,
    )
    expect(found).toContain('resolution 1: approve the payments of £1,204.')
    expect(found).toContain('action 2: Mend the gate D Moss 30 June 2031')
    expect(found).toContain('action 3: Paint the gate D Moss 30 June 2031')
  })

  it('prints its tables with spans and colours', async () => {
    const file = word(
      `<w:tbl><w:tr>${cell('Aim', '<w:gridSpan w:val="2"/>')}${cell('', '<w:shd w:fill="00B050"/>')}</w:tr></w:tbl>`,
    )
    const { tables } = (await tablesOf('m.docx', file)) as { tables: PrintedTable[] }
    expect(tables[0]!.cells).toEqual([
      { page: null, row: 0, col: 0, rowspan: 1, colspan: 2, text: 'Aim' },
      { page: null, row: 0, col: 2, rowspan: 1, colspan: 1, text: '', fills: ['#00b050'] },
    ])
  })
})

describe('what cannot be read', () => {
  const good = word(paragraph('It is so.'))
  it.each([
    ['a.xlsx', zipSync({ 'xl/workbook.xml': bytes('<a/>') }), 'spreadsheet', 'save its sheets'],
    ['a.pptx', zipSync({ 'ppt/presentation.xml': bytes('<a/>') }), 'slides', 'save it as PDF'],
    ['a.odt', zipSync({ 'content.xml': bytes('<a/>') }), 'odf', 'save it as .docx'],
    ['a.zip', zipSync({ 'a.txt': bytes('a') }), 'zip', 'unpack it'],
    ['cut.docx', good.subarray(0, good.length - 30), 'damaged', 'fetch it again'],
    ['deep.docx', word('<w:x>'.repeat(3000)), 'too-deep', 'save it as PDF'],
    ['deep.html', page('<table><tr><td>'.repeat(3000)), 'too-deep', 'save it as PDF'],
    ['empty.docx', word(''), 'empty', 'fetch it again'],
    ['empty.html', page('<script>a</script>'), 'empty', 'fetch it again'],
    ['old.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old-office', 'save it as .docx'],
    ['a.rtf', bytes('{\\rtf1 It is so.}'), 'rtf', 'save it as .docx'],
  ])('%s', async (name, file, code, remedy) => {
    const read = await readDocument(name, file)
    expect(read).toMatchObject({ problem: { severity: 'error', code, path: name } })
    expect((read as { problem: { remedy: string } }).problem.remedy).toContain(remedy)
  })

  it('never throws on a damaged file', async () => {
    for (let i = 0; i < good.length; i += 3) {
      const damaged = Uint8Array.from(good)
      damaged[i]! ^= 0x55
      const read = await readDocument('m.docx', damaged)
      expect('problem' in read || read.reading.records).toBeTruthy()
    }
  })
})
