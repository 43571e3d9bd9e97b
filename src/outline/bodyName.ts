// The title of a meeting to the body that met.

const bodyNoun =
  /\b(board|committee|council|cabinet|panel|authority|governors|governing body|executive|trustees?|directors|group|forum|(?<!food |tennis )court|senate|commission|trust|partnership|assembly|collaborative|scrutiny|corporation|federation|association|parliament|company|(?:municipal|metropolitan) district)\b/i

/** No paper has a longer title, in characters. */
const longestTitle = 1_000

/**
 * The body in the title of a meeting.
 *
 *   Minutes of the 12th meeting of the Harbour Board (“the Board”) held in public on Monday …
 *                                      ^^^^^^^^^^^^^
 */
export function bodyName(title: string): string | null {
  if (title.length > longestTitle) return null
  // "Quay College Minutes of Corporation Meeting held on …": the owner stands in front.
  const fronted =
    /^(?!(?:draft|unconfirmed|confirmed|approved|public|final|the)\b)((?:[\p{L}&’'().-]+ ){1,8}?)(?:draft\s+|unconfirmed\s+)?(minutes\s+of\s+[^]+)$/iu.exec(
      title.replace(/\s+/g, ' ').trim(),
    )
  if (fronted) {
    const owner = fronted[1]!.trim()
    const own = bodyName(fronted[2]!)?.replace(
      /^(board|council|court)\s+of\s+the\s+(?:association|company|trust|society|college|university)$/i,
      '$1',
    )
    if (own && !/\b(?:was|were|is|are|previous|last)\b/i.test(owner))
      return owner.toLowerCase().endsWith(` ${own.toLowerCase()}`)
        ? owner
        : bareBody.test(own)
          ? `${owner} ${own}`
          : own
  }
  const lines = title.split('\n')
  let text = lines[0]!.trim()
  for (const line of lines.slice(1)) if (!bodyNoun.test(text)) text = `${text} ${line.trim()}`
  text = text
    .replace(/\s+/g, ' ')
    // A line of front matter: title: "Quay Parish Council Meeting".
    .replace(/^(?:title|description):\s*/i, '')
    .replace(/^["“'‘]/, '')
    .replace(/\(\s*(?:the\s+)?[“"‘'][^)]*\)|\(item\s+\d+\)/gi, ' ')
    .replace(/^(?:the\s+)?(?:draft|unconfirmed|confirmed|approved|public|final)\s+/i, '')
    .replace(/^(?:minutes?|minuets|notes?|record|agenda|notice)(?:\s+(?:of|from|for))?(?:\s+(?:the|an?)\b)?\s*/i, '')
    .replace(/^(?:of\s+)?(?:the\s+)?proceedings\s+(?:at|of)\s+(?:an?\s+|the\s+)?/i, '')
    .replace(/^((?:inaugural\s+)?annual|special)(?=meeting\b)/i, '$1 ')
    .replace(/^\p{Lu}{2,5}[-/(]\d[\w()/-]*\s+/u, '')
    .replace(/^.*\bminutes\s+of\s+(?:the|an?)\s+(?:[a-z]+\s+){0,3}meeting\s+of\s+(?=\S)/i, '')
    .replace(/^meeting:\s*\d{1,2}\/\d{1,2}\/\d{2,4}\s*[-–]\s*/i, '')
    .replace(/^at an?\s+/i, '')
    .replace(
      /^(?:(?:\d+(?:st|nd|rd|th)|(?!board\b)[a-z]+(?:st|nd|rd|th)|annual|inaugural|special|extraordinary|ordinary|statutory|virtual|remote|public|monthly|quarterly|general|regular|full)\s+)*(?:meeting|session)s?\s*(?:held\s+)?(?:in public\s+|in private\s+)?(?:of|for)?\s*(?:the\s+)?/i,
      '',
    )
    // "the above Council", "A Parish Council meeting was held": which one is said elsewhere.
    .replace(/^(?:(?:the|of|an?|above|said)\s+)+/i, '')
  // "Board meeting of the Harbour Company": the kind of body stands in front of its owner.
  const owned =
    /^((?:full |management |executive )?(?:board|committee|trustees?|governors?|council))\s+meeting\s+of\s+(?:the\s+)?(.+)$/i.exec(
      text,
    )
  if (owned)
    text = /\b(?:council|committee|board|panel|forum|authority|group)\b/i.test(owned[2]!.replace(/\bheld\b.*$/i, ''))
      ? owned[2]!
      : `${owned[2]!.replace(/\s+held\b.*$/i, '')} ${owned[1]!}`
  if (bodyNoun.test(text))
    text = text.replace(/^(?:(?:annual|ordinary|extraordinary|monthly|quarterly)\s+)+(?=\p{L}+\s+(?!meeting))/iu, '')
  const end =
    /\s*(?:\bheld\b|\bmeeting\b|\bminutes\b|\bon\s+(?:the\s+)?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\bat\s+\d|(?:[,–-]\s*)?\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:[,–-]\s*)?\b\d{1,2}\s*(?:st|nd|rd|th)?\s+\p{L}{3,9},?\s+\d{4}|\bcommenc|\bpart\s+(?:1|one|a)\b|:)/iu.exec(
      text,
    )
  // "Vale Board (Board meeting in public)": what opened before the cut goes with it.
  if (end) text = text.slice(0, end.index).replace(/\s*\([^)]*$/, '')
  // "(TVB)" belongs to a name, "(held in public)" does not.
  const note = /\((?=\s*(?:\p{Ll}|Public|Private|Part))/u.exec(text)
  if (note) text = text.slice(0, note.index)
  text = text
    .replace(/(?<!\s)\s+[–-]\s+/g, ' ')
    .replace(/\bannual (?=parish council\b)/i, '')
    .replace(/(?<![\s,.'’–-])[\s,.'’–-]+$/, '')
    // "Harbour Council virtual meeting": the kind of meeting belongs to no name.
    .replace(/(?:\s+(?:virtual|remote|hybrid|online|annual|ordinary|special|extraordinary|general|agm|egm))+$/i, '')
    .trim()
  // A sentence about a body, and the last minutes of it, name no meeting.
  if (
    /^\d|^to\b|\b(?:previous|last|considered|submitted|received|noted|met|agreed|resolved|decided|asked|that|was|were|is|are)\b/i.test(
      text,
    )
  )
    return null
  return bodyNoun.test(text) && text.split(/\s+/).length <= 18 ? text : null
}

const bareBody =
  /^(?:the\s+)?(?:full\s+)?(?:council|court|corporation(?:\s+board)?|senate|cabinet|(?:trust\s+|academic\s+|management\s+)?board|board\s+of\s+(?:directors|governors|trustees|management)['’]?|(?:full\s+)?governing\s+(?:body|board))$/i
const ownerLine =
  /^(?:the\s+)?(?:(?:royal\s+)?(?:city|university|borough|county|college|town|district|diocese)\s+of\s+\p{L}[\p{L}\s’'-]{2,50}|\p{Lu}[\p{L}\s’'&-]{2,60}\s(?:trust|college|university|association|company|limited|ltd|school|academy|federation|libraries)(?:\s+limited)?)$/iu

/**
 * A body that is named only by its kind, with the organisation printed in a line of its own above it.
 *
 *   UNIVERSITY OF ELLANMOUTH
 *   COUNCIL                     University of Ellanmouth Council
 */
export function ofOwner(body: string, lines: readonly string[]): string {
  if (!bareBody.test(body)) return body
  const owner = lines
    .flatMap((line) => line.split('\n'))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .find((line) => ownerLine.test(line))
  return owner ? `${owner.replace(/^the\s+/i, '')} ${body.replace(/^the\s+/i, '')}` : body
}
