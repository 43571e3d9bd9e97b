// Where a record stands: body, meeting, paper, item, document → flags and SQL conditions that every listing has.

import type { RecordType } from '#model'
import { type Column, fieldColumns, misuse, quoted } from '#store'
import { anyOf, allOf, type Condition, type Filter, inTable } from './condition.ts'
import { containsWords } from './fieldFilters.ts'
import { firstDay, lastDay, readTypedDate } from './typedValues.ts'
import { phrasesToMatch, readTypedWords } from './typedWords.ts'

/** `--body --since --until --meeting --paper --item --text --document`. */
export function placeFilters(type: RecordType): Filter[] {
  const columns = fieldColumns(type)
  const date = dateColumn(columns)
  return [
    {
      flag: 'body',
      value: 'words',
      repeatable: true,
      description: 'name of the body that met contains the words',
      toCondition: (given) => anyOf(given.map((text) => bodyContains(columns, text))),
    },
    {
      flag: 'since',
      value: 'date',
      description: 'meetings on or after 2024-04-11, 2024-04 or 2024',
      toCondition: ([text]) => ({ sql: `${lastDay(date)} >= ?`, values: [readTypedDate('since', text!).first] }),
    },
    {
      flag: 'until',
      value: 'date',
      description: 'meetings on or before the date',
      toCondition: ([text]) => ({ sql: `${firstDay(date)} <= ?`, values: [readTypedDate('until', text!).last] }),
    },
    {
      flag: 'meeting',
      value: 'date|id',
      repeatable: true,
      description: 'date of the meeting, or part of the id of its record',
      toCondition: (given) => anyOf(given.map((text) => atMeeting(date, text))),
    },
    {
      flag: 'paper',
      value: 'label',
      repeatable: true,
      description: 'label of the paper inside its pack',
      toCondition: (given) =>
        anyOf(given.map((text) => ({ sql: `lower(t.paper) = ?`, values: [text.trim().toLowerCase()] }))),
    },
    {
      flag: 'item',
      value: 'ref',
      repeatable: true,
      description: 'agenda or minute reference; 5 also finds 5.3',
      toCondition: (given) => anyOf(given.map(underItem)),
    },
    {
      flag: 'text',
      value: 'words',
      repeatable: true,
      description: 'the record contains the words; "in double quotes" exactly so',
      toCondition: (given) => allOf(given.map((text) => textContains(type, text))),
    },
    {
      flag: 'document',
      value: 'path|id',
      repeatable: true,
      description: 'part of the path, or the beginning of the sha256, of the document',
      toCondition: (given) =>
        anyOf(
          given.map((text) => ({
            sql: `(instr(lower(d.path), ?) > 0 OR substr(d.id, 1, ${text.trim().length}) = ?)`,
            values: [text.trim().toLowerCase(), text.trim().toLowerCase()],
          })),
        ),
    },
  ]
}

/** A type's own date, where it has one, stands before that of the meeting it belongs to. */
export function dateColumn(columns: readonly Column[]): string {
  const own = columns.find(({ field, filter }) => field === 'date' && filter === 'date')
  return own ? `coalesce(${inTable(own)}, t.meeting_date)` : 't.meeting_date'
}

function bodyContains(columns: readonly Column[], text: string): Condition {
  const { terms, phrases } = readTypedWords(text)
  const words = [...terms, ...phrases]
  if (words.length === 0) throw misuse(`--body: "${text}" holds no word to look for; give letters or digits`)
  const own = columns.find(({ field }) => field === 'body')
  const name = own ? `coalesce(${inTable(own)}, t.meeting_body)` : 't.meeting_body'
  return allOf(words.map((word) => ({ sql: `instr(lower(${name}), ?) > 0`, values: [word.toLowerCase()] })))
}

function atMeeting(date: string, text: string): Condition {
  const value = text.trim()
  if (/^\d{4}(-\d{2}){0,2}$/.test(value)) {
    readTypedDate('meeting', value)
    return { sql: `substr(${date}, 1, ${value.length}) = ?`, values: [value] }
  }
  return {
    sql: `EXISTS (SELECT 1 FROM _records m WHERE m.type = 'meeting' AND instr(m.id, ?) > 0
      AND json_extract(m.record, '$.date') = ${date}
      AND (json_extract(m.record, '$.body') IS t.meeting_body OR m.pk = t.pk))`,
    values: [value],
  }
}

function underItem(text: string): Condition {
  const ref = text.trim().replace(/\.$/, '').toLowerCase()
  return {
    sql: `(lower(t.item_ref) = ?1 OR substr(lower(t.item_ref), 1, length(?1) + 1) IN (?1 || '.', ?1 || '/'))`.replaceAll(
      '?1',
      '?',
    ),
    values: [ref, ref, ref, ref],
  }
}

/** Full text of the record; phrases are looked up in the unstemmed index. */
function textContains(type: RecordType, text: string): Condition {
  const stemmed = containsWords('text', type, text)
  const exact = phrasesToMatch(readTypedWords(text))
  if (!exact) return stemmed
  const phrase = { sql: `t.pk * 2 IN (SELECT rowid FROM ${quoted('_exact')} WHERE _exact MATCH ?)`, values: [exact] }
  return allOf([stemmed, phrase])
}
