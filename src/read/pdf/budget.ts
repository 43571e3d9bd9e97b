// How much one PDF may cost before the rest of it is given up.

export interface Budget {
  /** Milliseconds for one page, and for opening the file. */
  page: number
  /** Milliseconds for all pages of a file. */
  file: number
  /** Bytes by which the program may grow while it reads one page. */
  memory: number
}

/** Real pages take 5 to 50 ms and a few megabytes. */
export const pdfBudget: Budget = { page: 20_000, file: 600_000, memory: 1_500_000_000 }

/** Words, rulings, fills or clips on one page after which the rest of the page is left out. Real pages have up to 3,000. */
export const mostOnPage = 30_000

/** Threads that may be lost to one file before it is given up. */
export const mostThreads = 30
