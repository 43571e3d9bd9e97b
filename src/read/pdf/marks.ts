// Marked content that is open while a page is drawn → what the next words belong to.

/** The mark of words that belong to the page and not to its text. */
export const artifact = -1

interface Open {
  /** Whether a reader may switch it off. */
  layer: boolean
  /** Whether it is one that is switched off when the file is opened. */
  off: boolean
  mark: number | undefined
}

/** Marked content nests: words belong to the innermost that has an id or is an artifact. */
export class Marks {
  private readonly open: Open[] = []

  /**
   * @param tagged whether the file says that its marked content means something
   * @param isShown whether a layer is switched on when the file is opened
   */
  constructor(
    private readonly tagged = false,
    private readonly isShown: (layer: unknown) => boolean = () => true,
  ) {}

  /** Forms count the ids of their own. */
  private forms = 0
  private numbered = 0
  private plain = 0

  /** @param args `[tag]` or `[tag, id]`, as pdfjs hands them over */
  begin([tag, id]: readonly unknown[]) {
    const name = typeof tag === 'string' ? tag : (tag as { name?: string } | null)?.name
    const numbered = Number.isInteger(id) && this.forms === 0
    if (numbered) this.numbered++
    if (numbered && name === 'NonStruct') this.plain++
    const own = numbered ? (id as number) : name === 'Artifact' ? artifact : undefined
    const layer = name === 'OC'
    this.open.push({ layer, off: layer && !this.isShown(id), mark: own ?? this.open.at(-1)?.mark })
  }

  end() {
    this.open.pop()
  }

  form(step: 1 | -1) {
    this.forms += step
  }

  /** The id of the marked content that is open, or `artifact`; undefined where there is none. */
  get mark(): number | undefined {
    return this.tagged ? this.open.at(-1)?.mark : undefined
  }

  /** Whether most content with an id is tagged as nothing in particular. */
  get generic(): boolean {
    return this.plain > this.numbered / 2
  }

  get inLayer(): boolean {
    return this.open.some(({ layer }) => layer)
  }

  get isOff(): boolean {
    return this.open.some(({ off }) => off)
  }
}
