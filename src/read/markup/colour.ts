// Colours as HTML writes them → #rrggbb.

/** The sixteen names of HTML 4 and the two that ratings need beside them. */
const names: Record<string, string> = {
  aqua: '#00ffff',
  black: '#000000',
  blue: '#0000ff',
  fuchsia: '#ff00ff',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  lime: '#00ff00',
  maroon: '#800000',
  navy: '#000080',
  olive: '#808000',
  orange: '#ffa500',
  purple: '#800080',
  red: '#ff0000',
  silver: '#c0c0c0',
  teal: '#008080',
  white: '#ffffff',
  yellow: '#ffff00',
}

/** #rrggbb of `#f00`, `#ff0000`, `rgb(255, 0, 0)` or `red`; null of anything else and of what cannot be seen through. */
export function cssColour(value: string): string | null {
  const words = value.trim().toLowerCase()
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(words)
  if (short)
    return `#${short
      .slice(1)
      .flatMap((digit) => [digit, digit])
      .join('')}`
  const long = /^#?([0-9a-f]{6})\b/.exec(words)
  if (long) return `#${long[1]}`
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*([\d.]+)\s*)?\)/.exec(words)
  if (rgb && rgb[4] !== '0')
    return `#${rgb
      .slice(1, 4)
      .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0'))
      .join('')}`
  return names[/^[a-z]+/.exec(words)?.[0] ?? ''] ?? null
}
