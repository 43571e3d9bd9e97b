// Compares the links between the papers of a series with those that were written down beside them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linkStage, readDocument } from '#pipeline'

const round = (share) => Math.round(share * 1000) / 1000

/** Every pair of records of one matter, as text, by kind. */
const pairsOf = (members, kind) =>
  members.flatMap((a, i) => members.slice(i + 1).map((b) => `${kind} ${[a, b].sort().join(' ')}`))

async function readFolder(folder) {
  const records = []
  const shortNames = new Map()
  for (const name of readdirSync(folder).sort()) {
    if (!/\.(txt|pdf)$/.test(name)) continue
    const outcome = await readDocument(name, readFileSync(join(folder, name)))
    if ('problem' in outcome) throw new Error(`${name}: ${outcome.problem.message}`)
    records.push(...outcome.reading.records)
    shortNames.set(outcome.reading.source.id, outcome.reading.shortNames)
  }
  return { records, shortNames }
}

/** Prints precision and recall of every series in the corpus. @returns figures for the floor */
export async function scoreLinks(corpus) {
  const figures = []
  for (const series of readdirSync(corpus).sort()) {
    const answers = join(corpus, series, 'expected.json')
    if (!existsSync(answers)) continue
    const { records, shortNames } = await readFolder(join(corpus, series))
    const { threads } = linkStage(records, shortNames)
    const byId = new Map(records.map((record) => [record.id, record]))
    const find = ([path, type, words]) => {
      const fits = records.filter(
        (record) =>
          record.document.path === path &&
          record.type === type &&
          record.source.quote.replace(/\s+/g, ' ').includes(words),
      )
      if (fits.length !== 1) console.log(`  ${series}: ${fits.length} records of ${path} are "${words}"`)
      return fits[0]?.id ?? `missing ${path} ${type} ${words}`
    }
    const expected = JSON.parse(readFileSync(answers, 'utf8')).threads
    const wanted = new Set(expected.flatMap(({ kind, members }) => pairsOf(members.map(find), kind)))
    // Of draft and confirmed minutes only decisions and actions are written down.
    const scored = threads.filter(
      ({ kind, members }) => kind !== 'minutes' || ['resolution', 'action'].includes(byId.get(members[0].record).type),
    )
    const got = new Set(
      scored.flatMap(({ kind, members }) =>
        pairsOf(
          members.map(({ record }) => record),
          kind,
        ),
      ),
    )
    const right = [...got].filter((pair) => wanted.has(pair)).length
    const precision = round(right / (got.size || 1))
    const recall = round(right / (wanted.size || 1))
    console.log(
      `\nlinks of corpus/${series}: precision ${precision}, recall ${recall} (${right} right, ${got.size} found, ${wanted.size} wanted)`,
    )
    const words = (pair) =>
      pair.replace(
        /[0-9a-f]{12}/g,
        (id) => `[${byId.get(id)?.document.path} ${byId.get(id)?.source.quote.slice(0, 50)}]`,
      )
    for (const pair of got) if (!wanted.has(pair)) console.log(`  + ${words(pair)}`)
    for (const pair of wanted) if (!got.has(pair)) console.log(`  - ${words(pair)}`)
    figures.push([`links/${series} precision`, precision], [`links/${series} recall`, recall])
  }
  return figures
}
