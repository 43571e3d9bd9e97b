// A sentence to the numbers of the pledges that it refers to.

import { z } from 'zod'
import type { Reading, RecordType, Surroundings } from '#model'
import { count, text } from './kinds.ts'
import { plain } from './plain.ts'
import { readNumber, statesPledge } from './pledge.ts'

const fields = z.object({
  numbers: z.array(count).meta({ description: 'Numbers of the pledges', filter: 'exact', column: true }),
  context: text.meta({ description: 'The sentence or cell', filter: 'words', search: true, column: true }),
})

export type PledgeMention = z.infer<typeof fields>

export const pledgeMention: RecordType<PledgeMention> = {
  name: 'pledge_mention',
  plural: 'mentions',
  summary: 'Another text refers to a numbered pledge.',
  fields,
  contract: { slots: {} },
  read: (match, around) => {
    const context = plain(match.passage)
    // Where the pledge itself is stated it is not mentioned.
    const numbers = context && !statesPledge(match, around) ? readNumbers(context, around) : []
    return context && numbers.length > 0 ? ([{ fields: { numbers, context } }] satisfies Reading<PledgeMention>[]) : []
  },
}

const named = /(?<![\p{L}\p{N}])(pledge|commitment|promise)(s?)\s+(?:no\.?\s*|numbers?\s+)?(?=[\p{L}\p{N}])/giu
const numberAt = /(\d{1,3}|\p{L}+)(?![\p{L}\p{N}%]|[.,]\d)/uy
const joint = /\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+|\s*[&/]\s*|\s*[–-]\s*|\s+to\s+/iy

/**
 * The numbers behind every "pledge" of a sentence, in order, each once.
 *
 *   pledges one, two and three           1, 2, 3
 *   pledges 4 to 6                       4, 5, 6
 *   pledge one to help all, and pledge 3     1, 3
 *   the 13 pledges                       none: a count
 *   the council pledges 20 new homes     none: a verb
 */
function readNumbers(sentence: string, around: Surroundings): number[] {
  const numbers: number[] = []
  for (const name of sentence.matchAll(named)) {
    const { found, end } = numbersAt(sentence, name.index + name[0].length, around)
    const [label, plural] = [name[1]!, name[2] !== '']
    // "A promise one of us made" is no number of a promise.
    const surely =
      /^pledge/i.test(label) || /^\p{Lu}/u.test(label) || /^\d/.test(sentence.slice(name.index + name[0].length))
    const verb = plural && found.length === 1 && !follows.test(sentence.slice(end))
    if (surely && !verb && !holdsUnit(sentence.slice(end), around)) numbers.push(...found)
  }
  return [...new Set(numbers)]
}

/** What can stand behind one number where "pledges" is a noun. */
const follows =
  /^\s*(?:$|[.,;:)–-]|(?:of|in|to|and|or|on|for|from|is|are|was|were|has|have|will|which|that|around|about|within|under|by)\b)/i

const holdsUnit = (rest: string, around: Surroundings) =>
  around.words('pledge_mention.units').includes(/^\s*([\p{L}%]+)/u.exec(rest)?.[1]?.toLowerCase() ?? '')

function numbersAt(sentence: string, at: number, around: Surroundings): { found: number[]; end: number } {
  const found: number[] = []
  let end = at
  let range = false
  for (;;) {
    numberAt.lastIndex = found.length === 0 ? at : joint.lastIndex
    const word = numberAt.exec(sentence)
    const number = word ? readNumber(word[1]!, around) : undefined
    if (!word || !number) break
    const last = found.at(-1)
    if (range && last !== undefined && number > last && number - last < 30)
      for (let n = last + 1; n < number; n++) found.push(n)
    found.push(number)
    end = numberAt.lastIndex
    joint.lastIndex = end
    const glue = joint.exec(sentence)
    if (!glue) break
    range = /to|[–-]/i.test(glue[0])
  }
  return { found, end }
}
