// Bytes to text: which encoding, and whether it is text at all.

import type { Problem } from '#model'

export const longestLine = 2_000_000

/**
 * The text of a file with line feeds only, or the problem that stands in the way.
 * @param longest most characters that a line may have
 */
export function decodeText(
  path: string,
  bytes: Uint8Array,
  longest = longestLine,
): { text: string; encoding: string } | { problem: Problem } {
  const problem = (code: string, message: string, remedy: string, line?: number): { problem: Problem } => ({
    problem: { severity: 'error', code, path, message, remedy, ...(line === undefined ? {} : { line }) },
  })
  if (bytes.length === 0) return problem('empty', 'the file is empty', 'fetch it again')
  const encoding = detectEncoding(bytes)
  if (encoding === 'binary') return problem('binary', 'the file is not text', 'convert it to PDF or text first')
  if (encoding.startsWith('utf-16') && bytes.length % 2 === 1) {
    return problem(
      'truncated',
      'the UTF-16 text ends in the middle of a character',
      'fetch the file again, it was cut short',
    )
  }
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n')
  if (text.trim() === '') return problem('empty', 'the file holds no words', 'fetch it again')
  const long = overlongLine(text, longest)
  if (long)
    return problem('too-long-line', `a line of ${long.length} characters`, 'break it into lines first', long.line)
  return { text, encoding }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'binary'

/** Byte order mark first, then zero bytes, then whether it is valid UTF-8; what is left is Windows-1252. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 65_536)
  let evenZeros = 0
  let oddZeros = 0
  let controls = 0
  head.forEach((byte, i) => {
    if (byte === 0) {
      if (i % 2) oddZeros++
      else evenZeros++
    } else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++
  })
  const half = head.length / 2
  if (oddZeros > half * 0.6 && evenZeros < half * 0.05) return 'utf-16le'
  if (evenZeros > half * 0.6 && oddZeros < half * 0.05) return 'utf-16be'
  if (evenZeros + oddZeros > 0 || controls > head.length * 0.02) return 'binary'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

function overlongLine(text: string, longest: number): { line: number; length: number } | undefined {
  let line = 1
  for (let start = 0; start <= text.length;) {
    let end = text.indexOf('\n', start)
    if (end === -1) end = text.length
    if (end - start > longest) return { line, length: end - start }
    start = end + 1
    line++
  }
  return undefined
}
