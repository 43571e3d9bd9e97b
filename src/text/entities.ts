// Names of those whose sums they are → keys that compare; and names of bodies → the forms in which they are written.

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\bintegrated care (?:board|boards)\b/g, 'icb'],
  [/\bintegrated care system\b/g, 'ics'],
  [/\bclinical commissioning group\b/g, 'ccg'],
  [/\b(?:foundation )?trust\b/g, 'trust'],
]

function plain(name: string): string {
  let words = name.toLowerCase().replace(/[’']s\b|[’']/g, '')
  for (const [pattern, short] of kinds) words = words.replace(pattern, short)
  return words
    .replace(/&/g, ' ')
    .replace(/[^\p{L}\p{N}()]+/gu, ' ')
    .replace(/\b(?:the|nhs|and|our|of|for)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether the name is that of a whole with partners: "the LLR system", "ICS", "group". */
export function isWhole(entity: string): boolean {
  return /\b(?:system|ics|group|health economy|overall|total)\b/.test(plain(entity))
}

/**
 * One key for the names that one document gives to one of its bodies: "System", "LLR system" and "ICS system" are
 * `system`, "the ICB" and "NHS Marlow ICB" are `icb`. Across bodies the key means nothing.
 */
export function entityKey(entity: string): string {
  const words = plain(entity).replace(/[()]/g, ' ')
  if (/\b(?:system|ics|health economy)\b/.test(words)) return 'system'
  if (/\bicb\b/.test(words)) return 'icb'
  return words.replace(/\s+/g, ' ').trim()
}

/**
 * The forms in which a body may be named elsewhere, in lower case without what all bodies have in common.
 *
 *   Orwick, Marlow and Vale (OMV) Integrated Care Board      orwick marlow vale icb      omv icb
 *   NHS OMV Integrated Care Board                            omv icb
 */
export function bodyForms(body: string): string[] {
  const words = plain(body)
  const short = /\(([^()]{2,12})\)/.exec(words)?.[1]
  const long = words
    .replace(/\([^()]*\)?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const kind = /\b(icb|ics|ccg|trust|council)\b/.exec(long)?.[1]
  const forms = [long, ...(short ? [kind && !short.includes(kind) ? `${short} ${kind}` : short] : [])]
  return [...new Set(forms)].filter((form) => form !== '')
}
