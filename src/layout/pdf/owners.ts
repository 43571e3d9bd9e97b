// Tall rows of ruled minutes to a row for each paragraph that has a name beside it.

import { lineText } from './lines.ts'
import type { CellPiece, FlowPiece, Line, TablePiece } from './pieces.ts'

const heading =
  /^(?:actions?|leads?|owners?|who|by|by whom|responsib\w*|action (?:by|for|owner)|lead responsible|person responsible)\b/i
const otherHeading = /\b(?:date|due|deadline|status|rag|rating|time|page|progress|update|paper|enc)\b/i

const cellText = (cell: CellPiece | undefined): string =>
  (cell?.pieces ?? []).flatMap(({ lines }) => lines.map((line) => lineText(line))).join(' ')

/** Whether a line is nothing but the heading of the column of those who act. */
export const isOwnerHeading = (line: Line): boolean =>
  /^(?:actions?|leads?|owners?|who|by whom|action (?:by|for|owner))\s*:?$/i.test(lineText(line))

/** Whether the last column of a table is headed as the column of those who act. */
export function hasOwnerHeading(table: TablePiece): boolean {
  if (table.columns < 2 || table.columns > 4) return false
  return [0, 1].some((row) => {
    const own = table.cells.filter((cell) => cell.row === row)
    const last = cellText(own.find((cell) => cell.column + cell.columnSpan === table.columns && cell.columnSpan === 1))
    return (
      heading.test(last) &&
      last.length < 40 &&
      !own.some((cell) => otherHeading.test(cellText(cell)) && cellText(cell).length < 30)
    )
  })
}

/**
 * The owner column as it is read: a name belongs to the paragraph that it stands beside.
 *
 *   4 | The minutes were agreed.      |          4 | The minutes were agreed. |
 *     | (a) AB will mend the crane.   | AB   →     | (a) AB will mend …       | AB
 */
export function splitAtOwners(table: TablePiece): TablePiece {
  const last = table.columns - 1
  const cells: CellPiece[] = []
  let added = 0
  for (let row = 0; row < table.rows; row++) {
    const own = table.cells.filter((cell) => cell.row === row)
    const parts = splitRow(own, last, table)
    if (!parts) {
      for (const cell of own) cells.push({ ...cell, row: row + added })
      continue
    }
    parts.forEach((part, i) => {
      for (const cell of part) cells.push({ ...cell, row: row + added + i })
    })
    added += parts.length - 1
  }
  return added === 0 ? table : { ...table, cells, rows: table.rows + added }
}

function splitRow(own: readonly CellPiece[], last: number, table: TablePiece): CellPiece[][] | undefined {
  if (table.cells.some((cell) => cell.rowSpan > 1)) return undefined
  const names = own.find((cell) => cell.column === last && cell.columnSpan === 1)
  const body = own
    .filter((cell) => cell.column < last)
    .reduce<CellPiece | undefined>(
      (most, cell) => (!most || cell.pieces.length > most.pieces.length ? cell : most),
      undefined,
    )
  if (!names || !body || body.pieces.length < 2 || names.pieces.length === 0) return undefined
  const groups = groupLines(names.pieces.flatMap(({ lines }) => [...lines]))
  if (groups.some((lines) => lines.map((line) => lineText(line)).join(' ').length > 60)) return undefined
  const first = body.pieces[0]!.lines[0]!
  // One name level with the first line is that of the whole row.
  if (groups.length === 1 && Math.abs(groups[0]![0]!.base - first.base) < first.size) return undefined
  const beside: Line[][] = body.pieces.map(() => [])
  for (const lines of groups) {
    const home = nearest(body.pieces, lines)
    const next = body.pieces[home + 1]
    // A second name that reaches down to the next paragraph is that of the next.
    const reaches = next && lines.at(-1)!.base > next.lines[0]!.base - next.lines[0]!.size
    beside[beside[home]!.length > 0 && reaches ? home + 1 : home]!.push(...lines)
  }
  const parts: CellPiece[][] = []
  let pieces: FlowPiece[] = []
  const put = (found: readonly FlowPiece[], lines: readonly Line[]) => {
    const opens = parts.length === 0
    const y0 = opens ? body.box[1] : found[0]!.lines[0]!.y0
    const y1 = found.at(-1)!.lines.at(-1)!.y1
    const within = (cell: CellPiece, inside: readonly FlowPiece[]): CellPiece => ({
      ...cell,
      box: [cell.box[0], y0, cell.box[2], y1],
      pieces: inside,
    })
    parts.push(
      own.map((cell) => {
        if (cell === body) return within(cell, found)
        if (cell === names) return within(cell, lines.length > 0 ? [ownerPiece(lines)] : [])
        return within(cell, opens ? cell.pieces : [])
      }),
    )
  }
  body.pieces.forEach((piece, i) => {
    if (beside[i]!.length === 0) pieces.push(piece)
    else {
      if (pieces.length > 0) put(pieces, [])
      pieces = []
      put([piece], beside[i]!)
    }
  })
  if (pieces.length > 0) put(pieces, [])
  return parts.length > 1 ? parts : undefined
}

const ownerPiece = (lines: readonly Line[]): FlowPiece => ({
  kind: 'paragraph',
  lines,
  hard: lines.map(() => false),
  markerWords: 0,
  depth: 0,
  level: 0,
})

/** Lines that stand close together. */
function groupLines(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = []
  for (const line of lines) {
    const above = groups.at(-1)?.at(-1)
    if (above && line.base - above.base < 1.55 * Math.max(line.size, above.size)) groups.at(-1)!.push(line)
    else groups.push([line])
  }
  return groups
}

/** Index of the paragraph with which a name shares most of its height; a name between two belongs to the one below. */
function nearest(pieces: readonly FlowPiece[], lines: readonly Line[]): number {
  const top = ({ base, size }: Line) => base - size * 0.72
  const from = top(lines[0]!)
  const to = lines.at(-1)!.base
  let best = -1
  let most = 0
  pieces.forEach((piece, i) => {
    const shared = Math.min(to, piece.lines.at(-1)!.base) - Math.max(from, top(piece.lines[0]!))
    if (shared > most + 1) {
      best = i
      most = shared
    }
  })
  if (best !== -1) return best
  const below = pieces.findIndex((piece) => top(piece.lines[0]!) >= to - 1)
  if (below === -1) return pieces.length - 1
  return below === 0 || top(pieces[below]!.lines[0]!) - to < lines[0]!.size * 1.5 ? below : below - 1
}
