// The examples of every command: help, README and tests show these and no others.

export interface Example {
  /** Name of the command. */
  command: string
  /** What a person types. */
  line: string
  /** The question that it answers. */
  question: string
}

export const examples: readonly Example[] = [
  ['ingest', 'ingest papers/', 'Read all papers of a folder, or again those that changed'],
  ['ingest', 'ingest 2024-04-pack.pdf 2024-04-minutes.txt', 'Read two papers'],
  ['ingest', 'ingest --ocr auto papers/', 'Read the pages that are scans too, at some seconds a page'],
  ['ingest', 'ingest --stop-after outline minutes.txt', 'Which zones and papers does it see in the minutes?'],
  ['resolutions', 'resolutions --verb approve --since 2024-04', 'What was approved since April 2024?'],
  ['resolutions', 'resolutions --outcome deferred', 'Which decisions were deferred?'],
  ['recommendations', 'recommendations --paper H', 'What does paper H ask the board to do?'],
  ['actions', 'actions --overdue --sort due', 'Which actions are overdue, the oldest first?'],
  ['actions', 'actions --owner Finch --status on_track --status at_risk', 'What is a person working on?'],
  ['ratings', 'ratings --rating red --sort subject', 'What was rated red?'],
  ['ratings', 'ratings audiology --format md', 'How was audiology rated, for a report?'],
  ['figures', 'figures "£61.1m forecast"', 'Where is that sum forecast, in prose or in a table in thousands?'],
  ['figures', 'figures "Fernhill deficit month 9"', 'What was the deficit of one body at month 9?'],
  [
    'figures',
    'figures --min £10m --measure agency --csv',
    'Agency sums of ten million pounds or more, for a spreadsheet',
  ],
  ['metrics', 'metrics --status not_met', 'Which standards were not met?'],
  ['pledges', 'pledges --number 10', 'What does pledge 10 promise?'],
  ['pledges', 'pledges --unmentioned', 'Which pledges has nobody reported on?'],
  ['decisions', 'decisions --differing', 'Where was something else decided than was recommended?'],
  ['mentions', 'mentions --number 10', 'Where is pledge 10 mentioned?'],
  ['findings', 'findings --polarity concern', 'What did the assessment letters criticise?'],
  ['letters', 'letters --nl', 'Which letters were read, one JSON object a line?'],
  ['risks', 'risks --min 15', 'Which risks score 15 or more?'],
  ['interests', 'interests --kind disclosable_pecuniary', 'Who declared a disclosable pecuniary interest?'],
  ['questions', 'questions --status answered', 'Which questions were answered?'],
  ['meetings', 'meetings --since 2024', 'Which meetings are known since 2024?'],
  ['agenda', 'agenda --meeting 2024-04-11', 'What was on the agenda?'],
  ['attendance', 'attendance --status apologies --sort name', 'Who sent apologies?'],
  ['attendance', 'attendance --count name,status', 'Who was present, who sent apologies, how often?'],
  ['checks', 'checks --kind sum_mismatch', 'Which tables do not add up?'],
  ['checks', 'checks --agreeing', 'Which sums do add up?'],
  ['agreements', 'agreements --kind sum', 'Which parts make their total?'],
  ['search', 'search "virtual ward"', 'Where are both words, in any inflection?'],
  ['search', `search '"virtual ward"' --type page`, 'Which pages say exactly that?'],
  ['search', `search --raw 'lease NOT renewal'`, 'A full-text expression, for those who know FTS5'],
  ['trace', 'trace MV/23/119', 'What became of an action or a minute, from the beginning?'],
  ['trace', 'trace "pledge 10"', 'Who ever spoke of pledge 10?'],
  [
    'series',
    'series --entity system --measure surplus_deficit --fy 2023/24',
    'How did plan, year to date, forecast and outturn follow each other?',
  ],
  ['series', 'series --entity UHL --fy 2023/24 --svg uhl.svg', 'The same of one partner, with a drawing'],
  ['coverage', 'coverage', 'What was read, and what gave nothing?'],
  ['coverage', 'coverage --kind problem', 'What could not be read?'],
  ['show', 'show action-1f0c', 'What stands around the words of a record?'],
  ['why', 'why action-1f0c', 'Which rule read a record, and what did the others make of it?'],
  ['export', 'export --format ndjson --out records.ndjson', 'All records, one a line'],
  ['export', 'export --format csv --type figure --out figures.csv', 'All sums, for a spreadsheet'],
  ['export', 'export --format datapackage --out package/', 'Everything as a Frictionless data package'],
  ['tables', 'tables 2024-04-pack.pdf --format md', 'Which tables are printed in the pack, for a report?'],
  ['page', 'page 2024-04-pack.pdf 12', 'What was found on page 12?'],
  ['page', 'page 2024-04-pack.pdf 12 --overlay page-12.png', 'The same, drawn over the page'],
  ['styles', 'styles 2024-04-minutes.docx', 'Which conventions are known in these minutes, and which rule is missing?'],
  ['schema', 'schema action', 'Which fields does an action have?'],
  ['sql', 'sql "SELECT owner, count(*) FROM actions GROUP BY owner"', 'How many actions has each owner?'],
  ['try', 'try "It was RESOLVED to approve the lease." --zone minutes', 'What do the rules make of a sentence?'],
  ['completion', 'completion bash', 'Complete commands and options in the shell'],
].map(([command, line, question]) => ({ command: command!, line: `minutebook ${line}`, question: question! }))
