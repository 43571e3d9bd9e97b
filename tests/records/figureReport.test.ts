// Finance reports of many kinds of body → whose the sums are that name nobody, under which heading, for which year.

import { describe, expect, test } from 'vitest'
import { compileRules, loadRuleSources } from '#rules'
import { ownRuleBook, readDocument } from '#pipeline'

async function figures(front: string, ...parts: string[]): Promise<Record<string, unknown>[]> {
  const outcome = await readDocument('words.txt', new TextEncoder().encode(`${[front, ...parts].join('\n\n')}\n`))
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  return outcome.reading.records.filter((record) => record.type === 'figure') as unknown as Record<string, unknown>[]
}

const COUNCIL =
  'Elmshire Borough Council\n\nCabinet, 18 November 2030\n\nRevenue and capital monitoring: Quarter 2 2030/31'
const FIRE = 'ELMSHIRE FIRE AND RESCUE AUTHORITY\n\nBudget monitoring report to 30 November 2030'
const LANDLORD = 'Alder & Ash Homes\n\nFinance report for the period to 31 January 2031'
const UNIVERSITY = 'University of Elmshire\n\nManagement accounts to April 2031 (period 9)'

describe('what a finance report leaves unsaid', () => {
  test.each<[front: string, text: string, wanted: Record<string, unknown>[]]>([
    [
      COUNCIL,
      'The Council had set its budget.\n\nThe outturn is forecast to be £8.1m, an overspend of £0.7m.',
      [
        { entity: 'Council', measure: 'expenditure', basis: 'forecast' },
        { entity: 'Council', measure: 'variance', value: -7e5 },
      ],
    ],
    [
      COUNCIL,
      'Adult Care is forecasting an overspend of £3m.\n\nThe Dedicated Schools Grant is forecast to be overspent by £6m.\n\nLibrary services are projected to come in £90k under budget.',
      [
        { entity: 'Adult Care', basis: 'forecast' },
        { entity: 'Dedicated Schools Grant', basis: 'forecast', value: -6e6 },
        { entity: 'Library services', basis: 'forecast', value: 9e4 },
      ],
    ],
    [FIRE, 'Spending was £30.1m at the end of November.', [{ entity: 'Elmshire Fire and Rescue Authority' }]],
    [LANDLORD, 'Turnover for the ten months was £33.4m.', [{ entity: 'Alder & Ash Homes', measure: 'income' }]],
    [
      LANDLORD,
      '5. Arrears\n\nArrears stand at £1.2m.\n\n6. Budget 2031/32\n\nThe budget has operating costs of £31.0m.',
      [
        { measure: 'debt', basis: 'actual', period: { fy: '2030/31', month: 10 } },
        { measure: 'expenditure', basis: 'plan', period: { fy: '2031/32', month: null } },
      ],
    ],
    [
      UNIVERSITY,
      'The forecast deficit for the year to 31 July 2031 is £12.4m.',
      [{ period: { fy: '2030/31', month: null }, basis: 'forecast', value: -12.4e6 }],
    ],
  ])('%s | %s', async (front, text, wanted) => {
    expect(await figures(front, text)).toMatchObject(wanted)
  })

  test('minutes are no report: what names nobody is nobody’s', async () => {
    const found = await figures(
      'Minutes of Elmshire Parish Council held on 4 July 2030',
      'Budget monitoring: expenditure to the end of quarter 1 was £6,214.',
    )
    expect(found).toMatchObject([{ entity: null }])
  })
})

describe('what the words around a sum make of it', () => {
  test.each<[text: string, wanted: Record<string, unknown>[]]>([
    ['It is to be reprofiled from £98.2m to £83.7m.', [{ basis: 'plan' }, { basis: 'plan' }]],
    [
      'The savings plan is £6.0m. Of this £4.0m has been delivered and £1.5m is at risk.',
      [{ measure: 'efficiency' }, { measure: 'efficiency' }, { measure: 'efficiency' }],
    ],
    ['Capital spend was £9m, with slippage of £2m.', [{ measure: 'capital' }, { measure: 'variance', value: 2e6 }]],
    ['Savings of £9m were made, £2m behind plan.', [{}, { measure: 'variance', value: -2e6 }]],
    ['Capital spend was £9m, £2m behind plan.', [{}, { measure: 'variance', value: 2e6 }]],
    ['The cost of the depot is now £9m, £2m over.', [{}, { measure: 'variance', value: -2e6 }]],
    ['The fund was spent over £2m at a time.', [{ measure: 'expenditure' }]],
    [
      'Capital\n\nThe depot has a budget of £11.3m and a forecast cost of £12.0m.',
      [
        { measure: 'capital', basis: 'plan' },
        { measure: 'capital', basis: 'forecast' },
      ],
    ],
    ['Risks\n\nEscalation beds could cost £1.8m.', [{ measure: 'risk' }]],
    ['Cash was £4m. Without support it would hold £1m at 31 March 2031.', [{ basis: 'actual' }, { basis: 'forecast' }]],
  ])('%s', async (text, wanted) => {
    expect(await figures(COUNCIL, text)).toMatchObject(wanted)
  })
})

describe('rules/bodies.yaml', () => {
  test('a short name that no document explains is known; what the document says goes first', async () => {
    expect(ownRuleBook().shortNames.get('IJB')).toBe('Integration Joint Board')
    const table = 'Body\tPlan £m\tActual £m\nNHSE\t3.0\t4.0'
    expect(await figures('Board papers', table)).toMatchObject([{ entity: 'NHSE' }, { entity: 'NHSE' }])
  })

  test('a mistake names the file', () => {
    const sources = loadRuleSources().map((source) =>
      source.file.endsWith('bodies.yaml') ? { ...source, text: 'short_names: { x: Y }\naccounts: []\n' } : source,
    )
    expect(() => compileRules(sources)).toThrow(/rules\/bodies\.yaml/)
  })
})
