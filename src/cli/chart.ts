// Statements of one measure → bars for the terminal, and a drawing as SVG.

import { scaleLinear, scalePoint } from 'd3-scale'
import type { Statement } from '#query'

const words = ({ made, statement }: Statement) => `${made ?? 'no date'}  ${statement}`

/** One bar a statement, from zero to its sum; `width` counts columns of the terminal. */
export function barsToText(statements: readonly Statement[], width: number): string {
  const values = statements.map(({ value }) => value)
  const label = Math.max(...statements.map((one) => words(one).length))
  const sum = Math.max(...statements.map(({ raw }) => raw.length))
  const room = Math.max(10, Math.min(60, width - label - sum - 4))
  const scale = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [0, room])
  return statements
    .map((one) => {
      const [from, to] = [scale(Math.min(0, one.value)), scale(Math.max(0, one.value))].map(Math.round) as [
        number,
        number,
      ]
      const bar = ' '.repeat(from) + '█'.repeat(Math.max(to - from, one.value === 0 ? 0 : 1))
      return `${words(one).padEnd(label)}  ${one.raw.padStart(sum)}  ${bar}`.trimEnd()
    })
    .join('\n')
}

const colours: Readonly<Record<string, string>> = { plan: '#4477aa', actual: '#228833', forecast: '#ee7733' }
const width = 960
const height = 480
const edge = { left: 80, right: 24, top: 48, bottom: 140 }

/** One point a statement in the order in which they were made; plan, actual and forecast each a line of their own. */
export function statementsToSvg(statements: readonly Statement[], title: string): string {
  const values = statements.map(({ value }) => value / 1e6)
  const x = scalePoint(
    statements.map((_, i) => String(i)),
    [edge.left + 20, width - edge.right - 20],
  )
  const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [height - edge.bottom, edge.top]).nice()
  const at = (i: number) => x(String(i))!
  const ticks = y.ticks(6).map((tick) => {
    const level = round(y(tick))
    return `<line x1="${edge.left}" x2="${width - edge.right}" y1="${level}" y2="${level}" stroke="${tick === 0 ? '#333' : '#ddd'}"/>
<text x="${edge.left - 8}" y="${level + 4}" text-anchor="end">£${tick}m</text>`
  })
  const lines = Object.entries(colours).map(([basis, colour], i) => {
    const own = statements.flatMap((one, j) => (one.basis === basis ? [`${round(at(j))},${round(y(values[j]!))}`] : []))
    return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${own.join(' ')}"/>
<text x="${edge.left + 110 * i}" y="38" fill="${colour}">● ${basis}</text>`
  })
  const points = statements.map((one, i) => {
    const [across, down] = [round(at(i)), round(y(values[i]!))]
    const foot = height - edge.bottom + 14
    const place = one.places[0]!
    const where = place.page !== null ? `page ${place.page}` : `line ${place.line}`
    return `<circle cx="${across}" cy="${down}" r="4" fill="${colours[one.basis ?? ''] ?? '#777'}"><title>${escaped(`${words(one)}: ${one.raw} (${place.document}, ${where})`)}</title></circle>
<text x="${across}" y="${foot}" text-anchor="end" transform="rotate(-45 ${across} ${foot})">${escaped(words(one))}</text>
<text x="${across}" y="${down - 8}" text-anchor="middle">${escaped(one.raw)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${edge.left}" y="20" font-size="14">${escaped(title)}</text>
${[...ticks, ...lines, ...points].join('\n')}
</svg>
`
}

const round = (value: number) => Math.round(value * 10) / 10
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
