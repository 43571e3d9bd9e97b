// The folder corrections/ beside the index → corrections, and one line for what is wrong in a file.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import type { Correction, Problem } from '#model'
import { problem } from './paths.ts'

const words = z.string().min(1)
const because = z.string().min(1).default('no reason given')
const pair = z.tuple([words, words])
const set = z.record(z.string(), z.unknown()).refine((fields) => Object.keys(fields).length > 0, 'names no field')

const entry = z.union([
  z.strictObject({ fix: words, quote: words, set, because }),
  z.strictObject({ reject: words, quote: words, because }),
  z.strictObject({ add: words, document: words, page: z.number().int().optional(), quote: words, set, because }),
  z.strictObject({ join: pair, quotes: pair, because }),
  z.strictObject({ split: pair, quotes: pair, because }),
  z.strictObject({ merge: pair, because }),
])

const shape =
  'each entry is fix, reject or add with quote (and set), join or split with quotes, or merge; README shows one'

export interface CorrectionFiles {
  corrections: readonly Correction[]
  problems: readonly Problem[]
  /** Changes with every file. */
  fingerprint: string
}

/** @param index the file of the index, as an absolute path */
export function readCorrections(index: string): CorrectionFiles {
  const folder = join(dirname(index), 'corrections')
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
    : []
  const corrections: Correction[] = []
  const problems: Problem[] = []
  let fingerprint = ''
  for (const name of names) {
    const file = `corrections/${name}`
    try {
      const text = readFileSync(join(folder, name), 'utf8')
      fingerprint += `${file}\n${text}\n`
      const entries = (parse(text) ?? []) as unknown
      if (!Array.isArray(entries)) throw new Error('is not a list of entries')
      entries.forEach((one, i) => {
        const read = entry.safeParse(one)
        if (read.success) corrections.push(toCorrection(read.data, file, i + 1))
        else problems.push(problem(file, 'correction', `entry ${i + 1} cannot be understood`, shape))
      })
    } catch (error) {
      const line = error instanceof YAMLParseError ? (error.message.split('\n')[0] ?? '') : (error as Error).message
      problems.push(problem(file, 'correction', line.replace(/(?<![\s:])[\s:]+$/, ''), shape))
    }
  }
  return { corrections, problems, fingerprint }
}

function toCorrection(read: z.infer<typeof entry>, file: string, number: number): Correction {
  const written = { file, number, because: read.because }
  if ('fix' in read) return { ...written, kind: 'fix', record: read.fix, quote: read.quote, set: read.set }
  if ('reject' in read) return { ...written, kind: 'reject', record: read.reject, quote: read.quote }
  if ('add' in read) {
    const { add: type, document, page, quote, set: fields } = read
    return { ...written, kind: 'add', type, document, page, quote, set: fields }
  }
  if ('join' in read) return { ...written, kind: 'join', records: read.join, quotes: read.quotes }
  if ('split' in read) return { ...written, kind: 'split', records: read.split, quotes: read.quotes }
  return { ...written, kind: 'merge', names: read.merge }
}
