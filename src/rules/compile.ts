// Rule files to compiled rules.

import { parse } from 'yaml'
import type { z } from 'zod'
import type { RecordType } from '#model'
import { lemmaReader, pastForms, verbForms } from '#text'
import { checkContract, meant } from './contract.ts'
import { anchorWords, compilePattern, type Pattern, type Shapes } from './pattern.ts'
import { bodiesFileSchema, type Rule, ruleFileSchema, shapesFileSchema, type UnitKind } from './schema.ts'
import { compileSigns, type Signs } from './signs.ts'
import { compileZones, type ZoneRules } from './zones.ts'

/** A named text: a rule file as it was read from its folder. */
export interface RuleSource {
  file: string
  text: string
  /** Not one that comes with the program. */
  users?: boolean
}

export interface CompiledRule extends Rule {
  file: string
  /** Whether it comes from a folder of the user's. */
  users: boolean
  record: string
  /** Place of the rule among all rules of its record type; the lower one wins. */
  rank: number
  unit: UnitKind
  leadPatterns: readonly Pattern[]
  itemPatterns: readonly Pattern[]
  thenPatterns: readonly Pattern[]
  endPatterns: ReadonlyMap<string, readonly Pattern[]>
  unlessPatterns: readonly Pattern[]
  underPatterns: readonly Pattern[]
  columnPatterns: ReadonlyMap<string, readonly Pattern[]>
}

export interface RuleBook {
  rules: readonly CompiledRule[]
  zones: ZoneRules
  /** By which the kind of a paper is weighed. */
  signs: Signs
  /** Vocabulary by record and name, `figure.deficit`. */
  words: (list: string) => readonly string[]
  shapes: Shapes
  /** Short names of bodies that need no explaining, short → full. */
  shortNames: ReadonlyMap<string, string>
  lemma: (form: string) => string
  /** sha256-ready text of all files: two books with the same fingerprint read alike. */
  fingerprint: string
}

/** The texts of all rule files in one; where a user's folder stands changes nothing. */
export function fingerprintOf(sources: readonly RuleSource[]): string {
  return inOrder(sources)
    .map(({ file, text, users }) => `${users ? `user:${file.split(/[\\/]/).at(-1)}` : file}\n${text}`)
    .join('\n')
}

/** A user's files before those of the program, each by name: the earlier rule of a type wins. */
function inOrder(sources: readonly RuleSource[]): RuleSource[] {
  const byName = (some: RuleSource[]) => some.sort((a, b) => (a.file < b.file ? -1 : 1))
  return [...byName(sources.filter(({ users }) => users)), ...byName(sources.filter(({ users }) => !users))]
}

const named = (name: string) => {
  const pattern = new RegExp(`(?:^|[\\\\/])${name}\\.ya?ml$`)
  return ({ file }: RuleSource) => pattern.test(file)
}

/**
 * @param types with whose contracts the rules are held; none are checked where there are none
 * @throws Error naming file, rule and key where a file is malformed, or says what no reader understands
 */
export function compileRules(sources: readonly RuleSource[], types: readonly RecordType[] = []): RuleBook {
  const sorted = inOrder(sources)
  const shapesSources = sorted.filter(named('shapes'))
  const zonesSources = sorted.filter(named('zones'))
  if (!shapesSources.some(({ users }) => !users) || !zonesSources.some(({ users }) => !users))
    throw new Error('rules: shapes.yaml and zones.yaml must be in the folder')
  // The weights of all signs were set together, so nobody can add one.
  const foreign = sorted.find((source) => source.users && (named('signs')(source) || named('weights')(source)))
  if (foreign) throw new Error(`${foreign.file}: signs and weights come with the program; write openings in a zones.yaml instead`)
  const signsSource = sorted.find(named('signs'))
  const weightsSource = sorted.find(named('weights'))
  const shapesFile = joinShapes(shapesSources)
  const lemma = lemmaReader(shapesFile.verbs)
  const shapes = compileShapes(shapesFile, shapesSources.at(-1)!.file)
  const parsed: { rule: Rule; record: string; file: string; users: boolean }[] = []
  const words = new Map<string, readonly string[]>()
  const shortNames = new Map<string, string>()
  for (const source of sorted) {
    if (shapesSources.includes(source) || zonesSources.includes(source)) continue
    if (source === signsSource || source === weightsSource) continue
    const users = source.users === true
    if (named('bodies')(source)) {
      const { short_names, accounts } = checked(source, bodiesFileSchema)
      for (const [short, full] of Object.entries(short_names)) if (!shortNames.has(short)) shortNames.set(short, full)
      words.set('bodies.accounts', [...(words.get('bodies.accounts') ?? []), ...accounts])
      continue
    }
    const file = checked(source, ruleFileSchema)
    for (const [name, list] of Object.entries(file.words)) {
      const key = `${file.record}.${name}`
      words.set(key, [...(words.get(key) ?? []), ...list])
    }
    for (const rule of file.rules) parsed.push({ rule, record: file.record, file: source.file, users })
  }
  const kept = withoutReplaced(parsed)
  for (const { rule, record, file } of kept) checkContract(rule, record, file, types)
  const rules = kept.map(({ rule, record, file, users }, rank) => {
    const model = rule.like === undefined ? undefined : parsed.find((other) => other.rule.id === rule.like)?.rule
    if (rule.like !== undefined && !model)
      throw new Error(`${file}: rule ${rule.id}: like: there is no rule ${rule.like}${meant(rule.like, parsed.map((other) => other.rule.id))}`)
    const borrowed = model ? { columns: { ...model.columns, ...rule.columns }, need: rule.need ?? model.need } : {}
    return compileRule({ ...rule, ...borrowed } as Rule, record, { file, users, rank }, shapes)
  })
  return {
    rules,
    zones: compileZones(zonesSources.map((source) => ({ ...source, value: checkedText(source) })), shapes),
    signs: compileSigns(withValue(signsSource), withValue(weightsSource), shapes),
    words: (list) => {
      const found = words.get(list)
      if (!found) throw new Error(`rules: there is no list of words ${list}`)
      return found
    },
    shapes,
    shortNames,
    lemma,
    fingerprint: fingerprintOf(sources),
  }
}

const withValue = (source: RuleSource | undefined) => source && { file: source.file, value: checkedText(source) }

/** The rules without those that a user's rule says it replaces. */
function withoutReplaced<R extends { rule: Rule; file: string; users: boolean }>(parsed: readonly R[]): R[] {
  const gone = new Set<R>()
  for (const { rule, file, users } of parsed) {
    if (rule.replaces === undefined) continue
    const other = parsed.find((one) => one.rule.id === rule.replaces && one.users !== users && !one.users)
    if (!other)
      throw new Error(
        `${file}: rule ${rule.id}: replaces: the program has no rule ${rule.replaces}${meant(rule.replaces, parsed.flatMap((one) => (one.users ? [] : [one.rule.id])))}`,
      )
    gone.add(other)
  }
  const kept = parsed.filter((one) => !gone.has(one))
  const files = new Map<string, string>()
  // The program's own first, so that the message names the user's file.
  for (const { rule, file } of [...kept].sort((a, b) => Number(a.users) - Number(b.users))) {
    const other = files.get(rule.id)
    if (other)
      throw new Error(`${file}: rule ${rule.id}: the id is used in ${other} too; take another, or write replaces: ${rule.id}`)
    files.set(rule.id, file)
  }
  return kept
}

/** The verbs and shapes of all files; a list of words grows, and no shape changes its meaning. */
function joinShapes(sources: readonly RuleSource[]): z.output<typeof shapesFileSchema> {
  const verbs = new Set<string>()
  const shapes: z.output<typeof shapesFileSchema>['shapes'] = {}
  for (const source of [...sources].reverse()) {
    const file = checked(source, shapesFileSchema)
    for (const verb of file.verbs) verbs.add(verb)
    for (const [name, shape] of Object.entries(file.shapes)) {
      const before = shapes[name]
      if (before === undefined) shapes[name] = shape
      else if (typeof before === 'object' && 'words' in before && typeof shape === 'object' && 'words' in shape)
        shapes[name] = { words: [...before.words, ...shape.words] }
      else throw new Error(`${source.file}: shape ${name}: there is one of this name, and only lists of words can grow; take another name`)
    }
  }
  return { verbs: [...verbs], shapes }
}

function compileRule(
  rule: Rule,
  record: string,
  { file, users, rank }: Pick<CompiledRule, 'file' | 'users' | 'rank'>,
  shapes: Shapes,
): CompiledRule {
  const compile = (key: string, patterns: readonly string[] = []) =>
    patterns.map((pattern) => {
      try {
        // Capitals tell a formula from plain words; what stands under the formula is read either way.
        return compilePattern(pattern, shapes, rule.case === 'exact' && !(key === 'item' && rule.items === 'list') && !(rule.items === 'motion' && /^(item|ends)/.test(key)))
      } catch (error) {
        throw new Error(`${file}: rule ${rule.id}: ${key}: ${(error as Error).message}`)
      }
    })
  if (rule.items === 'motion' && !(rule.lead && rule.ends))
    throw new Error(`${file}: rule ${rule.id}: ends: a motion rule needs lead and ends`)
  if (rule.items === 'list' && !rule.lead) throw new Error(`${file}: rule ${rule.id}: lead: a list rule needs one`)
  if (rule.items === 'row' && !(rule.columns && rule.need)) {
    throw new Error(`${file}: rule ${rule.id}: columns: a row rule needs columns and need`)
  }
  if ((rule.items === 'sentence' || rule.items === 'block') && !rule.item) {
    throw new Error(`${file}: rule ${rule.id}: item: a ${rule.items} rule needs one`)
  }
  return {
    ...rule,
    file,
    users,
    record,
    rank,
    unit: rule.items,
    leadPatterns: compile('lead', rule.lead),
    itemPatterns: compile('item', rule.item),
    thenPatterns: compile('then', rule.then),
    endPatterns: new Map(Object.entries(rule.ends ?? {}).map(([outcome, ends]) => [outcome, compile(`ends.${outcome}`, ends)])),
    unlessPatterns: compile('unless', rule.unless),
    underPatterns: compile('under', rule.under),
    columnPatterns: new Map(
      Object.entries(rule.columns ?? {}).map(([field, heads]) => [field, compile(`columns.${field}`, heads.map((head) => `^${head}$`))]),
    ),
  }
}

function compileShapes(file: z.infer<typeof shapesFileSchema>, name: string): Shapes {
  const alternatives = (list: readonly string[]) =>
    `(?:${[...list].sort((a, b) => b.length - a.length).map((word) => word.replace(/[-–]/g, '[-–]?').replace(/ /g, '\\s+')).join('|')})(?![\\p{L}\\p{N}])`
  const anchors = (list: readonly string[]) => new Set(list.map((word) => [...anchorWords(word)].sort((a, b) => b.length - a.length)[0]!))
  const bases = file.verbs
  const pasts = bases.flatMap(pastForms)
  const shapes: Record<string, { regex: string; anchors: ReadonlySet<string> | null }> = {
    verb: { regex: alternatives(bases), anchors: anchors(bases) },
    past: { regex: alternatives(pasts), anchors: anchors(pasts) },
    anyverb: { regex: alternatives(bases.flatMap(verbForms)), anchors: anchors(bases.flatMap(verbForms)) },
  }
  for (const [shape, value] of Object.entries(file.shapes)) {
    if (shapes[shape]) throw new Error(`${name}: shape ${shape} is built in`)
    const source = typeof value === 'string' ? value : 'regex' in value ? value.regex : alternatives(value.words)
    const regex = source.replace(/\{(\w+)\}/g, (_, inner: string) => shapes[inner]?.regex ?? `{${inner}}`)
    try {
      new RegExp(regex, 'diu')
    } catch (error) {
      throw new Error(`${name}: shape ${shape}: ${(error as Error).message}`)
    }
    const held = typeof value === 'string' ? null : 'regex' in value ? heldWords(value.holds, shapes) : anchors(value.words)
    shapes[shape] = { regex: `(?:${regex})`, anchors: held }
  }
  return shapes
}

/** Words, and `{shape}` for those of another shape. */
function heldWords(list: readonly string[], shapes: Shapes): ReadonlySet<string> | null {
  const sets = list.map((word) => (word.startsWith('{') ? (shapes[word.slice(1, -1)]?.anchors ?? null) : new Set([word])))
  return sets.some((set) => set === null) ? null : new Set(sets.flatMap((set) => [...set!]))
}

function checkedText(source: RuleSource): unknown {
  try {
    return parse(source.text)
  } catch (error) {
    throw new Error(`${source.file}: ${(error as Error).message.split('\n')[0]}`)
  }
}

function checked<T extends z.ZodType>(source: RuleSource, schema: T): z.output<T> {
  const value = checkedText(source)
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const rules = (value as { rules?: { id?: string }[] } | null)?.rules
  const rule = issue.path[0] === 'rules' && typeof issue.path[1] === 'number' ? ` rule ${rules?.[issue.path[1]]?.id ?? issue.path[1] + 1}:` : ''
  throw new Error(`${source.file}:${rule} ${issue.path.slice(rule ? 2 : 0).join('.')}: ${issue.message}`)
}
