// Readings of fictional papers, made by hand, for the tests of store, query and cli.

import { createHash } from 'node:crypto'
import { type DocumentReading, type ExportedRecord, lineAt, pageOf } from '#model'

export interface Draft {
  type: string
  /** Words of a page; the record is cited there. */
  quote: string
  meeting?: ExportedRecord['meeting']
  paper?: string
  item_ref?: string
  point?: string
  section?: string[]
  zone?: ExportedRecord['zone']
  rule?: string
  inferred?: string[]
  fields: Record<string, unknown>
}

export interface Sheet {
  path: string
  title?: string
  kind?: ExportedRecord['document']['kind']
  /** One page is a text file without page numbers. */
  pages: string[]
  meeting?: ExportedRecord['meeting']
  records: Draft[]
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A reading whose records are cited where their quotes stand. */
export function readingOf(sheet: Sheet): DocumentReading {
  const id = sha256(sheet.pages.join('\f'))
  const title = sheet.title ?? null
  const kind = sheet.kind ?? 'other'
  const numbered = sheet.pages.length > 1
  let firstLine = 1
  const pages = sheet.pages.map((text, i) => {
    const page = pageOf(numbered ? i + 1 : null, text, firstLine)
    firstLine += page.lineStarts.length
    return page
  })
  const records = sheet.records.map((draft, n): ExportedRecord => {
    const page = pages.findIndex(({ text }) => text.includes(draft.quote))
    if (page === -1) throw new Error(`${sheet.path}: no page says ${draft.quote}`)
    const start = pages[page]!.text.indexOf(draft.quote)
    const end = start + draft.quote.length
    return {
      type: draft.type,
      id: `${draft.type}-${sha256(`${id} ${n}`).slice(0, 12)}`,
      document: { id, path: sheet.path, title, kind },
      meeting: draft.meeting === undefined ? (sheet.meeting ?? null) : draft.meeting,
      paper: draft.paper ?? null,
      item_ref: draft.item_ref ?? null,
      ...(draft.point ? { point: draft.point } : {}),
      section: draft.section ?? [],
      zone: draft.zone ?? 'minutes',
      source: {
        page: numbered ? page + 1 : null,
        line_start: lineAt(pages[page]!, start),
        line_end: lineAt(pages[page]!, end),
        char_start: start,
        char_end: end,
        quote: draft.quote,
        ...(numbered ? { spans: [{ page, start, end }] } : {}),
      },
      rule: draft.rule ?? 'by-hand',
      ...(draft.inferred ? { inferred: draft.inferred } : {}),
      ...draft.fields,
    }
  })
  return {
    source: { id, path: sheet.path, media: 'text' },
    kind,
    title,
    pages,
    records,
    coverage: pages.map((page, i) => ({
      kind: 'page',
      name: String(i + 1),
      title: null,
      page: page.number,
      line_start: page.firstLine,
      line_end: lineAt(page, page.text.length),
      records: records.filter((r) => (r.source.page ?? 1) === i + 1).length,
      reason: records.some((r) => (r.source.page ?? 1) === i + 1) ? null : 'no rule matched',
    })),
    ocr: 'off',
    hiddenText: 'none',
    problems: [],
    shortNames: new Map(),
    notices: [],
    meetings: records.map((record) => ({
      page: (record.source.page ?? 1) - 1,
      offset: record.source.char_start,
      meeting: record.meeting,
    })),
  }
}

const board = 'Marlow Vale Health Board'
export const april = { body: board, date: '2024-04-11' }
export const june = { body: board, date: '2024-06-13' }

const figureFields = (raw: string, value: number, rest: Record<string, unknown>) => ({
  raw,
  value,
  unit_raw: null,
  measure: 'other',
  basis: null,
  entity: null,
  period: null,
  recurrent: null,
  table: null,
  ...rest,
})

/** Minutes of April: decisions, actions and sums, on one page without a number. */
export const aprilMinutes: Sheet = {
  path: 'papers/2024-04-minutes.txt',
  title: 'Minutes of 11 April 2024',
  kind: 'minutes',
  meeting: april,
  pages: [
    `Marlow Vale Health Board, Thursday 11 April 2024
MV/24/011 Finance at month 9
It was RESOLVED to:
• RECEIVE and NOTE the finance report.
• APPROVE the lease of Otter House for 52-week cover of A&E.
Fernhill forecast a deficit of £(61.1)m. Agency spend stood at £4.2m in 2023/24.
MV/24/012 Paediatric audiology
The lease was approved by the members. Dr Ada Finch would report back on paediatric audiology and pledge ten.`,
  ],
  records: [
    {
      type: 'meeting',
      quote: 'Marlow Vale Health Board, Thursday 11 April 2024',
      fields: {
        body: board,
        title: null,
        date: '2024-04-11',
        date_raw: 'Thursday 11 April 2024',
        start_time: null,
        end_time: null,
        number: null,
        venue: null,
        chair: 'Mrs Wren Hale',
        status: 'confirmed',
      },
    },
    {
      type: 'resolution',
      quote: 'RECEIVE and NOTE the finance report.',
      item_ref: 'MV/24/011',
      section: ['Finance at month 9'],
      fields: {
        verbs: ['receive', 'note'],
        text: 'RECEIVE and NOTE the finance report.',
        form: 'formal',
        outcome: 'decided',
      },
    },
    {
      type: 'resolution',
      quote: 'APPROVE the lease of Otter House for 52-week cover of A&E.',
      item_ref: 'MV/24/011',
      point: '(b)',
      inferred: ['outcome'],
      fields: {
        verbs: ['approve'],
        text: 'APPROVE the lease of Otter House for 52-week cover of A&E.',
        form: 'formal',
        outcome: 'decided',
        moved_by: null,
        votes: { for: 7, against: 0, abstained: null, unanimous: false },
      },
    },
    {
      type: 'figure',
      quote: 'Fernhill forecast a deficit of £(61.1)m.',
      item_ref: 'MV/24/011',
      fields: figureFields('£(61.1)m', -61_100_000, {
        unit_raw: 'm',
        measure: 'surplus_deficit',
        basis: 'forecast',
        entity: 'Fernhill',
        period: { fy: '2023/24', month: 9, raw: 'month 9' },
      }),
    },
    {
      type: 'figure',
      quote: 'Agency spend stood at £4.2m in 2023/24.',
      item_ref: 'MV/24/011',
      fields: figureFields('£4.2m', 4_200_000, {
        unit_raw: 'm',
        measure: 'agency',
        basis: 'actual',
        period: { fy: '2023/24', month: null, raw: '2023/24' },
        recurrent: false,
      }),
    },
    {
      type: 'action',
      quote: 'Dr Ada Finch would report back on paediatric audiology and pledge ten.',
      item_ref: 'MV/24/012',
      fields: {
        ref: null,
        raised_on: '2024-04-11',
        item_title: 'Paediatric audiology',
        owner: 'Dr Ada Finch',
        owner_role: null,
        text: 'report back on paediatric audiology and pledge ten',
        due_raw: null,
        due: null,
        progress: null,
        status_raw: null,
        status: null,
        origin: 'minutes',
      },
    },
    {
      type: 'pledge_mention',
      quote: 'paediatric audiology and pledge ten.',
      item_ref: 'MV/24/012',
      fields: { numbers: [10], context: 'paediatric audiology and pledge ten.' },
    },
  ],
}

const action = (ref: string, owner: string, due: string | null, status: string | null) => ({
  ref,
  raised_on: '2024-04-11',
  item_title: null,
  owner,
  owner_role: null,
  text: `Report on ${ref}`,
  due_raw: due,
  due,
  progress: null,
  status_raw: status,
  status,
  origin: 'action_log',
})

/** Pack of June: an action log, a finance table and a ratings page, on three pages. */
export const juneBoardPack: Sheet = {
  path: 'papers/2024-06-pack.txt',
  title: 'Board pack 13 June 2024',
  kind: 'board_pack',
  meeting: june,
  pages: [
    `Action log
MV/24/012 | Dr Ada Finch | Report on MV/24/012 | May 2024 | No progress
MV/24/011 | Mr Col Reed | Report on MV/24/011 | 1 May 2024 | Complete
MV/23/119 | Mr Col Reed | Report on MV/23/119 | 20 June 2024 | On track`,
    `Paper F: Finance report
£'000 | Plan | FOT
Fernhill surplus/(deficit) | (12,000) | (61,072)
Efficiency | 9,900 | 8,100`,
    `Paper G: Assurance
Paediatric audiology | Red
Urgent care | Amber
BAF 6 Workforce moved from 12 to 16.
Nothing else was said about the approved plan.`,
  ],
  records: [
    {
      type: 'action',
      quote: 'MV/24/012 | Dr Ada Finch | Report on MV/24/012 | May 2024 | No progress',
      zone: 'action_log',
      fields: action('MV/24/012', 'Dr Ada Finch', '2024-05', 'no_progress'),
    },
    {
      type: 'action',
      quote: 'MV/24/011 | Mr Col Reed | Report on MV/24/011 | 1 May 2024 | Complete',
      zone: 'action_log',
      fields: action('MV/24/011', 'Mr Col Reed', '2024-05-01', 'completed'),
    },
    {
      type: 'action',
      quote: 'MV/23/119 | Mr Col Reed | Report on MV/23/119 | 20 June 2024 | On track',
      zone: 'action_log',
      fields: action('MV/23/119', 'Mr Col Reed', '2024-06-20', 'on_track'),
    },
    {
      type: 'figure',
      quote: '(12,000)',
      zone: 'paper',
      paper: 'F',
      fields: figureFields('(12,000)', -12_000_000, {
        unit_raw: "£'000",
        measure: 'surplus_deficit',
        basis: 'plan',
        entity: 'Fernhill',
        table: { row: 'Fernhill surplus/(deficit)', column: 'Plan' },
      }),
    },
    {
      type: 'figure',
      quote: '(61,072)',
      zone: 'paper',
      paper: 'F',
      fields: figureFields('(61,072)', -61_072_000, {
        unit_raw: "£'000",
        measure: 'surplus_deficit',
        basis: 'forecast',
        entity: 'Fernhill',
        table: { row: 'Fernhill surplus/(deficit)', column: 'FOT' },
        precision: 500,
      }),
    },
    {
      type: 'figure',
      quote: '8,100',
      zone: 'paper',
      paper: 'F',
      fields: figureFields('8,100', 8_100_000, {
        unit_raw: "£'000",
        measure: 'efficiency',
        basis: 'forecast',
        recurrent: true,
        table: { row: 'Efficiency', column: 'FOT' },
      }),
    },
    {
      type: 'rag_rating',
      quote: 'Paediatric audiology | Red',
      zone: 'paper',
      paper: 'G',
      fields: {
        subject: 'Paediatric audiology',
        rating: 'red',
        rating_raw: 'Red',
        scheme: 'assurance',
        rated_by: null,
        rationale: null,
        escalation: null,
        evidence: 'text',
      },
    },
    {
      type: 'rag_rating',
      quote: 'Urgent care | Amber',
      zone: 'paper',
      paper: 'G',
      fields: {
        subject: 'Urgent care',
        rating: 'amber',
        rating_raw: 'Amber',
        scheme: 'assurance',
        rated_by: null,
        rationale: null,
        escalation: null,
        evidence: 'text',
      },
    },
    {
      type: 'risk',
      quote: 'BAF 6 Workforce moved from 12 to 16.',
      zone: 'paper',
      paper: 'G',
      fields: { ref: 'BAF 6', title: 'Workforce', score_from: 12, score_to: 16 },
    },
  ],
}

/** A plan with numbered pledges and no meeting. */
export const plan: Sheet = {
  path: 'papers/plan.md',
  title: 'Five years in Marlow Vale',
  kind: 'plan',
  pages: ['Pledge 9: shorter waits.\nPledge 10: hearing tests within six weeks.'],
  records: [
    {
      type: 'pledge',
      quote: 'Pledge 10: hearing tests within six weeks.',
      zone: 'plan',
      fields: {
        number: 10,
        theme: null,
        text: 'hearing tests within six weeks',
        plan: 'Five years in Marlow Vale',
        owner: null,
        measure: null,
      },
    },
  ],
}

export const sheets: readonly Sheet[] = [aprilMinutes, juneBoardPack, plan]
