// Tables of many kinds of finance report → whose sum each cell is, what it measures, for which period and with which sign.

import { expect, test } from 'vitest'
import { readDocument } from '#pipeline'

async function figures(...parts: string[]): Promise<Record<string, unknown>[]> {
  const outcome = await readDocument('words.txt', new TextEncoder().encode(`${parts.join('\n\n')}\n`))
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  return outcome.reading.records.filter((record) => record.type === 'figure') as unknown as Record<string, unknown>[]
}

const FRONT = [
  'Elmshire Borough Council',
  'REPORT TO CABINET',
  'Date: 12 November 2030\nSubject: Revenue Budget Monitoring 2030/31 – Month 7',
]
const values = (found: Record<string, unknown>[]) => found.map((f) => f.value)

/** [heading and rows, values in order, whether the signs of variances were concluded] */
test.each<[name: string, table: string, values: number[], concluded: boolean]>([
  [
    'the columns show that an overspend is plain',
    'Directorate\tBudget £m\tForecast £m\tVariance £m\nPlace\t31.6\t33.0\t1.4\nCare\t78.4\t77.9\t(0.5)',
    [31.6e6, 33e6, -1.4e6, 78.4e6, 77.9e6, 0.5e6],
    true,
  ],
  [
    'the columns show that an overspend is negative',
    'Directorate\tBudget £m\tForecast £m\tVariance £m\nPlace\t31.6\t33.0\t(1.4)\nCare\t78.4\t77.9\t0.5',
    [31.6e6, 33e6, -1.4e6, 78.4e6, 77.9e6, 0.5e6],
    false,
  ],
  [
    'the heading says that an overspend is plain',
    'Service\tBudget £000\tOutturn £000\t(Under)/over spend £000\nParks\t400\t430\t30',
    [400e3, 430e3, -30e3],
    false,
  ],
  [
    'the heading says that an overspend is in brackets',
    'Service\tBudget £000\tOutturn £000\tVariance (over)/under £000\nParks\t400\t430\t(30)',
    [400e3, 430e3, -30e3],
    false,
  ],
  [
    'income above its budget is favourable',
    'Heading\tBudget £000\tActual £000\tVariance £000\nFees and charges\t400\t430\t30',
    [400e3, 430e3, 30e3],
    false,
  ],
  [
    'suffixes say it themselves',
    'Heading\tBudget £000\tActual £000\tVariance £000\nTransport\t400\t430\t30 (A)\nPremises\t200\t190\t10 (F)',
    [400e3, 430e3, -30e3, 200e3, 190e3, 10e3],
    false,
  ],
])('%s', async (_name, table, wanted, concluded) => {
  const found = await figures(...FRONT, table)
  expect(values(found)).toEqual(wanted)
  const marked = found
    .filter((f) => f.measure === 'variance' && f.value !== 0)
    .map((f) => (f.inferred as string[]).includes('value'))
  expect(new Set(marked)).toEqual(new Set([concluded]))
})

test('rows under "Directorate" are bodies, their total is of the council', async () => {
  const found = await figures(
    ...FRONT,
    'Directorate\tBudget £m\tForecast £m\nAdult Care\t78.4\t82.3\nTotal\t78.4\t82.3',
  )
  expect(found.map((f) => f.entity)).toEqual([
    'Adult Care',
    'Adult Care',
    'Elmshire Borough Council',
    'Elmshire Borough Council',
  ])
})

test('payees are read from their own column, not from the number of the cheque', async () => {
  const found = await figures(
    'Minutes of Ash Parish Council held on 7 July 2031 at 7pm',
    'Present: Cllr A Elm (Chair)',
    '8. Payments',
    'Cheque no.\tPayee\tDetails\tAmount £\n101\tM Fallow\tSalary\t684.20\n102\tYew Ltd\tMowing\t326.40',
  )
  expect(found.map((f) => [f.entity, f.value, f.measure])).toEqual([
    ['M Fallow', 684.2, 'expenditure'],
    ['Yew Ltd', 326.4, 'expenditure'],
  ])
})

test('two tiers of headings tell the month, the year to date and the full year', async () => {
  const found = await figures(
    'Fen Hospitals NHS Trust',
    'Finance Report – Month 9 2030/31',
    'Executive summary',
    'Statement of comprehensive income',
    '£000\tIn month\t\tYear to date\t\tFull year\t\n\tPlan\tActual\tPlan\tActual\tPlan\tForecast\nClinical income\t41\t42\t370\t374\t494\t498\nDrugs\t(4)\t(5)\t(36)\t(37)\t(49)\t(50)',
  )
  expect(found).toHaveLength(12)
  expect(found.map((f) => f.basis)).toEqual(
    Array(2).fill(['plan', 'actual', 'plan', 'actual', 'plan', 'forecast']).flat(),
  )
  expect(found.map((f) => (f.period as { month: number | null }).month)).toEqual(
    Array(2).fill([9, 9, 9, 9, null, null]).flat(),
  )
  expect(new Set(found.map((f) => (f.period as { fy: string }).fy))).toEqual(new Set(['2030/31']))
  expect(found.map((f) => f.measure)).toEqual([...Array(6).fill('income'), ...Array(6).fill('expenditure')])
})

test.each<[title: string, fy: string | null, month: number | null]>([
  ['Finance Report – Month 9 2030/31', '2030/31', 9],
  ['Financial monitoring to 31 December 2030', '2030/31', 9],
  ['Management accounts to March 2031', '2030/31', 12],
  ['Revenue monitoring report – January 2031', '2030/31', 10],
  ['Revenue Budget Monitoring 2030/31 – Quarter 2', '2030/31', null],
  ['Financial performance to period 6 of 2030/31', '2030/31', 6],
  ['Annual report on swans', null, null],
])('a column without a period takes that of the report: %s', async (title, fy, month) => {
  const table = '£000\tBudget\tActual\nPremises\t400\t430'
  const [budget] = await figures('Elmshire Fire Authority', title, 'Purpose', 'To advise Members.', 'Revenue', table)
  expect(budget).toMatchObject({ value: 400_000, period: fy === null ? null : { fy, month } })
  if (fy !== null) expect(budget!.inferred).toContain('period')
})
