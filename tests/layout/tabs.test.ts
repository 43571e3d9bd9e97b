// Tabs as clerks set them, in Word and in text.

import { describe, expect, it } from 'vitest'
import type { Block, MarkupText } from '#model'
import { layOut } from '#layout'
import { textToPages } from '#read'

const source = { id: '0'.repeat(64), path: 'minutes', media: 'text' } as const
const shown = (block: Block): unknown =>
  block.kind === 'table'
    ? block.rows.map((row) =>
        row.cells
          .map((cell) => cell.passage.text)
          .join(' | ')
          .replace(/(?: \| )+$/, ''),
      )
    : `${block.kind}: ${block.passage.text.replace(/\s+/g, ' ')}`

const ofWord = (lines: readonly string[]) => {
  const parts = lines.map((text): MarkupText => ({
    kind: 'paragraph',
    text,
    level: 0,
    marker: null,
    depth: 0,
    strong: false,
  }))
  return layOut({ source, pages: [], markup: { parts, paged: false } }).blocks.map(shown)
}
const ofText = (lines: readonly string[]) => layOut({ source, pages: textToPages(lines.join('\n')) }).blocks.map(shown)

describe('tabs', () => {
  it.each<[string, string[], unknown[]]>([
    [
      'part people and posts, under and beside a label',
      ['Present:\tAnn Ash\tChair', '\tBo Birch\tTreasurer', '\tCy Cole', 'In attendance:\tDi Dean\tClerk'],
      [['Present: | Ann Ash | Chair', ' | Bo Birch | Treasurer', ' | Cy Cole', 'In attendance: | Di Dean | Clerk']],
    ],
    [
      'stand behind numbers',
      ['1.\tThe wall', '2.\tThe well was found dry.', '2.1\tThe Warden told of it.'],
      ['item: The wall', 'item: The well was found dry.', 'paragraph: 2.1 The Warden told of it.'],
    ],
    [
      'set words in',
      ['The Warden told of the wall.', '', '\tRESOLVED that it be mended.\t'],
      ['paragraph: The Warden told of the wall.', 'paragraph: RESOLVED that it be mended.'],
    ],
  ])('%s', (_, lines, blocks) => {
    expect(ofWord(lines).filter((block) => block !== 'paragraph: ')).toEqual(blocks)
    expect(ofText(lines)).toEqual(blocks)
  })

  it('behind labels are white space in Word, where no row follows', () => {
    expect(ofWord(['Date:\t3 May 2031', 'Venue:\tthe Tithe Barn'])).toEqual([
      'heading: Date: 3 May 2031',
      'heading: Venue: the Tithe Barn',
    ])
  })

  it('of lines that were broken by hand in one paragraph of Word make rows', () => {
    expect(ofWord(['Present:\tAnn Ash\n\tBo Birch\n\tCy Cole'])).toEqual([
      ['Present: | Ann Ash', ' | Bo Birch', ' | Cy Cole'],
    ])
  })

  it('of a table in text are its rows, numbered or empty', () => {
    expect(ofText(['Item\tTitle\tLead', '1.\tWall\t', '2.\tWell\tBo Birch'])).toEqual([
      ['Item | Title | Lead', '1. | Wall', '2. | Well | Bo Birch'],
    ])
    expect(ofText(['Purpose\tLead\t', 'The wall is to be mended.\t\t'])).toEqual([
      ['Purpose | Lead', 'The wall is to be mended.'],
    ])
  })
})
