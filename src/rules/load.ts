// The folder of rule files to their texts.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RuleSource } from './compile.ts'

/** The folder of the rules that come with the program. */
export const ownRules = fileURLToPath(new URL('../../rules', import.meta.url))

/** All .yaml files of the folders. Those of the program go by `rules/NAME`, others by their own path. */
export function loadRuleSources(folders: readonly string[] = [ownRules]): RuleSource[] {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.ya?ml$/.test(file))
      .sort()
      .map((name) => ({
        file: folder === ownRules ? `rules/${name}` : join(folder, name),
        text: readFileSync(join(folder, name), 'utf8'),
        ...(folder === ownRules ? {} : { users: true }),
      })),
  )
}
