// How much one paper may cost before a page, or all of it, is given up.

export interface Budget {
  /** Milliseconds for reading one page, for laying it out, and for opening the file. */
  page: number
  /** Milliseconds after which no further page is read. */
  file: number
  /** Milliseconds for one page by OCR, which ends a page itself where it takes too long. */
  ocr: number
  /** Bytes by which the program may grow while a paper is read. */
  memory: number
  /** Pages that may be left out before all pages behind them are. */
  losses: number
}

/** Real pages take 5 to 50 ms and a few megabytes. */
export const paperBudget: Budget = { page: 20_000, file: 600_000, ocr: 600_000, memory: 1_500_000_000, losses: 10 }
