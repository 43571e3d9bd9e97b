// Every kind of check finds what does not agree, leaves alone what rounding explains, and is silent on what only looks like it.

import { describe, expect, test } from 'vitest'
import type { ExportedRecord, ZoneKind } from '#model'
import { extract } from '#extract'
import { layOut } from '#layout'
import { checkDocument } from '#link'
import { outlineIn } from '#outline'
import { ownRuleBook } from '#pipeline'
import { textToPages } from '#read'
import { recordTypes } from '#records'

const book = ownRuleBook()
const meeting = { body: 'NHS Marlow Vale Integrated Care Board', date: '2031-02-13' }
const title = 'Delivery of the Marlow one- and five-year plans'

/** What the checks make of some words of a paper; what stands above a line of three equals signs is its cover sheet. */
function checked(text: string, zone: ZoneKind = 'paper'): ExportedRecord[] {
  const laid = layOut({
    source: { id: '0'.repeat(64), path: 'paper.txt', media: 'text' },
    pages: textToPages(text.replace('===\n', '')),
  })
  const outlined = outlineIn(laid, book, zone, meeting)
  const cover = text.includes('===\n') ? text.indexOf('===\n') : 0
  const parts = outlined.parts.map((part) => {
    const runs = part.block.kind === 'table' ? [] : part.block.passage.runs
    const own = (runs[0]?.from ?? cover) < cover ? 'cover' : zone
    return {
      ...part,
      place: { ...part.place, zone: own as ZoneKind, paper: { label: 'G', title, itemRef: null, pages: null } },
    }
  })
  const placed = { ...outlined, parts }
  return checkDocument(laid, placed, extract(laid, placed, book, recordTypes))
}

const told = (records: readonly ExportedRecord[], type: string) =>
  records.filter((record) => record.type === type).map((record) => `${record.rule}: ${record.message as string}`)
const checks = (text: string, zone?: ZoneKind) => told(checked(text, zone), 'check')
const agreements = (text: string, zone?: ZoneKind) => told(checked(text, zone), 'agreement')

/** Rows of a text table: cells are divided by |. */
const table = (...rows: readonly string[]) => `${rows.map((row) => row.split('|').join('\t')).join('\n')}\n`

type Case = [what: string, text: string, expected: readonly RegExp[], zone?: ZoneKind]

function fits(found: readonly string[], expected: readonly RegExp[]) {
  expect(found).toHaveLength(expected.length)
  expected.forEach((pattern, i) => expect(found[i]).toMatch(pattern))
}

const schemes = ['Scheme|Plan £000|Actual £000|Variance £000']

describe('sums that do not agree', () => {
  test.each<Case>([
    [
      'a total that its rows do not make, where other columns add up',
      table(...schemes, 'Theatres|4,200|3,900|(300)', 'Clinics|1,850|1,900|50', 'Total|6,960|5,800|(250)'),
      [/column-total: The rows 4,200 \+ 1,850 make £6,050,000; .* 6,960 .*£910,000 apart/, /plan-and-variance/],
    ],
    [
      'one column alone, with two digits changed about',
      table('Scheme|Savings plan £000', 'Theatres|4,200', 'Clinics|1,850', 'Beds|640', 'Total|6,960'),
      [/column-total: The rows 4,200 \+ 1,850 \+ 640 make £6,690,000/],
    ],
    [
      'a variance that is not the difference',
      table(...schemes, 'Theatres|4,200|3,900|(300)', 'Clinics|1,850|1,900|500'),
      [/plan-and-variance: 1,900 less 1,850 is £50,000; .*£450,000 apart/],
    ],
    [
      'two groups of plan, actual and variance',
      table(
        'Body|YTD plan £000|YTD actual £000|YTD variance £000|FOT plan £000|FOT forecast £000|FOT variance £000',
        'Fernhill|100|90|(10)|400|380|(20)',
        'Otterly|200|190|(10)|500|480|(80)',
      ),
      [/plan-and-variance: 480 less 500 is -£20,000/],
    ],
    [
      'a row whose columns do not make its total, where other rows do',
      table('Spending £000|Q1|Q2|Q3|Total', 'Pay|100|110|105|315', 'Drugs|20|22|21|63', 'Estates|11|12|13|46'),
      [/row-total: The columns 11 \+ 12 \+ 13 make £36,000; .* £10,000 apart/],
    ],
    [
      'the parts of a sentence',
      'The adverse variance is made up of £(12.4)m at Fernhill, £(6.1)m at Otterly and £(1.9)m at Wold, a total of £(21.4)m.',
      [/parts-of-a-sentence: .* make -£20,400,000; .* £\(21.4\)m, £1,000,000 apart/],
    ],
    [
      'partners that are said to be all',
      'The system has a forecast deficit of £(61.1)m for 2030/31. This can be broken down to; UHM £(45.5)m deficit, MPT £(0.0)m deficit, and ICB £(17.6)m deficit.',
      [/partners-and-system: .*£2,000,000 apart/],
    ],
    [
      'a percentage of a total',
      'System efficiencies delivered in 2030/31 were £137.3m. Of this total, £45.9m (38.4%) was recurrent.',
      [/share-of-a-total: £45.9m of £137.3m .* is 33.4%; 38.4% is printed/],
    ],
    [
      'a thousand too many',
      table(
        'Efficiency schemes|Plan|Actual',
        'Fernhill prescribing efficiencies|£267K|£260K',
        'Otterly prescribing efficiencies|£1,062,482 K|£250K',
        'High-cost drugs efficiencies|£376K|£370K',
      ),
      [/scale-beside-its-column: £1,062,482 K .* £1,062,482 would be of their size/],
    ],
    [
      'a position, its variance, and the plan of the same months',
      'At month 9 of 2030/31 the system has a year-to-date planned deficit of £(23.3)m.\n\nAt month 9 of 2030/31 the system has a year-to-date deficit of £(66.6)m, which is a £(33.3)m adverse variance.',
      [/plan-and-variance-in-text: .* £10,000,000 apart/],
    ],
  ])('%s', (_, text, expected, zone) => fits(checks(text, zone), expected))
})

describe('sums that agree, and what is no comparison', () => {
  test.each<[what: string, text: string, agreeing: readonly RegExp[]]>([
    [
      'rounding is no disagreement',
      'The adverse variance is made up of £(12.4)m at Fernhill, £(6.1)m at Otterly and £(1.9)m at Wold, a total of £(20.5)m.',
      [/parts-of-a-sentence/],
    ],
    [
      'the partners of a system',
      'The system had a year-to-date deficit at month 8 of £31.4m in 2030/31. Fernhill had a £19.7m deficit and the ICB a £9.2m deficit. Otterly had a deficit of £2.5m.',
      [/partners-and-system: Month 8, 2030\/31: Fernhill £19.7m \+ ICB £9.2m \+ Otterly £2.5m make -£31,400,000/],
    ],
    [
      'partners of whom not all need be named',
      'The system had a year-to-date deficit at month 8 of £31.4m in 2030/31. Fernhill had a £19.7m deficit and the ICB a £5.2m deficit.',
      [],
    ],
    [
      'a percentage within the rounding of both sums',
      'System efficiencies delivered in 2030/31 were £137.3m. Of this total, £45.9m (33.5%) was recurrent.',
      [/share-of-a-total/],
    ],
    [
      'a percentage of something else',
      'System efficiencies delivered in 2030/31 were £137.3m. Agency costs were £45.9m (3.4%).',
      [],
    ],
    [
      'an opening position above a total',
      table('Bridge|£000', 'Opening deficit|4,200', 'Pay awards|1,850', 'Total deficit|9,000'),
      [],
    ],
    [
      'large sums among large ones',
      table('Scheme savings|Plan', 'Estates|£900,000', 'Theatres|£1,062,482', 'Beds|£376,000'),
      [],
    ],
    [
      'a variance with the other sign',
      table(...schemes, 'Theatres|4,200|3,900|300'),
      [/plan-and-variance: 3,900 less 4,200/],
    ],
  ])('%s', (_, text, agreeing) => {
    expect(checks(text)).toEqual([])
    fits(agreements(text), agreeing)
  })
})

describe('one sum in two places', () => {
  const dashboard = table(
    'System KPI Dashboard|YTD £000|',
    '|Target|Actual',
    'Delivery of planned surplus/(deficit)|(23,269)|(66,594)',
  )
  const prose = (sum: string) =>
    `At month 9 of 2030/31 the system has a year-to-date deficit of ${sum}.\n\nThe dashboard for month 9 follows.\n\n`

  test('another sum is told', () => {
    const text = `At month 9 of 2030/31 the system has a year-to-date deficit of £(66.6)m.\n\nFurther on.\n\nAt month 9 of 2030/31 the system has a year-to-date deficit of £(68.2)m.`
    fits(checks(text), [/stated-twice: £\(68.2\)m .* £\(66.6\)m .*£1,600,000 apart/])
  })

  test.each<[what: string, text: string]>([
    ['the rounding of the coarser', prose('£(66.6)m') + prose('£(67)m')],
    [
      'an underlying deficit',
      `${prose('£(66.6)m')}The underlying deficit of the system at month 9 of 2030/31 is £(81.0)m.`,
    ],
    ['another month', `${prose('£(66.6)m')}At month 8 of 2030/31 the system had a year-to-date deficit of £(58.3)m.`],
    ['another body', `${prose('£(66.6)m')}At month 9 of 2030/31 the ICB had a year-to-date deficit of £(58.3)m.`],
    [
      'a sum that is only about right',
      `${prose('£(66.6)m')}At month 9 of 2030/31 the system had a year-to-date deficit of around £60m.`,
    ],
    ['a table of sums', prose('£(66.6)m') + dashboard],
  ])('%s is not', (_, text) => expect(checks(text)).toEqual([]))
})

describe('dates', () => {
  const log = (...rows: string[]) => table('Ref|Action|Raised|Due', ...rows)

  test.each<Case>([
    ['a weekday', 'The workshop is on Thursday, 13 March 2030.', [/weekday-and-date: .* was a Wednesday/]],
    [
      'a year in a timeline',
      table(
        'Timeline|Action',
        'January 2031|Draft',
        '8 February 2031|Board',
        'March 2031|Full submission',
        'May 2029|Final submission',
        'June 2031|Approval',
      ),
      [/timeline: May 2029 stands between March 2031 and June 2031; 2031-05 would be in order/],
    ],
    [
      'due before raised',
      log('14|Write the plan|12/03/2031|01/02/2031'),
      [/dates-of-a-row: Due 01\/02\/2031 is before Raised 12\/03\/2031/],
    ],
    [
      'closed before opened',
      table('Risk|Date opened|Date closed', 'Flood|4 May 2030|3 May 2030'),
      [/dates-of-a-row: Date closed 3 May 2030 is before/],
    ],
    [
      'a title dated after the meeting',
      `# ${title} December 2031\n\nPresented here is the report.`,
      [/title-and-meeting: The heading is dated December 2031, after the meeting of 2031-02-13/],
    ],
    ['a next meeting in the past', 'Date of next meeting: 10 January 2031', [/next-meeting/], 'minutes'],
    [
      'a year far ahead',
      'External advice will be provided until March 2103.',
      [/far-year: March 2103 is 72 years after/],
    ],
    ['a day that no month has', 'The return is due on 31 June 2031.', [/no-such-day/]],
    ['a financial year', 'as set out in the Operational Plan 30/41', [/no-such-financial-year: .*30\/31 would be one/]],
    [
      'the number of a month',
      'The position at Month 9 (November 2030) is adverse.',
      [/month-number-and-name: .*November is month 8/],
    ],
  ])('%s', (_, text, expected, zone) => fits(checks(text, zone), expected))

  test.each<[what: string, text: string, zone?: ZoneKind]>([
    ['a weekday that fits', 'The workshop is on Wednesday, 13 March 2030.'],
    [
      'a list that is in no order',
      table('Date|Event', 'March 2031|A', 'May 2029|B', 'June 2031|C', 'April 2030|D', 'May 2031|E'),
    ],
    [
      'a timeline in order',
      table('Timeline|Action', 'January 2031|A', 'Feb – March 2031|B', 'March 2031|C', 'May 2031|D', 'June 2031|E'),
    ],
    ['due and raised in one month', log('14|Write the plan|12/03/2031|March 2031')],
    ['several due dates', log('14|Write the plan|12/03/2031|January 2031 February 2031')],
    ['a title with the month of the meeting', `# ${title} February 2031\n\nPresented here is the report.`],
    ['a heading about a later month', '# Winter plan for December 2031\n\nPresented here is the plan.'],
    ['the next meeting', 'Date of next meeting: 10 April 2031', 'minutes'],
    ['the meeting before', 'Date of last meeting: 10 January 2031', 'minutes'],
    ['a charter', 'The borough has held a market since March 1204, and a school since June 1855.'],
    ['a plan for decades', 'The estate will be at net zero by March 2071.'],
    ['a plan of five years', 'as set out in the Delivery Plan 30/35'],
    ['a month that fits', 'The position at Month 9 (December 2030) and at M10 – January is adverse.'],
    ['a month of reporting', 'The December report covers progress made at Month 8 of 2030/31.'],
    ['a school year', 'Marlow Academy\n\nAt Month 1 (September 2030) and Month 2 (October 2030) the budget holds.'],
  ])('%s is not told', (_, text, zone) => expect(checks(text, zone)).toEqual([]))
})

describe('words', () => {
  const sentence = (month: string, year = '2030/31') =>
    `Presented here is the integrated delivery report from the Marlow partnership, covering progress against the operational plan and the plan for five years made at ${month} of ${year}.\n`

  test.each<Case>([
    [
      'a cover sheet and its report',
      `${sentence('Month 9')}\n===\n${sentence('Month 10')}`,
      [/cover-and-body: .*“at month 9 of 2030\/31.”.*“at month 10/],
    ],
    ['the same sentence', `${sentence('Month 9')}\n===\n${sentence('Month 9')}`, []],
    ['the same year in another form', `${sentence('Month 9')}\n===\n${sentence('Month 9', '30/31')}`, []],
    ['two sentences of the body', `${sentence('Month 9')}\n${sentence('Month 10')}`, []],
    [
      'more things announced than listed',
      `The programme has highlighted 3 key quality issues, as follows:\n\n${table('Issue|Escalation', 'Waits|To the board', 'Staff|To the board', 'Overall assessment|Stable')}`,
      [/announced-count: “3 key quality issues” are announced; the table below has 2 rows/],
    ],
    [
      'as many as announced',
      `The programme has highlighted two key quality issues, as follows:\n\n${table('Issue|Escalation', 'Waits|To the board', 'Staff|To the board')}`,
      [],
    ],
    [
      'a table of something else',
      `The programme has 3 key quality issues, and these milestones:\n\n${table('Milestone|Date', 'Board|May 2031', 'Staff|June 2031')}`,
      [],
    ],
  ])('%s', (_, text, expected) => fits(checks(text), expected))

  const minutes = (present: string, apologies: string) =>
    `Present: ${present}

Apologies for absence: ${apologies}
`
  test.each<[what: string, text: string, expected: readonly RegExp[]]>([
    [
      'present and absent',
      minutes('Ms Ada Finch (Chair); Cllr Bo Reed', 'Cllr Reed; Mr Cy Lark'),
      [/present-and-apologies: Cllr Bo Reed is listed/],
    ],
    ['another person of the name', minutes('Ms Ada Finch (Chair); Cllr Bo Reed', 'Mr Di Reed; Mr Cy Lark'), []],
  ])('%s', (_, text, expected) => fits(checks(text, 'minutes'), expected))
})

test('a check cites both sides, once', () => {
  const [check, ...more] = checked(
    table(...schemes, 'Theatres|4,200|3,900|(300)', 'Clinics|1,850|1,900|50', 'Total|6,960|5,800|(1,160)'),
  ).filter((record) => record.rule === 'column-total' && record.type === 'check')
  expect(more).toEqual([])
  expect(check!.records).toHaveLength(3)
  expect(check!.source.quote).toContain('6,960')
})
