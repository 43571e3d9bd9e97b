// The body that met: from titles, and from what the file says where the title names none.

import { describe, expect, it } from 'vitest'
import { layOut } from '#layout'
import { outline } from '#outline'
import { ownRuleBook } from '#pipeline'
import { readSource } from '#read'
import { bodyInFull, bodyInTitle } from '../../src/outline/bodyEvidence.ts'
import { bodyName } from '../../src/outline/bodyName.ts'

describe('the body in the title of a meeting', () => {
  it.each([
    ['MINUTES OF PROCEEDINGS AT MEETING OF QUAY POLICING COMMITTEE HELD IN THE QUAY HALL', 'QUAY POLICING COMMITTEE'],
    [
      'Minutes of proceedings at inaugural annual meeting of the Municipal District of Quay held in',
      'Municipal District of Quay',
    ],
    ['QUAY-BY-SEA PARISH COUNCIL MINUTES OF THE PARISH COUNCIL MEETING HELD ON', 'QUAY-BY-SEA PARISH COUNCIL'],
    ['Minutes of the 2031 Quay Annual Parish Council Meeting', null],
    ['QUAY ANNUAL PARISH COUNCIL MEETING', 'QUAY PARISH COUNCIL'],
    ['A Parish Council meeting was held in the Reading Room', 'Parish Council'],
    ['To members of the public and all members of the Council', null],
    ['The Board met to consider:', null],
    ['The Board agreed that the minutes', null],
    ['Marlow Discovery Hall - Food Court', null],
  ])('%s', (title, body) => {
    expect(bodyName(title)).toBe(body)
  })
})

describe('the body in a line, a file name or front matter', () => {
  it.each([
    ['2031-05-04 Quay Data Panel Meeting', 'Quay Data Panel'],
    ['Quay Parish Council Meeting - February', 'Quay Parish Council'],
    ['Quay Parish Council May', 'Quay Parish Council'],
    ['Quay PC AGM 2031', 'Quay Parish Council'],
    ['QUAY ANNUAL PARISH MEETING 2031', 'QUAY Parish Council'],
    ['QRTA AGM - Agenda', 'QRTA'],
    ['Spring Wharf Group Meeting', 'Wharf Group'],
    ['Council Chamber, Merchants Row', null],
    ['Annual report of the Quay Trust', null],
    ['Members of the Quay Board', null],
    ['The Board', null],
    ['Parish Council', null],
    ['Annual General Meeting 2031', null],
  ])('%s', (words, body) => {
    expect(bodyInTitle(words)).toBe(body)
  })
})

describe('a name that says too little', () => {
  it.each([
    [null, { body: 'Quay Board', owner: null }, 'Quay Board'],
    ['Council', { body: 'Quay Community Council', owner: null }, 'Quay Community Council'],
    ['Committee', { body: 'Quay Community Council', owner: null }, 'Committee'],
    ['Directors', { body: null, owner: 'Quay CIC' }, 'Quay CIC Directors'],
    ['Audit Committee', { body: 'Quay Board', owner: 'Quay Trust' }, 'Audit Committee'],
  ])('%s', (named, evidence, body) => {
    expect(bodyInFull(named, evidence)).toBe(body)
  })
})

async function meetingsOf(text: string, path = 'papers/one.md') {
  const read = await readSource(path, new TextEncoder().encode(text))
  if ('problem' in read) throw new Error(read.problem.message)
  return outline(layOut(read), ownRuleBook())
    .announcements.filter(({ of }) => of === 'meeting')
    .map(({ fields, inferred }) => [fields.body, inferred.includes('body')])
}
const people = 'Present: Ann Ash (Chair), Bo Birch and Cy Cole.\n\n1. Apologies\n\nThere were none.\n'

describe('the body of a document', () => {
  it.each([
    [
      'in the line above',
      `QUAY COMMUNITY COUNCIL\n\nMinutes of a meeting of the above Council held on Monday 6 May 2030 at 7 pm in the Reading Room.\n\n${people}`,
      [['QUAY COMMUNITY COUNCIL', false]],
    ],
    [
      'in front matter',
      `---\ntitle: "Quay Parish Council Meeting - May"\ndate: "2030-05-06"\n---\n\n${people}`,
      [['Quay Parish Council', false]],
    ],
    [
      'over several lines',
      `MINUTES OF PROCEEDINGS AT MEETING OF THE HARBOUR\n\nDREDGING AND LIGHTS\n\nCOMMITTEE HELD IN THE QUAY ROOM ON MONDAY 6 MAY 2030\n\n${people}`,
      [['HARBOUR DREDGING AND LIGHTS COMMITTEE', false]],
    ],
    [
      'nowhere above the people who came',
      `Meeting held online on 6 May 2030\n\nThose present\n\nQuay Residents’ Association\n\nAnn Ash, Chair\n\nHarbour Trust\n\nBo Birch\n`,
      [[null, false]],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await meetingsOf(text)).toEqual(expected)
  })

  it('stands in the name of the folder where nothing else names it', async () => {
    expect(await meetingsOf(`Minutes\n\n6 May 2030\n\n${people}`, 'files/quay-dredging-panel/one.md')).toEqual([
      ['Quay Dredging Panel', true],
    ])
  })

  it('is not an item below front matter', async () => {
    const text =
      "---\nbody: Directors\ntitle: Minutes of Directors' meeting\ndate: 2030-05-06\nagenda:\n- Lamps Committee\n- Company registers\n---\n\n# Lamps Committee\n\nThe directors resolved to buy two lamps.\n"
    expect(await meetingsOf(text, 'files/qzt-cic/one.md')).toEqual([['QZT CIC', true]])
  })

  it('is read from front matter with a date before it', async () => {
    const text = `---\nlayout: default\ntitle: 2030-05-06 Quay Data Panel Meeting\n---\n\n${people}`
    expect((await meetingsOf(text)).map(([body]) => body)).toEqual(['Quay Data Panel'])
  })
})
