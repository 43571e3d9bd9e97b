// The rules that a paper is read with.

import { createHash } from 'node:crypto'
import { recordTypes } from '#records'
import { compileRules, fingerprintOf, loadRuleSources, ownRules, type RuleBook } from '#rules'

let own: RuleBook | undefined

/** The rules that come with the program, compiled once. */
export function ownRuleBook(): RuleBook {
  own ??= compileRules(loadRuleSources(), recordTypes)
  return own
}

/** The program's rules with those of further folders, which go before them. */
export function ruleBookWith(folders: readonly string[]): RuleBook {
  return folders.length === 0 ? ownRuleBook() : compileRules(loadRuleSources([ownRules, ...folders]), recordTypes)
}

/** Two indexes with the same hash were made by the same rules and record types. */
export function rulesHash({ fingerprint }: Pick<RuleBook, 'fingerprint'>): string {
  return createHash('sha256').update(fingerprint).digest('hex')
}

/** The same for the rules that come with the program, which need not be compiled for that. */
export function ownRulesHash(): string {
  return rulesHash({ fingerprint: fingerprintOf(loadRuleSources()) })
}
