// One page as the program sees it.

import type { Box, PageView, Problem } from '#model'
import { layOut, sheetsToView } from '#layout'
import { type ReadOptions, readSource } from '#read'
import type { RuleBook } from '#rules'
import { ownRuleBook } from './books.ts'
import { readStages } from './document.ts'

/** A record that begins on a page, where its words stand. */
export interface ViewedRecord {
  type: string
  id: string
  box: Box | null
  quote: string
}

/** What was found on one page of a PDF. @param number 1-based */
export async function viewPage(
  path: string,
  bytes: Uint8Array,
  number: number,
  book: RuleBook = ownRuleBook(),
  options: ReadOptions = {},
): Promise<{ page: PageView; records: readonly ViewedRecord[] } | { problem: Problem }> {
  const file = await readSource(path, bytes, options)
  if ('problem' in file) return file
  const problem = (message: string, remedy: string) => ({
    problem: { severity: 'error' as const, code: 'no-such-page', path, message, remedy },
  })
  if (!file.sheets) return problem('only the pages of PDFs can be shown', 'use ingest --stop-after layout')
  const heard = options.watch?.heard
  const page = sheetsToView(file.sheets, number, heard)
  if (!page) return problem(`there is no page ${number}`, `the last page is ${file.sheets.length}`)
  const records = readStages(layOut(file, heard), book, heard)
    .records.filter(({ source }) => source.page === number)
    .map(({ type, id, source }) => ({ type, id, box: source.bbox ?? null, quote: source.quote }))
  return { page, records }
}
