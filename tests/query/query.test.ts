// Questions find what they ask for and nothing else.

import { describe, expect, test } from 'vitest'
import { recordTypes } from '#records'
import {
  alikeRefs,
  compareDecisions,
  explainMiss,
  filtersOf,
  listCoverage,
  listRecords,
  readFigureQuestion,
  recordExcerpts,
  search,
  trace,
} from '#query'
import { linkStage } from '#pipeline'
import { eachRecord, openIndex, recordsById, saveLinks, saveReading } from '#store'
import { aprilMinutes, readingOf, sheets } from '../store/sample.ts'

const index = openIndex(':memory:', recordTypes)
for (const sheet of sheets) saveReading(index, readingOf(sheet), { bytes: 1, rulesHash: 'r' })

const typeOf = (plural: string) => recordTypes.find((type) => type.plural === plural)!

function list(plural: string, given: Record<string, string[]>, more: object = {}) {
  return listRecords(index, typeOf(plural), { given, limit: 0, asOf: '2024-06-14', ...more })
}
const quotes = (plural: string, given: Record<string, string[]>, more: object = {}) =>
  list(plural, given, more).records.map((record) => record.source.quote)

describe('filters', () => {
  const refs = (given: Record<string, string[]>) => list('actions', given).records.map((record) => record['ref'])

  test.each([
    [{ owner: ['finch'] }, [null, 'MV/24/012']],
    [{ owner: ['FINCH ada'] }, [null, 'MV/24/012']],
    [{ owner: ['Fin*'] }, [null, 'MV/24/012']],
    [{ owner: ['reed', 'finch'] }, [null, 'MV/24/012', 'MV/24/011', 'MV/23/119']],
    [{ ref: ['mv/23/119'] }, ['MV/23/119']],
    [{ status: ['On track'] }, ['MV/23/119']],
    [{ status: ['on-track', 'completed'] }, ['MV/24/011', 'MV/23/119']],
    [{ origin: ['minutes'] }, [null]],
    [{ since: ['2024-06'] }, ['MV/24/012', 'MV/24/011', 'MV/23/119']],
    [{ until: ['2024-04'] }, [null]],
    [{ meeting: ['2024-04-11'] }, [null]],
    [{ body: ['vale marlow'] }, [null, 'MV/24/012', 'MV/24/011', 'MV/23/119']],
    [{ body: ['Otherton'] }, []],
    [{ item: ['MV/24/012'] }, [null]],
    [{ item: ['mv/24'] }, [null]],
    [{ document: ['06-PACK'] }, ['MV/24/012', 'MV/24/011', 'MV/23/119']],
    [{ text: ['reporting'] }, [null, 'MV/24/012', 'MV/24/011', 'MV/23/119']],
    [{ text: ['"report back"'] }, [null]],
    [{ 'due-before': ['2024-05'] }, []],
    [{ 'due-before': ['2024-05-02'] }, ['MV/24/011']],
    [{ 'due-before': ['2024-06'] }, ['MV/24/012', 'MV/24/011']],
    [{ 'due-after': ['2024-05'] }, ['MV/23/119']],
    [{ 'raised-before': ['2024-05'] }, [null, 'MV/24/012', 'MV/24/011', 'MV/23/119']],
    [{ overdue: ['yes'] }, ['MV/24/012']],
  ])('actions %j', (given, expected) => expect(refs(given as Record<string, string[]>)).toEqual(expected))

  test('a month is overdue when its last day has passed', () => {
    const overdue = (asOf: string) => list('actions', { overdue: ['yes'] }, { asOf }).total
    expect([overdue('2024-05-31'), overdue('2024-06-01'), overdue('2024-06-21')]).toEqual([0, 1, 2])
  })

  test.each([
    ['resolutions', { verb: ['approve'] }, 1],
    ['resolutions', { verb: ['Note'] }, 1],
    ['resolutions', { verb: ['approve', 'note'] }, 2],
    ['ratings', { rating: ['red'] }, 1],
    ['ratings', { rating: ['red', 'amber'], paper: ['g'] }, 2],
    ['ratings', { subject: ['audiology paediatric'] }, 1],
    ['pledges', { number: ['10'] }, 1],
    ['mentions', { number: ['10'] }, 1],
    ['risks', { min: ['15'] }, 1],
    ['risks', { max: ['11'] }, 0],
    ['figures', { min: ['£10m'] }, 3],
    ['figures', { min: ['+10m'] }, 0],
    ['figures', { max: ['-£61.08m'] }, 1],
    ['figures', { max: ['0'] }, 3],
    ['figures', { min: ['4m'], max: ['4,200,000'] }, 1],
    ['figures', { recurrent: ['no'] }, 1],
    ['figures', { recurrent: ['yes'] }, 1],
    ['figures', { period: ['2023/24'] }, 2],
    ['figures', { period: ['M9 23/24'] }, 1],
    ['figures', { measure: ['surplus-deficit'], basis: ['plan'] }, 1],
    ['meetings', { since: ['2024-04-11'], until: ['2024-04-11'] }, 1],
  ])('%s %j gives %d', (plural, given, total) =>
    expect(list(plural, given as Record<string, string[]>).total).toBe(total),
  )

  test('part of the id of a meeting finds what belongs to it', () => {
    const { id } = list('meetings', {}).records[0]!
    expect(list('actions', { meeting: [id.slice(3)] }).total).toBe(1)
    expect(list('meetings', { meeting: [id] }).total).toBe(1)
  })

  test.each([
    ['actions', { since: ['last year'] }, /^--since: "last year" is not a date; write 2024-04-11/],
    ['actions', { since: ['2024-13'] }, /is not a date/],
    ['actions', { status: ['done'] }, /^--status: "done" is not known; use completed, on_track/],
    ['actions', { owner: ['&'] }, /holds no word/],
    ['figures', { min: ['lots'] }, /^--min: "lots" is not a sum of money/],
    ['risks', { min: ['high'] }, /is not a number/],
    ['pledges', { number: ['ten'] }, /is not a number/],
  ])('%s %j is refused in one line', (plural, given, line) => {
    expect(() => list(plural, given as Record<string, string[]>)).toThrow(line)
  })

  test('no type has two filters of one name', () => {
    for (const type of recordTypes) {
      const flags = filtersOf(type).map((filter) => filter.flag)
      expect(new Set(flags).size).toBe(flags.length)
    }
  })
})

test('sorting turns on a minus, and what is unknown stays last', () => {
  expect(quotes('figures', { measure: ['surplus_deficit'] }, { sort: '-value' }).at(0)).toBe('(12,000)')
  const due = list('actions', {}, { sort: '-due' }).records.map((record) => record['due'])
  expect(due).toEqual(['2024-06-20', '2024-05-01', '2024-05', null])
  expect(() => list('actions', {}, { sort: 'colour' })).toThrow(/--sort: no column "colour"; use date, body/)
})

test('a limit holds rows back and keeps the total', () => {
  const listing = list('actions', {}, { limit: 1 })
  expect([listing.records.length, listing.total]).toEqual([1, 4])
})

describe('a question about sums', () => {
  const ask = (question: string) => {
    const type = typeOf('figures')
    const { conditions } = readFigureQuestion(index, type, question)
    return listRecords(index, type, { given: {}, limit: 0, asOf: '2024-06-14', also: conditions }).records.map(
      (record) => record['raw'],
    )
  }

  test.each([
    ['£61.1m forecast', ['£(61.1)m', '(61,072)']],
    ['£61.1m', ['£(61.1)m', '(61,072)']],
    ['£(61.1)m FOT', ['£(61.1)m', '(61,072)']],
    ['£61.10m', ['£(61.1)m']],
    ['£61.07m', ['(61,072)']],
    ['61,072', ['(61,072)']],
    ['61.1', ['£(61.1)m', '(61,072)']],
    ['£61.1m plan', []],
    ['Fernhill deficit month 9', ['£(61.1)m']],
    ['fernhill plan', ['(12,000)']],
    ['agency 2023/24', ['£4.2m']],
    ['agency spend 23/24', ['£4.2m']],
    ['agency 22/23', []],
    ['savings forecast', ['8,100']],
    ['CIP recurrent', ['8,100']],
    ['non-recurrent', ['£4.2m']],
    ['surplus', []],
    ['deficit otterly', []],
    ['M9', ['£(61.1)m']],
    ['£4.2 million', ['£4.2m']],
    ['over £10m', ['£(61.1)m', '(12,000)', '(61,072)']],
    ['agency over £10m', []],
    ['agency at least £4m 2023/24', ['£4.2m']],
    ['up to £5m', ['£4.2m']],
    ['between £5m and £20m', ['(12,000)', '8,100']],
    ['deficit over £20m forecast', ['£(61.1)m', '(61,072)']],
  ])('%s', (question, raws) => expect(ask(question)).toEqual(raws))
})

describe('a question that nothing answers', () => {
  const explain = (question: string) => {
    const type = typeOf('figures')
    return explainMiss(index, type, readFigureQuestion(index, type, question))
  }

  test.each([
    [
      '£61.1m plan',
      [
        'without sum £61,050,000 to £61,150,000: 1 fit',
        'without basis plan: 2 fit',
        'nearest sums: (12,000) (Fernhill)',
      ],
    ],
    ['agency over £10m', ['without at least £10,000,000: 1 fit', 'without measure agency: 3 fit']],
    ['£70m', ['nearest sums: £(61.1)m (Fernhill), (61,072) (Fernhill), (12,000) (Fernhill)']],
    ['agency 22/23 otterly', ['no part of the question can be left out alone; ask for fewer']],
  ])('%s', (question, lines) => expect(explain(question)).toEqual(lines))
})

describe('search', () => {
  const find = (words: string, more: object = {}) => search(index, words, { limit: 0, ...more })
  const types = (words: string) => Object.keys(find(words).facets)

  test.each(['A&E', '52-week', 'MV/24/011', '£4.2m', '£(61.1)m', "Otter House's", 'a AND', 'NEAR(', '(x) report*'])(
    'takes %s as words, whatever they mean to FTS5',
    (words) => expect(() => find(words)).not.toThrow(),
  )

  test('finds words by stem and phrases exactly', () => {
    expect(types('A&E')).toEqual(['page', 'resolution'])
    expect(find('52-week').total).toBe(2)
    expect(find('MV/23/119').facets).toEqual({ page: 1, action: 1 })
    expect(find('MV/23/11').total).toBe(0)
    expect(find('approves').facets).toEqual({ page: 3, resolution: 1 })
    expect(find('"approved"').facets).toEqual({ page: 2 })
    expect(find('"approved by the members"').facets).toEqual({ page: 1 })
    expect(find('"approves by the members"').total).toBe(0)
  })

  test('marks what it found', () => {
    const marked = (words: string) =>
      find(words).hits.map(({ snippet: { text, marks } }) => marks.map(([start, end]) => text.slice(start, end)))
    expect(marked('audiolog*')).toEqual(
      marked('audiolog*').map(() => expect.arrayContaining([expect.stringMatching(/audiology/i)])),
    )
    expect(marked('"approved plan"')).toEqual([['approved plan']])
  })

  test('knows the meeting of a page, and filters by it', () => {
    const april = find('audiology', { until: '2024-04', types: ['page'] }).hits
    expect(april.map((hit) => [hit.meeting.date, hit.line])).toEqual([
      ['2024-04-11', 7],
      ['2024-04-11', 8],
    ])
    // Words that no single line has are still found in the page as a whole.
    expect(find('otter audiology', { types: ['page'] }).hits.map((hit) => hit.line)).toEqual([null])
    expect(find('audiology', { since: '2024-06', types: ['ratings'] }).total).toBe(1)
  })

  test('raw syntax goes through, and its mistakes are one line', () => {
    expect(find('leas* NOT report', { raw: true }).total).toBeGreaterThan(0)
    expect(find('owner: finch', { raw: true }).facets).toEqual({ action: 2 })
    expect(() => find('"unfinished', { raw: true })).toThrow(/^search --raw: .*; leave out --raw/)
    expect(() => find('nothere: x', { raw: true })).toThrow(/^search --raw: /)
    expect(() => find('…')).toThrow(/holds no word/)
    expect(() => find('x', { types: ['poem'] })).toThrow(/^--type: "poem" is not known; use page, meeting/)
  })
})

describe('trace', () => {
  const steps = (ref: string) => trace(index, ref, 0).steps.map(({ meeting, type, line }) => [meeting.date, type, line])

  test('goes from the minutes to the log, oldest first', () => {
    expect(steps('mv/24/012')).toEqual([
      ['2024-04-11', 'line', 7],
      ['2024-04-11', 'action', 8],
      ['2024-04-11', 'pledge_mention', 8],
      ['2024-06-13', 'action', 2],
    ])
    expect(steps('MV/23/119')).toEqual([['2024-06-13', 'action', 4]])
    expect(steps('MV/23/11')).toEqual([])
  })

  test('a pledge is found by its number, in words, and in mentions', () => {
    expect(steps('pledge 10')).toEqual([
      ['2024-04-11', 'action', 8],
      ['2024-04-11', 'pledge_mention', 8],
      [null, 'pledge', 2],
    ])
  })

  test('a term is found in any case', () => {
    expect(trace(index, 'paediatric audiology', 0).steps.map(({ type }) => type)).toEqual([
      'line',
      'action',
      'pledge_mention',
      'rag_rating',
    ])
  })

  test('what is not found may be something alike', () => {
    expect(trace(index, 'MV/24/0112', 0)).toMatchObject({ total: 0, alike: expect.arrayContaining(['MV/24/011']) })
    expect(alikeRefs(index, 'Paediatric audiolgy')).toEqual(['Paediatric audiology'])
    expect(alikeRefs(index, 'zzz')).toEqual([])
  })
})

test('coverage shows each document and what gave nothing', () => {
  const rows = listCoverage(index, { limit: 0 }).rows
  expect(rows.filter((row) => row.kind === 'document').map((row) => [row.document, row.records])).toEqual(
    sheets.map((sheet) => [sheet.path, sheet.records.length]),
  )
  expect(listCoverage(index, { limit: 0, all: true, kinds: ['page'] }).total).toBe(5)
  expect(listCoverage(index, { limit: 0, document: 'PLAN' }).total).toBe(1)
})

test('a record is shown among the lines of its page', () => {
  const [record] = recordsById(index, readingOf(aprilMinutes).records[3]!.id)
  const [excerpt] = recordExcerpts(index, record!, 1)
  expect(excerpt!.lines.map((line) => line.number)).toEqual([5, 6, 7])
  expect(excerpt!.lines[1]!.marks).toEqual([[0, 40]])
})

describe('what was recommended beside what was decided', () => {
  const may = { body: 'Quay Committee', date: '2031-05-06' }
  const june = { body: 'Quay Committee', date: '2031-06-03' }
  const docks = { body: 'Docks Panel', date: '2031-05-06' }
  const draft = (type: string, item_ref: string, meeting: typeof may | null, verb: string) => ({
    type,
    quote: `To ${verb}.`,
    item_ref,
    meeting,
    fields: { verbs: [verb], text: `To ${verb}.`, form: 'formal', outcome: 'decided', addressee: null },
  })

  test.each<[told: string, item: string, asked: typeof may | null, taken: typeof may | null, verb: string, string[]]>([
    ['a reference, whatever meeting took it', 'QC/31/5', may, june, 'approve', ['same verbs']],
    ['a reference without a meeting', 'QC/31/5', null, june, 'note', ['other verbs']],
    ['a number at the same meeting', '5', may, may, 'note', ['other verbs']],
    ['the same number a month later', '5', may, june, 'approve', ['not decided', 'no recommendation']],
    ['the same number of another body', '5', may, docks, 'approve', ['not decided', 'no recommendation']],
    ['a number of no known meeting', '5', null, null, 'approve', []],
  ])('%s', (_, item, asked, taken, verb, expected) => {
    const own = openIndex(':memory:', recordTypes)
    const records = [draft('recommendation', item, asked, 'approve'), draft('resolution', item, taken, verb)]
    const sheet = { path: 'quay.md', pages: ['To approve.\nTo note.'], records }
    saveReading(own, readingOf(sheet), { bytes: 1, rulesHash: 'r' })
    saveLinks(own, linkStage([...eachRecord(own)], new Map()), 'due')
    const found = compareDecisions(own, {}).map(({ agreement }) => agreement.replace(/ (?:in|on) .*/, ''))
    expect(found.sort()).toEqual([...expected].sort())
  })
})
