// Words to whether they stand over the people who were present.

import type { Block } from '#model'
import type { ZoneRules } from '#rules'
import { matches } from './openings.ts'

/** Whether the first line of a block is the label over the people who were present. */
export function startsAttendance(text: string, zones: ZoneRules): boolean {
  const line = /^\s*(?:\(?\d{1,2}[.)]?\s+(?=\p{L}))?([^\n]{0,200})/u.exec(text)![1]!.trim()
  return line.length < 200 && /present|attend|members/i.test(line) && matches(zones.patterns('rollstart'), line)
}

/** Whether the people who were present are named within the next blocks. */
export function attendanceFollows(blocks: readonly Block[], index: number, zones: ZoneRules): boolean {
  return blocks
    .slice(index, index + 15)
    .some((block) =>
      block.kind === 'table'
        ? block.rows.slice(0, 8).some((row) => startsAttendance(row.cells[0]?.passage.text ?? '', zones))
        : startsAttendance(block.passage.text, zones),
    )
}
