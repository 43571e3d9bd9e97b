// What stands in the way of reading a marked-up file.

/** Ends the reading of a file, in words for the user. */
export class UnreadableMarkup extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly remedy: string,
  ) {
    super(message)
  }
}

/** Most elements inside one another; what people write stays far below. */
const deepest = 2000

/** Ends the reading of a file whose elements are nested as no writer nests them. */
export function checkDepth(depth: number) {
  if (depth > deepest)
    throw new UnreadableMarkup('too-deep', 'its elements are nested too deeply', 'open it and save it as PDF')
}
