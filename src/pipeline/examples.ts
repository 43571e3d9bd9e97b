// The examples of a rule to those that it does not keep.

import type { ExportedRecord, ZoneKind } from '#model'
import type { CompiledRule, RuleBook } from '#rules'
import { readWords } from './trials.ts'

/** An example that gives something else than it says, or a counterexample that gives something. */
export interface BrokenExample {
  file: string
  rule: string
  kind: 'example' | 'counterexample'
  /** 1-based place among its kind. */
  number: number
  text: string
  wanted: unknown
  got: unknown
}

/** What one example of a rule gives, and the patterns that it used. */
export function tryExample(
  rule: CompiledRule,
  example: CompiledRule['examples'][number],
  book: RuleBook,
): { got: readonly Record<string, unknown>[]; patterns: readonly string[] } {
  const { records, trials } = readWords(example.text, zoneOf(rule, example.zone), book, example.date ?? null)
  return {
    got: ownRecords(records, rule).map((record, i) => pick(record, example.gives[i] ?? {})),
    patterns: trials.flatMap((trial) =>
      trial.rule.id === rule.id && trial.outcome === 'taken' && trial.pattern ? [trial.pattern] : [],
    ),
  }
}

/** What one counterexample of a rule gives; it should be nothing. */
export function tryCounterexample(
  rule: CompiledRule,
  example: CompiledRule['counterexamples'][number],
  book: RuleBook,
): readonly ExportedRecord[] {
  return ownRecords(readWords(example.text, zoneOf(rule, example.zone), book, example.date ?? null).records, rule)
}

/** The examples and counterexamples of rules that do not hold. */
export function brokenExamples(rules: readonly CompiledRule[], book: RuleBook): BrokenExample[] {
  return rules.flatMap((rule) => {
    const broken = (kind: BrokenExample['kind'], number: number, text: string, wanted: unknown, got: unknown) =>
      JSON.stringify(wanted) === JSON.stringify(got)
        ? []
        : [{ file: rule.file, rule: rule.id, kind, number, text, wanted, got }]
    return [
      ...rule.examples.flatMap((example, i) =>
        broken('example', i + 1, example.text, example.gives, tryExample(rule, example, book).got),
      ),
      ...rule.counterexamples.flatMap((example, i) =>
        broken(
          'counterexample',
          i + 1,
          example.text,
          [],
          tryCounterexample(rule, example, book).map(({ source }) => ({ quote: source.quote })),
        ),
      ),
    ]
  })
}

const ownRecords = (records: readonly ExportedRecord[], rule: CompiledRule) =>
  records.filter((record) => record.rule === rule.id)

const zoneOf = (rule: CompiledRule, zone: ZoneKind | undefined): ZoneKind => zone ?? rule.zone?.[0] ?? 'paper'

/** Only the fields that the example lists, in its order; nested objects likewise. */
function pick(record: Record<string, unknown>, like: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(like).map(([name, want]) => {
      const value = record[name]
      const nested =
        want !== null && typeof want === 'object' && !Array.isArray(want) && value !== null && typeof value === 'object'
      return [name, nested ? pick(value as Record<string, unknown>, want as Record<string, unknown>) : (value ?? null)]
    }),
  )
}
