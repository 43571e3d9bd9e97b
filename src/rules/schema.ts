// What a rule file may hold.

import { z } from 'zod'
import { zoneKinds } from '#model'

const oneOrMore = z.union([z.string(), z.array(z.string()).min(1)]).transform((value) => (Array.isArray(value) ? value : [value]))
const zones = z
  .union([z.enum(zoneKinds), z.array(z.enum(zoneKinds)).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]))

/** How a rule cuts the words it looks at. */
export const unitKinds = ['sentence', 'list', 'motion', 'block', 'row', 'table', 'announcement'] as const
export type UnitKind = (typeof unitKinds)[number]

const example = z.strictObject({
  text: z.string(),
  /** The zone the text stands in; the first of the rule's zones where it is not said. */
  zone: z.enum(zoneKinds).optional(),
  /** Date of the meeting to which the text belongs. */
  date: z.string().optional(),
  /** The finished fields of every record of this rule, in order; only the fields listed are compared. */
  gives: z.array(z.record(z.string(), z.unknown())).min(1),
})
const counterexample = z.strictObject({ text: z.string(), zone: z.enum(zoneKinds).optional(), date: z.string().optional() })

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words joined by hyphens'),
  /** Where the rule holds; everywhere but key, contents and article where it is not said. */
  zone: zones.optional(),
  because: z.string().min(10),
  items: z.enum(unitKinds).default('sentence'),
  /** The formula above a list, or a heading; matched to the end of its block. */
  lead: oneOrMore.optional(),
  /** List rules: what can be an entry; list items, and paragraphs that begin as the item says, where it is not said. `tail` is all that follows in the block. */
  entries: z.array(z.enum(['items', 'paragraphs', 'rows', 'lines', 'inline', 'tail'])).default(['items', 'paragraphs', 'inline']),
  /** What a sentence, list entry or row must hold. */
  item: oneOrMore.optional(),
  /** Motion rules: lines that may stand between the first and what was moved. */
  then: oneOrMore.optional(),
  /** Motion rules: outcome → the sentences that tell it. */
  ends: z.record(z.string(), oneOrMore).optional(),
  /** A unit that holds one of these is not a match. */
  unless: oneOrMore.optional(),
  /** A heading above must hold one of these. */
  under: oneOrMore.optional(),
  /** Row rules: field → the headings its column can have. */
  columns: z.record(z.string(), oneOrMore).optional(),
  /** Row rules: the columns without which a table is another kind of table; `a/b` means one of them. */
  need: z.array(z.string()).optional(),
  /** A user's rule: the rule of the program in whose place it stands. */
  replaces: z.string().optional(),
  /** Row rules: the columns of another row rule hold here too. */
  like: z.string().optional(),
  /** Capital and small letters are told apart. */
  case: z.literal('exact').optional(),
  /** Fields that every match has. */
  set: z.record(z.string(), z.unknown()).default({}),
  examples: z.array(example).min(1),
  counterexamples: z.array(counterexample).min(1),
  /** Known gaps: printed by the tests, not failed. */
  todo: z.array(z.strictObject({ text: z.string(), zone: z.enum(zoneKinds).optional(), gives: z.array(z.unknown()) })).default([]),
})
export type Rule = z.infer<typeof ruleSchema>

export const ruleFileSchema = z.strictObject({
  record: z.string(),
  /** Vocabulary that the record's reader uses, by name. */
  words: z.record(z.string(), z.array(z.string())).default({}),
  rules: z.array(ruleSchema).default([]),
})

export const bodiesFileSchema = z.strictObject({
  /** Short names that documents use without explaining them, short → full. */
  short_names: z.record(z.string().regex(/^[A-Z][A-Za-z&]{1,9}$/, 'a short name in capitals'), z.string()).default({}),
  /** Accounts with a balance of their own. */
  accounts: z.array(z.string()).default([]),
})

export const shapesFileSchema = z.strictObject({
  /** Lemmas of the verbs by which a board decides. */
  verbs: z.array(z.string()).default([]),
  /** Named fragments: a regular expression, with words of which every match holds one; or words one of which stands there. */
  shapes: z.record(
    z.string(),
    z.union([
      z.string(),
      z.strictObject({ words: z.array(z.string()) }),
      z.strictObject({ regex: z.string(), holds: z.array(z.string()) }),
    ]),
  ).default({}),
})
