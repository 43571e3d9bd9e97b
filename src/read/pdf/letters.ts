// What a font says a glyph is → the characters that a reader would type.

/** Symbol fonts keep their characters in a private area of Unicode, and some under plain letters. */
type Symbols = Readonly<Record<number, string>>

const wingdings: Symbols = {
  0x2d: '–',
  0x6c: '●',
  0x6e: '■',
  0x6f: '☐',
  0x70: '☐',
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

const wingdings2: Symbols = {
  0x4f: '✗',
  0x50: '✓',
  0x51: '☒',
  0x52: '☑',
  0x53: '☒',
  0x54: '☒',
  0x97: '●',
  0xa2: '☐',
  0xa3: '☐',
  0xa4: '☐',
}

const webdings: Symbols = { 0x61: '✓', 0x63: '☐', 0x67: '■', 0x6e: '●', 0x72: '✗' }

const dingbats: Symbols = {
  0x33: '✓',
  0x34: '✓',
  0x35: '✗',
  0x36: '✗',
  0x37: '✗',
  0x38: '✗',
  0x6c: '●',
  0x6e: '■',
  0x6f: '☐',
  0x70: '☐',
  0x71: '☐',
  0x72: '☐',
  0x75: '◆',
  0x76: '❖',
}

/** What Segoe UI Symbol keeps in its own part of the private area. */
const segoe: Symbols = {
  0xe001: '✓',
  0xe002: '✓',
  0xe003: '☐',
  0xe005: '☑',
  0xe0a2: '☑',
  0xe10a: '✗',
  0xe10b: '✓',
  0xe739: '☐',
  0xe73a: '☑',
  0xe73e: '✓',
}

/** Shapes of Unicode that in a symbol font are boxes and ticks, whatever their shadows. */
const shapes: Readonly<Record<string, string>> = {
  '□': '☐',
  '▢': '☐',
  '◻': '☐',
  '❏': '☐',
  '❐': '☐',
  '❑': '☐',
  '❒': '☐',
  '⬜': '☐',
  '🗆': '☐',
  '⊠': '☒',
  '⮽': '☒',
  '🗵': '☒',
  '🗷': '☒',
  '🗹': '☑',
  '✔': '✓',
  '🗸': '✓',
  '✕': '✗',
  '✖': '✗',
  '✘': '✗',
  '🗴': '✗',
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

/** A font whose letters are pictures: what it keeps under which codes, and where. */
export interface SymbolFont {
  at: Symbols
  /** Whether its letters are the codes of the font, and not those of Unicode. */
  coded: boolean
  /** Whether the Unicode of its letters is guessed wrongly where the file does not hold the font. */
  guessed: boolean
}

const families: readonly [RegExp, SymbolFont][] = [
  [/segoe.?(?:ui.?symbol|mdl2|fluent)/i, { at: segoe, coded: false, guessed: false }],
  [/wingdings.?2/i, { at: wingdings2, coded: true, guessed: true }],
  [/webdings/i, { at: webdings, coded: true, guessed: true }],
  [/wingdings/i, { at: wingdings, coded: true, guessed: true }],
  [/dingbats/i, { at: dingbats, coded: true, guessed: false }],
  [/symbol/i, { at: wingdings, coded: true, guessed: false }],
]

/** What the font of a name has under its letters; undefined where they are letters. */
export const symbolFontOf = (name: string): SymbolFont | undefined =>
  families.find(([pattern]) => pattern.test(name))?.[1]

/**
 * The characters of one glyph; empty for control characters.
 * @param code where the font has the glyph, where the file does not hold the font
 */
export function glyphToText(unicode: string, font: SymbolFont | undefined, code?: number): string {
  if (font) {
    const own = font.guessed && code !== undefined ? code : unicode.charCodeAt(0)
    const symbol = font.coded ? font.at[own >= 0xf000 && own <= 0xf0ff ? own - 0xf000 : own] : font.at[own]
    if (symbol) return symbol
    if (shapes[unicode]) return shapes[unicode]
  }
  return letterToText(unicode, font?.coded === true)
}

function letterToText(unicode: string, symbolFont: boolean): string {
  const code = unicode.charCodeAt(0)
  if (code < 0x80 && !symbolFont) return code < 0x20 || code === 0x7f ? '' : unicode
  if (symbolFont && code < 0x100) return unicode
  if (code >= 0xf000 && code <= 0xf0ff)
    return wingdings[code - 0xf000] ?? (symbolFont ? '•' : String.fromCharCode(code - 0xf000))
  if (code >= 0xfb00 && code <= 0xfb06) return ligatures[unicode] ?? unicode
  if (code >= 0x80 && code < 0xa0) return ''
  return unicode
}
