// How the reading of a document can be watched, and gone about without the pages that it was stuck on.

/** What is about to be done: with one page (`read`, `layout`), or with the whole document. */
export interface Progress {
  stage: 'open' | 'read' | 'facts' | 'ocr' | 'layout' | 'outline' | 'extract'
  /** 1-based. */
  page: number
  /** Pages of the file; 0 where that is not known yet. */
  total: number
}

/** A page that is left out, and why: `it takes more than 20 s`. */
export interface LostPage {
  /** 1-based; 0 stands for the bookmarks. */
  page: number
  because: string
  /** Whether the pages behind it are left out as well. */
  rest: boolean
}

export interface Watch {
  /** Hears of every page and stage before it begins. */
  heard: (progress: Progress) => void
  lost: readonly LostPage[]
  /** Milliseconds after which no further page is read. */
  reading: number
}

export const unwatched: Watch = { heard: () => undefined, lost: [], reading: Infinity }
