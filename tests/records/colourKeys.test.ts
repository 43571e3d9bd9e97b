// What the colours of a log mean in the key of its paper, wherever the key stands and in whatever order.

import { expect, test } from 'vitest'
import { readDocument } from '#pipeline'
import { ruledTable, tinyPdf, words } from '../read/pdfFile.ts'

const red = '.9 .1 .1'
const amber = '1 .75 0'
const green = '0 .69 .31'
const darkGreen = '0 .4 .15'
const blue = '0 .3 .8'
const grey = '.6 .6 .6'
const white = '1 1 1'

interface Grid {
  rows: string[][]
  fills: Record<string, string>
  widths: number[]
}

/** A log whose last column is nothing but a colour. */
const log = (...colours: string[]): Grid => ({
  rows: [
    ['Ref', 'Owner', 'Action', 'Due', 'Status'],
    ...colours.map((_, i) => [
      `HB/${i + 1}`,
      'Ann Ash',
      ['Mend', 'Paint', 'Sweep', 'Grease', 'Test'][i]! + ' the crane',
      'May 2031',
      '',
    ]),
  ],
  fills: Object.fromEntries(colours.map((colour, i) => [`${i + 1},4`, colour])),
  widths: [60, 100, 120, 100, 60],
})
/** A key of one row, each state on its colour. */
const across = (...states: [string, string][]): Grid => ({
  rows: [states.map(([state]) => state)],
  fills: Object.fromEntries(states.map(([, colour], i) => [`0,${i}`, colour])),
  widths: states.map(() => 85),
})
/** A key of one column. */
const column = (...states: [string, string][]): Grid => ({
  rows: states.map(([state]) => [state]),
  fills: Object.fromEntries(states.map(([, colour], i) => [`${i},0`, colour])),
  widths: [160],
})
/** A key with each state on its colour and what it means beside it. */
const down = (...states: [string, string][]): Grid => ({
  rows: states.map(([state]) => [state, `Used for what is ${state.toLowerCase()} so far`]),
  fills: Object.fromEntries(states.map(([, colour], i) => [`${i},0`, colour])),
  widths: [100, 220],
})
/** A key with a swatch before each state. */
const swatches = (...states: [string, string][]): Grid => ({
  rows: states.map(([state]) => ['', state]),
  fills: Object.fromEntries(states.map(([, colour], i) => [`${i},0`, colour])),
  widths: [40, 160],
})
/** A key of two rows: swatches and the states below them. */
const twoRows = (...states: [string, string][]): Grid => ({
  rows: [states.map(() => ''), states.map(([state]) => state)],
  fills: Object.fromEntries(states.map(([, colour], i) => [`0,${i}`, colour])),
  widths: states.map(() => 85),
})

const drawn = (y: number, { rows, fills, widths }: Grid) => ruledTable(50, y, widths, rows, fills)

async function actionsOf(pages: readonly (readonly Grid[])[]) {
  const outcome = await readDocument(
    'log.pdf',
    tinyPdf(
      pages.map((grids, i) => {
        let y = 740
        const content = grids.map((grid) => {
          const table = drawn(y, grid)
          y -= grid.rows.length * 20 + 60
          return table
        })
        return {
          content:
            words(50, 780, i === 0 ? 'Action log of the harbour board' : 'What the colours mean', 14, 'F2') +
            content.join(''),
        }
      }),
    ),
  )
  if ('problem' in outcome) throw new Error(outcome.problem.message)
  return outcome.reading.records
}

const three: [string, string][] = [
  ['Not started', red],
  ['Completed', green],
  ['At risk', amber],
]
const five: [string, string][] = [
  ['Complete', blue],
  ['On track', green],
  ['At risk', amber],
  ['Overdue', red],
  ['Not started', grey],
]
const lost = (...states: string[]) => across(...states.map((state): [string, string] => [state, white]))

test.each<[string, Grid[][], (string | null)[]]>([
  ['a key in another order', [[across(...three), log(green, amber, red)]], ['completed', 'at_risk', 'no_progress']],
  [
    'a key with what each state means',
    [[down(...three), log(green, amber, red)]],
    ['completed', 'at_risk', 'no_progress'],
  ],
  ['a key with swatches', [[swatches(...three), log(green, amber, red)]], ['completed', 'at_risk', 'no_progress']],
  ['a key of two rows', [[twoRows(...three), log(green, amber, red)]], ['completed', 'at_risk', 'no_progress']],
  [
    'a key of four states',
    [[across(...five.slice(0, 4)), log(red, blue, green)]],
    ['overdue', 'completed', 'on_track'],
  ],
  [
    'a key of five states, blue and grey among them',
    [[down(...five), log(grey, blue, green, amber, red)]],
    ['no_progress', 'completed', 'on_track', 'at_risk', 'overdue'],
  ],
  [
    'a key of one column',
    [[column(...five), log(grey, blue, green, amber, red)]],
    ['no_progress', 'completed', 'on_track', 'at_risk', 'overdue'],
  ],
  ['a key below the log', [[log(green, amber, red), across(...three)]], ['completed', 'at_risk', 'no_progress']],
  ['a key on the next page', [[log(green, amber, red)], [across(...three)]], ['completed', 'at_risk', 'no_progress']],
  [
    'two greens told apart by their shade',
    [[across(['Completed', darkGreen], ['On track', green], ['At risk', amber]), log(green, darkGreen, amber)]],
    ['on_track', 'completed', 'at_risk'],
  ],
  [
    'a white cell of the key, and one of the log',
    [[across(['Completed', green], ['Not started', white], ['At risk', amber]), log(white, green, amber)]],
    [null, 'completed', 'at_risk'],
  ],
  [
    'colours lost with the print',
    [[lost('Completed', 'On track', 'No progress'), log(green, amber, red)]],
    ['completed', 'on_track', 'no_progress'],
  ],
  [
    'colours lost, in an order that may be any',
    [[lost('No progress', 'Completed', 'On track'), log(green, amber, red)]],
    [null, null, null],
  ],
  ['no key', [[log(green, amber, red)]], [null, null, null]],
])('%s', async (_, pages, expected) => {
  const actions = (await actionsOf(pages)).filter(({ type }) => type === 'action')
  expect(actions.map((record) => record['status'])).toEqual(expected)
})

test.each<[string, Grid[][], string[]]>([
  ['grey with a key that has grey', [[down(...five), log(grey, blue, green)]], ['grey', 'blue', 'green']],
  ['grey without such a key', [[across(...five.slice(0, 4)), log(grey, blue, green)]], ['blue', 'green']],
  ['another grey than that of the key', [[down(...five), log('.8 .8 .8', blue, green)]], ['blue', 'green']],
])('%s rates', async (_, pages, expected) => {
  const ratings = (await actionsOf(pages)).filter(({ type }) => type === 'rag_rating')
  expect(ratings.map((record) => record['rating'])).toEqual(expected)
})
