// Sentences and tables with sums → figures, by the words in rules/figures.yaml.

import { describe, expect, test } from 'vitest'
import { between, sentenceToClauses } from '../../src/records/figureClause.ts'
import { findEntities } from '../../src/records/figureEntity.ts'
import { lexiconOf, phrasesToPattern } from '../../src/records/figureLexicon.ts'
import { findPeriods, yearOfMonth } from '../../src/records/figurePeriod.ts'
import { ownRuleBook, readDocument } from '#pipeline'

const { words } = ownRuleBook()
const lexicon = lexiconOf(words)
const sense = { lexicon, shortNames: new Map([['MHT', 'Marlow Hospitals Trust']]) }

/** Minutes of a fictional board whose finance report is the given text. */
function minutes(text: string, title = 'Finance report'): Promise<Record<string, unknown>[]> {
  const head = [
    'Minutes of the Board of Marlow Hospitals Trust held on 7 November 2030 at 9.30am',
    'Present: Ms A Ash, Chair; Mr B Birch, Chief Executive',
    'Apologies: Dr C Cole',
    `30/101 ${title}`,
  ]
  return figures([...head, text].join('\n\n'))
}

async function figures(text: string): Promise<Record<string, unknown>[]> {
  const outcome = await readDocument('words.txt', new TextEncoder().encode(text))
  if (!('reading' in outcome)) throw new Error(outcome.problem.message)
  return outcome.reading.records.filter((record) => record.type === 'figure')
}

describe('phrases of the rule file', () => {
  test.each([
    ['exceed* ... plan', 'It exceeded its own financial plan.', true],
    ['exceed* ... plan', 'It exceeded all that anybody had ever thought of in a plan.', false],
    ['non-recurrent', 'non recurrent funding', true],
    ['cap', 'capital', false],
    ['surplus/(deficit)', 'Planned surplus/(deficit)', true],
  ])('%s in "%s"', (phrase, text, found) => {
    expect(phrasesToPattern([phrase]).test(text)).toBe(found)
  })
})

describe('the clause of a sum', () => {
  test.each<[text: string, sums: [raw: string, measure: string | null, basis: string | null][]]>([
    [
      'The hospice was reporting a £4.5m deficit, the school a £2.6m deficit.',
      [
        ['£4.5m', 'surplus_deficit', 'actual'],
        ['£2.6m', 'surplus_deficit', null],
      ],
    ],
    [
      'Agency spend was £6.3m against a ceiling of £4.4m.',
      [
        ['£6.3m', 'agency', null],
        ['£4.4m', null, 'plan'],
      ],
    ],
    ['Capital spend was £3.1m below plan.', [['£3.1m', 'variance', null]]],
    ['A planned surplus of £1m was agreed, the deficit being smaller.', [['£1m', 'surplus_deficit', 'plan']]],
    ['Staff costs fell by 95k.', [['95k', 'expenditure', null]]],
    ['The town has 95k residents and high costs.', []],
  ])('%s', (text, sums) => {
    expect(sentenceToClauses(text, lexicon).map((c) => [c.money.raw, c.measure, c.basis])).toEqual(sums)
  })
})

describe('the bodies in a text', () => {
  test.each([
    ["the Elm system's deficit", ['Elm system']],
    ['University Hospitals of Marlow and the county council', ['University Hospitals of Marlow', 'county council']],
    ['MHT were reporting a deficit', ['MHT']],
    ['the YTD deficit of the CIP', []],
    ['council tax rose', []],
    ['awarded to the Marlow Leisure Centre', ['Marlow Leisure Centre']],
  ])('%s', (text, names) => {
    expect(findEntities(text, sense).map((entity) => entity.name)).toEqual(names)
  })
})

describe('the periods in a text', () => {
  test.each<[string, [raw: string, fy: string | null, month: number | null][]]>([
    ["M1-12 £'000", [['M1-12', null, 12]]],
    ['from October 2031 to March 2032', [['October 2031 to March 2032', '2031/32', null]]],
    ['Last year it spent £3m', [['Last year', null, null]]],
    ['£3m, against £2m a year earlier', [['a year earlier', null, null]]],
    ['in each of the last four months', []],
    ['on 4 May 2031', []],
  ])('%s', (text, periods) => {
    expect(findPeriods(text).map(({ raw, fy, month }) => [raw, fy, month])).toEqual(periods)
  })

  test('a month belongs to the year in which it has begun', () => {
    expect(yearOfMonth(7, '2030-12-14')).toBe('2030/31')
    expect(yearOfMonth(12, '2030-05-02')).toBe('2029/30')
    expect(yearOfMonth(null, null)).toBeNull()
  })
})

describe('a finance report', () => {
  test('takes entity, period and measure from the sentences before', async () => {
    const found = await minutes(
      'The Trust had a deficit of £8.2m at month 6, £2.1m adverse to plan. Agency spend was £6.3m against a plan of £4.4m. Savings of £9.7m had been delivered, of which £4.1m was recurrent.',
    )
    expect(found.map((f) => [f.value, f.measure, f.basis, f.entity, f.recurrent])).toEqual([
      [-8_200_000, 'surplus_deficit', 'actual', 'Trust', null],
      [-2_100_000, 'variance', 'actual', 'Trust', null],
      [6_300_000, 'agency', 'actual', 'Trust', null],
      [4_400_000, 'agency', 'plan', 'Trust', null],
      [9_700_000, 'efficiency', 'actual', 'Trust', null],
      [4_100_000, 'efficiency', 'actual', 'Trust', true],
    ])
    expect(found.map((f) => (f.period as { month: number }).month)).toEqual([6, 6, 6, 6, 6, 6])
    expect(found.every((f) => (f.period as { fy: string }).fy === '2030/31')).toBe(true)
  })

  test('says what was concluded rather than read', async () => {
    const [first, second] = await minutes(
      'The Trust had a deficit of £8.2m at month 6 of 2030/31, £2.1m adverse to plan.',
    )
    expect(first!.inferred).toBeUndefined()
    expect(second!.inferred).toEqual(expect.arrayContaining(['entity', 'period', 'basis']))
  })

  test('a forecast of the year has no month', async () => {
    const [sum] = await minutes(
      'At month 6 the Trust forecast a year-end deficit of £10.0m.',
      'Finance report, month 6',
    )
    expect(sum).toMatchObject({ value: -10_000_000, basis: 'forecast', period: { fy: '2030/31', month: null } })
  })

  test('a gift told among the figures takes no period from them', async () => {
    const found = await minutes(
      'The Trust had a deficit of £8.2m at month 6. A grant of £250k from the Elm Trust would pay for beds.',
    )
    expect(found[1]).toMatchObject({ value: 250_000, measure: 'income', entity: 'Elm Trust', period: null })
  })

  test('lines of a list go on with the sentence above them', async () => {
    const found = await minutes('The system deficit at month 6 was £(9.0)m:\n\n- MHT - £ (6.5)m\n- ICB - £ (2.5)m')
    expect(found.map((f) => [f.value, f.measure, f.entity])).toEqual([
      [-9_000_000, 'surplus_deficit', 'system'],
      [-6_500_000, 'surplus_deficit', 'MHT'],
      [-2_500_000, 'surplus_deficit', 'ICB'],
    ])
  })

  test('each sum has a quote of its own that holds it', async () => {
    const found = await minutes('The Trust received quotations of £2,340, £2,910 and £3,475 for the boiler.')
    const quotes = found.map((f) => (f.source as { quote: string }).quote)
    expect(found.map((f) => f.raw)).toEqual(['£2,340', '£2,910', '£3,475'])
    expect(new Set(quotes).size).toBe(3)
    found.forEach((f, i) => expect(quotes[i]).toContain(f.raw))
  })
})

describe('what was printed, what the words say and what was concluded stay apart', () => {
  test.each<[text: string, wanted: Record<string, unknown>[]]>([
    [
      'The Trust reported a deficit of £(4.1)m at month 7.',
      [{ value: -4_100_000, printed_sign: 'brackets', polarity: 'deficit', unit_from: 'sum', extent: 'ytd' }],
    ],
    ['The Trust had a surplus of £4.1m.', [{ value: 4_100_000, printed_sign: null, polarity: 'surplus' }]],
    [
      'Savings of between £1.2m and £1.5m were delivered.',
      [
        { value: 1_200_000, range: 'low', basis: 'actual' },
        { value: 1_500_000, range: 'high', basis: 'actual' },
      ],
    ],
    [
      'The lease would cost c.£400k a year.',
      [{ value: 400_000, qualifier: 'about', rate: 'a year', extent: 'full_year' }],
    ],
    [
      'The council spent £20.952 million, of which only £10.977 was planned.',
      [
        { value: 20_952_000, unit_from: 'sum', scope: null },
        { value: 10_977_000, unit_from: 'neighbour', scope: 'part' },
      ],
    ],
    ['The in-month deficit was £0.4m.', [{ value: -400_000, extent: 'in_month' }]],
    ['The variance is £0.4m (A).', [{ value: -400_000, printed_sign: 'suffix_adverse' }]],
    ['The cash balance at 31 October 2030 was £9m.', [{ measure: 'cash', extent: 'as_at', period: { month: 7 } }]],
  ])('%s', async (text, wanted) => {
    expect(await minutes(text)).toMatchObject(wanted)
  })
})

describe('tables', () => {
  test('a table without a unit borrows it from another table of schemes in the same paper, and says so', async () => {
    const found = await minutes(
      [
        'Scheme Name\tPlan (£000)\tActual / Forecast (£000)\tVar (£000)\nTheatres\t4,200\t4,350\t150',
        'Some words.',
        'Scheme Name\tPlan\tActual / Forecast\tVar\nTransport\t875\t702\t(173)',
      ].join('\n\n'),
    )
    expect(found.map((f) => [f.value, f.basis, f.measure])).toEqual([
      [4_200_000, 'plan', 'efficiency'],
      [4_350_000, null, 'efficiency'],
      [150_000, null, 'variance'],
      [875_000, 'plan', 'efficiency'],
      [702_000, null, 'efficiency'],
      [-173_000, null, 'variance'],
    ])
    expect(found.slice(3).every((f) => (f.inferred as string[]).includes('value'))).toBe(true)
  })

  test('a table of counts is no table of sums', async () => {
    expect(
      await minutes('Standard\tPlan\tActual\nWaits over 65 weeks\t40\t12\nTests within 6 weeks\t1,140\t1,021'),
    ).toEqual([])
  })
})

test('a sentence of very many sums is read whole', async () => {
  const sums = Array.from({ length: 2_000 }, (_, i) => `£${i}.5m`).join(', and the Council ')
  expect(await figures(`The Trust had a deficit of ${sums}.`)).toHaveLength(2_000)
})

test('between gives what begins in a stretch', () => {
  const at = [0, 3, 3, 7].map((start) => ({ start }))
  expect(between(at, 3, 7).map((x) => x.start)).toEqual([3, 3])
  expect(between(at, 8, 9)).toEqual([])
})
