// Papers whose kind is known to the signs seen in them, and signs to weights: logistic regression with several kinds.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { stageOf } from '#pipeline'

const root = fileURLToPath(new URL('..', import.meta.url))
const shared = join(root, '..', 'shared', 'documents')

export const kinds = ['minutes', 'agenda', 'assessment_letter', 'other']

const kindOf = (words) =>
  /minutes/.test(words)
    ? 'minutes'
    : /agenda/.test(words)
      ? 'agenda'
      : /inspection report|focused visit/.test(words)
        ? 'assessment_letter'
        : 'other'

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** The real papers of which a list beside them says what they are; none where they are not there. */
function realPapers() {
  const list = join(shared, 'real', 'SOURCES.tsv')
  if (!existsSync(list)) return []
  const [head, ...rows] = readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
  const column = (name) => head.indexOf(name)
  const byEnd = new Map(rows.map((row) => [row[column('file')].split('/').slice(-2).join('/'), row]))
  return filesOf(join(shared, 'real')).flatMap((path) => {
    const row = byEnd.get(path.split('/').slice(-2).join('/'))
    return row ? [{ path, body: row[column('body')], kind: kindOf(row[column('kind')]), real: true }] : []
  })
}

/** Papers of the project, of the shared folder, and of the libraries, which are no papers of a body at all. */
function otherPapers() {
  const own = Object.entries(JSON.parse(readFileSync(join(root, 'corpus', 'kinds.json'), 'utf8'))).map(
    ([path, kind]) => ({
      path: join(root, 'corpus', path),
      body: path.split('/')[0],
      kind,
    }),
  )
  const told = !existsSync(shared)
    ? []
    : filesOf(shared).flatMap((path) => {
        if (path.includes('/real/')) return []
        const name = basename(path)
        if (/minutes/.test(name)) return [{ path, body: 'suffolk', kind: 'minutes' }]
        if (/letter/.test(name)) return [{ path, body: name, kind: 'assessment_letter' }]
        return /plan|hsj/.test(name) ? [{ path, body: name, kind: 'other' }] : []
      })
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const libraries = Object.keys({ ...dependencies, ...devDependencies }).flatMap((name) => {
    const folder = join(root, 'node_modules', name)
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter((file) => /^(readme|license|licence|changelog|changes|history)(\.md|\.txt)?$/i.test(file))
      .sort()
      .map((file) => ({ path: join(folder, file), body: 'libraries', kind: 'other' }))
  })
  return [...own, ...told, ...libraries]
}

/**
 * All papers whose kind is known, with the signs seen in them.
 * @returns {{ path, body, kind, real, read, strengths }[]}; `read` is the kind that the program gives it
 */
export async function labelledPapers() {
  const papers = []
  for (const paper of [...realPapers(), ...otherPapers()]) {
    const name = /^(readme|licen[cs]e|changelog|changes|history)$/i.test(basename(paper.path))
      ? `${paper.path}.txt`
      : paper.path
    const outlined = await stageOf(name, readFileSync(paper.path), 'outline')
    if ('problem' in outlined) continue
    const strengths = new Map(outlined.reckoning.signs.map(({ sign, strength }) => [sign, strength]))
    papers.push({ ...paper, read: outlined.kind, reckoning: outlined.reckoning, strengths })
  }
  return papers
}

const usual = { penalty: 0.01, power: 0.5 }
const rounds = 600
const step = 1.2

/**
 * Weights of signs by kind, by which the kinds of the papers are likeliest; each kind counts alike, and large weights cost.
 * @returns {{ base: number[], weights: Map<string, number[]> }} in the order of `kinds`
 */
export function setWeights(papers, signs, { penalty, power } = usual) {
  const width = signs.length + 1
  const rows = papers.map(({ strengths }) => Float64Array.of(1, ...signs.map((sign) => strengths.get(sign) ?? 0)))
  const labels = papers.map(({ kind }) => kinds.indexOf(kind))
  const counts = kinds.map((_, k) => labels.filter((label) => label === k).length)
  const shares = labels.map((label) => counts[label] ** -power)
  const all = shares.reduce((a, b) => a + b, 0)
  const weights = kinds.map(() => new Float64Array(width))
  let speed = kinds.map(() => new Float64Array(width))
  for (let round = 0; round < rounds; round++) {
    const ahead = weights.map((own, k) => own.map((w, j) => w + 0.9 * speed[k][j]))
    const slope = ahead.map((own) => own.map((w, j) => (j === 0 ? 0 : penalty * w)))
    rows.forEach((row, i) => {
      const sums = ahead.map((own) => own.reduce((sum, w, j) => sum + w * row[j], 0))
      const most = Math.max(...sums)
      const odds = sums.map((sum) => Math.exp(sum - most))
      const total = odds.reduce((a, b) => a + b, 0)
      odds.forEach((odd, k) => {
        const error = ((odd / total - (labels[i] === k ? 1 : 0)) * shares[i]) / all
        for (let j = 0; j < width; j++) if (row[j] !== 0) slope[k][j] += error * row[j]
      })
    })
    speed = speed.map((own, k) => own.map((v, j) => 0.9 * v - step * 0.1 * slope[k][j]))
    weights.forEach((own, k) => speed[k].forEach((v, j) => (own[j] += v)))
  }
  return {
    base: weights.map((own) => own[0]),
    weights: new Map(signs.map((sign, j) => [sign, weights.map((own) => own[j + 1])])),
  }
}

/** The kind with the highest sum. */
export function weighedKind({ strengths }, { base, weights }) {
  const sums = base.map((start, k) =>
    [...strengths].reduce((sum, [sign, s]) => sum + s * (weights.get(sign)?.[k] ?? 0), start),
  )
  return kinds[sums.indexOf(Math.max(...sums))]
}

/** The real papers whose kind is weighed wrong by weights that were set without any paper of their body. */
export function wrongLeftOut(papers, signs, groupOf = ({ body }) => body, how = usual) {
  const groups = new Set(papers.filter(({ real }) => real).map(groupOf))
  return [...groups].flatMap((group) => {
    const found = setWeights(
      papers.filter((paper) => groupOf(paper) !== group),
      signs,
      how,
    )
    return papers
      .filter((paper) => paper.real && groupOf(paper) === group)
      .map((paper) => ({ ...paper, weighed: weighedKind(paper, found) }))
      .filter(({ kind, weighed }) => kind !== weighed)
  })
}

/** Prints how many real papers are of the kind that the list beside them says, by our weights and by weights set without their body. */
export async function scoreKinds() {
  const papers = await labelledPapers()
  const real = papers.filter((paper) => paper.real)
  if (real.length === 0) {
    console.log('\nkinds of real papers: skipped, the papers are not beside the project')
    return []
  }
  const told = real.filter(({ kind, read }) => kind === (kinds.includes(read) ? read : 'other')).length
  const blind = real.length - wrongLeftOut(papers, signIds()).length
  const share = (count) => Math.round((count / real.length) * 1000) / 1000
  console.log(
    `\nkinds of real papers: ${told} of ${real.length} right, ${blind} with the body of each left out of the weights`,
  )
  return [
    ['kinds/real', share(told)],
    ['kinds/real left out', share(blind)],
  ]
}

/** The names of all signs, as signs.yaml has them. */
export const signIds = () => parse(readFileSync(join(root, 'rules', 'signs.yaml'), 'utf8')).signs.map(({ id }) => id)
