// The papers of a folder → an index of them, linked, in the order that is asked for.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DocumentReading } from '#model'
import { linkStage, readDocument } from '#pipeline'
import { recordTypes } from '#records'
import { eachRecord, type Index, openIndex, saveLinks, saveReading, storedShortNames } from '#store'

export const folder = fileURLToPath(new URL('../../corpus/marrow-fell-series', import.meta.url))

export async function readSeries(): Promise<DocumentReading[]> {
  const papers = readdirSync(folder).filter((name) => /\.(txt|pdf)$/.test(name))
  return Promise.all(
    papers.map(async (name) => {
      const outcome = await readDocument(name, readFileSync(join(folder, name)))
      if ('problem' in outcome) throw new Error(outcome.problem.message)
      return outcome.reading
    }),
  )
}

export function link(index: Index): Index {
  saveLinks(index, linkStage([...eachRecord(index)], storedShortNames(index)), 'due')
  return index
}

export function indexOf(readings: readonly DocumentReading[]): Index {
  const index = openIndex(':memory:', recordTypes)
  for (const reading of readings) saveReading(index, reading, { bytes: 1, rulesHash: 'r' })
  return link(index)
}
