// A folder of rule files to whether their examples hold.

import { type Command } from 'commander'
import { misuse } from '#store'
import { addCommand, type Context, globalsOf, inFolder, printRows } from './context.ts'
import { pipelineEngine } from './engine.ts'
import { objectsToRows } from './formats.ts'
import { say } from './io.ts'

export function addRuleTests(program: Command, context: Context): void {
  const rules = addCommand(program, 'rules', 'Test rules of your own: every example must give what it says')
  rules
    .command('test')
    .description('Run the examples and counterexamples of the rule files in a folder')
    .argument('<folder>', 'a folder of .yaml files')
    .action(async (folder: string, _options, self: Command) => {
      const { rules: count, broken } = pipelineEngine([inFolder(context.io, folder)]).testRules()
      if (count === 0) throw misuse(`rules test: ${folder} holds no rules; README shows one`, 1)
      const columns = ['file', 'rule', 'kind', 'number', 'text', 'wanted', 'got']
      if (broken.length > 0) {
        await printRows(
          context,
          globalsOf(self),
          objectsToRows(
            columns,
            broken.map((one) => ({ ...one })),
          ),
          {
            total: broken.length,
            nothing: '',
          },
        )
        context.exit = 1
      }
      say(
        context.io,
        `${count} rules; ${broken.length === 0 ? 'every example holds' : `${broken.length} examples do not hold`}`,
      )
    })
}
