// The one door of the pipeline: papers in, records and what else the program knows of them out.

import './v8.ts'

export { ownRuleBook, ownRulesHash, ruleBookWith, rulesHash } from './books.ts'
export * from './document.ts'
export * from './view.ts'
export * from './examples.ts'
export * from './trials.ts'
