// A colour and its opacity to the colour that is seen on white.

/** A colour painted on white with an opacity of 0 to 1. */
export function blended(colour: string, alpha: number): string {
  if (alpha >= 0.99) return colour
  const part = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16)
    return Math.round(255 - (255 - value) * alpha)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${part(1)}${part(3)}${part(5)}`
}
