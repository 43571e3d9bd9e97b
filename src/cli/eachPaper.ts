// Named papers → what a stage of the pipeline makes of each, one after the other.

import { readFile } from 'node:fs/promises'
import { type Problem, problemLine } from '#model'
import { misuse } from '#store'
import { type Context, inFolder } from './context.ts'
import { readStdin, say } from './io.ts'
import { findPapers } from './paths.ts'

/**
 * Reads the papers that a command names. What cannot be read is one line on stderr, and the exit code says so.
 * @param read makes something of a paper, or says what stands in the way
 * @param found takes what was made
 */
export async function eachPaper<Made extends object>(
  context: Context,
  command: string,
  named: readonly string[],
  read: (file: string, bytes: Uint8Array) => Promise<Made | { problem: Problem }>,
  found: (file: string, made: Made) => Promise<void> | void,
): Promise<void> {
  const { io } = context
  const papers = findPapers(io, named)
  if (papers.paths.length + papers.problems.length === 0) throw misuse(`${command}: no papers named; give files`)
  const tell = (problem: Problem) => {
    say(io, problemLine(problem))
    context.exit = 3
  }
  papers.problems.forEach(tell)
  for (const given of papers.paths) {
    const file = given === '-' ? 'stdin' : given
    const made = await read(file, given === '-' ? await readStdin(io) : await readFile(inFolder(io, given)))
    if ('problem' in made) tell(made.problem)
    else await found(file, made)
  }
}
