// The process → what a command may touch: streams, environment, folder and day, so that a test can stand in for it.

import picocolors from 'picocolors'

export interface Output {
  write: (text: string, done: (error?: Error | null) => void) => unknown
  isTTY?: boolean
  columns?: number
  on?: (event: 'error', listener: (error: Error) => void) => unknown
  off?: (event: 'error', listener: (error: Error) => void) => unknown
}

export interface Io {
  stdout: Output
  stderr: Output
  stdin: AsyncIterable<Uint8Array | string>
  env: Readonly<Record<string, string | undefined>>
  /** Folder that relative paths start from. */
  folder: string
  /** ISO date. */
  today: string
}

export function terminalIo(): Io {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    env: process.env,
    folder: process.cwd(),
    today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
  }
}

/** Thrown when nobody reads stdout any more (`| head`); that is no failure. */
export const closedPipe = Symbol('closed pipe')

/** Writes to stdout and waits until it is taken. */
export function print(io: Io, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    io.stdout.write(text, (error) => {
      if (!error) resolve()
      else reject((error as NodeJS.ErrnoException).code === 'EPIPE' ? closedPipe : error)
    })
  })
}

/** One line to stderr: everything that is not what was asked for. */
export function say(io: Io, line: string): void {
  io.stderr.write(`${line}\n`, () => undefined)
}

/** Columns of the terminal; a pipe is as wide as COLUMNS says, or 120. */
export function widthOf(io: Io): number {
  const width = io.stdout.columns ?? Number(io.env['COLUMNS'])
  return Number.isInteger(width) && width >= 40 ? width : 120
}

/** Colours on a terminal, unless NO_COLOR is set. */
export function coloursOf(io: Io): ReturnType<typeof picocolors.createColors> {
  const wanted = io.stdout.isTTY === true && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb'
  return picocolors.createColors(wanted)
}

export async function readStdin(io: Io): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of io.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}
