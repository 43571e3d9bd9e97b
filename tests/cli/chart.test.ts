// Bars begin at zero on either side of it, and a drawing is well-formed whatever the names are.

import { parseDocument } from 'htmlparser2'
import { expect, test } from 'vitest'
import type { Statement } from '#query'
import { barsToText, statementsToSvg } from '../../src/cli/chart.ts'

const said = (
  statement: string,
  basis: string | null,
  value: number,
  made: string | null = '2031-01-09',
): Statement => ({
  body: null,
  entity: 'R&D <system>',
  made,
  statement,
  basis,
  month: null,
  raw: `£${value / 1e6}m`,
  value,
  precision: 1,
  change: null,
  places: [{ id: '1', document: 'a&b.txt', page: null, line: 3, raw: '', quote: '' }],
})

test('deficits stand left of surpluses, and each bar is as long as its sum', () => {
  const bars = barsToText(
    [said('plan', 'plan', -10e6), said('outturn', 'actual', 30e6), said('nil', null, 0, null)],
    80,
  )
  expect(bars.split('\n')).toEqual([
    `2031-01-09  plan     £-10m  ${'█'.repeat(13)}`,
    `2031-01-09  outturn   £30m  ${' '.repeat(13)}${'█'.repeat(39)}`,
    'no date  nil           £0m',
  ])
})

test('a drawing holds one point for each statement', () => {
  const svg = statementsToSvg([said('plan', 'plan', -10e6), said('outturn', 'actual', 30e6)], 'R&D <system>')
  expect(svg.match(/<circle /g)).toHaveLength(2)
  expect(svg).toContain('R&amp;D &lt;system&gt;')
  expect(svg).not.toMatch(/NaN|undefined/)
  expect(parseDocument(svg, { xmlMode: true }).children).toHaveLength(2)
})
