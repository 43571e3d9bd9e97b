// A rule and the record type it writes, to an error where the rule says what the reader of that type does not understand.

import type { RecordType } from '#model'
import { nearestWord } from '#text'
import type { Rule } from './schema.ts'

/** "; is X meant?", where a known word is spelt much like the one that is not known. */
export function meant(word: string, known: Iterable<string>): string {
  const near = nearestWord(word, known)
  return near === undefined ? '' : `; is ${near} meant?`
}

/** @throws Error naming file, rule and key */
export function checkContract(rule: Rule, record: string, file: string, types: readonly RecordType[]): void {
  if (types.length === 0) return
  const names = types.map(({ name }) => name)
  const type = types.find(({ name }) => name === record)
  if (!type) throw new Error(`${file}: record: there is no record type ${record}${meant(record, names) || `; use ${names.join(', ')}`}`)
  const refuse = (key: string, why: string): never => {
    throw new Error(`${file}: rule ${rule.id}: ${key}: ${why}`)
  }
  const { slots, hints = {}, columns = {} } = type.contract
  const { shape } = type.fields
  for (const [key, value] of Object.entries(rule.set)) {
    const hint = hints[key]
    if (hint && !(hint.values ?? [true]).includes(value as never)) {
      if (!(key in shape)) refuse(`set.${key}`, `${JSON.stringify(value)} is not known; use ${(hint.values ?? [true]).join(', ')}`)
    }
    if (hint) continue
    if (!(key in shape)) refuse(`set.${key}`, `no field or hint of a ${record} is named so${meant(key, [...Object.keys(shape), ...Object.keys(hints)])}`)
    checkValue(type, key, value, (why) => refuse(`set.${key}`, why))
  }
  for (const outcome of Object.keys(rule.ends ?? {})) checkValue(type, 'outcome', outcome, (why) => refuse('ends', why))
  for (const key of Object.keys(rule.columns ?? {}))
    if (!(key in columns)) refuse(`columns.${key}`, `no ${record} has a column of this name${meant(key, Object.keys(columns))}`)
  for (const [part, patterns] of Object.entries({ lead: rule.lead, item: rule.item, then: rule.then }))
    for (const pattern of patterns ?? [])
      for (const [, name] of pattern.matchAll(/\{(\w+)=\w+\}/g))
        if (!name!.startsWith('_') && !(name! in slots))
          refuse(part, `nobody reads the slot ${name} of a ${record}${meant(name!, Object.keys(slots)) || `; write _${name} for words that need only be there`}`)
}

function checkValue(type: RecordType, field: string, value: unknown, refuse: (why: string) => never): void {
  const schema = type.fields.shape[field] as { safeParse: (value: unknown) => { success: boolean }; options?: readonly string[] } | undefined
  if (!schema || schema.safeParse(value).success) return
  const choices = choicesOf(schema)
  refuse(`${JSON.stringify(value)} is not known${choices ? `; use ${choices.join(', ')}` : ''}`)
}

/** The words of an enumeration, also of one that may be null or missing. */
function choicesOf(schema: { options?: readonly unknown[]; unwrap?: () => unknown }): readonly unknown[] | undefined {
  if (Array.isArray(schema.options)) return schema.options
  return typeof schema.unwrap === 'function' ? choicesOf(schema.unwrap() as never) : undefined
}
