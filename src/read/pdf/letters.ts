// What a font says a glyph is → the characters that a reader would type.

/** Symbol fonts keep their characters in a private area of Unicode, and some under plain letters. */
const symbols: Readonly<Record<number, string>> = {
  0x2d: '–',
  0x6c: '●',
  0x6e: '■',
  0x6f: '☐',
  0x71: '☐',
  0x72: '☐',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',
  0x78: '☒',
  0x9f: '•',
  0xa1: '○',
  0xa7: '▪',
  0xa8: '☐',
  0xb7: '•',
  0xd8: '➢',
  0xe0: '→',
  0xe8: '➔',
  0xef: '⇦',
  0xf0: '⇨',
  0xf1: '⇧',
  0xf2: '⇩',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
}

const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
}

/** Fonts whose letters are pictures. */
export const isSymbolFont = (name: string): boolean => /wingdings|webdings|dingbats|symbol/i.test(name)

/** The characters of one glyph; empty for control characters. */
export function glyphToText(unicode: string, symbolFont: boolean): string {
  const code = unicode.charCodeAt(0)
  if (code < 0x80 && !symbolFont) return code < 0x20 || code === 0x7f ? '' : unicode
  if (symbolFont && code < 0x100) return symbols[code] ?? unicode
  if (code >= 0xf000 && code <= 0xf0ff)
    return symbols[code - 0xf000] ?? (symbolFont ? '•' : String.fromCharCode(code - 0xf000))
  if (code >= 0xfb00 && code <= 0xfb06) return ligatures[unicode] ?? unicode
  if (code >= 0x80 && code < 0xa0) return ''
  return unicode
}
