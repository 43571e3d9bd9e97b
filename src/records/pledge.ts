// A cell, a row or a sentence of a plan to the promise in it.

import { z } from 'zod'
import {
  joinPassages,
  type Match,
  type Part,
  type Passage,
  type Reading,
  type RecordType,
  type Row,
  type Surroundings,
  type Table,
} from '#model'
import { count, text } from './kinds.ts'
import { plain } from './plain.ts'

const fields = z.object({
  number: count.nullable().meta({ description: 'Number of the pledge', filter: 'exact', column: true }),
  theme: text.nullable().meta({ description: 'Theme or priority', filter: 'words', search: true, column: true }),
  text: text.meta({ description: 'The promise', filter: 'words', search: true, column: true }),
  plan: text.nullable().meta({ description: 'Title of the plan', search: true }),
  owner: text.nullable().meta({ description: 'Who answers for it', filter: 'words', search: true, column: true }),
  measure: text.nullable().meta({ description: 'How it will be measured', search: true }),
})

export type Pledge = z.infer<typeof fields>

export const pledge: RecordType<Pledge> = {
  name: 'pledge',
  plural: 'pledges',
  summary: 'A promise that a body makes to the public.',
  fields,
  contract: {
    slots: {},
    hints: { number: { does: 'null: the promise is not numbered', values: [null] } },
    columns: {
      pledge: 'The promise',
      theme: 'The theme it stands under',
      measure: 'How it is measured',
      owner: 'Who keeps it',
      number: 'Its number',
    },
  },
  read: (match, around) =>
    match.cells
      ? readRow(match, around)
      : match.rule.set.number === null
        ? readSentence(match, around)
        : readBlock(match, around),
  key: (found) => (found.number === null ? null : String(found.number)),
}

/** A numbered promise as it is printed in one place. */
export interface Statement {
  label: string
  number: number
  text: string
  passage: Passage
  /** 0-based index of the part. */
  partIndex: number
  table?: Table
  row?: Row
  column?: number
}

/** Words that name a promise, the surest first. */
const labels = ['pledge', 'commitment', 'promise', 'ambition', 'priority']
const numbered = new RegExp(
  `^(?:our\\s+)?(${labels.join('|')})\\s+(?:no\\.?\\s*|number\\s+)?(\\d{1,3}|\\p{L}+)(?![\\p{L}\\p{N}])(?!\\.\\d)\\s*[:.)–—-]?\\s*([^]*)$`,
  'iu',
)

/**
 * Every numbered promise that the document states, in order; only under the surest word that the document numbers.
 *
 *   Pledge 4 Open a clinic in each town      stated: a capital, a verb
 *   Pledge 4 and the clinics                 mentioned
 *   Pledge 4 – access to clinics             mentioned
 */
export function statedPledges(around: Surroundings): readonly Statement[] {
  let stated = known.get(around.parts)
  if (!stated) {
    const all = around.parts.flatMap((part, partIndex) => partToStatements(part, partIndex, around))
    const label = labels.find((name) => all.some((statement) => statement.label === name))
    stated = all.filter((statement) => statement.label === label)
    known.set(around.parts, stated)
  }
  return stated
}

const known = new WeakMap<Surroundings['parts'], readonly Statement[]>()

/** `3`, `three` and `Three` are 3; undefined for other words. */
export function readNumber(word: string, around: Surroundings): number | undefined {
  if (/^\d{1,3}$/.test(word)) return Number(word)
  const place = around.words('pledge.numbers').indexOf(word.toLowerCase())
  return place < 0 ? undefined : place + 1
}

/** Whether the pledge itself is stated in the words of a match. */
export function statesPledge(match: Match, around: Surroundings): Statement | undefined {
  const { block, table, rowIndex } = match
  const row = table && rowIndex !== undefined ? table.rows[rowIndex] : undefined
  const cell = row?.cells.find(({ blocks }) => blocks.some((inner) => inner === block))
  return statedPledges(around).find((statement) =>
    cell ? statement.passage === cell.passage : statement.partIndex === around.index && statement.table === undefined,
  )
}

function partToStatements({ block, place }: Part, partIndex: number, around: Surroundings): Statement[] {
  if (!['plan', 'paper', 'appendix'].includes(place.zone)) return []
  const inPlan = place.zone === 'plan'
  if (block.kind !== 'table') {
    const whole = wholeOf(around.parts, partIndex)
    const found = whole && readStatement(whole, inPlan, around)
    return found ? [{ ...found, partIndex }] : []
  }
  return block.rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      const found = readStatement(cell.passage, inPlan, around)
      return found ? [{ ...found, partIndex, table: block, row, column: cell.column }] : []
    }),
  )
}

/** The words of a block; of a heading "Pledge 3" those of the block below it too. */
function wholeOf(parts: Surroundings['parts'], index: number): Passage | undefined {
  const { block } = parts[index]!
  if (block.kind === 'table') return undefined
  const alone = numbered.exec(block.passage.text.trim())
  const below = parts[index + 1]?.block
  return alone && alone[3] === '' && below && below.kind !== 'table' && below.kind !== 'heading'
    ? joinPassages([block.passage, below.passage])
    : block.passage
}

function readStatement(
  passage: Passage,
  inPlan: boolean,
  around: Surroundings,
): Omit<Statement, 'partIndex'> | undefined {
  const match = numbered.exec(passage.text.trim())
  if (!match) return undefined
  const label = match[1]!.toLowerCase()
  const number = readNumber(match[2]!, around)
  const words = match[3]!.replace(/\s+/g, ' ').trim()
  if (number === undefined || words.length > 600 || words.split(' ').length < 3) return undefined
  if (!/^["“‘'(]?\p{Lu}/u.test(words)) return undefined
  const sure = inPlan && labels.indexOf(label) < 3
  if (!sure && !isPromise(words, around)) return undefined
  return { label, number, text: words, passage }
}

/** Whether the words begin as a promise does: "We will …", "Open a clinic …". */
function isPromise(words: string, around: Surroundings): boolean {
  const first = /^\W*(\p{L}+(?:-\p{L}+)?)/u.exec(words)?.[1]?.toLowerCase()
  return (
    /^\W*(?:we|by\s+\d{4},?\s+we)\s+(?:will|shall|are\s+going\s+to)\b/i.test(words) ||
    (first !== undefined && around.words('pledge.promising').includes(first))
  )
}

/** The longest wording of a promise, where it goes on with the same words. */
function fullest(one: Statement, all: readonly Statement[]): Statement {
  const bag = (words: string) => new Set(words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const own = bag(one.text)
  return all
    .filter((other) => other.number === one.number)
    .reduce((best, other) => {
      const shared = [...bag(other.text)].filter((word) => own.has(word)).length
      return other.text.length > best.text.length && shared >= 0.7 * own.size ? other : best
    }, one)
}

function readRow({ cells = {}, passage, table, rowIndex, part }: Match, around: Surroundings): Reading<Pledge>[] {
  const row = table!.rows[rowIndex!]!
  const stated = statedPledges(around)
  const one = stated.find((statement) => statement.row === row && statement.passage === cells.pledge)
  const owner = plain(cells.owner)
  const measure = plain(cells.measure)
  const theme = plain(cells.theme) ?? (one ? themeAbove(one) : null)
  if (!one) {
    // A promise without a number: the column's heading says what it is.
    const words = plain(cells.pledge)
    const number = Number(/^\d{1,3}$/.exec(plain(cells.number) ?? '')?.[0] ?? NaN)
    if (part.place.zone !== 'plan' || !words || words.split(' ').length < 3 || numbered.test(words)) return []
    return [
      {
        fields: {
          number: Number.isNaN(number) ? null : number,
          theme,
          text: words,
          plan: planOf(part, around),
          owner,
          measure,
        },
        at: placed({ text: cells.pledge, owner: cells.owner, measure: cells.measure, theme: cells.theme }),
      },
    ]
  }
  return [numberedReading(one, { theme, owner, measure }, passage, part, around, cells)]
}

function readBlock(match: Match, around: Surroundings): Reading<Pledge>[] {
  const one = statesPledge(match, around)
  if (!one) return []
  const theme = one.table ? themeOver(one.table, match.rowIndex!, one.column!) : null
  return [numberedReading(one, { theme, owner: null, measure: null }, one.passage, match.part, around, {})]
}

function numberedReading(
  one: Statement,
  { theme, owner, measure }: Pick<Pledge, 'theme' | 'owner' | 'measure'>,
  passage: Passage,
  part: Part,
  around: Surroundings,
  cells: Readonly<Record<string, Passage>>,
): Reading<Pledge> {
  const full = fullest(one, statedPledges(around))
  const places =
    full.passage === one.passage
      ? [passage]
      : full.partIndex <= one.partIndex
        ? [full.passage, passage]
        : [passage, full.passage]
  return {
    fields: { number: one.number, theme, text: full.text, plan: planOf(part, around), owner, measure },
    passage: joinPassages(places),
    at: placed({ text: full.passage, owner: cells.owner, measure: cells.measure, theme: cells.theme }),
  }
}

function placed(
  words: Partial<Record<keyof Pledge & string, Passage | undefined>>,
): Partial<Record<keyof Pledge & string, Passage>> {
  return Object.fromEntries(Object.entries(words).filter(([, passage]) => passage !== undefined))
}

function readSentence({ passage, part }: Match, around: Surroundings): Reading<Pledge>[] {
  const words = plain(passage)?.replace(/(?<!\s)\s*:$/, '')
  if (!words || words.split(' ').length < 6 || /\?$/.test(words)) return []
  return [
    { fields: { number: null, theme: null, text: words, plan: planOf(part, around), owner: null, measure: null } },
  ]
}

const planOf = ({ place }: Part, { kind, title }: Surroundings) =>
  kind === 'plan' || kind === 'report' || kind === 'other' ? title : (place.paper?.title ?? null)

/**
 * The theme of a row whose own cell is empty because the cell above spans it.
 *
 *   In an emergency | Pledge 4 …
 *                   | Pledge 5 …     ← In an emergency
 */
function themeAbove({ table, row, column }: Statement): string | null {
  if (!table || !row || !column) return null
  for (let i = table.rows.indexOf(row); i >= 0; i--) {
    const { cells } = table.rows[i]!
    if (!numbered.test(cells.find((cell) => cell.column === column)?.passage.text.trim() ?? '')) return null
    const words = plain(cells.find((cell) => cell.column === column - 1)?.passage)
    if (words) return /\p{L}{3}/u.test(words) ? words : null
  }
  return null
}

/**
 * The theme over a cell of a grid: the nearest row above that holds no promise, in the same column or in the cell that
 * spans it from the left.
 *
 *   Starting well | Living well |          |
 *   Pledge 1 …    | Pledge 2 …  | Pledge 3 …      3 belongs to Living well
 */
function themeOver(table: Table, rowIndex: number, column: number): string | null {
  for (let i = rowIndex - 1; i >= 0; i--) {
    const { cells } = table.rows[i]!
    const filled = cells.filter((cell) => plain(cell.passage))
    if (filled.length === 0 || filled.some((cell) => numbered.test(cell.passage.text.trim()))) continue
    const over = filled.filter((cell) => cell.column <= column).at(-1)
    const words = plain(over?.passage)
    return words && words.split(' ').length <= 10 && !/\bwe will\b|\bpledges?\b|:$/i.test(words) ? words : null
  }
  return null
}
