// A mistake of the user as an error that carries one clear line and no stack for the terminal.

/** What, where, remedy in one line; `exit` is the code the program ends with: 2 for a wrong word, 1 for a missing file. */
export interface Misuse extends Error {
  name: 'Misuse'
  exit: 1 | 2
}

export function misuse(line: string, exit: 1 | 2 = 2): Misuse {
  return Object.assign(new Error(line), { name: 'Misuse' as const, exit })
}

export function isMisuse(error: unknown): error is Misuse {
  return error instanceof Error && error.name === 'Misuse'
}
