// The words of a decision to the lemmas of its verbs.

import type { Passage, Surroundings } from '#model'

/** What a noun of deciding does. */
export const nouns: Readonly<Record<string, string>> = {
  adoption: 'adopt',
  acceptance: 'accept',
  agreement: 'agree',
  appointment: 'appoint',
  approval: 'approve',
  authority: 'approve',
  consent: 'approve',
  election: 'elect',
  permission: 'approve',
  're-appointment': 're-appoint',
  're-election': 're-elect',
  support: 'support',
}

/**
 * Lemmas in printed order: from the slots that the pattern found, else from the clause itself.
 *
 *   RECEIVE and NOTE the report      receive, note
 *   the fee be increased to £12      increase
 *   BE ASSURED that …                assure
 */
export function readVerbs(
  slots: Readonly<Record<string, Passage>> | undefined,
  clause: string,
  around: Surroundings,
): string[] {
  const found = slots?.verbs ?? slots?.pasts ?? slots?.first ?? slots?.thirds
  const noun = found && nouns[found.text.toLowerCase()]
  if (noun) return [noun]
  if (found) return lemmas(found.text, around)
  const passive =
    /\b(?:be|is|are|was|were)\s+(?:hereby\s+|not\s+|duly\s+|then\s+)*((?:re-|co-)?\p{L}+ed|set|put|let|taken|given|held|made|sold|bought|built|paid|sent|kept|spent|lent|written|brought|withdrawn|drawn|done|laid|chosen|frozen|struck|shown|found|met|begun|left|led|told|dealt|let)\b(?:\s+and\s+(\p{L}+ed)\b)?/iu.exec(
      clause,
    )
  if (passive) return lemmas([passive[1], passive[2]].filter(Boolean).join(' and '), around)
  // "that the Committee noted the dates"
  const told =
    /^(?:the\s+)?(?:\p{Lu}\p{L}+\s+){0,4}(?:board|committee|council|cabinet|panel|authority|members|court)\s+((?:re-)?\p{L}+ed)\b/iu.exec(
      clause,
    )
  if (told) return lemmas(told[1]!, around)
  const active = /^(?:to\s+)?(\p{L}[\p{L}-]+)\b/iu.exec(clause)
  const modal = /\b(?:should|shall|will|would|must)\s+(?:not\s+)?(?:be\s+|also\s+)?(\p{L}+)/iu.exec(clause)
  const did = /\bdid not (\p{L}+)/iu.exec(clause)
  if (did) return [around.lemma(did[1]!)]
  if (active && clause.split(' ').length > 1 && /^to\s/i.test(clause)) return [around.lemma(active[1]!)]
  return modal ? [around.lemma(modal[1]!.toLowerCase())] : []
}

function lemmas(words: string, around: Surroundings): string[] {
  const read = words
    .split(/(?<!\s)\s*,\s*(?:and\s+)?|(?<!\s)\s+and\s+|(?<!\s)\s*&\s*|(?<!\s)\s*\/\s*/i)
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '')
    .map((part) => {
      if (/\bassured$|^(?:take|taken|took) assurance$/.test(part)) return 'assure'
      if (/^(?:take|taken|took) (?:note|as read)$/.test(part)) return part.endsWith('note') ? 'note' : 'receive'
      return around.lemma(part.split(/\s+/).at(-1)!)
    })
  const unique = [...new Set(read)]
  // Minutes are signed because they were approved.
  return unique.length > 1 ? unique.filter((verb) => verb !== 'sign') : unique
}
