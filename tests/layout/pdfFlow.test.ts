// Lines of a page to headings and paragraphs where no blank line and no full line says how.

import { describe, expect, it } from 'vitest'
import { layOut } from '#layout'
import { readSource } from '#read'
import { tinyPdf, words } from '../read/pdfFile.ts'

/** Lines from the top of a page: a text, or the points by which the next one stands lower than usual. */
async function blocksOf(...lines: (string | number)[]): Promise<string[]> {
  let y = 780
  const content = lines.map((line) => {
    if (typeof line === 'number') {
      y -= line
      return ''
    }
    y -= 13
    return words(50, y, line)
  })
  const read = await readSource('minutes.pdf', tinyPdf([{ content: content.join('') }]))
  if ('problem' in read) throw new Error(read.problem.message)
  return layOut(read).blocks.map((block) => (block.kind === 'table' ? 'table' : `${block.kind}: ${block.passage.text}`))
}

const full = 'The Warden told the Trust that the north wall of the orchard had fallen in the storm of last week,'

describe('lines of a PDF', () => {
  it.each<[string, (string | number)[], string[]]>([
    [
      'paragraphs of one line each, and one of two',
      [
        'Orchard Trust',
        8,
        'Venue: the Tithe Barn',
        8,
        'Ann Ash took the chair.',
        8,
        full,
        'and the gate with it.',
        8,
        'Bo Birch thanked him.',
      ],
      [
        'heading: Orchard Trust',
        'heading: Venue: the Tithe Barn',
        'paragraph: Ann Ash took the chair.',
        `paragraph: ${full} and the gate with it.`,
        'paragraph: Bo Birch thanked him.',
      ],
    ],
    [
      'people under labels that nothing sets apart',
      [
        'Present:',
        'Ann Ash, Chair',
        'Bo Birch',
        'In attendance',
        'Cy Cole, Clerk',
        'Apologies:',
        'Di Dean',
        8,
        full,
        'and the gate with it.',
        full,
        'and the well.',
      ],
      [
        'heading: Present:',
        'paragraph: Ann Ash, Chair\nBo Birch',
        'heading: In attendance',
        'heading: Cy Cole, Clerk',
        'heading: Apologies:',
        'heading: Di Dean',
        `paragraph: ${full} and the gate with it.`,
        `paragraph: ${full} and the well.`,
      ],
    ],
    [
      'a title right above its paragraph',
      ['Repair of the wall', full, 'and the gate with it.'],
      ['heading: Repair of the wall', `paragraph: ${full} and the gate with it.`],
    ],
    [
      'lines that the margin broke',
      [full, 'and the gate with it, and would have the', 'wall mended by the end of June.'],
      [`paragraph: ${full} and the gate with it, and would have the wall mended by the end of June.`],
    ],
  ])('%s', async (_, lines, blocks) => {
    expect(await blocksOf(...lines)).toEqual(blocks)
  })
})
