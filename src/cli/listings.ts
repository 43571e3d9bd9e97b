// Each record type → the command that lists its records, with a flag for each of its filters.

import { type Command, Option } from 'commander'
import type { RecordType } from '#model'
import {
  type Filter,
  filtersOf,
  explainMiss,
  type FigureQuestion,
  countRecords,
  listRecords,
  readFigureQuestion,
  readTypedDate,
  sortWords,
} from '#query'
import type { Index } from '#store'
import {
  addCommand,
  type Context,
  globalsOf,
  printRows,
  repeatable,
  usualLimit,
  withChoices,
  withIndex,
} from './context.ts'
import { objectsToRows } from './formats.ts'
import { say } from './io.ts'
import { recordsToRows } from './recordRows.ts'
import { printView, views } from './views.ts'

export function addListings(program: Command, context: Context): void {
  for (const type of context.types) addListing(program, context, type)
}

function addListing(program: Command, context: Context, type: RecordType): void {
  const filters = filtersOf(type)
  const question = type.name === 'figure' ? 'sum, measure, basis, entity and period in free words' : 'short for --text'
  const command = addCommand(program, type.plural, type.summary.replace(/\.$/, '')).argument('[words...]', question)
  const options = filters.map((filter) => ({ filter, options: filterOptions(filter) }))
  for (const { options: some } of options) for (const option of some) command.addOption(option)
  if (filters.some(({ flag }) => flag === 'overdue'))
    command.option(
      '--as-of <date>',
      'the day on which it is asked; what later meetings tell does not count in the ledger (default: today)',
    )
  const view = views[type.name]
  for (const option of view?.options ?? []) command.addOption(option)
  command.option('--versions', 'records of draft minutes too, where later minutes of the meeting say the same')
  command.option('--count <columns>', 'how many records share these columns, with commas between')
  command.addOption(withChoices(new Option('--sort <column>', 'with - before it from the top down'), sortWords(type)))

  const agreement = type.name === 'check' ? context.types.find(({ name }) => name === 'agreement') : undefined
  if (agreement) command.option('--agreeing', 'the sums that do agree, instead')

  command.action(async (words: string[], _options, self: Command) => {
    const agreeing = agreement && self.getOptionValue('agreeing') === true
    const listed = agreeing ? agreement : type
    const globals = globalsOf(self)
    const given: Record<string, readonly string[]> = {}
    for (const { filter, options: some } of options) {
      const value = self.getOptionValue(some[0]!.attributeName()) as string[] | string | boolean | undefined
      if (value === undefined) continue
      given[filter.flag] = typeof value === 'boolean' ? [value ? 'yes' : 'no'] : [value].flat()
    }
    const asOf = self.getOptionValue('asOf') as string | undefined
    await withIndex(context, globals, async (index) => {
      const question = questionOf(index, context, listed, words, given)
      const also = question?.conditions ?? []
      const versions = self.getOptionValue('versions') === true
      const sort = self.getOptionValue('sort') as string | undefined
      const by = (self.getOptionValue('count') as string | undefined)?.split(',').map((word) => word.trim())
      const today = asOf === undefined ? context.io.today : readTypedDate('as-of', asOf).first
      const on = new Set(
        (view?.options ?? []).map((option) => option.attributeName()).filter((name) => self.getOptionValue(name)),
      )
      if (await printView(context, globals, index, view, { given, on, asOf: today })) return
      const nothing = `no ${listed.plural} fit; minutebook coverage shows what was read`
      if (by) {
        const { counts, total } = countRecords(index, listed, by, {
          given,
          limit: globals.limit ?? usualLimit,
          asOf: today,
          also,
          versions,
        })
        const objects = counts.map(({ values, records, first, last }) => ({ ...values, records, first, last }))
        await printRows(context, globals, objectsToRows([...by, 'records', 'first', 'last'], objects), {
          total,
          nothing,
        })
        return
      }
      const { records, total } = listRecords(index, listed, {
        given,
        limit: globals.limit ?? usualLimit,
        asOf: today,
        also,
        versions,
        ...(sort === undefined ? {} : { sort }),
      })
      await printRows(context, globals, recordsToRows(listed, records), { total, nothing })
      if (question && total === 0) for (const line of explainMiss(index, listed, question)) say(context.io, line)
      if (agreement && !agreeing) sayAgreements(index, context, agreement)
    })
  })
}

/** Silence about a sum is no proof: that it was held against others and agrees is said, too. */
function sayAgreements(index: Index, { io }: Context, agreement: RecordType): void {
  const { total } = listRecords(index, agreement, { given: {}, limit: 1, asOf: io.today })
  if (total > 0) say(io, `${total} comparisons agree; minutebook checks --agreeing shows them`)
}

/** Free words ask for sums where sums are listed, and for the text of the records elsewhere. */
function questionOf(
  index: Index,
  { io }: Context,
  type: RecordType,
  words: readonly string[],
  given: Record<string, readonly string[]>,
): FigureQuestion | undefined {
  if (words.length === 0) return undefined
  if (type.name !== 'figure') {
    given['text'] = [...(given['text'] ?? []), words.join(' ')]
    return undefined
  }
  const question = readFigureQuestion(index, type, words.join(' '))
  say(io, `asked: ${question.understood.join(' · ')}`)
  return question
}

function filterOptions(filter: Filter): Option[] {
  const { flag, value, description, choices } = filter
  if (value === null) {
    const option = new Option(`--${flag}`, description)
    return filter.negatable ? [option, new Option(`--no-${flag}`, `not: ${lowerFirst(description)}`)] : [option]
  }
  const option = new Option(`--${flag} <${value}>`, description)
  if (filter.repeatable) repeatable(option)
  return [choices ? withChoices(option, choices) : option]
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
