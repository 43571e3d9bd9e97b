// Arguments → an answer on stdout, everything else on stderr, and an exit code.

import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { recordTypes } from '#records'
import { isMisuse } from '#store'
import { addCompletion } from './completion.ts'
import { addGlobalOptions, type Context, inFolder } from './context.ts'
import { type Engine, pipelineEngine } from './engine.ts'
import { addEvidence } from './evidence.ts'
import { addExport } from './export.ts'
import { addFollowing } from './following.ts'
import { addForget } from './forget.ts'
import { addIngest } from './ingest.ts'
import { closedPipe, type Io, terminalIo, say } from './io.ts'
import { addListings } from './listings.ts'
import { addPage } from './page.ts'
import { addRuleTests } from './ruleTests.ts'
import { addSchema } from './schema.ts'
import { addSeries } from './series.ts'
import { addSearching } from './searching.ts'
import { addStyles } from './styles.ts'
import { addTables } from './tables.ts'

/**
 * Runs one command.
 * @param argv without the names of node and of the program
 * @returns 0 success, 1 failure, 2 wrong usage, 3 some papers could not be read
 */
export async function run(
  argv: readonly string[],
  io: Io = terminalIo(),
  engine: Engine = pipelineEngine(rulesFolders(argv, io)),
): Promise<number> {
  const context: Context = { io, types: recordTypes, engine, exit: 0 }
  // Without a listener a closed pipe would end the program with a stack; the write itself tells us.
  const ignore = () => undefined
  io.stdout.on?.('error', ignore)
  try {
    await program(context).parseAsync(argv, { from: 'user' })
    return context.exit
  } catch (error) {
    return failureToExit(error, io, argv.includes('--debug'))
  }
}

/** Folders of `--rules`, which must be known before any command runs. */
function rulesFolders(argv: readonly string[], io: Io): string[] {
  return argv.flatMap((word, i) => {
    if (word === '--rules') return argv[i + 1] === undefined ? [] : [inFolder(io, argv[i + 1]!)]
    return word.startsWith('--rules=') ? [inFolder(io, word.slice('--rules='.length))] : []
  })
}

function failureToExit(error: unknown, io: Io, debug: boolean): number {
  if (error === closedPipe) return 0
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  if (debug && stack) say(io, stack)
  else say(io, `error: ${message.replace(/(?<!\s)\s*\n\s*/g, ' ')}${isMisuse(error) ? '' : '; --debug shows where'}`)
  return isMisuse(error) ? error.exit : 1
}

/** The tree of commands. */
export function program(context: Context): Command {
  const { io } = context
  const root = new Command('minutebook')
    .description('Reads the papers of public bodies into typed, cited records, and answers questions about them.')
    .version(version(), '--version', 'show the version')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text, () => undefined),
      writeErr: (text) => io.stderr.write(text, () => undefined),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .helpCommand(false)
    .showHelpAfterError(false)
  addGlobalOptions(root, io)
  addIngest(root, context)
  addForget(root, context)
  addListings(root, context)
  addSearching(root, context)
  addFollowing(root, context)
  addSeries(root, context)
  addEvidence(root, context)
  addExport(root, context)
  addTables(root, context)
  addPage(root, context)
  addStyles(root, context)
  addRuleTests(root, context)
  addSchema(root, context)
  addCompletion(root, context)
  return root
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
