// The folder of rule files to their texts.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RuleSource } from './compile.ts'

/** The folder of the rules that come with the program. */
export const ownRules = fileURLToPath(new URL('../../rules', import.meta.url))

/** All .yaml files of the folders; a file in a later folder stands in for one of the same name in an earlier. */
export function loadRuleSources(folders: readonly string[] = [ownRules]): RuleSource[] {
  const texts = new Map<string, string>()
  for (const folder of folders)
    for (const name of readdirSync(folder).filter((file) => /\.ya?ml$/.test(file)).sort()) {
      texts.set(name, readFileSync(join(folder, name), 'utf8'))
    }
  return [...texts].map(([name, text]) => ({ file: `rules/${name}`, text }))
}
