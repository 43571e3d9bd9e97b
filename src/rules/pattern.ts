// A pattern of a rule file to a regular expression and the words without which it cannot match.

import { spellOutLetters } from '#text'

/**
 * The language of patterns, small enough for people who do not write regular expressions:
 *
 *   resolved to            these words; a space is any white space, upper and lower case are alike
 *   (it was )?resolved     a part that may be missing
 *   (also |then )*agreed   a part that may come any number of times
 *   (agreed|resolved) to   one of several
 *   {matter}               a named shape of shapes.yaml; {owner=person} gives it another name
 *   committees?            the letter or mark before ? may be missing
 *   ...                    up to 200 characters within the sentence; the point of a number or a date ends none
 *   ^ $                    the beginning and the end of the words looked at
 *
 * Everything else stands for itself; - also stands for – and —, ' for ’, & for "and".
 */
export interface Pattern {
  source: string
  regex: RegExp
  /** Lower-case words of which a text must have at least one; null where the pattern can match without any known word. */
  anchors: ReadonlySet<string> | null
  /** Names of the slots, in order. */
  slots: readonly string[]
}

type Node =
  | { kind: 'text'; text: string }
  | { kind: 'slot'; name: string; shape: string }
  | { kind: 'gap'; spaced: boolean }
  | { kind: 'edge'; edge: '^' | '$' }
  | { kind: 'group'; branches: Node[][]; optional: boolean; quantifier: string }

export type Shapes = Readonly<Record<string, { regex: string; anchors: ReadonlySet<string> | null }>>

/** @throws Error naming the pattern where it is malformed or names an unknown shape. */
export function compilePattern(source: string, shapes: Shapes, exactCase = false): Pattern {
  const nodes = parsePattern(source)
  const slots: string[] = []
  const body = nodes.map((node) => nodeToRegex(node, shapes, slots, source)).join('')
  const regex = new RegExp(spellOutLetters(`${leftEdge(nodes)}${body}${rightEdge(nodes)}`, exactCase), exactCase ? 'du' : 'diu')
  return { source, regex, anchors: anchorsOf(nodes, shapes), slots }
}

/**
 * How far a pattern that does not match comes in some words: its longest beginning that does, and the rest.
 * @returns undefined where not even its first part is there, or where all of it matches
 */
export function matchedPart(
  source: string,
  words: string,
  shapes: Shapes,
  exactCase = false,
): { matched: string; missing: string } | undefined {
  const nodes = parsePattern(source)
  for (let count = nodes.length; count > 0; count--) {
    const body = nodes.slice(0, count).map((node) => nodeToRegex(node, shapes, [], source)).join('')
    const regex = new RegExp(spellOutLetters(`${leftEdge(nodes)}${body}`, exactCase), exactCase ? 'u' : 'iu')
    if (!regex.test(words)) continue
    const written = (some: readonly Node[]) => some.map(nodeToSource).join('')
    return count === nodes.length ? undefined : { matched: written(nodes.slice(0, count)), missing: written(nodes.slice(count)) }
  }
  return undefined
}

function nodeToSource(node: Node): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'gap':
      return node.spaced ? ' ... ' : '...'
    case 'edge':
      return node.edge
    case 'slot':
      return node.name === node.shape ? `{${node.name}}` : `{${node.name}=${node.shape}}`
    case 'group': {
      const branches = node.branches.map((branch) => branch.map(nodeToSource).join('')).join('|')
      return `(${branches})${node.quantifier}`
    }
  }
}

function parsePattern(source: string): Node[] {
  let at = 0
  const fail = (why: string): never => {
    throw new Error(`pattern "${source}": ${why} at character ${at + 1}`)
  }
  function sequence(): Node[] {
    const nodes: Node[] = []
    const text = (char: string) => {
      const last = nodes.at(-1)
      if (last?.kind === 'text') last.text += char
      else nodes.push({ kind: 'text', text: char })
    }
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const char = source[at]!
      if (char === '(') {
        at++
        const branches = alternatives()
        if (source[at] !== ')') fail('a bracket is not closed')
        at++
        const quantifier = source[at] === '?' || source[at] === '*' ? source[at++]! : ''
        nodes.push({ kind: 'group', branches, optional: quantifier !== '', quantifier })
      } else if (char === '{') {
        const end = source.indexOf('}', at)
        const inner = /^(?:(\w+)=)?(\w+)$/.exec(source.slice(at + 1, end))
        if (end === -1 || !inner) fail('a {shape} is malformed')
        nodes.push({ kind: 'slot', name: inner![1] ?? inner![2]!, shape: inner![2]! })
        at = end + 1
      } else if (source.startsWith(' ... ', at)) {
        nodes.push({ kind: 'gap', spaced: true })
        at += 5
      } else if (source.startsWith('...', at)) {
        nodes.push({ kind: 'gap', spaced: false })
        at += 3
      } else if (char === '^' || char === '$') {
        nodes.push({ kind: 'edge', edge: char })
        at++
      } else if (char === '\\') {
        fail('a backslash belongs in shapes.yaml')
      } else if (source[at + 1] === '?' && char !== ' ') {
        nodes.push({ kind: 'group', branches: [[{ kind: 'text', text: char }]], optional: true, quantifier: '?' })
        at += 2
      } else {
        text(char)
        at++
      }
    }
    return nodes
  }
  function alternatives(): Node[][] {
    const branches = [sequence()]
    while (source[at] === '|') {
      at++
      branches.push(sequence())
    }
    return branches
  }
  const branches = alternatives()
  if (at < source.length) fail('a bracket is closed twice')
  return branches.length === 1 ? branches[0]! : [{ kind: 'group', branches, optional: false, quantifier: '' }]
}

function nodeToRegex(node: Node, shapes: Shapes, slots: string[], source: string): string {
  switch (node.kind) {
    case 'text':
      return literalToRegex(node.text)
    case 'gap':
      return node.spaced ? '[,:]?\\s+(?:(?:[^.;]|\\.(?=\\d)){0,200}?\\s+)?' : '(?:[^.;]|\\.(?=\\d)){0,200}?'
    case 'edge':
      return node.edge
    case 'slot': {
      const shape = shapes[node.shape]
      if (!shape) throw new Error(`pattern "${source}": there is no shape {${node.shape}} in shapes.yaml`)
      // A shape that stands twice under one name is only matched the second time.
      if (slots.includes(node.name)) return shape.regex
      slots.push(node.name)
      return `(?<${node.name}>${shape.regex})`
    }
    case 'group': {
      const branches = node.branches.map((branch) => branch.map((n) => nodeToRegex(n, shapes, slots, source)).join(''))
      return `(?:${branches.join('|')})${node.quantifier}`
    }
  }
}

function literalToRegex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[$()*+.?[\]^{|}\\/]/g, '\\$&')
    .replace(/[-–—]/g, '[-–—‑]')
    .replace(/['’]/g, "['’‘]")
    .replace(/["“”]/g, '["“”]')
    .replace(/&/g, '(?:&|and)')
    .replace(/ /g, '\\s+')
}

const isWordEdge = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)

function leftEdge(nodes: readonly Node[]): string {
  const first = nodes[0]
  if (first?.kind === 'text') return isWordEdge(first.text[0]) ? '(?<![\\p{L}\\p{N}])' : ''
  if (first?.kind === 'group' || first?.kind === 'slot') return '(?<![\\p{L}\\p{N}])'
  return ''
}

function rightEdge(nodes: readonly Node[]): string {
  const last = nodes.at(-1)
  if (last?.kind === 'text') return isWordEdge(last.text.at(-1)) ? '(?![\\p{L}\\p{N}])' : ''
  return last?.kind === 'group' ? '(?![\\p{L}\\p{N}])' : ''
}

/** The words of a text as anchors see them. */
export function anchorWords(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
}

/** Whether a text with these words can match. */
export function canHold(pattern: Pattern, words: ReadonlySet<string>): boolean {
  if (pattern.anchors === null) return true
  for (const anchor of pattern.anchors) if (words.has(anchor)) return true
  return false
}

/**
 * The best set of words of which every match must hold one, or null.
 *
 *   (it was )?resolved to {matter}   every match holds "resolved" and "to"; "resolved" is longer and chosen
 *   (agreed|resolved) that           "agreed" or "resolved" (rather than "that", which is in every third sentence)
 *   apolog(y|ies) from               "apology" or "apologies"
 */
function anchorsOf(nodes: readonly Node[], shapes: Shapes): ReadonlySet<string> | null {
  let best: ReadonlySet<string> | null = null
  const consider = (words: ReadonlySet<string> | null) => {
    if (words && words.size > 0 && (!best || anchorWorth(words) > anchorWorth(best))) best = words
  }
  nodes.forEach((node, i) => {
    if (node.kind === 'slot') consider(shapes[node.shape]?.anchors ?? null)
    else if (node.kind === 'text') {
      for (const word of node.text.matchAll(/[\p{L}\p{N}]+/gu)) {
        const last = word.index + word[0].length === node.text.length
        if (word.index === 0 && endsInWord(nodes, i - 1)) continue
        const endings = last && startsWithWord(nodes, i + 1) ? wordEndings(nodes, i + 1) : ['']
        if (endings) consider(new Set(endings.map((ending) => (word[0] + ending).toLowerCase())))
      }
    } else if (node.kind === 'group' && !node.optional && !endsInWord(nodes, i - 1) && !startsWithWord(nodes, i + 1)) {
      const sets = node.branches.map((branch) => anchorsOf(branch, shapes))
      if (sets.every((set) => set !== null)) consider(new Set(sets.flatMap((set) => [...set!])))
    }
  })
  return best
}

/** Whether what begins with node `i` can begin in the middle of a word. */
function startsWithWord(nodes: readonly Node[], i: number): boolean {
  const node = nodes[i]
  if (!node || node.kind === 'edge') return false
  if (node.kind === 'text') return isWordEdge(node.text[0])
  if (node.kind === 'gap') return !node.spaced
  if (node.kind === 'slot') return true
  return node.branches.some((branch) => startsWithWord(branch, 0)) || (node.optional && startsWithWord(nodes, i + 1))
}

function endsInWord(nodes: readonly Node[], i: number): boolean {
  const node = nodes[i]
  if (!node || node.kind === 'edge') return false
  if (node.kind === 'text') return isWordEdge(node.text.at(-1))
  if (node.kind === 'gap') return !node.spaced
  if (node.kind === 'slot') return true
  return node.branches.some((branch) => endsInWord(branch, branch.length - 1)) || (node.optional && endsInWord(nodes, i - 1))
}

/** The ends that a word can have in a group behind it: `y`, `ies`; undefined where they cannot be listed. */
function wordEndings(nodes: readonly Node[], i: number): string[] | undefined {
  const node = nodes[i]
  if (node?.kind !== 'group' || node.quantifier === '*' || startsWithWord(nodes, i + 1)) return undefined
  const endings = node.branches.map((branch) => {
    const [first, ...rest] = branch
    const ending = first?.kind === 'text' ? /^[\p{L}\p{N}]*/u.exec(first.text)![0] : undefined
    return ending !== undefined && (ending.length < (first as { text: string }).text.length || rest.length === 0) ? ending : undefined
  })
  if (endings.some((ending) => ending === undefined)) return undefined
  return node.optional ? ['', ...(endings as string[])] : (endings as string[])
}

const common = new Set('the a an of to and or in on for that it is was be by with at as this will not are were has have had'.split(' '))

function anchorWorth(words: ReadonlySet<string>): number {
  let worst = Infinity
  for (const word of words) worst = Math.min(worst, common.has(word) ? 0 : word.length)
  return worst * 100 - words.size
}
