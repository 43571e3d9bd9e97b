// corpus/drainage-board-word: the minutes of an invented drainage board, as a clerk writes them in Word.

import {
  bold,
  cell,
  deleted,
  deletedParagraph,
  docx,
  footnote,
  inserted,
  listed,
  pageBreak,
  paragraph,
  row,
  run,
  styled,
  table,
  textBox,
} from './word.mjs'

const item = (words) => listed(1, 0, words, 'Heading2')
const point = (content) => listed(1, 1, content)
const people = (...names) =>
  table([3600, 5400], false, ...names.map(([name, role]) => row(cell(name, { width: 3600 }), cell(role, { width: 5400 }))))
const green = '00B050'
const amber = 'FFC000'
const red = 'FF0000'

export const drainageMinutes = () =>
  docx({
    header: ['Wickmere Level Drainage Board', 'DRAFT'],
    notes: ['Without VAT; the quotation holds until the end of June.'],
    lettered: 2,
    body: [
      styled(
        'Title',
        'Minutes of the meeting of the Wickmere Level Drainage Board held on Thursday 15 May 2031 at 10.00 am in the Pump House, Sallow Lane',
      ),
      paragraph(bold('Present:')),
      people(
        ['Mr Aldous Reeve', 'Chair'],
        ['Cllr Petra Lode', 'Vice-Chair'],
        ['Mrs Wilma Staithe', 'Member for the landowners'],
        ['Mr Idris Clough', 'Member for the landowners'],
      ),
      paragraph(bold('In attendance:')),
      people(['Ms Ottoline Sedge', 'Clerk to the Board'], ['Mr Bevis Culvert', 'Engineer']),
      item('Apologies for absence'),
      point('Apologies were received from Dr Hesper Fenn and Mr Jory Slake.'),
      item('Declarations of interest'),
      point('Cllr Lode declared a personal interest in item 5 as her brother farms at Sallow End.'),
      item('Minutes of the last meeting'),
      point(
        `${run('The minutes of the meeting held on 13 March 2031 were ')}${deleted('noted')}${inserted('approved')}${run(' as a correct record.')}`,
      ),
      listed(1, 0, bold('Engineer’s report')),
      point(
        `${run('Mr Culvert reported that the Sallow pump had run for 412 hours since January')}${textBox('Pictures of the pump hang in the hall.')}${run(' and had not failed once.')}`,
      ),
      point(`${run('The repair of the east sluice would cost £18,400')}${footnote(2)}${run('.')}`),
      paragraph(bold('RESOLVED:')),
      listed(2, 0, 'to APPROVE the repair of the east sluice;'),
      listed(2, 0, 'to NOTE the hours of pumping.'),
      paragraph(`${bold('Action:')}${run(' Mr Culvert to order the sluice gate by 30 May 2031.')}`),
      listed(1, 0, bold('Drainage rates')),
      point('The Clerk presented the estimates for the year.'),
      deletedParagraph(1, 1, 'It was RESOLVED to refuse the estimates.'),
      paragraph(`${run('It was RESOLVED to approve the wages of the Clerk. ', '<w:vanish/>')}${bold('RESOLVED:')}`),
      listed(3, 0, 'that the estimates for 2031/32 be approved; and'),
      listed(3, 0, 'that the levy on Sallow District Council be deferred to the next meeting.'),
      item('Any other business'),
      point('It was agreed that the Clerk would write to the landowners about the bank at Mill Drove.'),
      item('Date of next meeting'),
      point('Thursday 17 July 2031 at 10.00 am.'),
      paragraph(pageBreak),
      paragraph(bold('ACTION LOG')),
      table(
        [1800, 1800, 1800],
        true,
        row(cell('Key', { span: 3 })),
        row(cell('Completed', { fill: green }), cell('On track', { fill: amber }), cell('Overdue', { fill: red })),
      ),
      paragraph(''),
      table(
        [1500, 900, 3600, 1500, 1500, 900],
        true,
        row(...['Meeting', 'Ref', 'Action', 'Owner', 'Due', 'Status'].map((words) => cell(paragraph(bold(words)), { fill: 'D9E2F3' }))),
        row(
          cell('16 January 2031', { down: true }),
          cell('31/07'),
          cell('Inspect the weir at Cold Lode'),
          cell('Mr Culvert'),
          cell('30 April 2031'),
          cell('', { fill: green }),
        ),
        row(
          cell('', { down: false }),
          cell('31/09'),
          cell('Renew the contract for cutting weed'),
          cell('Ms Sedge'),
          cell('30 June 2031'),
          cell('', { fill: amber }),
        ),
        row(
          cell('13 March 2031'),
          cell('31/11'),
          cell('Repair the mast at Sallow End'),
          cell('Mr Culvert'),
          cell('31 March 2031'),
          cell('', { fill: red }),
        ),
      ),
    ],
  })
