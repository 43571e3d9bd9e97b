// Every printed form of a sum with its right reading.

import { describe, expect, test } from 'vitest'
import { readMoney } from '#text'

describe('readMoney reads', () => {
  test.each<[text: string, raw: string, amount: number, sign: string | null, unit: string | null, precision: number]>([
    // the amounts of the surveyed documents
    ['£68.4m', '£68.4m', 68_400_000, null, 'm', 50_000],
    ['£10m', '£10m', 10_000_000, null, 'm', 500_000],
    ['£100,000', '£100,000', 100_000, null, null, 0.5],
    ['£75k', '£75k', 75_000, null, 'k', 500],
    ['a value of £5,238,523.40 over', '£5,238,523.40', 5_238_523.4, null, null, 0.005],
    ['£30K', '£30K', 30_000, null, 'K', 500],
    ['£6.45', '£6.45', 6.45, null, null, 0.005],
    ['£7.3 million', '£7.3 million', 7_300_000, null, 'million', 50_000],
    ['£7.3 mil', '£7.3 mil', 7_300_000, null, 'mil', 50_000],
    ['£184 mil', '£184 mil', 184_000_000, null, 'mil', 500_000],
    ['£1,062,482 K', '£1,062,482 K', 1_062_482_000, null, 'K', 500],
    ['£(66.6)m', '£(66.6)m', 66_600_000, 'brackets', 'm', 50_000],
    ['UHL - £ (40.7)m', '£ (40.7)m', 40_700_000, 'brackets', 'm', 50_000],
    ['£ (17)m', '£ (17)m', 17_000_000, 'brackets', 'm', 500_000],
    ['£(17)m', '£(17)m', 17_000_000, 'brackets', 'm', 500_000],
    ['£2 billion', '£2 billion', 2_000_000_000, null, 'billion', 500_000_000],
    ['£3M', '£3M', 3_000_000, null, 'M', 500_000],
    ['£160 million', '£160 million', 160_000_000, null, 'million', 500_000],
    ['£2bn', '£2bn', 2_000_000_000, null, 'bn', 500_000_000],
    // relatives
    ['£1.1bn', '£1.1bn', 1_100_000_000, null, 'bn', 50_000_000],
    ['£0.250m', '£0.250m', 250_000, null, 'm', 500],
    ['£28.104 m in', '£28.104 m', 28_104_000, null, 'm', 500],
    ['£61million', '£61million', 61_000_000, null, 'million', 500_000],
    ['£400 thousand', '£400 thousand', 400_000, null, 'thousand', 500],
    ['£(0.0)m deficit', '£(0.0)m', 0, 'brackets', 'm', 50_000],
    ['deficit [£(35.5)m adverse', '£(35.5)m', 35_500_000, 'brackets', 'm', 50_000],
    ['£(61.1m) adverse', '£(61.1m)', 61_100_000, 'brackets', 'm', 50_000],
    ['£(3.2) million', '£(3.2) million', 3_200_000, 'brackets', 'million', 50_000],
    ['(£66.6m)', '(£66.6m)', 66_600_000, 'brackets', 'm', 50_000],
    ['(£66.6)m', '(£66.6)m', 66_600_000, 'brackets', 'm', 50_000],
    ['a deficit of (£66.6m) at', '(£66.6m)', 66_600_000, 'brackets', 'm', 50_000],
    ['the challenge (£66.6m), in full', '£66.6m', 66_600_000, null, 'm', 50_000],
    ['Funding Call (£4,736,115) –** The', '£4,736,115', 4_736_115, null, null, 0.5],
    ['-£5m', '-£5m', 5_000_000, 'minus', 'm', 500_000],
    ['£-5m', '£-5m', 5_000_000, 'minus', 'm', 500_000],
    ['variance was –£5m', '–£5m', 5_000_000, 'minus', 'm', 500_000],
    ['−£5m', '−£5m', 5_000_000, 'minus', 'm', 500_000],
    ['minus £5m', 'minus £5m', 5_000_000, 'minus', 'm', 500_000],
    ['LPT - £5m', '£5m', 5_000_000, null, 'm', 500_000],
    ['mid-£5m', '£5m', 5_000_000, null, 'm', 500_000],
    ['£5.2m (A)', '£5.2m (A)', 5_200_000, 'suffix_adverse', 'm', 50_000],
    ['£5.2m (F)', '£5.2m (F)', 5_200_000, 'suffix_favourable', 'm', 50_000],
    ['£5.2m (adv)', '£5.2m (adv)', 5_200_000, 'suffix_adverse', 'm', 50_000],
    ['£500 DR', '£500 DR', 500, 'suffix_adverse', null, 0.5],
    ['£500 CR', '£500 CR', 500, 'suffix_favourable', null, 0.5],
    ['£500 Dr Patel', '£500', 500, null, null, 0.5],
    ['£5 M&S voucher', '£5', 5, null, null, 0.5],
    ['£5m.', '£5m', 5_000_000, null, 'm', 500_000],
    ['£ 5\nmillion', '£ 5\nmillion', 5_000_000, null, 'million', 500_000],
    ['five million pounds', 'five million pounds', 5_000_000, null, 'million', 500_000],
    ['a twenty-five million pounds plan', 'twenty-five million pounds', 25_000_000, null, 'million', 500_000],
    ['two and a half million pounds', 'two and a half million pounds', 2_500_000, null, 'million', 50_000],
    ['half a million pounds', 'half a million pounds', 500_000, null, 'million', 50_000],
    ['five hundred pounds', 'five hundred pounds', 500, null, null, 0.5],
    ['5 million pounds', '5 million pounds', 5_000_000, null, 'million', 500_000],
    ['GBP 2.5m', 'GBP 2.5m', 2_500_000, null, 'm', 50_000],
    ['32p in the pound', '32p', 0.32, null, 'p', 0.005],
    ['paid 45p a mile', '45p', 0.45, null, 'p', 0.005],
    ['at 32p', '32p', 0.32, null, 'p', 0.005],
    ['£1\u00a0234\u00a0567', '£1\u00a0234\u00a0567', 1_234_567, null, null, 0.5],
    ['£142.37 Band D', '£142.37', 142.37, null, null, 0.005],
  ])('%s', (text, raw, amount, printedSign, unitRaw, precision) => {
    const [money, ...more] = readMoney(text)
    expect(more).toEqual([])
    expect(money).toMatchObject({ raw, amount, printedSign, unitRaw, precision })
    expect(text.slice(money!.start, money!.end)).toBe(raw)
  })
})

// prettier-ignore
describe('readMoney lists several', () => {
  test.each<[text: string, sums: [raw: string, amount: number, range: string | null][]]>([
    ['£(66.6)m which is a £(43.3)m', [['£(66.6)m', 66_600_000, null], ['£(43.3)m', 43_300_000, null]]],
    ['UHL - £ (40.7)m LPT - £ (0.6)m', [['£ (40.7)m', 40_700_000, null], ['£ (0.6)m', 600_000, null]]],
    ['£184 mil\t£199.6 mil', [['£184 mil', 184_000_000, null], ['£199.6 mil', 199_600_000, null]]],
    ['£1.2m-£1.5m', [['£1.2m', 1_200_000, 'low'], ['£1.5m', 1_500_000, 'high']]],
    ['£1.2m–£1.5m', [['£1.2m', 1_200_000, 'low'], ['£1.5m', 1_500_000, 'high']]],
    ['£1.2m – £1.5m', [['£1.2m', 1_200_000, 'low'], ['£1.5m', 1_500_000, 'high']]],
    ['£1.2m -£1.5m', [['£1.2m', 1_200_000, 'low'], ['£1.5m', 1_500_000, 'high']]],
    ['£1.2-1.5m', [['£1.2', 1_200_000, 'low'], ['1.5m', 1_500_000, 'high']]],
    ['£1.2 to 1.5m', [['£1.2', 1_200_000, 'low'], ['1.5m', 1_500_000, 'high']]],
    ['£20-£30k', [['£20', 20_000, 'low'], ['£30k', 30_000, 'high']]],
    ['£500-£1m', [['£500', 500, 'low'], ['£1m', 1_000_000, 'high']]],
    ['between £1m and £2m', [['£1m', 1_000_000, 'low'], ['£2m', 2_000_000, 'high']]],
    ['between £1.2 and 1.5m', [['£1.2', 1_200_000, 'low'], ['1.5m', 1_500_000, 'high']]],
    ['from £1m to £2m', [['£1m', 1_000_000, null], ['£2m', 2_000_000, null]]],
    ['£1m and £2m', [['£1m', 1_000_000, null], ['£2m', 2_000_000, null]]],
    ['£20.952 million, of which only £10.977',
      [['£20.952 million', 20_952_000, null], ['£10.977', 10_977_000, null]]],
    ['£53.789 and £58.763 million', [['£53.789', 53_789_000, null], ['£58.763 million', 58_763_000, null]]],
    ['£2.5m for a fee of £10.50', [['£2.5m', 2_500_000, null], ['£10.50', 10.5, null]]],
  ])('%s', (text, sums) => {
    expect(readMoney(text).map(({ raw, amount, range }) => [raw, amount, range])).toEqual(sums)
  })

  test('and marks the unit that was lent', () => {
    expect(readMoney('£20.952 million, of which only £10.977').map((sum) => sum.unitInherited)).toEqual([false, true])
    expect(readMoney('£1.2-1.5m').map((sum) => sum.unitInherited)).toEqual([true, false])
    expect(readMoney('£1.2m-£1.5m').map((sum) => sum.unitInherited)).toEqual([false, false])
  })
})

describe('readMoney qualifies', () => {
  test.each<[text: string, qualifier: string | null, rate: string | null]>([
    ['c.£400k', 'about', null],
    ['c. £400k', 'about', null],
    ['circa £5m', 'about', null],
    ['around £100m', 'about', null],
    ['approx. £400k', 'about', null],
    ['nearly £1,000 of debt', 'about', null],
    ['almost £5m', 'about', null],
    ['in the region of £5m', 'about', null],
    ['over £2 billion', 'over', null],
    ['more than £2m', 'over', null],
    ['up to £30K', 'up_to', null],
    ['at least £9.9m', 'at_least', null],
    ['overspent by £49.4m', null, null],
    ['discover £5m', null, null],
    ['£10m a year', null, 'a year'],
    ['£156,324 per annum', null, 'per annum'],
    ['£6.45 per hour', null, 'per hour'],
    ['£3,000 p.a.', null, 'p.a.'],
    ['32p in the pound', null, 'in the pound'],
    ['£250,000 for a year', null, null],
    ['£5m per cent', null, null],
  ])('%s', (text, qualifier, rate) => {
    expect(readMoney(text)).toMatchObject([{ qualifier, rate }])
  })
})

// prettier-ignore
describe('readMoney without a pound sign, in sentences that speak of money', () => {
  test.each<[text: string, sums: [raw: string, amount: number, sign: string | null][]]>([
    ['450K', [['450K', 450_000, null]]],
    ['the 95k fee', [['95k', 95_000, null]]],
    ['?450m', [['?450m', 450_000_000, null]]],
    ['1.2m deficit and 11.6m surplus', [['1.2m', 1_200_000, null], ['11.6m', 11_600_000, null]]],
    ['a deficit of (0.5)m', [['(0.5)m', 500_000, 'brackets']]],
    ['a deficit of (1.2m)', [['(1.2m)', 1_200_000, 'brackets']]],
    ['an award (1.2m) for', [['1.2m', 1_200_000, null]]],
    ['-1.2m', [['-1.2m', 1_200_000, 'minus']]],
    ['5 million people paid £3', [['£3', 3, null]]],
    ['2m distance', [['2m', 2_000_000, null]]],
    ['€5m and $5m', []],
    ['M25, ICB/24/12, 0116 295 7572, 5.88 per cent', []],
  ])('%s', (text, sums) => {
    expect(readMoney(text, { bare: true }).map((sum) => [sum.raw, sum.amount, sum.printedSign])).toEqual(sums)
    if (!text.includes('£')) expect(readMoney(text)).toEqual([])
  })
})

describe('readMoney leaves alone', () => {
  test.each([
    ['0116 295 7572'],
    ['ICB/24/12'],
    ['GBP/3031/014'],
    ['GBP 12'],
    ['8 February 2024'],
    ['09/01/2024'],
    ['2.9 per cent and 6.2%'],
    ['1,783 WTE'],
    ['s114'],
    ['Band D'],
    ['Section 106'],
    ['500 words'],
    ['p5, p 12, 12p, pp. 3-5'],
    ["£'000"],
    ['£000'],
    ['(£)'],
    ['£m'],
    ['£1,0000'],
    ['€5m'],
    ['several pounds'],
    ['450K and 95k'],
  ])('%s', (text) => {
    expect(readMoney(text)).toEqual([])
  })
})
