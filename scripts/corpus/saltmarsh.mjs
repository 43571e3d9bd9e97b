// corpus/saltmarsh-pack: the board pack of an invented NHS trust, drawn with pdfkit.

import { lines, newDocument, pageLabels, paragraphs, table, tickBox, watermark, words } from './sheet.mjs'

const red = '#c00000'
const amber = '#ffc000'
const green = '#00b050'
const blue = '#0070c0'
const pages = 11

/** @param scan bytes of the picture that is the scanned page */
export function saltmarshPack(scan) {
  const { doc, bytes } = newDocument({ pdfVersion: '1.5', info: { Title: 'Microsoft Word - board pack June.docx' } })
  const bookmarks = []
  const page = (number, enclosure, options = {}) => {
    doc.addPage({ size: 'A4', margin: 0, ...options })
    if (enclosure) words(doc, `Enclosure ${enclosure}`, 490, 28, { size: 9 })
    words(doc, 'Saltmarsh Quay Community NHS Trust', 50, 28, { size: 9, colour: '#555555' })
    words(doc, `Page ${number} of ${pages}`, 270, 808, { size: 9 })
  }
  const mark = (title) => bookmarks.push([title, doc._root.data.Pages.data.Kids.length - 1])

  // 1: the agenda, with the enclosure in a column of its own.
  page(1)
  mark('Agenda')
  words(doc, 'Saltmarsh Quay Community NHS Trust', 50, 60, { size: 18, bold: true })
  words(doc, 'Board of Directors: meeting in public', 50, 86, { size: 14, bold: true })
  let y = table(doc, 50, 116, [110, 385], [
    ['Meeting title', { text: 'Saltmarsh Quay Community NHS Trust Board of Directors', bold: false, fill: null }],
    ['Date', 'Thursday 12 June 2031'],
    ['Time', '10.00 am to 12.30 pm'],
    ['Venue', 'Council Room, Tide House'],
    ['Chair', 'Dr Imogen Lark'],
  ], { head: 0, size: 10 })
  words(doc, 'AGENDA', 50, y + 18, { size: 13, bold: true })
  table(doc, 50, y + 42, [50, 175, 75, 100, 60, 35], [
    ['Ref', 'Item', 'Purpose', 'Presenter', 'Enclosure', 'Time'],
    ['31/061', 'Welcome and apologies', 'To note', 'Imogen Lark', 'Verbal', '10.00'],
    ['31/062', 'Minutes of the meeting held on 10 April 2031', 'To approve', 'Imogen Lark', '1', '10.05'],
    ['31/063', 'Action log', 'To review', 'Imogen Lark', '2', '10.10'],
    ['31/064', 'Finance report, month 2', 'To note', 'Piers Gannet', '3', '10.20'],
    ['31/065', 'Delivery plan: progress in quarter 1', 'To discuss', 'Una Whelk', '4', '10.45'],
    ['31/066', 'Ward safety walkabouts', 'To note', 'Rhona Teal', '5', '11.15'],
    ['31/067', 'Lease of the Cockle Row clinic', 'To approve', 'Piers Gannet', '6', '11.35'],
    ['31/068', 'Any other business', 'To discuss', 'Imogen Lark', 'Verbal', '12.20'],
  ])

  // 2, 3: minutes with the names of owners in a margin of their own; a sentence and a word go over the page break.
  page(2, 1)
  mark('Enc 1 - Microsoft Word - Minutes April v3.docx')
  words(doc, 'Minutes of the Board of Directors held on Thursday 10 April 2031 at Tide House', 50, 60, { size: 13, bold: true })
  y = lines(doc, ['Present:'], 50, 92, { bold: true })
  y = lines(doc, ['Dr Imogen Lark, Chair', 'Piers Gannet, Director of Finance', 'Una Whelk, Chief Operating Officer', 'Rhona Teal, Chief Nurse'], 50, y + 2)
  y = lines(doc, ['Apologies:'], 50, y + 8, { bold: true })
  y = lines(doc, ['Hal Sandling, Non-Executive Director'], 50, y + 2)
  words(doc, 'Action', 470, y + 10, { bold: true })
  y = lines(doc, ['31/049   Apologies for absence'], 50, y + 10, { bold: true })
  y = lines(doc, ['The Chair welcomed everybody. Apologies had come from Hal Sandling.'], 50, y + 4)
  y = lines(doc, ['31/050   Winter review'], 50, y + 12, { bold: true })
  y = lines(doc, [
    'The Board heard how the two community hospitals had come through the winter. Bed',
    'occupancy had stood at 97% for six weeks, and the escalation ward had been open for',
    'eleven of them.',
  ], 50, y + 4)
  words(doc, 'UW', 470, y + 6)
  y = lines(doc, ['Una Whelk to publish the winter review by 30 June 2031.'], 50, y + 6)
  y = lines(doc, ['It was RESOLVED to:'], 50, y + 8)
  y = lines(doc, ['\u2022  RECEIVE the winter review; and', '\u2022  APPROVE the escalation plan for 2031/32.'], 62, y + 2)
  y = lines(doc, ['31/051   Community dental service'], 50, y + 12, { bold: true })
  y = lines(doc, [
    'Waiting times for children had come down to nine weeks. The service would be re-com-',
    'missioned in the autumn, and the re-commissioned service would open on Saturdays.',
  ], 50, y + 4)
  lines(doc, ['It was agreed that the decision on the mobile clinic would be deferred to the'], 50, 770)
  page(3, 1)
  y = lines(doc, ['meeting in October 2031.'], 50, 62)
  words(doc, 'PG', 470, y + 8)
  y = lines(doc, ['Piers Gannet to bring the full cost of the mobile clinic to the October meeting.'], 50, y + 8)
  y = lines(doc, ['31/052   Any other business'], 50, y + 12, { bold: true })
  y = lines(doc, ['There was none. The meeting closed at 12.10 pm.'], 50, y + 4)

  // 4, 5: a log whose status is nothing but the colour of a cell; it goes on without its heading on a page that is shown turned.
  page(4, 2)
  mark('Action log')
  words(doc, 'Action log', 50, 60, { size: 15, bold: true })
  words(doc, 'Key', 50, 92, { bold: true })
  y = table(doc, 50, 108, [60, 200], [
    [{ text: '', fill: blue }, 'Complete'],
    [{ text: '', fill: green }, 'On track'],
    [{ text: '', fill: amber }, 'At risk of missing its date'],
    [{ text: '', fill: red }, 'Overdue'],
  ], { head: 0 })
  const columns = [50, 60, 190, 75, 70, 50]
  y = table(doc, 50, y + 20, columns, [
    ['Ref', 'Meeting', 'Action', 'Owner', 'Due', 'Status'],
    ['31/031', 'Feb 2031', 'Write to the county council about the bus to Cockle Row', 'Piers Gannet', '31 March 2031', { text: '', fill: blue }],
    ['31/038', 'Feb 2031', 'Bring a plan for the pharmacy robot', 'Una Whelk', '30 May 2031', { text: '', fill: red }],
    ['31/042', 'April 2031', 'Agree a visiting rota for the governors', 'Rhona Teal', '31 July 2031', { text: '', fill: green }],
  ])
  doc.addPage({ size: 'A4', margin: 0 })
  // The sheet stands upright in the file, and the viewer turns it.
  doc.page.dictionary.data.Rotate = 90
  doc.save().translate(0, 841.89).rotate(-90)
  words(doc, 'Saltmarsh Quay Community NHS Trust', 50, 28, { size: 9, colour: '#555555' })
  words(doc, 'Enclosure 2', 737, 28, { size: 9 })
  words(doc, `Page 5 of ${pages}`, 394, 562, { size: 9 })
  table(
    doc,
    50,
    62,
    columns,
    [
      ['31/044', 'April 2031', 'Ask the deanery for a second training post', 'Hal Sandling', '30 June 2031', { text: '', fill: amber }],
      ['31/050', 'April 2031', 'Publish the winter review', 'Una Whelk', '30 June 2031', { text: '', fill: green }],
    ],
    { head: 0 },
  )
  doc.restore()

  // 6: a draft with a heading of two tiers over thousands of pounds, and a sentence that somebody meant to hide.
  page(6, 3)
  mark('Finance report')
  watermark(doc, 'DRAFT')
  words(doc, 'Finance report, month 2 2031/32', 50, 60, { size: 15, bold: true })
  y = paragraphs(doc, [
    'At month 2 the Trust reports a deficit of £1.8m against a planned deficit of £1.2m, an adverse variance of £0.6m.',
    'The forecast outturn for 2031/32 is a deficit of £(4.6)m.',
  ], 50, 92)
  y = table(doc, 50, y + 6, [155, 85, 85, 85, 85], [
    [{ text: 'Trust, £\u2019000', down: 2 }, { text: 'Year to date', across: 2 }, { text: 'Full year', across: 2 }],
    ['Plan', 'Actual', 'Plan', 'Forecast'],
    ['Income', '20,150', '20,020', '121,400', '121,300'],
    ['Expenditure', '(21,350)', '(21,820)', '(125,200)', '(125,900)'],
    ['Surplus/(deficit)', '(1,200)', '(1,800)', '(3,800)', '(4,600)'],
  ], { head: 2 })
  words(doc, 'Recommendation', 50, y + 20, { size: 12, bold: true })
  y = lines(doc, ['The Board is asked to:'], 50, y + 40)
  y = lines(doc, ['\u2022  NOTE the position at month 2; and', '\u2022  APPROVE the recovery plan.'], 62, y + 2)
  lines(doc, ['A settlement of £250k with the former contractor is not to be made public.'], 50, y + 20)
  doc.rect(48, y + 17, 360, 16).fill('#000000')
  lines(doc, ['The auditors advised a provision of £90k for the same claim.'], 50, y + 50, { colour: '#ffffff' })

  // 7: a cover sheet with tick boxes.
  page(7, 4)
  mark('Enc 4 Delivery plan')
  table(doc, 50, 62, [130, 365], [
    ['Report title', { text: 'Delivery plan: progress in quarter 1', bold: false, fill: null }],
    ['Meeting date', '12 June 2031'],
    ['Agenda item', '31/065'],
    ['Presented by', 'Una Whelk, Chief Operating Officer'],
    ['Author', 'Jude Marram, Head of Delivery'],
    ['Executive summary', 'Six schemes are rated below. Two of them give cause for concern.'],
    ['Recommendation', 'The Board is asked to DISCUSS the schemes that are off track.'],
  ], { head: 0, size: 10 })
  words(doc, 'For:', 50, 260)
  tickBox(doc, 90, 260, true)
  words(doc, 'discussion', 104, 260)
  tickBox(doc, 190, 260, false)
  words(doc, 'decision', 204, 260)

  // 8: ratings by circles and by the colour of letters, in cells that hold for two rows; part of the sheet is cut away.
  page(8, 4, { size: 'A4' })
  doc.page.dictionary.data.CropBox = [0, 0, 595.28, 841.89]
  words(doc, 'Ratings at the end of quarter 1', 50, 60, { size: 13, bold: true })
  y = lines(doc, ['Key: red = off track, amber = some delay, green = on track.'], 50, 84)
  y = table(doc, 50, y + 8, [120, 190, 55, 130], [
    ['Programme', 'Scheme', 'RAG', 'Comment'],
    [{ text: 'Community beds', down: 2 }, 'Step-down unit at Tern Lodge', { text: '', circle: red }, 'Builder in administration'],
    ['Virtual ward for frailty', { text: '', circle: green }, 'Forty beds open'],
    [{ text: 'Digital', down: 2 }, 'Shared care record', { text: '', circle: amber }, 'Two practices to join'],
    ['Electronic prescribing', { text: '', circle: green }, 'Live in May'],
  ], { height: 24 })
  y = table(doc, 50, y + 24, [190, 120, 185], [
    ['Milestone', 'Status', 'Comment'],
    ['Recruit twelve therapists', { text: 'Amber', colour: '#e69500', bold: true }, 'Eight in post'],
    ['Open the Cockle Row clinic', { text: 'Red', colour: red, bold: true }, 'Lease not signed'],
  ])

  // 9: cropped, so that what is printed outside is not on the page.
  doc.addPage({ size: [595.28, 841.89], margin: 0 })
  doc.page.dictionary.data.CropBox = [30, 40, 560, 800]
  words(doc, 'Enclosure 4', 455, 58, { size: 9 })
  words(doc, 'PRINTER: TRIM HERE AND CHARGE £999k TO JOB 17', 50, 8, { size: 7 })
  words(doc, 'What the schemes cost', 60, 90, { size: 13, bold: true })
  paragraphs(doc, ['The step-down unit needs a further £0.35m of capital in 2031/32.'], 60, 116, { width: 440 })
  words(doc, `Page 9 of ${pages}`, 270, 770, { size: 9 })

  // 10: a picture of a page.
  doc.addPage({ size: 'A4', margin: 0 })
  mark('Enclosure 5')
  doc.image(scan, 0, 0, { width: 595.28 })

  // 11: one paper that is on no agenda.
  page(11)
  mark('Glossary')
  words(doc, 'Glossary', 50, 60, { size: 15, bold: true })
  lines(doc, ['Escalation ward: a ward that is opened when the others are full.', 'Step-down unit: beds for people on their way home.'], 50, 92)

  pageLabels(doc, [[0, '', 'r'], [1, 'Enc1-', 'D'], [3, 'Enc2-', 'D'], [5, 'Enc3-', 'D'], [6, 'Enc4-', 'D'], [9, 'Enc5-', 'D'], [10, '', 'D']])
  for (const [title, at] of bookmarks) doc.outline.addItem(title, { pageNumber: at })
  doc.end()
  return bytes
}

/** A file that asks for a password. */
export function lockedMinutes() {
  const { doc, bytes } = newDocument({ pdfVersion: '1.4', userPassword: 'tern', ownerPassword: 'curlew', info: { Title: 'Private session' } })
  doc.addPage({ size: 'A4', margin: 0 })
  words(doc, 'Minutes of the private session held on 10 April 2031', 50, 60, { size: 13, bold: true })
  paragraphs(doc, ['It was RESOLVED to APPROVE the settlement.'], 50, 92)
  doc.end()
  return bytes
}
