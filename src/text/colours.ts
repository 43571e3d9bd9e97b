// A colour as a printer means it to the name by which a reader would call it.

export type ColourName = 'red' | 'amber' | 'green' | 'blue' | 'grey' | 'purple' | 'black'

/**
 * The name of a colour that a reader would call by a name; nothing for white and for tints.
 *
 *   #c00000 red   #ffc000 amber   #ffff00 amber   #00b050 green   #dce6f1 (a tint)
 */
export function colourName(hex: string): ColourName | undefined {
  const { hue, chroma, lightness } = hexToHsl(hex)
  if (lightness > 0.93) return undefined
  if (lightness < 0.12) return 'black'
  // Spreadsheets rate in pale colours (#ffc7ce, #c6efce) and tint headings in paler ones (#dce6f1, #b4c3d6).
  if (chroma < 0.14) return lightness > 0.82 || chroma > 0.1 ? undefined : 'grey'
  if (hue < 18 || hue >= 340) return 'red'
  if (hue < 66) return 'amber'
  if (hue < 170) return 'green'
  if (hue < 255) return 'blue'
  return hue < 310 ? 'purple' : 'red'
}

/** Hue in degrees, chroma (greatest part less the least) and lightness 0..1 of `#rrggbb`. */
export function hexToHsl(hex: string): { hue: number; chroma: number; lightness: number } {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number]
  const max = Math.max(r, g, b)
  const min = Math.min(r, g, b)
  const lightness = (max + min) / 2
  const chroma = max - min
  if (chroma === 0) return { hue: 0, chroma, lightness }
  const hue = max === r ? ((g - b) / chroma + 6) % 6 : max === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4
  return { hue: hue * 60, chroma, lightness }
}
