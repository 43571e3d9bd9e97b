// A size to the texts that no ordinary paper holds: one kind of mark, word, number or line, again and again.

const fill = (piece, size) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
const minutes = (body) => `Minutes of the Quay Committee held on Tuesday 6 May 2025

Present:

Ann Ash, Chair

1. Fees

${body}

It was RESOLVED to:
• APPROVE the fees.
`

/** What stands again and again in a paper that else is an ordinary one, by its name. */
const pieces = {
  dashes: '-',
  'long dashes': '—',
  tabs: '\t',
  spaces: ' ',
  'hard spaces': '\u00a0',
  dots: '.',
  'dots and spaces': '. ',
  commas: ', ',
  colons: ':',
  pipes: '|',
  'open brackets': '(',
  'empty brackets': '()',
  stars: '*',
  underscores: '_',
  hashes: '#',
  quotes: "'",
  bullets: '• ',
  slashes: '/',
  'equals signs': '=',
  digits: '7',
  'digits in groups': '123,',
  'section numbers': '1.',
  sums: '£1.2m ',
  percentages: '12% ',
  dates: '6 May 2025 ',
  years: '2024/25 ',
  'one word': 'a',
  capitals: 'A',
  'capital words': 'First ',
  'small words': 'first ',
  initials: 'A. ',
  names: 'Ann Ash, ',
  'names of bodies': 'Quay Committee and ',
  conjunctions: 'and ',
  'decisions run on': 'resolved to approve ',
  'lines of words': 'the first of the first\n',
  'lines of sums': 'Fees £1,200 £1,300 £(100)\n',
  'lines of cells': 'Fees\t1,200\t1,300\n',
  'rows of pipes': '| Fees | 1,200 | 1,300 |\n',
  'empty lines': '\n',
  'bulleted lines': '• agree the fees\n',
  'numbered lines': '1. Fees\n',
  'lines of names': 'Ann Ash, Chair\n',
  'lines of decisions': 'It was RESOLVED to approve the fees.\n',
  'lines of actions': 'Action: Ann Ash to write by 6 May 2025\n',
  'lines of ratings': 'Beds: Red, was Amber\n',
}

/** What stands again and again in the title, where the name of the body is looked for. */
const titles = ['first ', 'First ', 'of the ', 'Quay Committee ', ' ', '-']

/**
 * @param size characters of what is repeated
 * @returns {{ name: string, text: string }[]}
 */
export const hostileTexts = (size) => [
  ...Object.entries(pieces).map(([name, piece]) => ({ name, text: minutes(`${fill(piece, size)}x`) })),
  ...titles.map((piece) => ({
    name: `title of "${piece}"`,
    text: minutes('We spoke.').replace('Quay', fill(piece, size)),
  })),
]
