// The words by which a running head, a bookmark or an agenda names a paper → its label, its item, its title.

import type { AgendaRow } from './agenda.ts'

/** What words say of a paper. */
export interface PaperWords {
  /** `C` of "Paper C", `4` of "Enclosure 4". */
  label: string | null
  /** `appendix` where the label is that of an appendix, else `paper`. */
  noun: 'paper' | 'appendix' | null
  /** `7.1` of "Agenda item 7.1". */
  item: string | null
  /** A letter or number that stands bare at the start: `05` of "05 Minutes.docx". It may be anything. */
  code: string | null
  /** The words behind all that. */
  title: string
}

const numberOrLetter = String.raw`([A-Z]{1,2}\d{0,2}|\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)(?![\p{L}\d])`
const gap = String.raw`[\s.:–—-]*(?:(?:no|number|ref)\b)?[\s.:–—-]*`
const named = new RegExp(`^(paper|enclosure|encl?|attachment|attach|appendix|annexe?)${gap}${numberOrLetter}`, 'iu')
const item = new RegExp(String.raw`^(?:agenda\s*)?item${gap}(\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)(?![\p{L}\d])`, 'iu')
const bare = new RegExp(String.raw`^${numberOrLetter}(?=$|[\s.):–—-])`, 'u')
const behind = new RegExp(
  String.raw`[\s(–—,-]+(paper|enclosure|encl?|attachment|appendix|annexe?)s?${gap}${numberOrLetter}\)?$`,
  'iu',
)
const between = /^[\s.:)–—|,-]+/u

/**
 * Reads the words of a bookmark or a running head.
 *
 *   Microsoft Word - Item 7.1 Paper C - Finance_report_v2.docx
 *                    item     label     title
 */
export function readPaperWords(words: string): PaperWords {
  let rest = withoutFile(words)
  const found: PaperWords = { label: null, noun: null, item: null, code: null, title: '' }
  for (let i = 0; i < 2; i++) {
    const label = found.label === null ? named.exec(rest) : null
    const number = found.item === null ? item.exec(rest) : null
    if (label && isLabel(label[2]!)) Object.assign(found, labelFields(label))
    else if (number) found.item = number[1]!
    else break
    rest = rest.slice((label ?? number)![0].length).replace(between, '')
  }
  if (found.label === null) {
    const last = behind.exec(rest)
    if (last && isLabel(last[2]!)) {
      Object.assign(found, labelFields(last))
      rest = rest.slice(0, last.index)
    }
  }
  const code = found.label === null && found.item === null ? bare.exec(rest) : null
  if (code) {
    found.code = code[1]!
    rest = rest.slice(code[0].length).replace(between, '')
  }
  return { ...found, title: rest.trim() }
}

/** "Paper a" and "enc to" label nothing. */
const isLabel = (label: string): boolean => /\d/.test(label) || label === label.toUpperCase()

const labelFields = ([, noun, label]: RegExpExecArray) => ({
  label: label!.toUpperCase(),
  noun: /^(?:app|ann)/i.test(noun!) ? ('appendix' as const) : ('paper' as const),
})

/** What programs put around the name of a file. */
function withoutFile(words: string): string {
  return words
    .replace(/^(?:microsoft (?:word|powerpoint|excel)|presentation|document)\s+-\s+/i, '')
    .replace(/\.(?:docx?|pdf|pptx?|xlsx?|rtf|odt|msg)$/i, '')
    .replace(/_+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?:[\s-]+(?:v\d+(?:\.\d+)*|final|copy|\(\d\)))+$/i, '')
    .trim()
}

/** Words that stand in the title of every second paper. */
const weak = new Set(
  'the of and for to a an in on from by with at report reports paper update minutes board meeting committee draft final public item agenda'.split(
    ' ',
  ),
)

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => word.replace(/(?<=\p{L}{3})s$/u, '')),
  )

/** Whether two titles name one paper: the same words, or most of the telling words of the shorter one. */
export function titlesAgree(a: string, b: string): boolean {
  const [one, two] = [wordsOf(a), wordsOf(b)]
  if (one.size === 0 || two.size === 0) return false
  const shared = (x: Set<string>, y: Set<string>) => [...x].filter((word) => y.has(word)).length
  if (one.size === two.size && shared(one, two) === one.size) return true
  const telling = (words: Set<string>) => new Set([...words].filter((word) => !weak.has(word)))
  const [x, y] = [telling(one), telling(two)]
  const least = Math.min(x.size, y.size)
  return least >= 2 ? shared(x, y) >= least * 0.75 : least === 1 && shared(x, y) === 1 && shared(one, two) >= 2
}

/** The row of the agenda that words name, and by what. */
export interface Tie {
  row: AgendaRow
  by: 'label' | 'item' | 'code' | 'title'
}

/** `05.1.` → `5.1` */
const plainRef = (ref: string | null): string | null =>
  ref
    ?.replace(/(?<![.)\s])[.)\s]+$/, '')
    .replace(/^0+(?=\d)/, '')
    .toUpperCase() ?? null

/** Ties words to a row of the agenda; nothing where more than one row could be meant. */
export function tieToAgenda(words: PaperWords, agenda: readonly AgendaRow[]): Tie | undefined {
  const only = (rows: readonly AgendaRow[], by: Tie['by']): Tie | undefined =>
    rows.length === 1 ? { row: rows[0]!, by } : undefined
  if (words.label !== null) {
    const label = plainRef(words.label)
    return only(
      agenda.filter((row) => plainRef(row.paperLabel) === label && row.paperNoun === words.noun),
      'label',
    )
  }
  if (words.item !== null) {
    const ref = plainRef(words.item)
    return only(
      agenda.filter((row) => plainRef(row.ref) === ref),
      'item',
    )
  }
  const agreeing = agenda.filter((row) => row.title !== null && titlesAgree(words.title, row.title))
  if (words.code !== null) {
    const code = plainRef(words.code)
    const coded = agreeing.filter((row) => plainRef(row.ref) === code || plainRef(row.paperLabel) === code)
    if (coded.length > 0) return only(coded, 'code')
  }
  return only(agreeing, 'title')
}
