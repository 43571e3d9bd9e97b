// The tree of commands → completion scripts for bash, zsh and fish.

import type { Command, Option } from 'commander'
import { misuse } from '#store'
import { addCommand, type Context } from './context.ts'
import { print } from './io.ts'

const shells = { bash: bashScript, zsh: zshScript, fish: fishScript }

export function addCompletion(program: Command, context: Context): void {
  addCommand(program, 'completion', 'A script that completes commands and options in a shell')
    .argument('<shell>', Object.keys(shells).join(', '))
    .action(async (shell: string) => {
      const script = shells[shell as keyof typeof shells]
      if (!script) throw misuse(`completion: "${shell}" is not known; use ${Object.keys(shells).join(', ')}`)
      await print(context.io, script(program))
    })
}

interface CommandWords {
  name: string
  description: string
  options: readonly Option[]
}

function commandWords(program: Command): CommandWords[] {
  const visible = (command: Command) => command.options.filter((option) => !option.hidden)
  return program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: [...visible(command), ...visible(program)],
  }))
}

const optionNames = (options: readonly Option[]): string =>
  options
    .map((option) => option.long)
    .filter(Boolean)
    .join(' ')

function bashScript(program: Command): string {
  const commands = commandWords(program)
  const cases = commands.map(({ name, options }) => `    ${name}) words="${optionNames(options)}" ;;`)
  const values = new Map(
    commands.flatMap(({ name, options }) =>
      options.map((option) => [`${name}:${option.long}`, option.argChoices ?? []] as const),
    ),
  )
  const valueCases = [...values]
    .filter(([, words]) => words.length > 0)
    .map(([key, words]) => `    ${key}) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$cur")); return ;;`)
  return `# minutebook completion for bash; put it into ~/.local/share/bash-completion/completions/minutebook
_minutebook() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= words= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in -*) ;; *) command=$word; break ;; esac
  done
  case $command:$before in
${valueCases.join('\n')}
    *:--db|*:--out) COMPREPLY=($(compgen -f -- "$cur")); return ;;
  esac
  case $command in
    '') words="${commands.map(({ name }) => name).join(' ')} ${optionNames(program.options)}" ;;
${cases.join('\n')}
  esac
  if [[ $command == ingest && $cur != -* ]]; then COMPREPLY=($(compgen -f -- "$cur")); return; fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o filenames -F _minutebook minutebook
`
}

const single = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

function zshScript(program: Command): string {
  const commands = commandWords(program)
  const plain = (text: string) => text.replace(/[[\]:\\]/g, '\\$&')
  const spec = (option: Option) => {
    const repeat = option.parseArg ? '*' : ''
    const values = option.argChoices ?? []
    const file = option.long === '--db' || option.long === '--out'
    const value = !option.required
      ? ''
      : `:value:${file ? '_files' : values.length > 0 ? `(${values.join(' ')})` : ' '}`
    return single(`${repeat}${option.long}[${plain(option.description)}]${value}`)
  }
  const cases = commands.map(
    ({ name, options }) =>
      `    ${name}) _arguments ${options.map(spec).join(' ')} ${name === 'ingest' ? "'*:paper:_files'" : "'*:words: '"} ;;`,
  )
  return `#compdef minutebook
# minutebook completion for zsh; put it as _minutebook into a folder of $fpath
_minutebook() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${single(`${name}:${plain(description)}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command=$words[2]
  shift words; (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
_minutebook "$@"
`
}

function fishScript(program: Command): string {
  const commands = commandWords(program)
  const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`
  const option = (condition: string, { long, description, required }: Option, values: readonly string[]) =>
    `complete -c minutebook ${condition}-l ${long!.slice(2)} ${required ? '-r ' : ''}${
      values.length > 0 ? `-f -a ${quoted(values.join(' '))} ` : ''
    }-d ${quoted(description)}`
  return [
    '# minutebook completion for fish; put it into ~/.config/fish/completions/minutebook.fish',
    ...commands.map(
      ({ name, description }) =>
        `complete -c minutebook -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ),
    ...program.options.map((everywhere) => option('', everywhere, everywhere.argChoices ?? [])),
    ...program.commands.flatMap((command) =>
      command.options.map((own) =>
        option(`-n '__fish_seen_subcommand_from ${command.name()}' `, own, own.argChoices ?? []),
      ),
    ),
    '',
  ].join('\n')
}
