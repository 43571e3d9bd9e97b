// Papers → the index: those that changed are read, the rest is left alone, and what cannot be read is said.

import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { SingleBar } from 'cli-progress'
import { type Command, Option } from 'commander'
import { pMapIterable } from 'p-map'
import { type Problem, problemLine } from '#model'
import { type BrokenExample, type Outcome, type StageName, stageNames } from '#pipeline'
import type { ReadOptions } from '#read'
import {
  closeIndex,
  documentsBehind,
  finishRebuild,
  type Index,
  knownDocument,
  knownOcr,
  knownPaths,
  misuse,
  notePath,
  openIndex,
  saveProblem,
  saveReading,
} from '#store'
import {
  addCommand,
  addPaperOptions,
  type Context,
  type Globals,
  globalsOf,
  inFolder,
  type PaperOptions,
  readOptionsOf,
  withChoices,
} from './context.ts'
import { type Io, print, readStdin, say } from './io.ts'
import { counted, countWords, relink } from './linking.ts'
import { findPapers, type Papers, problem } from './paths.ts'

interface IngestOptions extends PaperOptions {
  stopAfter?: string
  force?: boolean
  threads: string
}

interface IngestHow extends ReadOptions {
  /** Reads what has not changed, too. */
  force: boolean
  /** Papers that are read at the same time. */
  threads: number
}

export function addIngest(program: Command, context: Context): void {
  const command = addCommand(program, 'ingest', 'Read papers into the index: files, folders, or - for stdin')
  addPaperOptions(command, 'pages to read by OCR (default: as before; off for new papers)')
    .argument('[paths...]', 'files, folders, or -; none reads again what is in the index and has changed')
    .option('--force', 'read papers again that have not changed')
    .addOption(
      new Option('--threads <number>', 'PDFs that are read at the same time').default(
        String(usualThreads),
        'one for each processor, 4 at most',
      ),
    )
    .addOption(
      withChoices(
        new Option('--stop-after <stage>', 'print what the papers are after a stage, and store nothing'),
        stageNames,
      ),
    )
    .action(async (paths: string[], options: IngestOptions, self: Command) => {
      const how = readOptionsOf(options)
      if (options.stopAfter !== undefined) return printStage(context, paths, options.stopAfter, how)
      return ingest(context, globalsOf(self), paths, {
        ...how,
        force: options.force === true,
        threads: threadsOf(options),
      })
    })
}

/** Each thread needs some 200 MB. */
const usualThreads = Math.min(4, availableParallelism())

function threadsOf({ threads }: IngestOptions): number {
  if (!/^[1-9]\d?$/.test(threads)) throw misuse(`--threads: "${threads}" is not a count; write for example 2`)
  return Number(threads)
}

async function ingest(context: Context, globals: Globals, named: readonly string[], how: IngestHow): Promise<void> {
  const { io, engine } = context
  const file = inFolder(io, globals.db)
  if (named.length === 0 && !existsSync(file))
    throw misuse('ingest: no papers named and no index to refresh; give files or folders')
  const papers = findPapers(io, named)
  if (papers.paths.length === 0 && papers.problems.length > 0 && !existsSync(file))
    return refuse(context, papers.problems)
  const index = openIndex(file, context.types)
  try {
    const again = index.rebuild?.paths ?? (named.length === 0 ? knownPaths(index) : [])
    const gone = again.filter((path) => !papers.paths.includes(path) && !existsSync(inFolder(io, path)))
    if (index.rebuild)
      say(io, `${globals.db}: made by another version; its ${again.length - gone.length} papers are read again`)
    const paths = [...new Set([...papers.paths, ...again.filter((path) => !gone.includes(path))])].sort()
    const tally = await readPapers(context, globals, index, paths, how)
    await engine.endReading()
    for (const found of gone.map((path) => goneProblem(path, index))) {
      saveProblem(index, found)
      tally.problems.push(found)
    }
    tally.problems.push(...papers.problems)
    tally.problems.push(...relink(index, context, file))
    for (const found of tally.problems) say(io, problemLine(found))
    say(io, `${tallyWords(tally, papers)}; ${countWords(index)} in ${globals.db}`)
    const behind = documentsBehind(index, engine.rulesHash())
    if (behind > 0) say(io, `${counted(behind, 'document')} read with other rules; minutebook ingest reads them again`)
    if (tally.problems.some(({ severity }) => severity === 'error')) context.exit = 3
    if (index.rebuild) {
      const kept = finishRebuild(
        index,
        index.rebuild.paths.some((path) => tally.problems.some((p) => p.path === path && p.severity === 'error')),
      )
      if (kept) say(io, `the old index is kept as ${kept}, because not all of its papers could be read again`)
    }
  } finally {
    closeIndex(index)
  }
}

function refuse(context: Context, problems: readonly Problem[]): void {
  for (const found of problems) say(context.io, problemLine(found))
  context.exit = 3
}

function goneProblem(path: string, index: Index): Problem {
  return index.rebuild
    ? problem(path, 'gone', 'no longer there, and left out of the new index', 'put the file back and ingest it')
    : { ...problem(path, 'gone', 'no longer there; its records stay', 'nothing to do'), severity: 'warning' }
}

interface Tally {
  read: number
  records: number
  unchanged: number
  problems: Problem[]
}

async function readPapers(
  context: Context,
  globals: Globals,
  index: Index,
  paths: readonly string[],
  { force, threads, ocr, password, includeHidden }: IngestHow,
): Promise<Tally> {
  const { io, engine } = context
  const tally: Tally = { read: 0, records: 0, unchanged: 0, problems: [] }
  const rulesHash = engine.rulesHash()
  sayBrokenRules(context)
  const advance = progress(io, paths.length)
  const isKnown = (id: string) => !force && knownDocument(index, id, rulesHash, ocr, includeHidden)
  const read = async (given: string): Promise<PaperRead> => {
    const path = given === '-' ? 'stdin.txt' : given
    advance(path)
    try {
      const bytes = await bytesOf(io, given)
      const id = createHash('sha256').update(bytes).digest('hex')
      if (isKnown(id)) return { path, id, size: bytes.length }
      const outcome = await engine.readDocument(path, bytes, {
        password,
        includeHidden,
        ocr: ocr ?? knownOcr(index, id, path) ?? 'off',
        onOcr: (done, pages) => advance(path, `page ${done + 1} of ${pages} by OCR`),
      })
      return { path, id, size: bytes.length, outcome }
    } catch (error) {
      if (globals.debug && error instanceof Error) say(io, error.stack ?? error.message)
      const problem = failure(path, error instanceof Error ? error : new Error(String(error)))
      return { path, id: '', size: 0, outcome: { problem } }
    }
  }
  // The longest first, so that at the end no thread waits long for another. They are stored in the same order.
  const sizes = new Map(paths.map((path) => [path, sizeOf(inFolder(io, path))]))
  const inOrder = [...paths].sort((a, b) => sizes.get(b)! - sizes.get(a)!)
  for await (const { path, id, size, outcome } of pMapIterable(inOrder, read, {
    concurrency: threads,
    backpressure: 64,
  })) {
    try {
      if (outcome && 'problem' in outcome) throw outcome.problem
      if (!outcome || isKnown(id)) {
        notePath(index, id, path)
        tally.unchanged++
        continue
      }
      saveReading(index, outcome.reading, { bytes: size, rulesHash })
      tally.read++
      tally.records += outcome.reading.records.length
      tally.problems.push(...outcome.reading.problems)
    } catch (error) {
      if (globals.debug && error instanceof Error) say(io, error.stack ?? error.message)
      const found = error instanceof Error ? failure(path, error) : (error as Problem)
      saveProblem(index, found)
      tally.problems.push(found)
    }
  }
  advance()
  tally.problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return tally
}

/** A paper that was read; without an outcome where it was known before, without an id where it cannot be opened. */
interface PaperRead {
  path: string
  id: string
  size: number
  outcome?: Outcome
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

async function bytesOf(io: Io, path: string): Promise<Uint8Array> {
  return path === '-' ? readStdin(io) : readFile(inFolder(io, path))
}

/** One paper that breaks the program must not take the others with it. */
function failure(path: string, error: Error): Problem {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EACCES' || code === 'EISDIR' || code === 'ENOENT')
    return problem(path, 'unreadable', `cannot be opened (${code})`, 'check the file and who may read it')
  return problem(path, 'failed', error.message.replace(/\s+/g, ' '), 'please report it; --debug says more')
}

/** A bar on stderr where that is a terminal, a step further with each path without `part`. Called without a path it goes away. */
function progress(io: Io, total: number): (path?: string, part?: string) => void {
  if (io.stderr.isTTY !== true || total === 0) return () => undefined
  const bar = new SingleBar({
    stream: io.stderr as NodeJS.WriteStream,
    format: '{bar} {value}/{total} {path} {part}',
    clearOnComplete: true,
    hideCursor: false,
    linewrap: false,
  })
  bar.start(total, 0, { path: '', part: '' })
  let at = 0
  return (path, part) => {
    if (path === undefined) bar.stop()
    else bar.update(part === undefined ? at++ : at - 1, { path: path.slice(-40), part: part ?? '' })
  }
}

function tallyWords({ read, records, unchanged, problems }: Tally, { skipped }: Papers): string {
  return [
    `${counted(read, 'paper')} read, ${counted(records, 'record')}`,
    `${unchanged} unchanged`,
    counted(problems.length, 'problem'),
    ...(skipped > 0 ? [`${counted(skipped, 'other file')} passed over`] : []),
  ].join(', ')
}

async function printStage(context: Context, named: readonly string[], stage: string, how: ReadOptions): Promise<void> {
  const { io, engine } = context
  if (!(stageNames as readonly string[]).includes(stage))
    throw misuse(`--stop-after: "${stage}" is not known; use ${stageNames.join(', ')}`)
  const papers = findPapers(io, named)
  if (papers.paths.length + papers.problems.length === 0)
    throw misuse('ingest --stop-after: no papers named; give files')
  if (papers.problems.length > 0) refuse(context, papers.problems)
  for (const given of papers.paths) {
    const path = given === '-' ? 'stdin.txt' : given
    const shown = await engine.stageOf(path, await bytesOf(io, given), stage as StageName, how)
    if (isProblem(shown)) refuse(context, [shown.problem])
    else await print(io, `${JSON.stringify(shown, null, 2)}\n`)
  }
}

const isProblem = (shown: unknown): shown is { problem: Problem } =>
  typeof shown === 'object' && shown !== null && 'problem' in shown

/** One line for each of the user's rules whose examples do not hold; its records are kept all the same. */
function sayBrokenRules({ io, engine }: Context): void {
  const byRule = new Map<string, BrokenExample>()
  for (const broken of engine.testRules().broken) if (!byRule.has(broken.rule)) byRule.set(broken.rule, broken)
  for (const { file, rule, kind, number } of byRule.values())
    say(io, `${file}: rule ${rule}: ${kind} ${number} does not hold; minutebook rules test shows why`)
}
