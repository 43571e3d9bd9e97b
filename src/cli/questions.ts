// The questions that README answers, each with its one command; demo and tests run the same list.

export interface Question {
  question: string
  /** Arguments of minutebook, asked of an index of the corpus. */
  args: readonly string[]
  /** Words that the answer over the corpus must hold. */
  holds: readonly string[]
}

export const questions: readonly Question[] = [
  {
    question: 'How much of the money is non-recurrent?',
    args: ['figures', '--no-recurrent'],
    holds: ['£6.2m'],
  },
  {
    question: 'Do the parts sum to the total?',
    args: ['checks', '--kind', 'sum_mismatch'],
    holds: ['6,690', '£(21.4)m'],
  },
  {
    question: 'Which sums do agree: parts with their total, text with table, percentages?',
    args: ['checks', '--agreeing'],
    holds: ['OHT £19.7m + ICB £9.2m + TVCP £2.5m make -£31,400,000'],
  },
  {
    question: 'How did the year-end forecast move, meeting by meeting?',
    args: ['series', '--entity', 'system', '--fy', '2024/25', '--body', 'Thorn Vale'],
    holds: ['"statement":"month 8"', '"statement":"forecast"', '-34012000'],
  },
  {
    question: 'Which risks score 15 or more?',
    args: ['risks', '--min', '15'],
    holds: ['BAF 4', 'SR3'],
  },
  {
    question: 'Which actions are overdue, by owner and age?',
    args: ['actions', '--overdue', '--as-of', '2025-04-30', '--sort', 'due'],
    holds: ['Publish the winter review', 'overdue'],
  },
  {
    question: 'What was recommended, and what was decided? Where do the two differ?',
    args: ['decisions', '--differing'],
    holds: ['TVB/25/028', 'deferred'],
  },
  {
    question: 'First and every mention of a term, by meeting',
    args: ['trace', 'frailty'],
    holds: ['2025-01-09'],
  },
  {
    question: 'Who was present, who sent apologies, how often?',
    args: ['attendance', '--count', 'name,status', '--body', 'Thorn Vale'],
    holds: ['Mrs Helen Ashdown', 'apologies'],
  },
  {
    question: 'Which pledges has nobody reported on?',
    args: ['pledges', '--unmentioned'],
    holds: ['Offer every new parent'],
  },
  {
    question: 'Show every mention of pledge 6',
    args: ['trace', 'pledge 6'],
    holds: ['pledge six'],
  },
  {
    question: 'Which papers or pages yielded nothing, and why?',
    args: ['coverage'],
    holds: ['no rule matched'],
  },
  {
    question: 'Which dates and sums in these papers cannot be right?',
    args: ['checks'],
    holds: ['Thursday, 13 March 2024', 'Wednesday'],
  },
  {
    question: 'Where is the £34.0m forecast, in prose or in a table in thousands?',
    args: ['figures', '£34.0m forecast'],
    holds: ['£(34.0)m', '(34,012)'],
  },
  {
    question: 'What became of action TVB/24/088?',
    args: ['trace', 'TVB/24/088'],
    holds: ['2025-01-09', '2025-03-13'],
  },
]

/** The six that the demo answers. */
export const showcase: readonly Question[] = [13, 6, 5, 4, 14, 1].map((i) => questions[i]!)
