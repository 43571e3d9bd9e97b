// Papers that a person names → out of the index, with their records and links; the files themselves stay.

import type { Command } from 'commander'
import { problemLine } from '#model'
import { closeIndex, forgetPaths, type Index, misuse, openIndex } from '#store'
import { addCommand, type Context, type Globals, globalsOf, inFolder, withIndex } from './context.ts'
import { say } from './io.ts'
import { counted, countWords, relink } from './linking.ts'
import { paperPath } from './paths.ts'

export function addForget(program: Command, context: Context): void {
  addCommand(program, 'forget', 'Take papers out of the index, with their records and links; the files stay')
    .argument('<paths...>', 'files as they were ingested, or folders with all that was read from them')
    .action((names: string[], _options, self: Command) => forget(context, globalsOf(self), names))
}

async function forget(context: Context, globals: Globals, names: readonly string[]): Promise<void> {
  const { io } = context
  // An index of another version is refused, not begun anew.
  let paths: string[] = []
  await withIndex(context, globals, (index) => {
    paths = pathsNamed(index, names)
  })
  const file = inFolder(io, globals.db)
  const index = openIndex(file, context.types)
  try {
    const before = new Map(paths.flatMap((path) => documentAt(index, path)))
    forgetPaths(index, paths)
    for (const problem of relink(index, context, file)) say(io, problemLine(problem))
    for (const [document, path] of before) {
      const kept = index.db.prepare('SELECT path FROM documents WHERE id = ?').pluck().get(document)
      if (kept) say(io, `${path}: its records stay, for ${kept as string} is the same paper`)
    }
    say(io, `${counted(paths.length, 'paper')} forgotten; ${countWords(index)} in ${globals.db}`)
  } finally {
    closeIndex(index)
  }
}

/** Paths of the index that are named, or stand in a folder that is. @throws a misuse where a name fits none, before anything is changed */
function pathsNamed({ db }: Index, names: readonly string[]): string[] {
  const known = db
    .prepare('SELECT path FROM _paths UNION SELECT path FROM problems WHERE document_id IS NULL ORDER BY path')
    .pluck()
    .all() as string[]
  const found = names.flatMap((name) => {
    const named = paperPath(name)
    const fits = known.filter((path) => path === named || path.startsWith(`${named}/`))
    if (fits.length === 0)
      throw misuse(`forget: ${name} is not in the index; minutebook sql "SELECT path FROM documents" lists what is`)
    return fits
  })
  return [...new Set(found)].sort()
}

const documentAt = ({ db }: Index, path: string): [string, string][] => {
  const id = db.prepare('SELECT d.id FROM _paths p JOIN documents d ON d.pk = p.document_id WHERE p.path = ?').pluck()
  const found = id.get(path) as string | undefined
  return found === undefined ? [] : [[found, path]]
}
