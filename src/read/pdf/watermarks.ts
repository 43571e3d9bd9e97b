// Large letters that run aslant over a page to the watermarks that they are.

/** Aslant are letters that run neither along a line nor up or down a page, by at least this many degrees. */
const least = 20

/** Labels of charts run aslant too; watermarks have letters of more points than they. */
const smallest = 24

const spaceGap = 0.25

interface Run {
  text: string
  size: number
}

export class Watermarks {
  private readonly runs: Run[] = []
  private along = 0
  private across = 0

  /**
   * A glyph at (x, y) that goes on `long` points in the direction (a, b).
   * @returns whether it is one of a watermark
   */
  glyph(text: string, x: number, y: number, long: number, a: number, b: number, size: number): boolean {
    if (size < smallest || !isAslant(a, b)) return false
    const length = Math.hypot(a, b)
    const along = (a * x + b * y) / length
    const across = (a * y - b * x) / length
    const gap = along - this.along
    const open = this.runs.at(-1)
    const goesOn =
      open && Math.abs(across - this.across) < size * 0.3 && Math.abs(gap) < size * 1.5 && open.size === size
    if (!goesOn) this.runs.push({ text, size })
    else open.text += (gap > size * spaceGap ? ' ' : '') + text
    this.along = along + long
    this.across = across
    return true
  }

  /** The words of each, once; specks of one or two letters are none. */
  finish(): string[] {
    const texts = this.runs.map(({ text }) => text.replace(/\s+/g, ' ').trim())
    return [...new Set(texts.filter((text) => (text.match(/\p{L}/gu)?.length ?? 0) >= 3))]
  }
}

function isAslant(a: number, b: number): boolean {
  if (a === 0 || b === 0) return false
  const degrees = (Math.atan2(Math.abs(b), Math.abs(a)) * 180) / Math.PI
  return degrees > least && degrees < 90 - least
}
