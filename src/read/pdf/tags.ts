// The structure tree of a tagged page → what its words are said to be.

import type { PDFPageProxy } from 'pdfjs-dist'
import type { Tag, TaggedCell, Word } from '#model'
import { artifact } from './marks.ts'

/** As much of a structure tree as pdfjs gives of one page. */
export interface TreeNode {
  role: string
  children: readonly (TreeNode | { type: string; id: string })[]
}

/** A tree can be asked for again on each page; a file whose pages give more nodes than this in the mean has no more of them read. */
const mostNodes = 600
const freeNodes = 30_000

/** Reads the trees of the pages of one file, as long as they are worth it. */
export class TagReader {
  private nodes = 0
  private pages = 0

  /**
   * Puts the tag in the place of the mark of each word.
   * @param generic whether most marked content of the page is tagged as nothing in particular, as browsers do: such a
   * tree repeats what the page shows
   */
  async read(page: PDFPageProxy, words: readonly Word[], generic: boolean): Promise<Tag[] | undefined> {
    const tree = generic ? undefined : await this.treeOf(page, words)
    const { tags, byMark } = tree ? treeToTags(tree) : { tags: [], byMark: new Map<number, number>() }
    for (const word of words) {
      if (word.tag === undefined || word.tag === artifact) continue
      const tag = byMark.get(word.tag)
      if (tag === undefined) delete word.tag
      else word.tag = tag
    }
    return tags.length > 0 ? tags : undefined
  }

  private async treeOf(page: PDFPageProxy, words: readonly Word[]): Promise<TreeNode | undefined> {
    if (this.nodes > freeNodes + mostNodes * this.pages) return undefined
    this.pages++
    if (!words.some(({ tag }) => tag !== undefined && tag !== artifact)) return undefined
    // A damaged tree says nothing; the page is read all the same.
    const tree = ((await page.getStructTree().catch(() => null)) ?? undefined) as TreeNode | undefined
    if (tree) this.nodes += sizeOf(tree)
    return tree
  }
}

function sizeOf(node: TreeNode): number {
  let size = 1
  for (const child of node.children) size += 'role' in child ? sizeOf(child) : 1
  return size
}

const roles: Readonly<Record<string, Tag['kind']>> = {
  P: 'paragraph',
  H: 'heading',
  Title: 'heading',
  LI: 'item',
  TOCI: 'item',
  Caption: 'paragraph',
  Note: 'paragraph',
  TD: 'paragraph',
  TH: 'paragraph',
  BlockQuote: 'paragraph',
}

const headingRole = /^H([1-6])$/

/** The blocks of a tree in its order, and the place among them of each id of marked content. */
export function treeToTags(tree: TreeNode): { tags: Tag[]; byMark: Map<number, number> } {
  const tags: Tag[] = []
  const byMark = new Map<number, number>()
  let tables = 0
  const walk = (node: TreeNode, block: number | undefined, cell: TaggedCell | undefined, rows: Rows | undefined) => {
    let own = block
    let inside = cell
    let counted = rows
    if (node.role === 'Table') counted = { table: tables++, row: -1, column: -1 }
    else if (node.role === 'TR' && counted) {
      counted.row++
      counted.column = -1
    } else if ((node.role === 'TD' || node.role === 'TH') && counted) {
      const { table, row } = counted
      inside = { table, row, column: ++counted.column }
    }
    const level = Number(headingRole.exec(node.role)?.[1] ?? 1)
    const kind = headingRole.test(node.role) ? 'heading' : roles[node.role]
    // The first paragraph of a list item stands behind its label: they are one.
    const continues = node.role === 'P' && block !== undefined && tags[block]!.kind === 'item' && !started.has(block)
    if (kind && !continues) {
      own = tags.length
      tags.push({ kind, level: kind === 'heading' ? level : 0, ...(inside ? { cell: inside } : {}) })
    } else if (continues) started.add(block)
    for (const child of node.children)
      if ('role' in child) walk(child, own, inside, counted)
      else {
        const mark = /_mc(\d+)$/.exec(child.id)?.[1]
        if (mark !== undefined && own !== undefined) byMark.set(Number(mark), own)
        if (own !== undefined && node.role === 'LBody') started.add(own)
      }
  }
  /** Items whose first paragraph was met. */
  const started = new Set<number>()
  walk(tree, undefined, undefined, undefined)
  return { tags, byMark }
}

interface Rows {
  table: number
  row: number
  column: number
}
