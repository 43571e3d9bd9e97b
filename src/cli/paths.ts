// Paths that a person names → the papers to read, in one order on every machine.

import { readdirSync, realpathSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import type { Problem } from '#model'
import { foreignEndings, readableEndings } from '#read'
import { inFolder } from './context.ts'
import type { Io } from './io.ts'

export interface Papers {
  /** Paths with forward slashes, sorted, each once; `-` stands for stdin. */
  paths: readonly string[]
  /** Files in folders that are no papers by their ending. */
  skipped: number
  problems: readonly Problem[]
}

/** Finds the papers: files as named, folders with all that is in them. Hidden files and folders are left out. */
export function findPapers(io: Io, named: readonly string[]): Papers {
  const paths = new Set<string>()
  const problems: Problem[] = []
  let skipped = 0
  for (const name of named) {
    const path = name === '-' ? name : paperPath(name)
    const stat = path === '-' ? undefined : statSync(inFolder(io, path), { throwIfNoEntry: false })
    if (path === '-') paths.add(path)
    else if (!stat) problems.push(problem(path, 'missing', 'no such file or folder', 'check the path'))
    else if (stat.isDirectory()) {
      const before = paths.size
      skipped += addFolder(io, path, paths, new Set())
      if (paths.size === before)
        problems.push(
          problem(path, 'no-papers', 'no papers in this folder', `papers end in ${readableEndings.join(', ')}`),
        )
    } else if (isPaper(path)) paths.add(path)
    else
      problems.push(problem(path, 'ending', 'not a paper by its ending', `papers end in ${readableEndings.join(', ')}`))
  }
  return { paths: [...paths].sort(), skipped, problems }
}

/** A path as the index knows it: with forward slashes, and none at its end. */
export const paperPath = (name: string): string => posix.normalize(name.replaceAll('\\', '/')).replace(/(?<=.)\/$/, '')

export function problem(path: string, code: string, message: string, remedy: string): Problem {
  return { severity: 'error', code, path, message, remedy }
}

const endings = [...readableEndings, ...foreignEndings]
const isPaper = (path: string): boolean => endings.includes(posix.extname(path).toLowerCase())

/** @returns how many files were no papers */
function addFolder(io: Io, folder: string, paths: Set<string>, above: ReadonlySet<string>): number {
  const real = realpathSync(inFolder(io, folder))
  // A link back to a folder above would never end.
  if (above.has(real)) return 0
  let skipped = 0
  for (const name of readdirSync(real)) {
    if (name.startsWith('.')) continue
    const path = posix.join(folder, name)
    const stat = statSync(inFolder(io, path), { throwIfNoEntry: false })
    if (stat?.isDirectory()) skipped += addFolder(io, path, paths, new Set([...above, real]))
    else if (stat?.isFile() && isPaper(path)) paths.add(path)
    else skipped++
  }
  return skipped
}
