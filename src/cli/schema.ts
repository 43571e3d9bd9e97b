// Record types → JSON Schema of the records that leave the program.

import type { Command } from 'commander'
import { z } from 'zod'
import { documentKinds, origins, type RecordType, zoneKinds } from '#model'
import { misuse } from '#store'
import { addCommand, type Context } from './context.ts'
import { print } from './io.ts'

type Schema = Readonly<Record<string, unknown>>

export function addSchema(program: Command, context: Context): void {
  addCommand(program, 'schema', 'JSON Schema of the records, of one type or of all')
    .argument('[type]', context.types.map(({ name }) => name).join(', '))
    .action(async (name: string | undefined) => {
      const schema = name === undefined ? allSchemas(context.types) : recordSchema(theType(context.types, name))
      const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema' }
      await print(context.io, `${JSON.stringify({ ...dialect, ...schema }, null, 2)}\n`)
    })
}

/** The type with this name or plural. */
export function theType(types: readonly RecordType[], word: string): RecordType {
  const type = types.find(({ name, plural }) => name === word || plural === word)
  if (!type) throw misuse(`type: "${word}" is not known; use ${types.map(({ name }) => name).join(', ')}`)
  return type
}

function allSchemas(types: readonly RecordType[]): Schema {
  return {
    oneOf: types.map(({ name }) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries(types.map((type) => [type.name, recordSchema(type)])),
  }
}

const string = { type: 'string' }
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const count = { type: 'integer', minimum: 0 }
const span = closed({ page: count, start: count, end: count })

/** An object with these members and no others. */
function closed(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', properties, required, additionalProperties: false }
}

const source = closed(
  {
    page: nullable({ type: 'integer', minimum: 1, description: '1-based; null where the file has no pages' }),
    line_start: nullable(count),
    line_end: nullable(count),
    char_start: { ...count, description: 'offset in the text of the page, in UTF-16 units' },
    char_end: count,
    quote: { type: 'string', description: 'verbatim from the document' },
    spans: { type: 'array', items: span, description: 'every place of the quote; page is a 0-based index' },
    fields: { type: 'object', additionalProperties: span, description: 'where each field was read' },
    origin: { enum: origins, description: 'read from a picture, or text that cannot be seen; absent for printed text' },
    bbox: { type: 'array', items: { type: 'number' }, description: 'points, origin at the top left of the page' },
  },
  ['spans', 'fields', 'bbox', 'origin'],
)

/** What every record has around the fields of its type. */
function frame(type: RecordType): Record<string, Schema> {
  return {
    type: { const: type.name },
    id: string,
    document: closed({
      id: { type: 'string', description: "sha256 of the file's bytes" },
      path: string,
      title: nullable(string),
      kind: { enum: documentKinds },
    }),
    meeting: nullable(closed({ body: nullable(string), date: nullable(string) })),
    paper: nullable({ type: 'string', description: 'label of the paper inside its pack' }),
    item_ref: nullable({ type: 'string', description: 'agenda or minute reference as printed' }),
    point: { type: 'string', description: 'point under the item' },
    section: { type: 'array', items: string, description: 'headings above, outermost first' },
    zone: { enum: zoneKinds },
    source,
    rule: { type: 'string', description: 'id of the rule that read the record' },
    corrected: {
      type: 'object',
      properties: {
        file: string,
        because: string,
        was: { type: 'object', description: 'the fields as they were read' },
      },
      required: ['file', 'because'],
      description: 'set by a person in a file of corrections; absent where there is none',
    },
    inferred: { type: 'array', items: string, description: 'fields that were concluded rather than read' },
  }
}

export function recordSchema(type: RecordType): Schema {
  const own = withoutMeta(z.toJSONSchema(type.fields)) as { properties: Record<string, Schema>; required?: string[] }
  const around = frame(type)
  const required = Object.keys(around).filter((name) => name !== 'point' && name !== 'inferred' && name !== 'corrected')
  return {
    title: type.name,
    description: type.summary,
    type: 'object',
    properties: { ...around, ...own.properties },
    required: [...required, ...(own.required ?? [])],
    additionalProperties: false,
  }
}

/** How a field is listed is no part of its shape. */
const listing = new Set(['filter', 'search', 'column', 'unit', '$schema'])

function withoutMeta(schema: unknown, inProperties = false): unknown {
  if (Array.isArray(schema)) return schema.map((member) => withoutMeta(member))
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      // A property may well be named `column`; a keyword of that name is ours.
      .filter(([key]) => inProperties || !listing.has(key))
      .map(([key, value]) => [key, withoutMeta(value, key === 'properties' && !inProperties)]),
  )
}
