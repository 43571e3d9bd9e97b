// The numbers that pdfjs gives to the drawing operators that are read; a test compares them with the library.

export const operators = {
  setLineWidth: 2,
  setGState: 9,
  save: 10,
  restore: 11,
  transform: 12,
  stroke: 20,
  closeStroke: 21,
  fill: 22,
  eoFill: 23,
  fillStroke: 24,
  eoFillStroke: 25,
  closeFillStroke: 26,
  closeEOFillStroke: 27,
  endPath: 28,
  clip: 29,
  eoClip: 30,
  beginText: 31,
  setCharSpacing: 33,
  setWordSpacing: 34,
  setHScale: 35,
  setLeading: 36,
  setFont: 37,
  setTextRenderingMode: 38,
  setTextRise: 39,
  moveText: 40,
  setLeadingMoveText: 41,
  setTextMatrix: 42,
  nextLine: 43,
  showText: 44,
  setStrokeColorN: 53,
  setFillColorN: 55,
  setStrokeRGBColor: 58,
  setFillRGBColor: 59,
  shadingFill: 62,
  beginMarkedContent: 69,
  beginMarkedContentProps: 70,
  endMarkedContent: 71,
  paintFormXObjectBegin: 74,
  paintFormXObjectEnd: 75,
  beginGroup: 76,
  endGroup: 77,
  beginAnnotation: 80,
  endAnnotation: 81,
  paintImageXObject: 85,
  paintInlineImageXObject: 86,
  constructPath: 91,
  setStrokeTransparent: 92,
  setFillTransparent: 93,
} as const

/** Codes inside the path of `constructPath`, each followed by its coordinates. */
export const pathCodes = { move: 0, line: 1, curve: 2, quadratic: 3, close: 4 } as const

/** A letter as `showText` hands it over; a number among the letters moves the pen back by thousandths of the size. */
export interface Glyph {
  unicode: string
  /** Thousandths of the size, before the font's matrix. */
  width: number
  isSpace: boolean
  /** Its place in the font. */
  originalCharCode?: number
  vmetric?: readonly number[]
}

/** The part of a loaded font that the reading needs. */
export interface FontFace {
  name?: string
  fontMatrix?: readonly number[]
  vertical?: boolean
  /** Whether the file does not hold the font. */
  missingFile?: boolean
  ascent?: number
  descent?: number
}
